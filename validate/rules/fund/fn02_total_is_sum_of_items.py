"""FN02 总额等于各标段、各笔、各项之和

查什么　各笔付款相加等于标段合计，各标段合计相加等于支付总额；合同总额等于各标段合同价之和；分项目、分用途的金额相加等于合计；
　　　　三公经费等于各类之和，公务用车经费等于购置费与运行维护费之和。
为什么　支付明细是资金使用的原始依据，合计不符即账实不符。
触发　　四笔付款合计 855.6398 万元，标段合计写作 856.6397 万元。
不触发　逐笔六位小数、合计四位小数截尾；正文只列主要用途；一级、二级科目并列（不重复相加）。
局限　　正文分项与总额相差一成以上而未超出的，视为未列全。
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from model.regexp import regexp
from validate.algebra import Expr, total
from validate.book import FactBook, by_group, grouped
from validate.funds import (
    AMOUNTS,
    COLUMNS,
    LOT_TOTAL,
    TOTALS,
    completing,
    head_of,
    in_unit_of,
    is_whole,
    item_sums,
    near,
    once_each,
    period_of,
    swapped,
    value,
)
from validate.held import headed_by_another
from validate.partial_sums import three_expenses
from validate.rule import Rule, settled, settled_by_any, unchecked

CODE = "FN02"
_SOME = Say("所列各项可能不全", "perhaps not all items are named")


def check(book: FactBook) -> Iterator[Outcome]:
    for facts in by_group(book.numbers("payment_amount", "funds_spent")).values():
        for members in grouped(facts, lambda fact: fact.context.scope).values():  # each batch has its lots and its total
            payments = [fact for fact in members if fact.concept == "payment_amount"]
            if payments:
                yield from _lots(payments)
                yield from _all_lots(payments, [fact for fact in members if is_whole(fact) and fact not in payments])
                yield from _payment_rows(payments, members)
    for facts in by_group(book.numbers("contract_amount", "settlement_amount", "funds_spent", "budget_total")).values():
        for members in grouped(facts, _column).values():
            yield from _lot_column(members)
    yield from _contracts(book)
    items = book.numbers(*AMOUNTS, "funds_returned", "fund_part")
    for facts in by_group(items).values():
        columns = grouped(facts, _column)
        for members in (*columns.values(), *_undated(columns)):
            if not _strayed(members, facts):
                yield from _items(book, members)
        yield from _projects(facts)
    yield from _told_projects(book)
    for whole, parts, complete in three_expenses(book.numbers("budget_total", "funds_spent")):
        what = Say(f"{whole.context.item}与各类之和", "the three public expenses against their classes")
        yield settled(CODE, whole, total(parts), what, partial=None if complete else _SOME)


def _lots(payments: Sequence[Fact]) -> Iterator[Outcome]:
    """The payments of a lot against its total."""
    for lot, members in grouped([fact for fact in payments if fact.context.lot], lambda fact: fact.context.lot).items():
        sums = [fact for fact in members if fact.context.item == LOT_TOTAL]
        single = [fact for fact in members if (fact.context.item or "").isdigit()]
        parts = list({fact.context.item: fact for fact in reversed(single)}.values())[::-1]
        if sums and len(parts) >= 2:
            yield settled(CODE, sums[0], total(parts), Say(f"{lot}合计与各笔付款之和", f"total of {lot} against its payments"))


def _all_lots(payments: Sequence[Fact], spent: Sequence[Fact]) -> Iterator[Outcome]:
    """The lots' totals against all that was paid."""
    lots = {fact.context.lot: fact for fact in reversed(payments) if fact.context.item == LOT_TOTAL and fact.context.lot not in (None, "total")}
    totals = [fact for fact in payments if fact.context.lot == "total"]
    wholes = [*spent, *([fact for fact in totals if fact.context.item == LOT_TOTAL] or totals)]
    rows = sorted(lots.values(), key=lambda fact: fact.anchor.span.start)
    yield from _subtotals(rows, _lot_of)
    parts = [fact for fact in rows if not _adds_up(fact)]
    if len(parts) < 2:
        return
    if not wholes:
        yield unchecked(CODE, parts, Say("没有支付总额", "no total of all payments"))
        return
    what = Say("支付总额与各标段之和", "all payments against the lots")
    found = [settled_by_any(CODE, whole, [total(parts), *_with_others(payments, whole, parts)], what,
                            partial=None if near(whole, parts) or whole.anchor.cell is not None else _SOME) for whole in once_each(wholes)]
    yield from [outcome for outcome in found if outcome.status is Status.CONSISTENT] or found[:1]


