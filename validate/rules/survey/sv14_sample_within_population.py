"""SV14 样本不多于总体

查什么　有效问卷数不应超过受益人口（或户数×每户人数上限）。
为什么　样本多于总体，说明一边的数是错的。
触发　　受益83户，有效问卷1,560份。
不触发　未说明受益范围。
局限　　每户人数上限取宽值；问卷对象不限于受益户时会误报，故只提示。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.rule import Rule, claim, unchecked
from validate.survey import only_valid

CODE = "SV14"


def check(book: FactBook) -> Iterator[Outcome]:
    valid = only_valid(book)
    if valid is None or valid.quantity is None:
        return
    people = [fact for fact in book.numbers("population") if fact.quantity is not None]
    homes = [fact for fact in book.numbers("households") if fact.quantity is not None]
    if not people and not homes:
        yield unchecked(CODE, [valid], Say("未说明受益人数或户数", "the population is not stated"))
        return
    factor = Decimal(book.lexicon.maps["plausible"]["people_per_household_high"])
    whole, each = (people, Decimal(1)) if people else (homes, factor)
    largest = max(whole, key=lambda fact: fact.quantity.value if fact.quantity else Decimal(0))
    bound = (largest.quantity.value if largest.quantity else Decimal(0)) * each
    yield claim(
        CODE,
        valid.quantity.value <= bound,
        [valid, largest],
        Say(
            f"有效问卷{valid.raw}，多于受益范围{largest.raw}所能有的人数。", f"{valid.raw} valid questionnaires exceed a population of {largest.raw}."
        ),
        reported=valid.raw,
        expected=f"≤{bound:f}",
        key=(CODE,),
    )


RULE = Rule(
    CODE,
    "sample-within-population",
    Say("样本多于总体", "More answers than people"),
    Category.CROSS_REFERENCE,
    Scope.IN_TEXT,
    Severity.LOW,
    check,
)
