"""Word documents: the body in order, tables with merged cells, text boxes, notes, pictures of pages, sheets; tracked changes read as accepted."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.build import DocumentBuilder
from ingest.layout.continued import emit_whole
from ingest.layout.items import CellItem, Paragraph, TableItem
from ingest.packages import package, piece, tree
from ingest.readers.base import Unreadable
from ingest.readers.docx_numbering import Numbering, W
from ingest.readers.insets import Insets
from model.document import BlockKind
from model.regexp import regexp

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_INSETS = frozenset((_BLIP, _OBJECT, _IMAGE))
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SKIPPED = frozenset(W + name for name in (
    "del", "moveFrom", "instrText", "delText", "delInstrText", "rPr", "pPr", "rt", "sdtPr", "sdtEndPr", "tcPr", "trPr", "tblPr", "tblGrid",
))
_MARKS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_TICKS = {"F0FE": "☑", "F052": "☑", "F0FC": "√", "F0A8": "□", "F0A3": "□", "F06F": "□", "F050": "√", "2611": "☑"}
WIDEST = 200
"""More columns than this are a mistake in the markup."""
_HEADING = regexp(r"(?:heading|标题)\s*(\d)", re.I)


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph style says of its paragraphs, its ancestors' word included."""

    name: str = ""
    outline: int | None = None
    list_id: str | None = None
    list_level: int = 0


class DocxReader:
    """Word 2007 and later, WPS's DOCX included."""

    media_types: tuple[str, ...] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)

    def sniff(self, head: bytes) -> bool:
        """Whether it is a zip that starts like an OPC package."""
        return head.startswith(b"PK\x03\x04") and (b"[Content_Types].xml" in head or b"word/" in head)

    def read(self, content: bytes, build: DocumentBuilder) -> None:
        """Walk the body once, then the notes, headers and footers."""
        roots = _roots(content)
        if "document" not in roots:
            raise Unreadable("I-TRUNCATED", "truncated")
        with package(content) as archive:
            insets = Insets(archive, build)
            walk = _Walk(roots, insets)
            body = roots["document"].find(W + "body")
            items = list(walk.body(body)) if body is not None else []
        emit_whole(items, build)
        insets.remark()
        for name in sorted(roots):
            if name.startswith(("header", "footer")):
                for item in walk.blocks(roots[name]):
                    if isinstance(item, Paragraph) and item.text.strip():
                        build.paragraph(item.text, BlockKind.FURNITURE)


def _roots(content: bytes) -> dict[str, Any]:
    """The package's XML parts of interest by their short names (document, styles, numbering, footnotes, header1 …)."""
    import docx

    with package(content) as archive:
        try:
            parts = {str(part.partname): part.blob for part in docx.Document(io.BytesIO(content)).part.package.iter_parts()}
        except (KeyError, ValueError, AttributeError):  # a relationship that leads nowhere, as some exporters leave them
            names = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
            parts = {"/" + name: piece(archive, name) for name in names}
    wanted = re.compile(r"/word/(document|styles|numbering|footnotes|endnotes|header|footer)(\d*)\.xml")
    return {match[1] + match[2]: tree(blob) for name, blob in parts.items() if (match := wanted.fullmatch(name))}


