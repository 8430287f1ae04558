"""RB09 印出的算式算得出印出的结果

查什么　报告印出的每个算式（a=b=c 的每一步）照算一遍，结果应与印出的相同。
为什么　算式是报告自己的证据，算不出结果就是差错。
触发　　(45/60)*100%=85%。
不触发　四舍五入后相同；5-(90%-86%)*(5*2%)=4.6 按百分点算得上（按字面算是4.996）。
局限　　算式里有文字、除数为零、只差10的整数倍（单位没有写全）时记“无法核对”；仅截尾成立的记提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Equation
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from model.quantity import Interval, Reading
from validate.book import FactBook
from validate.formula import Manner, Worked, chain
from validate.formula_syntax import Broken
from validate.ladder import decimal_of
from validate.rule import Rule, unchecked

CODE = "RB09"
_HINTS = {
    Manner.POINTS: Say("按百分点计算成立（百分数之差作百分点）。", "Holds in percentage points."),
    Manner.RATE: Say("结果未写百分号。", "The result lacks its percent sign."),
}


def check(book: FactBook) -> Iterator[Outcome]:
    for equation in book.equations:
        for worked in chain(equation.expression, equation.claimed, equation.claimed_unit, book.lexicon):
            yield unchecked(CODE, [equation], worked.reason) if isinstance(worked, Broken) else _outcome(equation, worked)


def _outcome(equation: Equation, worked: Worked) -> Outcome:
    if worked.reading is None and worked.unclear:
        return unchecked(CODE, [equation], Say("算式与结果只差10的整数倍，单位没有写全", "working and result differ by a power of ten: units are "
                                                                                         "missing"))
    places = len(equation.claimed.strip("%％ ").partition(".")[2])
    sign = "%" if "%" in equation.claimed.replace("％", "%") else ""
    exact = f"{decimal_of(worked.exact)}{sign}"
    should = f"{decimal_of(worked.exact, max(places, 2)):f}{sign}"
    label = f"{equation.label}：" if equation.label else ""
    message = Say(f"{label}算式“{equation.expression}”的结果印作{equation.claimed}，照算为{exact}。",
                  f"The working {equation.expression} is printed as {equation.claimed}; it gives {exact}.")
    if worked.reading is Reading.TRUNCATED:
        message = Say(f"{label}算式“{equation.expression}”照算为{exact}，印作{equation.claimed}，仅按截尾（不四舍五入）成立，四舍五入应为{should}。",
                      f"The working {equation.expression} gives {exact}; {equation.claimed} holds only if cut off, rounded it is {should}.")
    return Outcome(
        rule=CODE, status=Status.CONSISTENT if worked.reading else Status.INCONSISTENT, inputs=(equation.id,), evidence=(equation.anchor,),
        tokens=equation.tokens, message=message, reported=equation.claimed, expected=should, computation=f"{equation.expression} = {exact}",
        reading=worked.reading, reported_interval=worked.claimed, expected_interval=Interval.point(decimal_of(worked.exact, 24)),
        hints=(_HINTS[worked.manner],) if worked.reading and worked.manner in _HINTS else (),
        key=(equation.expression, equation.claimed) if worked.reading is None else (),
    )


RULE = Rule(
    CODE, "printed-formula", Say("算式与印出的结果不符", "Printed working does not give its result"),
    Category.ARITHMETIC, Scope.IN_TEXT, Severity.HIGH, check,
)
