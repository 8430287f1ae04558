"""How far a count is from the goal that another paragraph tells: 任务2000人次 … 全年培训1864人次，较目标少136人次; and money still to come: 到位资金缺口1420万元,
where the report tells at what rate how much of how much came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from model.figure import Comparator
from model.quantity import Approximate
from model.regexp import regexp
from parsers.worded.afar.pool import idle_words, shared
from parsers.worded.scene import Scene, Term, Told, alike, rounds_to, value, working

_GAP = regexp(r"^[^，,。;；\d]{0,4}[，,](?:比|较)(?:年度|全年|原定?|既定|绩效)?(?:目标|计划|任务)(?:数|值|任务)?(?P<way>少|多)(?:完成)?(?:了)?$")
_AIMED, _DONE = regexp(r"目标|任务|计划|应"), regexp(r"实际|已|少|多|未|差|超")
_MISSING = regexp(r"(?:到位|资金|配套)+缺口(?:为|达|约)?$")
_CAME, _RATE = regexp(r"(?:实际|累计|已)?到位(?:资金|金额)?(?:共|为|:)*$"), regexp(r"^[，,](?:资金)?到位率(?:为|达|达到|约)*$")


def short_of_goal(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """Only where one goal of the report is of the same thing, by what it counts and by its words; none is said where some goal makes it."""
    found = [(done, gap, match["way"]) for scene in scenes for done, gap in pairwise(scene.terms)
             if done.countable and gap.countable and alike(done, gap) and (match := _GAP.match(scene.between(done, gap))) is not None]
    idle = idle_words(scenes[0].lexicon) if found else []
    for done, gap, way in found:
        goals = [
            term for other in everything for term in other.terms
            if alike(term, done) and _is_goal(other, term) and shared(done.clause, term.clause, idle)
        ]
        sign = 1 if way == "少" else -1
        if len({value(term) for term in goals}) != 1 or any(value(term) - value(done) == sign * value(gap) for term in goals):
            continue
        pair = [goals[0], done] if way == "少" else [done, goals[0]]
        if value(pair[0]) > value(pair[1]):
            yield Told("gap", "与目标之差", gap, (working(pair, "-", gap.factor),), True, (done, gap, goals[0]))


def _is_goal(scene: Scene, term: Term) -> bool:
    """任务2000人次, 开展培训2000人次以上."""
    at_least = term.number.printed.approximate is Approximate.OVER or term.number.printed.comparator is Comparator.GE
    told = _AIMED.search(term.clause) if term.countable else at_least and not term.number.printed.han
    return bool(told) and not _DONE.search(term.clause)


def still_to_come(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """The gap against the only pair of what was to come and what came."""
    gaps = [term for scene in scenes for term in scene.terms if term.countable and term.dimension == "money" and _MISSING.search(term.clause)]
    pairs = [pair for other in everything for pair in _came(other, everything)] if gaps else []
    for gap in gaps:
        differences = {value(whole) - value(came) for whole, came in pairs}
        if len(differences) == 1 and value(gap) not in differences:
            yield Told("away", "与别处所述数之差", gap, (working(pairs[0], "-", gap.factor),), True, (*pairs[0], gap))


def _came(scene: Scene, everything: Sequence[Scene]) -> Iterator[tuple[Term, Term]]:
    """What was to come and what came, where the rate told behind it fits them; the largest first number that does."""
    for came, share in pairwise(scene.terms):
        if not (came.countable and came.dimension == "money" and share in scene.percents and _CAME.search(came.clause) and _RATE.match(scene.between(came, share))):
            continue
        wholes = [term for other in everything for term in other.terms if term.countable and alike(term, came) and value(term) > value(came)]
        fitting = [term for term in wholes if rounds_to(Decimal(100) * value(came) / value(term), share)]
        if len({value(term) for term in fitting}) == 1:
            yield fitting[0], came
