"""Plain text: the decoded text is the document's text exactly; everything else is spans over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.build import DocumentBuilder
from ingest.layout.celled import celled_tables
from ingest.layout.dealt import dealt_tables
from ingest.layout.flat import flat_tables
from ingest.layout.formrows import form_tables
from ingest.layout.furniture import contents_lines, is_debris, page_numbers, running_heads
from ingest.layout.heads import asks
from ingest.layout.paired import paired_tables
from ingest.layout.plain import TextLine, lines_of
from ingest.layout.prose import CAPTION, NOTE, Said, Wrapping, caption_of, group, is_caption_with_unit, kind_of_group, wrappings
from ingest.layout.row_ways import goes_on
from ingest.layout.rows import Grid, RawRow, TextTable, build_grid
from ingest.layout.spaced import spaced_tables
from ingest.layout.stacked import stacked_tables
from ingest.layout.wrapped_cells import goes_on_from, whole_rows
from ingest.readers import markdown
from ingest.readers.base import Unreadable, text_of
from ingest.sniff import decode
from model.document import BlockKind
from model.regexp import regexp
from model.span import Span

_MARKER = regexp(r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)]?[.、．]?|[①-⑳•●·\-*])")
_RULE = regexp(r"[\s|:\-—+]+")


@dataclass(frozen=True, slots=True)
class _Region:
    """Lines ``first``..``last`` (indices) that make one table; ``rows`` are its rows' indices."""

    rows: tuple[int, ...]
    bars: bool = False
    cells: tuple[tuple[Span, ...], ...] = ()
    """Where cells stand one a line: the cells of each row."""

    @property
    def first(self) -> int:
        return self.rows[0]

    @property
    def last(self) -> int:
        return self.rows[-1]


class TxtReader:
    """Text files, whatever their line ends and encoding."""

    media_types: tuple[str, ...] = ("text/plain",)

    def sniff(self, head: bytes) -> bool:
        """Whether the bytes are text."""
        return decode(head) is not None

    def read(self, content: bytes, build: DocumentBuilder) -> None:
        """Decode, then structure."""
        text = text_of(content, build)
        if not text.strip():
            raise Unreadable("I-EMPTY", "empty")
        if markdown.holds_markup(text):
            markdown.structure(text, build)
            return
        build.append(text)
        structure(text, build)


def structure(text: str, build: DocumentBuilder) -> None:
    """Blocks and tables over a text that the builder already holds."""
    lines = lines_of(text)
    numbers = page_numbers(lines)
    contents = contents_lines(lines) - numbers
    furniture = numbers | running_heads(lines, numbers) | {at for at, line in enumerate(lines) if is_debris(line.text)}
    contents -= furniture
    celled = [_Region((table.first, table.last), cells=table.rows) for table in celled_tables(lines)]
    for find in (spaced_tables, paired_tables, form_tables, stacked_tables, dealt_tables):
        celled += [_Region((table.first, table.last), cells=table.rows) for table in find(lines) if not _overlaps(table, celled)]
    within = {at for region in celled for at in range(region.first, region.last + 1)}
    furniture -= within
    contents -= within
    regions = _run_on(text, lines, sorted([*celled, *_regions(lines, furniture, contents | within)], key=lambda region: region.first))
    inside = {at for region in regions for at in range(region.first, region.last + 1)}
    prose = [at for at in range(len(lines)) if at not in inside and at not in furniture and at not in contents]
    for at in contents:
        build.block(BlockKind.CONTENTS, lines[at].span)
    covered = _paragraphs(text, lines, prose, regions, furniture, build)
    for at in furniture:
        if at not in inside and at not in covered:
            build.block(BlockKind.FURNITURE, lines[at].span)


def _overlaps(table: TextTable, regions: Sequence[_Region]) -> bool:
    return any(table.first <= region.last and region.first <= table.last for region in regions)


