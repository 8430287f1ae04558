"""TX12 不引用已废止的法律

查什么　对废止日之后的行为，不应以已废止的法律、办法为依据。
为什么　依据失效，合规性判断就站不住。
触发　　评价2022年签订的合同，称符合《中华人民共和国合同法》。
不触发　2021年以前签订的合同；引用民法典合同编；同名而未废止的法律。
局限　　以评价年度（无则以报告日期）推断行为时间。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.mentions import SHOWN
from validate.names import bare
from validate.rule import Rule, claim, unchecked
from validate.titles import parse_number

_NUMBERED = regexp(r"（(.+?号)）$")

CODE = "TX12"


def check(book: FactBook) -> Iterator[Outcome]:
    year = _year(book)
    repealed = {name: entry.split(" ", 1) for name, entry in book.lexicon.maps["repealed_laws"].items()}
    cited = [fact for fact in book.of("document_title", "document_number") if fact.context.voice is not Voice.AUTHORITY]
    for law, members in grouped(cited, lambda fact: _law(fact, repealed)).items():
        if law is None:
            continue
        name, day, instead = law
        if year is None:
            yield unchecked(CODE, members, Say("评价年度不明", "the year evaluated is not known"))
            continue
        late = year >= int(day[:4])
        yield claim(
            CODE,
            not late,
            members[:SHOWN],
            Say(
                f"《{name}》已于{day}废止（由{instead}替代），本报告评价{year}年事项时仍引用。",
                f"{name} was repealed on {day}; this report on {year} still cites it.",
            ),
            reported=name,
            expected=instead,
            key=(CODE, name),
        )


def _law(fact: Fact, repealed: dict[str, list[str]]) -> tuple[str, str, str] | None:
    title = bare(fact.text or "") if fact.concept == "document_title" else bare(fact.context.item or "")
    title = title.removeprefix("中华人民共和国")
    for name, (day, instead) in repealed.items():
        number = _NUMBERED.search(name)
        if number is not None:
            if fact.concept == "document_number" and parse_number(fact.text or "") == parse_number(number[1]):
                return name, day, instead
        elif title == name:
            return name, day, instead
    return None


def _year(book: FactBook) -> int | None:
    years = [
        fact.date.year
        for concept in ("year", "report_date")
        for fact in book.of(concept)
        if fact.date is not None and fact.date.year and fact.doubt is None
    ]
    return years[0] if years else None


RULE = Rule(
    CODE,
    "no-repealed-law",
    Say("引用了已废止的法律或办法", "A repealed law is cited"),
    Category.CRITERION,
    Scope.IN_TEXT,
    Severity.LOW,
    check,
)
