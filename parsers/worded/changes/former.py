"""Last year's number right behind this year's: 立案94起，上年132起，同比下降28.79%."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.changes.change import moved, told_change
from parsers.worded.scene import Scene, Told, alike

_FORMER = regexp(r"^[，,(（](?:上年度?|去年|上年同期|去年同期|上年度?同期)(?:同期)?(?:[\u4e00-\u9fff]{0,4})?(?:为|是|数)?$")
_NO_LAST = regexp(r"[比较与]|结转|结余|末|底|增|减|欠|完成率|占")
_MOVED = regexp(r"^[)）]?[，,](?:同比|(?:[较比]|与)(?:上年|去年)(?:同期)?(?:相比)?)?(?:增长|增加|上升|提高|下降|降低|减少)(?:了|率为|率|幅度为|为|约)?$")
_NO_NOW = regexp(r"目标|计划|任务|预算|上年|去年|以来|累计")


def former(scene: Scene) -> Iterator[Told]:
    """The step between two numbers alike, the first of this year, the second of the year before, told as a percentage right behind them."""
    for now, then, share in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if not (now.countable and then.countable and alike(now, then) and share in scene.percents):
            continue
        rise, fall = moved(scene, share.clause)
        if rise == fall or not _FORMER.match(then.lead) or _NO_LAST.search(then.lead) or not _MOVED.match(share.lead) or _NO_NOW.search(now.clause):
            continue
        yield told_change(share, now, then, rise)
