"""The cells of a form's goals: 预期目标 above one, 实际完成情况 above the other."""

from __future__ import annotations

from lexicon.load import Lexicon
from model.document import Document, Table
from model.view import cell_view
from parsers.frames import bare
from parsers.tables.heads import Heads

Place = tuple[int, int]
"""Row and column of a cell."""
_BELOW = 3
"""Goals may be numbered, one a row."""


def goal_stages(document: Document, table: Table, lexicon: Lexicon) -> dict[Place, str]:
    """Which cells tell what was wished for (target) and which what was done (achieved): below the two heads, or beside 总体目标 in a form
    that asks for no more."""
    heads = Heads.of(lexicon)
    rows: dict[int, dict[int, str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = bare(cell_view(document, cell).text)
    found: dict[Place, str] = {}
    for row, cells in rows.items():
        columns = {at: "target" if key in heads.wished else "achieved" for at, key in cells.items() if key in heads.wished or key in heads.reached}
        if set(columns.values()) == {"target", "achieved"}:
            found |= {(below, at): stage for below in range(row + 1, row + 1 + _BELOW) for at, stage in columns.items() if rows.get(below, {}).get(at)}
        elif (label := min(cells)) in columns and columns[label] == "target" and not found:
            found |= {(row, at): "target" for at in cells if at > label}
    return found
