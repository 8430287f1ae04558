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
            for word in concept.synonyms:
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
    from spacy.tokens import Doc

    if not Language.has_factory("figure_linker"):
        Language.factory("figure_linker", func=_linker)
    nlp: Language = spacy.blank("zh")
    setattr(nlp.vocab, "lex_attr_getters", {})  # noqa: B010  undeclared in its stubs; shapes, like_num …: no frame asks for them, and each new word would pay
    nlp.tokenizer = _Tokenizer(nlp.vocab, Doc, Lexicon.load(), cue_terms(digest))
    nlp.add_pipe("figure_linker")
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
        words: list[str] = []
        tags: list[str] = []
        lemmas: list[str] = []
        cues: dict[int, Cue] = {}
        for token in pieces(text, spans, self._terms):
            word = text[token.start : token.end]
            if token.kind is Kind.NUMBER:
                printed = numbers.get(token.start)
                tags.append("NUM" if printed else "MASK")
                lemmas.append(self._dimension(printed.unit) if printed else "mask")
            elif token.kind is Kind.TERM:
                kind, _, code = token.code.partition(":")
                cues[len(words)] = Cue(token.start, token.end, kind, code, word)
                tags.append(kind)
                lemmas.append(code)
            else:
                tags.append("STOP" if word in STOPS else "CLOSE" if word == ")" else "MARK" if token.kind is Kind.MARK else "WORD")
                lemmas.append("")
            words.append(word)
        # sentences end at 。；！？ and nowhere else: a break inside a quotation is still one
        starts: list[bool | int | None] = [at == 0 or tags[at - 1] == "STOP" for at in range(len(words))]
        doc = self._doc(self._vocab, words=words, spaces=[False] * len(words), tags=tags, lemmas=lemmas, sent_starts=starts)
        doc.user_data.update(masks=masks, numbers=numbers, cues=cues, text=text)
        return doc

    def _dimension(self, unit: str) -> str:
        found = self._lexicon.units.get(unit)
        return found.dimension if found else unit


_LABELS = ["label", "weak", "noun"]
_BETWEEN = {"TAG": {"IN": ["CLOSE", "link", "total", "stage", "source"]}, "OP": "*"}
_FRAMES: dict[str, list[list[dict[str, Any]]]] = {
    "tight": [[{"TAG": {"IN": _LABELS}}, _BETWEEN, {"TAG": "NUM"}]],
    "after": [[{"TAG": "NUM"}, {"TAG": {"IN": ["noun", "label"]}}], [{"TAG": "NUM"}, {"ORTH": {"IN": ["的", "、"]}}, {"TAG": {"IN": ["noun", "label"]}}]],
    "verb": [[{"TAG": "verb"}, {"TAG": {"NOT_IN": ["NUM", "STOP", "MARK", "CLOSE", "label"]}, "OP": "*"}, {"TAG": "NUM"}]],
    "loose": [[{"TAG": {"IN": ["label", "weak"]}}, {"TAG": {"NOT_IN": ["NUM", "STOP", "MARK", "CLOSE", "label", "verb"]}, "OP": "*"}, {"TAG": "NUM"}]],
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
    known = doc.user_data
    text: str = known["text"]
    links: dict[int, tuple[int, str]] = known["links"]
    printed: dict[int, Printed] = known["numbers"]
    masks: list[Masked] = known["masks"]
    cues: dict[int, Cue] = known["cues"]
    sentences = []
    for sentence in doc.sents:
        start, end = sentence.start_char, sentence.end_char
        numbers = tuple(
            Number(printed[token.idx], token.lemma_, *_link(links.get(token.i), cues)) for token in sentence if token.idx in printed
        )
        own = tuple(cues[at] for at in range(sentence.start, sentence.end) if at in cues)
        sentences.append(Sentence(text, start, end, numbers, own, tuple(mask for mask in masks if start <= mask.start < end)))
    return sentences


def _link(found: tuple[int, str] | None, cues: dict[int, Cue]) -> tuple[Cue | None, str]:
    return (cues.get(found[0]), found[1]) if found else (None, "")


def numbers_of(sentences: list[Sentence]) -> Iterator[Number]:
    """All numbers, left to right."""
    for sentence in sentences:
        yield from sentence.numbers
