"""A mark right beside the rate that it is given by, whose rule nobody tells: 执行率92.31%，该项10分，得9.23分; 满分10分，执行率92.31%，得9.23分."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, value

_RATE = regexp(r"(?:执行|到位|完成|支付|支出|拨付|达成|兑现|合格|及时)(?:进度|率|比例)(?:为|是|达到?|约|:)*$|(?:执行|到位|完成|支付|支出|拨付)率[^，。;:]{0,40}(?:计算|测算|折算)?[为得]$")
_STOP = regexp(r"[，。;:(]")
_WORTH = regexp(r"^\)?[，,;(](?:[该本此]项?(?:指标)?)?(?:分值|满分|权重|标准分)?(?:为|共|:)*$")
_WORTH_AHEAD = regexp(r"(?:分值|满分|权重|标准分)(?:为|共|是|:)*$|\($")
_BY_SHARE = regexp(r"按(?:照)?(?:实际)?(?:完成|执行|到位)?(?:比例|完成率|执行率|到位率)(?:计分|赋分|计|折算)?[，,]?")
_GOT = regexp(r"^[)）]?[，,;:]?(?:按(?:照)?(?:实际)?(?:完成|执行|到位)?(?:比例|完成率|执行率|到位率)(?:计分|赋分|折算)?[，,]?)?(?:实际|自评|评价|应|据此|故|相应|对应)*(?:得分|实得|得|计)(?:为|:)*$")
_SLIP = Decimal("1.5")
_RULED = regexp(r"每|扣|不得分|以[上下]得?满分|区间")


def by_its_rate(scene: Scene) -> Iterator[Told]:
    """Rate, full mark, mark (or the full mark first), one behind another; only a slip of the pen is told, as the rule may be another,
    unless it is said to be the share (按比例得)."""
    for a, b, got in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        rate, worth = (a, b) if a.dimension == "percent" else (b, a)
        if rate.unit != "%" or not rate.exact or not all(term.dimension == "mark" and term.exact for term in (worth, got)) or value(got) >= value(worth) * _SLIP:
            continue
        if value(got) >= value(worth) and not _BY_SHARE.search(got.lead):
            continue
        beside = _WORTH.search(worth.lead) if rate is a else _WORTH_AHEAD.search(worth.lead)
        if beside and _RATE.search(_STOP.split(scene.text[scene.start : rate.number.printed.number_start])[-1]) and _GOT.search(got.lead) and not _RULED.search(scene.text, scene.start, got.start):
            yield Told("share", "按比例得分", got, (f"{rate.plain}%*{worth.plain}",), bool(_BY_SHARE.search(got.lead)), (a, b, got))
