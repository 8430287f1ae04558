"""Paragraphs and tables of formats whose markup tells them apart (DOCX, HTML, XLSX), handed to the builder in one way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.build import DocumentBuilder
from ingest.layout.furniture import contents_lines, is_debris, page_numbers, running_heads
from ingest.layout.plain import TextLine, lines_of
from ingest.layout.prose import Said, Wrapping, caption_of, group, kind_of_group, wrappings
from ingest.outline import is_sentence
from model.document import BlockKind
from model.notice import Level, Say
from model.span import Span

_EDGE = " \u3000\n\t"


@dataclass(slots=True)
class Paragraph:
    """A paragraph; ``kind`` where the markup tells it; ``sure``: a recogniser's confidence in each character."""

    text: str
    kind: BlockKind | None = None
    level: int = 0
    sure: tuple[float, ...] = ()


@dataclass(slots=True)
class CellItem:
    """A cell by its top-left position; ``remark``: a notice's code and words about what it holds; ``sure`` as of a paragraph."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    remark: tuple[str, Say] | None = None
    sure: tuple[float, ...] = ()


@dataclass(slots=True)
class TableItem:
    """A table of a format with markup; ``caption`` where the markup names one."""

    cells: list[CellItem] = field(default_factory=list)


def emit(items: Sequence[Paragraph | TableItem], build: DocumentBuilder) -> None:
    """Blocks in order.  What no style tells is told by the wording; paragraphs that are lines of one are put together."""
    paragraphs = [item for item in items if isinstance(item, Paragraph)]
    lines = _lines(paragraphs)
    inked = [item for item in paragraphs if item.text.strip()]
    numbers = page_numbers(lines)
    furniture = numbers | running_heads(lines, numbers) | {at for at, line in enumerate(lines) if is_debris(line.text)}
    contents = contents_lines(lines) - furniture
    plain = [at for at, item in enumerate(inked) if at not in furniture | contents and item.kind in (None, BlockKind.HEADING)]
    wraps = dict(zip(plain, wrappings([lines[at] for at in plain]), strict=True))
    if not any(wrap.width for wrap in wraps.values()):  # a paragraph of its own, not a line: nothing follows it closely
        lines = [replace(line, blanks=line.blanks + 1) for line in lines]
    heads: list[Said] = []
    at = 0
    run: list[int] = []
    for item in [*items, TableItem()]:
        if isinstance(item, Paragraph):
            if item.text.strip():
                if at in wraps or (at in furniture and run):
                    run.append(at)
                else:
                    heads += _emit_run(run, inked, lines, wraps, furniture, build)
                    run = []
                    heads.append(_emit_alone(item, BlockKind.FURNITURE if at in furniture else BlockKind.CONTENTS if at in contents else None, build))
                at += 1
            continue
        heads += _emit_run(run, inked, lines, wraps, furniture, build)
        run = []
        _emit_table(item, heads[-3:], build)
        heads = []


def _lines(paragraphs: Sequence[Paragraph]) -> list[TextLine]:
    """Each paragraph with ink as the line of a text: an empty one before it is a blank line."""
    return lines_of("\n".join(" ".join(item.text.split("\n")) for item in paragraphs))


def _emit_alone(item: Paragraph, kind: BlockKind | None, build: DocumentBuilder) -> Said:
    text = item.text.strip(_EDGE)
    kind, level = (kind, 0) if kind else _kind(item)
    span = build.heading(text, level) if kind is BlockKind.HEADING else build.paragraph(text, kind)
    build.sure(span, item.sure)
    return Said(text, span, kind)


def _kind(item: Paragraph) -> tuple[BlockKind, int]:
    """As the markup says, but for a heading that asks or ends a sentence."""
    text = item.text.strip()
    if item.kind is None or (item.kind is BlockKind.HEADING and is_sentence(text)):
        return kind_of_group(text)
    return item.kind, item.level


def _emit_run(
    run: Sequence[int], inked: Sequence[Paragraph], lines: Sequence[TextLine], wraps: dict[int, Wrapping], furniture: set[int],
    build: DocumentBuilder,
) -> list[Said]:
    """Paragraphs one after another, those that are torn or hard-wrapped joined over what belongs to the page."""
    said: list[Said] = []
    prose = [at for at in run if at not in furniture]
    after: dict[int, list[int]] = {at: [] for at in prose}
    for at in run:
        if at in furniture:
            after[max(other for other in prose if other < at)].append(at)
    for places in group([lines[at] for at in prose], [wraps[at] for at in prose]):
        members = [prose[place] for place in places]
        loose = [at for member in members for at in after[member]]
        if len(members) == 1:
            said.append(_emit_alone(inked[members[0]], None, build))
        else:
            texts = [inked[at].text.strip(_EDGE) for at in members]
            kind, level = kind_of_group("".join(texts))
            spans = [_written(inked[at], build) for at in members]
            said.append(Said("\n".join(texts), build.block(kind, *spans, level=level), kind))
        for at in loose:
            _emit_alone(inked[at], BlockKind.FURNITURE, build)
    return said


def _written(item: Paragraph, build: DocumentBuilder) -> Span:
    span = build.append(item.text.strip(_EDGE))
    build.append("\n")
    build.sure(span, item.sure)
    return span


def _emit_table(item: TableItem, heads: list[Said], build: DocumentBuilder) -> None:
    caption, unit = caption_of(heads)
    table = build.table()
    for cell in item.cells:
        span = table.cell(cell.row, cell.column, cell.text, row_span=cell.row_span, column_span=cell.column_span, header=cell.header)
        build.sure(span, cell.sure)
        if cell.remark:
            build.notice(cell.remark[0], Level.WARNING, span, cell.remark[1])
    table.close(caption, unit)
