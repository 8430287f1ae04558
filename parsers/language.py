"""Cleaned text to sentences with numbers, cues and number–label links; spaCy's matcher runs the frames that link.

The only home of spaCy, imported on first use; its objects never leave this module.  Offsets are the view's throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, NamedTuple

from lexicon.load import Lexicon
from lexicon.match import Terms
from lexicon.segment import Kind, pieces
from model.kept import kept
from model.quick import quick
from model.regexp import regexp
from parsers.masks import Masked, MaskedText, masks_in
from parsers.numbers import Printed, scan

STOPS = "。;!?！？；"
"""What ends a sentence."""
_STOPPED = regexp(rf"[{STOPS}]|.\Z", re.DOTALL)
"""A sentence's end, or a stretch's."""


@quick
@dataclass(frozen=True, slots=True)
class Cue:
    """A word of the lexicon at a place.  ``kind``: label, weak, verb, link, total, part, stage, scope, source, noun, guard, lead."""

    start: int
    end: int
    kind: str
    code: str
    text: str


@quick
@dataclass(frozen=True, slots=True)
class Number:
    """A number that no mask covers, and the label that a frame of the grammar ties to it.

    ``frame``: tight (label, linking words, number), after (number, noun), verb (verb … number), "" where none fits.
    """

    printed: Printed
    dimension: str
    label: Cue | None = None
    frame: str = ""

    @property
    def start(self) -> int:
        return self.printed.start

    @property
    def end(self) -> int:
        return self.printed.end


@quick
@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` is the whole view's; the sentence is ``start``..``end`` of it."""

    text: str
    start: int
    end: int
    numbers: tuple[Number, ...]
    cues: tuple[Cue, ...]
    masks: tuple[Masked, ...]

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    def cues_in(self, start: int, end: int, *kinds: str) -> list[Cue]:
        """The cues of these kinds inside a stretch."""
        return [cue for cue in self.cues if start <= cue.start and cue.end <= end and cue.kind in kinds]


def read(text: str, lexicon: Lexicon) -> list[Sentence]:
    """The sentences of a cleaned text, in order."""
    return list(_read(text, lexicon.digest))


@kept
def _read(text: str, digest: str) -> tuple[Sentence, ...]:
    """Kept: several finders read the same passages."""
    tokens = _tokens(text, Lexicon.load())
    return tuple(_harvest(tokens, _linker().link(tokens) if tokens.numbers else {}))


_KINDS = {"count": "count", "area": "area", "length": "length", "money": "money", "rate": "rate", "score": "score", "weight": "score"}


@cache
def cue_terms(digest: str) -> Terms:
    """Every cue of the lexicon: kind and code in one string, later kinds yielding to earlier ones."""
    lexicon = Lexicon.load()
    words, maps = lexicon.words, lexicon.maps
    codes: dict[str, str] = {}
    for word, code in maps["sources"].items():
        codes[word] = f"total:{code}" if code == "total" else f"source:{code}"
    for word in words["totals"]:
        codes.setdefault(word, "total:total")
    for concept in lexicon.concepts.values():
        if concept.kind in _KINDS:
            for word in concept.synonyms:
                codes[word] = f"{'weak' if word in words['weak_labels'] else 'label'}:{concept.code}"
    for kind, name in (("part", "parts_of"), ("link", "links"), ("guard", "money_guards"), ("plain", "plain_words")):
        for word in words[name]:
            codes.setdefault(word, f"{kind}:{word}")
    for kind, name in (("verb", "money_verbs"), ("stage", "stages"), ("scope", "scopes"), ("noun", "count_nouns")):
        for word, code in maps[name].items():
            codes.setdefault(word, f"{kind}:{code}")
    return Terms(codes)


