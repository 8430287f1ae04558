"""RB17 算式之后所说的结果就是算式的结果

查什么　算式写完，同一段接着用文字说出的比率、得分，应与算式印出的结果相同（四舍五入、截尾都算相同）。
为什么　读报告的人看的是这句话，计分用的也是这句话。
触发　　到位率=(300/300)*100%=100%，资金到位率为90%。
不触发　得分=5-(90%-85.28%)*(5*2%)=4.528，该指标得4.53分；算式得104%，按100%计；其后是另一代号指标的得分。
局限　　只看算式之后四十个字以内、名称相同、单位相同的第一个数；算式本身算不算得出由 RB09 核对。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.fact import Fact
from model.figure import Equation
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.quantity import Quantity, Reading
from model.regexp import regexp
from validate.agree import meets
from validate.algebra import written
from validate.book import FactBook, grouped
from validate.names import bare
from validate.rule import Rule, claim, unchecked

CODE = "RB17"
_REACH = 40  # characters between the working and what is said of it
_RATES = ("execution_rate", "received_rate", "completion_rate", "satisfaction_reported", "saving_rate", "stated_rate", "indicator_actual")
_SCORES = ("indicator_score",)
_NEXT = ("indicator_weight", "criterion_full_mark")
"""B2预算执行率（4分）：得分=4×90%=3.6分。B3使用合规性（5分）：…得5分: what begins another indicator behind the working."""


def check(book: FactBook) -> Iterator[Outcome]:
    facts, begun = (grouped(book.numbers(*concepts), lambda fact: (fact.anchor.block, fact.anchor.cell)) for concepts in ((*_RATES, *_SCORES), _NEXT))
    for equation in book.equations:
        place = (equation.anchor.block, equation.anchor.cell)
        end = min((fact.anchor.span.start for fact in begun.get(place, ()) if fact.anchor.span.start >= equation.anchor.span.end), default=None)
        beside = [fact for fact in facts.get(place, ()) if end is None or fact.anchor.span.start < end]
        own = next((fact for fact in beside if fact.anchor.span == equation.claimed_anchor.span), None)
        told = next((fact for fact in beside if _follows(equation, fact) and _same_thing(equation, fact) and not _of_another(own, fact)), None)
        if told is not None:
            yield _outcome(equation, told)


def _follows(equation: Equation, fact: Fact) -> bool:
    return 0 <= fact.anchor.span.start - equation.anchor.span.end <= _REACH


def _same_thing(equation: Equation, fact: Fact) -> bool:
    """A rate of the same name; 该指标得4分 after 得分=…."""
    percent = "%" in _plain(equation.claimed + equation.claimed_unit)
    if fact.concept in _SCORES:
        return not percent and bare(equation.label).endswith("得分")
    name, other = sorted((bare(equation.label), bare(fact.label)), key=len)
    return percent and "%" in _plain(fact.raw) and len(name) > 1 and other.endswith(name)


def _of_another(own: Fact | None, fact: Fact) -> bool:
    """B102得分=…=4.84分。采购程序规范，B203得3分: each mark has an indicator of its own."""
    return own is not None and None is not own.context.indicator != fact.context.indicator


def _plain(text: str) -> str:
    return regexp(r"[％\\]+").sub("%", text)


def _outcome(equation: Equation, told: Fact) -> Outcome:
    result = _result(equation, told)
    if result is None or told.quantity is None:
        return unchecked(CODE, [equation, told], Say("算式的结果不是一个数", "the working's result is no number"))
    return claim(
        CODE, any(meets(result, told.quantity, reading) for reading in (Reading.ROUNDED, Reading.TRUNCATED)), [told, equation],
        Say(f"{equation.label}：算式的结果为{equation.claimed}，其后却写作{written(told)}。",
            f"{equation.label}: the working gives {equation.claimed}, the text after it says {written(told)}."),
        reported=written(told), expected=equation.claimed, computation=f"{equation.expression} = {equation.claimed}",
        key=(equation.expression, equation.claimed, written(told)),
    )


def _result(equation: Equation, told: Fact) -> Quantity | None:
    """What the working is printed to give, in the unit of what is told after it."""
    found = regexp(r"\s*(\d+(?:\.(\d+))?)\s*[%％分]?\s*").fullmatch(equation.claimed)
    if found is None or told.quantity is None:
        return None
    return Quantity(Decimal(found[1]), told.quantity.unit, Decimal(10) ** -len(found[2] or ""))


RULE = Rule(
    CODE, "result-told-after-working", Say("算式的结果与其后所述不符", "What is said after a working is not its result"),
    Category.CROSS_REFERENCE, Scope.IN_TEXT, Severity.HIGH, check,
)
