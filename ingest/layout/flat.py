"""Tables that came out of a page as loose text: one line a row with blanks between cells, wrapped cells on lines of their own.

Only under a table's caption or title, only where several lines agree on the number of cells and the header can be put together to
exactly that number of names (or names its label column); everything else stays prose.  Never guess.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.layout.plain import TextLine, width_of
from ingest.layout.prose import UNIT_NOTE, is_table_title
from ingest.layout.rows import Grid, GridCell, kind_of
from ingest.outline import heading_level, is_front
from model.regexp import regexp
from model.span import Span

_TOKEN = regexp(r"[^\s\u3000]+")
_PERIOD = regexp(r".*\d\s*[年月]")
_GOES_ON = regexp(r"\d{1,2}(?![\d.,%])|\d{4}年")
"""2020年 5月, 2020年 至 2022年; 2020年 3,000.00 is a year and a sum."""
_YEAR = regexp(r"20\d\d年度?")
_CJK = regexp(r"[\u4e00-\u9fff]")
_ANSWERS = frozenset("无有是否")
_FIGURE = regexp(r"\d{4}\s*年|[≥≤=＝<>]|\d[\d,.]*\s*%?$")
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("(", ")"), ("〔", "〕"))
_TICK = regexp(r"[√✓☑○●]+")
_VALUES = ("number", "rate", "dash", "value")
_FIGURES = ("number", "rate", "dash")
_SERIAL = ("序号", "编号", "行次")
_LABEL_HEAD = regexp(r"三级指标(?:名称)?|指标名称|三级\s*指标")
_UPPER_HEAD = regexp(r"[一二]级指标(?:名称)?")
_TICK_HEAD = regexp(r"可能性|√|确定能")
_HEAD = regexp(
    r".*(?:[数值额率分目]|情况|原因|分析|措施|指标|来源|预算|资金|备注|名称|内容|问题|隐患|比例|权重|时间|单位|说明|依据|标准|可能性.*"
    r"|[（(].{1,6}[）)])"
)
_BRANCH = regexp(r"(?:产出|效益|满意度|成本)(?:指标)?")
_GROUP = regexp(r"(?:产出|效益|满意度|成本|数量|质量|时效|(?:社会|经济|生态)效益|可持续影响|服务对象满意度)(?:指标)?")
LONGEST_REGION = 250
FAR = 14
"""Rows of one table have at most so many lines of wrapped cells between them."""


@dataclass(frozen=True, slots=True)
class FlatTable:
    """Positions of its first and last line within the stretch, and its grid."""

    first: int
    last: int
    grid: Grid


@dataclass(slots=True)
class _Atom:
    """A wrapped cell (lines joined), or the cells of one line."""

    first: int
    last: int
    cells: list[list[Span]]
    words: list[str]


@dataclass(slots=True)
class _Rows:
    head: list[tuple[list[Span], str]]
    rows: list[dict[int, list[Span]]] = field(default_factory=list)


def flat_tables(text: str, lines: Sequence[TextLine]) -> list[FlatTable]:
    """The tables that a stretch of prose lines hides, in order."""
    found: list[FlatTable] = []
    at = 0
    while at < len(lines):
        if is_table_title(lines[at].text):
            end = _region_end(lines, at + 1)
            region = lines[at + 1 : end]
            if not any(_is_form_head(line.text) for line in region) and not _is_torn(region):
                found.extend(_tables_of(text, lines, at + 1, end))
            at = max(end, at + 1)
        else:
            at += 1
    return found


def _is_form_head(text: str) -> bool:
    """A form's whole header on one line: its rows have cells of several levels, told apart by their words, not by their count."""
    words = text.split()
    heads = sum(bool(_HEAD.fullmatch(word)) for word in words)
    return len(words) >= 5 and any(_LABEL_HEAD.fullmatch(word) for word in words) and heads >= len(words) - 1


def _is_torn(region: Sequence[TextLine]) -> bool:
    """A form whose header words are torn over lines (全年执 ⏎ 行数): its columns cannot be counted from the top."""
    words = [word for line in region for word in line.text.split()]
    return {"分值", "得分", "三级指标"} <= set(words) and "年度指标值" not in words and "年度指标" in words


def _region_end(lines: Sequence[TextLine], start: int) -> int:
    for at in range(start, min(len(lines), start + LONGEST_REGION)):
        words = lines[at].text
        level = heading_level(words)
        if is_front(words) or (level is not None and (level <= 2 or _CJK.match(words.lstrip("0123456789.、． "))) and not words[-1].isdigit()):
            return at
        if at > start and is_table_title(words):
            return at
    return min(len(lines), start + LONGEST_REGION)


# -- cells of a line --------------------------------------------------------------------------------------------------------------------


