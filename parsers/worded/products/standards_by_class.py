"""Standards by class, counts by class and what they come to: 经营型每人200元，服务型每人300元，共支出50.94万元, of 经营型1386人、服务型774人 told before;
and what each class came to, told anywhere: 80—89岁每人每月50元 … 80—89岁2418人 … 80—89岁支出145.08万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.regexp import regexp
from model.slips import reordered
from parsers.worded.products.priced import LIMIT
from parsers.worded.scene import Scene, Term, Told, as_printed_in, counters, value

_NAME = r"(?P<name>[\u4e00-\u9fff\d—~－-]{2,12}?)"
_EACH = regexp(rf"(?:^|[，,。;；、:：(])(?:[\u4e00-\u9fff]{{0,6}}(?:按|为|对))?{_NAME}每(?P<unit>人次|[人户名座个处台套亩只头])(?P<month>每月|/月)?(?:补助|补贴|奖补|发放|标准|为|按)*$")
_COUNT = regexp(rf"(?:^|[，,。;；、:：(])(?:其中|实际|完成|已|共|分别为|:)*{_NAME}(?:为|共)?$")
_SUM = regexp(r"(?:^|[，,。;；])(?:以上|两项|三项)?(?P<when>当月|全年|共|合计|累计|共计|实际)(?:共)?(?:需)?(?:支出|发放|兑付|补助|兑现|支付|奖补|补贴)(?:资金|奖补资金|补助资金|金额|津贴)*(?:为|共|计)*$")
_MORE = regexp(r"[^。；;]{0,12}?(?:含|包括|其中|另|等)")
"""共支出65万元，含工作经费5万元: more than the standards come to."""
_REACH = 40
_MOST = 5
_NEAR = Decimal("0.2")
_Named = tuple[re.Match[str], Term, Scene]


def standards_by_class(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """``earlier``: the sentences of the paragraphs before.  Each class has one standard, and one count told last before the sum."""
    sums = list(_sums(scenes))
    rates = _named((*earlier, *scenes), _EACH) if sums else []
    if not 2 <= len(rates) <= _MOST or len({match["unit"] for match, _, _ in rates}) != 1 or len({match["name"] for match, _, _ in rates}) != len(rates):
        return
    if any(LIMIT.search(scene.text[scene.start : scene.end]) for _, _, scene in rates) or any(term.dimension != "money" or not term.exact for _, term, _ in rates):
        return
    monthly = {bool(match["month"]) for match, _, _ in rates}
    for at, whole, of_month in sums if len(monthly) == 1 else ():
        if of_month in monthly:
            told = _named((*earlier, *scenes[: at + 1]), _COUNT)
            counts = [_last(told, whole, match["name"], counters(scenes[at], match["unit"])) for match, _, _ in rates]
            parts = [count for count in counts if count is not None]
            if len(parts) == len(rates):
                yield from _told(whole, parts, [rate for _, rate, _ in rates])


def _sums(scenes: Sequence[Scene]) -> Iterator[tuple[int, Term, bool]]:
    """What was paid in all: the sentence's place, the sum, and whether it is a month's."""
    for at, scene in enumerate(scenes):
        for whole in scene.terms:
            match = _SUM.search(_before(scene, whole)) if whole.countable and whole.dimension == "money" else None
            if match is not None and not _MORE.match(scene.text, whole.end):
                yield at, whole, match["when"] == "当月"


def _before(scene: Scene, term: Term) -> str:
    return scene.text[max(scene.start - 1, term.start - _REACH, 0) : term.start]


def _named(scenes: Sequence[Scene], pattern: re.Pattern[str]) -> list[_Named]:
    """The numbers that a pattern's words stand right before."""
    found = ((pattern.search(_before(scene, term)), term, scene) for scene in scenes for term in scene.terms)
    return [(match, term, scene) for match, term, scene in found if match is not None]


def _last(told: Sequence[_Named], whole: Term, name: str, units: Sequence[str]) -> Term | None:
    """The last count of a class before the sum."""
    found = [term for match, term, _ in told if match["name"] == name and term.countable and term.unit in units and term is not whole]
    return found[-1] if found else None


