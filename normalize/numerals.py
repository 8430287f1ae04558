"""Numerals as printed to Decimal: full width, thousands commas, 二十五, 壹佰, 二〇二四."""

from __future__ import annotations

from decimal import Decimal

_WIDE = {0xFF10 + i: 0x30 + i for i in range(10)} | {ord("．"): ".", ord("，"): ",", ord("－"): "-", ord("−"): "-", ord("＋"): "+", ord("％"): "%"}
_HANS = ("〇零○O", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_DIGITS = {han: value for value, hans in enumerate(_HANS) for han in hans}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}


def plain(text: str) -> str:
    """A numeral in ASCII without blanks and thousands commas: ``２，０００．５`` -> ``2000.5``."""
    return "".join(text.translate(_WIDE).split()).replace(",", "").rstrip("%")


def decimal_of(text: str) -> Decimal | None:
    """The exact value of a numeral, None where it is none (``8.8.4``, ``4,7``-like slips included: ``8.84,7``)."""
    wide = "".join(text.translate(_WIDE).split()).rstrip("%")
    whole, point, rest = wide.lstrip("+-").partition(".")
    if whole.replace(",", "").isascii() and whole.replace(",", "").isdigit() and (not point or (rest.isascii() and rest.isdigit())):
        return Decimal(wide.replace(",", ""))
    value = han_value(wide)
    return None if value is None else Decimal(value)


def places(text: str) -> int:
    """How many digits stand behind the point: ``2,000.00`` -> 2."""
    return len(plain(text).partition(".")[2])


def han_value(text: str) -> int | None:
    """A Chinese numeral, read by place (二〇二四) or by rank (二十五, 壹佰, 一万二千); None where it is none."""
    if not text or any(char not in _DIGITS and char not in _TENS and char not in _MYRIADS for char in text):
        return None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _TENS:
            section += (digit or 1) * _TENS[char]
            digit = 0
        else:
            total = (total + section + digit) * _MYRIADS[char] if _MYRIADS[char] > total > 0 else total + (section + digit or 1) * _MYRIADS[char]
            section = digit = 0
    return total + section + digit