def _tokens(text: str, line: TextLine) -> list[Span]:
    """The cells of a line: blanks part them, but not within a date, a spaced-out name, or brackets."""
    spans: list[Span] = []
    for match in _TOKEN.finditer(text, line.span.start, line.span.end):
        if spans and _belongs(text[spans[-1].start : spans[-1].end], match.group()):
            spans[-1] = Span(spans[-1].start, match.end())
        else:
            spans.append(Span(*match.span()))
    return spans


def _belongs(before: str, word: str) -> bool:
    if before[-1].isdigit() and word[0] in "年月日":
        return True
    if _YEAR.fullmatch(before) and _YEAR.fullmatch(word):
        return False  # 2021年 2022年 2023年: columns of a table by years
    if _PERIOD.fullmatch(before) and (_GOES_ON.match(word) or word[0] in "-—至－") and len(before) <= 12:
        return True
    if _is_open(before) or any(word.count(end) > word.count(mark) for mark, end in _PAIRS):
        return True
    single = len(word) == 1 and bool(_CJK.match(word)) and word not in _ANSWERS
    return single and all(len(part) == 1 for part in before.split()) and bool(_CJK.match(before)) and before[-1] not in _ANSWERS


def _kinds(words: Sequence[str]) -> list[str]:
    return [kind_of(word) for word in words]


def _is_valued(words: Sequence[str]) -> bool:
    """A row by its figures: at least two, and at least three cells."""
    kinds = _kinds(words)
    return len(words) >= 3 and sum(kind in _VALUES for kind in kinds) >= 2 and kinds[0] != "long" and not any("。" in word for word in words)


# -- runs of rows in a region -----------------------------------------------------------------------------------------------------------


def _tables_of(text: str, lines: Sequence[TextLine], start: int, end: int) -> list[FlatTable]:
    while start < end and (UNIT_NOTE.fullmatch(lines[start].text) or lines[start].text[0] in "（("):
        start += 1
    cells = {at: _tokens(text, lines[at]) for at in range(start, end)}
    words = {at: [text[cell.start : cell.end] for cell in cells[at]] for at in range(start, end)}
    marked = [at for at in range(start, end) if _is_valued(words[at])]
    if len(marked) < 2:
        several = [at for at in range(start, end) if len(words[at]) >= 3]
        counts = Counter(len(words[at]) for at in several).most_common(1)
        marked = [at for at in several if len(words[at]) == counts[0][0]] if counts and counts[0][1] >= 3 else []
    runs: list[list[int]] = []
    for at in marked:
        if runs and at - runs[-1][-1] <= FAR:
            runs[-1].append(at)
        else:
            runs.append([at])
    found: list[FlatTable] = []
    floor = start
    for run in runs:
        if len(run) >= 2:
            table = _run_table(lines, cells, words, floor, run, end)
            if table is not None:
                found.append(table)
                floor = table.last + 1
    return found


def _atoms(
    lines: Sequence[TextLine], cells: dict[int, list[Span]], words: dict[int, list[str]], start: int, end: int, loose: bool, alone: frozenset[str],
) -> list[_Atom]:
    """Lines as atoms; a line of one cell goes on with the cell above it where that filled its column.

    ``loose``: blank lines stand between all lines, so they part no cells.  ``alone``: wordings that always are cells of their own.
    """
    atoms: list[_Atom] = []
    for at in range(start, end):
        word = "".join(words[at])
        last = atoms[-1] if atoms else None
        if len(cells[at]) == 1 and last is not None and len(last.cells) == 1:
            before = words[last.last][0]
            if not _is_apart(before, word, alone) and last.words[0] not in alone and (
                _PERIOD.fullmatch(before) or (before[-1].isdigit() and word[0] in "年月日") or _is_open(last.words[0])
                or ((loose or lines[at].blanks == 0) and lines[at].width <= width_of(before) + _slack(lines[at].width))
            ):
                last.cells[0].append(cells[at][0])
                last.words[0] += word
                last.last = at
                continue
        atoms.append(_Atom(at, at, [[cell] for cell in cells[at]], list(words[at])))
    return atoms


def _is_open(word: str) -> bool:
    """A title or bracket that is not closed yet."""
    return any(word.count(mark) > word.count(end) for mark, end in _PAIRS)


def _is_apart(before: str, word: str, alone: frozenset[str]) -> bool:
    """Whether a line cannot go on with the one above: that one is ended, or words are followed by a figure."""
    if before.endswith(("。", "√")) or word in alone:
        return True
    return bool(_FIGURE.match(word)) and not before[-1].isdigit() and len(before) < 12 and not _is_open(before)


def _slack(width: int) -> int:
    """How much wider than the line above the next line of a wrapped cell may be: justified lines differ by a character or two."""
    return 6 if width > 30 else 4 if width > 16 else 0


