"""Marks that the text takes off an indicator whose row in a table has its full mark and what it got: 满意度指标因此被扣1.2分 beside 分值 | 得分."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from model.slips import reordered
from parsers.stretch import PartOf
from parsers.worded.layout.grid import Grid
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.layout.named_rows import Printed, held_to_cells, row_names
from parsers.worded.scene import Term

_LOST = regexp(r"(?:^|[。；;，,、:：])(?:其中)?[“\"]?(?P<name>[^。；;，,、:：“”\d]{2,20}?)[”\"]?(?P<how>(?:指标|一项|该项)?(?:因此|故|由此|相应|也|仅|均|评价)*(?:被)?(?:共计?|合计|累计)?)(?:扣减|扣除|扣分|扣|失分|丢分|失|丢)(?:了|去|掉)?$")
_WORTH, _GOT = regexp(r"^(?:指标)?(?:分值|满分|权重|标准分值?)(?:\(分\))?$"), regexp(r"(?:得分|评分)(?:\(分\))?$")
_OPEN = regexp(r"每|如|若|各|均|最高|最多")
_IN_ALL = regexp(r"共|合计|累计")
_FEWEST = 2


def lost_of_rows(laid: Laid) -> Iterator[Worded]:
    """Of what was lost a part alone may be told: held are a loss that is more, one in all, one with its digits in another order."""
    tables = [(table, grid, names) for table, grid in laid.grids if _columns(grid) is not None and len(names := row_names(grid)) >= _FEWEST]
    if not tables:
        return
    lines = laid.counted("扣", "失", "丢")
    for line in lines:
        for term in line.terms:
            if term.dimension == "mark" and term.exact:
                for table, grid, names in tables:
                    yield from _held(laid.document, table, grid, names, line, term, laid.part_of)


def _columns(grid: Grid) -> tuple[int, list[int]] | None:
    """The column of full marks and those of marks."""
    worth = [column for column, head in grid.heads.items() if _WORTH.search(head)]
    got = [column for column, head in grid.heads.items() if _GOT.search(head) and column not in worth]
    return (worth[0], got) if len(worth) == 1 and got else None


def _held(document: Document, table: Table, grid: Grid, names: dict[int, str], line: Line, term: Term, part_of: PartOf) -> Iterator[Worded]:
    match, columns = _LOST.search(line.view.text[: term.number.printed.number_start]), _columns(grid)
    rows = [row for row, name in names.items() if match is not None and name.removesuffix("指标") == match["name"].removesuffix("指标")]
    if match is None or columns is None or len(rows) != 1 or _OPEN.search(match.group()):
        return
    row, (worth, got) = rows[0], columns
    full = grid.number(row, worth)
    scores = [column for column in got if full and (number := grid.number(row, column)) is not None and Decimal(number) <= Decimal(full)]
    lost = {column: Decimal(full or 0) - Decimal(grid.number(row, column) or 0) for column in scores}
    said = Decimal(term.plain)
    told = next((column for column in scores if lost[column] == said), None)
    same = part_of(grid.cells[row, worth].span.start) == line.stretch.part and max(lost.values(), default=Decimal(0)) > 0  # not a form of another's hand
    surely = same and scores and (said > max(lost.values()) or _IN_ALL.search(match["how"]))
    slipped = [column for column in scores if surely or reordered(f"{lost[column].normalize():f}", term.plain)]
    column = told if told is not None else max(slipped, key=lambda one: lost[one], default=None)
    if column is None:
        return
    claimed = document.anchor(line.view.span(term.number.printed.number_start, term.end), None)
    printed = Printed(term.plain, term.unit, claimed, line.stretch.part)
    yield held_to_cells(document, table, grid, "gap", f"{names[row]}扣分", printed, [(row, worth), (row, column)], (f"{full}-{grid.number(row, column)}",))
