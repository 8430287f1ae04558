"""The spaCy pipeline: cleaned text to sentences with numbers, cues and number–label links.

The only home of spaCy, imported on first use; its objects never leave this module.  Offsets are the view's throughout.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from lexicon.load import Lexicon
from lexicon.match import Terms
from lexicon.segment import Kind, pieces
from parsers.masks import Masked, MaskedText, masks_in
from parsers.numbers import Printed, scan

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

STOPS = "。;!?！？；"
"""What ends a sentence."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of the lexicon at a place.  ``kind``: label, weak, verb, link, total, part, stage, scope, source, noun, guard, lead."""

    start: int
    end: int
    kind: str
    code: str
    text: str


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
    return _harvest(_pipeline(lexicon.digest)(text))


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
            for word in (*concept.synonyms, concept.title):
                codes[word] = f"{'weak' if word in words['weak_labels'] else 'label'}:{concept.code}"
    for kind, name in (("part", "parts_of"), ("link", "links"), ("guard", "money_guards")):
        for word in words[name]:
            codes.setdefault(word, f"{kind}:{word}")
    for kind, name in (("verb", "money_verbs"), ("stage", "stages"), ("scope", "scopes"), ("noun", "count_nouns")):
        for word, code in maps[name].items():
            codes.setdefault(word, f"{kind}:{code}")
    return Terms(codes)


@cache
def _pipeline(digest: str) -> Language:
    """A blank Chinese pipeline with our tokenizer, our sentences and the figure linker."""
    import spacy
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc

    lexicon = Lexicon.load()
    if not Language.has_factory("figure_linker"):
        Language.component("gouji_sentences", func=_sentences)
        Language.factory("figure_linker", func=_linker)
    nlp: Language = spacy.blank("zh")
    terms = cue_terms(digest)
    nlp.tokenizer = _Tokenizer(nlp.vocab, Doc, lexicon, terms)
    nlp.add_pipe("gouji_sentences")
    nlp.add_pipe("figure_linker")
    assert Matcher is not None
    return nlp


class _Tokenizer:
    """Numbers and masks first, cues by longest match second, the rest in runs.  TAG is the kind, LEMMA the code."""

    def __init__(self, vocab: Any, doc: type[Doc], lexicon: Lexicon, terms: Terms) -> None:
        self._vocab = vocab
        self._doc = doc
        self._lexicon = lexicon
        self._terms = terms

    def __call__(self, text: str) -> Doc:
        masks = masks_in(text, self._lexicon)
        covered = MaskedText(masks)
        numbers = {
            printed.start: printed
            for printed in scan(text, self._lexicon)
            if not covered.over(printed.number_start, printed.number_end) and (printed.unit or not printed.han)
        }
        numbers = {start: printed for start, printed in numbers.items() if not covered.over(start, printed.end)}
        spans = sorted([(mask.start, mask.end) for mask in masks] + [(start, printed.end) for start, printed in numbers.items()])
        words, tags, lemmas = [], [], []
        for token in pieces(text, spans, self._terms):
            words.append(text[token.start : token.end])
            if token.kind is Kind.NUMBER:
                printed = numbers.get(token.start)
                tags.append("NUM" if printed else "MASK")
                lemmas.append(self._dimension(printed.unit) if printed else "mask")
            elif token.kind is Kind.TERM:
                kind, _, code = token.code.partition(":")
                tags.append(kind)
                lemmas.append(code)
            else:
                tags.append("STOP" if words[-1] in STOPS else "MARK" if token.kind is Kind.MARK else "WORD")
                lemmas.append(words[-1])
        doc = self._doc(self._vocab, words=words, spaces=[False] * len(words), tags=tags, lemmas=lemmas)
        doc.user_data["masks"] = masks
        doc.user_data["numbers"] = numbers
        return doc

    def _dimension(self, unit: str) -> str:
        found = self._lexicon.units.get(unit)
        return found.dimension if found else unit


def _sentences(doc: Doc) -> Doc:
    """Sentences end at 。；！？ and nowhere else: a break inside a quotation is still one."""
    starts = True
    for token in doc:
        token.is_sent_start = starts
        starts = token.tag_ == "STOP"
    return doc


