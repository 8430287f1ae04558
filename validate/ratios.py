"""Rates of funds: the amounts a printed rate may have been worked from, the nearest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from model.fact import Fact
from model.figure import ALL_YEARS
from model.finding import Outcome
from model.notice import Say
from model.quantity import Reading
from model.regexp import regexp
from validate.algebra import Expr, Leaf, Percent, percent, total
from validate.book import FactBook, grouped
from validate.dates import evaluated_years
from validate.funds import COLUMNS, TOTALS, account, in_section, is_whole, of_year
from validate.ladder import decimal_of
from validate.rule import same_value, settled_by_any, unchecked

_NAMES = ("执行率", "预算完成率", "支付率", "支出进度", "支出率", "使用率", "到位率", "拨付率")
"""A rate of another name (发放率) may be of people or cards: amounts elsewhere say nothing against it."""
_WIDER = ("上年", "评价范围")
"""Scopes that are no project of several, each of which has rates of its own."""


def of_source(book: FactBook, rate: Fact, *concepts: str) -> list[Fact]:
    """Amounts that a rate may speak of, concept by concept in the order given: of its item, its lot or its source
    (of the whole, where it names none)."""
    context = rate.context
    scopes = (None, context.scope, *_WIDER, *([ALL_YEARS] if (context.period or "").startswith("截") else []))
    found = [fact for concept in concepts for fact in book.numbers(concept)
             if fact.context.scope in scopes or (fact.context.scope == ALL_YEARS and context.year is None and fact.context.group == context.group)]
    if context.lot or (context.item and context.item not in (*COLUMNS, *TOTALS)):
        same = [fact for fact in found if (fact.context.lot, fact.context.item) == (context.lot, context.item)]
        return same or [fact for fact in found if (fact.context.lot, _kind_of(fact)) == (context.lot, _kind_of(rate)) and rate.anchor.cell is None]
    if context.source in (None, "total"):
        return of_year(found, rate) or [fact for fact in found if is_whole(fact) and not _of_all_years(book, rate, fact)]
    return [fact for fact in found if fact.context.source == context.source and fact.context.lot is None]


_KIND = regexp(r"(?:资金|支出|经费|预算|投入|安排)+$")


def _kind_of(fact: Fact) -> str:
    """培训补助 of 培训补助资金 and of 培训补助支出."""
    return _KIND.sub("", fact.context.item or "")


def _together(rate: Fact, uppers: Sequence[Fact], lowers: Sequence[Fact]) -> list[Fact]:
    """截至2023年12月底，…，到位率96.84%: the one sum of several years, where what was done is far above any one year's."""
    found = [fact for fact in lowers if fact.context.scope == ALL_YEARS and is_whole(fact)] if (rate.context.period or "").startswith("截") else []
    one = len({fact.quantity.value for fact in found if fact.quantity}) == 1
    return found if one and not _of_another(uppers, found) and not _of_another(found, uppers) else []


def _of_all_years(book: FactBook, rate: Fact, fact: Fact) -> bool:
    """Where several years are evaluated together: what is told of all of them, elsewhere, is no base of one year's rate, but of one up to a day."""
    if (rate.context.period or "").startswith("截"):
        return False
    apart = fact.context.year is None and fact.context.group != rate.context.group
    return rate.context.year is not None and apart and bool(book.once(_years))


def _years(book: FactBook) -> frozenset[int]:
    return evaluated_years(book.of("year", "project_name"))


def told_alone(book: FactBook, rate: Fact, *concepts: str) -> list[Fact]:
    """The only amount of these kinds in a rate's paragraph, though it names who gave it: 市级财政安排780万元，…，执行率97.99%."""
    here = [fact for fact in book.numbers(*concepts) if fact.context.group == rate.context.group]
    alone = len(here) == 1 and here[0].anchor.cell is None and not is_whole(here[0]) and is_whole(rate)
    return here if alone and here[0].context.item is None and here[0].context.lot is None else []


