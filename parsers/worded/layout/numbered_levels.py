"""Estimates whose rows are numbered in levels: 一 工程费用 over 1 土建、2 安装; 三 预备费（一、二项之和的5%）; 四 总投资（一+二+三）."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from model.document import Table
from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.grid import TOTAL, Grid, plain, relation
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.tables import NO_SUM

_STYLES = (
    regexp(r"第?[一二三四五六七八九十]{1,2}(?:部分)?[、.．]?"), regexp(r"[（(][一二三四五六七八九十]{1,2}[)）]"), regexp(r"\d{1,2}[、.．]?"),
    regexp(r"\d{1,2}[.．]\d{1,2}"), regexp(r"[（(]\d{1,2}[)）]|\d{1,2}[)）]"), regexp(r"\d{1,2}(?:[.．]\d{1,2}){2}"), regexp(r"[①-⑳]"),
)
_WHOLE = regexp(r"(?:项目|工程|建设|静态|估算|概算|预算)*(?:总投资|总造价|总概算|总估算|投资合计|总额|总费用|总成本)|(?:投资|造价)?(?:合计|总计)")
_FORMULA = regexp(r"[（(](?P<terms>[一二三四五六七八九十](?:[+＋、和][一二三四五六七八九十])+)[)）]")
_SHARE = regexp(r"[（(\[](?P<terms>[一二三四五六七八九十](?:[+＋、和][一二三四五六七八九十])*)项?(?:之和|合计|费用)*(?:的|[×*]|按)(?P<share>\d{1,2}(?:\.\d+)?)%(?:计[算列取]?)?[)）\]]")
_HAN = regexp(r"[一二三四五六七八九十]+")
_APART = regexp(r"[（(].*")
_MARKS = regexp(r"分值|得分|权重|分数|扣分|评分")
"""Forms of indicators have rules of their own."""
_FEWEST, _ROWS = 2, 5


@dataclass(frozen=True, slots=True)
class _Row:
    """``level``: 0 for the outermost; ``ordinal``: its numeral, for formulas."""

    at: int
    level: int
    ordinal: str
    name: str


def numbered_levels(laid: Laid) -> Iterator[Worded]:
    """Each row against those a level below it, the row of all against the outermost; held to the rows where another of the column's sums holds."""
    for table in laid.document.tables:
        grid = plain(laid.document, table)
        rows = _rows(grid, table)
        if len(rows) < _ROWS or len({row.level for row in rows}) < _FEWEST:
            continue
        for column in range(1, table.columns):
            grid.heads[column] = grid.texts.get((0, column), "")
            held = sum(grid.number(row.at, column) is not None for row in rows)
            if held == len(rows) and not NO_SUM.search(grid.heads[column]) and not _MARKS.search(grid.heads[column]):
                yield from _column(laid, table, grid, rows, column)


def _rows(grid: Grid, table: Table) -> list[_Row]:
    """The rows below the head that bear a numeral of a level in their first cell; a row of all without one is of the outermost."""
    found: list[tuple[int, int, str, str]] = []
    for at in range(1, table.rows):
        first, name = grid.texts.get((at, 0), ""), grid.texts.get((at, 1), "")
        style = next((number for number, style in enumerate(_STYLES) if style.fullmatch(first)), None)
        if style is None and (TOTAL.fullmatch(first) or _WHOLE.fullmatch(_APART.sub("", first or name)) or TOTAL.fullmatch(name)):
            found.append((at, -1, "", first or name))
        elif style is None:
            return []
        else:
            match = _HAN.search(first)
            found.append((at, style, match[0] if match else first, name))
    order = list(dict.fromkeys(style for _, style, _, _ in found if style >= 0))
    if order != sorted(order) or any("其中" in name for _, _, _, name in found):
        return []
    return [_Row(at, order.index(style) if style >= 0 else 0, ordinal, name) for at, style, ordinal, name in found]


def _column(laid: Laid, table: Table, grid: Grid, rows: Sequence[_Row], column: int) -> Iterator[Worded]:
    sums = [(row, below) for at, row in enumerate(rows) if len(below := _below(rows, at)) >= _FEWEST]
    outer = [row for row in rows if row.level == 0]
    if len(outer) > _FEWEST and (_WHOLE.fullmatch(_APART.sub("", outer[-1].name)) or TOTAL.fullmatch(outer[-1].name)):
        sums.append((outer[-1], _named(outer, outer[-1]) or outer[:-1]))
    right = [row.at for row, parts in sums if sum(Decimal(grid.number(part.at, column) or 0) for part in parts) == Decimal(grid.number(row.at, column) or 0)]
    for row, parts in sums:
        way = "+".join(grid.number(part.at, column) or "0" for part in parts)
        found = relation(laid.document, table, grid, laid.part_of, (row.at, column), [(part.at, column) for part in parts], (way,), None, "", "subtotal")
        yield replace(found, label=f"{_APART.sub('', row.name)}（各项之和）", firm=any(at != row.at for at in right))
    for row in outer:
        share = _SHARE.search(row.name)
        terms = [one for one in outer if share is not None and one.ordinal in _HAN.findall(share["terms"])]
        if share is not None and terms:
            way = f"({'+'.join(grid.number(term.at, column) or '0' for term in terms)})*{share['share']}/100"
            found = relation(laid.document, table, grid, laid.part_of, (row.at, column), [(term.at, column) for term in terms], (way,), None, "", "product")
            yield replace(found, label=_APART.sub("", row.name))


def _below(rows: Sequence[_Row], at: int) -> list[_Row]:
    """The rows of the next level that follow a row, up to the next of its own level or one further out."""
    found: list[_Row] = []
    for row in rows[at + 1 :]:
        if row.level <= rows[at].level:
            break
        found.append(row)
    return [row for row in found if row.level == found[0].level]


def _named(outer: Sequence[_Row], whole: _Row) -> list[_Row]:
    match = _FORMULA.search(whole.name)
    told = _HAN.findall(match["terms"]) if match else []
    return [row for row in outer if row.ordinal in told and row is not whole]
