"""The names of lots (标段), by the lexicon's patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lexicon.load import Lexicon


@cache
def lot_names(digest: str) -> re.Pattern[str]:
    """What finds a lot's name; ``digest`` is the lexicon's."""
    return re.compile("|".join(Lexicon.load().words["lot_names"]))


def split_lots(words: str) -> Iterator[str]:
    """一、二标段 -> 一标段, 二标段."""
    match = re.fullmatch(r"(?P<lead>第?)(?P<names>[一二三四五六七八九十\d]+(?:[、和及,，]第?[一二三四五六七八九十\d]+)+)(?P<tail>号?标段)", words)
    if match is None:
        yield words
        return
    for name in re.split(r"[、和及,，]", match["names"]):
        yield f"{match['lead']}{name.removeprefix('第')}{match['tail']}"


_AND = re.compile(r"[、和及与，,]*")


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
