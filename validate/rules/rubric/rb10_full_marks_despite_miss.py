"""RB10 没有达标却得满分

查什么　指标表一行里，实际完成值达不到目标值（≥、≤按符号比，日期比先后），得分却等于分值。
为什么　没有完成的指标给满分，自评得分即虚高。
触发　　目标≥120公里，完成97公里，分值10分，得分10分。
　　　　没有逐项分值的表：一级指标的分值全部得到，其下各项即都得了满分。
不触发　完成值等于目标值（按印出的精度）；完成97公里，得分8.08分；没有符号、方向不明的成本、时限类指标。
局限　　有评分公式或满分线的由RB01、RB02核对；单位不同、文字目标不判。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral
from validate.book import FactBook, grouped
from validate.dossier import plain_name
from validate.proportion import in_proportion, short_rows, standardised, value_of
from validate.rule import Rule, Source, claim, unchecked
from validate.targets import met
from validate.trees import IndicatorRow, ScoreTable, score_tables

CODE = "RB10"


def check(book: FactBook) -> Iterator[Outcome]:
    scaled = standardised(book)
    for table in score_tables(book):
        for row in table.rows:
            if (table.system, row.code or plain_name(row.name)) not in scaled and (table.system, plain_name(row.name)) not in scaled:
                yield from _row(book, table, row, row.weight or _share(table, row))
    yield from _paragraphs(book, scaled)


_KINDS = (("indicator_weight", "criterion_full_mark"), ("indicator_score",), ("indicator_target", "satisfaction_target"),
          ("indicator_actual", "satisfaction_reported"))


def _paragraphs(book: FactBook, scaled: frozenset[tuple[str, str]]) -> Iterator[Outcome]:
    """目标值≥92%。…合格率为91.3%，得8分（满分8分）: an indicator told in one paragraph, each of the four once."""
    concepts = [concept for kind in _KINDS for concept in kind]
    facts = book.numbers(*concepts, where=lambda fact: fact.anchor.cell is None and fact.context.indicator is not None)
    for (group, name), members in grouped(facts, lambda fact: (fact.context.group, fact.context.indicator)).items():
        found = [[fact for fact in members if fact.concept in kind] for kind in _KINDS]
        system = book.system(members[0].context)
        if group is None or name is None or any(len(each) != 1 for each in found) or any(key == plain_name(name) for _, key in scaled):
            continue
        (weight,), (score,), (target,), (actual,) = found
        yield from _held(book, system, name, weight, score, target, actual)


def _share(table: ScoreTable, row: IndicatorRow) -> Fact | None:
    """Where no row has marks of its own to be had: the row's score, if it and its neighbours took all marks of their first-level indicator."""
    peers = [other for other in table.rows if other.context.dimension == row.context.dimension]
    quota = next((node.weight for node in table.dimensions if node.name == row.context.dimension and node.weight is not None), None)
    scores = [other.score.quantity.value for other in peers if other.weight is None and other.score is not None and other.score.quantity is not None]
    if quota is None or quota.quantity is None or len(scores) < len(peers) or sum(scores) != quota.quantity.value:
        return None
    return row.score


def _row(book: FactBook, table: ScoreTable, row: IndicatorRow, weight: Fact | None) -> Iterator[Outcome]:
    if row.score is not None and weight is not None and row.target is not None and row.actual is not None:
        due = in_proportion(row) if _goes_by_proportion(book, table) else None
        yield from _held(book, table.system, row.name, weight, row.score, row.target, row.actual, due)


def _goes_by_proportion(book: FactBook, table: ScoreTable) -> bool:
    """Whether every other row that missed its target and lost marks got what its result is of its target."""
    short = [(row, in_proportion(row)) for row in short_rows(book, table)]
    return bool(short) and all(due is not None and value_of(row.score) == due for row, due in short)


def _held(
    book: FactBook, system: str, name: str, weight: Fact, score: Fact, target: Fact, actual: Fact, due: Decimal | None = None,
) -> Iterator[Outcome]:
    """``due``: the marks by which the other rows that missed their targets go."""
    if score.quantity is None or weight.quantity is None:
        return
    if actual.quantity is None and actual.date is None:
        return  # RB12, RB13
    full = score.quantity.value == weight.quantity.value and weight.quantity.value > 0
    reached = met(target, actual, book.lexicon)
    sources: list[Source] = [score, weight, target, actual]
    if not full:
        return
    if reached is None:
        yield unchecked(CODE, sources, Say("目标值与完成值不能直接比较", "target and actual cannot be compared"))
        return
    verb = f"完成值{actual.raw}达不到目标值{target.raw}"
    hint = Say(f"按本表其他未达标指标的算法应得{due}分", f"by the way of the table's other missed targets it would get {due}")
    yield claim(
        CODE, reached, sources,
        Say(f"“{name}”的{verb}，仍得满分{numeral(score)}分。", f"{name}: {actual.raw} misses the target {target.raw}, yet scores full "
                                                                   f"marks ({numeral(score)})."),
        reported=f"{actual.raw}，"
                 f"{numeral(score)}分", expected=f"{target.raw}，低于{numeral(weight)}分" + (f"（按比例{due}分）" if due is not None else ""),
        hints=(hint,) if due is not None else (), key=(system, name, actual.raw, target.raw),
    )


RULE = Rule(
    CODE, "full-marks-despite-miss", Say("未达目标却得满分", "Full marks although the target is missed"),
    Category.CRITERION, Scope.IN_TABLE, Severity.HIGH, check,
)
