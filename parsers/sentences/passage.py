"""A paragraph (or long cell) as the readers see it, and what they hand back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lexicon.load import Lexicon
from model.figure import Comparator, Subject
from model.quantity import Approximate
from model.quick import quick
from model.regexp import regexp
from parsers.language import Number, Sentence

NUM = r"\d+(?:\.\d+)?"
"""A plain numeral inside a reader's pattern."""

AMOUNT = r"\d[\d,]*(?:\.\d+)?"
"""A numeral of any size, its thousands parted by commas: 2,316."""

FOR = r"(?:为|是|达到|达|:|共计|合计|共|仅)*"
"""What links a kind of mark to its numeral."""

ORDER = r"(?:第[一二三四五六七八九十]{1,3}(?:部分|章)[、:]?|\(?[一二三四五六七八九十\d]{1,3}[)、.．]|[A-Z](?=[\u4e00-\u9fff])[、.]?)*"
"""The numbering before a name: （二）, 3., A."""

APIECE = regexp(r"(?:分别|[^平]均|[①-⑳两三四五六]?[项点条处]?各)$")
"""A逾期42天、B逾期35天，各扣1分; ①②项各扣1分: nobody says here how many times."""

IN_ALL = regexp(r"(?:共|合计|累计|总计|综上|因此|因而|据此|所以|故)(?:应|予以|，|计)*$|(?:该|本|此)(?:项|个)?(?:三级)?指标(?:共|合计|应)*$")
"""扣1分，…扣1分，合计 (扣2分): what was taken off already is told again."""


def told_how(before: str) -> str | None:
    """The item of a deduction by the words before it: 各, 共, None for one of its own."""
    return "各" if APIECE.search(before[-4:]) else "共" if IN_ALL.search(before[-12:]) else None


_MEASURE = rf"[\u4e00-\u9fff]{{2,14}}[率度性量数]扣(?:除|减)?(?:了)?{NUM}分"
_LOST_BY_EACH = regexp(rf"扣分?(?:了)?{NUM}分[，,:：]?(?:分别|其中|具体|包括)(?:为|是)?[:：，,]?{_MEASURE}[，,、；;]{_MEASURE}")


def lost_by_each(text: str) -> int:
    """Where a text begins to tell what several indicators lost of all marks: 扣分4分分别为：执行率扣0.5分，完成率扣3.5分; its end if nowhere."""
    match = _LOST_BY_EACH.search(text) if "扣" in text else None
    return match.start() if match is not None else len(text)


THIS = regexp(r"(?:该|本|此|这)(?:项|个|三级|二级|指标|方面)[^，。;]{0,12}$|[“\"][^”\"]{2,30}[”\"](?:指标)?[^，。;]{0,6}$")
"""What stands before is about one indicator: 该项指标…, “…”指标…."""


@quick
@dataclass(frozen=True, slots=True)
class Place:
    """What the headings above a paragraph say of it, and the group that its figures form."""

    indicator: str | None = None
    code: str | None = None
    dimension: str | None = None
    question: int | None = None
    stage: str | None = None
    survey: bool = False
    asked: str | None = None
    received: bool = False
    in_table: bool = False
    listed: str | None = None
    scored: str | None = None
    """The total that the heading right above names: 自评得分."""
    group: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Claim:
    """A value that a sentence states, in the view's offsets.  ``number`` is None for words."""

    role: str
    start: int
    end: int
    label: str
    subject: Subject
    number: str | None = None
    number_span: tuple[int, int] | None = None
    unit: str = ""
    comparator: Comparator | None = None
    approximate: Approximate | None = None
    doubt: str | None = None


