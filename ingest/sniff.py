"""What a file is, by its bytes."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from dataclasses import dataclass
from typing import BinaryIO

from model.regexp import regexp

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OFD = "application/ofd"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
RTF = "application/rtf"
HTML = "text/html"
MHTML = "multipart/related"
TEXT = "text/plain"
CSV = "text/csv"
MARKDOWN = "text/markdown"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
ZIP = "application/zip"
ARCHIVE = "application/x-archive"
SLIDES = "application/vnd.ms-powerpoint"
BINARY = "application/octet-stream"

_IMAGES = ((b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG), (b"II*\x00", TIFF), (b"MM\x00*", TIFF))
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00")
_TAR = slice(257, 262)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?(?:<!doctype\s+html|<html|<head|<body|<table|<div|<meta)", re.I | re.S)
_MAIL = re.compile(rb"\s*[A-Za-z][\w-]*:[ \t]*\S")
_MIME = re.compile(rb"^content-type:\s*(?:multipart/(?:related|alternative|mixed)|text/html)", re.I | re.M)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = regexp(r"[\x00-\x08\x0e-\x1b\x1c-\x1f\x7f]")
SUFFIXES: dict[str, frozenset[str]] = {
    PDF: frozenset({".pdf"}), DOCX: frozenset({".docx", ".docm"}), XLSX: frozenset({".xlsx", ".xlsm"}), OFD: frozenset({".ofd"}),
    DOC: frozenset({".doc", ".wps", ".dot"}), XLS: frozenset({".xls", ".et"}), RTF: frozenset({".rtf", ".doc"}),
    PNG: frozenset({".png"}), JPEG: frozenset({".jpg", ".jpeg"}), TIFF: frozenset({".tif", ".tiff"}),
    HTML: frozenset({".html", ".htm", ".doc", ".xls"}), MHTML: frozenset({".mht", ".mhtml", ".doc", ".xls", ".eml"}),
    TEXT: frozenset({".txt", ".text", ".log", ""}),
}
"""The suffixes that a type may bear without remark."""
_BY_NAME = {".csv": CSV, ".tsv": CSV, ".md": MARKDOWN, ".markdown": MARKDOWN}


@dataclass(frozen=True, slots=True)
class Sniffed:
    """The media type; ``kind`` is the contract's error kind where the content already shows that it cannot be read."""

    media_type: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding that gave it, and whether some bytes had to be replaced."""

    text: str
    encoding: str
    replaced: bool = False


def sniff_file(content: bytes, suffix: str) -> Sniffed:
    """The format of a file's content; of text, what its suffix says it is."""
    found = sniff(content)
    return Sniffed(_BY_NAME.get(suffix, TEXT)) if found.media_type == TEXT else found


def sniff(content: bytes) -> Sniffed:
    """The format of a file's content."""
    if b"%PDF-" in content[:1024] and not content.startswith(b"PK\x03\x04"):  # an archive may hold one that is not compressed
        return Sniffed(PDF)
    for magic, media in _IMAGES:
        if content.startswith(magic):
            return Sniffed(media)
    if content.startswith(b"PK"):
        return sniff_zip(io.BytesIO(content))
    if content.startswith(_ARCHIVES) or content[_TAR] == b"ustar":
        return Sniffed(ARCHIVE, "unsupported")
    if content.startswith(_OLE[: min(8, len(content))]) and len(content) >= 4:
        return _ole(content)
    if content.startswith(b"{\\rtf"):
        return Sniffed(RTF)
    if _MAIL.match(content[:4096]) and _MIME.search(content[:4096]):
        return Sniffed(MHTML)
    if _HTML.match(content.removeprefix(codecs.BOM_UTF8)[:2048]):
        return Sniffed(HTML)
    decoded = decode(content)
    if decoded is None:
        return Sniffed(BINARY)
    return Sniffed(HTML) if _HTML.match(decoded.text[:2048].encode("utf-8", "replace")) else Sniffed(TEXT)


def sniff_zip(file: BinaryIO) -> Sniffed:
    """The format of an open file that begins as a ZIP does; no more of it is read than its directory and its first bytes."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            locked = any(info.flag_bits & 1 for info in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        file.seek(0)
        head = file.read(65536)
        media = DOCX if b"word/" in head else XLSX if b"xl/" in head else OFD if b"OFD.xml" in head else ZIP
        return Sniffed(media, "truncated")
    for part, media in (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX), ("OFD.xml", OFD)):
        if part in names:
            return Sniffed(media, "encrypted" if locked else None)
    if "ppt/presentation.xml" in names:
        return Sniffed(SLIDES, "unsupported")
    if any(name.startswith("word/") for name in names):
        return Sniffed(DOCX, "truncated")
    return Sniffed(ZIP, "encrypted" if locked else None)


def _ole(content: bytes) -> Sniffed:
    """An OLE file by the names of its streams (UTF-16 in the directory)."""
    def has(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if has("EncryptedPackage") or has("EncryptionInfo"):
        return Sniffed(DOCX, "encrypted")
    if len(content) < 1536:
        return Sniffed(DOC, "truncated")
    if has("WordDocument"):
        return Sniffed(DOC, "encrypted" if _locked_doc(content) else None)
    if has("Workbook") or has("Book"):
        return Sniffed(XLS, "encrypted" if _locked_xls(content) else None)
    if has("PowerPoint Document"):
        return Sniffed(SLIDES, "unsupported")
    return Sniffed(BINARY)


def _locked_doc(content: bytes) -> bool:
    """The flag in the header of Word's main stream, which starts at the first sector."""
    return content[512:514] == b"\xec\xa5" and bool(content[523] & 1)


def _locked_xls(content: bytes) -> bool:
    """A FILEPASS record right after the workbook's first record."""
    at = content.find(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    return at >= 0 and content[at + 20 : at + 22] == b"\x2f\x00"


def decode(content: bytes) -> Decoded | None:
    """The text of bytes by strict trial: BOMs, UTF-8, GB18030; None for what is no text.

    A file that is UTF-8 (or GB18030) but for a few bytes is decoded with replacement characters.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _as(content, encoding, "strict") or _as(content, encoding, "replace")
    found = _as(content, "utf-8", "strict") or _utf16(content) or _as(content, "gb18030", "strict")
    if found is not None:
        return found if _is_text(found.text) else None
    for encoding in ("utf-8", "gb18030"):
        found = _as(content, encoding, "replace")
        if found and found.text.count("\ufffd") <= max(3, len(found.text) // 200) and _is_text(found.text):
            return found
    return None


def _as(content: bytes, encoding: str, errors: str) -> Decoded | None:
    try:
        text = content.decode(encoding, errors)
    except UnicodeDecodeError:
        return None
    return Decoded(text, encoding, errors == "replace" and "\ufffd" in text)


def _utf16(content: bytes) -> Decoded | None:
    """UTF-16 without a BOM, told by the zero bytes of its line breaks and digits."""
    if len(content) % 2 or b"\x00" not in content[:4096]:
        return None
    for encoding, odd in (("utf-16-le", 1), ("utf-16-be", 0)):
        if content[odd:4096:2].count(0) >= 4 and not content[1 - odd : 4096 : 2].count(0):
            found = _as(content, encoding, "strict")
            if found and _is_text(found.text):
                return found
    return None


def _is_text(text: str) -> bool:
    head = text[:20000]
    return len(_CONTROL.findall(head)) <= len(head) // 500 + 1 and (not head or "\x00" not in head)
