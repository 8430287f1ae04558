"""FN06 支出不超过到位，到位不超过预算

查什么　同一声音、同一年度（或一句话里的同一个子项目）：支出 ≤ 到位资金（加上年结转），支出 ≤ 预算（含变更后预算），到位 ≤ 预算。
为什么　多出的钱从哪里来，报告须有交代。
触发　　到位 2000 万元，支出 2000.0052 万元。
不触发　有上年结转资金；叙述中只写了年初预算；预算已调整到支出以上，或另有追加足够多出之数；印出位数不足以判断（1234 万元与 1234.5 万元）。
局限　　整百整千的数视为下达的准数；其余按印出位数的范围比较。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from model.fact import Fact
from model.figure import ALL_YEARS
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.quantity import Interval, Reading
from validate.agree import agreement, far_apart
from validate.algebra import written
from validate.book import FactBook, grouped
from validate.funds import COLUMNS, account, is_whole, value
from validate.rule import Rule, claim, in_print, unchecked

CODE = "FN06"
_CONCEPTS = ("funds_spent", "funds_received", "budget_total", "budget_adjusted", "funds_carried_over", "budget_added")


def check(book: FactBook) -> Iterator[Outcome]:
    facts = book.numbers(*_CONCEPTS)
    accounts = grouped(facts, lambda fact: account(book, fact))
    together = [fact for fact in facts if fact.context.scope == ALL_YEARS and fact.concept.startswith("budget") and is_whole(fact)]
    for key, members in accounts.items():
        if key[4] is None:
            around = [*members, *_of_whole_year(members, accounts.get((*key[:2], None, *key[3:]), []))] if key[2] is not None else members
            left = _Left(_left_before(facts, members, _BUDGETED), _left_before(facts, members, ("funds_received",)), book.numbers("loose_sum"))
            yield from _order([fact for fact in around if is_whole(fact)], [*around, *together], left)
    received = [fact for fact in facts if fact.concept in ("funds_spent", "funds_received")]  # an item's budget is often changed without a word
    for (_, item), members in grouped(received, lambda fact: (fact.context.group, _own(fact))).items():
        if item is not None:
            yield from _order(members, members)


_BUDGETED = ("budget_total", "budget_adjusted")


def _left_before(facts: Sequence[Fact], members: Sequence[Fact], concepts: Sequence[str]) -> Fraction:
    """What was budgeted for the years before, or came in, and was not spent in them: 2022年安排2000万元、支出1300万元, and 2023 may spend 700 more
    than its own."""
    years = {fact.context.year for fact in members}
    year = years.pop() if len(years) == 1 else None
    early = [fact for fact in facts if year is not None and fact.context.year is not None and fact.context.year < year and is_whole(fact)]
    left = Fraction(0)
    for told in grouped(early, lambda fact: fact.context.year).values():
        budgets = [value(fact) for fact in told if fact.concept in concepts]
        spent = [value(fact) for fact in told if fact.concept == "funds_spent"]
        left += max(budgets) - max(spent) if budgets and spent else 0
    return left


def _of_whole_year(members: Sequence[Fact], yearly: Sequence[Fact]) -> list[Fact]:
    """For what was spent by a day of the year, told without a bound of its own: the year's, where it is all but spent."""
    spent = [value(fact) for fact in members if fact.concept == "funds_spent" and is_whole(fact)]
    bounds = [fact for fact in yearly if fact.concept != "funds_spent"]
    wholes = [value(fact) for fact in bounds if is_whole(fact) and fact.concept in ("funds_received", "budget_total", "budget_adjusted")]
    own = any(fact.concept != "funds_spent" for fact in members)
    return bounds if not own and spent and wholes and max(spent) * _TENTHS <= max(wholes) * (_TENTHS + 1) else []


_TENTHS = 10


def _own(fact: Fact) -> str | None:
    """What a sentence says an amount is of (甲桥到位350万元，已支付320万元); a column's name or a source's is none."""
    context = fact.context
    named = context.item not in COLUMNS and context.source in (None, "total") and context.lot is None
    return context.item if named and fact.anchor.cell is None else None


@dataclass(frozen=True, slots=True)
class _Left:
    """What else may have been spent: what is left of the ``budgets`` of the years before, what is ``in_hand`` of what came in then, and ``loose``
    sums that no label tells what they are."""

    budgets: Fraction = Fraction(0)
    in_hand: Fraction = Fraction(0)
    loose: Sequence[Fact] = ()


_NOTHING = _Left()


def _order(members: Sequence[Fact], around: Sequence[Fact], left: _Left = _NOTHING) -> Iterator[Outcome]:
    """``members``: the amounts of one thing; ``around``: all that its money may have come from, ``left`` of the years before among it."""
    named = grouped(members, lambda fact: fact.concept)
    spent, received = named.get("funds_spent", []), named.get("funds_received", [])
    budgets = [*named.get("budget_total", []), *named.get("budget_adjusted", [])]
    carried = [fact for fact in around if "carried_over" in (fact.context.source, fact.concept.removeprefix("funds_")) and value(fact) > 0]
    if spent and received:
        before = left.in_hand >= _excess(spent, received) > 0 or _beside(left.loose, spent, received)
        yield _within(spent, received, "支出", "到位资金", ("spent", "received"), excused=bool(carried) or before)
    excused = bool(carried) or any(side and budgets and _added(around, side, budgets) for side in (spent, received))
    excused = excused or any(_over_years(around, side) for side in (spent, received) if side)
    if received and budgets:
        yield _within(received, budgets, "到位资金", "预算", ("received", "the budget"), excused=excused)
    if spent and budgets:
        excused = excused or _at_first(around, budgets) or _besides(around, spent, budgets) or left.budgets >= _excess(spent, budgets)
        yield _within(spent, budgets, "支出", "预算", ("spent", "the budget"), excused=excused)


