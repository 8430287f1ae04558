"""Numbers that stand one digit apart and are called alike: 受益居民2215户 here, 受益居民2245户 there.

Long numbers do not come so near by chance: of two such that are named with the same words, one is most likely the other mistyped.
What it means is for the rule.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lexicon.load import Lexicon
from model.document import Document
from model.figure import Figure, Mask, Part, PartKind, Subject
from model.quick import changed, quick
from model.regexp import regexp
from model.slips import telling_digits, turned
from model.span import Span
from model.view import squeezed
from parsers.masks import Masked, MaskedText
from parsers.numbers import Printed, scan
from parsers.stretch import Stretch

ROLE = "near_number"
_TELLING = 4  # digits without the noughts at either end: fewer come near one another by chance
_TURNED = 3  # and so many where two neighbours changed places, if they are called by a longer name
_LONGER = 3  # Han characters of that name
_CERTAIN = 5  # so many that what they are called hardly matters
_AROUND = 24  # characters
_OWN_WORDS = 2  # Han characters that two labels must share
_ACROSS = 4  # and where the one has them before it, the other behind: 供养对象1,264人, 1,246名供养对象
_CLAUSE = regexp(r"[，,。;；:：、(（)）\n]")
_SENTENCE = regexp(r"[。;；\n]")
_ORDINAL = regexp(r"第[一二三四五六七八九十\d]+|[一二三四五六七八九十\d]+(?:期|标段|季度|批)|\d{4}年")
_HAN = regexp(r"[\u4e00-\u9fff]+")
_CLOSE_BY_NATURE = ("percent", "mark", "year_count", "month_count", "workday", "duration")
"""Dimensions of what is worked out, awarded or counted off a calendar."""
_PASSED = (PartKind.QUESTIONNAIRE,)


@quick
@dataclass(frozen=True, slots=True)
class _Mention:
    """One number with its unit, where it stands."""

    stretch: Stretch
    printed: Printed

    @property
    def plain(self) -> str:
        """The number without commas."""
        return self.printed.number.replace(",", "")

    @property
    def before(self) -> str:
        """The words of its clause before it."""
        start = self.printed.start
        return _CLAUSE.split(self.stretch.text[max(0, start - _AROUND) : start])[-1]

    @property
    def after(self) -> str:
        end = self.printed.end
        return _CLAUSE.split(self.stretch.text[end : end + _AROUND])[0]

    @property
    def sentence(self) -> tuple[int, int]:
        """The block and the number of its sentence there."""
        return self.stretch.block, len(_SENTENCE.findall(self.stretch.text, 0, self.printed.start))

    @property
    def span(self) -> Span:
        """Where the numeral stands in the document."""
        return self.stretch.span(self.printed.number_start, self.printed.number_end)


def near_numbers(document: Document, stretches: Sequence[Stretch], parts: Sequence[Part], masks: Sequence[Mask], lexicon: Lexicon) -> list[Figure]:
    """One figure for each place of two numbers that are one digit apart; ``item`` is the pair's own number, ``option`` their difference
    where the report itself tells it: it knows both."""
    covered = MaskedText(Masked(mask.reason, mask.span.start, mask.span.end) for mask in masks)
    mentions: dict[tuple[str, str], list[_Mention]] = defaultdict(list)
    for mention in _mentions(_near_stretches(stretches), parts, covered, lexicon):
        if _is_telling(mention, lexicon):
            mentions[_unit(mention, lexicon), mention.plain].append(mention)
    alike = [(unit, one, other) for unit, one, other in _twins(mentions) if _one_thing(mentions[unit, one], mentions[unit, other], lexicon)]
    long = [stretch for stretch in stretches if _LONG.search(stretch.text)] if alike else []
    others = [mention for mention in _mentions(long, parts, covered, lexicon) if _is_telling(mention, lexicon)]
    pairs = [(unit, one, other) for unit, one, other in alike if not _has_third(mentions[unit, one], mentions[unit, other], others, lexicon)]
    found: list[Figure] = []
    for number, (unit, one, other) in enumerate(pairs, 1):
        gap = abs(Decimal(one) - Decimal(other))
        subject = Subject(item=f"{number}", option=f"{gap}{unit}" if _is_told(gap, unit, stretches) else None)
        places = sorted((*mentions[unit, one], *mentions[unit, other]), key=lambda mention: mention.span.start)
        found += (_figure(document, mention, subject) for mention in places)
    return found


def _unit(mention: _Mention, lexicon: Lexicon) -> str:
    """1,264人 and 1,246名 are counted alike."""
    unit = lexicon.units[mention.printed.unit]
    return "人" if unit.dimension == "count:人" and unit.factor == 1 else mention.printed.unit


def _is_told(amount: Decimal, unit: str, stretches: Iterable[Stretch]) -> bool:
    """Whether this amount is printed somewhere, noughts behind the point aside; a short one (4万元) also means other things, and must be told
    as a difference."""
    short = telling_digits(f"{amount:f}") < _LONG_GAP
    plain = f"{amount.normalize():f}"
    noughts = "0*" if "." in plain else r"(?:\.0+)?"
    printed = re.compile(rf"(?<![\d.,])(?:{plain}|{amount.normalize():,f}){noughts}\s*{re.escape(unit)}")
    told = (match for stretch in stretches for match in printed.finditer(stretch.text) if not short or _STEP.search(stretch.text[max(0, match.start() - _AROUND) : match.start()]))
    return next(told, None) is not None


_LONG_GAP = 3
_STEP = regexp(r"(?:差|欠|增|减|调|多|少|高|低|超|余|缺|追加|变更|变动|扣|退|收回|不足|结转)[^，。;；\d]{0,8}(?:\d[\d,.]*[\u4e00-\u9fff]{1,2})?$")
"""减少4户10人: the difference may be the second of two that were told together."""


_LONG = regexp(r"\d[\d,.]*\d(?=\s*[^\d\s,.%％、，。；)）])")
"""A number long enough to compare, with a unit behind it."""
_BROKEN = regexp(r"\d\s+[\d.,]")
"""A number that blanks may have broken: what it is, its reader must say."""


def _near_stretches(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches that may hold one of two near numbers: most hold none, and need not be read."""
    long: dict[str, list[int]] = defaultdict(list)
    kept: set[int] = set()
    for at, stretch in enumerate(stretches):
        for plain in {found.replace(",", "") for found in _LONG.findall(stretch.text)}:
            if telling_digits(plain) >= _TURNED:
                long[plain].append(at)
        if _BROKEN.search(stretch.text):
            kept.add(at)
    for _, one, other in _twins(("", plain) for plain in long):
        kept.update(long[one], long[other])
    return [stretches[at] for at in sorted(kept)]


