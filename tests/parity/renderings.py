"""One report of our own in every format: text as written, tables with the merges that the source's empty cells mean."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "samples"))

import make  # noqa: E402 - the samples' own maker is no package

_NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'


class Place(NamedTuple):
    """A cell: its top-left corner, its spans, its words."""

    row: int
    column: int
    down: int
    across: int
    text: str


def places(rows: list[list[str]]) -> list[Place]:
    """A table's cells, merged as the samples' Word tables are."""
    width = max(map(len, rows))
    grid = [row + [""] * (width - len(row)) for row in rows]
    found: dict[tuple[int, int], Place] = {}
    above = [0] * width
    for r, row in enumerate(grid):
        filled = [c for c, value in enumerate(row) if value]
        first, last = (filled[0], filled[-1]) if filled else (0, 0)
        wide = last < width - 1 and len(filled) < 5 and last < 5
        for c, value in enumerate(row):
            if value:
                above[c] = r
                found[r, c] = Place(r, c, 1, width - c if wide and c == last else 1, value)
            elif c < first:
                found[above[c], c] = found[above[c], c]._replace(down=r - above[c] + 1)
            elif not (wide and c > last):
                found[r, c] = Place(r, c, 1, 1, "")
    return sorted(found.values())


def text(source: str) -> bytes:
    return make.plain(source).encode()


def word(source: str) -> bytes:
    with TemporaryDirectory() as folder:
        target = Path(folder) / "a.docx"
        make.write_docx(source, target)
        return target.read_bytes()


def page(source: str) -> bytes:
    parts = ['<!DOCTYPE html><html><head><meta charset="utf-8"><title>报告</title></head><body>']
    for line, rows in make.blocks(source):
        if rows:
            parts.append("<table>")
            cells = places(rows)
            for row in range(len(rows)):
                parts.append("<tr>" + "".join(
                    f'<td rowspan="{cell.down}" colspan="{cell.across}">{escape(cell.text)}</td>' for cell in cells if cell.row == row
                ) + "</tr>")
            parts.append("</table>")
        else:
            level = len(line) - len(line.lstrip("#"))
            tag = f"h{level - 1}" if level > 1 else "p"
            parts.append(f"<{tag}>{escape(line.lstrip('# '))}</{tag}>")
    return "\n".join([*parts, "</body></html>"]).encode()


def sheet(source: str) -> bytes:
    """Everything below one another in one sheet, figures as words, as people paste reports."""
    import openpyxl

    book = openpyxl.Workbook()
    target = book.active
    assert target is not None
    at = 1
    for line, rows in make.blocks(source):
        if rows:
            for cell in places(rows):
                target.cell(at + cell.row, cell.column + 1, cell.text or None)
                if cell.down * cell.across > 1:
                    target.merge_cells(
                        start_row=at + cell.row, start_column=cell.column + 1, end_row=at + cell.row + cell.down - 1, end_column=cell.column + cell.across,
                    )
            at += len(rows) + 1
        else:
            target.cell(at, 1, line.lstrip("# "))
            at += 2
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


# -- OFD ------------------------------------------------------------------------------------------------------------------------------

_LEFT, _TOP, _RIGHT, _BOTTOM = 25.0, 25.0, 185.0, 270.0
_SIZE, _PITCH, _SMALL, _TIGHT = 4.2, 7.4, 3.2, 4.6
_WIDE = "“”‘’…—·×≥≤＞％"


def _advance(char: str) -> float:
    return 1.0 if char > "\u2e80" or char in _WIDE else 0.5


def _wrapped(words: str, size: float, first: float, width: float) -> Iterator[str]:
    """Lines that fill the width; no closing mark begins one."""
    line, room = "", first
    for char in words:
        need = _advance(char) * size
        if need > room + 1e-6 and char not in "，。、；：）》”？！%":
            yield line
            line, room = "", width
        line += char
        room -= need
    yield line


class _Writer:
    """Pages of text and rulings, in millimetres."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = [[]]
        self.y = _TOP

    def text(self, x: float, y: float, words: str, size: float) -> None:
        deltas = " ".join(f"{_advance(char) * size:g}" for char in words[:-1])
        self.pages[-1].append(
            f'<ofd:TextObject ID="1" Boundary="{x:g} {y:g} 170 {size:g}" Font="1" Size="{size:g}">'
            f'<ofd:TextCode X="0" Y="{0.88 * size:g}" DeltaX="{deltas}">{escape(words)}</ofd:TextCode></ofd:TextObject>'
        )

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.pages[-1].append(
            f'<ofd:PathObject ID="1" Boundary="{x0:g} {y0:g} {max(x1 - x0, 0.2):g} {max(y1 - y0, 0.2):g}" LineWidth="0.2">'
            f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0:g} {y1 - y0:g}</ofd:AbbreviatedData></ofd:PathObject>"
        )

    def room(self, height: float) -> None:
        if self.y + height > _BOTTOM:
            self.text(103, 282, f"— {len(self.pages)} —", 3.5)
            self.pages.append([])
            self.y = _TOP

    def paragraph(self, words: str, indent: float) -> None:
        for at, line in enumerate(_wrapped(words, _SIZE, _RIGHT - _LEFT - indent, _RIGHT - _LEFT)):
            self.room(_PITCH)
            self.text(_LEFT + (indent if at == 0 else 0), self.y, line, _SIZE)
            self.y += _PITCH
        self.y += 3

    def table(self, rows: list[list[str]]) -> None:
        cells = places(rows)
        width = max(map(len, rows))
        needs = [max([2.0, *(sum(map(_advance, cell.text)) for cell in cells if cell.column == c and cell.across == 1)]) ** 0.7 for c in range(width)]
        scale = (_RIGHT - _LEFT) / sum(needs)
        xs = [_LEFT + scale * sum(needs[:c]) for c in range(width + 1)]
        lines = {cell: list(_wrapped(cell.text, _SMALL, *[xs[cell.column + cell.across] - xs[cell.column] - 3] * 2)) for cell in cells}
        heights = [max([1, *(len(lines[cell]) for cell in cells if cell.row == r and cell.down == 1)]) * _TIGHT + 2 for r in range(len(rows))]
        self.room(sum(heights))
        ys = [self.y + sum(heights[:r]) for r in range(len(rows) + 1)]
        for cell in cells:
            x0, x1, y0, y1 = xs[cell.column], xs[cell.column + cell.across], ys[cell.row], ys[cell.row + cell.down]
            for edge in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                self.rule(*edge)
            for at, line in enumerate(lines[cell]):
                if line:
                    self.text(x0 + 1.5, y0 + 1.2 + at * _TIGHT, line, _SMALL)
        self.y = ys[-1] + 5