def _run_on(text: str, lines: Sequence[TextLine], regions: Sequence[_Region]) -> list[_Region]:
    """The regions; a table whose cells stand one a line and whose further rows are tabbed is one."""
    whole: list[_Region] = []
    for region in regions:
        upper = whole[-1] if whole else None
        if upper is not None and upper.cells and not region.cells and not region.bars and upper.last + 1 == region.first:
            rows = tuple(_cut(text, lines[at], False, False) for at in region.rows)
            if goes_on(*([[text[cell.start : cell.end] for cell in row] for row in piece] for piece in (upper.cells, rows))):
                whole[-1] = _Region((upper.first, region.last), cells=(*upper.cells, *rows))
                continue
        whole.append(region)
    return whole


def _paragraphs(
    text: str, lines: Sequence[TextLine], prose: Sequence[int], regions: Sequence[_Region], furniture: set[int], build: DocumentBuilder,
) -> set[int]:
    """Blocks of the stretches between tables, and the tables with the captions before them.  Gives the furniture that became gaps."""
    wraps = dict(zip(prose, wrappings([lines[at] for at in prose]), strict=True))
    covered: set[int] = set()
    starts = [*(region.first for region in regions), len(lines)]
    at = 0
    for number, start in enumerate(starts):
        stretch: list[int] = []
        while at < len(prose) and prose[at] < start:
            stretch.append(prose[at])
            at += 1
        heads = _blocks(text, lines, stretch, wraps, furniture, covered, build)
        if number < len(regions):
            near = heads if stretch and _adjoins(lines, stretch[-1], start, furniture) else []
            _table(text, lines, regions[number], near, build)
    return covered


def _adjoins(lines: Sequence[TextLine], last: int, start: int, furniture: set[int]) -> bool:
    return all(between in furniture for between in range(last + 1, start)) and lines[start].blanks <= 3


def _blocks(
    text: str, lines: Sequence[TextLine], stretch: Sequence[int], wraps: dict[int, Wrapping], furniture: set[int], covered: set[int],
    build: DocumentBuilder,
) -> list[Said]:
    """One block a paragraph; gives the last few for the table that may follow."""
    heads: list[Said] = []
    runs: list[list[int]] = []
    for at in stretch:  # a table or contents between two lines ends the paragraph
        if runs and all(between in furniture for between in range(runs[-1][-1] + 1, at)):
            runs[-1].append(at)
        else:
            runs.append([at])
    for run in runs:
        start = 0
        for flat in flat_tables(text, [lines[at] for at in run]):
            heads.extend(_prose(text, lines, run[start : flat.first], wraps, furniture, covered, build))
            _add_table(flat.grid, heads, Span(lines[run[flat.first]].span.start, lines[run[flat.last]].span.end), [], build)
            covered.update(at for at in range(run[flat.first], run[flat.last]) if at in furniture)
            start, heads = flat.last + 1, []
        heads.extend(_prose(text, lines, run[start:], wraps, furniture, covered, build))
    return heads[-3:]


def _prose(
    text: str, lines: Sequence[TextLine], run: Sequence[int], wraps: dict[int, Wrapping], furniture: set[int], covered: set[int],
    build: DocumentBuilder,
) -> list[Said]:
    """One block a paragraph."""
    heads: list[Said] = []
    for places in group([lines[at] for at in run], [wraps[at] for at in run]):
        members = [run[place] for place in places]
        joined = "".join(lines[at].text for at in members)
        kind, level = kind_of_group(joined)
        span = build.block(kind, *(lines[at].span for at in members), level=level)
        covered.update(at for at in range(members[0], members[-1]) if at in furniture)
        heads.append(Said(text[span.start : span.end], span, kind))
    return heads


# -- tables ---------------------------------------------------------------------------------------------------------------------------


