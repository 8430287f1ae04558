"""Last year's number and right behind it the step and its share: 三公经费支出20万元…。上年为25万元，减少5万元，下降20%."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.changes.change import moved
from parsers.worded.scene import Scene, Told, as_printed_in, fits

_LAST = regexp(r"(?:^|[，,。;；])(?:而|其中)?(?:上年度?|上一年度?|去年|上年同期|去年同期)(?:同期|决算|支出|实际)?(?:数|额)?(?:为|是|共|:)*$")
_STEP = regexp(r"^[，,](?:同比|今年|本年|本年度|当年|现|已)?(?:增加|减少|增长|下降|压减|多|少)(?:了|支出)*$")
_SHARE = regexp(r"^[，,](?:同比)?(?:增长|上升|提高|增幅|下降|降低|降幅|减少|压减率?)(?:比例|幅度)?(?:了|为|达)*$")


def last_year_before(scene: Scene) -> Iterator[Told]:
    """The share of the step in what there was the year before: nothing else stands between them."""
    for last, step, share in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if not (last.countable and fits(step, last) and share in scene.percents):
            continue
        lead = scene.text[max(scene.start - 1, 0) : last.start] if last is scene.terms[0] else last.lead
        if _LAST.search(lead) and _STEP.match(step.lead) and _SHARE.match(share.lead) and moved(scene, share.clause) != (False, False):
            yield Told("change", "变动率", share, (f"{step.plain}/{as_printed_in(last, step.factor)}",), True, (last, step, share))
