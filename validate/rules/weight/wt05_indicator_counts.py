"""WT05 指标个数与指标表相符

查什么　“由 3 个二级指标和 6 个三级指标构成”“从八个方面考察”，应与指标表中该部分的行数相符。
为什么　个数不符，说明指标增删后文字未改，或表格缺行。
触发　　写 6 个三级指标，表中只有 5 行。
不触发　“方面”与二级或三级指标个数之一相同。
局限　　该部分的行未读全（权重相加不足）或没有二级指标名时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import written
from validate.book import FactBook
from validate.rule import Rule, claim, unchecked
from validate.systems import System, plain, strand, systems
from validate.trees import IndicatorRow

CODE = "WT05"
_ALL = 100
_NO_TABLE = Say("没有可对照的完整指标表", "no whole table of indicators to hold it against")


def check(book: FactBook) -> Iterator[Outcome]:
    known = {system.code: system for system in systems(book)}
    for fact in book.numbers("indicator_count"):
        system = known.get(strand(book, fact))
        if system is None or fact.quantity is None:
            yield unchecked(CODE, [fact], _NO_TABLE)
            continue
        yield _count(book, system, fact, fact.quantity.value)


def _count(book: FactBook, system: System, fact: Fact, said: Decimal) -> Outcome:
    dimension, level = fact.context.dimension or _of_section(book, fact), fact.context.item or ""
    rows = list(_rows(system, dimension))
    counts = _counts(system, rows, dimension, level)
    evidence = [row.weight or row.score or row.target for row in rows]
    beside = [found for found in evidence if found is not None]
    if said in counts:
        return claim(CODE, True, [fact, *beside], Say(f"{level}{written(fact)}，与指标表相符", f"{written(fact)} as in the table"), doubt=False)
    if not rows and level.startswith("二级") and (second := _second_level(system, dimension)):
        return _held(fact, said, second, level, dimension)
    if not counts or not _whole(system, rows, dimension):
        return unchecked(CODE, [fact], _NO_TABLE)
    wanted = "或".join(f"{count}" for count in dict.fromkeys(counts))
    part = f"“{dimension}”" if dimension else "指标体系"
    return claim(
        CODE, False, [fact, *beside],
        Say(f"{part}称有{written(fact)}{level}，指标表中为{wanted}个。",
            f"{written(fact)} are claimed; the table has {wanted.replace('或', ' or ')}."),
        reported=written(fact), expected=wanted, computation=f"{'、'.join(row.name for row in rows[:12])}：{len(rows)}个三级指标",
    )


def _second_level(system: System, dimension: str | None) -> list[Fact]:
    """The weights of the second level in a table that goes no further down, all of them there: they add up to a hundred, or to their parent's."""
    for table in system.tables:
        own = [(parent, node.weight) for parent, node in table.subdimensions if node.weight is not None and node.weight.quantity is not None]
        total = sum(weight.quantity.value for _, weight in own if weight.quantity is not None)
        if table.is_table and not table.rows and len(own) == len(table.subdimensions) and total == _ALL:
            return [weight for parent, weight in own if dimension in (None, parent)]
    return []


def _held(fact: Fact, said: Decimal, second: Sequence[Fact], level: str, dimension: str | None) -> Outcome:
    part = f"“{dimension}”" if dimension else "指标体系"
    return claim(
        CODE, said == len(second), [fact, *second],
        Say(f"{part}称有{written(fact)}{level}，指标表中为{len(second)}个。", f"{written(fact)} are claimed; the table has {len(second)}."),
        reported=written(fact), expected=f"{len(second)}",
        computation=f"{'、'.join(weight.context.subdimension or '' for weight in second[:12])}：{len(second)}个{level}",
    )


def _rows(system: System, dimension: str | None) -> Iterator[IndicatorRow]:
    """Each indicator once, of one dimension or of all."""
    for rows in system.rows.values():
        if dimension is None or any(row.context.dimension == dimension for row in rows):
            yield next((row for row in rows if row.context.subdimension), rows[0])


def _counts(system: System, rows: Sequence[IndicatorRow], dimension: str | None, level: str) -> list[int]:
    named = [row.context.subdimension for row in rows]
    second = {plain(name) for name in named if name}
    seconds = [len(second)] if rows and all(named) else []
    thirds = [len(rows)] if rows else []
    first = [len(system.dimension_names)] if dimension is None and len(system.dimension_names) >= 2 else []
    if level.startswith("一级"):
        return first
    if level.startswith("二级"):
        return seconds
    if level.startswith("三级"):
        return thirds
    return [*seconds, *thirds] if seconds and dimension is not None else []


def _of_section(book: FactBook, fact: Fact) -> str | None:
    """The one first-level indicator that the heading names: （一）决策情况分析."""
    title = fact.context.section or ""
    found = {name for name in book.lexicon.maps["dimensions"].values() if name in title}
    return found.pop() if len(found) == 1 else None


def _whole(system: System, rows: Sequence[IndicatorRow], dimension: str | None) -> bool:
    """Whether the rows read are all there are: their weights add up."""
    weights = [row.weight.quantity.value for row in rows if row.weight is not None and row.weight.quantity is not None]
    if len(weights) != len(rows) or not rows:
        return False
    names = [dimension] if dimension else sorted(system.dimension_names)
    if dimension is None and sum(weights) == _ALL:
        return True
    parents = [found.quantity.value for name in names if (found := system.dimension_fact("weight", name)) is not None and found.quantity is not None]
    return bool(parents) and len(parents) == len(names) and sum(weights) == sum(parents)


RULE = Rule(
    CODE, "indicator-counts", Say("指标个数与指标表不符", "The number of indicators differs from the table"),
    Category.CROSS_REFERENCE, Scope.TEXT_AND_TABLE, Severity.MEDIUM, check,
)
