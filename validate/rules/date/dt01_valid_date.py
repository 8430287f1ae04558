"""DT01 日期须为日历上有的日子

查什么　没有0月、13月、2月30日；遇到时列出他处同一日期的写法。
为什么　不存在的日期多为识读或笔误，会牵动按期与否的判断。
触发　　计划开工时间写作“=0月”，他处为“=6月”。
不触发　只有年份或年月的日期。
局限　　可能是扫描识读所致，故作存疑处理。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.dates import YEARS
from validate.mentions import SHOWN, shown
from validate.rule import Rule, claim

CODE = "DT01"


def check(book: FactBook) -> Iterator[Outcome]:
    dated = [fact for fact in book.facts if fact.date is not None]
    wrong = [fact for fact in dated if fact.date is not None and not fact.date.valid() and not YEARS.fullmatch(fact.raw)]
    right = [fact for fact in dated if fact.doubt is None and fact not in wrong]
    if right:
        yield claim(CODE, True, right[: 10 * SHOWN], Say("日期有效", "valid dates"), doubt=False)
    for fact in wrong:
        others = [other for other in right if _same_thing(fact, other)][:SHOWN]
        said = "、".join(dict.fromkeys(shown(other) for other in others))
        known = f"，他处为{said}" if said else ""
        yield claim(
            CODE,
            False,
            [fact, *others],
            Say(
                f"“{fact.raw}”不是日历上有的日期{known}，疑为识读或笔误。",
                f"“{fact.raw}” is no date of the calendar{f'; elsewhere {said}' if said else ''}.",
            ),
            reported=fact.raw,
            expected=said or "有效日期",
            doubt=True,
            key=(fact.context.indicator or fact.concept, fact.raw.lstrip("=＝")),
        )


def _same_thing(a: Fact, b: Fact) -> bool:
    if a.context.indicator is not None:
        return a.context.indicator == b.context.indicator
    return a.concept == b.concept and a.context.lot == b.context.lot


RULE = Rule(
    CODE,
    "valid-date",
    Say("日期不存在", "A date that the calendar lacks"),
    Category.TEMPORAL,
    Scope.IN_TEXT,
    Severity.LOW,
    check,
)
