"""FN08 结转结余等于到位减支出

查什么　结转结余资金，应等于到位资金（或预算）减支出。同一段里核对；不在一段的，在同一节、再在全文核对，只在各数唯一时判定。
为什么　结余资金要收回或结转，数不对就对不上账。
触发　　到位 2000 万元、支出 1800 万元，结余写作 100 万元；逐年写明预算与支出，累计结转不等于各年相减之和。
不触发　到位与预算两种算法之一成立；上年结转、“含结转”（不是本年结余）；别的年度的支出；预算之外另写明其他资金、年初结转结余的，一并计入。
　　　　只写了年初预算而支出超过它的（年中另有追加）；别段的到位数都不及支出的（另有资金）；一句里逐方写明投入的（由 QT13 按各方之和核对）。
局限　　另有收回、调剂而未写数额的，不核对。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, product

from model.fact import Fact, Stage
from model.figure import ALL_YEARS
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from validate.algebra import Difference, Expr, Leaf, difference, total
from validate.book import FactBook
from validate.funds import account, in_section, is_whole, of_year, told_by_source, value, wholes
from validate.rule import Rule, settled, settled_by_any, unchecked

CODE = "FN08"


def check(book: FactBook) -> Iterator[Outcome]:
    """年末结余107.72万元，其中结转下年使用62.12万元: where one sum of a paragraph is what is left over, the smaller ones are parts of it."""
    outcomes = list(_outcomes(book))
    sound = [book.by_id[outcome.inputs[0]] for outcome in outcomes if outcome.status is Status.CONSISTENT]
    for outcome in outcomes:
        left = book.by_id[outcome.inputs[0]]
        if outcome.status is Status.INCONSISTENT and (_is_part(left, sound) or _is_part_again(book, left, sound)):
            yield unchecked(CODE, [left], Say("可能是结转结余的一部分", "perhaps a part of what is left over"))
        else:
            yield outcome


def _is_part(left: Fact, wholes: Sequence[Fact]) -> bool:
    here = [one for one in wholes if one.context.group == left.context.group and not _of_another_year(left, one)]
    return any(value(one) > value(left) for one in here)


def _is_part_again(book: FactBook, left: Fact, wholes: Sequence[Fact]) -> bool:
    """结余42万元，其中培训补助结余30万元。…人数减少，培训补助结余30万元: a part told again where no whole stands."""
    parts = {value(fact) for fact in book.numbers("funds_carried_over") if not is_whole(fact)}
    return value(left) in parts and any(value(one) > value(left) for one in wholes)


def _outcomes(book: FactBook) -> Iterator[Outcome]:
    by_now, by_then = wholes(book, "funds_spent"), wholes(book, "funds_forecast")
    bases = wholes(book, *_BASES)
    pooled = {told.claimed_anchor.span.start for told in book.worded if told.kind == "pool"}
    accounts = {fact.id: account(book, fact)[:2] for fact in (*bases, *by_now, *by_then)}
    for left in book.numbers("funds_carried_over", where=is_whole):
        if "上年" in left.label or "以前年度" in left.label or "年初" in (left.context.period or "") or left.anchor.span.start in pooled:
            continue
        if left.anchor.cell is None and value(left) in book.once(_left_of_rows):
            yield unchecked(CODE, [left], Say("表中一行的结余", "what is left of one row of a table"))
            continue
        spent = by_then if left.context.stage is Stage.FORECAST else by_now
        group, own = left.context.group, account(book, left)[:2]
        by_year = _year_by_year(left, bases, spent)
        if by_year is not None:
            yield settled(CODE, left, by_year, Say("各年累计结转结余", "what is left over of all years"))
            continue
        alike = [fact for fact in (*bases, *spent) if fact.context.scope == left.context.scope and not _of_another_year(left, fact)]
        mine, paid_of_mine = ([fact for fact in side if fact in alike] for side in (bases, spent))
        near = _both(*(_beside(left, [fact for fact in side if fact.context.group == group]) for side in (mine, paid_of_mine)))
        section = _both(in_section(left, mine), in_section(left, paid_of_mine))
        whole = _both(*([fact for fact in side if accounts[fact.id] == own and not _of_all_years(left, fact)] for side in (bases, spent)))
        yearly = _both(of_year(book.numbers(*_BASES), left), of_year(book.numbers("funds_spent"), left))
        pair = near or yearly or section or whole
        parted = told_by_source(book, left, *_BASES) if pair is None else []
        paid = [fact for fact in spent if fact.context.group == group and is_whole(fact)]
        if parted and len(paid) == 1:
            yield settled(CODE, left, Difference(total(parted), Leaf(paid[0])), Say("结转结余", "what is left over"))
            continue
        if pair is None:
            yield unchecked(CODE, [left], Say("没有到位数或支出数", "received or spent is not stated"))
            continue
        sure = near or yearly or (_in_order(*section) if section else _single(pair[0]) and _single(pair[1]))
        sure = sure and not (near and _outgrown(*near))
        sure = sure or (whole is not None and _in_order(*whole) and _comes_near(left, *whole))
        base = _of_few(left, whole[0], paid) if whole is not None and not near else None
        sure = sure or base is not None
        ways: list[Expr] = [difference(base, paid[0])] if base is not None else []
        ways += [difference(a, b) for a, b in islice(product(*pair), 6)]
        if near:  # 588 received is told two pages before, here its sources only: what holds will do
            received = [fact for fact in bases if fact.concept == "funds_received" and accounts[fact.id] == own]
            ways += [difference(a, b) for a, b in islice(product(received, near[1]), 6)]
        elif section and whole:
            ways += [difference(a, b) for a, b in islice(product(*whole), _MOST)]
        others = _told_apart(book, left)
        if others and near and ways and all(value(paid) > value(base) for base, paid in product(*near)):
            ways = [Difference(total([base, *others]), Leaf(paid)) for base, paid in islice(product(*near), 6)]
        if not near and all(value(paid) > value(base) for base, paid in product(*pair)):
            yield unchecked(CODE, [left], Say("支出大于到位数，可能另有资金", "more spent than received: there may be other money"))
            continue
        ways = [*(Difference(total([base, one]), Leaf(paid)) for one in _begun_with(book, left) for base, paid in islice(product(*pair), 6)), *ways]
        yield settled_by_any(CODE, left, ways, Say("结转结余", "what is left over"),
                             partial=None if sure else Say("到位数、支出数不止一个", "several amounts could be meant"))


def _begun_with(book: FactBook, left: Fact) -> list[Fact]:
    """年初结转和结余184万元: what there was before anything came in."""
    told = book.numbers("funds_carried_over", where=is_whole)
    return [fact for fact in told if "年初" in (fact.context.period or "") and fact.context.scope == left.context.scope]


def _told_apart(book: FactBook, left: Fact) -> list[Fact]:
    """本年预算86万元，其他资金来源18万元，支出95万元: what there was besides the budget, told beside it."""
    around = [fact for fact in book.numbers(*_BASES) if fact.context.group == left.context.group and fact.anchor.cell is None]
    parted = any(fact.context.source not in (None, "total", *_BESIDES) for fact in around)
    return [] if parted else [fact for fact in around if fact.context.source in _BESIDES]


_BESIDES = ("other", "self_raised")


def _of_another_year(left: Fact, fact: Fact) -> bool:
    """2020年支出80万元，当年结转20万元；2022年1-7月支出90万元: what another year had; what was done up to a day may be of this one's money."""
    years = {left.context.year, fact.context.year} - {None}
    return len(years) > 1 and not (fact.context.period or "").startswith("截")


