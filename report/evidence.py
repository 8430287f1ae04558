"""The evidence of one finding: marked in the terminal, on page pictures, or as an HTML page."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from model.document import Document, Page
from model.finding import Finding
from model.result import DocumentResult
from model.span import BBox
from report.exhibits import Exhibit, PagePart, Piece, TablePart, exhibits
from report.page import Pictures, write_page
from report.words import SEVERITY, circled, place, quote

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

_SHORTEST = 4
"""So much of a fingerprint names a finding."""
_EVERY = 200


class NotShown(Exception):
    """What was asked for cannot be shown; ``said`` in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.said = (zh, en)


class PagePictures(Pictures, Protocol):
    """Whoever can show pages, whole ones too."""

    def marked(self, name: str, document: Document, page: Page, marks: Iterable[tuple[int, BBox]]) -> bytes | None:
        """A page as a PNG with numbered boxes, None where it cannot be shown."""
        ...


def show_evidence(
    result: DocumentResult, name: str, pictures: PagePictures, output: Path | None, lang: str, version: str,
) -> Iterator[Path]:
    """Show the findings of a name: on standard output, or in files, whose paths are given.  Raises NotShown."""
    found = chosen(result, name)
    if output is None:
        for finding in found:
            write_evidence(result, finding, lang, sys.stdout)
    elif output.suffix.lower() in (".html", ".htm"):
        with output.open("w", encoding="utf-8", newline="") as stream:
            write_page([replace(result, findings=found)], lang, version, stream, pictures)
        yield output
    elif output.suffix.lower() == ".png":
        yield from _pages(result, found, pictures, output)
    else:
        raise NotShown(f"{output.name}：只能写成 .png 或 .html", f"{output.name}: only .png or .html can be written")


def chosen(result: DocumentResult, name: str) -> tuple[Finding, ...]:
    """The findings of an id, of a fingerprint's first letters, or of a rule.  Raises NotShown."""
    asked = name.strip().lower()
    code = asked.replace("-", "")
    found = tuple(
        finding for finding in result.findings
        if finding.id.lower() == asked or finding.rule.lower() == code or (len(asked) >= _SHORTEST and finding.fingerprint.startswith(asked))
    )
    if not found:
        known = [finding.id for finding in result.findings]
        few = "、".join(known[:8]) + ("……" if len(known) > 8 else "")
        raise NotShown(f"没有疑点 {name}；本报告有：{few}" if known else f"没有疑点 {name}：本报告未发现疑点",
                       f"no finding {name}; there are: {', '.join(known[:8])}" if known else f"no finding {name}: nothing was found")
    return found


def _pages(result: DocumentResult, found: tuple[Finding, ...], pictures: PagePictures, output: Path) -> Iterator[Path]:
    """One PNG for each page with evidence: FILE.png, FILE-2.png …"""
    document = result.document
    if document is None:
        return
    marks: dict[int, list[tuple[int, BBox]]] = {}
    pages: dict[int, Page] = {}
    for finding in found:
        for part in exhibits(document, finding.evidence, pages=True, most=_EVERY):
            if isinstance(part, PagePart):
                pages[part.page.number] = part.page
                marks.setdefault(part.page.number, []).extend((mark.number if mark.evidence > 1 else mark.evidence, mark.box) for mark in part.marks)
    written = 0
    for number in sorted(marks):
        picture = pictures.marked(result.path, document, pages[number], marks[number])
        if picture is not None:
            written += 1
            path = output if written == 1 else output.with_stem(f"{output.stem}-{written}")
            path.write_bytes(picture)
            yield path
    if not written:
        raise NotShown(f"{result.path}：没有可显示的页面，请改用 .html", f"{result.path}: no page can be shown, use .html instead")


# -- terminal -------------------------------------------------------------------------------------------------------------------------


def write_evidence(result: DocumentResult, finding: Finding, lang: str, stream: IO[str]) -> None:
    """One finding and its marked evidence."""
    from rich.console import Console
    from rich.markup import escape

    document = result.document
    if document is None:
        return
    console = Console(file=stream, highlight=False, width=None if stream.isatty() else 120)
    head = f"[bold]{SEVERITY[finding.severity].in_(lang)} {finding.rule}[/] {escape(finding.title.in_(lang))}  [dim]{finding.id}[/]"
    console.print(head)
    console.print(finding.message.in_(lang), markup=False)
    if finding.computation:
        console.print(finding.computation, markup=False, style="dim")
    for exhibit in exhibits(document, finding.evidence, pages=False, most=_EVERY):
        console.print()
        _print(console, exhibit, finding, document, lang)
    console.print()


def _print(console: Console, exhibit: Exhibit, finding: Finding, document: Document, lang: str) -> None:
    from rich.padding import Padding
    from rich.text import Text

    if isinstance(exhibit, PagePart):
        return
    anchors = [(number, finding.evidence[number - 1]) for number in exhibit.evidence]
    table = isinstance(exhibit, TablePart)
    console.print(Text("  ".join(
        f"{circled(number)} {place(anchor, lang)}" + (f" 「{quote(anchor, document, 24)}」" if table else "") for number, anchor in anchors
    ), style="dim"))
    shown: RenderableType = _table(exhibit) if isinstance(exhibit, TablePart) else _marked(exhibit.pieces)
    console.print(Padding(shown, (0, 0, 0, 2), expand=False))


def _marked(pieces: Iterable[Piece]) -> Text:
    """Marked words stand reversed where there is colour, and in 【】 with their number everywhere."""
    from rich.text import Text

    said = Text()
    for piece in pieces:
        if piece.evidence:
            said.append(f"{circled(piece.evidence)}【{piece.text}】", style="bold red" if piece.evidence == 1 else "bold blue")
        else:
            said.append(piece.text)
    return said


def _table(part: TablePart) -> RenderableType:
    from rich.box import SQUARE
    from rich.table import Table

    columns = max((sum(cell.column_span for cell in row) for row in part.rows), default=1)
    table = Table(title=part.caption or None, title_justify="left", show_header=False, box=SQUARE)
    for _ in range(columns):
        table.add_column(overflow="fold")
    for row in part.rows:
        shown: list[RenderableType] = []
        for cell in row:
            shown.append(_marked(cell.pieces))
            shown.extend([""] * (cell.column_span - 1))
        table.add_row(*(shown or ["⋯"]))
    return table