class _Token(NamedTuple):
    """``tag`` is the kind: a cue's, NUM, MASK, STOP, CLOSE, MARK, BLANK or WORD; ``code`` a cue's code, a number's dimension."""

    start: int
    end: int
    tag: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class _Tokens:
    """A text cut up: numbers and masks first, cues by longest match second, the rest in runs.  ``numbers``: by their start; where there
    are none, nobody asks for the rest but for what ends a sentence."""

    text: str
    all: list[_Token]
    numbers: dict[int, Printed]
    masks: list[Masked]

    def cue(self, at: int) -> Cue:
        start, end, kind, code = self.all[at]
        return Cue(start, end, kind, code, self.text[start:end])


def _tokens(text: str, lexicon: Lexicon) -> _Tokens:
    masks = masks_in(text, lexicon)
    covered = MaskedText(masks)
    numbers = {
        printed.start: printed
        for printed in scan(text, lexicon)
        if (printed.unit or not printed.han) and not covered.over(printed.start, printed.end)
    }
    spans = sorted([(mask.start, mask.end) for mask in masks] + [(start, printed.end) for start, printed in numbers.items()])
    found = []
    cut = pieces(text, spans, cue_terms(lexicon.digest)) if numbers else pieces(text, spans, cue_terms(lexicon.digest), _STOPPED)
    for start, end, kind, code in cut:
        if kind is Kind.NUMBER:
            printed = numbers.get(start)
            found.append(_Token(start, end, "NUM", _dimension(printed.unit, lexicon)) if printed else _Token(start, end, "MASK"))
        elif kind is Kind.TERM:
            tag, _, code = code.partition(":")
            found.append(_Token(start, end, tag, code))
        else:
            word = text[start:end]
            found.append(_Token(start, end, "STOP" if word in STOPS else "CLOSE" if word == ")" else "MARK" if kind is Kind.MARK else "WORD"))
    return _Tokens(text, found, numbers, masks)


def _dimension(unit: str, lexicon: Lexicon) -> str:
    found = lexicon.units.get(unit)
    return found.dimension if found else unit


_JOINTS = "的、"
"""The only words whose text a frame asks for."""
_PLAIN = ("NUM", "MASK", "STOP", "CLOSE", "MARK", "WORD")
_TAGS = (*_PLAIN, "label", "weak", "noun", "verb", "link", "total", "part", "stage", "scope", "source", "guard")


def _any_of(*tags: str) -> list[str]:
    """The words that stand for tokens of these tags."""
    return [tag + joint for tag in tags for joint in ("", *_JOINTS)]


_LABELS = _any_of("label", "weak", "noun")
_AFTER = {"ORTH": {"IN": _any_of("noun", "label")}}
_BETWEEN = {"ORTH": {"IN": _any_of("CLOSE", "link", "total", "stage", "source")}, "OP": "*"}
_FRAMES: dict[str, list[list[dict[str, Any]]]] = {
    "tight": [[{"ORTH": {"IN": _LABELS}}, _BETWEEN, {"ORTH": "NUM"}]],
    "after": [[{"ORTH": "NUM"}, _AFTER], [{"ORTH": "NUM"}, {"ORTH": {"IN": [tag + joint for tag in _TAGS for joint in _JOINTS]}}, _AFTER]],
    "verb": [[{"ORTH": {"IN": _any_of("verb")}}, {"ORTH": {"NOT_IN": _any_of("NUM", "STOP", "MARK", "CLOSE", "label")}, "OP": "*"}, {"ORTH": "NUM"}]],
    "loose": [[{"ORTH": {"IN": _any_of("label", "weak")}},
               {"ORTH": {"NOT_IN": _any_of("NUM", "STOP", "MARK", "CLOSE", "label", "verb")}, "OP": "*"}, {"ORTH": "NUM"}]],
}
_LINKED = frozenset(("label", "weak", "noun", "verb"))


