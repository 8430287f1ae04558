"""What a rule is, and the few ways in which rules speak.

A rule is one module ``validate/rules/<family>/<CODE>_<name>.py`` with a docstring (headings 查什么 为什么 触发 不触发 局限)
and one ``RULE``.  Its ``check`` takes the FactBook and yields Outcomes; :func:`settled`, :func:`claim` and
:func:`unchecked` build them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from model.fact import Fact
from model.figure import Enumeration, Equation, Rubric
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from model.quantity import Precision, Reading
from model.slips import one_slip, telling_digits
from model.span import Anchor, Span
from validate.agree import agreement
from validate.algebra import Expr, is_awarded, numeral, scale, unit_word, written
from validate.book import FactBook
from validate.explain import slips
from validate.ladder import decimal_of, printed_like, settle

Check = Callable[[FactBook], Iterable[Outcome]]


@dataclass(frozen=True, slots=True)
class Rule:
    """``code`` as in the catalogue without its hyphen; ``severity`` the most it may weigh.
    ``yields``: it speaks only of numbers that no other rule has found fault with."""

    code: str
    name: str
    title: Say
    category: Category
    scope: Scope
    severity: Severity
    check: Check
    basis: str = "internal"
    yields: bool = False

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
    placed: dict[tuple[int, int], Anchor] = {}  # by numbers, as an anchor's own hash goes through every field of it
    for source in sources:
        placed.setdefault((source.anchor.span.start, source.anchor.span.end), source.anchor)
    return tuple(placed.values())


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
    partial: Say | None = None,
    key: tuple[str, ...] = (),
) -> Outcome:
    """Compare one reported fact with an expression.  ``what`` names the relation for people (总分与一级指标得分之和).

    ``partial``: why a mismatch could not be held against the report (parts not all stated): it is then 无法核对.
    Truncation is accepted silently at the level of info (law of the ladder); severity is the rule's unless given.
    """
    quantity = reported.quantity
    if quantity is None:
        raise TypeError(f"{reported.id} has no quantity")
    if (reported.concept == "indicator_score" or not quantity.value) and is_awarded(quantity):
        quantity = replace(quantity, precision=Precision.EXACT)
    sources: tuple[Source, ...] = (reported, *expected.leaves(), *also)
    doubt = any(source.doubt for source in sources if isinstance(source, Fact))
    try:
        found = settle(quantity, expected, low=low, high=high)
    except ZeroDivisionError:
        return unchecked(rule, sources, Say("除数可能为零", "the divisor may be zero"))
    if found.reading is None and partial is not None:
        return unchecked(rule, sources, partial)
    should = in_print(found.exact, reported)
    said = written(reported)
    formula = expected.show()
    message = Say(
        f"{what.zh}：报告为{said}，按{formula}计算应为{should}。",
        f"{what.en}: the report says {said}; {formula} gives {should}.",
    )
    if found.reading is Reading.TRUNCATED:
        message = Say(
            f"{what.zh}：报告为{said}，仅按截尾（不四舍五入）成立，四舍五入应为{should}。",
            f"{what.en}: {said} holds only if cut off; rounded it would be {should}.",
        )
    return Outcome(
        rule=rule,
        status=Status.CONSISTENT if found.reading is not None else Status.INCONSISTENT,
        inputs=ids(sources),
        evidence=anchors(sources),
        tokens=tokens(sources),
        message=message,
        reported=numeral(reported),
        expected=should.removesuffix(unit_word(reported)),
        computation=f"{formula} = {_worked(found.exact, reported)}",
        reading=found.reading,
        reported_interval=found.reported,
        expected_interval=found.expected,
        difference=abs(decimal_of(found.exact) - quantity.value),
        severity=severity,
        hints=slips(reported, expected, found.exact) if found.reading is None else (),
        doubt=doubt,
        disclosed=disclosed,
        key=key,
    )


def settled_by_any(rule: str, reported: Fact, candidates: Sequence[Expr], what: Say, *,
                   severity: Severity | None = None, partial: Say | None = None, key: tuple[str, ...] = ()) -> Outcome:
    """The first candidate that holds, rounded before cut off; where none does, the one that is a slip of the pen away, else the first of all
    speaks for them."""
    found: list[Outcome] = []
    for expected in candidates:
        found.append(settled(rule, reported, expected, what, severity=severity, key=key))
        if found[-1].reading not in (None, Reading.TRUNCATED):
            return found[-1]
    best = next((outcome for outcome in found if outcome.reading is not None), None) or _nearly(found) or found[0]
    if best.status is Status.INCONSISTENT and partial is not None:
        return unchecked(rule, (reported, *candidates[0].leaves()), partial)
    return best


def _nearly(found: Sequence[Outcome]) -> Outcome | None:
    """The only outcome that one digit, or two neighbours in each other's place, keep from holding."""
    telling = [outcome for outcome in found if telling_digits(outcome.reported.strip("%")) >= _TELLING]
    near = {outcome.expected: outcome for outcome in reversed(telling) if one_slip(outcome.reported, outcome.expected)}
    return next(iter(near.values())) if len(near) == 1 else None


