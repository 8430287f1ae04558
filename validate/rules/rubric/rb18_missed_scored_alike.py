"""RB18 未达标指标的扣分办法前后一致

查什么　没有印出评分标准的指标表，未达标的指标若都按完成比例得分（完成值÷目标值×分值），唯有一项不是这样，按同一办法重算该项。
为什么　同一张表里一项按另一种办法得分，多半是得分写错，或完成值改过而得分未改。
触发　　目标150场、完成120场，分值5分得4分；目标80%、完成76%，分值10分得9.5分；目标400人、完成300人，分值8分却得7分（应为6分）。
不触发　未达标的指标各有各的扣法；有评分公式、满分线的（RB01、RB02核对）；定性指标、满意度；“≤”型指标。
局限　　按比例得分的至少要有三项（差一个数字就相符的，两项），不按的只有一项。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.slips import mistyped
from validate.algebra import numeral
from validate.book import FactBook
from validate.dossier import plain_name
from validate.proportion import in_proportion, short_rows, standardised, value_of
from validate.rule import Rule, Source, claim, unchecked
from validate.trees import IndicatorRow, ScoreTable, score_tables

CODE = "RB18"
_FEWEST, _MANY = 2, 3
"""Rows in proportion, where one digit, or two in each other's place, would mend the odd one, and where not."""


def check(book: FactBook) -> Iterator[Outcome]:
    scaled = standardised(book)
    for table in score_tables(book):
        able = [row for row in short_rows(book, table) if in_proportion(row) is not None and not _has_standard(table, row, scaled)]
        able = [row for row in able if "满意" not in row.name]
        alike = [row for row in able if value_of(row.score) == in_proportion(row)]
        others = [row for row in able if row not in alike]
        if len(others) <= 1 and len(alike) >= (_FEWEST if all(map(_slipped, others)) else _MANY):
            yield from (_claim(table, row, row in alike) for row in able)
        elif len(able) > 1:
            yield unchecked(CODE, [row.score for row in able if row.score is not None], _EACH_ITS_OWN)


_EACH_ITS_OWN = Say("未达标的指标没有一致的扣分办法", "missed targets are not scored in one way")


def _slipped(row: IndicatorRow) -> bool:
    due, score = f"{in_proportion(row)}", f"{value_of(row.score):.2f}"
    return mistyped(score, due)


def _has_standard(table: ScoreTable, row: IndicatorRow, scaled: frozenset[tuple[str, str]]) -> bool:
    return (table.system, row.code or plain_name(row.name)) in scaled or (table.system, plain_name(row.name)) in scaled


def _claim(table: ScoreTable, row: IndicatorRow, fits: bool) -> Outcome:
    assert row.score is not None and row.weight is not None and row.actual is not None and row.target is not None
    due = in_proportion(row)
    sources: list[Source] = [row.score, row.weight, row.target, row.actual]
    return claim(
        CODE, fits, sources,
        Say(f"“{row.name}”完成{row.actual.raw}（目标{row.target.raw}），本表其他未达标指标都按完成比例得分，"
            f"按此应得{due}分，得分却为{numeral(row.score)}分。",
            f"{row.name} reached {row.actual.raw} of {row.target.raw}; the table's other missed targets are scored in proportion, "
            f"which gives {due}, not {numeral(row.score)}."),
        reported=f"{numeral(row.score)}分", expected=f"{due}分",
        computation=f"{numeral(row.actual)} ÷ {numeral(row.target)} × {numeral(row.weight)} = {due}",
        key=(table.system, row.name, numeral(row.score)),
    )


RULE = Rule(
    CODE, "missed-scored-alike", Say("未达标指标的得分与同表其他指标的算法不一致", "A missed target is scored unlike the others of its table"),
    Category.CRITERION, Scope.IN_TABLE, Severity.MEDIUM, check,
)
