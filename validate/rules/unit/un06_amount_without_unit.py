"""UN06 金额没有单位

查什么　表里的金额，单元格、行头、列头、表题、表注都没有写单位。
为什么　没有单位，读的人只能猜是元还是万元。
触发　　“金额”一行写512.36，全表不见单位。
不触发　列头写“金额（万元）”；表上方写“单位：万元”。
局限　　单位写在页眉等处而没有读到的会误报，故为轻微。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral
from validate.book import FactBook, grouped
from validate.rule import Rule, claim, unchecked
from validate.scales import printed_number

CODE = "UN06"
LENT = "单位从"
NO_UNIT = "金额未注明单位"


def check(book: FactBook) -> Iterator[Outcome]:
    kinds = {code for code, concept in book.lexicon.concepts.items() if concept.kind == "money"}
    facts = [fact for fact in book.facts if fact.concept in kinds and fact.anchor.cell is not None and fact.quantity is not None]
    stated = {printed_number(fact): fact for fact in reversed([f for f in book.facts if f.concept in kinds]) if "元" in fact.raw}
    for members in grouped(facts, lambda fact: fact.context.group).values():
        bare = [fact for fact in members if _bare(fact)]
        if bare:
            yield from _table(bare, stated)
        else:
            yield claim(CODE, True, members[:1], Say("金额有单位", "amounts have units"), doubt=False)


def _bare(fact: Fact) -> bool:
    if fact.quantity is None or not fact.quantity.value:
        return False
    return fact.doubt == NO_UNIT or any(step.startswith(LENT) for step in fact.steps)


def _table(bare: list[Fact], stated: dict[Fraction | None, Fact]) -> Iterator[Outcome]:
    if any(fact.doubt and fact.doubt != NO_UNIT for fact in bare):
        yield unchecked(CODE, bare, Say("数字识读存疑", "the reading is in doubt"))
        return
    known = next((stated[number] for fact in bare if (number := printed_number(fact)) in stated), None)
    first = next((fact for fact in bare if known and printed_number(fact) == printed_number(known)), bare[0])
    also = Say(f"；别处为{known.raw}", f"; elsewhere {known.raw}") if known else Say("", "")
    yield claim(
        CODE, False, [first, *(fact for fact in bare if fact is not first), *([known] if known else [])],
        Say(f"表中金额{numeral(first)}等{len(bare)}处没有单位，表头、表题也未注明{also.zh}。",
            f"{len(bare)} amount(s) in the table ({numeral(first)} …) have no unit in cell, head or caption{also.en}."),
        reported=numeral(first), expected=known.raw if known else "注明单位", doubt=False, key=(first.context.group or "",),
    )


RULE = Rule(
    CODE, "amount-without-unit", Say("金额未注明单位", "Amounts without a unit"),
    Category.UNIT, Scope.IN_TABLE, Severity.LOW, check,
)
