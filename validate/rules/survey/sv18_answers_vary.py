"""SV18 各题答案不应全部一致

查什么　三道以上封闭题都是某一选项100%的，予以提示。
为什么　几十人对每道题意见完全一致，不合常理。
触发　　六道题都是“100%”，有效问卷33份。
不触发　个别题一致；样本极少。
局限　　是否真实需查阅原始问卷。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.rule import Rule, claim, unchecked
from validate.survey import only_valid

CODE = "SV18"


def check(book: FactBook) -> Iterator[Outcome]:
    shares = book.numbers("survey_option_share", where=lambda fact: fact.context.question is not None)
    asked = grouped(shares, lambda fact: fact.context.question)
    if len(asked) < 3:
        if shares:
            yield unchecked(CODE, shares, Say("有比例的题目不足三道", "fewer than three questions have shares"))
        return
    full = {question: fact for question, facts in asked.items() for fact in facts if fact.quantity is not None and fact.quantity.value == 100}
    people = only_valid(book)
    if people is not None and people.quantity is not None and people.quantity.value < 10:
        yield unchecked(CODE, [people], Say("样本不足十份", "fewer than ten answers"))
        return
    n = f"，有效问卷{people.raw}" if people else ""
    yield claim(
        CODE,
        len(full) < len(asked),
        [*full.values(), *([people] if people else [])] or shares,
        Say(f"{len(asked)}道题全部是100%选同一项{n}，各题毫无分歧，不合常理。", f"All {len(asked)} questions have one option at 100%: implausible."),
        reported=f"100%×{len(asked)}",
        expected=f"{people.raw if people else ''}有分布的结果",
        doubt=False,
        key=(CODE,),
    )


RULE = Rule(
    CODE,
    "answers-vary",
    Say("各题答案全部一致", "Every question is unanimous"),
    Category.PERCENT_GRANULARITY,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)
