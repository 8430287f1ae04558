"""Tables of one cell a line whose rows are of unequal length: a merged cell stands once, an empty one not at all.

    一级指标
    三级指标
    分值
    得分
    产出
    完成数量
    10
    9.80
    及时完成率
    10
    10
    合计
    20
    19.80

The header is found by its words, the rows by what is most likely (``arrangement``).  Only where all but certainly one arrangement fits and
every row has the figures that nearly all have; where a total's figures stand is told by the columns' sums.  Never guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from ingest.layout.arrangement import OUT, Arrangement, Step, arranged
from ingest.layout.heads import is_always_a_head, level_of, names_a_column
from ingest.layout.plain import TextLine
from ingest.layout.prose import NOTE, UNIT_NOTE, is_table_title
from ingest.layout.rows import TextTable, is_total, kind_of
from ingest.outline import heading_level, is_front
from model.span import Span

_NARROWEST, _WIDEST = 3, 13
_LONGEST_NAME, _LONGEST_RUN = 24, 600
_FEWEST_HEADS = 3
_CHAPTER = 2
"""Headings of this level or above stand in no table."""
_HEAD, _NO_HEAD, _SURE_HEAD = 0.3, -1.2, 0.5
"""What a name of the header adds to the likelihood: a usual word, another, one that is nothing else."""
_AHEAD = 1.5
"""By so much the best width must be more likely than the next (log)."""
_SURE = 0.6
_LIKELY = -0.8
"""The least mean log-likelihood of a cell in the table."""
_KEY = 0.9
"""A column is filled in such a share of the rows: then every row must fill one such."""
_FIGURES = ("number", "rate", "value", "date")
_SUMMED = ("number", "rate", "value")
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_ASKS = re.compile(r"[您你].*[？?](?:[（(].{2,20}[)）])?$|[（(][单多]选.{0,12}[)）]$")
"""A question, over its own table."""
_AMOUNT = re.compile(r"\d\.\d")
_CLEAR = Decimal("0.3")
_BLANK = re.compile(r"\s+")


@dataclass(slots=True)
class _Row:
    """Cells (indices) by column; ``total`` where it begins with 合计, 小计 or the like."""

    cells: dict[int, list[int]]
    total: bool


def dealt_tables(lines: Sequence[TextLine]) -> list[TextTable]:
    """The tables among the lines, in order."""
    found: list[TextTable] = []
    at = 0
    while at < len(lines):
        start = _start(lines, at)
        table = _table(lines, start, _end(lines, start)) if start is not None else None
        if table is not None:
            found.append(table)
            at = table.last + 1
        elif start is not None:
            at = _behind_head(lines, start)
        else:
            at += 1
    return found


def _behind_head(lines: Sequence[TextLine], start: int) -> int:
    """Where what may be a header ends: half a header heads no table."""
    return next((at for at in range(start, start + _WIDEST) if at >= len(lines) or not _may_be_head(lines[at].text)), start + _WIDEST) + 1


def _start(lines: Sequence[TextLine], at: int) -> int | None:
    """Where a header may begin: under a title, or where several names of columns follow one another."""
    if is_table_title(lines[at].text):
        while at < len(lines) and (is_table_title(lines[at].text) or UNIT_NOTE.fullmatch(lines[at].text)):
            at += 1
        return at if at < len(lines) and _may_be_head(lines[at].text) else None
    return at if _header_at(lines, at) and (at == 0 or not _names(lines[at - 1])) else None


def _header_at(lines: Sequence[TextLine], at: int) -> bool:
    """Whether several names of columns follow one another from here."""
    run = lines[at : at + _FEWEST_HEADS]
    return len(run) == _FEWEST_HEADS and all(_names(line) for line in run)


def _is_header(lines: Sequence[TextLine], at: int) -> bool:
    """Whether another table's header begins here."""
    return _header_at(lines, at) and any(is_always_a_head(_BLANK.sub("", line.text)) for line in lines[at : at + _FEWEST_HEADS])


def _names(line: TextLine) -> bool:
    return names_a_column(_BLANK.sub("", line.text)) and not line.tabbed


