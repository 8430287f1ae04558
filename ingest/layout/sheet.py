"""Rows of a sheet as titles and tables: a lone cell above a table is a paragraph, the rest is the table."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout.items import CellItem, Paragraph, TableItem


def items_of(rows: Sequence[list[CellItem]]) -> list[Paragraph | TableItem]:
    """Rows (empty ones too) in order, their cells by column; the cells' own row is set here."""
    rows = list(rows)
    while rows and not any(cell.text or cell.remark for cell in rows[-1]):
        rows.pop()
    items: list[Paragraph | TableItem] = []
    table = TableItem()
    offset = 0
    for number, cells in enumerate(rows):
        inked = [cell for cell in cells if cell.text or cell.remark]
        last = number + 1 == len(rows)
        lone = len(inked) == 1 and inked[0].column == 0 and not any(cell.row_span > 1 for cell in inked)
        if not inked and not table.cells:
            offset = number + 1
        elif lone and (not table.cells or last):
            if table.cells:
                items.append(table)
                table = TableItem()
            items.append(Paragraph(inked[0].text))
            offset = number + 1
        else:
            for cell in cells:
                cell.row = number - offset
                table.cells.append(cell)
    if table.cells:
        items.append(table)
    return [_trimmed(item) if isinstance(item, TableItem) else item for item in items]


def _trimmed(table: TableItem) -> TableItem:
    """Without the empty columns at the right, and spans within the rows that are left."""
    wide = max((cell.column + 1 for cell in table.cells if cell.text or cell.remark), default=0)
    high = max(cell.row for cell in table.cells) + 1
    table.cells = [cell for cell in table.cells if cell.column < wide]
    for cell in table.cells:
        cell.column_span = min(cell.column_span, max(wide - cell.column, 1))
        cell.row_span = min(cell.row_span, high - cell.row)
    return table
