"""The names of lots (标段), by the lexicon's patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lexicon.load import Lexicon
from model.regexp import regexp


@cache
def lot_names(digest: str) -> re.Pattern[str]:
    """What finds a lot's name; ``digest`` is the lexicon's."""
    return re.compile("|".join(Lexicon.load().words["lot_names"]))


_NUMERALS = "一二三四五六七八九十"
NUMBERED = rf"(?:[（(]?[{_NUMERALS}\d]{{1,2}}[）)、.．]|[①-⑩]|[一二三四五六七八九]是)"
"""The numbering before a lot's name where a sentence or a paragraph opens with it."""
DATED = (
    "actual_start", "planned_start", "actual_finish", "planned_finish", "award_date", "contract_date", "delivery_date", "acceptance_date", "use_date",
    "settlement_date",
)
"""The dates that each lot has of its own."""
_ONE = rf"第?[{_NUMERALS}\d]{{1,2}}"
_THROUGH = r"至|到|[—~-]"
_SEVERAL = regexp(rf"(?P<names>{_ONE}(?:(?:[、和及,，]|{_THROUGH}){_ONE})+)(?P<tail>(?:号|采购|合同|标)?(?:标段|包|合同段))")


def split_lots(words: str) -> Iterator[str]:
    """一、二标段 -> 一标段, 二标段; 第一至第四包 -> 第一包, 第二包, 第三包, 第四包."""
    match = _SEVERAL.fullmatch(words)
    if match is None:
        yield words
        return
    lead = "第" if words.startswith("第") else ""
    for name in _ordinals(match["names"].replace("第", "")):
        yield f"{lead}{name}{match['tail']}"


def _ordinals(names: str) -> Iterator[str]:
    """一至三、五 -> 一, 二, 三, 五."""
    for name in regexp(r"[、和及,，]").split(names):
        first, *last = re.split(_THROUGH, name)
        yield from _between(first, last[0]) if last else (first,)


def _between(first: str, last: str) -> Iterator[str]:
    """一, 三 -> 一, 二, 三."""
    if first.isdigit() and last.isdigit():
        yield from map(str, range(int(first), int(last) + 1))
    elif first in _NUMERALS and last in _NUMERALS:
        yield from _NUMERALS[_NUMERALS.index(first) : _NUMERALS.index(last) + 1]
    else:
        yield from (first, last)


_AND = regexp(r"[、和及与，,]*")


def lots_before(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[str, ...]:
    """The lots named last in a range, in order: 第三、第四标段 -> 第三标段, 第四标段; 一标段和二标段 too."""
    found: list[str] = []
    opens = None
    for match in reversed(list(lot_names(lexicon.digest).finditer(text, start, end))):
        if opens is not None and not _AND.fullmatch(text, match.end(), opens):
            break
        found[:0] = split_lots(match.group())
        opens = match.start()
    return tuple(found)
