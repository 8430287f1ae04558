"""The number grammar: a numeral with what belongs to it (comparator, 约, unit), in cleaned text (see model.view).

Longest unit wins (万平方米 before 万 before none).  Chinese numerals count only before a unit or counter word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import regex

from lexicon.load import Lexicon
from model.figure import Comparator
from model.kept import kept
from model.quantity import Approximate
from model.quick import quick

DIGITS = r"\d(?:[\d,]*\d)?(?:\.\d+)?"
_SPLIT = r"(?<=[\u4e00-\u9fff][ ]?)\d+\.[ ]\d+(?=[ ]?[万亿元%平亩公千])"
"""A figure that the page broke: 约21. 73万亩.  Only between Han and a unit: 1. 6个 is an ordinal and a count."""
_STRAY = r"\d+\.\d+,\d(?![\d.,])"
"""8.84,7: no number as it stands; read whole, to be doubted whole."""
_FILLED = r"亿元|万元|元|%"
"""Units behind a blank that was filled in: 预算(5292)万元."""
_WIDE = r"(?<![\d，、第.])\d{1,3}(?:，\d{3})+(?:\.\d{1,6})?(?=[ ]?[万亿]?元|(?<=^\d[\d，.]*)$)"
"""9，500元, or alone in its cell: thousands parted by a Chinese comma, where a list would give each its unit; to be doubted."""
_NUMERALS = "〇零一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾佰仟"
_HAN = rf"(?!万)[{_NUMERALS}]+(?!年级|路)"
"""No numeral begins with 万: xxx万元 is a blank left open; 一年级 is a class, no year; 纬一路 is a street."""
_ANY = regex.compile(rf"\d|{_HAN}")
_BARE = ("万", "亿")
_MORE = "[余多]"


@quick
@dataclass(frozen=True, slots=True)
class Printed:
    """One number as printed.  ``start``/``end`` cover comparator to unit; ``number`` is the numeral alone, without blanks;
    all offsets are the view's.  ``unit`` is a key of the lexicon's units (or bare 万, 亿), "" where none follows;
    ``han``: a Chinese numeral."""

    start: int
    end: int
    number: str
    number_start: int
    number_end: int
    unit: str = ""
    comparator: Comparator | None = None
    approximate: Approximate | None = None
    han: bool = False


def scan(text: str, lexicon: Lexicon) -> tuple[Printed, ...]:
    """All numbers of a cleaned text, left to right, masks not yet taken out."""
    return _scan(text, lexicon.digest) if _ANY.search(text) else ()


@kept
def _scan(text: str, digest: str) -> tuple[Printed, ...]:
    """Kept: a table's readers ask for the same cells again."""
    comparators = Lexicon.load().maps["comparators"]
    return tuple(_printed(match, comparators) for match in _grammar(digest).finditer(text))


def _printed(match: regex.Match[str], comparators: Mapping[str, str]) -> Printed:
    group = "digits" if match["digits"] else "han"
    operator = match["op"]
    return Printed(
        start=match.start(),
        end=match.start() + len(match.group().rstrip()),
        number="".join(match[group].split()).replace("，", ","),
        number_start=match.start(group),
        number_end=match.end(group),
        unit="".join(((match["scale"] or "") + (match["unit"] or "")).split()),
        comparator=Comparator(comparators[operator]) if operator else None,
        approximate=_approximate(match["about"], match["after"] or match["inner"], match["tail"]),
        han=group == "han",
    )


def _approximate(before: str | None, after: str | None, tail: str | None) -> Approximate | None:
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
    units = "|".join(_spaced(unit) for unit in sorted([*lexicon.units, *_BARE], key=len, reverse=True))
    scaled = "|".join(_spaced(unit[1:]) for unit in sorted(lexicon.units, key=len, reverse=True) if unit[0] in _BARE and len(unit) > 1)
    operators = "|".join(regex.escape(op) for op in sorted(lexicon.maps["comparators"], key=len, reverse=True))
    abouts = (*(word for word in lexicon.words["approximate_about"] if word not in ("左右", "上下")), "超过", "超", "不足")
    about = "|".join(abouts)
    first = regex.escape("".join({word[0] for word in (*lexicon.maps["comparators"], *abouts)}))
    names = "|".join(map(regex.escape, sorted(lexicon.words["numeral_names"], key=len, reverse=True)))
    alone = r"(?:(?<=[\u4e00-\u9fff])(?<![万亿])(?![²³])|(?![A-Za-z²³]))"  # 1架M型: a counter in Han ends before letters
    return regex.compile(
        rf"(?=[\d{_NUMERALS}{first}(-])"  # nothing else can begin a number: most characters are passed over at once
        rf"(?:(?P<op>{operators})+{blank})?(?:(?<![签合节契违预邀履条缔])(?P<about>{about}){blank})?(?:"
        rf"(?P<digits>(?<![\d.])(?:(?<=[^\w)\]%]|^)-)?(?:{_SPLIT}|{_STRAY}|{_WIDE}|{DIGITS})){blank}"
        rf"(?:(?P<scale>[万亿])(?P<inner>{_MORE})(?P<unit>{scaled}){alone}|(?P<after>{_MORE})?{blank}(?P<unit>{units}){alone}|(?P<after>{_MORE}))?"
        rf"(?:{blank}(?P<tail>左右|上下|以上|以下))?"
        rf"|\({blank}(?P<digits>(?:{DIGITS})){blank}\){blank}(?P<unit>{_FILLED}){alone}"
        rf"|(?P<han>(?<!第)(?!{names}){_HAN})(?P<after>{_MORE})?(?P<unit>{units}){alone})"
    )


def _spaced(unit: str) -> str:
    """A unit that the page may have broken by blanks: 万 平方米, m ²; 单 of 工单, but not of 2单元."""
    return r"[ \t]*".join(regex.escape(char) for char in unit) + _NOT_BEFORE.get(unit, "")


_NOT_BEFORE = {"单": "(?![元位价独项据])"}
