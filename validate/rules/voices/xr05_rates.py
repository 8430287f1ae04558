"""XR05 各指标自评与评价的得分率

查什么　同一指标（名称相同或相近）自评得满分、评价有扣分的，按差距大小列出；自评称完成率100%、无偏离，而评价有未达标指标的，一并列出。
为什么　总分的差距落在哪些指标上，看这一张单子。
触发　　目标合理性自评100%，评价80%。
不触发　两边得分率相同；只有一边有的指标。
局限　　名称相近只用于定性指标；两套标准不同，差距不等于错误，故为轻微。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.dossier import Dossier, distinct
from validate.ladder import decimal_of
from validate.pairs import matches
from validate.rule import Rule, claim, unchecked

CODE = "XR05"
_LEAST, _TELLING = Fraction(5), Fraction(10)
"""Percentage points: what is worth listing; and so much that two careful judges would not differ by it."""


@dataclass(frozen=True, slots=True)
class _Gap:
    evaluator: Dossier
    unit: Dossier
    mine: Fraction
    his: Fraction
    facts: tuple[Fact, ...]


def check(book: FactBook) -> Iterator[Outcome]:
    gaps: list[_Gap] = []
    equal: list[_Gap] = []
    for match in matches(book, loose=True):
        for dossier in match.unit:
            mine, his = _rate(match.evaluator), _rate(dossier)
            if mine is None or his is None:
                continue
            facts = (*dossier.scores, *match.evaluator.scores[:2], *match.evaluator.rates[:2])
            gap = _Gap(match.evaluator, dossier, mine, his, facts)
            (gaps if his - mine >= _LEAST else equal).append(gap)
    if gaps:
        yield _listed(sorted(gaps, key=lambda gap: gap.mine - gap.his))
    if equal and not gaps:
        yield claim(CODE, True, [fact for gap in equal for fact in gap.facts], Say("各指标得分率接近", "the rates are close"))
    yield from _blanket(book)


def _rate(dossier: Dossier) -> Fraction | None:
    """Score over weight, in percent, where both are told once."""
    scores = list(distinct(dossier.scores))
    weight = dossier.weight
    if len(scores) != 1 or weight is None or not weight.quantity or not weight.quantity.value or not scores[0][0].quantity:
        return None
    return 100 * Fraction(scores[0][0].quantity.value) / Fraction(weight.quantity.value)


def _listed(gaps: list[_Gap]) -> Outcome:
    seen: dict[str, _Gap] = {}
    for gap in gaps:
        seen.setdefault(gap.evaluator.title, gap)
    zh = "；".join(f"{name}（自评{decimal_of(gap.his, 2)}%，评价{decimal_of(gap.mine, 2)}%）" for name, gap in seen.items())
    en = "; ".join(f"{name} (unit {decimal_of(gap.his, 2)}%, evaluator {decimal_of(gap.mine, 2)}%)" for name, gap in seen.items())
    first = gaps[0]
    return claim(
        CODE, False, [fact for gap in gaps for fact in gap.facts],
        Say(f"{len(seen)}个指标自评得分率高于评价：{zh}。", f"The unit rates itself higher on {len(seen)} indicator(s): {en}."),
        reported=f"自评{decimal_of(first.his, 2)}%", expected=f"评价{decimal_of(first.mine, 2)}%", doubt=False,
        severity=Severity.LOW if any(gap.his - gap.mine >= _TELLING for gap in gaps) else Severity.INFO,
    )


def _blanket(book: FactBook) -> Iterator[Outcome]:
    """A claim of 100 % completion or no deviation, against what the evaluator found."""
    claims = book.numbers("completion_rate", where=lambda fact: fact.context.scope == "overall" and fact.context.voice is Voice.UNIT)
    whole = [fact for fact in claims if fact.quantity and fact.quantity.value == 100]
    if not whole:
        return
    lost = [dossier for match in matches(book) if (dossier := match.evaluator).actuals and (rate := _rate(dossier)) is not None and rate < 100]
    if not lost:
        yield unchecked(CODE, whole, Say("没有评价认为未达标的同名指标", "the evaluator docks no indicator of that name"))
        return
    listed = "、".join(dossier.title for dossier in lost)
    deviations = book.numbers("deviation_rate", where=lambda fact: fact.context.scope == "overall" and fact.context.voice is Voice.UNIT)
    yield claim(
        CODE, False, [*whole, *deviations, *(fact for dossier in lost for fact in (*dossier.actuals[:1], *dossier.scores[:1]))],
        Say(f"单位自评称总体完成率{whole[0].raw}{'、偏差率' + deviations[0].raw if deviations else ''}，评价却认为{listed}未达到目标。",
            f"The unit claims {whole[0].raw} completion; the evaluator docks {listed}."),
        reported=whole[0].raw, expected=f"{len(lost)}个指标未达标", severity=Severity.MEDIUM, doubt=False, key=("overall",),
    )


RULE = Rule(
    CODE, "rates", Say("自评得分率高于评价", "The unit rates itself higher than the evaluator"),
    Category.SELF_VS_EVAL, Scope.CROSS_REPORT, Severity.MEDIUM, check,
)