@dataclass(slots=True)
class Passage:
    """The text without stray blanks, its sentences, its place; ``taken`` holds the starts of numbers already claimed."""

    text: str
    sentences: list[Sentence]
    place: Place
    lexicon: Lexicon
    taken: set[int] = field(default_factory=set)
    _numbers: dict[int, Number] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._numbers = {number.printed.number_start: number for sentence in self.sentences for number in sentence.numbers}

    def number_at(self, start: int) -> Number | None:
        """The unmasked number whose digits begin at a place, if nobody has claimed it."""
        number = self._numbers.get(start)
        return number if number is not None and number.printed.number_start not in self.taken else None

    def number_in(self, start: int, end: int) -> Number | None:
        """The first unclaimed number inside a stretch."""
        return next((n for at, n in self._numbers.items() if start <= at < end and at not in self.taken), None)

    def free(self, sentence: Sentence) -> list[Number]:
        """The numbers of a sentence that nobody has claimed."""
        return [number for number in sentence.numbers if number.printed.number_start not in self.taken]

    def claim(self, number: Number, role: str, label: str, subject: Subject) -> Claim:
        """A claim on a number; nobody else may have it."""
        self.taken.add(number.printed.number_start)
        return self.note(number, role, label, subject)

    def note(self, number: Number, role: str, label: str, subject: Subject) -> Claim:
        """A claim that leaves the number to others, too."""
        printed = number.printed
        start, comparator = printed.start, printed.comparator
        if not role.endswith("_target") and self.text.startswith("达到", start):
            # 达到95% bounds a target, but states a result
            start, comparator = start + 2, None
        if role.endswith("_score"):
            start, comparator = printed.number_start, None  # 得分=4×90%=3.6分: what a working comes to is no bound
        doubt = "小数点后又有逗号，疑似识读错误" if regexp(r"\.\d+,").search(printed.number) else None
        return Claim(
            role, start, printed.end, label, subject, printed.number, (printed.number_start, printed.number_end),
            printed.unit, comparator, printed.approximate, doubt,
        )

    def claims(self, match: re.Match[str], subject: Subject, *kinds: tuple[str, str, str]) -> Iterator[Claim]:
        """Claims on the numerals that a match caught: (group, role, label) each, those left out or taken already passed over."""
        caught = match.groupdict()
        for group, role, label in kinds:
            number = self.number_at(match.start(group)) if caught.get(group) else None
            if number is not None:
                yield self.claim(number, role, label, subject)

    def sentence_at(self, position: int) -> Sentence | None:
        return next((s for s in self.sentences if s.start <= position < s.end), None)

    def matches(self, pattern: re.Pattern[str], *needs: str) -> Iterator[re.Match[str]]:
        """All matches.  ``needs``: every match holds one of these, if any are named; most passages hold none and are not searched."""
        text = self.text
        if not needs:
            return pattern.finditer(text)
        for need in needs:
            if need in text:
                return pattern.finditer(text)
        return iter(())


_STANDARD = regexp(r"(?:评分|评价|计分|扣分|得分)(?:标准|规则|办法|细则)(?:为|是|:)*[^。]*$")
_FULL_FROM = regexp(r"(?:\(含\)|及?以上)?(?:的|者|时|则)?(?:得|计|为)满分")
_MARKS_FROM = regexp(r"(?:\(含\)|及?以上)?(?:的|者|时|则)?(?:得|计)\d")


_STATES = regexp(r"(?:评分|评价|计分|扣分|得分)(?:标准|规则|办法|细则)(?:为|是|:)+[^。]*$")


def in_standard(text: str, start: int) -> bool:
    """Whether the sentence up to a place states a standard: 评分标准为：逾期30天以内扣1分."""
    return bool(_STATES.search(text[max(0, start - 120) : start]))


def of_standard(text: str, start: int, end: int) -> bool:
    """Whether a rate is a condition: 评分标准：完工率达到100%得满分 says what would be full marks, not what was reached."""
    return bool(_FULL_FROM.match(text, end) or _STANDARD.search(text[max(0, start - 60) : start]))


def earns(text: str, start: int, end: int) -> bool:
    """Whether a rate is said to earn marks by the standard: 根据评分标准，到位率100%得4分; behind a comma the marks are the award."""
    return bool(_FULL_FROM.match(text, end) or (_MARKS_FROM.match(text, end) and _STANDARD.search(text[max(0, start - 60) : start])))


def words_claim(role: str, start: int, end: int, label: str, subject: Subject) -> Claim:
    """A claim whose value is words."""
    return Claim(role, start, end, label, subject)
