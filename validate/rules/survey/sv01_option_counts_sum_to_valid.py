"""SV01 各选项人数之和等于有效填写数

查什么　单选题各选项的人数相加，应等于本题有效填写人次；各满意度题的回答总数应等于各档回答数之和。
为什么　人数对不上，比例和满意度都不可靠。
触发　　有效填写96，各项人数41、38、9。
不触发　多选题（选项之和可大于人数；未注明的，以每项比例都等于人数÷有效填写数而人数之和大于它为证）。
局限　　本题未印有效填写数、全卷又有几种有效数时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import total
from validate.book import FactBook
from validate.ratings import ratings
from validate.rule import Rule, settled, unchecked
from validate.survey import results

CODE = "SV01"


def check(book: FactBook) -> Iterator[Outcome]:
    for result in results(book):
        counts = result.counts
        if len(counts) < 2:
            continue
        if result.multiple:
            yield unchecked(CODE, counts, Say("多选题", "more than one answer was allowed"))
            continue
        people = result.people(book)
        if people is None or people.quantity is None or people.doubt:
            yield unchecked(CODE, counts, Say("未说明有效填写数", "the number of valid answers is not stated"))
            continue
        graded = any("满意" in (fact.context.option or "") for fact in counts)  # of these all are told
        fewer = not graded and counts[0].anchor.cell is None and sum(fact.quantity.value for fact in counts if fact.quantity) < people.quantity.value
        yield settled(
            CODE,
            people,
            total(counts),
            Say(f"{result.name.zh}有效填写数与各选项人数之和", f"{result.name.en}: answers against options"),
            partial=Say("话里所列选项可能不全", "perhaps not all answers are told") if fewer else None,
        )
    for rating in ratings(book):
        yield settled(CODE, rating.total, total(rating.counts), Say("满意度问题回答总数与各档之和", "answers on satisfaction against their grades"))


RULE = Rule(
    CODE,
    "option-counts-sum-to-valid",
    Say("各选项人数之和与有效填写数不符", "Option counts do not add up to the valid answers"),
    Category.ARITHMETIC,
    Scope.IN_TABLE,
    Severity.HIGH,
    check,
)
