"""DT07 合同在中标后限期内签订

查什么　报告声称“均在中标后3日内签订”的，逐标段按中标、合同日期核对；没有声称的，按法定三十日核对。
为什么　招标投标法第四十六条：自中标通知书发出之日起三十日内订立合同。
触发　　声称3日内，某标段中标8月1日、合同8月9日。
不触发　同日或次日签订。
局限　　中标日与中标通知书发出日可能相差几天。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.dates import dated, days_between
from validate.mentions import shown
from validate.rule import Rule, claim, unchecked

LEGAL_DAYS = 30

CODE = "DT07"


def check(book: FactBook) -> Iterator[Outcome]:
    claimed = next((fact for fact in book.numbers("signing_days")), None)
    contracts = grouped(dated(book.of("contract_date")), lambda fact: (fact.context.lot, fact.context.voice))
    for (lot, voice), awards in grouped(dated(book.of("award_date")), lambda fact: (fact.context.lot, fact.context.voice)).items():
        signed = contracts.get((lot, voice), [])
        if not signed:
            yield unchecked(CODE, awards[:1], Say("没有合同签订日期", "no contract date"))
            continue
        found = _days(awards[0], signed[0])
        if found is not None and found >= 0:
            yield _within(awards[0], signed[0], found, claimed)


def _days(award: Fact, contract: Fact) -> int | None:
    if award.date is None or contract.date is None or award.date.day is None or contract.date.day is None:
        return None
    begin, end = award.date.earliest(), contract.date.earliest()
    return days_between(begin, end) if begin and end else None


def _within(award: Fact, contract: Fact, days: int, claimed: Fact | None) -> Outcome:
    limit = int(claimed.quantity.value) if claimed is not None and claimed.quantity is not None else LEGAL_DAYS
    source = "报告称" if claimed else "法定"
    return claim(
        CODE,
        days <= limit,
        [contract, award, *([claimed] if claimed else [])],
        Say(
            f"{contract.context.lot or ''}中标{shown(award)}，合同{shown(contract)}，相隔{days}天，超过{source}的{limit}天。",
            f"Awarded {shown(award)}, signed {shown(contract)}: {days} days, more than {limit}.",
        ),
        reported=f"{days}天",
        expected=f"≤{limit}天",
        computation=f"{shown(contract)} - {shown(award)} = {days}",
        basis="internal" if claimed else "norm:招标投标法第四十六条",
    )


RULE = Rule(
    CODE,
    "contract-signed-in-time",
    Say("合同签订超过限期", "A contract was signed too late"),
    Category.TEMPORAL,
    Scope.TEXT_AND_TABLE,
    Severity.MEDIUM,
    check,
)
