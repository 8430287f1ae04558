"""Tables of a plain text with one cell a line and nothing to mark the rows: a header of names, and rows as long as the header.

    预算执行表（单位：万元）
    子项目
    预算数
    支出数
    道路维修
    120.00
    96.00
    …

Only under a table's title or a sentence that leads to one (各项目资金情况如下表：), and only where every row has figures in the columns in
which the others have them.  Never guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.layout.answers import ANSWERS as _ANSWERS
from ingest.layout.answers import options, questions
from ingest.layout.plain import TextLine
from ingest.layout.prose import NOTE, UNIT_NOTE, is_table_title
from ingest.layout.rows import FIGURES, TextTable, kind_of
from ingest.outline import heading_level, is_front
from model.regexp import regexp
from model.span import Span

WIDTHS = range(3, 13)
_FEWEST_ROWS = 2
_LONGEST_NAME, _LONGEST_CELL = 20, 80
_CELLS = (*FIGURES, "dash")
_LEADS = regexp(r"[：:]$|(?:如|见)下表[^，。；]{0,12}。$|[（(]单\s*位\s*[：:][^（）()]{1,8}[)）]$")
"""How a line above a table ends that is no title."""
_TOTAL = regexp(r"(?:合\s*计|总\s*计|总\s*分|共\s*计|小\s*计)")
_SUBTOTAL = regexp(r"(?:合\s*计|总\s*计|总\s*分|共\s*计|[^，。；]{0,12}小\s*计|[^，。；]{1,12}合计)")
"""一标段小计: where no other reading of the rows fits."""


def stacked_tables(lines: Sequence[TextLine]) -> list[TextTable]:
    """The tables among the lines, in order."""
    found: list[TextTable] = []
    at = 0
    while at < len(lines):
        at += 1
        if lines[at - 1].text in _ANSWERS and (asked := questions(lines, at - 1)) is not None:
            found.append(asked)
            at = asked.last + 1
            continue
        if (told := options(lines, at - 1) or _aims(lines, at - 1)) is not None:
            found.append(told)
            at = told.last + 1
            continue
        if not is_table_title(lines[at - 1].text) and not _LEADS.search(lines[at - 1].text):
            continue
        if at < len(lines) and UNIT_NOTE.fullmatch(lines[at].text):
            at += 1
        table = _table(lines, at, _end(lines, at)) or _with_subtotals(lines, at)
        if table is not None:
            found.append(table)
            at = table.last + 1
    return found


_AIM_NAMES = regexp(r"(?:绩效|考核|年度|项目|三级|产出)?(?:目标|指标)(?:名称|内容)?")
_AIM_VALUES = regexp(r"(?:年度|年初|全年|预期|计划|绩效|设定)*(?:目标|指标|计划)值")
_ENDED = regexp(r"[。；;：:]$")
_LONGEST_VALUE = 24


def _aims(lines: Sequence[TextLine], start: int) -> TextTable | None:
    """目标名称 ⏎ 目标值 ⏎ 处理水量 ⏎ 不低于620万吨 ⏎ …: names and what is aimed at in turn, known by their two heads, whatever stands above them."""
    if start + 1 >= len(lines) or not _AIM_NAMES.fullmatch(lines[start].text) or not _AIM_VALUES.fullmatch(lines[start + 1].text):
        return None
    end = start + 2
    while end + 1 < len(lines) and _is_aim(lines[end], lines[end + 1]):
        end += 2
    if end < start + 2 * (_FEWEST_ROWS + 1):
        return None
    return TextTable(start, end - 1, tuple((lines[at].span, lines[at + 1].span) for at in range(start, end, 2)))


def _is_aim(name: TextLine, value: TextLine) -> bool:
    plain = not name.tabbed and not value.tabbed and not name.blanks and not value.blanks and heading_level(name.text) is None
    named = kind_of(name.text) in ("words", "code") and len(name.text) <= _LONGEST_NAME and not _ENDED.search(name.text)
    return plain and named and len(value.text) <= _LONGEST_VALUE and bool(regexp(r"\d").search(value.text)) and not _ENDED.search(value.text)


def _end(lines: Sequence[TextLine], start: int, summed: bool = False) -> int:
    """Where lines stop being cells: at a wider gap, a heading, a note, a tabbed or a long line.  ``summed``: a gap behind a subtotal's figures
    is that of its empty cells."""
    for at in range(start, len(lines)):
        line = lines[at]
        gap = at > start and line.blanks > lines[start].blanks and kind_of(line.text) not in FIGURES  # a figure behind blank lines: empty cells
        gap = gap and not any(_TOTAL.fullmatch(lines[beside].text) for beside in (at - 1, at))  # beside a total's label: empty cells
        gap = gap and not (summed and _behind_subtotal(lines, start, at))
        told = kind_of(line.text) not in _CELLS and (NOTE.match(line.text) or heading_level(line.text) is not None or is_front(line.text))
        if gap or told or line.tabbed or (at > start and is_table_title(line.text)) or len(line.text) > _LONGEST_CELL:
            return at
    return len(lines)


def _table(lines: Sequence[TextLine], start: int, end: int) -> TextTable | None:
    """The width at which all lines make rows, or all but a signature's or a paragraph's below them; None where none does."""
    signed = takewhile(lambda last: kind_of(lines[last].text) not in ("number", "rate", "value"), range(end - 1, max(start, end - 1 - _SIGNED), -1))
    paged = [end - 1] if end > start and lines[end - 1].blanks > lines[start].blanks and _PAGE.fullmatch(lines[end - 1].text) else []
    for last in (end, *signed, *paged):
        table = _of_width(lines, start, last, _TOTAL)
        if table is not None:
            return table
    return None


def _with_subtotals(lines: Sequence[TextLine], start: int) -> TextTable | None:
    """The same where the rows of totals are named after what they add up: 一标段小计."""
    end = _end(lines, start, summed=True)
    return next((table for last in (end, *_summed_up(lines, start, end)) if (table := _of_width(lines, start, last, _SUBTOTAL)) is not None), None)


def _behind_subtotal(lines: Sequence[TextLine], start: int, at: int) -> bool:
    """Whether only figures stand between a subtotal's label and this line."""
    before = next((place for place in range(at - 1, start, -1) if kind_of(lines[place].text) not in FIGURES), start)
    return bool(_SUBTOTAL.fullmatch(lines[before].text))


