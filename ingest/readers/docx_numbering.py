"""The numbers that Word prints but does not store: 一、, （二）, 3., ①."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from model.regexp import regexp

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HAN = "〇一二三四五六七八九"
_PLACE = regexp(r"%(\d)")


def _chinese(number: int) -> str:
    if number < 10:
        return _HAN[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens == 1 else _HAN[tens]) + "十" + (_HAN[ones] if ones else "")
    return str(number)


def _letters(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    figures = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, letters in figures:
        while number >= value:
            text, number = text + letters, number - value
    return text


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str, "decimalZero": "{:02d}".format, "decimalFullWidth": str, "ordinal": str,
    "chineseCounting": _chinese, "chineseCountingThousand": _chinese, "japaneseCounting": _chinese, "ideographDigital": _chinese,
    "taiwaneseCountingThousand": _chinese, "taiwaneseCounting": _chinese, "koreanDigital2": _chinese,
    "upperLetter": _letters, "lowerLetter": lambda number: _letters(number).lower(), "upperRoman": _roman, "lowerRoman": lambda n: _roman(n).lower(),
    "decimalEnclosedCircle": _circled, "decimalEnclosedCircleChinese": _circled,
}


def _value(element: Any, name: str) -> str | None:
    child = element.find(W + name) if element is not None else None
    return None if child is None else child.get(W + "val")


class Numbering:
    """Counts the lists of one document as it is walked; ``label`` gives what stands before a paragraph."""

    def __init__(self, root: Any | None) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[tuple[str, int], int] = {}
        if root is None:
            return
        for abstract in root.findall(W + "abstractNum"):
            for level in abstract.findall(W + "lvl"):
                key = (abstract.get(W + "abstractNumId", ""), int(level.get(W + "ilvl", "0")))
                start = int(_value(level, "start") or 1)
                self._levels[key] = (_value(level, "numFmt") or "decimal", _value(level, "lvlText") or "", start)
        for number in root.findall(W + "num"):
            self._abstract[number.get(W + "numId", "")] = _value(number, "abstractNumId") or ""
            for override in number.findall(W + "lvlOverride"):
                start_at = _value(override, "startOverride")
                if start_at is not None:
                    self._starts[number.get(W + "numId", ""), int(override.get(W + "ilvl", "0"))] = int(start_at)

    def label(self, list_id: str, level: int) -> str:
        """Count one more paragraph of a list and give its printed number; empty for bullets."""
        abstract = self._abstract.get(list_id)
        if abstract is None or (abstract, level) not in self._levels:
            return ""
        form, pattern, start = self._levels[abstract, level]
        first = self._starts.pop((list_id, level), None)
        if first is not None:
            self._counts[abstract, level] = first - 1
        self._counts[abstract, level] = self._counts.get((abstract, level), start - 1) + 1
        for deeper in range(level + 1, 9):
            self._counts.pop((abstract, deeper), None)
        if form in ("bullet", "none"):
            return ""

        def printed(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            at_form, _, at_start = self._levels.get((abstract, at), ("decimal", "", 1))
            return _FORMATS.get(at_form, str)(self._counts.get((abstract, at), at_start))

        return _PLACE.sub(printed, pattern)
