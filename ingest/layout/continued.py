"""Tables that a page's end cut, in formats without pages (what a converter makes of a PDF, a table split in Word): the pieces put together.

A piece goes on with the table before it where nothing but the page's furniture stands between them and it prints the same head again, or
has none and rows of the same kind.  A row that was cut is whole again: what stands in the next piece's first row under a name, a mark or an
amount that is blank there belongs to the row above.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.build import DocumentBuilder
from ingest.layout.furniture import is_dressed_page_number
from ingest.layout.items import CellItem, Paragraph, TableItem, emit
from model.regexp import regexp

_BLANKS = regexp(r"\s+")
_FIGURE = regexp(r"[-+]?\d[\d,]*(?:\.\d+)?\s*[%％]?")
_YEAR = regexp(r"(?:19|20)\d\d年?")
_WORD = regexp(r"[A-Za-z\u4e00-\u9fff]")
_TOTAL = regexp(r"(?:合\s*计|总\s*计|总\s*分|共\s*计|总\s*得\s*分|本题.{0,4}填写)")
_AGAIN = regexp(r"\s*(?:[（(]?\s*续\s*(?:上|前)?\s*表?|.{0,40}[（(]\s*续\s*(?:表|\d)?\s*[)）]\s*$)")
_PAGE = regexp(r"\s*\d{1,3}\s*")
_STOP = regexp(r"[。！？!?；;]$")
_OPENED = (("《", "》"), ("（", "）"), ("(", ")"), ("“", "”"))
_FEWEST = 2
"""Columns: fewer make no head that could be told when it comes again."""


def emit_whole(items: Iterable[Paragraph | TableItem], build: DocumentBuilder) -> None:
    """Blocks in order, the pieces of a table as one."""
    emit(list(continued(items)), build)


def continued(items: Iterable[Paragraph | TableItem]) -> Iterator[Paragraph | TableItem]:
    """The items, with the pieces of a table as one; a page's number between them comes after it."""
    last: TableItem | None = None
    between: list[Paragraph] = []
    for item in items:
        if last is not None and isinstance(item, Paragraph) and _passes(item.text):
            between.append(item)
            continue
        if last is not None and isinstance(item, TableItem) and (whole := _joined(last, item)) is not None:
            last = whole
            continue
        if last is not None:
            yield last
        yield from between
        last, between = None, []
        if isinstance(item, TableItem):
            last = item
        else:
            yield item
    if last is not None:
        yield last
    yield from between


def _passes(text: str) -> bool:
    """What may stand between the pieces of a table: nothing, a page's number, 续表."""
    return not text.strip() or bool(_PAGE.fullmatch(text) or _AGAIN.match(text)) or is_dressed_page_number(text.strip())


def _joined(upper: TableItem, lower: TableItem) -> TableItem | None:
    """Both as one table; None where they are two."""
    if not upper.cells or not lower.cells or _columns(upper.cells) != _columns(lower.cells) or _columns(upper.cells) < _FEWEST:
        return None
    head = _repeated(upper.cells, lower.cells)
    if _rows(lower.cells) <= head or _is_closed(upper.cells) or (head and _begins_again(upper.cells, lower.cells, head)):
        return None
    if not head and not _goes_on(upper.cells, lower.cells):
        return None
    join = _Join(upper.cells, [replace(cell, row=cell.row - head) for cell in lower.cells if cell.row >= head])
    return TableItem(join.run())


# -- whether a table goes on ------------------------------------------------------------------------------------------------------------------


def _columns(cells: Iterable[CellItem]) -> int:
    return max(cell.column + cell.column_span for cell in cells)


def _rows(cells: Iterable[CellItem]) -> int:
    return max(cell.row + cell.row_span for cell in cells)


def _row(cells: Iterable[CellItem], row: int) -> list[CellItem]:
    return [cell for cell in cells if cell.row == row]


def _tight(cell: CellItem) -> str:
    return _BLANKS.sub("", cell.text)


def _is_figure(cell: CellItem) -> bool:
    return bool(_FIGURE.fullmatch(cell.text.strip()))


