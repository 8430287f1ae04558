"""QT08 每户面积、每栋户数在常理之内

查什么　同一段或同一表里的建筑面积÷户数、户数÷栋数应在常见范围内。
为什么　超出常理往往是单位或小数点写错。
触发　　12万平方米、56户（每户2143平方米）。
不触发　范围很宽（每户15–500平方米，每栋1–600户），只提示，不作定论。
局限　　道路、管网类面积与户数无关；范围是常识值，尚无数据集校准。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import Leaf, Ratio
from validate.book import FactBook, by_group
from validate.ladder import decimal_of
from validate.rule import Rule, claim

CODE = "QT08"


def check(book: FactBook) -> Iterator[Outcome]:
    bounds = {name: Decimal(value) for name, value in book.lexicon.maps["plausible"].items()}
    for facts in by_group(book.numbers("floor_area", "households", "buildings", where=lambda fact: fact.context.scope is None)).values():
        found = {concept: [fact for fact in facts if fact.concept == concept] for concept in ("floor_area", "households", "buildings")}
        if any(len(members) > 1 for members in found.values()):
            continue
        area, homes, blocks = (members[0] if members else None for members in found.values())
        if area and homes:
            yield from _ratio(
                area, homes, bounds["area_per_household_low"], bounds["area_per_household_high"], Say("每户面积（平方米）", "area per household")
            )
        if homes and blocks:
            low, high = bounds["households_per_building_low"], bounds["households_per_building_high"]
            yield from _ratio(homes, blocks, low, high, Say("每栋户数", "households per building"))


def _ratio(a: Fact, b: Fact, low: Decimal, high: Decimal, what: Say) -> Iterator[Outcome]:
    ratio = Ratio(Leaf(a), Leaf(b))
    if not Leaf(b).value():
        return
    value = decimal_of(ratio.value(), 1)
    yield claim(
        CODE,
        low <= value <= high,
        [a, b],
        Say(f"{what.zh}为{value}，超出常见范围{low}–{high}：{a.raw}÷{b.raw}。", f"{what.en} is {value}, outside {low}–{high}."),
        reported=f"{value}",
        expected=f"{low}–{high}",
        computation=f"{ratio.show()} = {value}",
        key=(what.zh, f"{value}"),
    )


RULE = Rule(
    CODE,
    "density-is-plausible",
    Say("每户面积或每栋户数不合常理", "Area per household or households per building is implausible"),
    Category.CROSS_REFERENCE,
    Scope.IN_TEXT,
    Severity.INFO,
    check,
)
