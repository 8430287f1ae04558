"""ZIP archives of reports: members by the names they bear, each as a file of our own naming in a folder of ours."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from ingest.packages import LARGEST_MEMBER, LARGEST_TOTAL, MOST_MEMBERS, opened
from ingest.readers.base import Unreadable
from ingest.sniff import ZIP, sniff_zip
from model.notice import CATALOGUE, Level, Notice, Say

DEEPEST = 3
"""Archives inside archives are opened so far down."""
_ARCHIVES = (".zip", ".rar", ".7z")
"""What archives are named, rightly or not."""
_LARGEST = 2 * LARGEST_MEMBER
_LARGEST_RUN = 4 * LARGEST_TOTAL
"""Bytes of one member, and of all that a run unpacks."""
_STEEPEST = 500
_SMALL = 1 << 20
_STEP = 1 << 20
_LONGEST_NAME = 500
_BAD = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError)
_MAGIC = b"PK\x03\x04"

_DEEP = Say(f"压缩包嵌套超过{DEEPEST}层，未展开。", f"Archives nested more than {DEEPEST} deep are not opened.")
_MANY = Say(f"压缩包内超过{MOST_MEMBERS}个文件，未展开。", f"The archive holds more than {MOST_MEMBERS} files and was not opened.")
_BOMB = Say("压缩包展开后过大（疑为压缩炸弹），未展开。", "The archive inflates beyond all measure (a zip bomb?) and was not opened.")
_SPENT = Say(
    f"本次展开的文件合计已达{_LARGEST_RUN >> 20}MB，此件未展开，请分批核对。",
    f"This run has unpacked {_LARGEST_RUN >> 20} MB already; not opened. Audit fewer archives at a time.",
)
_LOCKED = Say("压缩包已加密，请解密后提供。", "The archive is encrypted. Provide it without a password.")
_BARE = Say("压缩包中没有可读的报告。", "No reports in this archive.")


@dataclass(frozen=True, slots=True)
class Member:
    """``name``: ``archive.zip!/folder/report.docx``; ``path``: where its content lies; or ``trouble`` instead."""

    name: str
    path: Path | None = None
    trouble: Notice | None = None


def is_archive(path: Path, suffixes: Collection[str]) -> bool:
    """Whether a file is a plain ZIP; one that bears another reader's suffix is not asked."""
    if path.suffix.lower() in suffixes and path.suffix.lower() not in _ARCHIVES:
        return False
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(1024)
            return head.startswith(_MAGIC) and sniff_zip(file).media_type == ZIP
    except OSError:
        return False


class Unpacker:
    """Unpacks into one folder, with a budget for all archives of a run."""

    def __init__(self, folder: Path, suffixes: Collection[str]) -> None:
        self._folder, self._suffixes = folder, suffixes
        self._left = _LARGEST_RUN
        self._count = 0

    def unpack(self, path: Path) -> Iterator[Member]:
        """The archive's reports in the order of their names; what cannot be had is one entry with its reason."""
        try:
            with path.open("rb") as file:
                yield from self._members(file, str(path), 1)
        except OSError:
            yield _refused(str(path), "I-UNREADABLE", "unreadable", CATALOGUE["I-UNREADABLE"])

    def _members(self, file: BinaryIO, name: str, depth: int) -> Iterator[Member]:
        try:
            archive = opened(file)
        except Unreadable as error:
            yield _refused(name, error.code, error.kind, error.say or CATALOGUE[error.code])
            return
        with archive:
            named = [(f"{name}!/{shown}", info) for info in archive.infolist() if (shown := self._wanted(info))]
            members = sorted(named, key=lambda pair: pair[0])
            trouble = _trouble(archive.infolist(), [info for _, info in members])
            if trouble is not None:
                yield _refused(name, *trouble)
                return
            for shown, info in members:
                yield from self._member(archive, info, shown, depth)

    def _wanted(self, info: zipfile.ZipInfo) -> str:
        """The member's name where it may be a report, else ""."""
        shown = shown_name(info)
        parts = PurePosixPath(shown).parts
        skipped = info.is_dir() or stat.S_ISLNK(info.external_attr >> 16) or any(part.startswith(("~$", ".~", "__MACOSX")) for part in parts)
        hidden = any(part.startswith(".") and part.strip(".") for part in parts)
        return "" if skipped or hidden or PurePosixPath(shown).suffix.lower() not in self._suffixes else shown

    def _member(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, depth: int) -> Iterator[Member]:
        if info.flag_bits & 1:
            yield _refused(name, "I-ENCRYPTED", "encrypted", CATALOGUE["I-ENCRYPTED"])
            return
        if info.file_size > _LARGEST:
            yield _refused(name, "I-TOO-LARGE", "too_large", _large(info.file_size))
            return
        if info.file_size > self._left:
            yield _refused(name, "I-TOO-LARGE", "too_large", _SPENT)
            return
        self._count += 1
        target = self._folder / f"{self._count:06d}{PurePosixPath(name).suffix.lower()}"
        try:
            with archive.open(info) as source, target.open("wb") as file:
                while piece := source.read(_STEP):
                    file.write(piece)
                    self._left -= len(piece)
        except _BAD:
            target.unlink(missing_ok=True)
            yield _refused(name, "I-TRUNCATED", "truncated", CATALOGUE["I-TRUNCATED"])
            return
        if not is_archive(target, self._suffixes):
            yield Member(name, target)
        elif depth == DEEPEST:
            target.unlink()
            yield _refused(name, "I-TOO-LARGE", "too_large", _DEEP)
        else:
            with target.open("rb") as inner:
                yield from self._members(inner, name, depth + 1)
            target.unlink()


def shown_name(info: zipfile.ZipInfo) -> str:
    """A member's name: UTF-8 where the archive says so or it is, else GB18030; separators made one, control characters left out."""
    name = info.orig_filename if info.flag_bits & 0x800 else info.filename
    if not info.flag_bits & 0x800:
        try:
            raw = info.orig_filename.encode("cp437")
            name = _decoded(raw)
        except UnicodeEncodeError:
            pass
    name = name.replace("\\", "/").split("\x00")[0]
    return "".join(char if char.isprintable() else "?" for char in name)[-_LONGEST_NAME:]


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")


def _trouble(all_: list[zipfile.ZipInfo], wanted: list[zipfile.ZipInfo]) -> tuple[str, str, Say] | None:
    """Why an archive as a whole is not opened."""
    if len(all_) > MOST_MEMBERS:
        return "I-TOO-LARGE", "too_large", _MANY
    if not wanted:
        return "I-EMPTY", "empty", _BARE
    if all(info.flag_bits & 1 for info in wanted):
        return "I-ENCRYPTED", "encrypted", _LOCKED
    steep = any(info.file_size > max(_SMALL, _STEEPEST * info.compress_size) for info in wanted)
    if steep:
        return "I-TOO-LARGE", "too_large", _BOMB
    return None


def _large(size: int) -> Say:
    return Say(
        f"展开后{size >> 20}MB，超过{_LARGEST >> 20}MB，未展开。", f"{size >> 20} MB when unpacked, more than {_LARGEST >> 20} MB; not opened.",
    )


def _refused(name: str, code: str, kind: str, say: Say) -> Member:
    return Member(name, trouble=Notice(code, Level.ERROR, say, kind=kind))