def _mentions(stretches: Sequence[Stretch], parts: Sequence[Part], covered: MaskedText, lexicon: Lexicon) -> Iterator[_Mention]:
    for loose in stretches:
        if parts[loose.part].kind in _PASSED:
            continue
        stretch = changed(loose, view=squeezed(loose.view))  # as the sentences were read, so that nothing is scanned twice
        for printed in scan(stretch.text, lexicon):
            mention = _Mention(stretch, printed)
            if not printed.han and printed.unit in lexicon.units and covered.over(mention.span.start, mention.span.end) is None:
                yield mention


def _twins(numbers: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Pairs of one unit that one digit, or two neighbours changing places, would make equal; in text order."""
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    known = dict.fromkeys(numbers)
    for unit, plain in known:
        for at, char in enumerate(plain):
            if char != ".":
                key = unit, plain[:at] + "?" + plain[at + 1 :]
                yield from ((unit, other, plain) for other in alike[key] if not _is_short(other, plain))
                alike[key].append(plain)
        yield from ((unit, other, plain) for other in turned(plain) if other < plain and (unit, other) in known)


def _is_short(*numbers: str) -> bool:
    """Whether one digit apart says nothing of two numbers so short, and only two that changed places do."""
    return min(map(telling_digits, numbers)) < _TELLING


def _is_telling(mention: _Mention, lexicon: Lexicon) -> bool:
    return lexicon.units[mention.printed.unit].dimension not in _CLOSE_BY_NATURE and telling_digits(mention.plain) >= _TURNED


def _one_thing(these: Sequence[_Mention], those: Sequence[_Mention], lexicon: Lexicon) -> bool:
    """Whether two numbers may be one: nowhere set side by side (in one sentence, in one table), somewhere called alike."""
    if {mention.sentence for mention in these} & {mention.sentence for mention in those}:
        return False
    pairs = [(a, b) for a in these for b in those]
    if any(_one_table(a, b) for a, b in pairs):
        return False
    certain = telling_digits(these[0].plain) >= _CERTAIN
    named = _called_the_same if _is_short(these[0].plain, those[0].plain) else _named_alike
    return any(_one_stage(a, b, lexicon) and (certain or named(a, b, lexicon)) for a, b in pairs)


def _has_third(these: Sequence[_Mention], those: Sequence[_Mention], others: Iterable[_Mention], lexicon: Lexicon) -> bool:
    """Whether a third number is called as these two are, so that the name does not tell them to be one."""
    if telling_digits(these[0].plain) >= _CERTAIN:
        return False
    unit, known = _unit(these[0], lexicon), (these[0].plain, those[0].plain)
    short = _is_short(*known)
    third = [mention for mention in others if _unit(mention, lexicon) == unit and mention.plain not in known and (short or not _is_short(mention.plain))]
    alike = [a for a in these if any(_one_stage(a, b, lexicon) and _named_alike(a, b, lexicon) for b in those)]
    return any(_named_alike(a, mention, lexicon) for a in alike for mention in third)


def _one_table(a: _Mention, b: _Mention) -> bool:
    return a.stretch.cell is not None and b.stretch.cell is not None and a.stretch.block == b.stretch.block


def _one_stage(a: _Mention, b: _Mention, lexicon: Lexicon) -> bool:
    """Whether neither speaks of another year, part or source, nor the one of the plan and the other of what was done."""
    if set(_ORDINAL.findall(a.before)) != set(_ORDINAL.findall(b.before)):
        return False
    if _said(a, lexicon.words["twin_kinds"]) != _said(b, lexicon.words["twin_kinds"]):
        return False
    stages = [(_said(mention, lexicon.words["twin_planned"]), _said(mention, lexicon.words["twin_done"])) for mention in (a, b)]
    (planned, done), (other_planned, other_done) = stages
    return not ((planned and other_done and not done) or (done and other_planned and not other_done))


def _said(mention: _Mention, words: Sequence[str]) -> frozenset[str]:
    before = mention.before
    return frozenset(word for word in words if word in before)


def _called_the_same(a: _Mention, b: _Mention, lexicon: Lexicon) -> bool:
    """受益农户 and 直接受益农户, but not 东镇补贴 and 西镇补贴: the one's words before it end the other's, and a name of some length is common."""
    one, other = (_own(mention.before, lexicon) for mention in (a, b))
    if not (one.endswith(other) or other.endswith(one)):
        return False
    behind = [_own(mention.after, lexicon) for mention in (a, b)]
    return min(len(one), len(other)) >= _LONGER or (min(map(len, behind)) >= _LONGER and behind[0][:_LONGER] == behind[1][:_LONGER])


def _own(words: str, lexicon: Lexicon) -> str:
    """The Han characters of some words without those that say nothing of what is counted."""
    for word in lexicon.words["twin_idle"]:
        words = words.replace(word, "")
    return "".join(_HAN.findall(words))


def _named_alike(a: _Mention, b: _Mention, lexicon: Lexicon) -> bool:
    """Whether the words before both, or behind both, have a run in common that says what is counted."""
    idle = lexicon.words["twin_idle"]
    if _shares(a.before, b.before, idle) or _shares(a.after, b.after, idle):
        return True
    return _shares(a.before, b.after, idle, _ACROSS) or _shares(a.after, b.before, idle, _ACROSS)


def _shares(one: str, other: str, idle: Sequence[str], least: int = _OWN_WORDS) -> bool:
    for word in idle:
        one, other = one.replace(word, " "), other.replace(word, " ")
    return any(run[at : at + least] in other for run in _HAN.findall(one) for at in range(len(run) - least + 1))


def _figure(document: Document, mention: _Mention, subject: Subject) -> Figure:
    printed, stretch = mention.printed, mention.stretch
    return Figure(
        id="", role=ROLE, raw=stretch.text[printed.number_start : printed.end], label=mention.before + "…" + mention.after,
        anchor=stretch.anchor(document, printed.number_start, printed.end), part=stretch.part, subject=subject, tokens=(mention.span,),
    )
