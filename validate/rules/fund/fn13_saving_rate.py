"""FN13 节约率、超支率

查什么　资金节约率应等于（计划－实际）÷计划；超支率应等于（实际－计划）÷计划。
为什么　成本节约是成本指标的评分依据。
触发　　预算 100 万元、支出 96 万元，节约率写作 5%。
不触发　预算、总投资、合同价任一作分母成立；负的节约率即超支。
局限　　同段没有计划与实际金额时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import Expr, Leaf, Percent, difference
from validate.book import FactBook
from validate.funds import value
from validate.ratios import beside, of_source
from validate.rule import Rule, settled_by_any, unchecked

CODE = "FN13"


def check(book: FactBook) -> Iterator[Outcome]:
    for rate in book.numbers("saving_rate"):
        plans = beside(rate, of_source(book, rate, "budget_total", "budget_adjusted", "invest_total", "contract_amount"))
        spent = beside(rate, of_source(book, rate, "funds_spent", "contract_amount"))
        over = "超" in rate.label
        ways: list[Expr] = []
        for plan in plans:
            for actual in spent:
                if plan is actual or (value(plan) == value(actual) and plan.concept == actual.concept):
                    continue
                ways.append(Percent(difference(actual, plan) if over else difference(plan, actual), Leaf(plan)))
        if ways:
            yield settled_by_any(CODE, rate, ways, Say("超支率" if over else "节约率", "overrun rate" if over else "saving rate"))
        else:
            yield unchecked(CODE, [rate], Say("同段没有计划与实际金额", "no planned and actual amounts beside it"))


RULE = Rule(
    CODE, "saving-rate", Say("节约率不符", "A saving rate does not hold"),
    Category.ARITHMETIC, Scope.IN_TEXT, Severity.MEDIUM, check,
)