def _regions(lines: Sequence[TextLine], furniture: set[int], contents: set[int]) -> list[_Region]:
    """Runs of tabbed (or barred) rows, over blank lines and page numbers."""
    regions: list[_Region] = []
    rows: list[int] = []

    def close() -> None:
        while rows and NOTE.match(lines[rows[-1]].text):
            rows.pop()
        if len(rows) >= 2 and sum(_ink(lines[at]) >= 2 for at in rows) >= 2:
            regions.append(_Region(tuple(rows), bars=not any(lines[row].tabbed for row in rows)))
        rows.clear()

    for at, line in enumerate(lines):
        if (at in furniture or _BARS.fullmatch(line.text)) and rows:
            continue
        if rows and at + 1 < len(lines) and lines[at + 1].tabbed and goes_on_from(lines, at, rows[-1]):
            rows.append(at)
            continue
        cells = _is_row(line) or _is_inner(lines, at, rows, furniture) or (not rows and _is_spaced_head(lines, at))
        if at in contents or at in furniture or not cells:
            close()
            continue
        wrapped = len(rows) > 1 and goes_on_from(lines, rows[-1], rows[-2])
        if rows and not wrapped and (_in_another_way(lines[rows[-1]], line) or _is_other(lines, rows, at)):
            close()
        rows.append(at)
    close()
    return regions


_GAP = regexp(r" {2,}|[ ]*\u3000[ \u3000]*")


def _spaced_cells(line: TextLine) -> list[tuple[int, int]]:
    """Where the cells of a line stand that runs of blanks hold apart; empty where it is not a row of words."""
    if line.tabbed:
        return []
    gaps = [match.span() for match in _GAP.finditer(line.text)]
    cells = list(zip([0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(line.text)], strict=True))
    words = [line.text[start:end] for start, end in cells]
    return cells if len(cells) >= 3 and all(word and len(word) <= 16 and not regexp(r"\d{2}|[，。；]").search(word) for word in words) else []


def _is_spaced_head(lines: Sequence[TextLine], at: int) -> bool:
    """批次  所属月份  发放时间  金额 right above tabbed rows of as many cells: their head, its tabs turned into blanks."""
    below = lines[at + 1 : at + 3]
    return bool(below) and len(_spaced_cells(lines[at])) in {line.cells() for line in below if line.tabbed and not line.blanks}


_BARS = regexp(r"\|[|\s]*")
"""A row of a table whose cells are all empty."""


def _ink(line: TextLine) -> int:
    """How many of a line's cells hold something."""
    return sum(1 for part in line.text.split("\t" if line.tabbed else "|") if part.strip())


def _is_row(line: TextLine) -> bool:
    if line.tabbed:
        if is_caption_with_unit(line.text):
            return False
        first = line.text.split("\t")[0].strip()
        return not (_MARKER.fullmatch(first) and line.text.count("\t") == 1 and len(line.text) > 40 and not line.text.endswith("\t"))
    return line.text.count("|") >= 2 or " | " in line.text


def _in_another_way(above: TextLine, line: TextLine) -> bool:
    """Tabs below bars, or bars below tabs; a line of one cell between two rows is of either."""
    return above.tabbed != line.tabbed and _is_row(above) and _is_row(line)


_ANNEX = regexp(r"附\s*[件表录]\s*[一二三四五六七八九十\d]")
"""What stands under it is another table, blank line or none."""


def _is_inner(lines: Sequence[TextLine], at: int, rows: Sequence[int], furniture: set[int]) -> bool:
    """A short line without tabs right between two rows, a page's end aside: a row of one cell."""
    below = next((further for further in range(at + 1, len(lines)) if further not in furniture), None)
    if not rows or below is None or not all(between in furniture for between in range(rows[-1] + 1, at)):
        return False
    line, above, after = lines[at], lines[rows[-1]], lines[below]
    parted = (rows[-1] == at - 1 and line.blanks) or (below == at + 1 and after.blanks) or line.text.endswith((":", "："))
    anew = _names_columns(after) and all(after.text != lines[row].text for row in rows)  # a head of its own below a title
    return (not parted and not anew and after.tabbed and above.tabbed and len(line.text) <= 40
            and not CAPTION.match(line.text) and not NOTE.match(line.text) and not _ANNEX.match(line.text)
            and not (asks(line.text) and not regexp(r"\d").search(after.text)))  # the next question, over a head of its own