class _Linker:
    """Runs the frames and ties each number to the best label: tight before after before verb before loose, the nearest first.

    The words of its docs are the tokens' tags: the vocabulary stays small however much is read.
    """

    def __init__(self) -> None:
        from spacy.matcher import Matcher
        from spacy.tokens import Doc
        from spacy.vocab import Vocab

        vocab = Vocab()
        self._doc = partial(Doc, vocab)
        self._matcher = Matcher(vocab, validate=False)
        for name, patterns in _FRAMES.items():
            self._matcher.add(name, patterns)
        self._frames = {vocab.strings[name]: (rank, name) for rank, name in enumerate(_FRAMES)}

    def link(self, tokens: _Tokens) -> dict[int, tuple[int, str]]:
        """Number to its label and the frame that ties them, by the tokens' indexes."""
        clauses = [at for clause in _clauses(tokens) for at in clause]
        if not clauses:
            return {}
        all_tokens, text = tokens.all, tokens.text
        words = [token.tag + (text[token.start] if token.end - token.start == 1 and text[token.start] in _JOINTS else "")
                 for token in map(all_tokens.__getitem__, clauses)]
        best: dict[int, tuple[int, int, int, str]] = {}
        for key, start, end in self._matcher(self._doc(words=words)):
            order, frame = self._frames[key]
            number, label = (clauses[start], clauses[end - 1]) if frame == "after" else (clauses[end - 1], clauses[start])
            if not _fits(all_tokens[label], all_tokens[number].code):
                continue
            rank = (order, abs(number - label), label, frame)
            if number not in best or rank < best[number]:
                best[number] = rank
        return {number: (label, frame) for number, (_, _, label, frame) in best.items()}


@cache
def _linker() -> _Linker:
    return _Linker()


def _clauses(tokens: _Tokens) -> Iterator[range]:
    """The stretches that hold a number and a label: no frame reaches over a stop, nor over a mark other than 、."""
    start, number, label = 0, False, False
    for at, token in enumerate(tokens.all):
        number = number or token.tag == "NUM"
        label = label or token.tag in _LINKED
        ends = token.tag == "STOP" or (token.tag == "MARK" and tokens.text[token.start] != "、")
        if ends or at == len(tokens.all) - 1:
            if number and label:
                yield range(start, at + 1)
            start, number, label = at + 1, False, False


_MONEY = ("money", "万", "亿")
_COUNTED = {
    "communities": ("count:个", ""), "buildings": ("count:栋", ""), "households": ("count:户", ""), "population": ("count:人", "count:人次", ""),
    "lot_count": ("count:个",), "project_count": ("count:个", "count:项"), "indicator_count": ("count:个", "count:项"),
}


@cache
def _kind_of(code: str) -> str:
    concept = Lexicon.load().concepts.get(code)
    return concept.kind if concept else "money"


def _fits(label: _Token, dimension: str) -> bool:
    """Whether a label's kind and a number's unit go together."""
    kind = _kind_of(label.code)
    if label.tag == "verb" or kind == "money":
        return dimension in _MONEY or (dimension.startswith("money_per") and label.code == "unit_cost")
    if kind == "rate":
        return dimension == "percent"
    if kind == "count":
        return dimension in _COUNTED.get(label.code, ()) or (label.code not in _COUNTED and dimension.startswith("count"))
    if kind == "area":
        return dimension in ("area", "land")
    if kind in ("score", "weight"):
        return dimension in ("mark", "")
    return False


def _harvest(tokens: _Tokens, links: dict[int, tuple[int, str]]) -> Iterator[Sentence]:
    """Sentences end at 。；！？ and nowhere else: a break inside a quotation is still one."""
    numbers: list[Number] = []
    cues: list[Cue] = []
    start = passed = 0
    masks = tokens.masks
    for at, token in enumerate(tokens.all):
        if token.tag == "NUM":
            label, frame = links.get(at, (None, ""))
            numbers.append(Number(tokens.numbers[token.start], token.code, None if label is None else tokens.cue(label), frame))
        elif token.tag not in _PLAIN:
            cues.append(tokens.cue(at))
        if token.tag == "STOP" or at == len(tokens.all) - 1:
            end, first = token.end, passed
            while passed < len(masks) and masks[passed].start < end:
                passed += 1
            yield Sentence(tokens.text, start, end, tuple(numbers), tuple(cues), tuple(masks[first:passed]))
            start, numbers, cues = end, [], []