def _of_all_years(left: Fact, fact: Fact) -> bool:
    """三年共安排900万元: no base of what one year left."""
    return left.context.year is not None and left.context.scope is None and fact.context.scope == ALL_YEARS


def _year_by_year(left: Fact, bases: Sequence[Fact], spent: Sequence[Fact]) -> Expr | None:
    """2020年预算350万元，执行数280万元，2021年预算900万元，执行数800万元，累计结转170万元: all that the years had less all that they spent."""
    if left.context.source != "total" or left.anchor.cell is not None:
        return None
    sides = [[fact for fact in side if fact.context.group == left.context.group and fact.context.year is not None] for side in (bases, spent)]
    years = [[fact.context.year for fact in side] for side in sides]
    if len(years[0]) < _SEVERAL or sorted(map(str, years[0])) != sorted(map(str, years[1])) or len(set(years[0])) < len(years[0]):
        return None
    return Difference(total(sides[0]), total(sides[1]))


_SEVERAL = 2


def _left_of_rows(book: FactBook) -> frozenset[Fraction]:
    """维修费 | 30.00 | 25.80: what each row of a table that is no total leaves."""
    rows: dict[tuple[int, int], dict[bool, Fact]] = {}
    for fact in book.numbers("funds_spent", *_BASES):
        if fact.anchor.cell is not None and not is_whole(fact):
            rows.setdefault((fact.anchor.cell.table, fact.anchor.cell.row), {})[fact.concept == "funds_spent"] = fact
    return frozenset(value(own[False]) - value(own[True]) for own in rows.values() if len(own) == len((True, False)))


