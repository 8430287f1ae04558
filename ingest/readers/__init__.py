"""One reader a format, named by import strings and imported on first use."""

from __future__ import annotations

from importlib import import_module

from ingest.readers.base import Reader

READERS: dict[str, str] = {
    "text/plain": "ingest.readers.txt:TxtReader",
    "application/pdf": "ingest.readers.pdf:PdfReader",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "ingest.readers.docx:DocxReader",
    "text/csv": "ingest.readers.csv:CsvReader",
    "text/markdown": "ingest.readers.markdown:MarkdownReader",
    "multipart/related": "ingest.readers.mhtml:MhtmlReader",
    "text/html": "ingest.readers.html:HtmlReader",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "ingest.readers.xlsx:XlsxReader",
    "application/msword": "ingest.readers.doc:DocReader",
    "application/rtf": "ingest.readers.doc:DocReader",
    "application/vnd.ms-excel": "ingest.readers.doc:XlsReader",
    "application/ofd": "ingest.readers.ofd:OfdReader",
    "image/png": "ingest.readers.image:ImageReader",
    "image/jpeg": "ingest.readers.image:ImageReader",
    "image/tiff": "ingest.readers.image:ImageReader",
}
"""Media type → where its reader is."""


def reader_for(media_type: str) -> Reader | None:
    """A reader of the type, None where we have none."""
    place = READERS.get(media_type)
    if place is None:
        return None
    module, name = place.split(":")
    try:
        reader: Reader = getattr(import_module(module), name)()
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        return None
    return reader
