"""SV02 选项比例等于人数除以有效填写数

查什么　每个选项的比例应等于该选项人数÷本题有效填写数（未印时取各选项人数之和）。
为什么　比例是满意度的直接来源。
触发　　有效填写96，满意49人，比例写作54.1%。
不触发　按印出的位数四舍五入或截尾后相等；多选题同样按有效填写数计算。
局限　　多选题未印有效填写数时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import Expr, Leaf, Percent, percent, total
from validate.book import FactBook
from validate.rule import Rule, settled, unchecked
from validate.survey import results

CODE = "SV02"


def check(book: FactBook) -> Iterator[Outcome]:
    for result in results(book):
        people = result.people(book)
        for answer in result.answers:
            if answer.count is None or answer.share is None or answer.count.doubt or answer.share.doubt:
                continue
            what = Say(f"{result.name.zh}“{answer.option}”的比例", f"{result.name.en}, share of “{answer.option}”")
            if people is not None:
                whole: Expr = percent(answer.count, people)
            elif result.multiple or len(result.counts) < 2:
                yield unchecked(CODE, [answer.share, answer.count], Say("未说明有效填写数", "the number of valid answers is not stated"))
                continue
            else:
                whole = Percent(Leaf(answer.count), total(result.counts))
            yield settled(CODE, answer.share, whole, what)


RULE = Rule(
    CODE,
    "share-is-count-over-valid",
    Say("选项比例与人数不符", "An option's share is not its count over the answers"),
    Category.ARITHMETIC,
    Scope.IN_TABLE,
    Severity.HIGH,
    check,
)
