"""Rows of a sheet as titles and tables: a lone cell above a table is a paragraph, the rest is the table, up to blank rows and the next title."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout.items import CellItem, Paragraph, TableItem

_APART = 2
"""So many blank rows end a table."""


def items_of(rows: Sequence[list[CellItem]]) -> list[Paragraph | TableItem]:
    """Rows (empty ones too) in order, their cells by column; the cells' own row is set here."""
    inked = [[cell for cell in cells if cell.text or cell.remark] for cells in rows]
    high = max((number + 1 for number, cells in enumerate(inked) if cells), default=0)
    items: list[Paragraph | TableItem] = []
    table = TableItem()
    first = blanks = 0
    for number in range(high):
        lone = _is_lone(inked[number])
        if table.cells and (blanks >= _APART or (lone and (blanks or number + 1 == high))):
            items.append(table)
            table = TableItem()
        if not inked[number]:
            blanks += 1
            continue
        if lone and not table.cells:
            items.append(Paragraph(inked[number][0].text))
        else:
            first = first if table.cells else number
            for between in range(number - (blanks if table.cells else 0), number + 1):
                for cell in rows[between]:
                    cell.row = between - first
                    table.cells.append(cell)
        blanks = 0
    if table.cells:
        items.append(table)
    return [_trimmed(item) if isinstance(item, TableItem) else item for item in items]


def _is_lone(inked: Sequence[CellItem]) -> bool:
    """A row of one cell at the left: a title, or a remark under a table."""
    return len(inked) == 1 and inked[0].column == 0 and inked[0].row_span == 1 and not inked[0].remark


def _trimmed(table: TableItem) -> TableItem:
    """Without the empty columns at the right, and spans within the rows that are left."""
    wide = max((cell.column + 1 for cell in table.cells if cell.text or cell.remark), default=0)
    high = max(cell.row for cell in table.cells) + 1
    table.cells = [cell for cell in table.cells if cell.column < wide]
    for cell in table.cells:
        cell.column_span = min(cell.column_span, max(wide - cell.column, 1))
        cell.row_span = min(cell.row_span, high - cell.row)
    return table