def _run_table(
    lines: Sequence[TextLine], cells: dict[int, list[Span]], words: dict[int, list[str]], floor: int, run: list[int], end: int,
) -> FlatTable | None:
    count = Counter(len(words[at]) for at in run).most_common(1)[0][0]
    while (more := next((at for at in range(run[-1] + 1, min(end, run[-1] + 4)) if len(words[at]) == count), None)) is not None:
        run = [*run, more]
    between = [lines[at].blanks for at in range(floor + 1, run[-1] + 1)]
    loose = bool(between) and sum(blanks == 0 for blanks in between) <= 0.45 * len(between)
    full = [words[at] for at in run if len(words[at]) == count]
    alone = frozenset(word for word, times in Counter(row[-1] for row in full).items() if len(word) <= 6)
    if floor == run[0]:  # the header itself has as many cells as the rows
        run = run[1:]
    head = _atoms(lines, cells, words, floor, run[0], False, alone)
    named = _label_head(head)
    if named is not None:
        run = [at for at in run if _is_valued(words[at])]
        firsts = [next(at for at, kind in enumerate(_kinds(words[line])) if kind in _VALUES) for line in run]
        figures = Counter(len(words[line]) - first for line, first in zip(run, firsts, strict=True)).most_common(1)[0][0]
        rows = _form(head, named, lines, cells, words, run, figures + 1)
    else:
        rows = None
        for style in (loose, not loose):
            head = _atoms(lines, cells, words, floor, run[0], style, alone)
            rows = rows or _plain(head, lines, cells, words, run, count, style, alone)
    return rows


def _names(atoms: Sequence[_Atom]) -> list[tuple[list[Span], str]]:
    return [(cell, word) for atom in atoms for cell, word in zip(atom.cells, atom.words, strict=True)]


# -- a plain table ------------------------------------------------------------------------------------------------------------------------


def _plain(
    head: list[_Atom], lines: Sequence[TextLine], cells: dict[int, list[Span]], words: dict[int, list[str]], run: list[int], count: int,
    loose: bool, alone: frozenset[str],
) -> FlatTable | None:
    """``count`` names, then rows of as many cells; a row's cells may be wrapped over lines."""
    top = _plain_head(head, count)
    if top is None:
        return None
    first, body_start = top
    made = _Rows(_names([atom for atom in head if first <= atom.first < body_start]))
    pending: list[_Atom] = []
    last = body_start - 1
    for atom in _atoms(lines, cells, words, body_start, run[-1] + 1, loose, alone):
        if len(atom.cells) == count and not pending:
            made.rows.append(dict(enumerate(atom.cells)))
            last = atom.last
            continue
        pending.append(atom)
        cells_so_far = _names(pending)
        if len(cells_so_far) == count:
            made.rows.append(dict(enumerate(cell for cell, _ in cells_so_far)))
            last, pending = atom.last, []
        elif len(cells_so_far) > count:
            loners = _names(pending[:-1]) if len(atom.cells) == count else cells_so_far
            made.rows.append({0: [span for cell, _ in loners for span in cell]})
            if len(atom.cells) == count:
                made.rows.append(dict(enumerate(atom.cells)))
            last, pending = atom.last, []
    if sum(len(row) == count for row in made.rows) < 2:
        return None
    total = _total(cells.get(last + 1, []), words.get(last + 1, []), made, words, run, count)
    if total:
        made.rows.append(total)
        last += 1
    return FlatTable(first, last, _grid(made, count))


_TOTAL = regexp(r"合计|总计|共计|小计")


def _total(
    cells: Sequence[Span], words: Sequence[str], made: _Rows, lines: dict[int, list[str]], run: Sequence[int], count: int,
) -> dict[int, list[Span]]:
    """The total row below the others, which leaves out the cells that cannot be added up: one figure for each column of figures."""
    if len(words) >= count or len(words) < 2 or not _TOTAL.fullmatch(words[0]):
        return {}
    full = [lines[at] for at in run if len(lines[at]) == count]
    named = [column for column in range(count) if full and made.head[column][1] not in _SERIAL]
    figured = [column for column in named if all(kind_of(row[column]) in _FIGURES for row in full)]
    if len(figured) != len(words) - 1 or any(kind_of(word) not in _FIGURES for word in words[1:]):
        return {}
    return {0: [cells[0]], **{column: [cell] for column, cell in zip(figured, cells[1:], strict=True)}}


