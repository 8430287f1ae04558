"""A claimed delay or lead told of a row of a table that has the day that was due and the day on which it was done: 2包较约定时间晚到14天 beside
包号 | 约定交货 | 实际交货."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lexicon.load import Lexicon
from model.document import Document
from model.figure import Figure, Subject
from model.regexp import regexp
from model.span import Anchor, CellRef
from parsers.dates import dates_in, only_date
from parsers.process.lapses import Claim, claims_of_days, length_of
from parsers.stretch import Stretch
from parsers.worded.layout.grid import Grid, Grids

_DUE, _DONE = regexp(r"约定|计划|合同|应|目标|规定|要求|批复|原定|拟"), regexp(r"实际")
_DEED = regexp(r"开工|进场|启动|完工|竣工|完成|建成|交货|交付|到货|供货|供应|验收|投用|启用|投入使用|签订|付款|支付|拨付|发放|上线|报送")
_ALIKE = ({"完工", "竣工", "完成", "建成"}, {"交货", "交付", "到货", "供货", "供应"}, {"开工", "进场", "启动"}, {"投用", "启用", "投入使用"})
_FEWEST_ROWS, _SHORTEST = 2, 2


@dataclass(frozen=True, slots=True)
class _Day:
    raw: str
    anchor: Anchor
    head: str


@dataclass(frozen=True, slots=True)
class _Row:
    """What the row may be called, and its days, due and done."""

    names: tuple[str, ...]
    due: tuple[_Day, ...]
    done: tuple[_Day, ...]


def lapses_of_rows(document: Document, grids: Grids, stretches: Sequence[Stretch], lexicon: Lexicon) -> Iterator[Figure]:
    """Each claim as lapse, its two days as lapse_from and lapse_to, those of other deeds as lapse_beside, as ``lapses`` tells them."""
    tables = [rows for table, grid in grids for turned in (False, True) if (rows := _rows(document, table.index, grid, turned))]
    for stretch in stretches if tables else ():
        if stretch.cell is not None or not any(unit in stretch.text for unit in "天日月"):
            continue
        for claim in claims_of_days(stretch.text, lexicon):
            if claim.kind in ("late", "early") and not dates_in(stretch.text[claim.opens : claim.closes]):
                for rows in tables:
                    yield from _told(document, stretch, claim, rows)


def _told(document: Document, stretch: Stretch, claim: Claim, rows: Sequence[_Row]) -> Iterator[Figure]:
    last = max((match.end() for match in _TOLD.finditer(stretch.text, claim.opens, claim.match.start())), default=claim.opens)
    row = _named(stretch.text[last : claim.match.start()], rows)  # 乙库滞后18天，丙河滞后51天: each of the row named since
    pairs = _pairs(row, claim.clause + claim.match.group() + stretch.text[claim.match.end() : claim.closes][:_NEXT]) if row is not None else []
    if not pairs:
        return
    length = length_of(document, stretch, claim)
    yield length
    (due, done), *others = pairs
    roles = [("lapse_from", due), ("lapse_to", done), *(("lapse_beside", day) for pair in others for day in pair)]
    for role, day in roles:
        yield Figure(id="", role=role, raw=day.raw, label="", anchor=day.anchor, part=stretch.part, subject=Subject(item=length.subject.item), tokens=(day.anchor.span,))


_NEXT = 4
_TOLD = regexp(r"\d+个?(?:日历)?天")


def _named(words: str, rows: Sequence[_Row]) -> _Row | None:
    """The only row that the words before a claim name, in the last clause that names any; several lots told together have one delay each."""
    for clause in reversed(_PAUSE.split(words)):
        found = [row for row in rows if any(name in clause for name in row.names)]
        longest = max((len(name) for row in found for name in row.names if name in clause), default=0)
        found = [row for row in found if any(name in clause and len(name) == longest for name in row.names)] if len(found) > 1 else found
        if found:
            return found[0] if len(found) == 1 else None
    return None


_PAUSE = regexp(r"[，,]")


def _pairs(row: _Row, words: str) -> list[tuple[_Day, _Day]]:
    """The days due and done of one deed; where the words name a deed, of that one."""
    both = [(due, done) for due in row.due for done in row.done if _same(_deeds(due.head), _deeds(done.head))]
    named = _deeds(words)
    return [pair for pair in both if _same(_deeds(pair[0].head) | _deeds(pair[1].head), named)] if named else both


def _deeds(words: str) -> set[str]:
    return set(_DEED.findall(words))


def _same(one: set[str], other: set[str]) -> bool:
    return not one or not other or bool(one & other) or any(one & kind and other & kind for kind in _ALIKE)


def _rows(document: Document, index: int, grid: Grid, turned: bool = False) -> list[_Row]:
    """The rows that have days under heads of both sorts; ``turned``: the columns that have them beside their heads (节点 | 一标段 | 二标段)."""
    if turned:
        grid = Grid({(c, r): cell for (r, c), cell in grid.cells.items()}, {(c, r): text for (r, c), text in grid.texts.items()})
    days = {place: hit.raw for place, text in grid.texts.items() if text[-1:] in "日号0123456789" and (hit := only_date(text)) is not None and _TO_THE_DAY.search(hit.raw)}
    lines = sorted({row for row, _ in days})
    if len(lines) < _FEWEST_ROWS:
        return []
    heads = {column: "".join(grid.texts.get((row, column), "") for row in range(max(0, lines[0] - 2), lines[0])) for _, column in grid.texts}
    found = []
    for line in lines:
        told = [
            _Day(days[line, column], document.anchor(grid.cells[line, column].span, CellRef(index, *((column, line) if turned else (line, column)))), head)
            for column, head in sorted(heads.items()) if (line, column) in days
        ]
        done = tuple(day for day in told if _DONE.search(day.head))
        due = tuple(day for day in told if _DUE.search(day.head) and day not in done and "签订" not in day.head)
        if due and done:
            found.append(_Row(_names(grid, line), due, done))
    return _without_common(found)


_TO_THE_DAY = regexp(r"[日号]$|\d[./-]\d{1,2}[./-]\d")


def _names(grid: Grid, line: int) -> tuple[str, ...]:
    """The words of a row, without how many there are: 2包, 数字化X光机."""
    inside = [text for (row, _), text in sorted(grid.texts.items()) if row == line and regexp(r"[\u4e00-\u9fff]").search(text) and only_date(text) is None]
    return tuple(dict.fromkeys(name for text in inside[:2] for name in (text, _COUNT.sub("", text)) if len(name) >= _SHORTEST and not _DEED.fullmatch(name)))


_COUNT = regexp(r"\d+[\u4e00-\u9fff]{1,2}$|[（(].*$")


def _without_common(rows: Sequence[_Row]) -> list[_Row]:
    """The rows by the names that no other row has."""
    return [_Row(tuple(name for name in row.names if sum(name in other.names for other in rows) == 1), row.due, row.done) for row in rows]
