"""Text to tokens: numbers first, terms by longest match second, jieba only for what is left.

jieba alone splits ``2,000.00``, ``得分为`` and, once taught 得分, also 得分率; so it never sees numbers or terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, TypeAlias

import regex

from lexicon.load import Lexicon
from lexicon.match import Match, Terms

_NUMBER = regex.compile(r"\d(?:[\d,]*\d)?(?:\.\d+)?")
_GAP = regex.compile(r"\s+|[^\w\s]|[A-Za-z]+|[^\W\d_A-Za-z]+|\d+|_+")


Rest: TypeAlias = "re.Pattern[str] | regex.Pattern[str]"


class Kind(StrEnum):
    """What a token is."""

    NUMBER = "number"
    TERM = "term"
    WORD = "word"
    MARK = "mark"
    BLANK = "blank"


class Token(NamedTuple):
    """``start``..``end`` of the text; ``code`` is what a term stands for, "" for other kinds."""

    start: int
    end: int
    kind: Kind
    code: str = ""


def pieces(text: str, numbers: Iterable[tuple[int, int]], terms: Terms, rest: Rest = _GAP) -> Iterator[Token]:
    """Numbers where the caller found them, terms between, and what is left as ``rest`` cuts it: in runs of one script, every character
    covered, unless the caller wants less."""
    at = 0
    for start, end in numbers:
        yield from _between(text, at, start, terms, rest)
        yield Token(start, end, Kind.NUMBER)
        at = end
    yield from _between(text, at, len(text), terms, rest)


def segment(text: str, lexicon: Lexicon) -> list[Token]:
    """As :func:`pieces`, with every number of the text, every term of the lexicon, and the rest cut into words by jieba."""
    numbers = (match.span() for match in _NUMBER.finditer(text))
    found: list[Token] = []
    for token in pieces(text, numbers, concept_terms(lexicon.digest)):
        if token.kind is Kind.WORD and not text[token.start].isascii() and token.end - token.start > 1:
            found += [Token(token.start + a, token.start + b, Kind.WORD) for _, a, b in _jieba().tokenize(text[token.start : token.end])]
        else:
            found.append(token)
    return found


def words(text: str, lexicon: Lexicon) -> list[str]:
    """The tokens' texts, blanks left out."""
    return [text[token.start : token.end] for token in segment(text, lexicon) if token.kind is not Kind.BLANK]


def index_words(text: str, lexicon: Lexicon) -> list[str]:
    """For a search index: numbers, and every dictionary word that the rest holds, overlapping ones too (供水管网: 供水, 水管, 管网 …)."""
    found: list[str] = []
    for token in segment(text, lexicon):
        if token.kind is Kind.NUMBER:
            found.append(text[token.start : token.end])
    for run in _GAP.finditer(text):
        if run.group()[0].isalnum() and not run.group().isdigit():
            found += [word for word in _jieba().cut(run.group(), cut_all=True) if word] + [run.group()]
    return found


def _between(text: str, start: int, end: int, terms: Terms, rest: Rest) -> Iterator[Token]:
    at = start
    found: Match
    for found in terms.find(text, start, end):
        if at < found.start:
            yield from _runs(text, at, found.start, rest)
        yield Token(found.start, found.end, Kind.TERM, found.code)
        at = found.end
    if at < end:
        yield from _runs(text, at, end, rest)


def _runs(text: str, start: int, end: int, rest: Rest) -> Iterator[Token]:
    for run in rest.finditer(text, start, end):
        first = text[run.start()]
        kind = Kind.BLANK if first.isspace() else Kind.WORD if first.isalnum() or first == "_" else Kind.MARK
        yield Token(run.start(), run.end(), kind)


@cache
def concept_terms(digest: str) -> Terms:
    """The synonyms of all concepts, built once for the lexicon of this digest."""
    return Terms({word: code for code, concept in Lexicon.load().concepts.items() for word in (concept.title, *concept.synonyms)})


@cache
def _jieba() -> Any:
    """Our own tokenizer: jieba's module-wide one is everybody's."""
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return tokenizer
