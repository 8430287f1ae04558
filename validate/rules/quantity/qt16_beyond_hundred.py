"""QT16 比率、百分制得分不能超过100

查什么　合格率、覆盖率、及时率、满意度、发放率等以全体为底的比率，以及百分制总分，不应超过100。
为什么　超过100说明分子分母有误或录入有误。
触发　　“水质检测合格率110%”；满意度102.7%；总分104分。
不触发　完成率、增长率、到位率、执行率等可以超过100%的比率；满分本来不是100的评分表；另有加分项、附加分，得分不超过满分加这些分。
局限　　只认名称里写明是哪一种比率的；“290%”一类可能是“≥90%”转换所误，记为低。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.rule import Rule, claim

CODE = "QT16"
_RATES = ("stated_rate", "indicator_actual", "indicator_target", "survey_returned_rate", "survey_valid_rate")
_SHARES = ("satisfaction_reported", "satisfaction_target", "survey_option_share")
_TOTALS = ("eval_score", "self_score")

_TURNED = regexp(r"2([5-9]\d(?:\.\d+)?%|100%)")
"""290%: as converted texts print ≥90%."""


def check(book: FactBook) -> Iterator[Outcome]:
    words = tuple(book.lexicon.words["bounded_rates"])
    for fact in book.numbers(*_SHARES, *_RATES):
        name = fact.context.item or fact.context.indicator or fact.label
        if fact.quantity is not None and fact.quantity.unit == "%" and (fact.concept in _SHARES or name.endswith(words)):
            yield _bounded(fact, name or book.lexicon.concepts[fact.concept].title)
    most = _FULL + sum(fact.quantity.value for fact in book.numbers("bonus_marks") if fact.quantity is not None)
    for fact in book.numbers(*_TOTALS) if not _more_to_have(book) else ():
        # a table's total is the sum of its rows: other rules say which row is too much
        if fact.anchor.cell is None and not fact.context.dimension and not fact.context.indicator:
            yield _bounded(fact, book.lexicon.concepts[fact.concept].title, most)


def _more_to_have(book: FactBook) -> bool:
    """Whether some table has more than a hundred marks to give: how they add up is for other rules."""
    marks = grouped(book.numbers("indicator_weight", "weight_total"), lambda fact: (fact.concept, fact.context.group))
    return any(sum(fact.quantity.value for fact in facts if fact.quantity is not None) > 100 for facts in marks.values())


_FULL = Decimal(100)


def _bounded(fact: Fact, name: str, most: Decimal = _FULL) -> Outcome:
    within = fact.quantity is None or fact.quantity.value <= most
    turned = _TURNED.fullmatch(fact.raw)
    hints = (Say(f"疑为“≥{turned[1]}”，“≥”误作“2”。", f"perhaps ≥{turned[1]}: the sign became a 2."),) if turned else ()
    found = claim(
        CODE, within, [fact], Say(f"“{name}”为{fact.raw}，超过100。", f"{name} is {fact.raw}: more than a hundred."),
        reported=fact.raw, expected="≤100", severity=Severity.LOW if turned else None, hints=hints, key=(fact.concept, name, fact.raw),
    )
    return replace(found, tokens=()) if within else found


RULE = Rule(
    CODE,
    "beyond-hundred",
    Say("比率或百分制得分超过100", "A rate or a score of more than a hundred"),
    Category.ARITHMETIC,
    Scope.IN_TEXT,
    Severity.HIGH,
    check,
)