def _may_be_head(text: str) -> bool:
    word = _BLANK.sub("", text)
    if len(word) > _LONGEST_NAME or "。" in word or _AMOUNT.search(word):
        return False
    return level_of(word) is None and (kind_of(word) in ("words", "code") or names_a_column(word))


def _end(lines: Sequence[TextLine], start: int) -> int:
    """Where no cell can stand any more: at a title, a chapter's heading, a note, a row of tabs, after a much wider gap."""
    usual = max(line.blanks for line in lines[start + 1 : start + 1 + _NARROWEST]) if start + 1 < len(lines) else 0
    heading = True  # until the first figure
    for at in range(start + 1, min(len(lines), start + _LONGEST_RUN)):
        line = lines[at]
        heading = heading and kind_of(line.text) not in _FIGURES
        if _ASKS.search(line.text) or (not heading and _is_header(lines, at)):
            return at
        level = heading_level(line.text)
        chapter = level is not None and level <= _CHAPTER and kind_of(line.text) not in _FIGURES
        if line.tabbed or chapter or NOTE.match(line.text) or is_front(line.text) or is_table_title(line.text) or line.blanks > usual + 2:
            return at
    return min(len(lines), start + _LONGEST_RUN)


def _table(lines: Sequence[TextLine], start: int, end: int) -> TextTable | None:
    texts = [_BLANK.sub("", line.text) for line in lines[start:end]]
    best = _best(texts)
    if best is None:
        return None
    width = best.width
    rows = _rows(best)
    kept = _kept(best, texts[width:], rows)
    if not _holds(best, kept):
        return None
    spans = [line.span for line in lines[start:end]]
    made = [tuple(spans[:width])]
    for row in kept:
        made.append(tuple(_place(row, column, spans[width:]) for column in range(width)))
    last = max(index for row in kept for cells in row.cells.values() for index in cells)
    return TextTable(start, start + width + last, tuple(made))


def _place(row: _Row, column: int, spans: Sequence[Span]) -> Span:
    cells = row.cells.get(column)
    if cells:
        return Span(spans[cells[0]].start, spans[cells[-1]].end)
    before = [spans[index].end for at, indices in row.cells.items() if at < column for index in indices]
    at = max(before) if before else min(spans[index].start for indices in row.cells.values() for index in indices)
    return Span(at, at)


def _best(texts: Sequence[str]) -> Arrangement | None:
    """The most likely width and arrangement, None where another width is about as likely."""
    run = next((at for at, text in enumerate(texts) if not _may_be_head(text)), len(texts))
    surely = max((at for at, text in enumerate(texts[: min(run, _WIDEST)]) if is_always_a_head(text)), default=-1)
    tried = []
    for width in range(max(_NARROWEST, surely + 1), min(_WIDEST, run) + 1):
        if len(texts) - width < 2 * (width - 1) or len(set(texts[:width])) < width - 2 or not names_a_column(texts[width - 1]):
            continue
        names = sum((_HEAD if names_a_column(text) else _NO_HEAD) + (_SURE_HEAD if is_always_a_head(text) else 0) for text in texts[:width])
        one = arranged(texts[:width], texts[width:])
        tried.append((one.score + names, one))
    tried.sort(key=lambda pair: -pair[0])
    if not tried or (len(tried) > 1 and tried[0][0] - tried[1][0] < _AHEAD):
        return None
    return tried[0][1]


def _rows(found: Arrangement) -> list[_Row]:
    rows: list[_Row] = []
    for index, placed in enumerate(found.placed):
        if placed.column == OUT:
            break
        if placed.step is Step.ROW:
            rows.append(_Row({}, found.totals[index]))
        rows[-1].cells.setdefault(placed.column, []).append(index)
    return rows


def _kept(found: Arrangement, texts: Sequence[str], rows: Sequence[_Row]) -> list[_Row]:
    """The rows, those of totals with their figures under the columns they add up; without last totals whose columns nothing tells."""
    figured = [column for column in range(found.width) if _share(found, rows, column, _SUMMED) > 0.6 and not _counts(texts, rows, column)]
    kept: list[_Row] = []
    for row in rows:
        if row.total:
            below = len(kept) - next((at for at, other in enumerate(reversed(kept)) if other.total), len(kept)) if texts[_first(row)][0] == "小" else 0
            added = [other for other in kept[below:] if not other.total]
            placed = _summed(found, texts, row, figured, added)
            if placed is None:
                return kept if all(other.total for other in rows[len(kept) :]) else []
            row = placed
        kept.append(row)
    return kept


