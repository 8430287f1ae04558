"""DT09 期间标签与截止日相符

查什么　写作“1–9月”的数字，其截止日（截至某月某日）不应在期间之外。
为什么　期间不清，执行率就不可比。
触发　　表头“1–9月支出数”，正文“截至10月31日支出”同一金额；各处都是1–9月，只有一列写1–8月；监控时点2023年7月31日，一处写作截至2022年7月31日。
不触发　截至9月28日属于1–9月。
局限　　没有截止日的期间不核对。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.mentions import same_quantity, shown
from validate.rule import Rule, claim, unchecked
from validate.systems import main_year

_RANGE = regexp(r"(\d{1,2})月?[-–—－~～至](\d{1,2})月")
_CUTOFF = regexp(r"(?:截至|截止)?\D*(?:(\d{4})[-年.])?(\d{1,2})(?:[-月.](\d{1,2})?)")

CODE = "DT09"


def check(book: FactBook) -> Iterator[Outcome]:
    facts = [fact for fact in book.numbers("funds_spent", "funds_received", "execution_rate", "payment_amount") if fact.context.period]
    yield from _one_stretch(book)
    yield from _one_cutoff(book)
    for _, members in grouped(facts, lambda fact: (fact.concept, fact.context.source, fact.context.voice)).items():
        ranged = [(fact, int(found[2])) for fact in members if (found := _RANGE.search(fact.context.period or ""))]
        cut = [
            (fact, int(found[2]))
            for fact in members
            if (fact.context.period or "").startswith(("截至", "截止")) and (found := _CUTOFF.match(fact.context.period or ""))
        ]
        for a, last in ranged[:1]:
            yield from (_within(a, last, b, month) for b, month in cut if same_quantity(a, b))
        if not ranged or not cut:
            yield unchecked(CODE, members[:2], Say("期间或截止日只有一种写法", "only one way of giving the period"))


def _one_stretch(book: FactBook) -> Iterator[Outcome]:
    """A monitoring report speaks of one stretch of the year: a lone other one is a slip where three columns or sentences agree
    (two, if the cut-off bears them out)."""
    places: dict[tuple[object, ...], Fact] = {}
    for fact in book.facts:
        if fact.context.period and _RANGE.fullmatch(fact.context.period):
            column = fact.anchor.cell.column if fact.anchor.cell else None
            places.setdefault((fact.context.group, column, fact.context.period), fact)
    votes = Counter(fact.context.period for fact in places.values())
    if not votes:
        return
    usual, most = votes.most_common(1)[0][0] or "", votes.most_common(1)[0][1]
    cutoffs = {str(fact.date.month) for fact in book.of("as_of_date") if fact.date is not None}
    if most < (2 if cutoffs == {_months(usual)[1]} else 3):
        return
    agreeing = [fact for fact in places.values() if fact.context.period == usual]
    begin, end = (int(part) for part in _months(usual))
    for fact in places.values():
        first, last = (int(part) for part in _months(fact.context.period or ""))
        if first == begin and last != end and votes[fact.context.period] == 1:
            yield claim(
                CODE, False, [fact, *agreeing[:3]],
                Say(f"此处期间为“{fact.context.period}”，另{len(agreeing)}处为“{usual}”。",
                    f"The stretch is {fact.context.period} here, {usual} in {len(agreeing)} other places."),
                reported=fact.context.period or "", expected=usual, key=(CODE, "stretch", fact.context.period or ""),
            )


def _one_cutoff(book: FactBook) -> Iterator[Outcome]:
    """A cut-off within the year: the same day of the year before is a slip, where this year's is told and no comparison is made."""
    days = [fact for fact in book.of("as_of_date") if fact.date is not None and fact.date.year and fact.date.month not in (None, 12)]
    usual = book.once(main_year)
    this_year = [fact for fact in days if fact.date is not None and fact.date.year == usual]
    for fact in days:
        same = [other for other in this_year if fact.date and other.date and (other.date.month, other.date.day) == (fact.date.month, fact.date.day)]
        if fact.date is not None and usual is not None and fact.date.year == usual - 1 and same:
            yield claim(
                CODE, False, [fact, *same[:3]],
                Say(f"此处截至{shown(fact)}，别处为{shown(same[0])}，年份疑误。", f"The cut-off is {shown(fact)} here, {shown(same[0])} elsewhere."),
                reported=shown(fact), expected=shown(same[0]), key=(CODE, "cutoff", shown(fact)),
            )


def _months(period: str) -> tuple[str, str]:
    found = _RANGE.search(period)
    return (found[1], found[2]) if found else ("0", "0")


def _within(a: Fact, last: int, b: Fact, month: int) -> Outcome:
    return claim(
        CODE,
        month <= last,
        [b, a],
        Say(
            f"同一数字{b.raw}，一处为“{a.context.period}”，一处为“{b.context.period}”。",
            f"{b.raw}: “{a.context.period}” in one place, “{b.context.period}” in another.",
        ),
        reported=b.context.period or "",
        expected=a.context.period or "",
        key=(CODE, b.context.period or "", a.context.period or ""),
    )


RULE = Rule(
    CODE,
    "period-label-fits-cutoff",
    Say("期间标签与截止日不符", "A period does not fit its cut-off"),
    Category.TEMPORAL,
    Scope.TEXT_AND_TABLE,
    Severity.LOW,
    check,
)