_SIGNED = 2
"""Lines of a signature: whose, and when."""
_PAGE = regexp(r"\d{1,3}")
"""What stands apart below the last row: the page's number."""


def _summed_up(lines: Sequence[TextLine], start: int, end: int) -> list[int]:
    """Where the last total's figures end before a paragraph."""
    totals = [at for at in range(start, end) if _SUBTOTAL.fullmatch(lines[at].text)][-1:]
    stops = [_short_end(lines, at, end, max(WIDTHS)) for at in totals]
    return [at for at in stops if at < end and _PARAGRAPH.match(lines[at].text)]


_PARAGRAPH = regexp(r"[^，。；]{2,}[，。；].{12,}")


def _of_width(lines: Sequence[TextLine], start: int, end: int, total: re.Pattern[str]) -> TextTable | None:
    """``total``: how a row of totals begins."""
    for width in WIDTHS:
        head = [line.text for line in lines[start : start + width]]
        if end - start < width * (_FEWEST_ROWS + 1) or not all(_is_name(text) for text in head):
            break
        rows = _rows(lines, start + width, end, width, total) if len(set(head)) == width else None
        if rows is not None:
            names = tuple(line.span for line in lines[start : start + width])
            return TextTable(start, end - 1, (names, *rows))
    return None


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and "。" not in text and (kind_of(text) == "words" or bool(regexp(r"[\u4e00-\u9fff]{3}").search(text)))


def _rows(lines: Sequence[TextLine], start: int, end: int, width: int, total: re.Pattern[str]) -> tuple[tuple[Span, ...], ...] | None:
    """The rows below the header; one that begins with 小计 or 合计 may have lost its empty cells."""
    rows: list[Sequence[TextLine]] = []
    at = start
    while at < end:
        stop = _short_end(lines, at, end, width) if total.fullmatch(lines[at].text) else at + width
        if stop > end:
            return None
        rows.append(lines[at:stop])
        at = stop
    whole = [row for row in rows if len(row) == width and not total.fullmatch(row[0].text)]
    figured = _figured(whole) if len(whole) >= _FEWEST_ROWS else []
    if not figured or not _named(whole) or (len(figured) == 1 and _mixed(whole)):
        return None
    placed = [_placed(row, _added(figured, whole, row), width) for row in rows]
    return tuple(row for row in placed if row is not None) if all(placed) else None


def _short_end(lines: Sequence[TextLine], start: int, end: int, width: int) -> int:
    """Where a row of totals ends: behind its figures, before the next name."""
    at = start + 1
    while at < end and at < start + width and not (kind_of(lines[at].text) not in _CELLS and kind_of(lines[at - 1].text) in FIGURES):
        at += 1
    return at


def _figured(rows: Sequence[Sequence[TextLine]]) -> list[int]:
    """The columns right of the names that hold figures in every row, dashes aside."""
    found = []
    for at, column in enumerate(zip(*rows, strict=True)):
        kinds = [kind_of(line.text) for line in column if kind_of(line.text) != "dash"]
        if at and kinds and all(kind in FIGURES for kind in kinds):
            found.append(at)
    return found


def _named(rows: Sequence[Sequence[TextLine]]) -> bool:
    """Whether the first column holds names, or serial numbers from 1 on."""
    first = [row[0].text for row in rows]
    return all(kind_of(text) not in _CELLS for text in first) or first == [str(at) for at in range(1, len(first) + 1)]


def _mixed(rows: Sequence[Sequence[TextLine]]) -> bool:
    """Whether another column holds figures in some rows and words in others."""
    return any(len({kind_of(line.text) in FIGURES for line in column if kind_of(line.text) != "dash"}) > 1 for column in zip(*rows, strict=True))


def _added(figured: Sequence[int], whole: Sequence[Sequence[TextLine]], row: Sequence[TextLine]) -> list[int]:
    """The columns in which a row of totals has its figures: all of figures, or those without days, or those of plain numbers alone."""
    kinds = {at: {kind_of(line[at].text) for line in whole} - {"dash"} for at in figured}
    undated = [at for at in figured if "date" not in kinds[at]]
    plain = [at for at in figured if kinds[at] == {"number"}]
    figures = sum(kind_of(line.text) in FIGURES for line in row)
    return next((columns for columns in (list(figured), undated, plain) if len(columns) == figures), list(figured))


def _placed(row: Sequence[TextLine], figured: Sequence[int], width: int) -> tuple[Span, ...] | None:
    """A row's cells by column; the figures of a short one stand in the columns of figures, or those of them that hold plain numbers."""
    if len(row) == width:
        return tuple(line.span for line in row)
    figures = [line for line in row if kind_of(line.text) in FIGURES]
    names = row[: len(row) - len(figures)]
    if len(figures) != len(figured) or any(kind_of(line.text) in FIGURES for line in names) or len(names) > figured[0]:
        return None
    cells = {at: line.span for at, line in enumerate(names)} | {at: line.span for at, line in zip(figured, figures, strict=True)}
    end = row[-1].span.end
    return tuple(cells.get(at, Span(end, end)) for at in range(width))
