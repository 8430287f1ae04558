"""The cells of a form's goals: 预期目标 above one, 实际完成情况 above the other."""

from __future__ import annotations

from collections.abc import Sequence

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


_LONG, _SOON = 12, 6
"""No label is so long; no label stands so many paragraphs before its text."""


def goal_paragraphs(document: Document, lexicon: Lexicon) -> dict[int, str]:
    """The same of a form whose cells are paragraphs: 预期目标 ⏎ 实际完成情况 ⏎ what was wished for ⏎ what was done, by the paragraphs' numbers."""
    heads = Heads.of(lexicon)
    keys = [bare(document.text[block.span.start : min(block.span.end, block.span.start + _MOST)]) if block.table is None else "" for block in document.blocks]
    found: dict[int, str] = {}
    for at, key in enumerate(keys):
        if key not in heads.wished or at in found:
            continue
        paired = keys[at + 1 : at + 2] and keys[at + 1] in heads.reached
        texts = _texts(keys, at + 1 + bool(paired), heads)
        if paired and len(texts) == _PAIR:
            found |= {texts[0]: "target", texts[1]: "achieved"}
        elif not paired and texts[:1] == [at + 1]:
            found[at + 1] = "target"
    return found


_PAIR, _MOST = 2, 400


def _texts(keys: Sequence[str], start: int, heads: Heads) -> list[int]:
    """The long paragraphs from here on to the next label that is none of a goal."""
    texts: list[int] = []
    for at in range(start, min(len(keys), start + _SOON)):
        if len(keys[at]) >= _LONG:
            texts.append(at)
        elif keys[at] not in heads.wished:
            break
    return texts
