"""Tables in which each row is somebody's mark (and grade), and how many got which grade by the text: 优3个、良1个; 80—90分的2个镇为良."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lexicon.load import Lexicon
from model.document import Document, Table
from model.figure import Figure, Subject
from model.regexp import regexp
from model.span import CellRef, Span
from parsers.stretch import PartOf, Stretch
from parsers.worded.layout.grid import Grid, plain

_GRADES = regexp(r"(?:评价|评定|绩效|自评|考核|复核)*(?:等级|等次|档次|级别|评级)")
_MARKS = regexp(r"(?:[\u4e00-\u9fff]{0,8})(?:得分|评分|分数|总分|成绩)(?:[（(]分[)）])?|综合分")
_FEWEST = 3
_NO_ROW = regexp(r"平均|合计|总计|小计|均值")


def row_grades(document: Document, part_of: PartOf, lexicon: Lexicon) -> Iterator[Figure]:
    """row_score and row_grade of each row, ``item`` its column's head, ``scope`` its name."""
    for table in document.tables:
        grid = plain(document, table)
        top = min((row for row, _ in grid.texts), default=0)
        heads = {column: text for (row, column), text in grid.texts.items() if row == top}
        marks = [column for column, head in heads.items() if _MARKS.fullmatch(head)]
        grades = [column for column, head in heads.items() if _GRADES.fullmatch(head)]
        rows = [row for row in _rows(grid, top) if all(grid.number(row, column) for column in marks)]
        if len(rows) < _FEWEST or not marks or len(grades) > 1 or _of_indicators(grid, heads, lexicon):
            continue
        for row in rows:
            yield from (_cell(document, table, grid, part_of, (row, column), "row_score", heads[column]) for column in marks)
            yield from (_cell(document, table, grid, part_of, (row, column), "row_grade", heads[column]) for column in grades if grid.texts.get((row, column)))


def _rows(grid: Grid, top: int) -> list[int]:
    return [row for row in sorted({row for row, _ in grid.texts if row > top}) if grid.label(row) and not _NO_ROW.search(grid.label(row))]


_WORTH = regexp(r"分值|权重|满分|指标|标准分")


def _of_indicators(grid: Grid, heads: Mapping[int, str], lexicon: Lexicon) -> bool:
    """A table of one report's own indicators: its rows have no grades by the scale."""
    return any(_WORTH.search(head) for head in heads.values()) or any(text in lexicon.maps["dimensions"] for text in grid.texts.values())


def _cell(document: Document, table: Table, grid: Grid, part_of: PartOf, at: tuple[int, int], role: str, head: str) -> Figure:
    cell, number = grid.cells[at], grid.number(*at) if role == "row_score" else None
    return Figure(
        id="", role=role, raw=grid.texts[at], label=head, anchor=document.anchor(cell.span, CellRef(table.index, *at)),
        part=part_of(cell.span.start), number=number, unit_text="分" if number else "",
        subject=Subject(item=head, scope=grid.label(at[0]), group=f"t{table.index}"), tokens=(cell.span,) if number else (),
    )


_G = r"[“\"‘]?(?P<grade>优秀|良好|优|良|中等?|差|较差|不合格|合格)[”\"’]?"
_N = r"(?P<n>\d{1,3})(?P<of>个|家|所|项|名|户)"
_COUNTS = (
    regexp(rf"(?P<band>分(?:及|含)?(?:以上|以下)?(?:[（(]不?含[)）])?的?)(?:有)?{_N}[\u4e00-\u9fff]{{0,6}}?(?:等级|等次|评级|评价|评定|结果)*(?:为|评为|是|获){_G}(?=[，,。；;、）)]|$)"),
    regexp(rf"(?:^|(?<=[，,。；;、：:中为]))(?:评价|等级|评定)*(?:为)?{_G}(?:等级|等次|等|的)?(?:共|有|为)*{_N}(?=[，,。；;、）)]|$|单位|项目|乡镇|镇|县|科室|学校|部门)"),
)


def grade_counts(document: Document, stretches: Sequence[Stretch]) -> Iterator[Figure]:
    """grade_count, ``item`` its grade: only where a sentence counts two grades or more."""
    for stretch in stretches:
        text = stretch.text
        graded = stretch.cell is None and ("优" in text or "良" in text)
        found = [match for pattern in _COUNTS for match in pattern.finditer(text)] if graded else []
        if len(found) > 1 and len({match["grade"] for match in found}) == len(found):
            yield from (_count(document, stretch, match) for match in found)


def _count(document: Document, stretch: Stretch, match: re.Match[str]) -> Figure:
    span: Span = stretch.span(*match.span("n"))
    return Figure(
        id="", role="grade_count", raw=match["n"] + match["of"], label=match["grade"], anchor=stretch.anchor(document, match.start("n"), match.end("of")),
        part=stretch.part, number=match["n"], unit_text=match["of"], subject=Subject(item=match["grade"]), tokens=(span,),
    )
