"""TX13 文号年份与印发时间相符

查什么　句中写明印发时间的，文号年份不应晚于该时间；本文自己的文号年份应与落款日期的年份相同。
为什么　年份矛盾，说明时间或文号有一个写错。
触发　　“2020年7月印发了……（某发〔2021〕3号）”。
不触发　年初补发上年文号的，文号年份早于印发时间。
局限　　只比较年份。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.mentions import printed_date, shown
from validate.rule import Rule, claim, unchecked
from validate.titles import parse_number

CODE = "TX13"


def check(book: FactBook) -> Iterator[Outcome]:
    for fact in book.of("document_number"):
        number = parse_number(fact.text or fact.raw)
        if number is None or fact.doubt is not None:
            continue
        if fact.date is not None and fact.date.year is not None:
            yield claim(
                CODE,
                number.year <= fact.date.year,
                [fact],
                Say(
                    f"称{printed_date(fact.date)}印发，文号却是{number.show()}（{number.year}年）。",
                    f"Said to be issued in {printed_date(fact.date)}, numbered {number.show()}.",
                ),
                reported=printed_date(fact.date),
                expected=str(number.year),
                key=(CODE, printed_date(fact.date), number.show()),
            )
        if fact.context.scope == "own":
            dates = [
                other
                for other in book.of("report_date", "document_date")
                if other.date is not None
                and other.date.year
                and other.doubt is None
                and (other.context.part == fact.context.part or (fact.context.voice is not Voice.AUTHORITY and other.concept == "report_date"))
            ]
            own = [other for other in dates if other.context.part == fact.context.part] or dates
            if not own:
                yield unchecked(CODE, [fact], Say("没有落款日期", "no date of issue"))
                continue
            holds = any(other.date is not None and other.date.year == number.year for other in own)
            yield claim(
                CODE,
                holds,
                [fact, own[0]],
                Say(
                    f"本文文号{number.show()}，落款日期{shown(own[0])}，年份不同。",
                    f"The report is numbered {number.show()} and dated {shown(own[0])}.",
                ),
                reported=number.show(),
                expected=str(own[0].date.year) if own[0].date else "",
                key=(CODE, "own", number.show()),
            )


RULE = Rule(
    CODE,
    "number-year-fits-date",
    Say("文号年份与日期不符", "A document number does not fit its date"),
    Category.TEMPORAL,
    Scope.IN_TEXT,
    Severity.LOW,
    check,
)
