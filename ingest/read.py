"""One file to one Document.  Never raises for what a file holds: a file that cannot be read gives an error Notice."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

from ingest import sniff
from ingest.build import DocumentBuilder
from ingest.options import Options
from ingest.readers import reader_for
from ingest.readers.base import Unreadable
from model.document import Document, Source
from model.notice import CATALOGUE, Level, Notice, Say

TOO_LARGE = 200 * 1024 * 1024
"""Files of more bytes than this are not opened."""

_CODES = {
    "empty": "I-EMPTY", "encrypted": "I-ENCRYPTED", "truncated": "I-TRUNCATED", "unsupported": "I-UNSUPPORTED",
    "unreadable": "I-UNREADABLE", "too_large": "I-TOO-LARGE",
}
_log = logging.getLogger(__name__)


def read(path: Path, limit: int = TOO_LARGE, options: Options | None = None) -> Document | Notice:
    """The document, or why it could not be read (``kind`` set).  Raises only for our own bugs outside the readers."""
    try:
        if path.is_dir():
            return _refusal("unreadable")
        if path.stat().st_size > limit:
            return _refusal("too_large")
        content = path.read_bytes()
    except (OSError, ValueError):
        return _refusal("unreadable")
    return read_bytes(content, path.name, options)


def sha256_of(path: Path) -> str:
    """The file's identity, "" where it cannot be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


def read_bytes(content: bytes, name: str, options: Options | None = None) -> Document | Notice:
    """The same for bytes; ``name``'s suffix tells tables and Markdown among the text files, and is remarked on where it does not fit."""
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return _refusal("empty")
    suffix = Path(name).suffix.lower()
    found = sniff.sniff_file(content, suffix)
    if found.kind:
        return _refusal(found.kind)
    reader = reader_for(found.media_type)
    if reader is None:
        return _refusal("unsupported")
    build = DocumentBuilder(Source(name, hashlib.sha256(content).hexdigest(), len(content), found.media_type), options=options)
    suffixes = sniff.SUFFIXES.get(found.media_type)
    if suffixes is not None and suffix not in suffixes:
        build.notice("I-SUFFIX", Level.INFO)
    try:
        reader.read(content, build)
    except Unreadable as trouble:
        return _refusal(trouble.kind, trouble.code, trouble.say)
    except (MemoryError, RecursionError, Exception) as trouble:  # noqa: BLE001 - libraries raise whatever they like over a broken file
        _log.debug("reader failed on %s", name, exc_info=trouble)
        return _refusal("truncated" if found.media_type not in (sniff.TEXT, sniff.CSV, sniff.MARKDOWN, sniff.HTML) else "unreadable")
    document = build.freeze()
    if not document.text.strip() and not document.notices:
        return _refusal("empty")
    return document


def _refusal(kind: str, code: str | None = None, say: Say | None = None) -> Notice:
    code = code or _CODES[kind]
    return Notice(code, Level.ERROR, say or CATALOGUE[code], kind=kind)
