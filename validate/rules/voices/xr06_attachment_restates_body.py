"""XR06 附表与正文的指标表一致

查什么　评价机构在正文各表与附件综合评分表里给出的同一指标，目标值、业绩值、得分率、得分应相同。
为什么　正文与附表是同一份评分，改了一处忘了另一处就会不一致。
触发　　正文表里某指标得分率85.4%，附表写84.5%。
不触发　两处相同；“7 月”与“7月”。
局限　　只比同一评价体系；权重见WT06，文字中的得分见SC08。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.dossier import Dossier, dossiers
from validate.rule import Rule, claim, same_value, unchecked

CODE = "XR06"
_LISTS = (("targets", "目标值", "target"), ("actuals", "业绩值", "actual"), ("rates", "得分率", "rate"), ("scores", "得分", "score"))


def check(book: FactBook) -> Iterator[Outcome]:
    for dossier in dossiers(book):
        if dossier.voice is Voice.EVALUATOR:
            for field, zh, en in _LISTS:
                facts = [fact for fact in getattr(dossier, field) if fact.anchor.cell is not None]
                yield from _compared(dossier, facts, Say(f"“{dossier.title}”的{zh}", f"{dossier.title}, {en}"))


def _compared(dossier: Dossier, facts: Sequence[Fact], what: Say) -> Iterator[Outcome]:
    if len({fact.context.group for fact in facts}) < 2:
        return
    doubtful = [fact for fact in facts if fact.doubt]
    if doubtful:
        yield unchecked(CODE, facts, Say("数字识读存疑", "the reading is in doubt"))
        return
    if all(fact.quantity is not None for fact in facts):
        if len({fact.quantity.unit for fact in facts if fact.quantity}) == 1:
            yield from same_value(CODE, facts, what)
        return
    said = grouped(facts, lambda fact: fact.date or "".join((fact.text or "").split()))
    if len(said) == 1:
        yield claim(CODE, True, facts, Say(f"{what.zh}两处相同", f"{what.en}: the same in both"))
        return
    if any(fact.quantity is not None for fact in facts):
        return
    first, *others = sorted(said.values(), key=len, reverse=True)
    for other in others:
        yield claim(
            CODE, False, [*other, *first],
            Say(f"{what.zh}前后不一致：此处为“{other[0].raw}”，另{len(first)}处为“{first[0].raw}”。",
                f"{what.en} differs: {other[0].raw} here, {first[0].raw} in {len(first)} other place(s)."),
            reported=other[0].raw, expected=first[0].raw, severity=Severity.LOW, key=(dossier.title, other[0].raw, first[0].raw),
        )


RULE = Rule(
    CODE, "attachment-restates-body", Say("附表与正文不一致", "The attached table differs from the body's"),
    Category.CROSS_REFERENCE, Scope.BETWEEN_TABLES, Severity.MEDIUM, check,
)
