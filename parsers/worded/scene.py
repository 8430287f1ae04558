"""A sentence as the finders of worded arithmetic see it: its plain numbers, and the words that lead to each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from lexicon.load import Lexicon
from parsers.language import Number, Sentence

_LOOSE = ("", "万", "亿", "mark", "workday", "month_count", "count:期", "count:级")
"""Dimensions in which two numbers of a sentence say nothing of each other."""
_RUNS_ON = ("其中", "分别为", "分别是", "具体为", "包括", "含")
_HEADS = ("count:人", "count:份", "count:位", "count:张")
"""Who answered and what came back: a questionnaire is a person."""


@dataclass(frozen=True, slots=True)
class Term:
    """A number that may take part; ``lead``: the words since the number before it, ``clause``: those of its own clause."""

    number: Number
    lead: str
    clause: str

    @property
    def unit(self) -> str:
        return self.number.printed.unit

    @property
    def dimension(self) -> str:
        return self.number.dimension

    @property
    def start(self) -> int:
        return self.number.printed.start

    @property
    def end(self) -> int:
        return self.number.printed.end

    @property
    def plain(self) -> str:
        return self.number.printed.number.replace(",", "")


@dataclass(frozen=True, slots=True)
class Told:
    """A relation in the offsets of the stretch: its result, its ways, the numbers that take part."""

    kind: str
    label: str
    result: Term
    ways: tuple[str, ...]
    firm: bool
    terms: tuple[Term, ...]
    group: str | None = None


@dataclass(slots=True)
class Scene:
    """``terms``: the numbers of a sentence (of a paragraph, where ``whole``) with their leads, percentages among them."""

    text: str
    start: int
    end: int
    lexicon: Lexicon
    terms: list[Term] = field(default_factory=list)

    def before(self, term: Term) -> list[Term]:
        """The counts and sums before a number, percentages left out."""
        return [other for other in self.terms if other.end <= term.start and other.dimension != "percent"]

    def between(self, a: Term, b: Term) -> str:
        return self.text[a.end : b.start]


def scene_of(text: str, sentence: Sentence, lexicon: Lexicon) -> Scene:
    """The scene of one sentence."""
    scene = Scene(text, sentence.start, sentence.end, lexicon)
    at = sentence.start
    for number in sentence.numbers:
        printed = number.printed
        if printed.han and _WORD.match(text, printed.start):
            continue
        lead = text[at : printed.start]
        scene.terms.append(Term(number, lead, re.split(r"[，,。;、:()]", lead)[-1]))
        at = printed.end
    return scene


_WORD = re.compile(r"[一二三四]季度|[一二三四五六七八九十]期(?!限)|[九十][二五]?年(?:一贯|制|义务)|[一二两三四五六七八九十]+(?:[个类项处家所大批条]|部分)?[\u4e00-\u9fff]{0,6}?(?:合计|共计|总计)")
"""一季度, 二期, 三个乡镇合计: words, although they hold a numeral."""


def joined(scenes: Sequence[Scene]) -> list[Scene]:
    """Sentences that run on, by a semicolon or by 其中 (分别为 …) at their beginning, as one; those that do not are left out."""
    found: list[Scene] = []
    run: list[Scene] = []
    for scene in scenes:
        if run and (scene.text[scene.start - 1 : scene.start] in ";；" or scene.text.startswith(_RUNS_ON, scene.start)) and run[-1].end == scene.start:
            run.append(scene)
            continue
        found.extend(_together(run))
        run = [scene]
    return [*found, *_together(run)]


_UNNUMBERED = re.compile(r"[;；](?!\s*(?:[①-⑳]|\(?\d{1,2}[)、.．]))")


def numbered(scenes: Sequence[Scene]) -> list[Scene]:
    """The joined sentences of which each after the first is an item by number: 具体为：①…；②…；③…."""
    return [scene for scene in joined(scenes) if not _UNNUMBERED.search(scene.text, scene.start, scene.end - 1)]


def _together(run: Sequence[Scene]) -> list[Scene]:
    return [Scene(run[0].text, run[0].start, run[-1].end, run[0].lexicon, [term for scene in run for term in scene.terms])] if len(run) > 1 else []


def exact(term: Term) -> bool:
    """Whether a number is printed without 约, ≥, 多 and the like, in digits."""
    printed = term.number.printed
    return printed.approximate is None and not printed.han and (printed.comparator is None or term.number.printed.start == printed.number_start)


def countable(term: Term) -> bool:
    return term.dimension not in _LOOSE and term.dimension != "percent" and exact(term)


def alike(a: Term, b: Term) -> bool:
    """Whether two numbers measure the same thing."""
    return a.dimension == b.dimension or (a.dimension in _HEADS and b.dimension in _HEADS)


def kin(a: Term, b: Term) -> bool:
    """Whether two numbers may be a whole and its part: alike, or counted by 个 the one and by a counter of its own the other, or 人次 and 人."""
    if alike(a, b):
        return True
    kinds = {a.dimension, b.dimension}
    counts = all(kind.startswith("count:") for kind in kinds)
    several = any(kind.startswith("count:个") for kind in kinds) and not kinds & _HEADCOUNT
    return counts and (several or kinds <= _PEOPLE)


_HEADCOUNT = frozenset(("count:人", "count:人次", "count:名", "count:户", "count:份"))
_PEOPLE = frozenset(("count:人", "count:人次"))


def in_brackets(scene: Scene, start: int, term: Term) -> bool:
    """Whether a bracket that was opened behind ``start`` is still open before a number."""
    return scene.text.count("(", start, term.start) > scene.text.count(")", start, term.start)


def factor(term: Term) -> Decimal:
    unit = Lexicon.load().units.get(term.unit)
    return unit.factor if unit else Decimal(1)


def as_printed_in(term: Term, unit: Decimal) -> str:
    """The number in another unit of its dimension, as digits."""
    own = factor(term)
    if own == unit:
        return term.plain
    return f"{(Decimal(term.plain) * own / unit).normalize():f}"


def working(terms: list[Term], sign: str, unit: Decimal) -> str:
    return sign.join(as_printed_in(term, unit) for term in terms)


@cache
def words(digest: str, name: str) -> re.Pattern[str]:
    """A word list of the lexicon as one pattern, longest first."""
    return re.compile("|".join(map(re.escape, sorted(Lexicon.load().words[name], key=len, reverse=True))))


def said(scene: Scene, name: str, text: str) -> bool:
    return bool(words(scene.lexicon.digest, name).search(text))


def ends(scene: Scene, name: str, text: str, tail: str) -> re.Match[str] | None:
    """A word of the list near the end of a stretch, followed by no more than ``tail``."""
    return re.search(rf"(?:{words(scene.lexicon.digest, name).pattern}){tail}$", text)


def percents(scene: Scene) -> Iterator[Term]:
    return (term for term in scene.terms if term.dimension == "percent" and term.unit == "%" and exact(term))


def meaning(name: str) -> list[str]:
    """What tells one base from another: 占到位资金的 speaks of 到位."""
    plain = re.sub(r"资金|总额|总数|总量|总|数量|数|人员|人数|全部|的|比例|比重|[^\u4e00-\u9fff]", "", name)
    return [plain[at : at + 2] for at in range(len(plain) - 1)]


def bears(name: str, term: Term) -> bool:
    """Whether the words before a number are those of a base."""
    return any(pair in term.lead for pair in meaning(name))
