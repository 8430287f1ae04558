"""Word's old format, WPS's (which is the same), RTF and Excel's old format: converted by LibreOffice, then read as DOCX or XLSX."""

from __future__ import annotations

from ingest import sniff
from ingest.build import DocumentBuilder
from ingest.office import converted
from ingest.readers.docx import DocxReader
from ingest.readers.xlsx import XlsxReader


class DocReader:
    """Word 97-2003, WPS, RTF."""

    media_types: tuple[str, ...] = (sniff.DOC, sniff.RTF)

    def sniff(self, head: bytes) -> bool:
        """Whether it is an OLE file or RTF."""
        return head.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf"))

    def read(self, content: bytes, build: DocumentBuilder) -> None:
        """Tables and text as the DOCX has them."""
        suffix = ".rtf" if content.startswith(b"{\\rtf") else ".doc"
        DocxReader().read(converted(content, suffix, "docx"), build)


class XlsReader:
    """Excel 97-2003, WPS's ET."""

    media_types: tuple[str, ...] = (sniff.XLS,)

    def sniff(self, head: bytes) -> bool:
        """Whether it is an OLE file."""
        return head.startswith(b"\xd0\xcf\x11\xe0")

    def read(self, content: bytes, build: DocumentBuilder) -> None:
        """Sheets as the XLSX has them."""
        XlsxReader().read(converted(content, ".xls", "xlsx"), build)
