"""The rows of a table (or its columns, where the heads stand in front of the lines) that have days under heads of deeds: 包号 | 约定交货 | 实际交货."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.document import Document
from model.regexp import regexp
from model.span import Anchor, CellRef
from parsers.dates import only_date
from parsers.worded.layout.grid import Grid

_DUE, _DONE = regexp(r"约定|计划|合同|应|目标|规定|要求|批复|原定|拟"), regexp(r"实际")
_DEED = regexp(
    r"开工|进场|启动|完工|竣工|完成|建成|交货|交付|到货|供货|供应|验收|投用|启用|投入使用|签订|签约|付款|支付|拨付|发放|兑付|上线|报送|下达|到账|中标|开标|公示|开班|结业"
)
_ALIKE = (
    {"完工", "竣工", "完成", "建成"}, {"交货", "交付", "到货", "供货", "供应"}, {"开工", "进场", "启动"}, {"投用", "启用", "投入使用"}, {"付款", "支付"}, {"发放", "兑付"}, {"签订", "签约"},
)
_FEWEST_ROWS, _SHORTEST = 2, 2


@dataclass(frozen=True, slots=True)
class Day:
    raw: str
    anchor: Anchor
    head: str

    @property
    def due(self) -> bool:
        """Told as what was to be, and not done."""
        return bool(_DUE.search(self.head)) and not self.done and "签订" not in self.head

    @property
    def done(self) -> bool:
        return bool(_DONE.search(self.head))


@dataclass(frozen=True, slots=True)
class DatedRow:
    """What the row may be called, and its days."""

    names: tuple[str, ...]
    days: tuple[Day, ...]


def named_row(words: str, rows: Sequence[DatedRow]) -> DatedRow | None:
    """The only row that the words before a claim name, in the last clause that names any; several lots told together have one delay each."""
    for clause in reversed(_PAUSE.split(words)):
        found = [row for row in rows if any(name in clause for name in row.names)]
        longest = max((len(name) for row in found for name in row.names if name in clause), default=0)
        found = [row for row in found if any(name in clause and len(name) == longest for name in row.names)] if len(found) > 1 else found
        if found:
            return found[0] if len(found) == 1 else None
    return None


_PAUSE = regexp(r"[，,]")


def deeds_in(words: str) -> set[str]:
    return set(_DEED.findall(words))


def same_deed(one: set[str], other: set[str]) -> bool:
    return not one or not other or bool(one & other) or any(one & kind and other & kind for kind in _ALIKE)


def dated_rows(document: Document, index: int, grid: Grid, turned: bool = False) -> list[DatedRow]:
    """``turned``: the columns that have days beside their heads (节点 | 一标段 | 二标段)."""
    if turned:
        grid = Grid({(c, r): cell for (r, c), cell in grid.cells.items()}, {(c, r): text for (r, c), text in grid.texts.items()})
    days = {place: hit.raw for place, text in grid.texts.items() if text[-1:] in "日号0123456789" and (hit := only_date(text)) is not None and _TO_THE_DAY.search(hit.raw)}
    lines = sorted({row for row, _ in days})
    if len(lines) < _FEWEST_ROWS:
        return []
    heads = {column: "".join(grid.texts.get((row, column), "") for row in range(max(0, lines[0] - 2), lines[0])) for _, column in grid.texts}
    found = []
    for line in lines:
        told = tuple(
            Day(days[line, column], document.anchor(grid.cells[line, column].span, CellRef(index, *((column, line) if turned else (line, column)))), head)
            for column, head in sorted(heads.items()) if (line, column) in days
        )
        found.append(DatedRow(_names(grid, line), told))
    return _without_common(found)


_TO_THE_DAY = regexp(r"[日号]$|\d[./-]\d{1,2}[./-]\d")


def _names(grid: Grid, line: int) -> tuple[str, ...]:
    """The words of a row, without how many there are: 2包, 数字化X光机."""
    inside = [text for (row, _), text in sorted(grid.texts.items()) if row == line and regexp(r"[\u4e00-\u9fff]").search(text) and only_date(text) is None]
    return tuple(dict.fromkeys(name for text in inside[:2] for name in (text, _COUNT.sub("", text)) if len(name) >= _SHORTEST and not _DEED.fullmatch(name)))


_COUNT = regexp(r"\d+[\u4e00-\u9fff]{1,2}$|[（(].*$")


def _without_common(rows: Sequence[DatedRow]) -> list[DatedRow]:
    """The rows by the names that no other row has."""
    return [DatedRow(tuple(name for name in row.names if sum(name in other.names for other in rows) == 1), row.days) for row in rows]
