"""QT07 分项面积不超过所称的合计

查什么　一段话里写明合计（共、合计）的面积或工程量，与同段各分项相加应相等。
为什么　分项与合计对不上，工程量无从核实。
触发　　外墙7800平方米、屋面2600平方米，共11400平方米。
不触发　没有写明合计关系的总建筑面积：外墙、屋面、墙面的面积相加本来就不等于建筑面积。
局限　　没有“共/合计”字样时只记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import total
from validate.book import FactBook, by_group, grouped
from validate.rule import Rule, settled, unchecked

CODE = "QT07"


def check(book: FactBook) -> Iterator[Outcome]:
    for facts in by_group(book.numbers("quantity", "floor_area")).values():
        for (_, unit, _), members in grouped(facts, _alike).items():
            if unit not in ("平方米", "米"):
                continue
            whole = [fact for fact in members if fact.context.source == "total" and fact.concept == "quantity"]
            parts = [fact for fact in members if fact.context.item and fact.context.source is None and fact.concept == "quantity"]
            if len(whole) == 1 and len(parts) > 1:
                yield settled(CODE, whole[0], total(parts), Say("合计与各分项之和", "total against its parts"))
            elif unit == "平方米" and len(parts) > 1 and any(fact.concept == "floor_area" for fact in members):
                yield unchecked(
                    CODE, parts[:6], Say("各分项面积与总建筑面积之间没有写明的合计关系", "no stated relation of the parts to the floor area")
                )


def _alike(fact: Fact) -> tuple[str | None, str, str | None]:
    """Of one lot, one unit and one column: a bridge's width adds nothing to its length."""
    return fact.context.lot, fact.quantity.unit if fact.quantity else "", fact.series


RULE = Rule(
    CODE,
    "component-areas-against-total",
    Say("分项工程量之和与合计不符", "Component quantities do not add up"),
    Category.ARITHMETIC,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)