def _with_others(payments: Sequence[Fact], whole: Fact, parts: Sequence[Fact]) -> Iterator[Expr]:
    """施工合计 3531.83, below it 工程监理费 63.12, 勘察设计费 126.00, and 总计: the lots with what the table's other rows were paid."""
    lots, made = {fact.context.lot for fact in parts}, sum(value(fact) for fact in parts)
    rows = [fact for fact in payments if whole.anchor.cell is not None and _table_column(fact) == _table_column(whole)]
    others = [fact for fact in rows if fact.context.lot not in (*lots, "total", None) and fact is not whole and value(fact) != made]
    if others:
        yield total([*parts, *others])


def _payment_rows(payments: Sequence[Fact], facts: Sequence[Fact]) -> Iterator[Outcome]:
    """The payments of a table, one a row, against its total row, where no lot has a total of its own."""
    tabled = [fact for fact in payments if fact.anchor.cell is not None]
    for place, members in grouped(tabled, _table_column).items():
        single = [fact for fact in members if (fact.context.item or "").isdigit() and fact.context.lot != "total"]
        sums = [fact for fact in members if fact.context.item == LOT_TOTAL]
        wholes = [fact for fact in facts if fact.anchor.cell is not None and _table_column(fact) == place and (is_whole(fact) or fact in sums)]
        if len(wholes) == 1 and len(single) >= 2 and all(fact.context.lot == "total" for fact in sums):
            yield settled(CODE, wholes[0], total(single), Say("合计与各笔付款之和", "total against the payments"))


def _lot_column(members: Sequence[Fact]) -> Iterator[Outcome]:
    """A column of lots against its total row."""
    lots = list({fact.context.lot: fact for fact in reversed(members) if fact.context.lot not in (None, "total")}.values())[::-1]
    wholes = [fact for fact in members if is_whole(fact) and fact.anchor.cell is not None]
    yield from _subtotals(lots, _lot_of)
    lots = [fact for fact in lots if not _adds_up(fact)]
    if wholes and len(lots) >= 2:
        yield settled(CODE, wholes[0], total(lots), Say("合计与各标段之和", "total against the lots"))


def _contracts(book: FactBook) -> Iterator[Outcome]:
    """The lots' contracts against the total of contracts; each system's own."""
    facts = [fact for fact in book.numbers("contract_amount") if fact.context.item is None]
    for members in grouped(facts, lambda fact: book.system(fact.context)).values():
        wholes = [fact for fact in members if fact.context.lot == "total" and fact.anchor.cell is None]
        for parts in grouped([fact for fact in members if fact.context.lot not in (None, "total")], lambda fact: fact.context.group).values():
            lots = [fact for fact in {fact.context.lot: fact for fact in reversed(parts)}.values() if not _adds_up(fact)][::-1]
            if wholes and len(lots) >= 2:
                own = wholes[0]
                lots = [in_unit_of(fact, own) for fact in lots]
                partial = None if near(own, lots) else Say("标段合同价可能未列全", "perhaps not all lots are listed")
                yield settled(CODE, own, total(lots), Say("合同总额与各标段合同价之和", "contract total against the lots"), partial=partial)


def _projects(facts: Sequence[Fact]) -> Iterator[Outcome]:
    """A column of projects, one a row, against its total row."""
    tabled = [fact for fact in facts if fact.anchor.cell is not None and is_whole(fact)]
    for members in grouped(tabled, lambda fact: (fact.concept, fact.context.year, period_of(fact), _place(fact))).values():
        wholes = [fact for fact in members if fact.context.scope is None and fact.context.source == "total"]
        parts = [fact for fact in members if fact.context.scope is not None]
        single = [fact for fact in parts if not _SUMS_UP.search(fact.context.scope or "")]
        beside = _beside_projects(facts, wholes[0], single) if wholes and single else []
        if len(wholes) == 1 and len(single) >= 2:
            ways = [total([*single, *beside]), *([total(single)] if beside else ())]
            yield settled_by_any(CODE, wholes[0], ways, Say("合计与各项目之和", "total against the projects"))
        yield from _subtotals(parts, lambda fact: fact.context.scope)
    yield from _project_years(tabled, facts)


def _beside_projects(facts: Sequence[Fact], whole: Fact, projects: Sequence[Fact]) -> list[Fact]:
    """造林 | 抚育 | 检查验收 | 合计, the last of which is no project of the report: the rows of the column that name no project."""
    column = [fact for fact in facts if _table_column(fact) == _table_column(whole) and fact.concept == whole.concept]
    plain = [fact for fact in column if fact.context.source in (None, "total") and fact.context.scope is None and fact not in projects]
    return [fact for fact in plain if fact.context.item and not is_whole(fact)]


_SUMS_UP = regexp(r"[\u4e00-\u9fff]{2,}(?:小计|合计)$")
"""基层机构小计: a row among the others that adds up those above it."""