_LABELS = ["label", "weak", "noun"]
_BETWEEN = {"TAG": {"IN": ["link", "total", "stage", "source"]}, "OP": "*"}
_FRAMES: dict[str, list[list[dict[str, Any]]]] = {
    "tight": [[{"TAG": {"IN": _LABELS}}, _BETWEEN, {"TAG": "NUM"}]],
    "after": [[{"TAG": "NUM"}, {"TAG": {"IN": ["noun", "label"]}}], [{"TAG": "NUM"}, {"ORTH": {"IN": ["的", "、"]}}, {"TAG": {"IN": ["noun", "label"]}}]],
    "verb": [[{"TAG": "verb"}, {"TAG": {"NOT_IN": ["NUM", "STOP", "MARK", "label"]}, "OP": "*"}, {"TAG": "NUM"}]],
    "loose": [[{"TAG": {"IN": ["label", "weak"]}}, {"TAG": {"NOT_IN": ["NUM", "STOP", "MARK", "label", "verb"]}, "OP": "*"}, {"TAG": "NUM"}]],
}


class _Linker:
    """Runs the frames and ties each number to the best label: tight before after before verb before loose, the nearest first."""

    def __init__(self, vocab: Any) -> None:
        from spacy.matcher import Matcher

        self._matcher = Matcher(vocab)
        for name, patterns in _FRAMES.items():
            self._matcher.add(name, patterns)
        self._rank = {name: rank for rank, name in enumerate(_FRAMES)}

    def __call__(self, doc: Doc) -> Doc:
        best: dict[int, tuple[int, int, int, str]] = {}
        for key, start, end in self._matcher(doc):
            frame = doc.vocab.strings[key]
            number, label = (start, end - 1) if frame == "after" else (end - 1, start)
            if not _fits(doc[label], doc[number].lemma_):
                continue
            rank = (self._rank[frame], abs(number - label), label, frame)
            if number not in best or rank < best[number]:
                best[number] = rank
        doc.user_data["links"] = {number: (label, frame) for number, (_, _, label, frame) in best.items()}
        return doc


def _linker(nlp: Language, name: str) -> _Linker:
    return _Linker(nlp.vocab)


_MONEY = ("money", "万", "亿")
_COUNTED = {
    "communities": ("count:个", ""), "buildings": ("count:栋", ""), "households": ("count:户", ""), "population": ("count:人", "count:人次", ""),
    "lot_count": ("count:个",), "project_count": ("count:个", "count:项"), "indicator_count": ("count:个", "count:项"),
}


@cache
def _kind_of(code: str) -> str:
    concept = Lexicon.load().concepts.get(code)
    return concept.kind if concept else "money"


def _fits(label: Token, dimension: str) -> bool:
    """Whether a label's kind and a number's unit go together."""
    kind = _kind_of(label.lemma_)
    if label.tag_ == "verb" or kind == "money":
        return dimension in _MONEY or (dimension.startswith("money_per") and label.lemma_ == "unit_cost")
    if kind == "rate":
        return dimension == "percent"
    if kind == "count":
        return dimension in _COUNTED.get(label.lemma_, ()) or (label.lemma_ not in _COUNTED and dimension.startswith("count"))
    if kind == "area":
        return dimension in ("area", "land")
    if kind in ("score", "weight"):
        return dimension in ("mark", "")
    return False


def _harvest(doc: Doc) -> list[Sentence]:
    """Our own types from spaCy's."""
    text = doc.text
    links: dict[int, tuple[int, str]] = doc.user_data["links"]
    printed: dict[int, Printed] = doc.user_data["numbers"]
    masks: list[Masked] = doc.user_data["masks"]
    cues = {token.i: _cue(token) for token in doc if token.tag_ not in ("NUM", "MASK", "MARK", "STOP", "WORD")}
    sentences = []
    for sentence in doc.sents:
        start, end = sentence.start_char, sentence.end_char
        numbers = []
        for token in sentence:
            if token.tag_ == "NUM":
                label, frame = links.get(token.i, (-1, ""))
                numbers.append(Number(printed[token.idx], token.lemma_, cues.get(label), frame))
        sentences.append(
            Sentence(
                text, start, end, tuple(numbers), tuple(cues[token.i] for token in sentence if token.i in cues),
                tuple(mask for mask in masks if start <= mask.start < end),
            )
        )
    return sentences


def _cue(token: Token) -> Cue:
    return Cue(token.idx, token.idx + len(token.text), token.tag_, token.lemma_, token.text)


def numbers_of(sentences: list[Sentence]) -> Iterator[Number]:
    """All numbers, left to right."""
    for sentence in sentences:
        yield from sentence.numbers