class _Walk:
    """One pass over body elements."""

    def __init__(self, roots: dict[str, Any], insets: Insets) -> None:
        self._insets = insets
        self._carried = ""
        self._styles = _styles(roots.get("styles"))
        self._numbering = Numbering(roots.get("numbering"))
        self._notes = {(kind, note.get(W + "id")): note for kind in ("footnote", "endnote") if f"{kind}s" in roots for note in roots[f"{kind}s"]}

    def body(self, element: Any) -> Iterator[Paragraph | TableItem]:
        """Everything in the body; what a last tracked change left open too."""
        yield from self.blocks(element)
        if self._carried:
            yield Paragraph(self._carried)

    def blocks(self, container: Any) -> Iterator[Paragraph | TableItem]:
        """Paragraphs and tables in order; text boxes and notes follow the paragraph that holds them."""
        for child in container:
            tag = child.tag
            if tag == W + "p":
                yield from self._paragraph(child)
            elif tag == W + "tbl":
                yield from self._table(child)
            elif tag == _MC + "AlternateContent":
                yield from self.blocks(_choice(child))
            elif isinstance(tag, str) and tag not in _SKIPPED and tag != W + "sectPr":
                yield from self.blocks(child)

    def _paragraph(self, element: Any) -> Iterator[Paragraph | TableItem]:
        pieces: list[str] = []
        aside: list[Any] = []
        self._inline(element, pieces, aside)
        properties = element.find(W + "pPr")
        style = self._styles.get(_val(properties, "pStyle") or "", _Style())
        text = self._carried + "".join(pieces)
        self._carried = ""
        if _ends_deleted(properties) and not aside:  # what follows is one paragraph with it
            self._carried = text
            return
        label = self._label(properties, style) if text.strip() else ""
        yield self._kind(Paragraph(label + text.strip(" \n\u3000") if label else text), properties, style)
        for box in aside:
            yield from self._aside(box)

    def _aside(self, element: Any) -> Iterator[Paragraph | TableItem]:
        """A text box, a note; a picture or an embedded object of the body (other parts have ids of their own)."""
        if element.tag not in _INSETS:
            yield from self.blocks(element)
        elif element.getroottree().getroot().tag == W + "document":
            if element.tag == _OBJECT:
                yield from self._insets.workbook(element.get(_R + "id", ""), element.get("ProgID", ""))
            else:
                yield from self._insets.picture(element.get(_R + ("embed" if element.tag == _BLIP else "id"), ""))

    def _label(self, properties: Any, style: _Style) -> str:
        numbered = properties.find(W + "numPr") if properties is not None else None
        list_id = _val(numbered, "numId") or style.list_id
        if list_id is None or list_id == "0":
            return ""
        level = _val(numbered, "ilvl")
        return self._numbering.label(list_id, int(level) if level is not None and level.isdigit() else style.list_level)

    def _kind(self, paragraph: Paragraph, properties: Any, style: _Style) -> Paragraph:
        name = style.name.lower()
        outline = _val(properties, "outlineLvl")
        if name.startswith(("toc", "目录")):
            paragraph.kind = BlockKind.CONTENTS
        elif name in ("caption", "题注"):
            paragraph.kind = BlockKind.CAPTION
        elif len(paragraph.text) <= 90:
            match = _HEADING.match(name)
            level = int(outline) if outline is not None and outline.isdigit() else style.outline
            if match:
                paragraph.kind, paragraph.level = BlockKind.HEADING, int(match[1])
            elif level is not None and level < 9:
                paragraph.kind, paragraph.level = BlockKind.HEADING, level + 1
        return paragraph

    def _inline(self, element: Any, pieces: list[str], aside: list[Any]) -> None:
        """Text of runs, whatever wraps them; text boxes and notes are put aside."""
        for child in element:
            tag = child.tag
            if tag in (W + "t", _M + "t"):
                pieces.append(child.text or "")
            elif tag in _MARKS:
                pieces.append(_MARKS[tag])
            elif tag == W + "sym":
                pieces.append(_TICKS.get(child.get(W + "char", "").upper(), ""))
            elif tag == W + "txbxContent" or (tag in _INSETS and not (tag == _IMAGE and _is_preview(child))):
                aside.append(child)
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                note = self._notes.get((tag.removeprefix(W).removesuffix("Reference"), child.get(W + "id")))
                if note is not None:
                    aside.append(note)
            elif tag == _MC + "AlternateContent":
                self._inline(_choice(child), pieces, aside)
            elif tag == _M + "f":
                self._fraction(child, pieces, aside)
            elif isinstance(tag, str) and tag not in _SKIPPED and not (tag == W + "r" and _is_hidden(child)):
                self._inline(child, pieces, aside)

    def _fraction(self, element: Any, pieces: list[str], aside: list[Any]) -> None:
        for number, part in enumerate(("num", "den")):
            inner: list[str] = []
            side = element.find(_M + part)
            if side is not None:
                self._inline(side, inner, aside)
            said = "".join(inner)
            pieces.append(("/" if number else "") + (f"({said})" if regexp(r"[+\-*/×÷－＋]").search(said) else said))

    def _table(self, element: Any) -> Iterator[Paragraph | TableItem]:
        rows = [list(_cells_of(row)) for row in _rows_of(element)]
        if len(rows) == 1 and len(rows[0]) == 1 and rows[0][0].find(".//" + W + "tbl") is not None:
            yield from self.blocks(rows[0][0])  # a frame around other tables
            return
        table = TableItem()
        nested: list[Paragraph | TableItem] = []
        open_: dict[int, CellItem] = {}
        for number, (row, cells) in enumerate(zip(_rows_of(element), rows, strict=True)):
            properties = row.find(W + "trPr")
            column = _count(_val(properties, "gridBefore"), 0)
            header = properties is not None and _on(properties.find(W + "tblHeader"))
            for cell in cells:
                details = cell.find(W + "tcPr")
                width = _count(_val(details, "gridSpan"), 1)
                merge = details.find(W + "vMerge") if details is not None else None
                above = open_.get(column)
                if merge is not None and merge.get(W + "val", "continue") == "continue" and above is not None:
                    above.row_span = number - above.row + 1
                else:
                    text = self._cell_text(cell, nested)
                    made = CellItem(number, column, text, column_span=width, header=header)
                    table.cells.append(made)
                    open_[column] = made
                for covered in range(column + 1, column + width):
                    open_.pop(covered, None)
                column += width
        yield table
        yield from nested

    def _cell_text(self, cell: Any, nested: list[Paragraph | TableItem]) -> str:
        said: list[str] = []
        for item in self.blocks(cell):
            if isinstance(item, TableItem) or item.sure:  # a picture's words follow the table: they may be misread
                nested.append(item)
            elif item.text.strip():
                said.append(item.text.strip())
        return "\n".join(said)


