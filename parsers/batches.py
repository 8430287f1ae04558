"""Batches of one grant, each with its own figures: what a heading, a form, a row, a column or a clause tells of 第一批 is said of it alone.

Only in a report that goes through its batches: at least two of them have a paragraph, a chapter, a form or a row of their own.  Batches that a
sentence merely counts (分两批下达，第一批60万元) are parts of one sum and stay so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lexicon.load import Lexicon
from model.document import BlockKind, Document
from model.figure import Figure, Part, PartKind
from model.quick import changed
from model.regexp import regexp
from model.view import cell_view
from parsers.frames import squeeze

_BATCH = regexp(r"(?<![\u4e00-\u9fff\d]第)第(?P<n>[一二三四五六1-6])批(?!次?性)次?")
_MARK = regexp(r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]|[①-⑳]|[一二三四五六七八九十]是")
_OPENS = regexp(
    r"(?:20\d\d年度?)?第(?P<n>[一二三四五六1-6])批次?(?P<what>(?:中央|省级|市级|县级|上级|专项|补助|奖补|项目|资金|工程|任务|建设|改造|实施|绩效|完成|执行|支出|到位|使用|计划|情况|目标|自评|指标)*)(?:[。：:]|$)"
)
_CLOSES = regexp(r"[。；;]|[两三四]批|合计|共计|总计|总体|全部|两个批次|各批")
_TITLED = regexp(r"[表书]|自评|目标|情况|资金|项目")
_FEWEST = 2
_LONGEST_TITLE = 50
_CHINESE = {"1": "一", "2": "二", "3": "三", "4": "四", "5": "五", "6": "六"}
_SKIPPED = (BlockKind.TABLE, BlockKind.CONTENTS, BlockKind.FURNITURE)
_WORDS = ("text", "structure")
_OF_ALL = frozenset(("grade_threshold", "indicator_count", "report_date", "self_report_date", "county", "year"))
"""What is said of the whole report wherever it stands."""
_SCORES = ("total_score", "total_grade")
_COLUMNS = ("年初", "全年", "年度", "项目", "变更后", "调整后", "lot_total")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From here to there one batch is spoken of."""

    start: int
    end: int
    batch: str


def by_batch(document: Document, figures: Sequence[Figure], parts: Sequence[Part], lexicon: Lexicon) -> tuple[Figure, ...]:
    """The figures, those of a batch with the batch as their scope."""
    if len({match["n"] for match in _BATCH.finditer(document.text)}) < _FEWEST:
        return tuple(figures)
    own = [*_opened(document), *_formed(document, figures, parts)]
    rows, columns = _cells(document)
    if len({stretch.batch for stretch in own}) < _FEWEST and not _grouped(rows):
        return tuple(figures)
    clauses = sorted(_clauses(document), key=lambda stretch: stretch.start)
    starts = [stretch.start for stretch in clauses]

    def batch_of(figure: Figure) -> str | None:
        at, cell = figure.anchor.span.start, figure.anchor.cell
        if cell is not None:
            told = rows.get((cell.table, cell.row)) or columns.get((cell.table, cell.column))
            if told is not None:
                return told
        else:
            last = bisect_right(starts, at) - 1
            if last >= 0 and at < clauses[last].end:
                return clauses[last].batch
        return next((stretch.batch for stretch in own if stretch.start <= at < stretch.end), None)

    return tuple(_scoped(figure, batch, lexicon) if (batch := batch_of(figure)) else figure for figure in figures)


def _grouped(rows: Mapping[tuple[int, int], str]) -> bool:
    """Whether a table has several rows for each of two batches: one row a batch is a part of one sum."""
    counted = Counter((table, batch) for (table, _), batch in rows.items())
    several = [table for (table, _), count in counted.items() if count >= _FEWEST]
    return any(several.count(table) >= _FEWEST for table in set(several))


def _scoped(figure: Figure, batch: str, lexicon: Lexicon) -> Figure:
    """A figure said of a batch; of a smaller thing within it (a lot, one of its places) it stays that thing's."""
    concept = lexicon.concepts.get(figure.role)
    subject = figure.subject
    scope, item, lot = subject.scope, subject.item, subject.lot
    if figure.role in _OF_ALL:
        return changed(figure, subject=changed(subject, scope=None)) if scope and _BATCH.search(scope) else figure
    if figure.role not in _SCORES and (concept is None or concept.kind in _WORDS):
        return figure
    if scope is not None:
        within = _WITHIN.fullmatch(squeeze(scope))
        if within is not None:
            return changed(figure, subject=changed(subject, scope=within["place"]))
        if not _whole_batch(scope) and not _BRACKETED.search(scope):
            return figure
    if lot is not None and _whole_batch(lot):
        lot = "total" if item == "lot_total" else None
        subject = changed(subject, source=subject.source if lot else subject.source or "合计")
    if item is not None and _whole_batch(item):
        item = None
    elif item is not None and item.startswith(batch) and item not in _COLUMNS:
        item = item.removeprefix(batch)
    return changed(figure, subject=changed(subject, scope=batch, item=item, lot=lot))