def _beside(left: Fact, facts: list[Fact]) -> list[Fact]:
    """In a table, those of the same row, where any is."""
    cell = left.anchor.cell
    row = [fact for fact in facts if cell is not None and fact.anchor.cell is not None and fact.anchor.cell.row == cell.row]
    return row or facts


_BASES = ("funds_received", "budget_total", "budget_adjusted")
_MOST = 24


_NEAR = 3


def _comes_near(left: Fact, bases: list[Fact], spent: list[Fact]) -> bool:
    """Whether what was received (or budgeted) less what was spent, each told once in the report, is within a third of what is said to be left."""
    received = [fact for fact in bases if fact.concept == "funds_received"] or bases
    return abs(value(received[0]) - value(spent[0]) - value(left)) * _NEAR <= value(left)


def _of_few(left: Fact, bases: Sequence[Fact], paid: Sequence[Fact]) -> Fact | None:
    """Where what was spent is told beside what is left, and the text has one sum of each kind that it may be taken from: the one that comes near."""
    if not paid or not _single(list(paid)):
        return None
    told = [fact for fact in bases if fact.anchor.cell is None and fact.context.scope in (None, left.context.scope) and value(fact) >= value(paid[0])]
    one_each = len({(fact.concept, value(fact)) for fact in told}) == len({fact.concept for fact in told})
    near = [fact for fact in told if abs(value(fact) - value(paid[0]) - value(left)) * _NEAR <= value(left)]
    return near[0] if one_each and near and any(fact.concept != "budget_total" for fact in told) else None


def _outgrown(bases: list[Fact], spent: list[Fact]) -> bool:
    """Whether only the budget of the year's start is told, and more than that was spent: money came in later that no sum tells of."""
    return all(fact.context.item == "年初" and value(fact) < value(paid) for fact in bases for paid in spent)


def _single(facts: list[Fact]) -> bool:
    return len({value(fact) for fact in facts}) == 1


def _in_order(bases: list[Fact], spent: list[Fact]) -> bool:
    """Whether the chapter tells one sum spent out of one sum received (or, where none is, budgeted)."""
    received = [fact for fact in bases if fact.concept == "funds_received"] or bases
    return _single(received) and _single(spent) and value(spent[0]) <= value(received[0])


def _both(bases: list[Fact], spent: list[Fact]) -> tuple[list[Fact], list[Fact]] | None:
    """None where one of the two is not stated.  What came stands before what was budgeted: where nothing holds, the first way speaks."""
    return (sorted(bases, key=lambda fact: fact.concept != "funds_received"), spent) if bases and spent else None


RULE = Rule(
    CODE, "left-over", Say("结转结余与到位、支出不符", "What is left over does not follow from received and spent"),
    Category.ARITHMETIC, Scope.IN_TEXT, Severity.HIGH, check,
)
