"""The number grammar: a numeral with what belongs to it (comparator, 约, unit), in cleaned text (see model.view).

Longest unit wins (万平方米 before 万 before none).  Chinese numerals count only before a unit or counter word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from lexicon.load import Lexicon
from model.figure import Comparator
from model.quantity import Approximate

DIGITS = r"\d(?:[\d,]*\d)?(?:\.\d+)?"
_HAN = "[〇零一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾佰仟]+"


@dataclass(frozen=True, slots=True)
class Printed:
    """One number as printed.  ``start``/``end`` cover comparator to unit; ``number`` is the numeral alone; all offsets are
    the view's.  ``unit`` is a key of the lexicon's units, "" where none follows; ``han``: a Chinese numeral."""

    start: int
    end: int
    number: str
    number_start: int
    number_end: int
    unit: str = ""
    comparator: Comparator | None = None
    approximate: Approximate | None = None
    han: bool = False


def scan(text: str, lexicon: Lexicon) -> Iterator[Printed]:
    """All numbers of a cleaned text, left to right, masks not yet taken out."""
    grammar = _grammar(lexicon.digest)
    comparators = lexicon.maps["comparators"]
    for match in grammar.finditer(text):
        number, han = (match["digits"], False) if match["digits"] else (match["han"], True)
        group = "han" if han else "digits"
        after, unit = match["after"], match["unit"] or ""
        word = (match["about"] or "") + (after or "")
        yield Printed(
            start=match.start(),
            end=match.end(),
            number=number,
            number_start=match.start(group),
            number_end=match.end(group),
            unit=regex.sub(r"\s", "", unit),
            comparator=Comparator(comparators[match["op"]]) if match["op"] else None,
            approximate=_approximate(match["about"], after, match["tail"], word),
            han=han,
        )


def _approximate(before: str | None, after: str | None, tail: str | None, word: str) -> Approximate | None:
    if before in ("超过", "超"):
        return Approximate.OVER
    if before == "不足":
        return Approximate.UNDER
    if after:
        return Approximate.AND_MORE
    if before or tail in ("左右", "上下"):
        return Approximate.ABOUT
    if tail == "以上":
        return Approximate.OVER
    if tail == "以下":
        return Approximate.UNDER
    return None


@cache
def _grammar(digest: str) -> regex.Pattern[str]:
    """The pattern for the lexicon of this digest."""
    lexicon = Lexicon.load()
    blank = r"[ \t]*"
    units = "|".join(_spaced(unit) for unit in sorted([*lexicon.units, "万", "亿"], key=len, reverse=True))
    operators = "|".join(regex.escape(op) for op in sorted(lexicon.maps["comparators"], key=len, reverse=True))
    about = "|".join((*lexicon.words["approximate_about"], "超过", "超", "不足"))
    return regex.compile(
        rf"(?:(?P<op>{operators}){blank})?(?:(?P<about>{about}){blank})?"
        rf"(?:(?P<digits>(?<![\d.])(?:(?<=[^\w)\]%]|^)-)?{DIGITS}){blank}(?P<after>[余多])?{blank}(?P<unit>{units})?(?:{blank}(?P<tail>左右|上下|以上|以下))?"
        rf"|(?P<han>{_HAN})(?P<after>[余多])?(?P<unit>{units}))"
    )


def _spaced(unit: str) -> str:
    """A unit that the page may have broken by blanks: 万 平方米, m ²."""
    return r"[ \t]*".join(regex.escape(char) for char in unit)
