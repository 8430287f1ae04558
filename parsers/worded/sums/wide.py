"""What the words say was worked out, but not from what: a remainder, a rise, a sum, a list, held against the numbers around it.

The arithmetic itself tells which numbers are meant: those that work out, or that would but for one digit.  So few are tried that none
comes near by chance (:data:`_TRIES`); where none does, nothing is said.  Nothing here is firm: the rule looks for the one digit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, islice, takewhile

from model.quick import quick
from model.regexp import regexp
from model.slips import one_slip
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, gap_told, value
from parsers.worded.sums.addends import MEAN, so_far
from parsers.worded.sums.apart import OPENS

_REMAINS = regexp(r"(?:剔除|扣除|减去|扣减)[\u4e00-\u9fff]{0,8}后[\u4e00-\u9fff]{0,8}$")
_WHOLE = regexp(
    r"(?:合计|共计|总计|总额|累计|全年(?!预算)|调整后|送审|结算|共)(?!节约|减少|增加)[\u4e00-\u9fff]{0,10}$"
)
_OF_TIERS = regexp(r"(?:合计|共计|总计)[\u4e00-\u9fff]{0,4}(?:中央|省级?|市级?|县级?|区级)(?:[、和及](?:中央|省级?|市级?|县级?|区级))+[\u4e00-\u9fff]{0,10}$")
"""共计下达省级、市级补助资金80万元."""
_MORE = regexp(r"[^，。;\d]{0,6}[，;]另(?:有|外)?")
"""全年直发4,230人次，另有2人次补发: not all of them."""
_LACKING = regexp(r"少到位|少拨|未到位|缺口|尚[差缺欠]|欠[拨付]")
"""配套少到位30万元: no part of what was spent."""
_REACHED = regexp(r"[到至]$")
_LESS = regexp(r"调减|核减|压减|减少|收回|扣减|扣除")
_NEAR, _FAR = 10, 40
"""So many numbers of one kind before may be what was worked with, should one have slipped; should none have, so many."""
_LONGEST = 16  # parts
_FEWEST = 5  # digits of a difference: which numbers a sum is of is plainer
_TRIES = {4: 3, 5: 14, 6: 120}
"""By the digits of the largest number down to the last place of any: how many ways may be tried that one comes within a digit by
chance at most once in fifty times, three numbers of n digits having about 27 n variants among ten to the n."""


@quick
@dataclass(frozen=True, slots=True)
class _Known:
    """A number and its value in the base unit of its dimension."""

    term: Term
    value: Decimal


def wide(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """``earlier``: the sentences of the paragraphs just before."""
    before = [term for scene in earlier for term in scene.terms if term.countable]
    away = {id(term) for term in before}
    for number, scene in enumerate(scenes):
        here = [term for term in scene.terms if term.countable]
        for at, term in enumerate(here):
            if _REACHED.search(term.clause) or _THAN_A_PART.search(term.clause):
                continue
            if gap_told(scene, term.clause) or _REMAINS.search(term.clause):
                after = [_known(other) for other in here[at + 1 : at + 3] if alike(other, term)]
                yield from _difference(_known(term), [*after, *_alike([*before, *here[:at]], term)], away)
            elif (_WHOLE.search(term.clause) or _OF_TIERS.search(term.lead)) and not _MORE.match(scene.text, term.end):
                yield from _sum(_known(term), _alike([*before, *here[:at]], term))
        for match in OPENS.finditer(scene.text, scene.start, scene.end):
            listed = [term for term in here if term.start >= match.end()]
            if listed and _goes_on(scene, listed[0], scenes[number + 1 : number + 2]):
                continue
            yield from _listed(listed, [*before, *(term for term in here if term.end <= match.start())])
        before += here


_THAN_A_PART = regexp(r"[较比][\u4e00-\u9fff]{0,8}(?:部分|中的?[\u4e00-\u9fff]{2,6})[低高少多]")
"""较概算中建安部分低: than what is a part of another number."""


def _goes_on(scene: Scene, first: Term, following: Sequence[Scene]) -> bool:
    """其中：中央862万元、省级421万元足额到位；县级到位262万元: the list runs over the semicolon."""
    return scene.text[:scene.end].rstrip().endswith((";", "；")) and any(alike(term, first) for other in following for term in other.terms[:1])


def _known(term: Term) -> _Known:
    return _Known(term, value(term))


def _alike(terms: Sequence[Term], one: Term) -> list[_Known]:
    """The numbers that measure the same thing, the nearest first."""
    able = (other for other in reversed(terms) if alike(other, one) and not MEAN.search(other.clause) and not _LACKING.search(other.clause))
    return [_known(term) for term in islice(able, _FAR)]


def _difference(result: _Known, around: Sequence[_Known], away: Collection[int]) -> Iterator[Told]:
    """``away``: what stands in other paragraphs; of two numbers one stands here."""
    values = {one.value: one for one in reversed(around)}
    for one in around:
        if other := values.get(one.value - result.value):
            yield _told("gap", "差额", result, (one, other), "+-")
            return
    nearest = sorted(combinations(range(min(len(around), _NEAR)), 2), key=max)
    pairs = ((around[i], around[j]) for i, j in nearest if id(around[i].term) not in away)
    ways = (((a, b) if a.value > b.value else (b, a), "+-") for a, b in pairs)
    yield from _slipped("gap", "差额", result, [way for way in ways if _digits(way, result) >= _FEWEST])


def _sum(result: _Known, known: Sequence[_Known]) -> Iterator[Told]:
    """The last so many before make the sum."""
    ways: list[_Way] = []
    for size in range(2, min(len(known), _LONGEST) + 1):
        run = tuple(reversed(known[:size]))
        ways.append((run, "".join("-" if _LESS.search(one.term.clause) else "+" for one in run)))
        if _given(ways[-1]) == result.value:
            yield _told("parts", "合计", result, *ways[-1])
            return
    if _some_make(result, known[:_NEAR]):
        return
    # 乙120万元，结算120万元: a number told twice is no sum of itself and another
    yield from _slipped("parts", "合计", result, [way for way in ways if all(one.value != result.value for one in way[0])])


_MOST_PARTS = 5


def _some_make(result: _Known, known: Sequence[_Known]) -> bool:
    """省级1,100万元，县级自筹500万元。…县级自筹到位385万元，合计到位1,745万元: whether some of the numbers before it, though not the last so
    many, make the sum: then it is of these."""
    able = [one.value for one in known if one.value < result.value]
    return any(sum(values, Decimal(0)) == result.value for size in range(2, _MOST_PARTS + 1) for values in combinations(able, size))


_LEFT_OVER = regexp(r"(?:^|年末|资金)(?:结余|结转|节余)")
"""其中课时费128万元、管理费25万元，结余5万元: what is left is no item."""


def _listed(listed: Sequence[Term], earlier: Sequence[Term]) -> Iterator[Told]:
    """A list whose whole stands in an earlier sentence: the whole is what is claimed."""
    own = takewhile(lambda term: not so_far(listed[0], term), (term for term in listed if alike(term, listed[0])))
    parts = tuple(_known(term) for term in own)[:_LONGEST]
    if len(parts) < 2:
        return
    way = parts, "+" * len(parts)
    wholes = _alike(earlier, listed[0])[:_NEAR]
    if whole := next((one for one in wholes if one.value == _given(way)), None):
        yield _told("parts", "所列各项之和", whole, *way)
        return
    if any(_LEFT_OVER.search(part.term.clause) for part in parts):
        return
    for one in wholes:
        if told := list(_slipped("parts", "所列各项之和", one, [way])):
            yield told[0]
            return


_Way = tuple[tuple[_Known, ...], str]
"""Numbers, and the sign of each."""


def _slipped(kind: str, label: str, result: _Known, ways: Sequence[_Way]) -> Iterator[Told]:
    """The first way that one digit would mend."""
    for tried, way in enumerate(ways):
        digits = _digits(way, result)
        if digits in _TRIES or digits > max(_TRIES):
            if tried >= _TRIES[min(digits, max(_TRIES))]:
                return
            if _one_slip(way, result):
                yield _told(kind, label, result, *way)
                return


def _told(kind: str, label: str, result: _Known, numbers: tuple[_Known, ...], signs: str) -> Told:
    unit = result.term.factor
    shown = "".join(f"{sign}{as_printed_in(one.term, unit)}" for one, sign in zip(numbers, signs, strict=True)).removeprefix("+")
    return Told(kind, label, result.term, (shown,), False, (*(one.term for one in numbers), result.term))


def _given(way: _Way) -> Decimal:
    return sum((one.value if sign == "+" else -one.value for one, sign in zip(*way, strict=True)), Decimal(0))


def _digits(way: _Way, result: _Known) -> int:
    """How many digits the largest number has, down to the last place in which any of them has more than a nought."""
    numbers = [one.value.normalize() for one in (*way[0], result)]
    last = min(int(number.as_tuple().exponent) for number in numbers)
    return max(number.adjusted() for number in numbers) - last + 1


def _places(term: Term) -> int:
    return len(term.plain.partition(".")[2])


def _one_slip(way: _Way, result: _Known) -> bool:
    gap = result.value - _given(way)
    return _would_be(result, -gap) or any(_would_be(one, gap if sign == "+" else -gap) for one, sign in zip(*way, strict=True))


def _would_be(one: _Known, change: Decimal) -> bool:
    """Whether a change, in the base unit, is one slip in the number as printed."""
    places = _places(one.term)
    should = (one.value + change) / one.term.factor
    return should > 0 and should == round(should, places) and one_slip(f"{should:.{places}f}", one.term.plain)
