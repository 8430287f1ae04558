"""Sums over the classes of spending that every unit's accounts have: 三公经费 is 出国, 用车 and 接待, 公务用车 buying and running, 基本支出 人员 and 公用.

The classes are closed, so they add up wherever they stand: in one sentence with comparisons between them, or in paragraphs of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from parsers.worded.scene import Scene, Term, Told, alike, value, working

_TAIL = r"[”\"]?(?:经费|费用|费)?\)?(?:财政拨款)?(?:支出|决算|金额|总额|总计|合计|共计|预算|安排|数|额|总)*(?:为|是|共|约|:)*$"
_ABROAD = r"因公出国(?:\(境\)|境)?"
_CARS = r"(?:公务用?车|公车)购置(?:及|和|、|与)(?:公务用?车|公车)?运行(?:维护)?"
_BOUGHT = r"(?<!及)(?<!和)(?:公务用?车|公车)购置"
_RUN = r"(?<![及和、与])(?:公务用?车|公车)运行(?:维护)?"
_MEALS = r"(?<!国外)公务接待"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A whole and its classes; ``needed``: how many of them, from the first on, there must be."""

    label: str
    whole: re.Pattern[str]
    parts: tuple[re.Pattern[str], ...]
    needed: int


def _kind(label: str, whole: str, parts: Sequence[str], needed: int) -> _Kind:
    return _Kind(label, re.compile(whole + _TAIL), tuple(re.compile(part + _TAIL) for part in parts), needed)


_KINDS = (
    _kind("“三公”经费各项之和", r"[“\"]?三公[”\"]?", (_MEALS, _CARS, _ABROAD), 2),
    _kind("公务用车购置及运行费各项之和", _CARS, (_BOUGHT, _RUN), 2),
    _kind("基本支出各项之和", r"(?<!项目支出和)基本支出", (r"人员(?=经费)", r"公用(?=经费)", r"对个人和家庭的?补助"), 2),
)
_CUES = ("三公", "购置", "基本支出")
_FARTHEST, _SCENES = 1_200, 16
_YEAR = re.compile(r"(20\d\d)年")
_STEP = re.compile(r"[比较]|同比|增加|减少|增长|下降|每|标准")
_MOST = 12


_CLASS = re.compile(r"(?:出国|公务用?车|公车|公务接待|人员经费|公用经费)[^，。;]{0,16}\d")


def names_class(text: str) -> bool:
    """Whether a short paragraph may be one class: 公务接待费支出2.3万元。"""
    return bool(_CLASS.search(text))


def classed(scenes: Sequence[Scene], after: Sequence[Scene]) -> Iterator[Told]:
    """Wholes that a paragraph gives, with their classes behind them; ``after``: the sentences of the paragraphs that follow."""
    for at, scene in enumerate(scenes):
        if not any(cue in scene.text for cue in _CUES):
            continue
        reach = [scene, *scenes[at + 1 :], *after][:_SCENES]
        for kind in _KINDS:
            for whole in (term for term in scene.terms if _is(kind.whole, term)):
                yield from _told(kind, whole, reach)


def _told(kind: _Kind, whole: Term, reach: Sequence[Scene]) -> Iterator[Told]:
    budgeted, year = _budgeted(whole), _year(reach[0], whole)
    found: list[list[Term]] = [[] for _ in kind.parts]
    behind = False
    for scene in reach:
        for term in scene.terms:
            behind = behind or term is whole
            if not behind or term is whole or not alike(term, whole):
                continue
            if _is(kind.whole, term) and _budgeted(term) is budgeted and value(term) != value(whole):
                behind = False
                break
            for place, pattern in enumerate(kind.parts):
                if _is(pattern, term) and _budgeted(term) is budgeted and not (year and _year(scene, term) not in ("", year)):
                    found[place].append(term)
        if not behind and found != [[] for _ in kind.parts]:
            break
    ways = [_distinct(terms) for terms in found]
    if not all(ways[: kind.needed]) or len([1 for terms in ways if terms]) < 2:
        return
    unit = whole.factor
    choices = [list(choice) for choice in product(*(terms for terms in ways if terms))]
    if len(choices) > _MOST:
        return
    sums = tuple(dict.fromkeys(working(choice, "+", unit) for choice in choices))
    if len(ways) > kind.needed and ways[-1] and kind.needed == 2:
        sums += tuple(working(choice[:-1], "+", unit) for choice in choices)
    first = choices[0]
    yield Told("sum", kind.label, whole, sums, all(len(terms) < 2 for terms in ways), (whole, *first))


def _is(pattern: re.Pattern[str], term: Term) -> bool:
    return term.dimension == "money" and term.exact and bool(pattern.search(term.lead)) and not _STEP.search(term.clause)


def _budgeted(term: Term) -> bool:
    """Whether what was to be spent is told, not what was."""
    words = term.lead[-_LEAD:]
    return "预算" in words and not re.search(r"决算|预算财政拨款|公共预算|实际", words)


_LEAD = 14


def _year(scene: Scene, term: Term) -> str:
    """The year that stands last before a number of its paragraph; "" where none does."""
    years = _YEAR.findall(scene.text, 0, term.start)
    return str(years[-1]) if years else ""


def _distinct(terms: Sequence[Term]) -> list[Term]:
    """One term for each value."""
    return list({value(term): term for term in reversed(terms)}.values())[::-1]
