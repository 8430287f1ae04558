"""A share of the sum right before it: 政策性亏损150万元，按80%计算应补贴120万元."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, as_printed_in

_AT = regexp(r"^[，,](?:由|[省市县区]级?财政)?按(?:照|其)?(?:亏损额|差额|投资额|该金额|上述金额)?(?:的)?$")
_MAKES = regexp(r"^(?:的?比例)?(?:计算|测算|核算|计|补助|补贴|分担|承担)*[，,]?(?:应|可|共|需)*(?:补贴|补助|奖补|补偿|承担|负担|拨付|支付|分担|配套|奖励)(?:资金|金额|款)?(?:为|共|计)*$")


def at_its_share(scene: Scene) -> Iterator[Told]:
    """Only where the sum, the share and what it makes follow on one another."""
    for base, share, result in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if share in scene.percents and base.dimension == result.dimension == "money" and base.countable and result.countable and _AT.match(share.lead) and _MAKES.match(result.lead):
            yield Told("rate", f"{share.plain}%的金额", result, (f"{as_printed_in(base, result.factor)}*{share.plain}/100",), True, (base, share, result))
