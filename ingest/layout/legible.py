"""Whether a text layer says what the page shows: fonts without a true map to Unicode give private signs, or Han that nobody uses."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from ingest.layout.content import Run
from lexicon.load import Lexicon
from model.regexp import regexp

_FEWEST = 30
"""Fewer characters than this tell nothing."""
_NONSENSE = 0.25
_COMMON = 0.6
_PROSE = 120
"""Fewer Han characters than this may hold none of the usual pairs."""
_USUAL = 0.03
_ALIKE = 0.6
_STRANGE = 0.4
_LOST = 5
_BESIDE_FIGURES = frozenset(".%％，,万元分年月日户个份0123456789")
_SIGNS = frozenset("。，、；：？！“”‘’（）《》〈〉【】〔〕—…·～％￥×÷±≥≤≠℃㎡№①②③④⑤⑥⑦⑧⑨⑩√✓☑□■●◆★▲Ⅰ Ⅱ Ⅲ Ⅳ Ⅴ")
_HAN = regexp("[\u4e00-\u9fff]")
_NUMBER = regexp(r"\d+")
_MISTAKEN = regexp(r"(?<![A-Za-z\d])(?:[IlOoZq]{1,2}\d{1,4}|\d{1,3}[IlOoZqTtiSBsb]{1,2}\d{1,3}|\d{2,4}[IlOoZq]{1,2})(?![A-Za-z\d])")
"""A number in which letters stand for the digits that they look like: 20I5, l6, 2oi6."""
_OFTEN = 0.025
_PRIVATE = regexp("[\ue000-\uf8ff\ufffd]")
"""A sign that a font without a map to Unicode gives."""


def legible(runs: Iterable[Run]) -> bool:
    """False where the characters cannot be what the page shows; too few to tell count as legible."""
    runs = tuple(runs)
    text = "".join(run.text for run in runs)
    if _PRIVATE.search(text) and sum(_lost_figures(run.text) for run in runs) >= _LOST:
        return False
    if len(text) < _FEWEST:
        return True
    nonsense = strange = han = common = 0
    for char, times in Counter(text).items():
        if "\u4e00" <= char <= "\u9fff":
            han += times
            common += times * _is_common(char)
        elif char < "\x7f" or char in _SIGNS or "\uff01" <= char <= "\uff5e" or char == "\u3000":
            strange += times * (not (char.isalnum() or char in " .,%-/()=+×:'\"_<>*"))
        elif unicodedata.category(char) in ("Co", "Cn", "Cc", "Cs") or char == "\ufffd":
            nonsense += times
        else:
            strange += times
    if nonsense > _NONSENSE * len(text):
        return False
    if han >= _FEWEST and common < _COMMON * han:
        return False
    return strange <= _STRANGE * len(text)


def _lost_figures(text: str) -> int:
    """Private signs where a figure must stand: the font of the figures has no map.  Bullets and ticks stand at the start or by themselves."""
    return sum(
        bool(_PRIVATE.match(char)) and not text[at].isspace() and (text[at + 2 : at + 3] in _BESIDE_FIGURES or text[at] in _BESIDE_FIGURES)
        for at, char in enumerate(text[1:])
    )


@cache
def _is_common(char: str) -> bool:
    """Of the 3,755 most used: nearly all that a report prints."""
    try:
        return 0xB0 <= char.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False


def mistaken(runs: Iterable[Run]) -> bool:
    """Whether the characters are a poor recogniser's work: here and there a letter stands in a number for the digit that it looks like."""
    text = " ".join(run.text for run in runs)
    found = len(_MISTAKEN.findall(text))
    return found >= 2 and found >= _OFTEN * len(_NUMBER.findall(text))


def sensible(runs: Iterable[Run]) -> bool | None:
    """False for Han characters that are in use, but make no words: a map to Unicode that gives other characters than the page shows.

    Verse, names and other tongues may look so too: this is a suspicion, to be borne out by the page's picture.  None: too few to tell.
    """
    text = "".join(run.text for run in runs)
    han = len(_HAN.findall(text))
    if han < _PROSE:
        return None
    usual = _pairs(Lexicon.load().digest)
    return sum(map(usual.__contains__, pairwise(text))) >= _USUAL * han


def alike(some: Iterable[Run], others: Iterable[Run]) -> bool:
    """Whether two readings of a page hold by far the same pairs of Han characters (the same characters are no proof: they may be exchanged)."""
    one, other = (Counter(pair for run in runs for pair in pairwise(run.text) if all(map(_is_han, pair))) for runs in (some, others))
    return (one & other).total() >= _ALIKE * max(one.total(), other.total(), 1)


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


@cache
def _pairs(digest: str) -> frozenset[tuple[str, ...]]:
    return frozenset(map(tuple, Lexicon.load().words["usual_pairs"]))
