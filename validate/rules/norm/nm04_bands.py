"""NM04 等级分档与通行口径

查什么　报告印出的等级分档与办法的通行分档（优≥90，良≥80，中≥60）是否相同。
为什么　分档不同，同一分数等级不同，跨县比较时要知道。
触发　　优≥85，良≥75，中≥60。
不触发　与任一已知口径相同。
局限　　地方可以另定分档，等级仍按报告印出的判，只作提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Comparator
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.bands import printed, same_grade
from validate.book import FactBook
from validate.rule import Rule, claim, unchecked

CODE = "NM04"


def check(book: FactBook) -> Iterator[Outcome]:
    facts = book.numbers("grade_threshold", where=lambda fact: fact.comparator in (Comparator.GE, Comparator.GT, None))
    if not facts:
        return
    found = printed(book)
    scale = found.bands if found else ()
    if len(scale) < 3:
        yield unchecked(CODE, facts, Say("等级分档没有写全", "the grade bands are not all given"))
        return
    lows = {(same_grade(book, band.name), band.low) for band in scale if band.low > 0}
    known = any(lows == {(band.name, band.low) for band in norm.bands if band.low > 0} for norm in book.lexicon.norms.values())
    listed = "、".join(f"{band.name}≥{band.low.normalize():f}" for band in scale if band.low > 0)
    yield claim(
        CODE, known, facts,
        Say(f"报告的等级分档为{listed}，与通行分档（优≥90、良≥80、中≥60）不同。", f"The report's bands ({listed}) differ from the usual 90/80/60."),
        reported=listed, expected="优≥90、良≥80、中≥60", basis="norm:default",
    )


RULE = Rule(
    CODE, "bands", Say("等级分档与通行口径不同", "Grade bands are unusual"),
    Category.THRESHOLD_GRADE, Scope.IN_TEXT, Severity.INFO, check, basis="norm:default",
)