def beside(rate: Fact, facts: Sequence[Fact]) -> list[Fact]:
    """Those in the same paragraph (of the same year, where any is), or the same row of the same table."""
    cell = rate.anchor.cell
    if cell is None:
        near = [fact for fact in facts if fact.context.group == rate.context.group]
        if (rate.context.period or "").startswith("截"):  # what was done by a day of the next year is of this year's budget
            same = [fact for fact in near if fact.context.period == rate.context.period]  # 累计支出…，执行率…。其中：2021年支出…
        else:
            same = [fact for fact in near if fact.context.year in (None, rate.context.year)] if rate.context.year is not None else near
        return same or near
    return [fact for fact in facts if fact.anchor.cell is not None and (fact.anchor.cell.table, fact.anchor.cell.row) == (cell.table, cell.row)]


def _grown(book: FactBook, rate: Fact, uppers: Sequence[Fact], lowers: Sequence[Fact]) -> list[Expr]:
    """年初预算455万元，追加30万元，到位485万元，到位率100%: of the budget with what was added to it, told beside the rate or once in the report."""
    told = book.numbers("budget_added") if rate.anchor.cell is None else []
    added = beside(rate, told) or (told[:1] if len({fact.quantity.value for fact in told if fact.quantity}) == 1 else [])
    firsts = [fact for fact in lowers if fact.concept == "budget_total"] if added else []
    return [Percent(Leaf(upper), total([lower, *added])) for lower in firsts for upper in uppers]


def _at_cutoff(book: FactBook, rate: Fact, lowers: Sequence[Fact]) -> list[Fact]:
    """截至2024年5月31日，执行率…: what was spent by a day of the next year is of the only year's budget there is."""
    wholes = [fact for fact in lowers if is_whole(fact) and account(book, fact)[0] == account(book, rate)[0]]
    one = len({account(book, fact)[1] for fact in wholes}) == 1
    return wholes if one and (rate.context.period or "").startswith("截") else []


def _only_one(book: FactBook, rate: Fact, lowers: Sequence[Fact]) -> list[Fact]:
    """The one sum that the report tells, of whatever year: a rate that names no time can be of no other."""
    wholes = [fact for fact in lowers if is_whole(fact) and account(book, fact)[0] == account(book, rate)[0]]
    one = len({fact.quantity.value for fact in wholes if fact.quantity}) == 1
    return wholes if one and rate.context.period is None and rate.context.year is None else []


def rate_outcome(book: FactBook, rule: str, rate: Fact, uppers: Sequence[Fact], lowers: Sequence[Fact], what: Say) -> Outcome:
    """Decide a rate by the amounts beside it; failing those, by the same voice's amounts of the same account: there any
    pair that holds will do, and a mismatch counts only where each side has one value."""
    near_upper, near_lower = (_nearest_first(rate, beside(rate, side)) for side in (uppers, lowers))
    if near_upper and near_lower and rate.anchor.cell is None and _of_other_money(rate, near_upper, lowers):
        return unchecked(rule, [rate], Say("近旁的金额另指一笔钱", "the amount beside this rate is of other money"))
    if near_upper and near_lower:
        more = [*_batches(rate, uppers, lowers), *_grown(book, rate, near_upper, near_lower)]
        if rate.anchor.cell is None:  # 如按年初预算1860万元计算则超过100%: the base that it is of stands further off
            more += _pairs(near_upper, [fact for fact in lowers if account(book, fact)[0] == account(book, rate)[0]])[:_MOST]
        return settled_by_any(rule, rate, [*_pairs(near_upper, near_lower), *more], what)
    own = account(book, rate)
    own_upper = near_upper or [fact for fact in uppers if account(book, fact) == own]
    own_lower = near_lower or [fact for fact in lowers if account(book, fact) == own
                               or (fact.context.period is None and account(book, fact)[:2] == own[:2])]
    own_lower = own_lower or _at_cutoff(book, rate, lowers) or _only_one(book, rate, lowers)
    if not own_upper or not own_lower:
        return unchecked(rule, [rate], Say("没有计算该比率所需的金额", "the amounts behind this rate are not stated"))
    if bool(near_upper) != bool(near_lower) and _of_another(own_upper, own_lower):
        own_lower = _together(rate, own_upper, lowers)
    if not own_lower:
        return unchecked(rule, [rate], Say("近旁的金额另指一笔钱", "the amount beside this rate is of other money"))
    ways = _pairs(own_upper, own_lower)
    others = _pairs([*uppers], [*lowers])  # any that holds will do: a cut-off date or a year may be told of one side only
    # 年初 and 全年: one of the two it must be
    versions = len(own_upper) == 1 and (all(_is_version(fact) for fact in own_lower) or _first_and_changed(own_lower))
    whole = len(near_upper) == 1 and len({fact.quantity.value for fact in own_lower if fact.quantity and fact.context.source == "total"}) == 1
    close = _pairs(*(near or in_section(rate, side) for near, side in ((near_upper, own_upper), (near_lower, own_lower))))
    tried = bool(near_upper) and 0 < len(close) <= _FEW  # told beside the rate: and none of the few bases there are gives it
    named = any(word in rate.label for word in _NAMES) or (rate.label.endswith("完成率") and bool(near_upper) and rate.concept == "execution_rate")
    whole = whole or _beside_its_total(near_lower, lowers, own_upper)
    sure = named and (len(ways) == 1 or versions or whole or tried or _all_zero(own_upper))
    partial = None if sure else Say("可作分子、分母的金额不止一个", "more than one amount could be the numerator or the base")
    grown = _grown(book, rate, own_upper, own_lower)
    return settled_by_any(rule, rate, [*ways, *_batches(rate, uppers, lowers), *grown, *others[:_MOST]], what, partial=partial)


