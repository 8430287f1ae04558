"""The words by which a sentence names a first-level indicator (决策, 过程 …): lexicon/names.toml, ``first_level_words``."""

from __future__ import annotations

from lexicon.load import Lexicon

_ALTERNATIVES: dict[str, str] = {}


def first_level(lexicon: Lexicon) -> str:
    """The words as alternatives of a pattern, longest first: 过程管理 before 过程."""
    if lexicon.digest not in _ALTERNATIVES:
        _ALTERNATIVES[lexicon.digest] = "|".join(sorted(lexicon.words["first_level_words"], key=lambda word: (-len(word), word)))
    return _ALTERNATIVES[lexicon.digest]


def canonical(lexicon: Lexicon, word: str) -> str:
    """过程 for 过程管理; the word itself where the lexicon has no other."""
    return lexicon.maps["dimensions"].get(word, word)
