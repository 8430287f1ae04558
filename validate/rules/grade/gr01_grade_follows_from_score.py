"""GR01 等级与得分相符

查什么　总分落在哪个等级，报告给出的等级就应是哪个。先用报告自己印出的分档，没有分档的按通行分档（90／80／60）。
为什么　等级决定下一年度预算安排。
触发　　报告写明 80≤得分＜90 为良，得分 89.29 而评为优。
不触发　报告自定 80 分以上为优；得分恰在分界、印出位数不足以判断。
局限　　按通行分档得出的只作低级提示，并注明所据口径；他处等级与得分相符时，不在得分旁边的异文由 GR02 指出。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from model.quantity import Reading
from validate.agree import agreement
from validate.algebra import written
from validate.bands import Scale, same_grade, scale_of
from validate.book import FactBook, grouped
from validate.rule import Rule, claim, unchecked
from validate.systems import strand, systems

CODE = "GR01"
_PAIRS = (("eval_grade", "eval_score"), ("self_grade", "self_score"))


def check(book: FactBook) -> Iterator[Outcome]:
    scale = scale_of(book)
    totals = {system.code: system.total for system in systems(book)}
    for grades, scores in _PAIRS:
        for code, facts in grouped(book.of(grades), lambda fact: strand(book, fact)).items():
            beside = {fact.context.group: fact for fact in reversed(book.numbers(scores)) if strand(book, fact) == code}
            own = agreement(list(beside.values()))
            outcomes = []
            for fact in facts:
                score = beside.get(fact.context.group)
                outcome = _grade(book, scale, fact, score or (own.said if own else None) or totals.get(code))
                outcomes.append((score is not None, outcome))
            earned = any(outcome.status is Status.CONSISTENT for _, outcome in outcomes)
            for near, outcome in outcomes:
                if near or not earned or outcome.status is not Status.INCONSISTENT:
                    yield outcome


def _grade(book: FactBook, scale: Scale, fact: Fact, score: Fact | None) -> Outcome:
    grade = same_grade(book, fact.text)
    if score is None or score.quantity is None or grade is None:
        return unchecked(CODE, [fact], Say("没有得分，或等级用语不在通行等级之内", "no score, or the grade word is unknown"))
    fits = {same_grade(book, name) or name for name in scale.grades(score.quantity.interval(Reading.ROUNDED))}
    exact = {same_grade(book, name) or name for name in scale.grades(score.quantity.interval(Reading.AS_PRINTED))}
    bounds = "，".join(f"{band.name}{band.low}—{band.high}" for band in scale.bands)
    if not exact or (len(fits) > 1 and grade in fits and grade not in exact):
        return unchecked(CODE, [fact, score], Say("得分恰在等级分界上，印出的位数不足以判断", "the score straddles a bound"))
    holds = grade in exact
    earned = "、".join(sorted(exact))
    others = [norm.title for code, norm in book.lexicon.norms.items() if code != "default"
              and grade in {same_grade(book, name) for name in Scale(norm.bands).grades(score.quantity.interval(Reading.AS_PRINTED))}]
    hints: tuple[Say, ...] = ()
    if scale.norm and others and not holds:
        hints = (Say(f"按{others[0]}则相符；报告未印出分档", f"it would hold by {others[0]}; the report prints no bands"),)
    whose, whose_en = ("报告所列", "the printed") if scale.norm is None else ("通行", "the usual")
    return claim(
        CODE, holds, [fact, score, *scale.facts],
        Say(f"得分{written(score)}，按{whose}分档（{bounds}）应为“{earned}”，报告评为“{fact.text}”。",
            f"{written(score)} earns {earned} by {whose_en} bands ({bounds}); the report says {fact.text}."),
        reported=fact.text or "", expected=earned, computation=f"{written(score)} → {earned}（{bounds}）",
        severity=None if scale.norm is None else Severity.LOW, hints=hints,
        basis="internal" if scale.norm is None else f"norm:{scale.norm}", key=(fact.text or "", written(score)),
    )


RULE = Rule(
    CODE, "grade-follows-from-score", Say("等级与得分不符", "The grade does not follow from the score"),
    Category.THRESHOLD_GRADE, Scope.IN_TEXT, Severity.HIGH, check,
)
