"""Sums over the classes of spending that every unit's accounts have: 三公经费 is 出国, 用车 and 接待, 公务用车 buying and running, 基本支出 人员 and 公用.

The classes are closed, so they add up wherever they stand: in one sentence with comparisons between them, or in paragraphs of their own; and so do
the steps that each made against the year before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, value

_NAMES = {
    "三公": r"[“\"]?三公[”\"]?",
    "出国": r"因公出国(?:\(境\)|境)?",
    "用车": r"(?:公务用?车|公车)购置(?:及|和|、|与)(?:公务用?车|公车)?运行(?:维护)?",
    "购车": r"(?:公务用?车|公车)购置",
    "养车": r"(?<![及和、与])(?:公务用?车|公车)运行(?:维护)?",
    "接待": r"公务接待",
    "基本支出": r"(?<!项目支出和)基本支出",
    "人员": r"人员(?=经费)",
    "公用": r"公用(?=经费)",
    "家庭": r"对个人和家庭的?补助",
}
_TAIL = r"[”\"]?(?:经费|费用|费)?\)?(?:财政拨款)?(?P<what>(?:年初|全年|年度|本年|实际|支出|决算|金额|总额|总计|合计|共计|预算|安排|数|额|总)*)"
_STEP = r"(?:(?:[比较]|同比)(?:上年度?|去年|20\d\d年度?)?(?:同期|决算数?|相比|支出)*)?(?P<move>增加|减少|增长|下降)(?:了)?"
_NAMED = {name: regexp(rf"{words}{_TAIL}(?:{_STEP})?(?:为|是|共|约|:)*$") for name, words in _NAMES.items()}
_GOES_ON = regexp(rf"[，,](?:全年|年度|年初|实际)*(?P<what>支出决算|决算|支出|预算|年初预算)(?:数|支出|安排)?(?:{_STEP})?(?:为|是|:)*")
"""年初预算为23.4万元，支出决算为6.5万元: of the same class."""

_WHOLES: Mapping[str, tuple[str, tuple[tuple[str, ...], ...], tuple[str, ...]]] = {
    "三公": ("“三公”经费各项之和", (("接待", "用车"), ("接待", "购车", "养车"), ("接待", "养车")), ("出国",)),
    "用车": ("公务用车购置及运行费各项之和", (("购车", "养车"),), ()),
    "基本支出": ("基本支出各项之和", (("人员", "公用"),), ("家庭",)),
}
"""By whole: what the sum is called, the classes that there must be (the first such list that is there), and those that may be besides."""
_CUES = ("三公", "购置", "基本支出")
_SCENES, _MOST = 16, 12
_YEAR = regexp(r"(20\d\d)年")
_CLASS = regexp(r"(?:出国|公务用?车|公车|公务接待|人员经费|公用经费)[^，。;]{0,16}\d")


@dataclass(frozen=True, slots=True)
class _Classed:
    """A sum of money by class; ``mode``: settled, budget or step; ``rise``: of a step, +1 or -1."""

    term: Term
    name: str
    mode: str
    rise: int
    year: str


def names_class(text: str) -> bool:
    """Whether a short paragraph may be one class: 公务接待费支出2.3万元。"""
    return bool(_CLASS.search(text))


def classed(scenes: Sequence[Scene], after: Sequence[Scene]) -> Iterator[Told]:
    """Wholes that a paragraph gives, with their classes behind them; ``after``: the sentences of the paragraphs that follow."""
    for at, scene in enumerate(scenes):
        if not any(cue in scene.text for cue in _CUES):
            continue
        sums = [one for other in (scene, *scenes[at + 1 :], *after)[:_SCENES] for one in _sums(other)]
        for place, whole in enumerate(sums):
            if not any(whole.term is term for term in scene.terms):
                continue
            if whole.name in _WHOLES:
                yield from _told(whole, sums[place + 1 :])
            if whole.year and whole.mode != "step":
                yield from _moved(whole, sums[place + 1 :])


def _sums(scene: Scene) -> Iterator[_Classed]:
    last = None
    for term in scene.terms:
        found = _named(scene, term, last) if term.dimension == "money" and term.exact else None
        if found is not None:
            yield found
        last = found


def _named(scene: Scene, term: Term, last: _Classed | None) -> _Classed | None:
    match = next(((name, match) for name, pattern in _NAMED.items() if (match := pattern.search(term.lead))), None)
    if match is None and last is not None and (goes_on := _GOES_ON.fullmatch(term.lead)):
        match = (last.name, goes_on)
    if match is None:
        return None
    name, said = match
    mode = "step" if said["move"] else "budget" if "预算" in said["what"] and "决算" not in said["what"] else "settled"
    years = _YEAR.findall(scene.text, 0, term.start)
    return _Classed(term, name, mode, -1 if said["move"] in ("减少", "下降") else 1, str(years[-1]) if years else "")


def _told(whole: _Classed, behind: Sequence[_Classed]) -> Iterator[Told]:
    label, needed, besides = _WHOLES[whole.name]
    parts: dict[str, list[_Classed]] = {}
    for one in behind:
        if one.mode != whole.mode or not alike(one.term, whole.term):
            continue
        if one.name == whole.name and value(one.term) != value(whole.term):
            break
        if not (whole.year and one.year and whole.year != one.year):
            parts.setdefault(one.name, []).append(one)
    classes = next((names for names in needed if all(name in parts for name in names)), None)
    if classes is None:
        return
    found = [_distinct(parts[name]) for name in classes]
    aside = [_distinct(parts[name]) for name in besides if name in parts]
    choices = [list(choice) for choice in product(*found, *aside)]
    if len(choices) > _MOST:
        return
    ways = [_working(whole, choice) for choice in (*choices, *(choice[: len(classes)] for choice in choices if besides == ("家庭",) and aside))]
    sums = tuple(dict.fromkeys(way for way in ways if way))
    if sums:
        yield Told("sum", label, whole.term, sums, all(len(terms) == 1 for terms in (*found, *aside)), (whole.term, *(one.term for one in choices[0])))


def _moved(one: _Classed, behind: Sequence[_Classed]) -> Iterator[Told]:
    """2022年…公务接待8.6万元；2021年…公务接待9.2万元；公务接待较上年减少0.6万元: the step between the years, where each is told one amount alone."""
    same = [other for other in behind if other.name == one.name and alike(other.term, one.term)]
    amounts = _distinct([other for other in same if other.mode != "step" and other.year])
    if len(amounts) != 1 or abs(int(amounts[0].year) - int(one.year)) != 1:
        return
    other = amounts[0]
    now, before = (one, other) if one.year > other.year else (other, one)
    steps = [step for step in same if step.mode == "step" and step.term.start != other.term.start and step.year in (one.year, other.year)]
    for step in steps[:1] if same and same[0] is other else ():
        unit = step.term.factor
        first, second = (now, before) if step.rise > 0 else (before, now)
        way = f"{as_printed_in(first.term, unit)}-{as_printed_in(second.term, unit)}"
        yield Told("gap", "两年之差", step.term, (way,), True, (one.term, other.term, step.term))


def _working(whole: _Classed, parts: Sequence[_Classed]) -> str:
    """The parts added up, those that moved the other way taken off; "" where all did."""
    unit = whole.term.factor
    along = [as_printed_in(one.term, unit) for one in parts if one.rise == whole.rise]
    against = [as_printed_in(one.term, unit) for one in parts if one.rise != whole.rise]
    return "-".join(["+".join(along), *against]) if along else ""


def _distinct(sums: Sequence[_Classed]) -> list[_Classed]:
    """One for each value."""
    return list({(value(one.term), one.rise): one for one in reversed(sums)}.values())[::-1]
