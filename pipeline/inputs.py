"""Paths as given (files, folders, globs, archives) to the files to read."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.archive import Unpacker, is_archive
from model.result import DocumentResult

#: what a folder (or an archive) is searched for; a file named outright is tried whatever its suffix
SUFFIXES = frozenset({
    ".txt", ".md", ".docx", ".docm", ".doc", ".wps", ".rtf", ".pdf", ".ofd", ".html", ".htm", ".mht", ".mhtml", ".xlsx", ".xlsm", ".xls",
    ".et", ".csv", ".tsv", ".zip", ".rar", ".7z", ".jpg", ".jpeg", ".png", ".tif", ".tiff",
})


@dataclass(frozen=True, slots=True)
class Inputs:
    """``files`` in the order given, each once; ``missing``: names that led to nothing; ``barren``: folders without reports;
    ``refused``: archives and members that could not be had.  ``names``: what an unpacked member is called.

    To be closed (``with``): the folder of what was unpacked goes then.
    """

    files: tuple[Path, ...]
    missing: tuple[str, ...]
    barren: tuple[str, ...]
    refused: tuple[DocumentResult, ...] = ()
    names: dict[Path, str] = field(default_factory=dict)
    scratch: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Inputs:
        return self

    def __exit__(self, *_: object) -> None:
        if self.scratch is not None:
            self.scratch.cleanup()

    def place(self, name: str) -> Path:
        """Where the file lies that results call by a name."""
        return next((path for path, known in self.names.items() if known == name), Path(name))

    def named(self, results: Iterable[DocumentResult]) -> Iterator[DocumentResult]:
        """Results of unpacked members under their names in the archive; then what could not be unpacked."""
        known = {str(path): name for path, name in self.names.items()}
        for result in results:
            name = known.get(result.path)
            yield result if name is None else _renamed(result, name)
        yield from self.refused


def _renamed(result: DocumentResult, name: str) -> DocumentResult:
    document = result.document
    if document is not None:
        document = replace(document, source=replace(document.source, name=name.rpartition("/")[2]))
    return replace(result, path=name, document=document)


def expand(paths: Iterable[str]) -> Inputs:
    """Folders are walked (hidden and lock files left out); a name with * or ? that is no file is a glob; archives are unpacked."""
    files: dict[Path, None] = {}
    missing: list[str] = []
    barren: list[str] = []
    for name in paths:
        path = Path(name)
        found: list[Path] = []
        if os.path.isdir(path):  # noqa: PTH112 - never raises, as Path.is_dir does without permission
            found = _in_folder(path)
            if not found:
                barren.append(name)
        elif os.path.lexists(path):  # a link that leads nowhere is named by reading
            found = [path]
        elif any(sign in name for sign in "*?["):
            anchor = Path(path.anchor or ".")
            found = sorted(file for file in anchor.glob(str(path.relative_to(path.anchor))) if file.is_file() and not _is_lock(file))
            if not found:
                missing.append(name)
        else:
            missing.append(name)
        files.update(dict.fromkeys(found))
    return _unpacked(tuple(files), tuple(missing), tuple(barren))


def _unpacked(files: tuple[Path, ...], missing: tuple[str, ...], barren: tuple[str, ...]) -> Inputs:
    archives = {path for path in files if is_archive(path, SUFFIXES)}
    if not archives:
        return Inputs(files, missing, barren)
    scratch = tempfile.TemporaryDirectory(prefix="gouji-", ignore_cleanup_errors=True)
    unpacker = Unpacker(Path(scratch.name), SUFFIXES)
    all_: list[Path] = []
    names: dict[Path, str] = {}
    refused: list[DocumentResult] = []
    for path in files:
        if path not in archives:
            all_.append(path)
            continue
        for member in unpacker.unpack(path):
            if member.path is not None:
                all_.append(member.path)
                names[member.path] = member.name
            else:
                refused.append(DocumentResult(member.name, None, error=member.trouble))
    return Inputs(tuple(all_), missing, barren, tuple(refused), names, scratch)


def _in_folder(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and not os.path.isdir(path)  # noqa: PTH112 - pipes and broken links too: reading says what they are
        and not _is_lock(path)
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _is_lock(path: Path) -> bool:
    """The lock files that office programs leave beside an open document."""
    return path.name.startswith(("~$", ".~lock."))
