"""Fees paid by assessment: month by month a mark, what it cost, what was paid, and a rule in the text: 低于90分的，每低1分扣减当月服务费的1%."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from parsers.stretch import PartOf
from parsers.worded.layout.grid import Grid, relation
from parsers.worded.layout.laid import Laid

_RULE = regexp(
    r"(?:低于|不足|少于|未达到?)(?P<line>\d{2,3})分(?:的|时|者)?[，,](?:则)?每(?:低|少|降低|下降|减少|差|扣)(?:1|一)分[，,]?(?:则|相应)?扣(?:减|除|罚|款)?(?P<of>[^，。；;\d]{0,14}?)(?:的)?(?P<share>\d+(?:\.\d+)?)%"
)
_FEE = regexp(r"费|款|金额|资金")
_MARK = regexp(r"(?P<who>.{0,10}?)(?:月度|季度|考核|评价|测评)*(?:得分|分数|考核分)")
_TAKEN = regexp(r"(?P<who>.{0,10}?)(?:考核|应)*(?:扣款|扣减|扣罚|扣费|扣除)(?:金额|额|数)?")
_PAID = regexp(r"(?P<who>.{0,10}?)(?:实付|实际支付|实际拨付|实拨|实际付款)(?:金额|额|数|款|费用)?")
_UNIT = regexp(r"[（(](?:万元|元|分)[)）]$")
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Rule:
    line: Decimal
    share: Decimal


@dataclass(frozen=True, slots=True)
class _Columns:
    mark: int
    taken: int
    paid: int


def assessed_fees(laid: Laid) -> Iterator[Worded]:
    """What each month's mark should have cost by the report's one rule, and that what was taken and what was paid make the fee."""
    assessed = [(table, grid, columns) for table, grid in laid.grids if len(grid.rows) >= _FEWEST for columns in _sets(grid)]
    rule = _rule(laid.document) if assessed else None
    for table, grid, columns in assessed:
        yield from _rests(laid.document, table, grid, laid.part_of, columns)
        if rule is not None:
            yield from _costs(laid.document, table, grid, laid.part_of, columns, rule)


def _rule(document: Document) -> _Rule | None:
    """The rule of the text; None where it tells two, or one of something else than the fee."""
    found = {(match["line"], match["share"]) for match in _RULE.finditer("".join(document.text.split()).replace("％", "%")) if not match["of"] or _FEE.search(match["of"])}
    if len(found) != 1:
        return None
    line, share = found.pop()
    return _Rule(Decimal(line), Decimal(share))


def _sets(grid: Grid) -> list[_Columns]:
    """The columns of marks, deductions and payments that go together, by whose they are."""
    by_kind: list[dict[str, int]] = []
    for pattern in (_MARK, _TAKEN, _PAID):
        named = [(match["who"], column) for column, head in grid.heads.items() if (match := pattern.fullmatch(_UNIT.sub("", head)))]
        by_kind.append(dict(named) if len(dict(named)) == len(named) else {})
    marks, taken, paid = by_kind
    return [_Columns(marks[who], taken[who], paid[who]) for who in marks if who in taken and who in paid]


def _rows(grid: Grid, columns: _Columns) -> Iterator[tuple[int, Decimal, str, str]]:
    for row in grid.rows:
        mark, taken, paid = (grid.number(row, column) for column in (columns.mark, columns.taken, columns.paid))
        if mark is not None and taken is not None and paid is not None:
            yield row, Decimal(mark), taken, paid


def _costs(document: Document, table: Table, grid: Grid, part_of: PartOf, columns: _Columns, rule: _Rule) -> Iterator[Worded]:
    for row, mark, taken, paid in _rows(grid, columns):
        missed = max(Decimal(0), rule.line - mark)
        at, way = columns.taken, f"({taken}+{paid})*{rule.share:f}/100*{missed:f}"
        if missed and not Decimal(taken):  # nothing was taken: then what was paid is too much
            at, way = columns.paid, f"{paid}-{paid}*{rule.share:f}/100*{missed:f}"
        places = [(row, column) for column in (columns.mark, columns.taken, columns.paid) if column != at]
        yield relation(document, table, grid, part_of, (row, at), places, (way,), f"t{table.index}.{columns.taken}.assessed", "")


def _rests(document: Document, table: Table, grid: Grid, part_of: PartOf, columns: _Columns) -> Iterator[Worded]:
    rows = list(_rows(grid, columns))
    fees = Counter(Decimal(taken) + Decimal(paid) for _, _, taken, paid in rows).most_common(1)
    if not fees or fees[0][1] < _FEWEST:
        return
    for row, _, taken, _ in rows:
        yield relation(document, table, grid, part_of, (row, columns.paid), [(row, columns.taken)], (f"{fees[0][0]:f}-{taken}",), f"t{table.index}.{columns.paid}.rest", "")
