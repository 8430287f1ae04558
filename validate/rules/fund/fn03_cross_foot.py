"""FN03 资金表纵横相等

查什么　既分项目又分来源的资金表：每一来源的合计行等于各项目之和，每一项目的合计列等于各来源之和。
为什么　纵横不等，必有一格有误。
触发　　中央列 30＋20，合计行写作 60。
不触发　空格视为 0；只有合计行没有分项的列（见 FN18）。
局限　　行、列中有小计、其中而无法分层时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import total
from validate.book import FactBook, by_group, grouped
from validate.funds import AMOUNTS, COLUMNS, TOTALS, head_of, period_of, source_title
from validate.rule import Rule, settled

CODE = "FN03"


def check(book: FactBook) -> Iterator[Outcome]:
    for group, facts in by_group(book.numbers(*AMOUNTS, "fund_part")).items():
        if not group.startswith("t"):
            continue
        cross = [fact for fact in facts if fact.context.item and fact.context.item not in COLUMNS and fact.context.source]
        for members in grouped(cross, _kind).values():
            yield from _foot(book, members)
        for members in grouped([fact for fact in facts if fact.context.source], lambda fact: (*_kind(fact), head_of(fact))).values():
            yield from _closed(book, members)


def _kind(fact: Fact) -> tuple[object, ...]:
    return fact.concept, fact.context.year, period_of(fact), fact.context.scope


def _closed(book: FactBook, members: Sequence[Fact]) -> Iterator[Outcome]:
    """Items down and sources across, with one row of 合计 below them, which is of no item."""
    rows = [fact for fact in members if fact.context.item and fact.context.item not in COLUMNS]
    foot = [fact for fact in members if fact.context.item is None]
    lines = {fact.anchor.cell.row for fact in foot if fact.anchor.cell}
    if len(lines) != 1 or len({fact.context.item for fact in rows}) < 2 or len({fact.context.source for fact in rows}) < 2:
        return
    for whole in foot:
        parts = [fact for fact in rows if fact.context.source == whole.context.source]
        if len(parts) > 1:
            name = source_title(book, whole.context.source) or "总额"
            yield settled(CODE, whole, total(parts), Say(f"“{name}”列合计与各项之和", f"column {whole.context.source} against its items"))


def _foot(book: FactBook, members: Sequence[Fact]) -> Iterator[Outcome]:
    items = {fact.context.item for fact in members}
    sources = {fact.context.source for fact in members}
    if len(items) < 2 or len(sources) < 2:
        return
    nested = any("小计" in (item or "") or "其中" in (item or "") for item in items)
    partial = Say("表中有小计或其中项", "the table has subtotals") if nested else None
    for source, column in grouped(members, lambda fact: fact.context.source).items():
        wholes = [fact for fact in column if fact.context.item in TOTALS]
        parts = [fact for fact in column if fact.context.item not in TOTALS]
        if wholes and parts:
            name = source_title(book, source) or "合计"
            yield settled(CODE, wholes[0], total(parts), Say(f"“{name}”列合计与各项之和", f"column {source} against its items"), partial=partial)
    for item, row in grouped(members, lambda fact: fact.context.item).items():
        wholes = [fact for fact in row if fact.context.source == "total"]
        parts = [fact for fact in row if fact.context.source != "total"]
        if wholes and parts:
            yield settled(CODE, wholes[0], total(parts), Say(f"“{item}”行合计与各来源之和", f"row {item} against its sources"), partial=partial)


RULE = Rule(
    CODE, "cross-foot", Say("资金表纵横不等", "A table of funds does not cross-foot"),
    Category.ARITHMETIC, Scope.IN_TABLE, Severity.HIGH, check,
)
