"""Who is the sum of whom in an index tree: totals, first-level, second-level and third-level indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.fact import Fact
from model.notice import Say
from validate.book import FactBook
from validate.systems import System, plain, systems
from validate.told import amount, told_dimensions, told_levels
from validate.trees import IndicatorRow, ScoreTable

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Branch:
    """``parent`` should be the sum of ``parts``.  ``partial``: why the parts may not be all (then a mismatch says nothing)."""

    name: str
    level: str
    parent: Fact
    parts: tuple[Fact, ...]
    part: int
    partial: Say | None = None


_LOST = Say("下级指标似未读全（权重与得分同时偏少）", "some rows seem to be missing (weights and scores both fall short)")
_SOME = Say("下级指标未全部给出", "not all of the parts are stated")
_EXECUTION = Say("预算执行率的分值未列入本表", "the marks for budget execution are not in this table")


def branches(book: FactBook, kind: str) -> Iterator[Branch]:
    """Every sum of one ``kind`` (weight or score) in every index table."""
    for system in systems(book):
        for table in system.tables:
            if table.rows or table.subdimensions:
                yield from _second_level(table, kind)
                yield from _first_level(system, table, kind)
            if table.rows:
                yield from _leaves(book, table, kind)
        yield from _told(book, system, kind)
        for told in told_levels(book, system) if kind == "score" else ():
            name = told.head.context.subdimension or told.head.context.dimension or ""
            yield Branch(name, "三级" if told.head.context.subdimension else "二级", told.head, tuple(told.scores.values()), told.head.context.part)


def _told(book: FactBook, system: System, kind: str) -> Iterator[Branch]:
    """Prose that goes through the indicators: the other marks of the dimension add up, so all of them are told."""
    for told in told_dimensions(book, system):
        name = told.head.context.dimension
        weight = system.dimension_fact("weight", name, told.head)
        if weight is None or weight.quantity is None or told.head.quantity is None:
            continue
        if kind == "score" and amount(told.weights) == weight.quantity.value:
            yield Branch(name or "", "三级", told.head, tuple(told.scores.values()), told.head.context.part)
        if kind == "weight" and amount(told.scores) == told.head.quantity.value and len(told.scores) > 2:
            yield Branch(name or "", "三级", weight, tuple(told.weights.values()), told.head.context.part)


def _second_level(table: ScoreTable, kind: str) -> Iterator[Branch]:
    for dimension, node in table.subdimensions:
        parent = getattr(node, kind)
        rows = [row for row in table.rows if row.context.subdimension and plain(row.context.subdimension) == plain(node.name)
                and (dimension is None or row.context.dimension in (dimension, None))]
        if parent is not None and rows:
            yield _branch(node.name, "三级", parent, rows, kind, table, _gap("score" if kind == "weight" else "weight", node, rows))


def _gap(kind: str, node: object, rows: Sequence[IndicatorRow]) -> Decimal | None:
    """By how much the other column falls short of its parent."""
    parent = getattr(node, kind, None)
    parts = [getattr(row, kind) for row in rows]
    if parent is None or any(part is None or part.quantity is None for part in parts):
        return None
    return Decimal(parent.quantity.value - sum((part.quantity.value for part in parts), ZERO))


def _first_level(system: System, table: ScoreTable, kind: str) -> Iterator[Branch]:
    names = list(dict.fromkeys(row.context.dimension for row in table.rows))
    nodes = {node.name: node for node in table.dimensions}
    if names == [None] and len(nodes) == 1:
        names = list(nodes)
    for name in names or list(nodes):
        rows = [row for row in table.rows if row.context.dimension in (name, None)] if len(names) == 1 else \
               [row for row in table.rows if row.context.dimension == name]
        if name is None:
            continue
        near = next((fact for row in rows for fact in row.facts()), None)
        node = nodes.get(name)
        parent = (getattr(node, kind) if node else None) or system.dimension_fact(kind, name, near)
        if parent is None:
            continue
        if rows:
            other = _Node(system.dimension_fact("weight", name, near), system.dimension_fact("score", name, near))
            yield _branch(name, "三级", parent, rows, kind, table, _gap("score" if kind == "weight" else "weight", other, rows))
        seconds = [node for dimension, node in table.subdimensions if dimension == name]
        parts = tuple(getattr(node, kind) for node in seconds if getattr(node, kind) is not None)
        named = {plain(row.context.subdimension) for row in rows if row.context.subdimension}
        if parts:
            whole = len(parts) == len(seconds) and named <= {plain(node.name) for node in seconds}
            yield Branch(name, "二级", parent, parts, table.part, None if whole else _SOME)


@dataclass(frozen=True, slots=True)
class _Node:
    weight: Fact | None
    score: Fact | None


def _leaves(book: FactBook, table: ScoreTable, kind: str) -> Iterator[Branch]:
    parent = table.weight_total if kind == "weight" else table.score_total
    if parent is None or len(table.rows) < 2:
        return
    rows = table.rows
    other = _gap("score" if kind == "weight" else "weight", _Node(table.weight_total, table.score_total), rows)
    branch = _branch("总分", "三级", parent, rows, kind, table, other)
    execution = _execution(book, kind, table)
    if execution is not None and other is not None and branch.partial is not None:
        if other == _counterpart(book, kind, table, execution, other):
            branch = Branch(branch.name, branch.level, branch.parent, (execution, *branch.parts), branch.part)
    elif execution is not None and other is None and branch.partial is None:
        branch = Branch(branch.name, branch.level, branch.parent, (execution, *branch.parts), branch.part)
    lacking = other != 0 and execution not in branch.parts and not any(row.context.dimension == "预算执行" or "预算执行" in row.name for row in rows)
    if branch.partial is None and lacking and (_short(branch) in _USUAL or (kind == "score" and _but_execution(table, branch))):
        branch = Branch(branch.name, branch.level, branch.parent, branch.parts, branch.part, _EXECUTION)
    yield branch


def _counterpart(book: FactBook, kind: str, table: ScoreTable, execution: Fact, gap: Decimal) -> Decimal | None:
    """What budget execution is worth, for its score, or got, for its weight; where the form prints 执行率（10分） in a head only, what its rows
    leave of a hundred, if that is what forms give it."""
    marks = _execution(book, "score" if kind == "weight" else "weight", table)
    if marks is not None and marks.quantity is not None:
        return marks.quantity.value
    fits = kind == "score" and gap in _USUAL and execution.quantity is not None and execution.quantity.value <= gap
    return gap if fits and marks is None else None


_USUAL = (10, 20)


def _but_execution(table: ScoreTable, branch: Branch) -> bool:
    """Whether the rows are worth all but the marks for execution, and the total of scores is above theirs by no more: a form that prints these
    elsewhere, and no total of weights."""
    worth = [row.weight.quantity.value for row in table.rows if row.weight is not None and row.weight.quantity is not None]
    left = 100 - sum(worth, ZERO)
    return table.weight_total is None and left in _USUAL and len(worth) == len(table.rows) and 0 < _short(branch) <= left


def _closed(book: FactBook) -> frozenset[int]:
    """The tables with a total score of their own: the marks for execution in them are no other form's."""
    return frozenset(fact.anchor.cell.table for fact in book.numbers("eval_score", "self_score") if fact.anchor.cell is not None)


