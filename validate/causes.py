"""One slip, several findings: which finding another one explains, and the one number that would mend two at once.

Exact throughout: a finding hangs under another only where its own working, computed again with the number that the other one
would have, gives what the report prints; or where both want the same number in the same place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from model.finding import Finding, Severity
from model.notice import Say
from model.quantity import Reading
from model.regexp import regexp
from validate import formula
from validate.formula_syntax import Broken, parse
from validate.labels import blames_name
from validate.ladder import decimal_of

_NUMERAL = regexp(r"\d[\d,]*(?:\.\d+)?")
_PLAIN = regexp(r"约?(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>%?)[^\d\s，,；;、~～至-]{0,6}")
_DIGITS = regexp(r"\d+")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Told:
    """A finding that gives one number for another.  ``working``: what it was computed by, as printed; "" where nothing was.
    ``numbers``: every numeral of its evidence by the offset where it begins, first the one that is ``reported``."""

    finding: Finding
    rank: tuple[int, int]
    reported: str
    expected: str
    percent: str
    working: str
    numbers: Mapping[int, str]

    @property
    def place(self) -> int:
        return next(iter(self.numbers))

    def holds_with(self, old: str, new: str) -> bool:
        """Whether the working gives the printed number once the only ``old`` in it is ``new``, and not before.  Where what is reported was
        itself worked out (shares that come to 98.19%), it is the number it should be that has to be given."""
        goal = self.reported + self.percent
        goal = self.expected + self.percent if _gives(self.working, goal) else goal
        return not _gives(self.working, goal) and _gives(_put(self.working, old, new), goal)


def linked(findings: Sequence[Finding], text: str) -> list[Finding]:
    """The findings with their causes told: each group together, its cause first, the gravest group first."""
    findings = _told_once(findings)
    told = [told for at, finding in enumerate(findings) if (told := _told(finding, at, text)) is not None]
    under: dict[str, str] = {}
    mended: dict[str, Say] = {}
    for a, b in _neighbours(told):
        pair = next(((cause, other) for cause, other in ((a, b), (b, a)) if _free(under, cause, other) and _explains(cause, other)), None)
        culprit = _culprit(a, b) if pair is None and _free(under, a, b) else None
        if culprit is not None:
            pair = a, b
            mended.setdefault(a.finding.id, culprit)
        if pair is not None:
            under[pair[1].finding.id] = pair[0].finding.id
    return _together([_with_cause(finding, under, mended) for finding in findings])


def mends(cause: Finding, other: Finding, text: str) -> bool:
    """Whether a row's product in a table, worked right, makes another finding hold: 447.90 for 477.90, and the column adds up no more."""
    if cause.evidence[0].cell is None or "*" not in cause.computation:
        return False
    a, b = _told(cause, 0, text), _told(other, 1, text)
    apart = a is not None and b is not None and a.place != b.place and not _one_equation(a, b)
    return a is not None and b is not None and apart and a.place in b.numbers and b.holds_with(a.reported, a.expected)


def _free(under: dict[str, str], cause: _Told, other: _Told) -> bool:
    """Whether the other hangs under nothing yet, and the cause not under it."""
    return other.finding.id not in under and _root(under, cause.finding.id) != other.finding.id


def _told_once(findings: Sequence[Finding]) -> list[Finding]:
    """Without a rule's second telling of one contradiction from its other end."""
    seen: set[object] = set()
    kept = []
    for finding in findings:
        told = frozenset((_unspelt(finding.reported), _unspelt(finding.expected)))
        ends = finding.rule, frozenset(anchor.span for anchor in finding.evidence), told
        if not (finding.reported and finding.expected and len(finding.evidence) == _FEWEST) or ends not in seen:
            kept.append(finding)
        seen.add(ends)
    return kept


def _unspelt(told: str) -> object:
    """What is told, however it is printed: 2022年6月16日 and 2022-06-16."""
    return tuple(map(int, _DIGITS.findall(told))) or told


def _with_cause(finding: Finding, under: dict[str, str], mended: dict[str, Say]) -> Finding:
    cause = _root(under, finding.id) if finding.id in under else ""
    culprit = mended.get(finding.id)
    message = Say(finding.message.zh + culprit.zh, f"{finding.message.en} {culprit.en}") if culprit is not None else finding.message
    return replace(finding, cause=cause, message=message) if cause or culprit else finding


def _together(findings: Sequence[Finding]) -> list[Finding]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.cause or finding.id, []).append(finding)
    ordered = sorted(groups.items(), key=lambda item: min(finding.severity.rank for finding in item[1]))
    return [finding for head, members in ordered for finding in sorted(members, key=lambda finding: finding.id != head)]


