"""A share laid down first, then what it is of, then what it makes: 按设备投资额的10%给予奖补，核定设备投资额460万元，共兑现46万元."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, as_printed_in

_SHARE = regexp(r"按(?:照)?[\u4e00-\u9fff]{0,6}?(?P<what>[\u4e00-\u9fff]{2,6})的$")
_MAKES = regexp(r"^[，,](?:共|实际|应|合计|累计)*(?:兑现|奖补|补助|补贴|发放|拨付|支付|奖励|贴息)(?:资金|补助|补贴|金额)*(?:共|为)?$")


def share_of_the_outlay(scene: Scene) -> Iterator[Told]:
    """The three follow on one another, and the base is called as the share calls it."""
    for share, base, result in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        match = _SHARE.search(share.clause) if share in scene.percents else None
        money = base.dimension == result.dimension == "money" and base.countable and result.countable
        if match is not None and money and match["what"][-3:] in base.clause and _MAKES.match(result.lead):
            yield Told("rate", f"{match['what']}的{share.plain}%", result, (f"{as_printed_in(base, result.factor)}*{share.plain}/100",), True, (share, base, result))