def _counts(texts: Sequence[str], rows: Sequence[_Row], column: int) -> bool:
    """Whether a column holds the rows' numbers: 1, 2, 3 …"""
    told = [texts[row.cells[column][0]] for row in rows if not row.total and column in row.cells]
    return told == [str(at) for at in range(1, len(told) + 1)]


def _first(row: _Row) -> int:
    return min(index for cells in row.cells.values() for index in cells)


def _share(found: Arrangement, rows: Sequence[_Row], column: int, kinds: Sequence[str]) -> float:
    cells = [found.kinds[row.cells[column][0]] for row in rows if not row.total and column in row.cells]
    return sum(kind in kinds for kind in cells) / len(cells) if cells else 0.0


def _summed(found: Arrangement, texts: Sequence[str], row: _Row, figured: Sequence[int], above: Sequence[_Row]) -> _Row | None:
    """A row of totals with its figures in their columns, None where their sums do not tell which those are."""
    inside = sorted(index for cells in row.cells.values() for index in cells)
    figures = [index for index in inside if found.kinds[index] in (*_FIGURES, "dash") and index != inside[0]]
    names = [index for index in inside if index not in figures]
    if not figures or not figured or len(figures) > len(figured) or (len(names) > 1 and names[-1] > figures[0]) or len(names) > max(1, figured[0]):
        return None
    options = sorted((_cost(found, texts, above, zip(figures, columns, strict=True)), columns) for columns in combinations(figured, len(figures)))
    if len(options) > 1 and options[1][0] - options[0][0] < _CLEAR:
        return None
    labels = {at: [index] for at, index in enumerate(names)}
    return _Row(labels | {column: [index] for index, column in zip(figures, options[0][1], strict=True)}, total=True)


def _cost(found: Arrangement, texts: Sequence[str], above: Sequence[_Row], placing: Iterator[tuple[int, int]]) -> Decimal:
    """How far figures are from what their columns add up to: none where they agree."""
    cost = Decimal(0)
    for index, column in placing:
        told, kinds = _value(texts[index]), [found.kinds[row.cells[column][0]] for row in above if column in row.cells]
        rates = kinds.count("rate") * 2 > len(kinds)
        if (found.kinds[index] == "rate") != rates and found.kinds[index] != "dash":
            cost += 5
            continue
        parts = [_value(texts[row.cells[column][0]]) for row in above if column in row.cells]
        whole = sum((part for part in parts if part is not None), Decimal(0))
        if told is None or rates or any(kind == "date" for kind in kinds):
            cost += Decimal("0.5")
        elif told != whole:
            cost += Decimal("0.5") + min(Decimal(1), abs(told - whole) / max(abs(told), abs(whole)))
    return cost


def _value(text: str) -> Decimal | None:
    number = _NUMBER.match(text)
    return Decimal(number.group().replace(",", "")) if number else None


def _holds(found: Arrangement, rows: Sequence[_Row]) -> bool:
    """Whether the arrangement is as good as certain, and every row has the figures that nearly all have."""
    plain = [row for row in rows if not row.total]
    if len(plain) < 2:
        return False
    inside = [index for row in rows for cells in row.cells.values() for index in cells]
    if min(found.placed[index].sure for row in plain for cells in row.cells.values() for index in cells) < _SURE:
        return False
    filled = {column: sum(column in row.cells for row in plain) for column in range(found.width)}
    keys = [column for column, count in filled.items() if count >= _KEY * len(plain) and _share(found, rows, column, _FIGURES) > 0.6]
    unlike = sum(found.kinds[index] not in _FIGURES + ("dash",) for row in plain for column in keys for index in row.cells.get(column, [])[:1])
    return bool(keys) and len(inside) >= 2 * found.width and unlike <= max(1, len(plain) // 3) and all(any(column in row.cells for column in keys) for row in plain)
