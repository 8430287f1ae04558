"""Longest match of terms over a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple


def alternatives(words: Iterable[str]) -> str:
    """Words as the alternatives of a pattern, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


class Match(NamedTuple):
    """A term at ``start``..``end``; ``code`` is what it stands for."""

    start: int
    end: int
    term: str
    code: str


class Terms:
    """Terms and what they stand for.  At each place the longest term wins; matches never overlap."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._codes = dict(codes)
        lengths: dict[str, set[int]] = defaultdict(set)
        for term in self._codes:
            lengths[term[:2]].add(len(term))
        for begins, sizes in lengths.items():
            if begins[0] in self._codes:
                sizes.add(1)
        self._lengths = {begins: tuple(sorted(sizes, reverse=True)) for begins, sizes in lengths.items()}
        """By a term's first two characters, as most places where the first stands begin none; by the first alone for terms of one."""
        self._firsts = frozenset(term[0] for term in self._codes)

    def __len__(self) -> int:
        return len(self._codes)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """All matches, left to right; none reaches over ``end``."""
        stop = len(text) if end is None else end
        firsts, lengths, codes = self._firsts, self._lengths, self._codes
        while start < stop:
            size = 1
            if text[start] in firsts:
                for longest in lengths.get(text[start : start + 2]) or lengths.get(text[start], ()):
                    term = text[start : start + longest]
                    if term in codes and start + longest <= stop:
                        yield Match(start, start + longest, term, codes[term])
                        size = longest
                        break
            start += size