def _plain_head(head: list[_Atom], count: int) -> tuple[int, int] | None:
    """First line of the header and of the body: names counted from the top, or, in a form, the last ones before the rows."""
    total = 0
    for atom in head:
        total += len(atom.cells)
        if any(kind in ("number", "rate") for kind in _kinds(atom.words)):
            break
        if total == count:
            return head[0].first, atom.last + 1
        if total > count:
            break
    names = _names(head)
    tail = names[-count:]
    if len(tail) == count and all(_HEAD.fullmatch(word) and len(word) <= 24 for _, word in tail):
        start = tail[0][0][0].start
        for atom in head:
            if atom.cells[0][0].start == start:
                return atom.first, head[-1].last + 1
    return None


def _grid(made: _Rows, columns: int) -> Grid:
    cells = [GridCell(0, column, pieces, header=True) for column, (pieces, _) in enumerate(made.head)]
    for number, row in enumerate(made.rows, 1):
        for column, pieces in sorted(row.items()):
            span = columns if len(row) == 1 and column == 0 else 1
            cells.append(GridCell(number, column, pieces, column_span=span))
    return Grid(cells, columns)


# -- an indicator form --------------------------------------------------------------------------------------------------------------------


def _label_head(head: Sequence[_Atom]) -> int | None:
    """Where, among the names before the rows, the column of indicators stands."""
    names = _names(head)
    at = next((at for at in range(len(names) - 1, -1, -1) if _LABEL_HEAD.fullmatch(names[at][1])), None)
    return at if at is not None and len(names) - at > 2 and _UPPER_HEAD.fullmatch(names[at - 1][1]) else None


def _form(
    head: list[_Atom], label: int, lines: Sequence[TextLine], cells: dict[int, list[Span]], words: dict[int, list[str]], run: list[int], count: int,
) -> FlatTable | None:
    """Rows of an indicator form: [一级指标] [二级指标] 三级指标, figures, ticks; upper levels stand on lines of their own."""
    names = _names(head)
    upper = label
    while upper > 0 and _UPPER_HEAD.fullmatch(names[upper - 1][1]):
        upper -= 1
    stop = next((at for at in range(label + 1, len(names)) if _GROUP.fullmatch(names[at][1])), len(names))
    columns = [name for name in names[upper:stop] if len(name[1]) <= 20]
    label -= upper
    ticks = next((at for at, (_, word) in enumerate(columns) if at > label and _TICK_HEAD.search(word)), None)
    made = _Rows(columns)
    pending: list[_Atom] = [atom for atom in head if names[stop:] and atom.first >= _line_of(head, names[stop][0][0])]
    last = run[0]
    for atom in [*pending, *_atoms(lines, cells, words, run[0], run[-1] + 1, False, frozenset())]:
        if atom.first < run[0]:
            continue
        if len(atom.cells) == 1:
            pending.append(atom)
            continue
        row = _form_row(atom, pending, label, count, ticks, len(columns))
        if row is not None:
            made.rows.append(row)
            last = atom.last
        pending = []
    if len(made.rows) < 2:
        return None
    return FlatTable(_line_of(head, columns[0][0][0]), last, _form_grid(made, label))


def _line_of(head: Sequence[_Atom], span: Span) -> int:
    return next(atom.first for atom in head for cell in atom.cells if cell[0] == span)


def _form_row(
    atom: _Atom, pending: list[_Atom], label: int, count: int, ticks: int | None, columns: int,
) -> dict[int, list[Span]] | None:
    figures = count - 1
    lead = len(atom.cells) - figures
    groups = _names(pending)
    row: dict[int, list[Span]] = {}
    if lead == 0 and groups:
        row[label] = groups.pop()[0]
    elif lead in (1, 2):
        row[label] = atom.cells[lead - 1]
        groups.extend([(atom.cells[0], atom.words[0])] if lead == 2 else [])
    else:
        return None
    for cell, word in groups[-label:] if label else []:
        branch = (len(groups) > 1 and (cell, word) == groups[-2]) or (len(groups) == 1 and bool(_BRANCH.fullmatch(word)) and word[:2] != "成本")
        row[0 if branch else label - 1] = cell
    at = label + 1
    for cell, word in zip(atom.cells[lead:], atom.words[lead:], strict=True):
        if _TICK.fullmatch(word) and ticks is not None:
            row[ticks] = cell
        elif at < columns:
            row[at] = cell
            at += 1
    return row


def _form_grid(made: _Rows, label: int) -> Grid:
    """As ``_grid``; an upper level's cell covers the rows down to the next one."""
    grid = _grid(made, len(made.head))
    open_: dict[int, GridCell] = {}
    for cell in grid.cells:
        if cell.row and cell.column < label:
            open_[cell.column] = cell
            for deeper in range(cell.column + 1, label):
                open_.pop(deeper, None)
        elif cell.row and cell.column == label:
            for column, above in open_.items():
                above.row_span = cell.row - above.row + 1 if column < label else 1
    return grid
