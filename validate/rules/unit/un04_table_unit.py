"""UN04 表头单位与单元格单位不一

查什么　表头或表注写“单位：万元”，同一列里个别单元格自己又写“元”。
为什么　一张表两种金额单位，合计与比较容易错一万倍。
触发　　列头“金额（万元）”，一格写“35200元”。
不触发　单元格自带的单位与表头相同；另一列另有单位。
局限　　只提示单位混用，不判哪一个写错。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.rule import Rule, claim, unchecked
from validate.scales import factor

CODE = "UN04"
_HEADS = ("列头单位", "表注单位")


def check(book: FactBook) -> Iterator[Outcome]:
    kinds = {code for code, concept in book.lexicon.concepts.items() if concept.kind == "money"}
    facts = [fact for fact in book.facts if fact.concept in kinds and fact.anchor.cell is not None and fact.quantity is not None]
    for members in grouped(facts, lambda fact: (fact.anchor.cell.table, fact.anchor.cell.column) if fact.anchor.cell else (-1, -1)).values():
        headed = [fact for fact in members if any(step.startswith(_HEADS) for step in fact.steps)]
        own = [fact for fact in members if not fact.steps and fact.quantity is not None and fact.quantity.unit == "元" and "元" in fact.raw]
        if headed and own:
            yield from _column(headed, own)


def _column(headed: list[Fact], own: list[Fact]) -> Iterator[Outcome]:
    scale = factor(headed[0])
    known = [fact for fact in own if factor(fact) is not None]
    if scale is None or not known:
        yield unchecked(CODE, [*headed[:1], *own[:1]], Say("单位不明", "the unit cannot be told"))
        return
    other = [fact for fact in known if factor(fact) != scale]
    unit = headed[0].steps[0].rpartition("：")[2]
    if not other:
        yield claim(CODE, True, [headed[0], *known], Say("单元格单位与表头相同", "the cells' unit is the head's"))
        return
    yield claim(
        CODE, False, [*other, headed[0]],
        Say(f"表头单位为{unit}，单元格却写作{other[0].raw}，同一列单位不一。", f"The column's unit is {unit}, but a cell says {other[0].raw}."),
        reported=other[0].raw, expected=unit, key=(headed[0].context.group or "", unit),
    )


RULE = Rule(
    CODE, "table-unit", Say("同一列单位不一", "Two units in one column"),
    Category.UNIT, Scope.IN_TABLE, Severity.LOW, check,
)
