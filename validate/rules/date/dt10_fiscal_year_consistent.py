"""DT10 评价年度前后一致

查什么　封面年度、项目名称里的年度、附件名称里的年度和计划数的年度应一致；报告日期不应早于评价年度。
为什么　年度错了，全部数字都对不上账。
触发　　标题2022年度，封面“评价年度2021”。
不触发　名称写明年度的，话里提到一次的下一年；表格“评价年度”栏（评价年度可以晚于项目年度）；跨年项目（2021–2022年）；引用上年数据；制度文件的年份。
局限　　只比较与本项目同名的标题。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook
from validate.dates import YEARS, dated, evaluated_years
from validate.mentions import SHOWN, shown
from validate.names import bare
from validate.rule import Rule, claim, unchecked

_YEAR = regexp(r"(20\d\d)年?度?")
_ANNEX = regexp(r"绩效评价|绩效自评|评分表|指标表|指标体系|自评表")

CODE = "DT10"


def check(book: FactBook) -> Iterator[Outcome]:
    names = [fact for fact in book.of("project_name") if fact.text and fact.context.voice is not Voice.AUTHORITY and fact.doubt is None]
    core = Counter(_core(fact.text or "") for fact in names).most_common(1)
    found: list[tuple[Fact, int]] = [
        (fact, fact.date.year)
        for fact in book.of("year")
        if fact.date is not None and fact.date.year and fact.context.scope is None and fact.anchor.cell is None
    ]
    found = [(fact, year) for fact, year in found if not _beside_another(fact, year, found)]
    found += [(fact, year) for fact in names for year in _years(fact.text or "")]
    titles = book.of("attachment", "document_title")
    if core:
        found += [(fact, year) for fact in titles if _akin(core[0][0], _core(fact.text or "")) for year in _years(fact.text or "")]
    found += [(fact, year) for fact in titles if _own_annex(fact) for year in _years(fact.text or "") if not _later_year(year, found)]
    found = [(fact, year) for fact, year in found if not _still_to_come(book, year)] or found
    plans = [fact for fact in book.numbers("communities", "households", "buildings") if fact.context.year and fact.context.scope is None]
    found += [(fact, fact.context.year) for fact in plans if fact.context.year and fact.context.voice is not Voice.AUTHORITY]
    votes = Counter(year for _, year in found)
    if len(found) < 2:
        if found:
            yield unchecked(CODE, [found[0][0]], Say("年度只出现一处", "the year is given once"))
        return
    usual = votes.most_common(1)[0][0]
    agreeing = [fact for fact, year in found if year == usual]
    yield claim(CODE, True, agreeing[:SHOWN], Say(f"年度均为{usual}", f"the year is {usual}"), doubt=False)
    several = evaluated_years([*names, *titles, *book.of("year")])
    named = {year for fact in (*names, *titles) for year in _years(fact.text or "")}
    for fact, year in found:
        if year in several or (fact.concept == "year" and year == usual + 1 and votes[year] == 1 and usual in named):
            continue  # 2024年计划培训3,200人次, in the report on 2023: what is planned next
        if year != usual and votes[year] * 2 <= votes[usual] and fact.concept in ("year", "project_name", "attachment", "document_title"):
            yield claim(
                CODE,
                False,
                [fact, *agreeing[:SHOWN]],
                Say(
                    f"此处年度为{year}（{fact.text or shown(fact)}），其他{len(agreeing)}处为{usual}。",
                    f"The year is {year} here, {usual} in {len(agreeing)} other places.",
                ),
                reported=str(year),
                expected=str(usual),
                key=(CODE, str(year), fact.concept),
            )
    yield from _report(book, usual, agreeing)


def _beside_another(fact: Fact, year: int, found: list[tuple[Fact, int]]) -> bool:
    """2021年度得分78分；2022年度得分86分: two years told side by side in one paragraph are compared."""
    group = fact.context.group
    return group is not None and any(other.context.group == group and told != year for other, told in found)


def _own_annex(fact: Fact) -> bool:
    """An annex that holds this evaluation's own table."""
    return fact.concept == "attachment" and bool(_ANNEX.search(fact.text or ""))


def _later_year(year: int, found: list[tuple[Fact, int]]) -> bool:
    """Whether it may be the year in which the evaluation was made, not the one it is of."""
    return year > max((other for _, other in found), default=year)


def _still_to_come(book: FactBook, year: int) -> bool:
    """Whether a year lies behind the report's own date: what is planned then (2025年预算不再安排), not what is evaluated."""
    dates = {fact.date.year for fact in dated(book.of("report_date")) if fact.date is not None and fact.date.year is not None}
    return bool(dates) and year > max(dates)


def _report(book: FactBook, usual: int, agreeing: list[Fact]) -> Iterator[Outcome]:
    for fact in dated(book.of("report_date")):
        if fact.date is not None and fact.date.year is not None and fact.date.year < usual:
            yield claim(
                CODE,
                False,
                [fact, agreeing[0]],
                Say(f"报告日期{shown(fact)}早于评价年度{usual}年。", f"The report ({shown(fact)}) is dated before the year it evaluates ({usual})."),
                reported=shown(fact),
                expected=f"≥{usual}",
                key=(CODE, "report"),
            )


def _years(text: str) -> list[int]:
    """The year, where a name has exactly one."""
    if YEARS.search(text):
        return []
    years = {int(year) for year in _YEAR.findall(text)}
    return list(years) if len(years) == 1 else []


def _core(name: str) -> str:
    return bare(_YEAR.sub("", name))


def _akin(core: str, title: str) -> bool:
    return len(core) > 5 and core in title


RULE = Rule(
    CODE,
    "fiscal-year-consistent",
    Say("评价年度前后不一致", "The fiscal year differs between places"),
    Category.TEMPORAL,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)