def _repeated(upper: Sequence[CellItem], lower: Sequence[CellItem]) -> int:
    """How many rows at the top say the same in both, words all of them: the head."""
    same = 0
    while True:
        first, again = _row(upper, same), _row(lower, same)
        if not first or [_place(cell) for cell in first] != [_place(cell) for cell in again]:
            break
        if sum(bool(cell.text) for cell in first) < _FEWEST or any(_is_figure(cell) for cell in first):
            break
        same += 1
    deepest = max((cell.row + cell.row_span for row in range(same) for cell in _row(lower, row)), default=0)
    return same if deepest <= same else 0


def _place(cell: CellItem) -> tuple[int, int, int, str]:
    return cell.column, cell.column_span, cell.row_span, _tight(cell)


def _is_closed(cells: Sequence[CellItem]) -> bool:
    """Whether the last row is the total."""
    last = _row(cells, _rows(cells) - 1)
    return any(_TOTAL.match(cell.text) for cell in last[:_FEWEST])


def _begins_again(upper: Sequence[CellItem], lower: Sequence[CellItem], head: int) -> bool:
    """Whether the rows of both have the same names: two tables of one form."""
    known = _names(upper, head)
    again = _names(lower, head)
    return 2 * len(known & again) > len(again)


def _names(cells: Sequence[CellItem], head: int) -> set[str]:
    """What the rows are called; no years and numbers, which groups of rows share."""
    names = {_tight(cell) for cell in cells if cell.row >= head and cell.column == 0}
    return {name for name in names if _WORD.search(name) and not _YEAR.fullmatch(name)}


def _goes_on(upper: Sequence[CellItem], lower: Sequence[CellItem]) -> bool:
    """Whether the first row below, which has no head over it, is of the kind of the rows above: figures where they have figures."""
    head, first = _row(upper, 0), _row(lower, 0)
    if any(_is_figure(cell) for cell in head) or sum(bool(cell.text) for cell in head) < len(head) or not any(_is_figure(cell) for cell in first):
        return False
    if any(cell.column_span > 1 or cell.row_span > 1 for cell in [*head, *first]):
        return False
    if _rows(upper) == 1:  # the head alone stands on its page
        return not _is_figure(first[0]) and all(map(_is_figure, first[1:]))
    if 2 * len(_names(upper, 1) & _names(lower, 0)) > len(_names(lower, 0)):
        return False
    body = {column: [cell for cell in upper if cell.row and cell.column == column] for column in range(len(head))}
    return all(_like(cell, body[cell.column]) for cell in first)


def _like(cell: CellItem, column: Sequence[CellItem]) -> bool:
    """Whether most cells of a column are of this one's kind: figures, rates or words."""
    return 2 * sum(_kind(other) == _kind(cell) for other in column) > len(column)


def _kind(cell: CellItem) -> str:
    if not cell.text.strip():
        return ""
    return "rate" if _is_figure(cell) and cell.text.strip()[-1] in "%％" else "figure" if _is_figure(cell) else "words"


# -- putting it together ----------------------------------------------------------------------------------------------------------------------