def _lot_of(fact: Fact) -> str | None:
    return fact.context.lot


def _adds_up(fact: Fact) -> bool:
    """施工合同小计: no lot of its own."""
    return bool(_SUMS_UP.search(fact.context.lot or ""))


def _subtotals(parts: Sequence[Fact], named: Callable[[Fact], str | None]) -> Iterator[Outcome]:
    """Each such row against the rows above it, down from the one before."""
    above: list[Fact] = []
    for fact in sorted(parts, key=lambda fact: fact.anchor.span.start):
        if not _SUMS_UP.search(named(fact) or ""):
            above.append(fact)
            continue
        if len(above) >= 2 and near(fact, above):  # far off, they are not all its own
            yield settled(CODE, fact, total(above), Say("小计与各项目之和", "subtotal against the projects"))
        above = []


_OF_A_YEAR = regexp(r"20\d\d年(?:\d{1,2}[-—–~至]\d{1,2}月|[上下]半年|第?[一二三四]季度|前)")


def _part_of_year(fact: Fact, whole: Fact) -> bool:
    return bool(_OF_A_YEAR.match(fact.context.item or "")) and _table_column(fact) == _table_column(whole)


def _project_years(facts: Sequence[Fact], others: Sequence[Fact]) -> Iterator[Outcome]:
    """The rows of one project, one a year, against its subtotal; of the only project, against the table's total."""
    for members in grouped(facts, lambda fact: (fact.concept, fact.context.scope, _place(fact))).values():
        wholes = [fact for fact in members if fact.context.year is None]
        years = {fact.context.year: fact for fact in members if fact.context.period == f"{fact.context.year}年"}
        if any(_part_of_year(fact, whole) for whole in wholes for fact in others):
            continue  # 2021年 | 2022年 | 2023年1-6月: a part of a year is a row, too
        if len(wholes) == 1 and len(years) >= 2 and len(years) == len(members) - 1:
            yield settled(CODE, wholes[0], total(list(years.values())), Say("合计与各年之和", "the whole against the years"))


def _table_column(fact: Fact) -> tuple[int, int] | None:
    return (fact.anchor.cell.table, fact.anchor.cell.column) if fact.anchor.cell is not None else None


def _place(fact: Fact) -> int | None:
    return fact.anchor.cell.column if fact.anchor.cell is not None else None


def _told_projects(book: FactBook) -> Iterator[Outcome]:
    """The whole that a report tells first, and what it tells of each project after: a sum one slip away from the whole shows that it is of these."""
    for concept in ("budget_total", "funds_spent", "funds_forecast"):
        facts = [fact for fact in book.numbers(concept) if is_whole(fact)]
        sampled = book.numbers("sampled_funds") if concept == "budget_total" else []
        wholes = once_each([fact for fact in (*facts, *sampled) if fact.context.scope is None and fact.anchor.cell is None])
        by_project = grouped([fact for fact in facts if fact.context.scope], lambda fact: fact.context.scope)
        alone = [members[0] for members in by_project.values() if len({value(fact) for fact in members}) == 1]
        if len(alone) < _FEWEST or len(alone) != len(by_project):
            continue
        added = sum((value(fact) for fact in alone), Fraction(0))
        for whole in wholes:
            if added == value(whole) or added in swapped(whole):
                yield settled(CODE, whole, total(alone), Say("总数与各项目之和", "the whole against its projects"))


_FEWEST = 2


def _column(fact: Fact) -> tuple[object, ...]:
    cell = fact.anchor.cell
    column = (cell.column, fact.context.stage, head_of(fact)) if cell is not None else None  # 计划支出数 and 实际支出数 are both of what is spent
    return fact.concept if fact.concept != "fund_part" else "", fact.context.year, period_of(fact), fact.context.scope, column


def _undated(columns: Mapping[tuple[object, ...], list[Fact]]) -> Iterator[list[Fact]]:
    """2023年应到位480万元。分项目如下：①甲应到位300万元；②…: a list of items without a year, under the one whole of its paragraph."""
    told = {key: members for key, members in columns.items() if key[-1] is None}
    for key, items in told.items():
        outer = [fact for members in told.values() for fact in members if fact.raw == key[3] and fact.concept == key[0]] if key[3] else []
        if len(outer) == 1 and not is_whole(outer[0]) and not any(is_whole(fact) for fact in items):
            yield [replace(outer[0], context=replace(outer[0].context, item=None, source=None)), *items]  # 项目支出297万元，包括：甲158万元，乙…
            continue
        if key[1] is not None or key[2] is not None or any(is_whole(fact) for fact in items):
            continue
        dated = [fact for other, members in told.items() if other[0] == key[0] and other != key for fact in members if is_whole(fact)]
        if dated and len({value(fact) for fact in dated}) == 1:
            yield [dated[0], *items]


