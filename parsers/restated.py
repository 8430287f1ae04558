"""Statements that stand in the report twice: the same words around a number in two places, whatever the number counts.

What makes two sentences one statement is their words, and the other numbers in them that agree: a summary repeats the body,
an interview repeats the approval.  Whether the number itself is the same is for the rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from model.document import BlockKind, Document
from model.figure import Figure, Mask, Part, PartKind, Subject
from model.quick import changed, quick
from model.regexp import regexp
from model.span import Span
from parsers.masks import Masked, MaskedText
from parsers.sentences.passage import Place
from parsers.stretch import Stretch
from parsers.tables.goals import Goals
from parsers.under_headings import Headings

ROLE = "restatement"
_NUMBER, _DATE = "\x00", "\x01"
_TOKEN = regexp(r"\d[\d,]*(?:\.\d+)?")
_NUMERAL = regexp(r"\d+(?:\.\d+)?")  # no 2023.5.16
_SENTENCE = regexp(r"[^。;；!！?？]+")
_HAN = regexp(r"[\u4e00-\u9fff]")
_BOUNDARY = "，,:：、(（"
_LEFT, _RIGHT = 5, 2  # so many characters on either side find the candidates
_CROWD = 8  # a phrase that stands in more places than this is a formula, no statement
_SHORTEST = 12
_OWN_WORDS = 4  # so many shared letters name what is counted
_CLOSE = 6  # blocks: paragraphs so near in the same words go through a list
_PASSED = (PartKind.QUESTIONNAIRE,)
_TITLES = (BlockKind.CAPTION, BlockKind.HEADING)
_PLAIN = str.maketrans({"、": "，", ",": "，", "：": ":", "幢": "栋", "㎡": "²"})
"""Characters that one hand writes so and another so."""
_SUBJECT = regexp(
    r"\d{4}年|计划|目标|预计|实际|拟|应|上年|去年|上一年|当年|第?[一二三四五六七八九十\d]+(?:标段|期|批|季度|包)|其中|中央|省级?|自治区|市级|县级"
    r"|[\u4e00-\u9fff]{1,4}?(?:镇|乡|村|街道|社区|小区|学校|小学|中学|医院|卫生院|公司|项目|工程)"
)


@quick
@dataclass(frozen=True, slots=True)
class _Slot:
    """A number (or a date) of a sentence: where it stands in the sentence's words, and in the stretch's text."""

    at: int
    start: int
    end: int
    raw: str


@quick
@dataclass(frozen=True, slots=True)
class _Sentence:
    """``words`` is the sentence without blanks, each number one mark; years and document numbers stay words.
    ``stage``: goal, plan or result, by the headings above; ``place``: the indicator whose paragraph it is."""

    stretch: Stretch
    words: str
    slots: tuple[_Slot, ...]
    stage: str | None = None
    place: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class _Place:
    """A slot of a sentence, by their indices."""

    sentence: int
    slot: int


def restatements(document: Document, stretches: Sequence[Stretch], parts: Sequence[Part], masks: Sequence[Mask], goals: Goals) -> list[Figure]:
    """One figure for each number of a statement that recurs; ``item`` is the statement's own number, ``label`` its words."""
    sentences = list(_sentences(document, stretches, parts, masks, goals))
    found: list[Figure] = []
    for number, places in enumerate(_statements(sentences), 1):
        for place in places:
            found.append(_figure(document, sentences[place.sentence], place.slot, f"{number}"))
    return found


def _figure(document: Document, sentence: _Sentence, at: int, item: str) -> Figure:
    slot, stretch = sentence.slots[at], sentence.stretch
    token = stretch.span(slot.start, slot.end)
    before = regexp("[，,:：]").split(sentence.words[: slot.at])[-1][-24:]
    after = regexp("[，,:：]").split(sentence.words[slot.at + 1 :])[0][:10]
    label = _spelled(sentence, slot.at - len(before), before) + "…" + _spelled(sentence, slot.at + 1, after)
    return Figure(
        id="", role=ROLE, raw=slot.raw, label=label, anchor=stretch.anchor(document, slot.start, slot.end), part=stretch.part,
        subject=Subject(item=item), tokens=_tokens(document, token),
    )


def _tokens(document: Document, span: Span) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in _TOKEN.finditer(document.text, span.start, span.end))


