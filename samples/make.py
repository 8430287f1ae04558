"""Render the sources of our own writing into the formats reports come in.

    python samples/make.py            (needs LibreOffice for the PDFs; the results are committed)

A source line is ``# `` title, ``## ``/``### `` heading, cells between tabs, or a paragraph.  In a table an empty cell left of
the first filled one continues the cell above; empty cells at the end of a row belong to its last filled cell.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).parent
FORMATS = {
    "01": "pdf", "02": "docx", "03": "txt", "04": "docx", "05": "gb18030.txt", "06": "wrapped.txt", "07": "pdf", "08": "txt", "09": "docx",
}


def main() -> None:
    for source in sorted((HOME / "sources").glob("*.src")):
        text = source.read_text("utf-8")
        form = FORMATS[source.stem[:2]]
        target = HOME / f"{source.stem}.{form.rpartition('.')[2]}"
        match form:
            case "docx":
                write_docx(text, target)
            case "pdf":
                write_pdf(text, target)
            case "gb18030.txt":
                target.write_bytes(plain(text).encode("gb18030"))
            case "wrapped.txt":
                target.write_bytes(("\ufeff" + wrapped(text)).replace("\n", "\r\n").encode())
            case _:
                target.write_text(plain(text), "utf-8")


def plain(text: str) -> str:
    """One paragraph a line, a blank line between; tables as tabs."""
    lines = []
    for line in text.splitlines():
        lines.append(line.lstrip("# "))
        if "\t" not in line:
            lines.append("")
    return "\n".join(lines) + "\n"


def wrapped(text: str, width: int = 28) -> str:
    """Hard breaks every few characters with blank lines between, as converted PDFs have; tables stay rows."""
    lines = []
    for line in text.splitlines():
        if "\t" in line:
            lines.append(line)
            continue
        rest = line.lstrip("# ")
        while rest:
            lines += [rest[:width], ""]
            rest = rest[width:]
    return "\n".join(lines) + "\n"


def blocks(text: str) -> Iterator[tuple[str, list[list[str]]]]:
    """Paragraphs as (line, []), tables as ("", rows)."""
    rows: list[list[str]] = []
    for line in text.splitlines():
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            yield "", rows
            rows = []
        if line.strip():
            yield line, []
    if rows:
        yield "", rows


def write_docx(text: str, target: Path) -> None:
    """Headings by style, tables with their merges."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = docx.Document()
    document.styles["Normal"].font.name = "Noto Serif CJK SC"
    for line, rows in blocks(text):
        if rows:
            _table(document, rows)
        elif line.startswith("# "):
            document.add_paragraph(line[2:]).alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif line.startswith("#"):
            document.add_heading(line.lstrip("# "), level=line.count("#") - 1)
        else:
            document.add_paragraph(line)
    document.save(str(target))


def _table(document, rows: list[list[str]]) -> None:  # type: ignore[no-untyped-def]
    width = max(map(len, rows))
    grid = [row + [""] * (width - len(row)) for row in rows]
    table = document.add_table(rows=len(grid), cols=width, style="Table Grid")
    above: list[int] = [0] * width
    for r, row in enumerate(grid):
        filled = [c for c, value in enumerate(row) if value]
        first, last = (filled[0], filled[-1]) if filled else (0, 0)
        for c, value in enumerate(row):
            if value:
                above[c] = r
                table.cell(r, c).text = value
            elif c < first:
                table.cell(above[c], c).merge(table.cell(r, c))
        if last < width - 1 and len(filled) < 5 and last < 5:
            table.cell(r, last).merge(table.cell(r, width - 1))


def write_pdf(text: str, target: Path) -> None:
    """By way of Word and LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        word = Path(folder) / f"{target.stem}.docx"
        write_docx(text, word)
        subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(target.parent), str(word)], check=True, capture_output=True)


if __name__ == "__main__":
    main()
