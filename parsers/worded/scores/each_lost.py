"""So many, so many marks off for each, so many in all: 2项指标未量化，每项扣0.5分，共扣1分."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told

_EACH = regexp(r"^(?P<between>[^。；;]{0,30})[，,]每(?:发现)?(?:[一1]|有[一1])?(?P<unit>个|项|处|份|次|笔|条|起|例|户|家|村|所|人|张|件|宗|本)[^，。；;\d]{0,6}扣(?:除|减)?$")
_ALL = regexp(r"^[，,](?:因此|故|应|据此)?(?:共计?|合计|累计|总计)(?:应)?扣(?:除|减|分)?(?:了)?$")
_NO_COUNT = regexp(r"每|各|均|抽查|抽取|共有|应|计划|其中")


def each_lost(scene: Scene) -> Iterator[Told]:
    """The count right before what each costs, in the unit of it, and what is taken off in all right behind."""
    for count, loss, off in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        each = _EACH.match(scene.between(count, loss)) if count.exact and loss.dimension == off.dimension == "mark" else None
        if each is None or not (loss.exact and off.exact) or not count.unit.endswith(each["unit"]) or _NO_COUNT.search(count.clause) or not _ALL.match(scene.between(loss, off)):
            continue
        yield Told("penalty", "逐项扣分之和", off, (f"{count.plain}*{loss.plain}",), True, (count, loss, off))
