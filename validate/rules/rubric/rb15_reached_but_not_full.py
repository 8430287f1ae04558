"""RB15 写着达成目标却没有得满分

查什么　完成值写“达成目标”之类，或（自评表）与文字目标一字不差，得分却低于分值，又没有说明扣分。
为什么　或者并未达成，或者不该扣分，完成值与得分必有一错。
触发　　完成值“达成目标”，分值6分，得分5.1分，调查结果只有83%，低于满分线90%。
不触发　评分说明写明该项扣除若干分；得分等于分值。
局限　　扣分写在别处的认不出。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from model.figure import StepKind, Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral
from validate.book import FactBook
from validate.dossier import Dossier, rows_with_dossiers
from validate.ladder import decimal_of
from validate.rule import Rule, Source, claim, unchecked
from validate.scores import number_of, step_of
from validate.targets import Verdict, met, verdict
from validate.telling import rates_of
from validate.trees import IndicatorRow

CODE = "RB15"


def check(book: FactBook) -> Iterator[Outcome]:
    for system, row, dossier in rows_with_dossiers(book):
        yield from _row(book, system, row, dossier)


def _row(book: FactBook, system: str, row: IndicatorRow, dossier: Dossier | None) -> Iterator[Outcome]:
    score, weight, target, actual = row.score, row.weight, row.target, row.actual
    if score is None or weight is None or target is None or actual is None:
        return
    if actual.text is None or actual.quantity is not None or actual.date is not None:
        return
    if score.quantity is None or weight.quantity is None or met(target, actual, book.lexicon) is not True:
        return
    if actual.context.voice is Voice.EVALUATOR and verdict(actual.text, book.lexicon) is not Verdict.MET:
        return  # an evaluator's 合规 beside 合规 names the point of the indicator, not how well it was met
    sources: list[Source] = [score, actual, weight, target]
    if score.quantity.value >= weight.quantity.value:
        yield claim(CODE, True, sources, Say("达成目标，得满分", "reached, full marks"))
        return
    if dossier and (dossier.deductions or dossier.awarded):
        yield unchecked(CODE, sources, Say("评分说明写有扣分", "the note states a deduction"))
        return
    why, more = _because(dossier)
    plain = any(word in actual.text for word in book.lexicon.words["full_achievement"]) or why.zh
    share = decimal_of(100 * Fraction(score.quantity.value) / Fraction(weight.quantity.value), 2)
    rate = f"，得分率{row.rate.raw}" if row.rate else f"，得分率{share}%"
    yield claim(
        CODE, False, [*sources, *([row.rate] if row.rate else []), *more],
        Say(f"“{row.name}”的完成值写“{actual.raw}”，却只得{numeral(score)}分（分值{numeral(weight)}分{rate}），未写明扣分原因。{why.zh}",
            f"{row.name} is said to be “{actual.raw}”, yet scores {numeral(score)} of {numeral(weight)} ({share}%), and no deduction is "
            f"stated.{why.en}"),
        reported=f"{actual.raw}，{numeral(score)}分{rate}", expected=f"{numeral(weight)}分，或未达成", key=(system, row.name, numeral(score)),
        severity=None if plain else Severity.INFO,
    )


def _because(dossier: Dossier | None) -> tuple[Say, list[Source]]:
    """What the indicator's own working says of it."""
    for rubric in dossier.rubrics if dossier else ():
        start = step_of(rubric, StepKind.THRESHOLD)
        edge = number_of(start.value) if start else None
        found = next(rates_of(dossier), None) if dossier else None
        if start and edge is not None and found is not None and Fraction(found[0].value) < edge:
            return (Say(f"其结果{found[0].value:f}%低于满分线{start.value}，并未达成。", f" Its result {found[0].value:f}% is below the full-mark "
                                                                                         f"line {start.value}."),
                    [rubric, found[1]])
    return Say("", ""), []


RULE = Rule(
    CODE, "reached-but-not-full", Say("写着达成目标却未得满分", "Said to be reached, yet not full marks"),
    Category.CRITERION, Scope.IN_TABLE, Severity.MEDIUM, check,
)
