"""What is left of a thing whose number another paragraph tells: 购置健康一体机60台 in the overview; 健康一体机配发至村卫生室共48台，其余12台留作备用."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from model.regexp import regexp
from parsers.worded.layout.rest_of_row import is_rest, side_by_side
from parsers.worded.scene import Scene, Term, Told, as_printed_in, fits, value
from parsers.worded.sums.addends import NO_WHOLE, added

_IDLE = regexp(r"其中|完成|实际|计划|共计?|合计|累计|全年|全[县市区镇乡]|本年|新增|项目|目前|已经?|[^\u4e00-\u9fff]")
_PARTLY = regexp(r"其中|上年|去年|目标|计划|任务|拟|抽|涉及")
_SHARED, _MOST = 3, 4
"""Characters together that tell of one thing; numbers that were told as gone."""


def rest_elsewhere(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """Where the paragraph tells no whole itself, and one number alone of the same counter is told of the thing anywhere else."""
    for scene in scenes:
        for rest in scene.terms:
            if not is_rest(rest):
                continue
            gone = [term for term in scene.before(rest) if fits(term, rest) and term.unit == rest.unit]
            name = _IDLE.sub("，", scene.text[scene.start : gone[0].start]) if gone else ""
            own = {id(term) for one in scenes for term in one.terms}
            wholes = [term for one in everything for term in one.terms if id(term) not in own and fits(term, rest) and term.unit == rest.unit and _of(term, name)]
            able = {value(term): term for term in wholes}
            if gone and len(gone) <= _MOST and len(able) == 1 and next(iter(able)) > added(gone) and side_by_side(gone) and not _told_here(scenes, gone):
                whole = next(iter(able.values()))
                way = "-".join(as_printed_in(term, rest.factor) for term in (whole, *gone))
                yield Told("gap", "其余", rest, (way,), True, (whole, *gone, rest))


def _of(whole: Term, name: str) -> bool:
    called = _IDLE.sub("。", whole.clause)
    longest = SequenceMatcher(None, called, name, autojunk=False).find_longest_match()
    return longest.size >= _SHARED and not NO_WHOLE.search(whole.clause) and not _PARTLY.search(whole.clause)


def _told_here(scenes: Sequence[Scene], gone: Sequence[Term]) -> bool:
    """Whether the paragraph itself has told a number that they may be of."""
    return any(fits(term, gone[0]) and term.start < gone[0].start and value(term) > added(gone) for scene in scenes for term in scene.terms)