def _told(finding: Finding, at: int, text: str) -> _Told | None:
    reported, expected = (_PLAIN.fullmatch(words.strip()) for words in (finding.reported, finding.expected))
    if reported is None or expected is None or not finding.evidence or finding.severity is Severity.INFO:
        return None
    working = finding.computation.rpartition("=")[0].strip() if finding.computation.count("=") == 1 else ""
    numbers = {match.start(): match.group() for anchor in finding.evidence for match in _NUMERAL.finditer(text, anchor.span.start, anchor.span.end)}
    return _Told(finding, (finding.severity.rank, at), reported["n"], expected["n"], reported["unit"], working, numbers) if numbers else None


def _neighbours(told: Sequence[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """Two that rest on one number, or are explained by one word of a paragraph, the graver first; each pair once."""
    places: dict[object, list[_Told]] = {}
    for each in told:
        for place in (*each.numbers, *_hinted(each)):
            places.setdefault(place, []).append(each)
    pairs = {(a.rank, b.rank): (a, b) for members in places.values() if len(members) >= _FEWEST for a, b in combinations(members, 2)}
    yield from (pair for _, pair in sorted(pairs.items(), key=lambda item: item[0]))


def _hinted(told: _Told) -> set[tuple[int | None, str]]:
    """What would explain a finding, and in which paragraph."""
    return {(told.finding.evidence[0].block, hint.zh) for hint in told.finding.hints if blames_name(hint)}


def _explains(cause: _Told, other: _Told) -> bool:
    """Whether both want the same number in the same place, say one contradiction from its two ends, or the other uses what the cause mends."""
    before = cause.rank < other.rank
    if before and (_one_equation(cause, other) or _hinted(cause) & _hinted(other)):
        return True
    if before and cause.place == other.place and _same(cause.expected, other.expected):
        return True
    if before and _same(cause.expected, other.reported) and _same(cause.reported, other.expected):
        return True
    uses = cause.place != other.place and cause.place in other.numbers
    return uses and other.holds_with(cause.reported, cause.expected)


def _one_equation(a: _Told, b: _Told) -> bool:
    """1860+94.60=1945.60 told as a sum, as a total and as a difference: the same numbers, whichever of them is blamed."""
    numbers = [sorted(Fraction(n.replace(",", "")) for n in (*_NUMERAL.findall(told.working), told.reported)) for told in (a, b)]
    return bool(a.working and b.working) and numbers[0] == numbers[1]


def _culprit(a: _Told, b: _Told) -> Say | None:
    """The number that both workings use and that, written otherwise, makes both hold; where several would, that one of them is wrong."""
    found: list[tuple[str, str]] = []
    for start, old in b.numbers.items():
        if start not in a.numbers or start in (a.place, b.place):
            continue
        new = _solved(a, old) or _solved(b, old)
        if new is not None and a.holds_with(old, new) and b.holds_with(old, new):
            found.append((old, new))
    if len(found) > 1:
        return Say("另一处相差同一数，当同出一因。", "Another working is off by the same amount: one cause, most likely.")
    return next((Say(f"若{old}应为{new}，则与之有关的{_FEWEST}处均成立。", f"With {new} for {old} both would hold.") for old, new in found), None)


def _solved(told: _Told, old: str) -> str | None:
    """The number in place of ``old`` with which a working that is linear in it gives exactly what is printed, in no more places than printed."""
    tries = [_value(_put(told.working, old, str(x))) for x in (1, 2, 3)]
    goal = _value(told.reported + told.percent)
    if goal is None or None in tries:
        return None
    one, two, three = (value for value in tries if value is not None)
    if two - one != three - two or two == one:
        return None
    new = decimal_of(1 + (goal - one) / (two - one), 4)
    printed = f"{new.normalize():f}"
    places = len(old.partition(".")[2])
    return f"{new:.{places}f}" if new > 0 and len(printed.partition(".")[2]) <= places else None


def _put(working: str, old: str, new: str) -> str:
    """The working with another number in place of its only ``old``; "" where it stands there not once."""
    at = [match for match in _NUMERAL.finditer(working) if _same(match.group(), old)]
    return working[: at[0].start()] + new + working[at[0].end() :] if len(at) == 1 else ""


def _gives(working: str, claimed: str) -> bool:
    worked = formula.work(working, claimed) if working else None
    return isinstance(worked, formula.Worked) and worked.reading not in (None, Reading.TRUNCATED)


def _value(working: str) -> Fraction | None:
    node = parse(working) if working else None
    try:
        return formula.evaluate(node) if node is not None and not isinstance(node, Broken) else None
    except ZeroDivisionError:
        return None


def _same(a: str, b: str) -> bool:
    return Fraction(a.replace(",", "")) == Fraction(b.replace(",", ""))


def _root(under: dict[str, str], name: str) -> str:
    """The finding at the top; the links never close a circle."""
    while name in under:
        name = under[name]
    return name
