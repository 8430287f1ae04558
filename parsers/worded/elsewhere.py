"""A share of a whole that another paragraph tells: 下达中央资金720万元，占总投资的60%, where 总投资1200万元 stands in the overview."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, countable, factor
from parsers.worded.shares import unbased

_LEAD = re.compile(r"^(?:其|本|该|此|项目|工程|全部|当年|年度|全年)+(?=[\u4e00-\u9fff]{2})")
_TAIL = re.compile(r"(?:为|是|共|约|合计|共计|总计|计|达到|达|:|的|总额|总数|总量|总长度?|总里程|总面积|金额)+$")
_NOT = re.compile(r"其中|剩余|未|结余|节约|缺口|较|比|占|上年|去年|同期")
_SHORTEST = 2


def elsewhere(scenes: Sequence[Scene], others: Sequence[Scene]) -> Iterator[tuple[Told, Scene]]:
    """Each share of ``scenes`` whose base only one of the ``others`` tells, or several tell alike; with the scene that does."""
    for count, share, name in unbased(scenes):
        base = _plain(name)
        if len(base) < _SHORTEST:
            continue
        found = [(scene, term) for scene in others for term in scene.terms if term is not count and countable(term) and alike(term, count) and _tells(term, base)]
        unit = factor(count)
        values = dict.fromkeys(as_printed_in(term, unit) for _, term in found)
        if len(values) == 1:
            scene, term = found[0]
            yield Told("away", f"占{name}的比例", share, (f"{count.plain}/{next(iter(values))}",), True, (count, share, term)), scene


def _plain(name: str) -> str:
    return _TAIL.sub("", _LEAD.sub("", name))


def _tells(term: Term, base: str) -> bool:
    """Whether the words right before a number are the base's: 项目总投资约 …."""
    return not _NOT.search(term.clause) and _TAIL.sub("", term.clause).endswith(base)