def _of_other_money(rate: Fact, uppers: Sequence[Fact], lowers: Sequence[Fact]) -> bool:
    """争取投资1,000万元…前期经费支出20万元，支付率68%: whether every base is so far from what the rate is of that no slip explains it."""
    told = rate.quantity.value if rate.quantity is not None else Decimal(0)
    shares = [Fraction(upper.quantity.value) / Fraction(lower.quantity.value) * 100
              for upper in uppers for lower in lowers if upper.quantity and lower.quantity and lower.quantity.value]
    return bool(told and shares) and all(share and _apart(share / Fraction(told)) for share in shares)


def _apart(ratio: Fraction) -> bool:
    off = max(ratio, 1 / ratio)
    return off > _OTHER_MONEY and not any(abs(off / slip - 1) < Fraction(1, 20) for slip in _SLIPS)


_OTHER_MONEY, _SLIPS = 4, (10, 100, 1000, 10000)


def _beside_its_total(near: Sequence[Fact], lowers: Sequence[Fact], uppers: Sequence[Fact]) -> bool:
    """Whether the one base beside a rate is a table's total, and the tables' totals of what came in are one sum: no fund of several is meant."""
    bases = {fact.quantity.value for fact in near if fact.quantity}
    budgets, received = ({fact.quantity.value for fact in side if fact.quantity and fact.context.source == "total" and fact.anchor.cell is not None}
                         for side in (lowers, uppers))
    return len(bases) == 1 and bases <= budgets and len(received) == 1


def told_again(book: FactBook, rule: str, rates: Sequence[Fact], held: Callable[[Fact], bool], what: Say) -> Iterator[Outcome]:
    """A whole's rate told again with another value, far from any amounts: the amounts bear out the one, and nothing the other."""
    wholes = [fact for fact in rates if is_whole(fact) and fact.anchor.cell is None and fact.context.year is not None]
    for members in grouped(wholes, lambda fact: (fact.label, fact.context.period, *account(book, fact))).values():
        borne = [fact for fact in members if held(fact)]
        if borne and len({fact.quantity.value for fact in borne if fact.quantity}) == 1:
            for odd in members:
                if odd not in borne and odd.context.group != borne[0].context.group:
                    yield from same_value(rule, [borne[0], odd], what)
    yield from _told_undated(rule, [fact for fact in rates if is_whole(fact) and fact.anchor.cell is None], held, what)


def _told_undated(rule: str, told: Sequence[Fact], held: Callable[[Fact], bool], what: Say) -> Iterator[Outcome]:
    """预算执行率95.34% in the overview and where it is scored; 影响支付进度，预算执行率为59.34% among the problems, where no time and no amount is
    told: of a report that tells but one such rate, and bears it out, the same."""
    for members in grouped(told, lambda fact: (fact.label, fact.context.scope, fact.context.voice)).values():
        odd = [fact for fact in members if fact.context.period is None and not held(fact)]
        first = members[0].context
        others = [fact for fact in told if fact not in odd and fact.context.scope == first.scope and fact.context.voice is first.voice]
        values = {fact.quantity.value for fact in others if fact.quantity}
        if len(odd) == 1 and len(others) > 1 and len(values) == 1 and any(held(fact) for fact in others) and _near(odd[0], others[0]):
            yield from same_value(rule, [others[0], odd[0]], what)