_TELLING = 4


def in_print(value: Fraction, like: Fact) -> str:
    """A value of the base unit as ``like`` would print it: its unit, its precision (rates and scores to two places at least)."""
    if like.quantity is None:
        raise TypeError(f"{like.id} has no quantity")
    exact, factor, places = value / Fraction(scale(like)), scale(like), _places(like.quantity.ulp)
    text = printed_like(value, like.quantity)
    coarse = like.quantity.unit == "分" or (like.quantity.unit == "%" and not places) or (exact * 100).denominator == 1
    if coarse and Fraction(Decimal(text)) != value:
        text = f"{decimal_of(exact, max(2, places)):f}"
    elif factor != 1:
        text = f"{decimal_of(Fraction(Decimal(text)) / Fraction(factor), 10):f}"
    return text + ("%" if numeral(like).endswith("%") else unit_word(like))


def _places(ulp: Decimal) -> int:
    """Decimal places of a last digit's worth."""
    exponent = ulp.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _worked(exact: Fraction, like: Fact) -> str:
    """The result of the working, in the unit that ``like`` is printed in."""
    mark = "%" if numeral(like).endswith("%") else unit_word(like)
    return f"{decimal_of(exact / Fraction(scale(like))):f}{mark}"


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


def same_value(rule: str, facts: Sequence[Fact], what: Say, *,
               partial: Callable[[Fact, Fact], Say | None] | None = None) -> Iterator[Outcome]:
    """Mentions of one thing must agree.  What most say, most finely printed, is taken as said; each mention that differs is
    one outcome with the agreeing ones as the other side; those that agree are one consistent outcome.

    ``partial(odd, said)``: why this one may after all speak of something else; it is then 无法核对.
    """
    found = agreement(facts)
    if found is None or len(facts) < 2:
        return
    said = written(found.said)
    if len(found.agreeing) > 1:
        yield claim(rule, True, found.agreeing, Say(f"{what.zh}各处均为{said}", f"{what.en}: {said} throughout"), doubt=False)
    for fact in found.cut:
        told = Say(f"{what.zh}：{written(fact)}与{said}仅按截尾（不四舍五入）一致。", f"{what.en}: {written(fact)} and {said} agree only if cut off.")
        yield replace(claim(rule, True, [fact, found.said], told, doubt=False), reading=Reading.TRUNCATED)
    for fact in found.odd:
        reason = partial(fact, found.said) if partial else None
        if reason is not None:
            yield unchecked(rule, [fact, found.said], reason)
            continue
        here, others = written(fact), len(found.agreeing)
        yield claim(
            rule, False, [fact, *found.agreeing],
            Say(f"{what.zh}前后不一致：此处为{here}，另{others}处为{said}。", f"{what.en} differs: {here} here, {said} in {others} other place(s)."),
            reported=here, expected=said, key=(fact.concept, what.zh, here, said),
        )