def _rows_of(table: Any) -> list[Any]:
    """The rows, those in content controls included, deleted ones left out."""
    rows = []
    for child in table:
        if child.tag == W + "tr":
            properties = child.find(W + "trPr")
            if properties is None or properties.find(W + "del") is None:
                rows.append(child)
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins"):
            rows.extend(_rows_of(child))
    return rows


def _cells_of(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == W + "tc":
            details = child.find(W + "tcPr")
            if details is None or details.find(W + "cellDel") is None:
                yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml"):
            yield from _cells_of(child)


def _choice(alternate: Any) -> Any:
    """The first alternative: reading the fallback too would say everything twice."""
    choice = alternate.find(_MC + "Choice")
    return choice if choice is not None else alternate


def _val(element: Any, name: str) -> str | None:
    child = element.find(W + name) if element is not None else None
    value: str | None = None if child is None else child.get(W + "val")
    return value


def _count(value: str | None, otherwise: int) -> int:
    return min(int(value), WIDEST) if value and value.isdigit() else otherwise


def _on(element: Any) -> bool:
    return element is not None and element.get(W + "val", "true") not in ("0", "false", "off")


def _is_preview(image: Any) -> bool:
    """Whether a picture stands for an embedded object."""
    return next(image.iterancestors(W + "object"), None) is not None


def _ends_deleted(properties: Any) -> bool:
    """Whether a tracked change takes away the mark at a paragraph's end."""
    mark = properties.find(W + "rPr") if properties is not None else None
    return mark is not None and mark.find(W + "del") is not None


def _is_hidden(run: Any) -> bool:
    properties = run.find(W + "rPr")
    return properties is not None and _on(properties.find(W + "vanish"))


def _styles(root: Any | None) -> dict[str, _Style]:
    """Paragraph styles by id, each with what it inherits."""
    found: dict[str, _Style] = {}
    elements = {style.get(W + "styleId"): style for style in root.findall(W + "style")} if root is not None else {}

    def resolve(key: str, depth: int = 0) -> _Style:
        if key in found or key not in elements or depth > 20:
            return found.get(key, _Style())
        element = elements[key]
        base = resolve(_val(element, "basedOn") or "", depth + 1)
        properties = element.find(W + "pPr")
        outline = _val(properties, "outlineLvl")
        numbered = properties.find(W + "numPr") if properties is not None else None
        level = _val(numbered, "ilvl")
        found[key] = _Style(
            _val(element, "name") or "", int(outline) if outline and outline.isdigit() else base.outline,
            _val(numbered, "numId") or base.list_id, int(level) if level and level.isdigit() else base.list_level,
        )
        return found[key]

    for key in elements:
        resolve(key)
    return found