def _spelled(sentence: _Sentence, start: int, words: str) -> str:
    """Words with their marks turned back into what is printed."""
    raws = {slot.at: slot.raw for slot in sentence.slots}
    return "".join(raws.get(start + at, char) for at, char in enumerate(words))


def _sentences(document: Document, stretches: Sequence[Stretch], parts: Sequence[Part], masks: Sequence[Mask], goals: Goals) -> Iterator[_Sentence]:
    covered = MaskedText(Masked(mask.reason, mask.span.start, mask.span.end) for mask in masks)
    headings = Headings()
    for stretch in stretches:
        if stretch.cell is None:
            headings.pass_over(document.blocks[stretch.block], stretch.text)
        if len(stretch.text) < _SHORTEST or not _TOKEN.search(stretch.text) or parts[stretch.part].kind in _PASSED or stretch.kind in _TITLES:
            continue
        place = headings.place if stretch.cell is None else Place(stage=goals.of_cell(stretch.cell))
        if stretch.cell is None and stretch.block in goals.paragraphs:
            place = Place(stage=goals.paragraphs[stretch.block])
        for match in _SENTENCE.finditer(stretch.text):
            sentence = _sentence(stretch, match.start(), match.end(), covered)
            if sentence.slots and len(_HAN.findall(sentence.words)) >= _SHORTEST // 2:
                yield changed(sentence, stage="achieved" if place.stage == "achieved" else "planned" if place.stage else None, place=place.indicator)


def _sentence(stretch: Stretch, start: int, end: int, covered: MaskedText) -> _Sentence:
    """The words of a stretch of text with its numbers and whole dates marked."""
    text, offsets = stretch.text, stretch.view.offsets
    words: list[str] = []
    slots: list[_Slot] = []
    at = start
    while token := _TOKEN.search(text, at, end):
        words.extend(_plain(text[at : token.start()]))
        mask = covered.over(offsets[token.start()], offsets[token.end() - 1] + 1)
        stop = token.end()
        if mask is not None and mask.reason == "日期":
            stop = max(stop, min(end, stretch.view.locate(mask.end)))
        raw = "".join(text[token.start() : stop].split())
        if mask is None or mask.reason == "日期":
            slots.append(_Slot(len(words), token.start(), stop, raw))
            words.append(_NUMBER if mask is None else _DATE)
        else:
            words.extend(raw)
        at = stop
    words.extend(_plain(text[at:end]))
    return _Sentence(stretch, "".join(words), tuple(slots))


def _plain(text: str) -> str:
    """Words without blanks, in one hand's way of writing."""
    return "".join(text.split()).translate(_PLAIN)


def _statements(sentences: Sequence[_Sentence]) -> Iterator[list[_Place]]:
    """The places of each statement that recurs, in text order.  Those that agree come together first; one that says another number
    joins them only if it has no company of its own."""
    leader: dict[_Place, _Place] = {}

    def of(place: _Place) -> _Place:
        while leader.get(place, place) != place:
            place = leader[place]
        return place

    pairs = [pair for places in _candidates(sentences).values() for pair in combinations(places, 2)]
    linked = [(a, b) for a, b in pairs if _one_statement(sentences[a.sentence], a.slot, sentences[b.sentence], b.slot)]
    agreeing = [_raw(sentences, a) == _raw(sentences, b) for a, b in linked]
    for (a, b), alike in zip(linked, agreeing, strict=True):
        if alike:
            leader[of(b)] = of(a)
    company = {place for (a, b), alike in zip(linked, agreeing, strict=True) if alike for place in (a, b)}
    for (a, b), alike in zip(linked, agreeing, strict=True):
        if not alike and not (a in company and b in company):
            leader[of(b)] = of(a)
    groups: dict[_Place, list[_Place]] = defaultdict(list)
    for at, sentence in enumerate(sentences):
        for slot in range(len(sentence.slots)):
            groups[of(_Place(at, slot))].append(_Place(at, slot))
    yield from (places for places in groups.values() if len(places) > 1)


def _raw(sentences: Sequence[_Sentence], place: _Place) -> str:
    return sentences[place.sentence].slots[place.slot].raw.replace(",", "")