_WITHIN = regexp(r".*第[一二三四五六1-6]批次?的?(?P<place>[\u4e00-\u9fff]{2,12}(?:小区|家属院|院|村|社区|片区|学校|道路|路|街|桥|点|站|标段))")
"""二是第一批粮站家属院: one place of the batch, known by its name wherever it is told of."""
_BRACKETED = regexp(r"[（(]第[一二三四五六1-6]批次?[)）]$")
_WHOLE = regexp(r"第[一二三四五六1-6]批次?(?:资金|项目|补助|专项|支出|到位|合计|小计|共计|下达|中央|省级|累计|实际)*")


def _whole_batch(name: str) -> bool:
    """第一批资金 names all of the batch."""
    return bool(_WHOLE.fullmatch(squeeze(name)))


def _named(numeral: str) -> str:
    return f"第{_CHINESE.get(numeral, numeral)}批"


def _opened(document: Document) -> Iterator[Stretch]:
    """Paragraphs and chapters that open with a batch: a numbered or a short one reaches to the next that is numbered or a heading."""
    blocks = [block for block in document.blocks if block.kind not in (BlockKind.CONTENTS, BlockKind.FURNITURE)]
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.TABLE:
            continue
        text = squeeze(document.text[block.span.start : block.span.end])
        mark = _MARK.match(text)
        opening = _OPENS.match(text, mark.end() if mark else 0)
        if opening is None:
            continue
        end = block.span.end
        title = opening.end() == len(text)
        for below in blocks[at + 1 :] if title else ():
            head = squeeze(document.text[below.span.start : min(below.span.end, below.span.start + _LONGEST_TITLE)])
            if below.kind is not BlockKind.TABLE and (below.kind is BlockKind.HEADING or _MARK.match(head) or _OPENS.match(head)):
                break
            end = below.span.end
        yield Stretch(block.span.start, end, _named(opening["n"]))


def _formed(document: Document, figures: Sequence[Figure], parts: Sequence[Part]) -> Iterator[Stretch]:
    """Forms of one batch each: the project's name in it, or the title above it, tells which."""
    for part in parts:
        if part.kind is not PartKind.SELF_FORM:
            continue
        names = [figure.raw for figure in figures if figure.part == part.index and figure.role == "project_name"]
        told = {match["n"] for name in names for match in _BATCH.finditer(name)}
        if not names or not told:
            head = document.text[part.span.start : part.span.start + 3 * _LONGEST_TITLE].split("\n")[:3]
            told = {match["n"] for line in head if len(line) <= _LONGEST_TITLE and _TITLED.search(line) for match in _BATCH.finditer(line)}
        if len(told) == 1:
            yield Stretch(part.span.start, part.span.end, _named(told.pop()))


def _cells(document: Document) -> tuple[dict[tuple[int, int], str], dict[tuple[int, int], str]]:
    """Rows and columns of tables whose name is a batch: (table, row) and (table, column) to the batch."""
    rows: dict[tuple[int, int], str] = {}
    columns: dict[tuple[int, int], str] = {}
    for table in document.tables:
        for cell in table.cells:
            match = _BATCH.match(text := squeeze(cell_view(document, cell).text)) if len(cell.span) <= _LONGEST_TITLE else None
            if match is None or not _WHOLE.fullmatch(text):
                continue
            if cell.row == 0 and cell.column:
                columns[table.index, cell.column] = _named(match["n"])
            else:
                for row in range(cell.row, cell.row + cell.row_span):
                    rows[table.index, row] = _named(match["n"])
    return rows, columns


def _clauses(document: Document) -> Iterator[Stretch]:
    """Clauses of prose that speak of a batch, each to the end of its clause or to the next one."""
    for block in document.blocks:
        if block.kind in _SKIPPED:
            continue
        text = document.text[block.span.start : block.span.end]
        found = list(_BATCH.finditer(text))
        for at, match in enumerate(found):
            following = found[at + 1].start() if at + 1 < len(found) else len(text)
            close = _CLOSES.search(text, match.end(), following)
            if close is not None and close.group() in ("合计", "共计", "总计") and text[match.end() : close.start()] in ("", "资金", "项目", "补助资金"):
                close = _CLOSES.search(text, close.end(), following)  # 第一批资金合计850万元: of the batch, all the same
            yield Stretch(block.span.start + match.start(), block.span.start + (close.start() if close is not None else following), _named(match["n"]))
