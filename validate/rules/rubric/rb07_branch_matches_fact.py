"""RB07 所评的档次与事实相符

查什么　评分标准按“按时／未按时”分档时，拿计划日期与实际日期比：晚了不应得“按时”一档，没有晚不应得“未按时”一档；
　　　　按百分数分档（≥95%得满分，90%-95%得4分……）时，结果在哪一档就应得哪一档的分。
为什么　档次由事实决定，日期就在同一行里。
触发　　计划6月开工，实际8月开工，仍得“按时开工”的满分；执行率88.4%落在80%-90%得3分一档，得4分。
不触发　8月开工，得“未按时但不影响进度”一档。
局限　　两个日期缺一、只有月份而年份不同、结果正在分界上时记“无法核对”；酌情给分的不判。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from model.fact import Fact
from model.figure import Rubric, RubricStep, StepKind
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.algebra import numeral
from validate.book import FactBook
from validate.dossier import Dossier, distinct, dossiers
from validate.ladder import decimal_of
from validate.rule import Rule, Source, claim, unchecked
from validate.scores import number_of, steps_of
from validate.targets import later
from validate.telling import rates_of, standards
from validate.tiers import tier_of, tiers

CODE = "RB07"
_LATE = regexp(r"(?:未|没有|不能|没能)(?:能)?(?:按时|按期|及时|如期)|延期|逾期|滞后|超期|推迟")
_TIMELY = regexp(r"按时|按期|及时|如期")


def check(book: FactBook) -> Iterator[Outcome]:
    for dossier in dossiers(book):
        for rubric, sources in standards(dossier):
            yield from _banded(dossier, rubric, sources)
            timely, late = _branches(rubric)
            if timely is None or late is None or rubric.discretionary or not dossier.scores:
                continue
            yield _judged(dossier, timely, late, sources)


def _banded(dossier: Dossier, rubric: Rubric, sources: tuple[Source, ...]) -> Iterator[Outcome]:
    """Bands of percent: the result's own band gives the score."""
    weight = dossier.weight
    if weight is None or weight.quantity is None or not dossier.scores or rubric.discretionary:
        return
    bands = tiers(rubric, weight.quantity.value)
    if not bands:
        return
    found = next(rates_of(dossier), None)
    band = tier_of(bands, found[0]) if found else None
    if found is None or band is None:
        yield unchecked(CODE, [*dossier.scores, *sources], Say("没有百分数结果，或正在档次的分界上", "no percentage, or it lies on an edge"))
        return
    for first, mentions in distinct(dossier.scores):
        value = Fraction(first.quantity.value) if first.quantity else Fraction(0)
        yield claim(
            CODE, value == band.marks, [*mentions, *sources, found[1], weight],
            Say(f"{dossier.title}的结果为{found[0].value:f}%，按评分标准（{band.step.text or band.step.condition}）应得{decimal_of(band.marks)}分，"
                f"得分却为{numeral(first)}分。",
                f"{dossier.title} reached {found[0].value:f}%, worth {decimal_of(band.marks)} by its standard, but scores {numeral(first)}."),
            reported=numeral(first), expected=f"{decimal_of(band.marks)}", key=(dossier.system, dossier.title, "band", numeral(first)),
        )


def _branches(rubric: Rubric) -> tuple[RubricStep | None, RubricStep | None]:
    timely = late = None
    for step in steps_of(rubric, StepKind.BRANCH):
        words = step.condition or step.text
        if _LATE.search(words):
            late = late or step
        elif _TIMELY.search(words):
            timely = timely or step
    return timely, late


def _judged(dossier: Dossier, timely: RubricStep, late: RubricStep, sources: tuple[Source, ...]) -> Outcome:
    pair = _dates(dossier)
    if pair is None:
        return unchecked(CODE, [*dossier.scores, *sources], Say("没有计划与实际两个日期", "planned and actual dates are not both given"))
    target, actual = pair
    was_late = later(actual.date, target.date) if actual.date and target.date else None
    marks, other = number_of(timely.marks), number_of(late.marks)
    score, mentions = next(iter(distinct(dossier.scores)), (None, ()))
    if was_late is None or score is None or score.quantity is None or marks is None or other is None or marks == other:
        return unchecked(CODE, [*dossier.scores, *sources, target, actual], Say("两个日期无法比较先后，或档次没有写分数", "the dates cannot be "
                                                                                                                          "ordered, or the "
                                                                                                                          "branches give no marks"))
    value = Fraction(score.quantity.value)
    wrong = value == marks if was_late else value == other
    due = late if was_late else timely
    return claim(
        CODE, not wrong, [*mentions, *sources, target, actual],
        Say(f"{dossier.title}计划{target.raw}、实际{actual.raw}，{'已' if was_late else '并未'}延误，"
            f"得分{numeral(score)}分却是“{(timely if was_late else late).condition or ''}”一档。",
            f"{dossier.title}: planned {target.raw}, actual {actual.raw}, so it was {'late' if was_late else 'not late'}, but {numeral(score)} is "
            f"the other branch's mark."),
        reported=numeral(score), expected=due.marks or "", key=(dossier.system, dossier.title),
    )


def _dates(dossier: Dossier) -> tuple[Fact, Fact] | None:
    target = next((fact for fact in dossier.targets if fact.date is not None and fact.doubt is None), None)
    actual = next((fact for fact in dossier.actuals if fact.date is not None and fact.doubt is None), None)
    return (target, actual) if target and actual else None


RULE = Rule(
    CODE, "branch-matches-fact", Say("评分档次与事实不符", "The branch that was scored does not fit the facts"),
    Category.CRITERION, Scope.TEXT_AND_TABLE, Severity.HIGH, check,
)
