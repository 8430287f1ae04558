"""What a rule is, and the few ways in which rules speak.

A rule is one module ``validate/rules/<family>/<CODE>_<name>.py`` with a docstring (headings 查什么 为什么 触发 不触发 局限)
and one ``RULE``.  Its ``check`` takes the FactBook and yields Outcomes; :func:`settled`, :func:`claim` and
:func:`unchecked` build them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.fact import Fact
from model.figure import Enumeration, Equation, Rubric
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from model.quantity import Reading
from model.span import Anchor, Span
from validate.algebra import Expr, numeral
from validate.book import FactBook
from validate.ladder import decimal_of, printed_like, settle

Check = Callable[[FactBook], Iterable[Outcome]]


@dataclass(frozen=True, slots=True)
class Rule:
    """``code`` as in the catalogue without its hyphen; ``severity`` the most it may weigh."""

    code: str
    name: str
    title: Say
    category: Category
    scope: Scope
    severity: Severity
    check: Check
    basis: str = "internal"

    @property
    def family(self) -> str:
        return self.code[:2]


Source = Fact | Equation | Rubric | Enumeration


def ids(sources: Iterable[Source]) -> tuple[str, ...]:
    return tuple(source.id for source in sources)


def tokens(sources: Iterable[Source]) -> tuple[Span, ...]:
    """The number tokens of all sources that have any."""
    return tuple(token for source in sources if not isinstance(source, Rubric) for token in source.tokens)


def anchors(sources: Iterable[Source]) -> tuple[Anchor, ...]:
    """Each place once, in the order given."""
    return tuple(dict.fromkeys(source.anchor for source in sources))


def settled(
    rule: str,
    reported: Fact,
    expected: Expr,
    what: Say,
    *,
    low: Decimal | None = None,
    high: Decimal | None = None,
    also: Sequence[Source] = (),
    severity: Severity | None = None,
    disclosed: bool = False,
    key: tuple[str, ...] = (),
) -> Outcome:
    """Compare one reported fact with an expression.  ``what`` names the relation for people (总分与一级指标得分之和).

    The message of an inconsistency is made here: what is reported, what the inputs give, and the working.
    """
    quantity = reported.quantity
    if quantity is None:
        raise TypeError(f"{reported.id} has no quantity")
    sources: tuple[Source, ...] = (reported, *expected.leaves(), *also)
    doubt = any(source.doubt for source in sources if isinstance(source, Fact))
    try:
        found = settle(quantity, expected, low=low, high=high)
    except ZeroDivisionError:
        return unchecked(rule, sources, Say("除数可能为零", "the divisor may be zero"))
    should = printed_like(found.exact, quantity)
    working = f"{expected.show()} = {decimal_of(found.exact)}"
    consistent = found.reading is not None
    said = numeral(reported)
    message = Say(
        f"{what.zh}：报告为{said}，按{expected.show()}计算应为{_unscaled(should, reported)}。",
        f"{what.en}: the report says {said}; {expected.show()} gives {_unscaled(should, reported)}.",
    )
    if found.reading is Reading.TRUNCATED:
        message = Say(
            f"{what.zh}：报告为{said}，仅按截尾（不四舍五入）成立，四舍五入应为{_unscaled(should, reported)}。",
            f"{what.en}: {said} holds only if cut off; rounded it would be {_unscaled(should, reported)}.",
        )
    return Outcome(
        rule=rule,
        status=Status.CONSISTENT if consistent else Status.INCONSISTENT,
        inputs=ids(sources),
        evidence=anchors(sources),
        tokens=tokens(sources),
        message=message,
        reported=said,
        expected=_unscaled(should, reported),
        computation=working,
        reading=found.reading,
        reported_interval=found.reported,
        expected_interval=found.expected,
        difference=abs(decimal_of(found.exact) - quantity.value),
        severity=severity,
        doubt=doubt,
        disclosed=disclosed,
        key=key,
    )


def _unscaled(value: str, like: Fact) -> str:
    """A value of the base unit, in the unit that the fact is printed in (0.01 万元 as 100 元 reads badly)."""
    quantity = like.quantity
    printed = numeral(like).replace(",", "").rstrip("%")
    if quantity is None or not quantity.value:
        return value
    try:
        factor = quantity.value / Decimal(printed)
    except (ArithmeticError, ValueError):
        return value
    text = f"{Decimal(value) / factor:f}" if factor not in (0, 1) else value
    return text.rstrip("0").rstrip(".") if "." in text and factor != 1 else text


def claim(
    rule: str,
    holds: bool | None,
    sources: Sequence[Source],
    message: Say,
    *,
    reported: str = "",
    expected: str = "",
    computation: str = "",
    severity: Severity | None = None,
    category: Category | None = None,
    missing: Say | None = None,
    disclosed: bool = False,
    doubt: bool | None = None,
    hints: tuple[Say, ...] = (),
    basis: str = "internal",
    key: tuple[str, ...] = (),
) -> Outcome:
    """An outcome that is no equality: True holds, False does not, None cannot be decided (name what is ``missing``)."""
    status = Status.NOT_CHECKABLE if holds is None else Status.CONSISTENT if holds else Status.INCONSISTENT
    if doubt is None:
        doubt = any(source.doubt for source in sources if isinstance(source, Fact))
    return Outcome(
        rule=rule,
        status=status,
        inputs=ids(sources),
        evidence=anchors(sources),
        tokens=tokens(sources),
        message=message,
        reported=reported,
        expected=expected,
        computation=computation,
        severity=severity,
        category=category,
        missing=missing,
        disclosed=disclosed,
        doubt=doubt,
        hints=hints,
        basis=basis,
        key=key,
    )


def unchecked(rule: str, sources: Sequence[Source], missing: Say) -> Outcome:
    """无法核对: with the reason."""
    return Outcome(rule=rule, status=Status.NOT_CHECKABLE, inputs=ids(sources), evidence=anchors(sources), missing=missing)


def same_value(rule: str, facts: Sequence[Fact], what: Say, *, severity: Severity | None = None) -> Iterator[Outcome]:
    """Mentions of one thing must agree.  The commonest interval is taken as said; each that does not meet it is one
    outcome, with the agreeing mentions as the other side; those that agree are one consistent outcome."""
    numbered = [fact for fact in facts if fact.quantity is not None]
    if len(numbered) < 2:
        return
    spans = [(fact, fact.quantity.interval(Reading.ROUNDED)) for fact in numbered if fact.quantity is not None]
    votes = [sum(interval.meets(other) for _, other in spans) for _, interval in spans]
    best = max(range(len(spans)), key=lambda i: (votes[i], -i))
    norm = spans[best][1]
    agreeing = [fact for fact, interval in spans if interval.meets(norm)]
    if len(agreeing) > 1:
        said = numeral(agreeing[0])
        yield claim(rule, True, agreeing, Say(f"{what.zh}各处均为{said}", f"{what.en}: {said} throughout"), doubt=False)
    for fact, interval in spans:
        if interval.meets(norm):
            continue
        reported, expected = fact.raw, agreeing[0].raw
        yield claim(
            rule, False, [fact, *agreeing],
            Say(f"{what.zh}前后不一致：此处为{reported}，另{len(agreeing)}处为{expected}。",
                f"{what.en} differs: {reported} here, {expected} in {len(agreeing)} other place(s)."),
            reported=reported, expected=expected, severity=severity, key=(fact.concept, reported, expected),
        )
