"""Longest match of terms over a text, and a forgiving match for text that a machine has recognised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

import regex


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
            lengths[term[0]].add(len(term))
        self._lengths = {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}

    def __len__(self) -> int:
        return len(self._codes)

    def at(self, text: str, start: int, stop: int | None = None) -> Match | None:
        """The longest term that begins at a place (and ends by ``stop``)."""
        room = (len(text) if stop is None else stop) - start
        for size in self._lengths.get(text[start], ()):
            if size > room:
                continue
            term = text[start : start + size]
            code = self._codes.get(term)
            if code is not None:
                return Match(start, start + size, term, code)
        return None

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """All matches, left to right."""
        stop = len(text) if end is None else end
        firsts = self._lengths
        while start < stop:
            found = self.at(text, start, stop) if text[start] in firsts else None
            if found is not None:
                yield found
                start = found.end
            else:
                start += 1


def fuzzy(text: str, terms: Iterable[str], errors: int = 1) -> Match | None:
    """The best place of any of the terms with at most so many characters wrong, missing or added (for OCR).

    A term shorter than four characters must match exactly: one error in three is another word.
    """
    best: tuple[int, Match] | None = None
    for term in terms:
        allowed = errors if len(term) >= 4 else 0
        found = _forgiving(term, allowed).search(text)
        if found is None:
            continue
        wrong = sum(found.fuzzy_counts)
        match = Match(found.start(), found.end(), term, term)
        if best is None or (wrong, -len(term)) < (best[0], -len(best[1].term)):
            best = (wrong, match)
    return best[1] if best else None


@cache
def _forgiving(term: str, errors: int) -> regex.Pattern[str]:
    return regex.compile(f"(?be)(?:{regex.escape(term)}){{e<={errors}}}")