def _candidates(sentences: Sequence[_Sentence]) -> Mapping[str, list[_Place]]:
    """Slots with the same few characters around them; phrases that are everywhere are formulas."""
    found: dict[str, list[_Place]] = defaultdict(list)
    for at, sentence in enumerate(sentences):
        for index, slot in enumerate(sentence.slots):
            around = sentence.words[max(0, slot.at - _LEFT) : slot.at + 1 + _RIGHT]
            found[around].append(_Place(at, index))
    return {key: places for key, places in found.items() if 1 < len(places) <= _CROWD}


def _one_statement(a: _Sentence, i: int, b: _Sentence, j: int) -> bool:
    """Whether two slots belong to one statement told twice."""
    if not _apart(a, b) or a.words[a.slots[i].at] != b.words[b.slots[j].at]:
        return False
    run = _run(a, i, b, j)
    same, other = _others(a, b, run, a.slots[i].at)
    if other or not run.length:
        return False
    length = len(_HAN.findall(a.words[run.a : run.a + run.length]))
    if same < 3 and not _same_subject(a, b, run):
        return False
    if same >= 2:
        return length >= 8
    if a.place != b.place and None not in (a.place, b.place):
        return False  # each indicator's own paragraph, in the same set words
    return length >= 12 if same else length >= 16 and _near(a.slots[i].raw, b.slots[j].raw) and not _neighbours(a, b)


def _apart(a: _Sentence, b: _Sentence) -> bool:
    """Not two items of one paragraph, two cells of one table, a goal and its result."""
    if a.stretch.block == b.stretch.block:
        return False
    return not (a.stage and b.stage and a.stage != b.stage)


def _neighbours(a: _Sentence, b: _Sentence) -> bool:
    return abs(a.stretch.block - b.stretch.block) <= _CLOSE


@dataclass(frozen=True, slots=True)
class _Run:
    """Where the words that two sentences share begin in each, and how many they are."""

    a: int
    b: int
    length: int


def _run(a: _Sentence, i: int, b: _Sentence, j: int) -> _Run:
    """The shared words around a slot, from the beginning of a clause; from inside the slot's own only where enough of it is shared."""
    at_a, at_b = a.slots[i].at, b.slots[j].at
    left = _common(a.words[:at_a][::-1], b.words[:at_b][::-1])
    right = _common(a.words[at_a + 1 :], b.words[at_b + 1 :])
    if not all(start == 0 or words[start - 1] in _BOUNDARY or words[start] in _BOUNDARY for words, start in ((a.words, at_a - left), (b.words, at_b - left))):
        shared = a.words[at_a - left : at_a]
        cut = next((at + 1 for at, char in enumerate(shared) if char in _BOUNDARY), None)
        if cut is None and len(_HAN.findall(shared)) < _OWN_WORDS:
            return _Run(at_a, at_b, 0)
        left -= cut or 0
    return _Run(at_a - left, at_b - left, left + 1 + right)


def _others(a: _Sentence, b: _Sentence, run: _Run, own: int) -> tuple[int, int]:
    """The other numbers of the common run: how many telling ones agree, and how many differ."""
    there = {slot.at - run.b: slot.raw for slot in b.slots}
    same = other = 0
    for slot in a.slots:
        if slot.at == own or not run.a <= slot.at < run.a + run.length:
            continue
        if slot.raw != there.get(slot.at - run.a):
            other += 1
        elif _telling(slot.raw):
            same += 1
    return same, other


def _telling(raw: str) -> bool:
    """Three figures or more, no round hundred: such numbers do not agree by chance."""
    digits = "".join(filter(str.isdigit, raw)).lstrip("0")
    return len(digits) >= 3 and len(digits.rstrip("0")) > 1


def _near(a: str, b: str) -> bool:
    """Equal, or so near or so alike in their digits that one may be the other mistyped."""
    if a == b or sorted(a) == sorted(b):
        return True
    one, other = a.replace(",", ""), b.replace(",", "")
    if not (_NUMERAL.fullmatch(one) and _NUMERAL.fullmatch(other)):
        return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) <= 2
    low, high = sorted((Decimal(one), Decimal(other)))
    return low * 5 >= high * 4


def _same_subject(a: _Sentence, b: _Sentence, run: _Run) -> bool:
    """Whether what stands before the common run speaks of the same years, stages and places."""
    return set(_SUBJECT.findall(a.words[: run.a])) == set(_SUBJECT.findall(b.words[: run.b]))


def _common(a: str, b: str) -> int:
    """How many leading characters two strings share."""
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count
