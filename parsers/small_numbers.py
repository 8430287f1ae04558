"""Small numbers as things are counted and numbered with them: 7, 七, 两, 十二, ④."""

from __future__ import annotations

HAN = "一二三四五六七八九十"
RINGS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_DIGITS = {"两": 2, **{han: value for value, han in enumerate(HAN[:9], 1)}, **{ring: value for value, ring in enumerate(RINGS, 1)}}


def small(word: str) -> int | None:
    """What a word counts to, up to 99 in characters; None where it is no such number."""
    if word.isdecimal():
        return int(word)
    tens, ten, ones = word.partition("十")
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0) if ten else _DIGITS.get(word)