def _names_columns(line: TextLine) -> bool:
    """Three cells or more, all words and without a figure: a head."""
    words = [cell.strip() for cell in line.text.split("\t")]
    return len(words) >= 3 and all(words) and not any(regexp(r"\d").search(word) for word in words)


def _is_other(lines: Sequence[TextLine], rows: Sequence[int], at: int) -> bool:
    """After a blank line, a header of another width than the rows above: a table of its own."""
    line, last = lines[at], lines[rows[-1]]
    if line.blanks == 0 or not line.tabbed or not last.tabbed:
        return False
    return _names_columns(line) and (line.blanks >= 2 or line.cells() != _columns(lines, rows))


def _columns(lines: Sequence[TextLine], rows: Sequence[int]) -> int:
    return max(lines[at].text.count("\t") + 1 for at in rows[:3])


def _cut(text: str, line: TextLine, bars: bool, framed: bool) -> tuple[Span, ...]:
    """The cells of a line, blanks at their edges left out.  ``framed``: a leading bar only opens the row; else its first cell is empty."""
    start, stop = line.raw.start, line.raw.end
    if not bars and (spaced := _spaced_cells(line)):
        return tuple(Span(line.span.start + left, line.span.start + right) for left, right in spaced)
    separator = "\t"
    if bars:
        start, stop, separator = line.span.start, line.span.end, "|"
        start += text[start] == "|" and framed
        stop -= text[stop - 1] == "|" and stop - 1 > start
    cells: list[Span] = []
    at = start
    while at <= stop:
        end = text.find(separator, at, stop)
        end = stop if end < 0 else end
        cell = text[at:end]
        ink = cell.strip()
        begin = at + len(cell) - len(cell.lstrip()) if ink else at
        cells.append(Span(begin, begin + len(ink)))
        at = end + 1
    return tuple(cells)


def _table(
    text: str, lines: Sequence[TextLine], region: _Region, heads: list[Said], build: DocumentBuilder,
) -> None:
    if region.cells:
        grid = build_grid(text, [RawRow(cells) for cells in region.cells])
        _add_table(grid, heads, Span(lines[region.first].span.start, lines[region.last].span.end), grid.dropped, build)
        return
    gaps: list[Span] = []
    raws: list[RawRow] = []
    framed = region.bars and all(lines[at].text.startswith("|") for at in region.rows if _is_row(lines[at]))
    for number, at in enumerate(region.rows):
        line = lines[at]
        if region.bars and _RULE.fullmatch(line.text):
            gaps.append(line.span)
            continue
        before = region.rows[number - 1] if number else at
        raws.append(RawRow(_cut(text, line, region.bars, framed), loose=bool(number) and (line.blanks > 0 or at - before > 1)))
        gaps.extend(lines[between].span for between in range(before + 1, at))
    if not region.bars:
        raws = [RawRow(cells, raws[number].loose) for number, cells in whole_rows(text, [raw.cells for raw in raws])]
    grid = build_grid(text, raws)
    _add_table(grid, heads, Span(lines[region.first].span.start, lines[region.last].span.end), [*gaps, *grid.dropped], build)


def _add_table(grid: Grid, heads: list[Said], span: Span, gaps: list[Span], build: DocumentBuilder) -> None:
    table = build.table()
    for cell in grid.cells:
        table.cell(cell.row, cell.column, cell.pieces, row_span=cell.row_span, column_span=cell.column_span, header=cell.header)
    caption, unit = caption_of(heads)
    table.close(caption, unit, span, gaps)