def fixed(source: str) -> bytes:
    """OFD pages as a word processor would print them."""
    writer = _Writer()
    for line, rows in make.blocks(source):
        if rows:
            writer.table(rows)
        else:
            writer.paragraph(line.lstrip("# "), 2 * _SIZE)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OFD.xml", f"<ofd:OFD {_NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
        pages = "".join(f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(writer.pages)))
        area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        archive.writestr("Doc_0/Document.xml", f"<ofd:Document {_NS}><ofd:CommonData>{area}</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages></ofd:Document>")
        for at, objects in enumerate(writer.pages):
            archive.writestr(
                f"Doc_0/Pages/Page_{at}/Content.xml", f"<ofd:Page {_NS}><ofd:Content><ofd:Layer>{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>",
            )
    return buffer.getvalue()


def old_word(source: str) -> bytes:
    """DOC by LibreOffice, as Word 97 would keep it."""
    import docx

    with TemporaryDirectory() as folder:
        home = Path(folder)
        make.write_docx(source, home / "a.docx")
        ended = docx.Document(str(home / "a.docx"))
        ended.add_paragraph()  # Word ends no document with a table, and LibreOffice loses one that stands there
        ended.save(str(home / "a.docx"))
        profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
        subprocess.run(["soffice", "--headless", profile, "--convert-to", "doc", "--outdir", folder, str(home / "a.docx")], check=True, capture_output=True)
        return (home / "a.doc").read_bytes()


def scanned(printed: bytes, dots: int = 200) -> bytes:
    """A printed PDF's pages as grey pictures of so many dots an inch, in a PDF without text."""
    import pypdfium2

    pages = [page.render(scale=dots / 72).to_pil().convert("L") for page in pypdfium2.PdfDocument(printed)]
    buffer = io.BytesIO()
    pages[0].save(buffer, "PDF", save_all=True, append_images=pages[1:], resolution=float(dots))
    return buffer.getvalue()


FORMATS = {"txt": text, "docx": word, "html": page, "xlsx": sheet, "ofd": fixed}
