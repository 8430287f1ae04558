"""The cells of a form's goals: 预期目标 above one, 实际完成情况 above the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lexicon.load import Lexicon
from model.document import Document, Table
from model.span import CellRef
from model.view import cell_view
from parsers.frames import bare
from parsers.tables.heads import Heads

Place = tuple[int, int]
"""Row and column of a cell."""
_BELOW = 3
"""Goals may be numbered, one a row."""


@dataclass(frozen=True, slots=True)
class Goals:
    """What a document's forms wished for (target) and did (achieved): by the paragraphs' numbers, and by table and place."""

    paragraphs: Mapping[int, str] = field(default_factory=dict)
    cells: Mapping[int, Mapping[Place, str]] = field(default_factory=dict)

    def of_cell(self, cell: CellRef) -> str | None:
        return self.cells.get(cell.table, {}).get((cell.row, cell.column))


def goals_of(document: Document, lexicon: Lexicon) -> Goals:
    """All of them, for whoever reads sentences."""
    return Goals(_paragraphs(document, lexicon), {table.index: found for table in document.tables if (found := _stages(document, table, lexicon))})


def _stages(document: Document, table: Table, lexicon: Lexicon) -> dict[Place, str]:
    """Which cells tell what was wished for (target) and which what was done (achieved): below the two heads, or beside 总体目标 in a form
    that asks for no more; of two different texts there the second tells what was done."""
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
            beside = [at for at in sorted(cells) if at > label]
            done = beside[1:] if len(beside) == _PAIR and cells[beside[0]] != cells[beside[1]] else []
            found |= {(row, at): "achieved" if at in done else "target" for at in beside}
    return found


_LONG, _SOON = 12, 6
"""No label is so long; no label stands so many paragraphs before its text."""


def _paragraphs(document: Document, lexicon: Lexicon) -> dict[int, str]:
    """The same of a form whose cells are paragraphs: 预期目标 ⏎ 实际完成情况 ⏎ what was wished for ⏎ what was done, by the paragraphs' numbers."""
    heads = Heads.of(lexicon)
    keys = [bare(document.text[block.span.start : min(block.span.end, block.span.start + _MOST)]) if block.table is None else "" for block in document.blocks]
    found: dict[int, str] = {}
    for at, key in enumerate(keys):
        if key in heads.reached and _follows_wished(document, at, heads):
            texts = _texts(keys, at + 1, heads)
            found |= {texts[0]: "target", texts[1]: "achieved"} if len(texts) == _PAIR else {}
        elif key in heads.wished and at not in found and _texts(keys, at + 1, heads)[:1] == [at + 1]:
            found[at + 1] = "target"
    return found


def _follows_wished(document: Document, at: int, heads: Heads) -> bool:
    """Whether 预期目标 stands right before this paragraph, a table's last cell perhaps."""
    start = document.blocks[at].span.start
    return bare(document.text[max(0, start - _NEAR) : start]).endswith(tuple(heads.wished))


_PAIR, _MOST, _NEAR = 2, 400, 24


def _texts(keys: Sequence[str], start: int, heads: Heads) -> list[int]:
    """The long paragraphs from here on to the next label that is none of a goal."""
    texts: list[int] = []
    for at in range(start, min(len(keys), start + _SOON)):
        if len(keys[at]) >= _LONG:
            texts.append(at)
        elif keys[at] not in heads.wished:
            break
    return texts
