"""DT14 两事之间的天数与各自日期相符

查什么　“自中标通知书发出至合同签订共17天”“完工后20天内通过验收”，与报告所列两个日期相隔的天数相符。
为什么　是否在限期内签约、验收，看的就是这个天数。
触发　　4月19日发出中标通知书，5月6日签订合同，却写共27天。
不触发　算头算尾差一天；“应在30日内签订”是要求；各标段日期不同的。
局限　　两个日期都要印到日，且全文各只有一个；“工作日”不核。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.figure import Comparator
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral
from validate.book import FactBook
from validate.dates import dated, days_between, same_date
from validate.mentions import shown
from validate.rule import Rule, claim, unchecked

CODE = "DT14"


def check(book: FactBook) -> Iterator[Outcome]:
    for fact in book.numbers("event_gap"):
        first, _, second = (fact.context.item or "").partition(">")
        begins, ends = _only(book, first), _only(book, second)
        if begins is None or ends is None:
            yield unchecked(CODE, [fact], Say("没有两者各自唯一的日期", "no single date of each"))
            continue
        yield _held(book, fact, begins, ends)


def _only(book: FactBook, concept: str) -> Fact | None:
    """The day of a deed, where the report knows one day of it only."""
    facts = dated(book.of(concept))
    days = [fact for fact in facts if fact.date is not None and fact.date.day is not None]
    return days[0] if days and all(same_date(days[0], fact) for fact in facts) else None


def _held(book: FactBook, fact: Fact, begins: Fact, ends: Fact) -> Outcome:
    assert fact.quantity is not None and begins.date is not None and ends.date is not None
    start, stop = begins.date.earliest(), ends.date.earliest()
    assert start is not None and stop is not None
    days, said = days_between(start, stop), int(fact.quantity.value)
    fits = days <= said + 1 if fact.comparator is Comparator.LE else abs(days - said) <= 1
    a, b = (book.lexicon.concepts[other.concept].title for other in (begins, ends))
    return claim(
        CODE, fits, [fact, begins, ends],
        Say(f"{a}（{shown(begins)}）至{b}（{shown(ends)}）相隔{days}天，所写为{numeral(fact)}天{'内' if fact.comparator is Comparator.LE else ''}。",
            f"From {begins.concept} ({shown(begins)}) to {ends.concept} ({shown(ends)}) it is {days} days, not {numeral(fact)}."),
        reported=f"{numeral(fact)}天", expected=f"{days}天", computation=f"{shown(ends)} - {shown(begins)} = {days}",
        key=(CODE, fact.raw, fact.context.item or ""),
    )


RULE = Rule(
    CODE, "days-between-deeds", Say("两事相隔的天数与日期不符", "The days between two deeds do not fit their dates"),
    Category.TEMPORAL, Scope.TEXT_AND_TABLE, Severity.MEDIUM, check,
)