class _Join:
    """A table and the rows that go on with it."""

    def __init__(self, upper: Sequence[CellItem], lower: Sequence[CellItem]) -> None:
        self._upper = [replace(cell) for cell in upper]
        self._lower = list(lower)
        self._base = _rows(upper)
        lowest = [cell for cell in self._upper if cell.row + cell.row_span == self._base]
        self._bottom = {column: cell for cell in lowest for column in range(cell.column, cell.column + cell.column_span)}
        self._grouping = {cell.column for cell in self._upper if cell.row_span > 1 and cell.column_span == 1}

    def run(self) -> list[CellItem]:
        first = _row(self._lower, 0)
        groups = self._groups(first)
        own = [cell for cell in first if cell not in groups]
        raised = self._raised(own)
        if raised:
            own = [cell for cell in own if cell not in raised]
        cut = bool(own) and self._is_cut(own, bool(raised))
        for cell in groups:
            self._extend(cell, cell.row_span - cut)
        moved = self._lower_cells([cell for cell in self._lower if cell not in groups and not (cut and cell in own)], raised, cut)
        if cut:
            self._mend(own)
        return sorted([*self._upper, *moved], key=lambda cell: (cell.row, cell.column))

    def _groups(self, first: Sequence[CellItem]) -> list[CellItem]:
        """Cells of the first row that are the rest of a merged cell above: blank ones that are merged, or that lead the row under merged
        ones; and those beside a blank leading one, where the words above it were broken off."""
        found: list[CellItem] = []
        leads = True
        for cell in first:
            above = self._bottom.get(cell.column)
            leads = leads and not cell.text and (cell.row_span > 1 or cell.column in self._grouping)
            beside = bool(found) and found[0].column == 0 and cell.row_span == found[0].row_span > 1 and above is not None
            if above is not None and ((not cell.text and cell.row_span > 1) or leads or (beside and self._goes_below(above, cell))):
                found.append(cell)
        return found

    def _goes_below(self, above: CellItem, cell: CellItem) -> bool:
        """Whether a merged cell's words were broken off there: a bracket is open, or they lack the end that the column's others have (8分)."""
        if any(above.text.count(first) > above.text.count(last) for first, last in _OPENED):
            return True
        ends = Counter(other.text[-1] for other in self._upper if other.column == above.column and other.row and other.text and other is not above)
        usual, times = ends.most_common(1)[0] if ends else ("", 0)
        return 2 * times > ends.total() and above.text[-1:] != usual == cell.text[-1:]

    def _raised(self, own: Sequence[CellItem]) -> list[CellItem]:
        """Merged cells with words, drawn too high: they belong to the next row, and beside them the rest of the row above stands alone."""
        merged = [cell for cell in own if cell.row_span > 1 and cell.text]
        rest = [cell for cell in own if cell.row_span == 1]
        following = {cell.column for cell in _row(self._lower, 1) if cell.text}
        broken = [cell for cell in rest if cell.text and cell.column in following and self._is_open(cell)]
        return merged if merged and broken and not any(_is_figure(cell) for cell in rest) else []

    def _is_open(self, cell: CellItem) -> bool:
        above = self._bottom.get(cell.column)
        return above is not None and len(above.text) > len("一二三四五六七八") and not _is_figure(above) and not _STOP.search(above.text)

    def _is_cut(self, own: Sequence[CellItem], raised: bool) -> bool:
        """Whether these cells are the rest of the last row: some blank where it has words or figures, no figure of their own over another."""
        pairs = [(self._bottom.get(cell.column), cell) for cell in own if cell.row_span == 1]
        if len(pairs) < len(own) or any(above is None for above, _ in pairs):
            return False
        known = [(above, cell) for above, cell in pairs if above is not None]
        if any(_is_figure(cell) for _, cell in known) or not any(cell.text and above.text for above, cell in known):
            return False
        lost = [above for above, cell in known if above.text and (not cell.text or _is_figure(above))]
        return raised or (bool(lost) and (any(map(_is_figure, lost)) or not own[0].text or 2 * len(lost) >= len(known)))

    def _mend(self, own: Sequence[CellItem]) -> None:
        """Each cell's words behind those above it; where a column was lost on the way, one further to the right."""
        shifted = self._shifted(own)
        for cell in own:
            above = self._bottom[cell.column]
            if not cell.text:
                continue
            if cell.column in shifted:
                above = self._bottom[cell.column + 1]
            elif _is_figure(above):
                beside = [self._bottom[at] for at in (cell.column - 1, cell.column + 1) if at in self._bottom and not _is_figure(self._bottom[at])]
                above = max(beside, key=lambda other: len(other.text), default=above)
            _append(above, cell)

    def _shifted(self, own: Sequence[CellItem]) -> set[int]:
        """Columns from the first whose words stand under a figure on, if all of them stand under words one column further."""
        under = [cell.column for cell in own if cell.text and _is_figure(self._bottom[cell.column])]
        if not under:
            return set()
        moved = [cell for cell in own if cell.column >= under[0] and cell.text]
        right = [self._bottom.get(cell.column + 1) for cell in moved]
        return {cell.column for cell in moved} if all(above is not None and above.text and not _is_figure(above) for above in right) else set()

    def _extend(self, cell: CellItem, rows: int) -> None:
        above = self._bottom[cell.column]
        above.row_span += rows
        if cell.text:
            _append(above, cell)

    def _lower_cells(self, cells: Sequence[CellItem], raised: Sequence[CellItem], cut: bool) -> list[CellItem]:
        """The other cells of the piece, below the table."""
        shift = self._base - cut
        lowered = [replace(cell, row=1, row_span=cell.row_span - 1) if cell in raised else cell for cell in cells]
        return [replace(cell, row=cell.row + shift) for cell in lowered]


def _append(above: CellItem, cell: CellItem) -> None:
    above.text += cell.text
    above.sure = (*above.sure, *cell.sure)
    above.remark = above.remark or cell.remark

