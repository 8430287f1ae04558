"""The rows of cells once arranged: totals under what they add up, and whether the whole can be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from ingest.layout.arrangement import OUT, Arrangement, Step
from ingest.layout.heads import level_of
from ingest.layout.rows import FIGURES, kind_of
from model.regexp import regexp

_SURE, _SURE_OF_NAMES, _SURE_OF_WORDS = 0.85, 0.7, 0.5
_KEY = 0.9
"""A column is filled in such a share of the rows: then every row must fill one such."""
_MOSTLY = 0.6
_SUMMED = ("number", "rate")
_NUMBER = regexp(r"-?\d[\d,]*(?:\.\d+)?")
_CLEAR = Decimal("0.3")
"""By so much one placing of a total's figures must be better than the next."""
_OF_ANOTHER_KIND, _UNTOLD = Decimal(5), Decimal("0.5")
"""What it costs to put a figure under columns of another kind, or under what it does not add up."""
_REMARKS = regexp(r"[，。；、]")
_NUMBERED = regexp(r"[A-Z]\d|[（(]?[一二三四五六七八九十\d]+[）).、]")


@dataclass(slots=True)
class DealtRow:
    """Cells (indices) by column; ``total`` where it begins with 合计, 小计 or the like."""

    cells: dict[int, list[int]]
    total: bool

    def inside(self) -> list[int]:
        return sorted(index for cells in self.cells.values() for index in cells)


@dataclass(frozen=True, slots=True)
class Rowed:
    """Rows under a header of ``found.width`` names; ``texts`` are those of the cells."""

    found: Arrangement
    texts: Sequence[str]
    rows: Sequence[DealtRow]

    @property
    def plain(self) -> list[DealtRow]:
        return [row for row in self.rows if not row.total]

    def share(self, column: int, kinds: Sequence[str]) -> float:
        """The share of a column's cells that look like this, totals aside."""
        cells = [self.found.kinds[row.cells[column][0]] for row in self.plain if column in row.cells]
        return sum(kind in kinds for kind in cells) / len(cells) if cells else 0.0

    def told(self, rows: Iterable[DealtRow], column: int) -> list[str]:
        return [self.texts[row.cells[column][0]] for row in rows if column in row.cells]


def rowed(found: Arrangement, texts: Sequence[str]) -> Rowed | None:
    """The rows of an arrangement, None where it cannot be trusted.  Last totals whose columns nothing tells are left out."""
    whole = Rowed(found, texts, list(_rows(found)))
    kept = _with_totals(whole)
    if kept is None or not _holds(kept) or _is_open(kept) or _is_short(kept):
        return None
    return kept


def _rows(found: Arrangement) -> Iterator[DealtRow]:
    row: DealtRow | None = None
    for index, placed in enumerate(found.placed):
        if placed.column == OUT:
            break
        if row is None or placed.step is Step.ROW:
            if row is not None:
                yield row
            row = DealtRow({}, found.totals[index])
        row.cells.setdefault(placed.column, []).append(index)
    if row is not None:
        yield row


# -- totals ---------------------------------------------------------------------------------------------------------------------------


def _with_totals(whole: Rowed) -> Rowed | None:
    """Each total's figures under the columns they add up; None where a total in the middle fits nowhere."""
    figured = [column for column in range(whole.found.width) if whole.share(column, _SUMMED) > _MOSTLY and not _counts(whole, column)]
    kept: list[DealtRow] = []
    part: list[DealtRow] = []
    for row in whole.rows:
        if not row.total:
            kept.append(row)
            part.append(row)
            continue
        above = part if whole.texts[row.inside()[0]].startswith("小") else [other for other in kept if not other.total]
        placed = _placed(whole, row, figured, above)
        if placed is None:
            rest = whole.rows[len(kept) :]
            return Rowed(whole.found, whole.texts, kept) if all(other.total for other in rest) else None
        kept.append(placed)
        part = []
    return Rowed(whole.found, whole.texts, kept)


def _counts(whole: Rowed, column: int) -> bool:
    """Whether a column holds the rows' numbers: 1, 2, 3 …"""
    told = whole.told(whole.plain, column)
    return told == [str(at) for at in range(1, len(told) + 1)]