def _execution(book: FactBook, kind: str, table: ScoreTable) -> Fact | None:
    """The marks for budget execution, where a form prints them in the table of funds above its indicators, or in a line of its own."""
    if any(row.context.dimension == "预算执行" or "预算执行" in row.name for row in table.rows):
        return None
    first = next((fact for row in table.rows for fact in row.facts() if fact.anchor.cell is not None), None)
    if first is None or first.anchor.cell is None:
        return None
    own, above = first.anchor.cell.table, first.anchor.span.start
    told = [fact for fact in book.numbers(f"indicator_{kind}") if fact.context.indicator == "预算执行率"]
    here = [fact for fact in told if fact.context.part == table.part]
    ways = (
        [fact for fact in told if fact.anchor.cell is not None and fact.anchor.cell.table == own],
        [fact for fact in told if fact.anchor.cell is not None and own - fact.anchor.cell.table == 1 and own - 1 not in book.once(_closed)],
        [fact for fact in here if fact.anchor.cell is None],
        [fact for fact in here if fact.anchor.cell is not None and fact.anchor.cell.table != own and fact.anchor.span.start < above],
    )  # the last: tables put together again from loose text are counted behind those that were one
    found = next((facts for facts in ways if facts), [])
    return found[0] if len(found) == 1 else None


def _branch(name: str, level: str, parent: Fact, rows: Sequence[IndicatorRow], kind: str, table: ScoreTable, other: Decimal | None) -> Branch:
    parts = tuple(fact for row in rows if (fact := getattr(row, kind)) is not None and fact.quantity is not None)
    branch = Branch(name, level, parent, parts, table.part)
    if len(parts) < len(rows):
        return Branch(name, level, parent, parts, table.part, _SOME)
    if other is not None and other > 0 and _short(branch) > 0:
        return Branch(name, level, parent, parts, table.part, _LOST)
    if kind == "score" and other is not None and other != 0:
        return Branch(name, level, parent, parts, table.part, _SOME)
    return branch


def _short(branch: Branch) -> Decimal:
    """By how much the parts fall short of their parent."""
    values = [part.quantity.value for part in branch.parts if part.quantity is not None]
    return (branch.parent.quantity.value if branch.parent.quantity else ZERO) - sum(values, ZERO)
