"""NM07 数量、时效、成本指标的目标应可衡量

查什么　自评表里数量、时效、成本指标的目标值写成文字，没有数、也没有日期。
为什么　没有可衡量的目标，完成与否无从判断。
触发　　数量指标“购置设备”，目标值写“若干”。
不触发　质量、效益指标用文字；目标值写“12月底前”“≥6个”“百分之百”。
局限　　原则性要求，只作轻微提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.rule import Rule, claim, unchecked

CODE = "NM07"
_MEASURED = ("数量", "时效", "成本")
_NUMBER = regexp(r"[\d一二三四五六七八九十百千万零〇两]|全部|全年|年底|年内|月底|按时|及时|按期|如期|每|[不未](?:超|高于)|以内")


def check(book: FactBook) -> Iterator[Outcome]:
    facts = [fact for fact in book.of("indicator_target") if any(word in (fact.context.subdimension or "") for word in _MEASURED)]
    for members in grouped(facts, lambda fact: fact.context.group).values():
        vague = [fact for fact in members if _vague(fact)]
        if vague:
            yield _wrong(vague)
        elif any(fact.doubt for fact in members):
            yield unchecked(CODE, members, Say("数字识读存疑", "the reading is in doubt"))
        else:
            yield claim(CODE, True, members, Say("目标可衡量", "the targets can be measured"))


def _vague(fact: Fact) -> bool:
    words = (fact.text or "").strip("/-—无")
    return fact.quantity is None and fact.date is None and not fact.doubt and bool(words) and not _NUMBER.search(words)


def _wrong(vague: list[Fact]) -> Outcome:
    listed = "、".join(f"“{fact.context.indicator}”（{fact.raw}）" for fact in vague[:5])
    return claim(
        CODE, False, vague,
        Say(f"数量、时效、成本指标{listed}的目标值没有数，不可衡量。", f"Targets of quantity, time or cost hold no number: {listed}."),
        reported=vague[0].raw, expected="可衡量的目标值", basis="norm:default", key=(vague[0].context.group or "",),
    )


RULE = Rule(
    CODE, "unmeasurable-target", Say("数量、时效、成本指标的目标不可衡量", "Targets that cannot be measured"),
    Category.CRITERION, Scope.IN_TABLE, Severity.LOW, check, basis="norm:default",
)
