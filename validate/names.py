"""Names and titles compared: what is left of a name when its trimmings are off, and how far two names are apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from model.kept import kept
from model.regexp import regexp

_TRIM = regexp(r"[\s《》〈〉<>＜＞“”\"'‘’、，,。；;：:·•\-—()（）〔〕\[\]【】]+")
_ZEROS = str.maketrans("○◯", "〇〇")
_DIGITS = {"零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000}


@kept
def bare(name: str) -> str:
    """Without blanks, quotes, brackets and points (what stands inside the brackets stays); 一五○ is 一五〇."""
    return _TRIM.sub("", name).translate(_ZEROS)


def without_brackets(name: str) -> str:
    """Without what stands in round brackets: 某小区(南、北区) -> 某小区."""
    return bare(regexp(r"[(（][^()（）]*[)）]").sub("", name))


def stripped(name: str, affixes: Iterable[str]) -> str:
    """The name without words that do not change what it names; the name itself where nothing would be left."""
    found = bare(name)
    for word in sorted(affixes, key=len, reverse=True):
        shorter = found.replace(word, "")
        if len(shorter) >= 2:
            found = shorter
    return found


def place(name: str, prefixes: Sequence[str], suffixes: Sequence[str]) -> str:
    """The proper part of a place's name: 老粮库家属楼 -> 粮库."""
    found = without_brackets(name)
    for suffix in sorted(suffixes, key=len, reverse=True):
        if found.endswith(suffix) and len(found) - len(suffix) >= 2:
            found = found.removesuffix(suffix)
            break
    for prefix in prefixes:
        if found.startswith(prefix) and len(found) - len(prefix) >= 2:
            return found.removeprefix(prefix)
    return found


def edits(a: str, b: str, limit: int = 3) -> int:
    """Levenshtein's distance, or ``limit + 1`` where it is more."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, row = row, [i]
        for j, y in enumerate(b, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x != y)))
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def subsequence(short: str, long: str) -> bool:
    """Whether ``short`` is ``long`` with characters left out."""
    rest = iter(long)
    return all(char in rest for char in short)


def overlap(a: str, b: str) -> tuple[int, int]:
    """Character pairs shared, and the pairs of the one that has fewer."""
    pairs = [{text[i : i + 2] for i in range(len(text) - 1)} or {text} for text in (a, b)]
    return len(pairs[0] & pairs[1]), min(len(pairs[0]), len(pairs[1]))


def whole_number(text: str) -> int | None:
    """12, 十二, 二十五, 一百零三; None for anything else."""
    plain = bare(text).translate({0xFF10 + i: 0x30 + i for i in range(10)})
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if not plain or any(char not in _DIGITS and char not in _UNITS for char in plain):
        return None
    if not any(char in _UNITS for char in plain):
        return int("".join(str(_DIGITS[char]) for char in plain))
    value = digit = 0
    for char in plain:
        if char in _UNITS:
            value += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return value + digit


def in_common(a: str, b: str) -> int:
    """How many characters two names share, in whatever order: no more of them can agree in order, and this is soon told."""
    shared = set(a).intersection(b)
    return sum(map(min, map(a.count, shared), map(b.count, shared)))
