"""A recogniser's confusions put right where nothing else can stand: between the digits of a number, round the year of a document number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lexicon.load import Lexicon

_UNSURE = 0.95


def repaired(text: str, sure: Sequence[float]) -> str:
    """The text, as long as before; ``sure``: the confidence in each character."""
    for pattern, right in _patterns("ocr_certain"):
        text = pattern.sub(right, text)
    for pattern, right in _patterns("ocr_unsure"):
        text = pattern.sub(lambda found, right=right: right if sure[found.start()] < _UNSURE else found[0], text)  # type: ignore[misc]
    return _paired(text)


def _paired(text: str) -> str:
    """Brackets whose two halves differ in width made alike: a recogniser hardly tells one width from the other."""
    open_: list[int] = []
    signs = list(text)
    for at, sign in enumerate(text):
        if sign in "(（":
            open_.append(at)
        elif sign in ")）" and open_:
            first = open_.pop()
            if (signs[first] == "(") != (sign == ")"):
                signs[first], signs[at] = "（）"
    return "".join(signs)


@cache
def _patterns(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), right) for pattern, right in Lexicon.load().maps[name].items())
