"""Printed working: the grammar, the readings, the errors."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexicon.load import Lexicon
from model.quantity import Reading
from validate.formula import Manner, Worked, chain, evaluate, work
from validate.formula_syntax import Broken, Node, operands, parse


def value(text: str) -> Fraction:
    node = parse(text)
    assert not isinstance(node, Broken), node.reason
    return evaluate(node)


@pytest.mark.parametrize(("text", "wanted"), [
    ("1+2*3", 7), ("(1+2)*3", 9), ("10-4-3", 3), ("24/4/2", 3), ("-3+5", 2), ("50%*8", 4),
    ("1,200/4", 300), ("（6＋2）×3÷4", 6), ("(4/5)100%", Fraction(4, 5)),
    ("2*(3+4", 14), ("3+4)*2", 14),
])
def test_the_grammar(text: str, wanted: Fraction) -> None:
    assert value(text) == wanted


@pytest.mark.parametrize("text", ["", "实际/计划", "2+", "((1+2", "1..2", "3*/4", "a+b", "2 3", "__import__('os')", "(" * 200 + "1" + ")" * 200])
def test_what_cannot_be_computed_is_a_value_not_an_error(text: str) -> None:
    assert isinstance(parse(text), Broken)


def test_a_divisor_of_nought_is_told() -> None:
    found = work("5/(3-3)", "1")
    assert isinstance(found, Broken)
    assert "零" in found.reason.zh


def worked(expression: str, claimed: str, unit: str = "") -> Worked:
    found = work(expression, claimed, unit, Lexicon.load())
    assert isinstance(found, Worked), found
    return found


def test_percentage_points_are_meant_in_marks() -> None:
    found = worked("6-(90%-86.5%)*(6*2%)", "5.58")
    assert (found.reading, found.manner) == (Reading.AS_PRINTED, Manner.POINTS)
    assert worked("6-(90%-86.5%)*(6*2%)", "5.18").reading is None


def test_literal_percentages_hold_where_they_hold() -> None:
    assert worked("100%-86.5%", "13.5%").manner is Manner.LITERAL
    assert worked("(60%*100%+40%*0.6)*100%", "84%").reading is Reading.AS_PRINTED


def test_only_cut_off() -> None:
    assert worked("6-(90%-86.57%)*(6*2%)", "5.58").reading is Reading.TRUNCATED
    assert worked("6-(90%-86.57%)*(6*2%)", "5.59").reading is Reading.ROUNDED


def test_units_beside_the_numbers() -> None:
    assert worked("3.5万元+5000元", "4", "万元").manner is Manner.UNITS
    assert worked("1832.5/73500", "249.32", "元/平方米").unclear


def test_a_chain_checks_each_link() -> None:
    good, bad = chain("8-(95%-90%)*0.5=8-3", "5.5")
    assert isinstance(good, Worked) and good.reading is Reading.AS_PRINTED
    assert isinstance(bad, Worked) and bad.reading is None


numbers = st.decimals(min_value=0, max_value=9999, places=2)


@given(numbers, numbers, st.sampled_from("+-*"))
def test_two_operands_as_python_has_them(a: object, b: object, op: str) -> None:
    x, y = Fraction(str(a)), Fraction(str(b))
    assert value(f"{a}{op}{b}") == {"+": x + y, "-": x - y, "*": x * y}[op]


@given(st.lists(numbers, min_size=2, max_size=6))
def test_a_sum_agrees_with_itself_and_not_with_a_wrong_one(terms: list[object]) -> None:
    total = sum((Fraction(str(term)) for term in terms), Fraction(0))
    printed = f"{float(total):.2f}"  # exact: two places, below 10**5
    expression = "+".join(str(term) for term in terms)
    assert worked(expression, printed).reading is Reading.AS_PRINTED
    assert worked(expression, f"{float(total) * 1.3 + 7:.2f}").reading is None


@given(st.text(alphabet="0123456789.+-*/()%,万元实 ", max_size=30))
def test_no_text_breaks_the_parser(text: str) -> None:
    found = parse(text)
    assert isinstance(found, Broken) or list(operands(_node(found)))


def _node(node: Node | Broken) -> Node:
    assert not isinstance(node, Broken)
    return node