def _placed(whole: Rowed, row: DealtRow, figured: Sequence[int], above: Sequence[DealtRow]) -> DealtRow | None:
    """A row of totals with its figures in their columns (合计 and what else it says, 9个乡镇, in the first two), None where nothing tells which."""
    inside = row.inside()
    figures = [index for index in inside[1:] if whole.found.kinds[index] in (*_SUMMED, "dash")]
    names = [index for index in inside if index not in figures]
    if not figures or len(figures) > len(figured) or names[-1] > figures[0] or (len(names) > 1 and figured[0] < 2):
        return None
    options = sorted((_cost(whole, above, figures, columns), columns) for columns in combinations(figured, len(figures)))
    if len(options) > 1 and options[1][0] - options[0][0] < _CLEAR:
        return None
    labels = {0: names[:1]} | ({1: names[1:]} if len(names) > 1 else {})
    return DealtRow(labels | {column: [index] for index, column in zip(figures, options[0][1], strict=True)}, total=True)


def _cost(whole: Rowed, above: Sequence[DealtRow], figures: Sequence[int], columns: Sequence[int]) -> Decimal:
    """How far figures are from what their columns add up to: none where they agree."""
    cost = Decimal(0)
    for index, column in zip(figures, columns, strict=True):
        kind, rates = whole.found.kinds[index], whole.share(column, ("rate",)) > _MOSTLY
        told, added = _value(whole.texts[index]), sum(map(_value, whole.told(above, column)), Decimal(0))
        if kind != "dash" and (kind == "rate") != rates:
            cost += _OF_ANOTHER_KIND
        elif kind == "dash" or rates:
            cost += _UNTOLD
        elif told != added:
            cost += _UNTOLD + min(Decimal(1), abs(told - added) / max(abs(told), abs(added)))
    return cost


def _value(text: str) -> Decimal:
    number = _NUMBER.match(text)
    return Decimal(number.group().replace(",", "")) if number else Decimal(0)


# -- trust ----------------------------------------------------------------------------------------------------------------------------


def _holds(whole: Rowed) -> bool:
    """Whether the arrangement is as good as certain, and every row has the figures that nearly all have."""
    found, plain = whole.found, whole.plain
    cells = [index for row in plain for index in row.inside()]
    first = next((column for column in range(found.width) if whole.share(column, FIGURES) > _MOSTLY), 0)
    if len(plain) < 2 or any(found.placed[index].sure < _needed(found, index, first) for index in cells):
        return False
    keys = [
        column
        for column in range(found.width)
        if sum(column in row.cells for row in plain) >= _KEY * len(plain) and whole.share(column, FIGURES) > _MOSTLY
    ]
    return bool(keys) and len(cells) >= 2 * found.width - 2 and all(any(column in row.cells for column in keys) for row in plain)


def _needed(found: Arrangement, index: int, first: int) -> float:
    """How sure a cell's column must be: a figure's, and a name's left of the figures (``first`` column), more than that of other words."""
    if found.kinds[index] in FIGURES:
        return _SURE
    return _SURE_OF_NAMES if found.placed[index].column < first else _SURE_OF_WORDS


def _is_short(whole: Rowed) -> bool:
    """Whether a row lacks a cell that another of its cells may as well be: one of two columns alike, side by side, both usually filled."""
    width, plain = whole.found.width, whole.plain
    filled = [2 * sum(column in row.cells for row in plain) > len(plain) for column in range(width)]
    kinds = [_class(whole, column) for column in range(width)]
    alike = [left for left in range(1, width - 1) if filled[left] and filled[left + 1] and kinds[left] == kinds[left + 1]]
    return any((left in row.cells) != (left + 1 in row.cells) for row in plain for left in alike if left >= min(row.cells))


def _class(whole: Rowed, column: int) -> str:
    return next((kind for kind in ("number", "rate", "date") if whole.share(column, (kind,)) > _MOSTLY), "words")


def _is_open(whole: Rowed) -> bool:
    """Whether words between two rows may as well be a remark of the one as a merged name of the other."""
    last, plain = whole.found.width - 1, whole.plain
    if whole.share(last, FIGURES) > 0:
        return False
    for row, below in pairwise(plain):
        start, *after = sorted(below.cells)
        remark = whole.texts[row.cells[last][-1]] if last in row.cells else None
        if remark is not None and (level_of(remark) is not None or (start > 0 and not whole.found.echoed and _is_bare(remark))):
            return True
        name = whole.texts[below.cells[start][0]]
        goes_without = after and _class(whole, after[0]) in ("words", "date")  # a row begins with no other figure
        known = start == 0 and whole.found.echoed
        if remark is None and goes_without and not known and _class(whole, start) == "words" and (_is_bare(name) or _REMARKS.search(name)):
            return True
    return False


def _is_bare(text: str) -> bool:
    """Whether words tell by nothing whether they name something or remark on it."""
    return kind_of(text) in ("words", "value") and level_of(text) is None and not _REMARKS.search(text) and not _NUMBERED.match(text)
