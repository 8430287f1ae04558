"""ZIP packages (DOCX, XLSX, OFD, archives) and the XML in them, opened within bounds: nothing inflates without end, no entity reaches out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from ingest.readers.base import Unreadable
from model.notice import Say

MOST_MEMBERS = 20_000
LARGEST_MEMBER = 128 << 20
LARGEST_TOTAL = 512 << 20
"""Bytes of one member, and of all members together, when inflated."""

_DIRECTORY = 16 << 20
"""Bytes of the directory at a package's end; each entry read costs twenty times its size."""
_END = b"PK\x05\x06"
_STEP = 1 << 20
_HARMLESS = 64 << 20
_STEEPEST = 1032
"""Deflate cannot shrink further than this."""

_BAD = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError)
_BOMB = Say("压缩包展开后过大（疑为压缩炸弹），未读取。", "The package inflates beyond all measure (a zip bomb?) and was not read.")
_ENTITIES = Say("文件含有XML实体声明，正常的办公文件没有，未读取。", "The file declares XML entities, which no office program does; not read.")


def opened(content: bytes | BinaryIO) -> zipfile.ZipFile:
    """The package, not weighed yet; of an open file no more is read than its directory.  Raises Unreadable."""
    file = io.BytesIO(content) if isinstance(content, bytes) else content
    try:
        size = file.seek(0, io.SEEK_END)
        file.seek(max(0, size - 66_000))
        tail = file.read(66_000)
        at = tail.rfind(_END)
        if at >= 0 and int.from_bytes(tail[at + 12 : at + 16], "little") > _DIRECTORY:
            raise Unreadable("I-TOO-LARGE", "too_large", _BOMB)
        return zipfile.ZipFile(file)
    except _BAD as error:
        raise Unreadable("I-TRUNCATED", "truncated") from error


def package(content: bytes) -> zipfile.ZipFile:
    """The package of an office format: weighed, and without entities in its XML.  Raises Unreadable."""
    archive = opened(content)
    weigh(archive)
    for member in archive.infolist():
        if member.filename.lower().endswith((".xml", ".rels")):
            blob = piece(archive, member)
            if b"<!" in blob and any(word in blob for word in (b"<!DOCTYPE", b"<!ENTITY")):
                raise Unreadable("I-UNREADABLE", "unreadable", _ENTITIES)
    return archive


def weigh(archive: zipfile.ZipFile) -> None:
    """Raises Unreadable where there are too many members, or where they are or may become too large."""
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or total > LARGEST_TOTAL or any(member.file_size > LARGEST_MEMBER for member in members):
        raise Unreadable("I-TOO-LARGE", "too_large", _BOMB)
    for member in members:  # what a member says of its size may be a lie that only inflating shows
        if member.compress_type != zipfile.ZIP_STORED and member.compress_size * _STEEPEST > _HARMLESS:
            for _ in _pieces(archive, member):
                pass  # nothing is kept


def piece(archive: zipfile.ZipFile, name: str | zipfile.ZipInfo) -> bytes:
    """A member's bytes.  Raises KeyError where there is none, Unreadable where it is damaged, locked or too large."""
    member = archive.getinfo(name) if isinstance(name, str) else name
    if member.file_size > LARGEST_MEMBER:
        raise Unreadable("I-TOO-LARGE", "too_large", _BOMB)
    return b"".join(_pieces(archive, member))


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Inflated step by step: never more than the member says it holds."""
    try:
        with archive.open(member) as file:
            while part := file.read(_STEP):
                yield part
    except _BAD as error:
        locked = member.flag_bits & 1
        raise (Unreadable("I-ENCRYPTED", "encrypted") if locked else Unreadable("I-TRUNCATED", "truncated")) from error


def tree(blob: bytes) -> Any:
    """The root element of an XML part; entities stay unread, nothing is fetched.  Raises lxml's XMLSyntaxError."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    return etree.fromstring(blob, parser)
