"""GR06 表中各行的等级与得分相符，各等级的个数与表相符

查什么　逐个单位、项目列出得分和等级的表，每行的等级应是该行得分按报告所列分档应得的；文中“优3个、良1个”应与表中个数相符。
为什么　一行评错，排名、奖惩、下年预算都跟着错。
触发　　88.6分，分档写明80分至90分为良，该行却评为优。
不触发　报告没有写分档的；多数行都对不上的（另有评法）；自评分、复核分两列中有一列合得上全表的，按那一列。
局限　　至少三行；文中个数只在同一句的其他等级个数与表相符时判断。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.quantity import Reading
from validate.algebra import written
from validate.bands import Scale, same_grade, scale_of
from validate.book import FactBook, grouped
from validate.rule import Rule, claim, unchecked

CODE = "GR06"
_FEWEST = 3
_UNSURE = Say("表中等级另有评法，或没有写明分档", "the rows are graded in another way, or no bands are printed")


def check(book: FactBook) -> Iterator[Outcome]:
    scale = scale_of(book)
    scores = grouped(book.numbers("row_score"), _table)
    graded = grouped(book.of("row_grade"), _table)
    for table, grades in graded.items():
        column = _column(book, scale, scores.get(table, []), grades) if scale.norm is None else {}
        if not column:
            yield unchecked(CODE, grades[:_FEWEST], _UNSURE)
            continue
        yield from (_row(book, scale, column[_row_of(grade)], grade) for grade in grades if _row_of(grade) in column)
    for table, members in scores.items():
        yield from _counted(book, scale, graded.get(table, []), members)


def _table(fact: Fact) -> int:
    return fact.anchor.cell.table if fact.anchor.cell else -1


def _row_of(fact: Fact) -> int:
    return fact.anchor.cell.row if fact.anchor.cell else -1


def _earned(book: FactBook, scale: Scale, score: Fact) -> set[str]:
    assert score.quantity is not None
    return {same_grade(book, name) or name for name in scale.grades(score.quantity.interval(Reading.AS_PRINTED))}


def _column(book: FactBook, scale: Scale, scores: Sequence[Fact], grades: Sequence[Fact]) -> Mapping[int, Fact]:
    """The column of scores by which the rows are graded: it fits all of them, or all but a few, and better than any other."""
    fits: list[tuple[int, bool, dict[int, Fact]]] = []
    for head, members in grouped(scores, lambda fact: fact.context.item).items():
        column = {_row_of(score): score for score in members}
        held = [grade for grade in grades if _row_of(grade) in column]
        fitting = sum(same_grade(book, grade.text) in _earned(book, scale, column[_row_of(grade)]) for grade in held)
        fits.append((fitting, "自评" not in (head or ""), column))
    fits.sort(key=lambda fit: fit[:2], reverse=True)  # of two that fit alike, what was looked into comes before what the unit said of itself
    alone = len(fits) == 1 or (len(fits) > 1 and fits[0][:2] > fits[1][:2])
    return fits[0][2] if fits and alone and fits[0][0] >= max(2, len(grades) - max(1, len(grades) // 4)) else {}


def _row(book: FactBook, scale: Scale, score: Fact, grade: Fact) -> Outcome:
    earned, bounds = _earned(book, scale, score), "，".join(f"{band.name}{band.low}—{band.high}" for band in scale.bands)
    should = "、".join(sorted(earned))
    return claim(
        CODE, same_grade(book, grade.text) in earned, [grade, score, *scale.facts],
        Say(f"{score.context.scope or '该行'}得分{written(score)}，按报告所列分档（{bounds}）应为“{should}”，表中为“{grade.text}”。",
            f"{written(score)} earns {should} by the printed bands ({bounds}); the row says {grade.text}."),
        reported=grade.text or "", expected=should, computation=f"{written(score)} → {should}", key=(CODE, score.context.scope or "", written(score)),
    )


def _counted(book: FactBook, scale: Scale, grades: Sequence[Fact], scores: Sequence[Fact]) -> Iterator[Outcome]:
    """The numbers of a sentence against the grades of the table's rows, or against those that its only column of scores earns."""
    if grades:
        rows = Counter(same_grade(book, grade.text) or "" for grade in grades)
    elif len({score.context.item for score in scores}) == 1:
        rows = Counter(next(iter(earned)) for score in scores if len(earned := _earned(book, scale, score)) == 1)
    else:
        return
    for _, counts in grouped(book.numbers("grade_count"), lambda fact: fact.context.group).items():
        told = [(fact, same_grade(book, fact.context.item) or "") for fact in counts]
        right = [fact for fact, grade in told if fact.quantity is not None and fact.quantity.value == rows[grade]]
        if len(right) * 2 < len(told) or len(right) < 1:
            continue
        for fact, grade in told:
            yield claim(
                CODE, fact in right, [fact],
                Say(f"称{grade}{written(fact)}，表中为{rows[grade]}个。", f"{written(fact)} are said to be {grade}; the table has {rows[grade]}."),
                reported=written(fact), expected=f"{rows[grade]}", key=(CODE, grade, fact.raw),
            )


RULE = Rule(
    CODE, "grades-of-rows",
    Say("表中一行的等级与得分不符，或等级个数与表不符", "A row's grade does not follow from its score, or a count of grades differs"),
    Category.THRESHOLD_GRADE, Scope.TEXT_AND_TABLE, Severity.MEDIUM, check,
)