def _at_first(around: Sequence[Fact], budgets: Sequence[Fact]) -> bool:
    """Whether sentences tell of the budget of the year's start and of nothing added: what came in later may have been spent too."""
    added = any(fact.concept == "budget_added" for fact in around)
    return not added and all(fact.context.item == "年初" and fact.anchor.cell is None for fact in budgets)


def _besides(around: Sequence[Fact], uppers: Sequence[Fact], lowers: Sequence[Fact]) -> bool:
    """Whether money of the unit's own, or of others, is told that covers what exceeds the budget."""
    others = {value(fact) for fact in around if fact.context.source in ("self_raised", "other", "bond")}
    return bool(others) and sum(others) >= _excess(uppers, lowers)


def _beside(loose: Sequence[Fact], uppers: Sequence[Fact], lowers: Sequence[Fact]) -> bool:
    """发放补助2734.6万元（县级整合、配套资金1290.6万元）: whether the sentence itself names money that is all the excess."""
    excess, most = _excess(uppers, lowers), max(map(value, uppers))
    named = {fact.context.group for fact in loose if value(fact) == excess}
    return any(value(fact) == most and fact.context.group in named for fact in uppers)


def _added(around: Sequence[Fact], uppers: Sequence[Fact], lowers: Sequence[Fact]) -> bool:
    """Whether what was added to the budget within the year covers what exceeds it."""
    added = {value(fact) for fact in around if fact.concept == "budget_added"}
    return bool(added) and sum(added) >= _excess(uppers, lowers)


def _over_years(around: Sequence[Fact], uppers: Sequence[Fact]) -> bool:
    """两年共安排2600万元，2023年安排1180万元，截至2023年12月底到位2470万元: of all years together, which covers it."""
    together = [value(fact) for fact in around if fact.context.scope == ALL_YEARS]
    most = [fact for fact in uppers if value(fact) == max(map(value, uppers))]
    dated = all(fact.context.year is None or (fact.context.period or "").startswith("截") for fact in most)
    return dated and bool(together) and max(together) >= max(map(value, uppers))


def _excess(uppers: Sequence[Fact], lowers: Sequence[Fact]) -> Fraction:
    return max(map(value, uppers)) - max(map(value, lowers))


def _within(uppers: Sequence[Fact], lowers: Sequence[Fact], zh: str, bound: str, en: tuple[str, str], excused: bool) -> Outcome:
    """The agreed value of the one side against the highest of the other."""
    found = agreement(uppers)
    upper = found.said if found else uppers[0]
    lower = max(lowers, key=value)
    if not _exceeds(upper, lower):
        return claim(CODE, True, [upper, lower], Say(f"{zh}不超过{bound}", f"{en[0]} within {en[1]}"), doubt=False)
    if not value(lower):
        return unchecked(CODE, [upper, lower], Say(f"{bound}为0，可能未填", f"{en[1]} is 0, perhaps not filled in"))
    if far_apart(upper, lower):
        return unchecked(CODE, [upper, lower], Say("相差太大，可能是另一笔资金", "so far apart that another fund may be meant"))
    if excused:
        return unchecked(CODE, [upper, lower], Say("另有结转或追加的资金，多出部分可能由此而来", "money carried over or added may cover the excess"))
    alike = [fact for fact in lowers if value(fact) == value(lower)]
    disclosed = any("变更" in (fact.context.item or "") and not _exceeds(upper, fact) for fact in lowers)
    excess = in_print(value(upper) - value(lower), upper)
    return claim(
        CODE, False, [upper, *alike, *(fact for fact in (found.agreeing if found else ()) if fact is not upper)],
        Say(f"{zh}{written(upper)}，超过{bound}{written(lower)}，多出{excess}。",
            f"{en[0]} {written(upper)} exceeds {en[1]} {written(lower)} by {excess}."),
        reported=written(upper), expected=f"≤ {written(lower)}", computation=f"{written(upper)} > {written(lower)}", disclosed=disclosed,
        key=(zh, written(upper)),
    )


def _exceeds(upper: Fact, lower: Fact) -> bool:
    if upper.quantity is None or lower.quantity is None:
        return False
    a, b = _stands_for(upper), _stands_for(lower)
    return a.low > b.high or (a.low == b.high and upper.quantity.value > lower.quantity.value and not (a.low_closed and b.high_closed))


def _stands_for(fact: Fact) -> Interval:
    """A round amount (two zeros at its end) is what was allotted, to the 元; any other is what its last digit allows."""
    quantity = fact.quantity
    if quantity is None:
        return Interval.point(Decimal(0))
    steps = quantity.value / quantity.ulp if quantity.ulp else Decimal(0)
    if quantity.approximate is None and steps and steps % 100 == 0:
        return Interval.point(quantity.value)
    return quantity.interval(Reading.ROUNDED)


RULE = Rule(
    CODE, "spent-within-received-within-budget", Say("支出、到位、预算的次序不符", "Spent, received and budget are out of order"),
    Category.CROSS_REFERENCE, Scope.IN_TEXT, Severity.MEDIUM, check,
)
