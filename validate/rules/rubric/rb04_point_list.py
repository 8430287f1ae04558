"""RB04 分项得分不超过分项满分，合计等于得分

查什么　评分标准列出①②③各几分、评分说明写“故①项得x分”时，各分项得分不超过其满分，相加等于该指标得分。
为什么　分项超过满分，合计碰巧对上，也说明评分没有按标准来。
触发　　①（0.5分），说明却写“故①项得1分”；各项得1、1、1，得分写2。
不触发　各项得分都在满分以内，合计等于得分；不分配分值的扣分项不计。
局限　　说明没有写全各分项得分时，合计记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from model.fact import Fact
from model.figure import RubricStep, StepKind
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral
from validate.book import FactBook
from validate.consequence import consequence
from validate.dossier import Dossier, distinct, dossiers, same_row
from validate.ladder import decimal_of
from validate.rule import Rule, Source, claim, unchecked
from validate.scores import number_of, steps_of
from validate.top_marks import place_of

CODE = "RB04"
Points = dict[int, tuple[Fraction, Sequence[Source]]]
Stated = tuple[Fact, Fraction, Sequence[Source]]


def check(book: FactBook) -> Iterator[Outcome]:
    for dossier in dossiers(book):
        if not dossier.awarded:
            continue
        points = _points(dossier)
        for awarded in _sheets([fact for fact in dossier.awarded if fact.quantity is not None]):
            if points:
                yield from _within(book, dossier, points, awarded)
            yield from _sums(dossier, points, awarded)


def _points(dossier: Dossier) -> Points:
    """Place (① -> 1) to its maximum, with the sources that state it."""
    found: dict[int, tuple[Fraction, list[Source]]] = {}
    for rubric in dossier.rubrics:
        for step in steps_of(rubric, StepKind.POINT):
            place, marks = place_of(step.mark), number_of(step.marks)
            if place is not None and marks is not None:
                found.setdefault(place, (marks, []))[1].extend((rubric, *_criteria(dossier, step)))
    if not found:
        for fact in dossier.criteria:
            place = place_of(fact.context.item)
            if fact.concept == "criterion_subscore_max" and place is not None and fact.quantity is not None:
                found.setdefault(place, (Fraction(fact.quantity.value), []))[1].append(fact)
    return {place: (marks, tuple(sources)) for place, (marks, sources) in found.items()}


def _criteria(dossier: Dossier, step: RubricStep) -> list[Fact]:
    return [fact for fact in dossier.criteria if step.anchor.span.overlaps(fact.anchor.span)]


def _within(book: FactBook, dossier: Dossier, points: Points, awarded: Sequence[Fact]) -> Iterator[Outcome]:
    over: list[Stated] = []
    fine: list[Stated] = []
    capped = Fraction(0)
    for fact in awarded:
        place = place_of(fact.context.item)
        if place not in points or fact.quantity is None or place is None:
            continue
        most = points[place][0]
        capped += min(most, Fraction(fact.quantity.value))
        (over if Fraction(fact.quantity.value) > most else fine).append((fact, most, points[place][1]))
    if fine and not over:
        sources = [source for fact, _, stated in fine for source in (fact, *stated)]
        yield claim(CODE, True, sources, Say("各分项得分均不超过满分", "no point exceeds its maximum"))
    if over:
        yield _over(book, dossier, over, awarded, capped)


def _over(book: FactBook, dossier: Dossier, over: Sequence[Stated], awarded: Sequence[Fact], capped: Fraction) -> Outcome:
    scores = next((mentions for _, mentions in distinct(dossier.scores)), ())
    lowered = bool(scores) and scores[0].quantity is not None and capped < Fraction(scores[0].quantity.value) and len(awarded) > 1
    follows = consequence(book, scores, capped) if lowered else None
    tail = follows.say() if follows else Say("", "")
    listed = "、".join(f"{fact.context.item}得{numeral(fact)}分（满分{decimal_of(most)}分）" for fact, most, _ in over)
    listed_en = ", ".join(f"{fact.context.item} {numeral(fact)} of {decimal_of(most)}" for fact, most, _ in over)
    sources: list[Source] = [source for fact, _, stated in over for source in (fact, *stated)]
    return claim(
        CODE, False, [*awarded, *sources, *dossier.scores],
        Say(f"{dossier.title}的分项得分超过评分标准规定的满分：{listed}。按满分封顶，该指标应为{decimal_of(capped)}分。{tail.zh}",
            f"{dossier.title} awards more than a point's maximum: {listed_en}. Capped, it comes to {decimal_of(capped)}.{tail.en}"),
        reported="、".join(f"{fact.context.item}{numeral(fact)}" for fact, _, _ in over),
        expected="、".join(f"{fact.context.item}≤{decimal_of(most)}" for fact, most, _ in over) + f"，合计{decimal_of(capped)}",
        computation=" + ".join(_cap(fact, over) for fact in awarded) + f" = {decimal_of(capped)}",
        key=(dossier.system, dossier.title, listed),
    )


def _cap(fact: Fact, over: Sequence[Stated]) -> str:
    most = next((most for member, most, _ in over if member is fact), None)
    return numeral(fact) if most is None else f"min({numeral(fact)}, {decimal_of(most)})"


def _sheets(awarded: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Awarded marks that belong together: lists that begin again at ① are separate sheets."""
    found: list[Fact] = []
    for fact in awarded:
        place = place_of(fact.context.item) or 0
        if found and place <= (place_of(found[-1].context.item) or 0):
            yield found
            found = []
        found.append(fact)
    if found:
        yield found


def _sums(dossier: Dossier, points: Points, awarded: Sequence[Fact]) -> Iterator[Outcome]:
    scores = same_row(awarded[0].anchor, dossier.scores) or tuple(mentions[0] for _, mentions in distinct(dossier.scores))
    places = [place_of(fact.context.item) for fact in awarded]
    whole = set(points) <= set(places) if points else places == list(range(1, len(places) + 1)) and len(places) > 1
    for score in scores[:1]:
        if not whole or score.quantity is None:
            yield unchecked(CODE, [score, *awarded], Say("评分说明没有写全各分项得分", "the note does not give every point's marks"))
        else:
            yield _sum(dossier, score, awarded, score.quantity.value)


def _sum(dossier: Dossier, score: Fact, awarded: Sequence[Fact], value: Decimal) -> Outcome:
    """Marks of points are exact: no rounding between them and the score."""
    added = sum((fact.quantity.value for fact in awarded if fact.quantity is not None), Decimal(0))
    working = " + ".join(numeral(fact) for fact in awarded)
    return claim(
        CODE, added == value, [score, *awarded],
        Say(f"{dossier.title}得分为{numeral(score)}分，各分项得分之和为{working}＝{decimal_of(Fraction(added))}分。",
            f"{dossier.title} scores {numeral(score)}; its points add up to {working} = {decimal_of(Fraction(added))}."),
        reported=numeral(score), expected=f"{decimal_of(Fraction(added))}", computation=f"{working} = {decimal_of(Fraction(added))}",
        key=(dossier.system, dossier.title, "sum", numeral(score), working),
    )


RULE = Rule(
    CODE, "point-list", Say("分项得分与评分标准不符", "Marks of single points do not fit the standard"),
    Category.CRITERION, Scope.TEXT_AND_TABLE, Severity.HIGH, check,
)
