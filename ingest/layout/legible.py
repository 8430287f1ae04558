"""Whether a text layer says what the page shows: fonts without a true map to Unicode give private signs, or Han that nobody uses."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

from ingest.layout.content import Run

_FEWEST = 30
"""Fewer characters than this tell nothing."""
_NONSENSE = 0.25
_COMMON = 0.6
_STRANGE = 0.4
_SIGNS = frozenset("。，、；：？！“”‘’（）《》〈〉【】〔〕—…·～％￥×÷±≥≤≠℃㎡№①②③④⑤⑥⑦⑧⑨⑩√✓☑□■●◆★▲Ⅰ Ⅱ Ⅲ Ⅳ Ⅴ")


def legible(runs: Iterable[Run]) -> bool:
    """False where the characters cannot be what the page shows; too few to tell count as legible."""
    text = "".join(run.text for run in runs)
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


@cache
def _is_common(char: str) -> bool:
    """Of the 3,755 most used: nearly all that a report prints."""
    try:
        return 0xB0 <= char.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False
