"""DT11 未开工不应有效果与满意度

查什么　工程尚未开工（或进度为零），却已报告满意度、效益的实际完成值，不符。
为什么　没有做的事谈不上效果。
触发　　表中写“未开工，效益未体现”，满意度却填“≥95%”。
不触发　预计值、预测列；只是目标值；已开工的项目。
局限　　状态只取全项目的；个别标段未开工不在此列。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact, Stage
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.mentions import SHOWN
from validate.rule import Rule, claim, unchecked

CODE = "DT11"


def check(book: FactBook) -> Iterator[Outcome]:
    words = book.lexicon.maps["completion"]
    statuses = [fact for fact in book.of("completion_status") if fact.context.lot is None and fact.context.scope is None]
    idle = [fact for fact in statuses if _means(words, fact.text or "") == "not_started"]
    idle += [fact for fact in book.of("indicator_actual") if fact.text and "未开工" in fact.text]
    if not statuses and not idle:
        return
    results = [fact for fact in book.of("satisfaction_reported") if fact.context.stage is not Stage.FORECAST]
    results += [
        fact
        for fact in book.numbers("indicator_actual")
        if fact.context.dimension in ("效益", "满意度") and fact.quantity and fact.quantity.value > 0
    ]
    spent = [fact for fact in book.numbers("funds_spent") if fact.quantity is not None and fact.quantity.value > 0]
    if idle and (spent or any(_means(words, fact.text or "") is None and words.get(fact.text or "") == "done" for fact in statuses)):
        yield unchecked(CODE, idle[:2], Say("已有支出或完工，未开工的只是一部分", "money was spent or works done: only a part had not begun"))
        return
    if not idle:
        if results:
            yield claim(CODE, True, [statuses[0], results[0]], Say("已开工", "works had begun"), doubt=False)
        return
    if not results:
        yield unchecked(CODE, idle[:2], Say("没有报告效果或满意度", "no result is reported"))
        return
    yield claim(
        CODE,
        False,
        [*_distinct(results), *_distinct(idle)],
        Say(
            f"工程{idle[0].text}，却已报告满意度或效益：{'、'.join(dict.fromkeys(fact.text or fact.raw for fact in results))}。",
            f"Works are said not to have begun (“{idle[0].text}”), yet satisfaction or benefits are reported.",
        ),
        reported="、".join(dict.fromkeys(fact.text or fact.raw for fact in results)),
        expected="开工前不可测",
        doubt=False,
        key=(CODE,),
    )


def _means(words: object, text: str) -> str | None:
    if not isinstance(words, dict):
        return None
    return words.get(text) or next((meaning for word, meaning in words.items() if word.startswith(("未", "尚未")) and word in text), None)


def _distinct(facts: list[Fact]) -> list[Fact]:
    return list({(fact.anchor.line, fact.context.group): fact for fact in facts}.values())[:SHOWN]


RULE = Rule(
    CODE,
    "no-results-before-works",
    Say("未开工而已有满意度或效益", "Results are reported before works began"),
    Category.TEMPORAL,
    Scope.BETWEEN_TABLES,
    Severity.HIGH,
    check,
)