def _told(whole: Term, counts: Sequence[Term], rates: Sequence[Term]) -> Iterator[Told]:
    """Only where they come near to the sum, or make it but for the order of its digits."""
    total = sum((value(count) * value(rate) for count, rate in zip(counts, rates, strict=True)), Decimal(0))
    should = f"{total / whole.factor:.{len(whole.plain.partition('.')[2])}f}"
    if abs(total - value(whole)) > value(whole) * _NEAR and not reordered(should, whole.plain):
        return
    way = "+".join(f"{count.plain}*{as_printed_in(rate, whole.factor)}" for count, rate in zip(counts, rates, strict=True))
    yield Told("product", "各类人数乘标准之和" if counts[0].measure == "count:人" else "各类数量乘标准之和", whole, (way,), True, (whole, *counts, *rates))


_CLASS = r"(?P<name>[\u4e00-\u9fff\d—~～\-（）()]{2,16}?)"
_STANDARD = regexp(rf"(?:^|[，,。;；、:：(])(?:其中|对|按)?{_CLASS}(?:按|为)?每(?P<unit>[人户名])(?P<month>每月|/月)?(?:补助|补贴|发放|标准|为|按)*$")
_PAID = regexp(rf"(?:^|[，,。;；、:：(])(?:其中[，,:：]?)?(?:发放)?{_CLASS}(?:全年|共计?|合计|累计|实际)*(?:支出|发放|兑付|拨付|补助)?(?:资金)?(?:为|共)?$")
_OF_IT = regexp(r"^[，,](?:全年|实际|共|现有?|已)*(?:享受|惠及|发放|补助|保障|供养|有)?(?:人数)?(?:为|共)?$")
_FEWEST, _FAR = 2, Decimal("0.35")
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Paid:
    """What one class should come to by its standard and its count, and what it is told to have come to."""

    name: str
    rate: Term
    count: Term
    whole: Term
    months: int

    def due(self) -> Decimal:
        return value(self.rate) * value(self.count) * self.months


def classes_paid(everything: Sequence[Scene]) -> tuple[Paid, ...]:
    """The classes whose standard, count and sum the report tells once each."""
    standards: dict[str, list[tuple[Term, int]]] = {}
    counts: dict[str, list[Term]] = {}
    sums: dict[str, list[Term]] = {}
    for scene in everything if any("每" in scene.text for scene in everything) else ():
        for at, term in enumerate(scene.terms):
            before = _before(scene, term)
            each = _STANDARD.search(before) if term.dimension.startswith("money") and term.exact else None
            if each is not None:
                standards.setdefault(each["name"], []).append((term, _YEAR if each["month"] else 1))
                behind = scene.terms[at + 1] if at + 1 < len(scene.terms) else None
                if behind is not None and behind.countable and behind.measure == "count:人" and _OF_IT.match(behind.lead):
                    counts.setdefault(each["name"], []).append(behind)
            elif term.countable and term.measure == "count:人" and (match := _COUNT.search(before)) is not None:
                counts.setdefault(match["name"], []).append(term)
            elif term.countable and term.dimension == "money" and (match := _PAID.search(before)) is not None:
                sums.setdefault(match["name"], []).append(term)
    found = []
    for name, rates in standards.items():
        people, paid = counts.get(name, []), sums.get(name, [])
        if len({(value(rate), months) for rate, months in rates}) == len({value(term) for term in people}) == len({value(term) for term in paid}) == 1:
            found.append(Paid(name, rates[0][0], people[0], paid[0], rates[0][1]))
    return tuple(found)


def class_paid(scenes: Sequence[Scene], classes: Sequence[Paid]) -> Iterator[Told]:
    """Only where most classes come to what they are told to: then nobody joined or left within the year."""
    held = [one for one in classes if one.due() == value(one.whole)]
    if len(held) < _FEWEST or len(held) * 2 < len(classes):
        return
    own = {id(term) for scene in scenes for term in scene.terms}
    for one in classes:
        if one not in held and id(one.whole) in own and abs(one.due() - value(one.whole)) <= value(one.whole) * _FAR:
            times = f"*{one.months}" if one.months > 1 else ""
            way = f"{one.count.plain}*{as_printed_in(one.rate, one.whole.factor)}{times}"
            yield Told("product", f"{one.name}按标准计算的金额", one.whole, (way,), True, (one.whole, one.count, one.rate))
