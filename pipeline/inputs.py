"""Paths as given (files, folders, globs) to the files to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

#: what a folder is searched for; a file named outright is tried whatever its suffix
SUFFIXES = frozenset({
    ".txt", ".md", ".docx", ".doc", ".wps", ".rtf", ".pdf", ".ofd", ".html", ".htm", ".mht", ".xlsx", ".xls", ".csv", ".zip",
    ".jpg", ".jpeg", ".png", ".tif", ".tiff",
})


@dataclass(frozen=True, slots=True)
class Inputs:
    """``files`` in the order given, each once; ``missing``: names that led to nothing; ``barren``: folders without reports."""

    files: tuple[Path, ...]
    missing: tuple[str, ...]
    barren: tuple[str, ...]


def expand(paths: Iterable[str]) -> Inputs:
    """Folders are walked (hidden and lock files left out); a name with * or ? that is no file is a glob."""
    files: dict[Path, None] = {}
    missing: list[str] = []
    barren: list[str] = []
    for name in paths:
        path = Path(name)
        if path.is_dir():
            found = _in_folder(path)
            if not found:
                barren.append(name)
        elif path.exists():
            found = [path]
        elif any(sign in name for sign in "*?["):
            anchor = Path(path.anchor or ".")
            found = sorted(file for file in anchor.glob(str(path.relative_to(path.anchor))) if file.is_file() and not _is_lock(file))
            if not found:
                missing.append(name)
        else:
            missing.append(name)
            found = []
        files.update(dict.fromkeys(found))
    return Inputs(tuple(files), tuple(missing), tuple(barren))


def _in_folder(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and path.is_file()
        and not _is_lock(path)
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _is_lock(path: Path) -> bool:
    """The lock files that office programs leave beside an open document."""
    return path.name.startswith(("~$", ".~lock."))
