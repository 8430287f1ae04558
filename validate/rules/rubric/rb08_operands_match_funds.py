"""RB08 算式里的数与资金数一致

查什么　执行率、支付率、到位率的算式（实际支出/预算）里代入的支出数、到位数，应是报告别处给出的那个数。
为什么　代入取整的数，会把超支、少支掩盖成正好100%。
触发　　算式写（1500/1500）×100%=100%，而实际支出各处都是1500.32万元。
不触发　算式里的数在报告中有同样的一处；相差很大的（另一时点、另一口径）不比。
局限　　只比分子；报告没有对应资金数时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from model.fact import Fact
from model.figure import Equation
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral
from validate.book import FactBook
from validate.dossier import system_of
from validate.formula_syntax import Broken, Node, Number, operands, parse
from validate.ladder import decimal_of
from validate.rule import Rule, claim, unchecked

CODE = "RB08"
_NUMERATORS = {"execution_rate": ("funds_spent",), "received_rate": ("funds_received",)}
_SCALES = (Fraction(1), Fraction(1000), Fraction(10000), Fraction(10**8))
_NEAR = Fraction(1, 50)
_WHOLE = (None, "total", "fiscal", "bond")


def check(book: FactBook) -> Iterator[Outcome]:
    for equation in book.equations:
        concept = _concept(book, equation)
        ratio = _ratio(parse(equation.expression.split("=")[0])) if concept else None
        if concept and ratio:
            yield _compared(book, equation, concept, ratio)


def _concept(book: FactBook, equation: Equation) -> str | None:
    named = f"{equation.label} {equation.subject.indicator or ''}"
    for concept in _NUMERATORS:
        entry = book.lexicon.concepts[concept]
        if any(word in named for word in (entry.title, *entry.synonyms)):
            return concept
    return None


def _ratio(node: Node | Broken) -> tuple[Number, Number] | None:
    """a and b of ``a / b`` or ``a / b * 100%``."""
    if isinstance(node, Broken | Number):
        return None
    if node.op == "*":
        return _ratio(node.a)
    if node.op == "/" and isinstance(node.a, Number) and isinstance(node.b, Number) and not node.a.percent and len(list(operands(node))) == 2:
        return node.a, node.b
    return None


def _compared(book: FactBook, equation: Equation, concept: str, ratio: tuple[Number, Number]) -> Outcome:
    used, base = ratio
    system = system_of(book, equation.part)
    known = [fact for fact in book.numbers(*_NUMERATORS[concept])
             if book.system(fact.context) == system and fact.context.source in _WHOLE and fact.context.lot is None and fact.context.item is None]
    same = [fact for fact in known if _scale(used, fact, Fraction(0)) is not None]
    if same:
        return claim(CODE, True, [equation, *same], Say("算式里的数与资金数一致", "the working uses the stated amount"), doubt=False)
    near = [(fact, scale) for fact in known if (scale := _scale(used, fact, _NEAR)) is not None]
    if not near:
        return unchecked(CODE, [equation], Say("报告没有可与算式比较的资金数", "no amount to hold against the working"))
    return _differs(equation, used, base, near)


def _scale(used: Number, fact: Fact, tolerance: Fraction) -> Fraction | None:
    """The factor by which the operand is the fact, within a tolerance."""
    value = Fraction(fact.quantity.value if fact.quantity else 0)
    return next((scale for scale in _SCALES if used.value and abs(used.value * scale - value) <= tolerance * value), None)


def _differs(equation: Equation, used: Number, base: Number, near: list[tuple[Fact, Fraction]]) -> Outcome:
    fact, scale = near[0]
    exact = Fraction(fact.quantity.value if fact.quantity else 0) / scale
    rate = decimal_of(exact / base.value * 100) if base.value else None
    crosses = (used.value <= base.value) != (exact <= base.value)
    excess = decimal_of((exact - base.value) * scale)
    rounded = abs(used.value - exact) <= used.ulp / 2
    tail = Say(f"，比预算多{excess}元", f", {excess} yuan over") if exact > base.value and crosses else Say("", "")
    return claim(
        CODE, False, [equation, *(member for member, _ in near)],
        Say(f"算式“{equation.expression}={equation.claimed}”代入的是{used.text}，而报告别处为{fact.raw}；按{numeral(fact)}计算应为{rate}%{tail.zh}。",
            f"The working {equation.expression} = {equation.claimed} puts in {used.text}, but the report elsewhere says {fact.raw}: "
            f"{rate}%{tail.en}."),
        reported=f"{used.text}/{base.text} = {equation.claimed}", expected=f"{decimal_of(exact)}/{base.text} = {rate}%",
        computation=f"{decimal_of(exact)} ÷ {base.text} × 100% = {rate}%", severity=Severity.LOW if rounded and not crosses else Severity.MEDIUM,
        doubt=False, key=(used.text, base.text, numeral(fact)),
    )


RULE = Rule(
    CODE, "operands-match-funds", Say("算式代入的金额与别处不一致", "The working uses another amount than the report states"),
    Category.ARITHMETIC, Scope.IN_TEXT, Severity.MEDIUM, check,
)