_LEFT = regexp(r"剩余|(?:账面|资金|专户|银行)*余额|结余|尚余|余下|未[支拨]?付")
"""已支付808万元，其中甲516万元、…，剩余56万元为质保金: what is left is no part of what was paid."""


def _is_left(fact: Fact) -> bool:
    return fact.anchor.cell is None and bool(_LEFT.match(fact.context.item or ""))


def _items(book: FactBook, members: Sequence[Fact]) -> Iterator[Outcome]:
    """A list by use or by project against its total."""
    parts = once_each([fact for fact in members if fact.context.item and fact.context.item not in (*COLUMNS, *TOTALS)
                       and fact.context.source in (None,) and fact.context.lot is None and not _is_left(fact)])
    wholes = [fact for fact in members if is_whole(fact) and fact not in parts]
    if not parts or not wholes:
        return
    summed = [fact for fact in parts if fact.label == "分项"]
    told = [fact for fact in wholes if fact.anchor.cell is None and fact.anchor.span.start < parts[0].anchor.span.start]
    first = told[-1] if told and wholes[0].anchor.cell is None else wholes[0]  # 估算总投资…；概算总投资…，其中: of the last sum before it
    whole = next((fact for fact in wholes if fact.label == "共计" and summed), first)
    parts = summed if whole.label == "共计" and summed else parts  # 甲…万元，乙…万元，共计…: the list is closed by its sum
    in_table = whole.anchor.cell is not None
    what = Say("总额与各项之和", "the total against its items")
    if in_table:
        yield from _subtotals(parts, lambda fact: fact.context.item)
    if len(parts) >= 2 and not in_table and headed_by_another(book, whole, parts):
        yield unchecked(CODE, [whole, *parts], Say("各项属于近旁的另一个数", "the items are of another sum beside them"))
    elif len(parts) >= 2:
        parts += completing(book, whole, parts)
        listed = in_table or parts is summed or (near(whole, parts) and not _on_both_sides(whole, parts))
        yield settled_by_any(CODE, whole, list(item_sums(parts)), what, partial=None if listed else _SOME)
    elif not in_table and value(parts[0]) > value(whole) and len({value(fact) for fact in wholes}) > 1 and whole.context.source != "total":
        yield unchecked(CODE, [whole, *parts], Say("近旁几个数各有所指", "the sums beside it are of several things"))
    elif not in_table and value(parts[0]) > value(whole) and _rated(book, parts[0]):
        yield unchecked(CODE, [whole, *parts], Say("该项另有执行率，可能与总额并列", "it has a rate of its own and may stand beside the total"))
    elif not in_table and value(parts[0]) > value(whole):
        yield settled(CODE, whole, total(parts), Say("分项大于总额", "an item exceeds its total"))
    elif not in_table:
        yield settled(CODE, whole, total(parts), what, partial=_SOME)


def _on_both_sides(whole: Fact, parts: Sequence[Fact]) -> bool:
    """支付监理费78万元、…，其他费用小计208万元。累计支出3475万元，其中施工款3267万元: what stands before a sum and behind it is no one list."""
    return len({part.anchor.span.start < whole.anchor.span.start for part in parts}) > 1


def _rated(book: FactBook, part: Fact) -> bool:
    """项目支出预算22万元，…。公用经费预算46万元，…，执行率60%: an account told beside another, budget, spending and rate, is no part of it."""
    item = part.context.item
    return any(rate.context.item == item and rate.context.group == part.context.group for rate in book.numbers("execution_rate"))


def _strayed(members: Sequence[Fact], facts: Sequence[Fact]) -> bool:
    """计划 | 实际 over rows of one number each, under 合计 | 900 | 640, which add up to 640: rows that lost a cell stand in the wrong column."""
    whole = next((fact for fact in members if is_whole(fact) and fact.anchor.cell is not None), None)
    parts = [fact for fact in members if not is_whole(fact)]
    if whole is None or len(parts) < 2:
        return False
    row = [fact for fact in facts if is_whole(fact) and _row(fact) == _row(whole) and _column(fact) != _column(whole)]
    held = {_column(fact)[-1] for fact in facts if not is_whole(fact)}
    added = sum((value(fact) for fact in parts), Fraction(0))
    return any(value(fact) == added and _column(fact)[-1] not in held for fact in row)


def _row(fact: Fact) -> tuple[int, int] | None:
    cell = fact.anchor.cell
    return (cell.table, cell.row) if cell is not None else None


RULE = Rule(
    CODE, "total-is-sum-of-items", Say("总额与各项之和不符", "A total is not the sum of its items"),
    Category.ARITHMETIC, Scope.IN_TABLE, Severity.HIGH, check,
)
