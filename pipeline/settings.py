"""Settings: defaults, then ``gouji.toml`` of the working folder, then options.  An unknown key is an error that names the nearest."""

from __future__ import annotations

import difflib
import hashlib
import tomllib
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from lexicon.load import LOCAL, Lexicon, LexiconError


class UsageError(Exception):
    """A user's mistake: one clean line, exit code 2.  ``zh`` and ``en`` say the same."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en

    def in_(self, lang: str) -> str:
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Settings:
    """``timeout`` in seconds for one file; ``jobs`` 0 means one process a core, 1 none.  ``ocr``: scans are recognised;
    ``ocr_cache``: what was recognised is kept in the user's cache folder; ``ocr_threads`` 0: as there are cores."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    jobs: int = 0
    timeout: int = 1800
    max_bytes: int = 200_000_000
    max_pages: int = 5_000
    ocr: bool = True
    ocr_cache: bool = True
    ocr_threads: int = 0

    def digest(self) -> str:
        """A hash to store with the run."""
        return hashlib.sha256(repr(sorted(asdict(self).items())).encode()).hexdigest()[:16]


def load(folder: Path, **options: Any) -> Settings:
    """Settings of a folder; options that are None or empty leave what the file says.  Raises UsageError."""
    path = folder / "gouji.toml"
    settings = Settings()
    if path.is_file():
        try:
            table = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"{path.name}：{error}", f"{path.name}: {error}") from error
        settings = _with(settings, {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}, path.name)
    _check_words(folder)
    return _with(settings, {key: value for key, value in options.items() if value not in (None, ())}, "")


def _check_words(folder: Path) -> None:
    """A mistake in the folder's own words is told before any report is read."""
    if not (folder / LOCAL).is_dir():
        return
    try:
        Lexicon.load()
    except LexiconError as error:
        raise UsageError(f"词库有误：{error}", f"a mistake in the lexicon: {error}") from error


def _with(settings: Settings, values: dict[str, Any], file: str) -> Settings:
    known = [field.name for field in fields(Settings)]
    for key, value in values.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            hint_zh, hint_en = (f"，是否指 {near[0]}？", f"; did you mean {near[0]}?") if near else ("", "")
            raise UsageError(f"{file}：未知的设置 {key}{hint_zh}", f"{file}: unknown setting {key}{hint_en}")
        if type(value) is not type(getattr(settings, key)):
            raise UsageError(f"{file}：设置 {key} 的类型不对", f"{file}: the setting {key} has the wrong type")
    return replace(settings, **values)
