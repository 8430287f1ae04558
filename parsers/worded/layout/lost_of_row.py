"""Marks that the text takes off an indicator whose row in a table has its full mark and what it got: 满意度指标因此被扣1.2分 beside 分值 | 得分."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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

_LOST = regexp(r"(?:^(?P<item>\d{1,2}[.、．]|[(（]\d{1,2}[)）])|^|[。；;，,、:：])(?:其中)?[“\"]?(?P<name>[^。；;，,、:：“”\d]{2,20}?)[”\"]?(?P<how>(?:指标|一项|该项)?(?:因此|故|由此|相应|也|仅|均|评价)*(?:被)?(?:共计?|合计|累计)?)(?:扣减|扣除|扣分|扣|失分|丢分|失|丢)(?:了|去|掉)?$")
_WORTH, _GOT = regexp(r"^(?:指标)?(?:分值|满分|权重|标准分值?)(?:\(分\))?$"), regexp(r"(?:得分|评分)(?:\(分\))?$")
_OPEN = regexp(r"每|如|若|各|均|最高|最多")
_IN_ALL = regexp(r"共|合计|累计")
_FEWEST = 2


def lost_of_rows(laid: Laid) -> Iterator[Worded]:
    """Of what was lost a part alone may be told: held are a loss that is more, one in all, one with its digits in another order."""
    tables = [(table, grid, names) for table, grid in laid.grids if _columns(grid) is not None and len(names := row_names(grid)) >= _FEWEST]
    if not tables:
        return
    told = [(line, term) for line in laid.counted("扣", "失", "丢") for term in line.terms if term.dimension == "mark" and term.exact]
    for table, grid, names in tables:
        listed = _listed(grid, names, told)
        for line, term in told:
            yield from _held(laid.document, table, grid, names, (line, term, listed), laid.part_of)


def _columns(grid: Grid) -> tuple[int, list[int]] | None:
    """The column of full marks and those of marks."""
    worth = [column for column, head in grid.heads.items() if _WORTH.search(head)]
    got = [column for column, head in grid.heads.items() if _GOT.search(head) and column not in worth]
    return (worth[0], got) if len(worth) == 1 and got else None


_EACH_LOSS = regexp(r"[扣失丢]分?(?:了|减|除)?\d")
"""过程指标扣2分，…，另有制度不健全扣1.2分: not all in one number."""
_LISTED = 2
"""So many items of a list that tell all that their rows lost: then the other items do, too."""


def _listed(grid: Grid, names: dict[int, str], told: Sequence[tuple[Line, Term]]) -> bool:
    """1.决策指标扣1.5分，…；⏎2.过程指标扣2.2分，…: whether the text lists what each row lost."""
    found = [(row, match, term) for line, term in told for row, match in _row_of(names, line, term) if match["item"]]
    columns = _columns(grid)
    exact = {row for row, _, term in found for got in (columns[1] if columns else ()) if columns and _lost(grid, row, columns[0], got) == Decimal(term.plain)}
    return len(exact) >= _LISTED and len({row for row, _, _ in found}) == len(found)


def _lost(grid: Grid, row: int, worth: int, got: int) -> Decimal | None:
    full, score = grid.number(row, worth), grid.number(row, got)
    return Decimal(full) - Decimal(score) if full is not None and score is not None else None


def _row_of(names: dict[int, str], line: Line, term: Term) -> Iterator[tuple[int, re.Match[str]]]:
    """The one row that a loss is told of."""
    match = _LOST.search(line.view.text[: term.number.printed.number_start])
    rows = [row for row, name in names.items() if match is not None and name.removesuffix("指标") == match["name"].removesuffix("指标")]
    if match is not None and len(rows) == 1 and not _OPEN.search(match.group()):
        yield rows[0], match


def _held(document: Document, table: Table, grid: Grid, names: dict[int, str], told: tuple[Line, Term, bool], part_of: PartOf) -> Iterator[Worded]:
    """``told``: a loss, and whether the text lists what each row lost."""
    line, term, listed = told
    columns = _columns(grid)
    found = next(_row_of(names, line, term), None)
    if found is None or columns is None:
        return
    (row, match), (worth, got) = found, columns
    full = grid.number(row, worth)
    scores = [column for column in got if full and (number := grid.number(row, column)) is not None and Decimal(number) <= Decimal(full)]
    lost = {column: Decimal(full or 0) - Decimal(grid.number(row, column) or 0) for column in scores}
    said = Decimal(term.plain)
    exact = next((column for column in scores if lost[column] == said), None)
    same = part_of(grid.cells[row, worth].span.start) == line.stretch.part and max(lost.values(), default=Decimal(0)) > 0  # not a form of another's hand
    surely = same and scores and (said > max(lost.values()) or _IN_ALL.search(match["how"]) or (listed and match["item"] and len(_EACH_LOSS.findall(line.view.text)) == 1))
    slipped = [column for column in scores if surely or reordered(f"{lost[column].normalize():f}", term.plain)]
    column = exact if exact is not None else max(slipped, key=lambda one: lost[one], default=None)
    if column is None:
        return
    printed = Printed.of(document, line, term)
    yield held_to_cells(document, table, grid, "gap", f"{names[row]}扣分", printed, [(row, worth), (row, column)], (f"{full}-{grid.number(row, column)}",))