def _near(odd: Fact, said: Fact) -> bool:
    a, b = (fact.quantity.value if fact.quantity else Decimal(0) for fact in (odd, said))
    return abs(a - b) * 4 <= max(a, b) and odd.context.group != said.context.group


def bears_out(rate: Fact, uppers: Sequence[Fact], lowers: Sequence[Fact]) -> bool:
    """Whether any pair of amounts gives the rate as printed."""
    wanted = rate.quantity.interval(Reading.ROUNDED) if rate.quantity is not None else None
    pairs = ((upper.quantity, lower.quantity) for upper in uppers for lower in lowers)
    shares = (Fraction(above.value) / Fraction(below.value) * 100 for above, below in pairs if above and below and below.value)
    return wanted is not None and any(wanted.contains(decimal_of(share, 12)) for share in shares)


def _is_version(fact: Fact) -> bool:
    """One of the budget's columns, or what it was changed to, or what came of it."""
    return fact.context.item in COLUMNS or fact.concept in ("budget_adjusted", "funds_received")


def _first_and_changed(facts: Sequence[Fact]) -> bool:
    """基本支出年初1425.60万元, 调整后1498.35万元: one item's budget at the year's beginning and what it was changed to, one sum each."""
    told = {(fact.concept, fact.quantity.value) for fact in facts if fact.quantity}
    return len(told) == len({concept for concept, _ in told}) == _PAIR and all(fact.context.item for fact in facts) and {
        concept for concept, _ in told} == {"budget_total", "budget_adjusted"}


_PAIR = 2


def _of_another(uppers: Sequence[Fact], lowers: Sequence[Fact]) -> bool:
    """Whether every numerator is far above every base: 采购预算850万元，执行率90% beside a whole spending of 5,734万元."""
    return all(2 * upper.quantity.value > 3 * lower.quantity.value for upper in uppers for lower in lowers if upper.quantity and lower.quantity)


_FEW, _MOST = 4, 40


def _all_zero(facts: Sequence[Fact]) -> bool:
    return all(fact.quantity is not None and not fact.quantity.value for fact in facts)


def _nearest_first(rate: Fact, facts: Sequence[Fact]) -> list[Fact]:
    """In a sentence: the kind that the rate's label names (到位资金支付率), then what stands last before the rate, then what follows it."""
    if rate.anchor.cell is not None:
        return list(facts)
    at = rate.anchor.span.start

    def rank(fact: Fact) -> tuple[bool, bool, int]:
        start = fact.anchor.span.start
        named = "到位" in rate.label and fact.concept == "funds_received"
        return not named, start > at, abs(at - start)

    return sorted(facts, key=rank)


def _batches(rate: Fact, uppers: Sequence[Fact], lowers: Sequence[Fact]) -> list[Expr]:
    """4月18日下达138万元，9月25日下达92万元，到位率100%: what came in several times in the rate's paragraph, together."""
    told = [fact for fact in uppers if fact.context.group == rate.context.group and fact.anchor.cell is None and is_whole(fact)]
    apart = len({fact.quantity.value for fact in told if fact.quantity}) == len(told) > 1
    bases = [lower for lower in lowers if is_whole(lower)] if apart else []
    return [Percent(total(told), Leaf(lower)) for lower in bases[:_MOST]]


def _pairs(uppers: Sequence[Fact], lowers: Sequence[Fact]) -> list[Expr]:
    """Each value once, in the order given; the budget at the year's start after those that stand at its end."""
    def unlike(facts: Sequence[Fact]) -> list[Fact]:
        return list({fact.quantity.value: fact for fact in reversed(facts) if fact.quantity is not None}.values())[::-1]

    latest = sorted(lowers, key=lambda fact: fact.context.item == "年初")
    return [percent(upper, lower) for lower in unlike(latest) for upper in unlike(uppers)]
