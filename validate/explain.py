"""Which single slip would reconcile a reported number with what its inputs give: hints only, as nobody can know from
the figures alone *which* of them is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from model.fact import Fact
from model.notice import Say
from model.quantity import Quantity
from model.slips import turned
from validate.algebra import Expr, Leaf, Percent, Ratio, Total, numeral, scale, written
from validate.ladder import decimal_of, printed_like

_MOST = 2
_POWERS = (
    (4, Say("疑单位之误：两边相差一万倍（元／万元）", "a unit slip? the two sides differ ten-thousandfold (元/万元)")),
    (8, Say("疑单位之误：两边相差一亿倍（元／亿元）", "a unit slip? the two sides differ by a factor of 10^8 (元/亿元)")),
    (3, Say("疑单位之误：两边相差一千倍", "a unit slip? the two sides differ a thousandfold")),
    (2, Say("疑小数点移位或漏乘百分数：两边相差一百倍", "the point moved, or a percent left out? the two sides differ a hundredfold")),
    (1, Say("疑小数点移位：两边相差十倍", "the point moved? the two sides differ tenfold")),
)


def slips(reported: Fact, expected: Expr, exact: Fraction) -> tuple[Say, ...]:
    """At most two hints, the likeliest first.  ``exact``: what ``expected`` came to (capped, where it is capped)."""
    quantity = reported.quantity
    if quantity is None:
        return ()
    found: list[Say] = []
    for hint in _candidates(reported, quantity, expected, exact):
        found.append(hint)
        if len(found) == _MOST:
            break
    return tuple(found)


def _candidates(reported: Fact, quantity: Quantity, expected: Expr, exact: Fraction) -> Iterator[Say]:
    yield from _powers(Fraction(quantity.value), exact, _slack(quantity))
    should = _unscaled(exact, reported, quantity)
    if _digits(should) in turned(_digits(numeral(reported))):
        yield Say(f"疑数字对调：{numeral(reported)}与{should}", f"digits swapped? {numeral(reported)} and {should}")
    if isinstance(expected, Ratio | Percent):
        yield from _upside_down(quantity, expected)
    if isinstance(expected, Total):
        yield from _addends(quantity, expected)


def _slack(quantity: Quantity) -> Fraction:
    return Fraction(quantity.ulp or Decimal(0))


def _powers(value: Fraction, exact: Fraction, slack: Fraction) -> Iterator[Say]:
    if not value or not exact:
        return
    for power, hint in _POWERS:
        for factor in (Fraction(10) ** power, Fraction(1, 10**power)):
            if abs(value * factor - exact) <= max(slack * factor, abs(exact) / 10**5):
                yield hint
                return


def _unscaled(exact: Fraction, reported: Fact, quantity: Quantity) -> str:
    factor = scale(reported)
    text = printed_like(exact, quantity)
    return text if factor == 1 else f"{decimal_of(Fraction(Decimal(text)) / Fraction(factor))}"


def _digits(number: str) -> str:
    text = number.replace(",", "").rstrip("%")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _upside_down(quantity: Quantity, expected: Ratio | Percent) -> Iterator[Say]:
    try:
        turned = type(expected)(expected.b, expected.a).value()
    except ZeroDivisionError:
        return
    if abs(turned - Fraction(quantity.value)) <= _slack(quantity):
        yield Say("疑分子与分母颠倒", "numerator and denominator changed places?")


def _addends(quantity: Quantity, expected: Total) -> Iterator[Say]:
    gap = expected.value() - Fraction(quantity.value)
    slack = _slack(quantity)
    for term in expected.terms:
        if not isinstance(term, Leaf):
            continue
        value = term.value()
        if value and abs(gap - value) <= slack / 2:
            yield Say(f"疑漏加{written(term.fact)}", f"was {written(term.fact)} left out?")
        elif value and abs(gap + value) <= slack / 2:
            yield Say(f"疑重复计入{written(term.fact)}", f"was {written(term.fact)} counted twice?")
