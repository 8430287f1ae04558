"""Facts to outcomes to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from model.finding import Category, Finding, Outcome, Severity, Status, fingerprint
from model.notice import Notice, Say, guarded
from model.quantity import Reading
from model.span import Anchor, Origin, Span
from validate.book import FactBook
from validate.causes import linked, mends
from validate.column import columns_doubted
from validate.doubt import misread
from validate.nearer import meant_otherwise
from validate.rule import Rule
from validate.severity import weigh
from validate.suspects import with_suspects


@dataclass(frozen=True, slots=True)
class Checked:
    """What a run of rules over one book gave."""

    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...]


def run(book: FactBook, rules: Sequence[Rule], sha256: str, text: str) -> Checked:
    """Try each rule; a rule that fails is a notice, never the end of the run (law 4: each rule yields an outcome)."""
    outcomes: list[Outcome] = []
    notices: list[Notice] = []
    findings: list[Finding] = []
    for rule in rules:
        failed = [Outcome(rule.code, Status.NOT_CHECKABLE, missing=Say("规则出错", "the rule failed"))]
        found = guarded(Say(f"规则{rule.code}", f"rule {rule.code}"), partial(_tried, rule, book), failed, notices)
        if not found:
            found = [Outcome(rule.code, Status.NOT_APPLICABLE, missing=Say("报告中没有所需的内容", "nothing of the kind in the report"))]
        found = columns_doubted(meant_otherwise(found, text), rule.category)
        outcomes += found
        findings += _findings(book, rule, found, sha256, text)
    findings = _without_echoes(findings, frozenset(rule.code for rule in rules if rule.yields), text)
    findings.sort(key=lambda finding: (finding.severity.rank, finding.evidence[0].span.start if finding.evidence else 0, finding.rule))
    findings = guarded(Say("疑误之数", "likely slips"), partial(with_suspects, findings, book, text), findings, notices)
    findings = guarded(Say("归并疑点", "grouping"), partial(linked, findings, text), findings, notices)
    return Checked(tuple(outcomes), tuple(findings), tuple(notices))


def _tried(rule: Rule, book: FactBook) -> list[Outcome]:
    return list(rule.check(book))


def _without_echoes(findings: list[Finding], yielding: frozenset[str], text: str) -> list[Finding]:
    """Without the findings of yielding rules about numbers that another finding, above info, is already about, unless they tell its cause;
    dates are such numbers only for what is said of dates."""
    firm = [finding for finding in findings if finding.rule not in yielding and finding.severity is not Severity.INFO]
    dates = {anchor.span for finding in firm if finding.category is Category.TEMPORAL for anchor in finding.evidence}
    numbers = {anchor.span for finding in firm if finding.category is not Category.TEMPORAL for anchor in _accused(finding)}
    told = {True: numbers | dates, False: numbers}
    kept = [
        finding
        for finding in findings
        if finding.rule not in yielding
        or not _echoes(finding, told[finding.category is Category.TEMPORAL])
        or any(mends(finding, other, text) for other in firm)
    ]
    rivals = [finding for finding in kept if finding.rule in yielding]
    return [finding for finding in kept if finding.rule not in yielding or not any(_outdone(finding, other) for other in rivals)]


def _accused(finding: Finding) -> tuple[Anchor, ...]:
    """What a finding is about: of a rate that its numbers do not make, the rate alone; if one of them is to blame, mending it mends the rate."""
    return finding.evidence[:1] if finding.reported.endswith("%") and "÷" in finding.computation else finding.evidence


def _outdone(finding: Finding, other: Finding) -> bool:
    """Whether another yielding rule says something graver of the very number that this finding begins with."""
    firsts = [each.evidence[0].span for each in (finding, other) if each.evidence]
    return other.rule != finding.rule and other.severity.rank < finding.severity.rank and len(firsts) == 2 and firsts[0].overlaps(firsts[1])


def _echoes(finding: Finding, told: set[Span]) -> bool:
    """Whether the number itself, or two numbers of the passage that it stands in, were told of."""
    near = [span for span in told if any(anchor.span.overlaps(span) for anchor in finding.evidence)]
    return len(near) > 1 or any(span.overlaps(anchor.span) for span in near for anchor in finding.evidence[:1])


def _findings(book: FactBook, rule: Rule, outcomes: Sequence[Outcome], sha256: str, text: str) -> Iterator[Finding]:
    wrong = [_doubted(book, outcome) for outcome in outcomes if outcome.status is Status.INCONSISTENT]
    cut = [outcome for outcome in outcomes if outcome.status is Status.CONSISTENT and outcome.reading is Reading.TRUNCATED]
    told: dict[str, Finding] = {}
    for group in _merged(wrong, lambda outcome: outcome.key):
        gravest = min((weigh(book, outcome, rule.severity) for outcome in group), key=lambda severity: severity.rank)
        finding = _finding(rule, group, sha256, text, gravest)
        told[finding.fingerprint] = _with_places(told.get(finding.fingerprint, finding), finding)
    yield from told.values()
    for group in _merged(cut, lambda outcome: (outcome.evidence[0].cell.table if outcome.evidence and outcome.evidence[0].cell else None,)):
        yield _finding(rule, group, sha256, text, Severity.INFO)


def _with_places(finding: Finding, again: Finding) -> Finding:
    """One finding for what a verdict could not tell apart: a sum told as 调整后 and as 合计, a slip printed alike in two places."""
    return replace(finding, evidence=tuple(dict.fromkeys((*finding.evidence, *again.evidence))))


def _merged(outcomes: Sequence[Outcome], key: Callable[[Outcome], tuple[object, ...]]) -> Iterator[list[Outcome]]:
    """One cause, one finding: outcomes with the same non-empty key stand together."""
    groups: dict[object, list[Outcome]] = {}
    for at, outcome in enumerate(outcomes):
        found = key(outcome)
        groups.setdefault(found if any(part is not None for part in found) else at, []).append(outcome)
    yield from groups.values()


def _doubted(book: FactBook, outcome: Outcome) -> Outcome:
    """With the doubt that our reading brings: a recogniser was not sure, one digit taken for another would mend it, or it rests on many
    rows of a table put together from loose text, where one may have been missed, or on a paragraph that lost its line breaks."""
    rebuilt = {anchor.cell.row for anchor in outcome.evidence if anchor.origin is Origin.REBUILT and anchor.cell is not None}
    unsure = len(rebuilt) > 2 or any(anchor.doubtful or anchor.origin is Origin.RUN_ON for anchor in outcome.evidence)
    return replace(outcome, doubt=True) if not outcome.doubt and (unsure or misread(book, outcome)) else outcome


def _finding(rule: Rule, group: Sequence[Outcome], sha256: str, text: str, severity: Severity) -> Finding:
    first = group[0]
    evidence = tuple(dict.fromkeys(anchor for outcome in group for anchor in outcome.evidence))
    printed = tuple(text[anchor.span.start : anchor.span.end] for anchor in first.evidence) + first.key
    mark = fingerprint(sha256, rule.code, (*printed, first.reported, first.expected))
    return Finding(
        id=f"{rule.code}-{mark[:8]}",
        rule=rule.code,
        category=first.category or rule.category,
        severity=severity,
        title=rule.title,
        message=_told(group) or rule.title,
        evidence=evidence,
        fingerprint=mark,
        inputs=tuple(dict.fromkeys(i for outcome in group for i in outcome.inputs)),
        reported=first.reported,
        expected=first.expected,
        computation="；".join(dict.fromkeys(outcome.computation for outcome in group if outcome.computation)),
        difference=first.difference,
        reading=first.reading,
        hints=first.hints,
        doubt=first.doubt,
        disclosed=first.disclosed,
        basis=first.basis if first.basis != "internal" else rule.basis,
    )


def _told(group: Sequence[Outcome]) -> Say | None:
    """Every message once; those that differ in blanks only are one."""
    said = {"".join(outcome.message.zh.split()): outcome.message for outcome in reversed(group) if outcome.message}
    messages = list(reversed(said.values()))
    return Say("\n".join(message.zh for message in messages), "\n".join(message.en for message in messages)) if messages else None


def checked_tokens(outcomes: Iterable[Outcome]) -> frozenset[Span]:
    """The number tokens that took part in a relation that was decided."""
    decided = (Status.CONSISTENT, Status.INCONSISTENT)
    return frozenset(token for outcome in outcomes if outcome.status in decided for token in outcome.tokens)
