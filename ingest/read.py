"""One file to one Document.  Never raises for what a file holds: a file that cannot be read gives an error Notice."""

from __future__ import annotations

import hashlib
import logging
import stat
from dataclasses import replace
from pathlib import Path

from ingest import sniff
from ingest.build import DocumentBuilder
from ingest.options import Options
from ingest.readers import reader_for
from ingest.readers.base import Unreadable
from model.document import Document, Source
from model.notice import CATALOGUE, Level, Notice, Say

_CODES = {
    "empty": "I-EMPTY", "encrypted": "I-ENCRYPTED", "truncated": "I-TRUNCATED", "unsupported": "I-UNSUPPORTED",
    "unreadable": "I-UNREADABLE", "too_large": "I-TOO-LARGE",
}
_NO_FILE = Say("不是普通文件（文件夹、管道或设备），无法读取。", "No regular file (a folder, pipe or device); it cannot be read.")
_WORDLESS = Say("文件中没有可读的文字。请核对是否完整。", "There are no words in the file. Check that it is whole.")
_UNSUPPORTED = {
    sniff.ARCHIVE: Say(
        "不支持RAR、7z、TAR、GZ等压缩包，请解压或改用ZIP。", "RAR, 7z, TAR and GZ archives are not supported; unpack the file or use ZIP.",
    ),
    sniff.SLIDES: Say("不支持PPT演示文稿，请另存为PDF。", "Slides (PPT) are not supported; save them as PDF."),
}
_GONE = Say("文件不存在，或链接指向的文件不存在。", "The file does not exist, or the link to it leads nowhere.")
_FORBIDDEN = Say("没有读取该文件的权限。", "No permission to read the file.")
_log = logging.getLogger(__name__)


def read(path: Path, options: Options | None = None) -> Document | Notice:
    """The document, or why it could not be read (``kind`` set).  Raises only for our own bugs outside the readers."""
    limit = (options or Options()).max_bytes
    try:
        before = path.stat()
        if not stat.S_ISREG(before.st_mode):  # a folder, or a pipe or device that would never end
            return _refusal("unreadable", say=_NO_FILE)
        if before.st_size > limit:
            return _refusal("too_large", say=_too_large(before.st_size, limit))
        content = path.read_bytes()
        after = path.stat()
    except PermissionError:
        return _refusal("unreadable", say=_FORBIDDEN)
    except FileNotFoundError:
        return _refusal("unreadable", say=_GONE)
    except (OSError, ValueError):
        return _refusal("unreadable")
    found = read_bytes(content, path.name.encode("utf-8", "replace").decode(), options)
    changed = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(content) != after.st_size
    if changed and isinstance(found, Document):
        return replace(found, notices=(*found.notices, Notice("I-CHANGED", Level.WARNING, CATALOGUE["I-CHANGED"])))
    return found


def sha256_of(path: Path, most: int | None = None) -> str:
    """The file's identity, "" where it cannot be read or has more than so many bytes."""
    digest = hashlib.sha256()
    try:
        if not path.is_file() or (most is not None and path.stat().st_size > most):
            return ""
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
    except (OSError, ValueError):
        return ""
    return digest.hexdigest()


def read_bytes(content: bytes, name: str, options: Options | None = None) -> Document | Notice:
    """The same for bytes; ``name``'s suffix tells tables and Markdown among the text files, and is remarked on where it does not fit."""
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return _refusal("empty")
    suffix = Path(name).suffix.lower()
    found = sniff.sniff_file(content, suffix)
    if found.kind:
        return _refusal(found.kind, say=_UNSUPPORTED.get(found.media_type) if found.kind == "unsupported" else None)
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
    if any(document.runs_on(at) for at in range(len(document.blocks))):
        document = replace(document, notices=(*document.notices, Notice("I-RUN-ON", Level.WARNING, CATALOGUE["I-RUN-ON"])))
    if not document.text.strip() and not document.notices:
        return _refusal("empty", say=_WORDLESS)
    return document


def _refusal(kind: str, code: str | None = None, say: Say | None = None) -> Notice:
    code = code or _CODES[kind]
    return Notice(code, Level.ERROR, say or CATALOGUE[code], kind=kind)


def _too_large(size: int, limit: int) -> Say:
    return Say(
        f"文件{_megabytes(size)}MB，超过设定的上限{_megabytes(limit)}MB（设置 max_bytes），未读取。",
        f"{_megabytes(size)} MB, more than the limit of {_megabytes(limit)} MB (setting max_bytes); not read.",
    )


def _megabytes(count: int) -> str:
    """In millions of bytes, as the setting counts them; small ones to a tenth and more."""
    whole, rest = divmod(count, 1_000_000)
    return str(whole) if whole >= 10 or not rest else f"{count / 1_000_000:.3g}"
