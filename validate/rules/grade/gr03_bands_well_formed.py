"""GR03 等级分档完整

查什么　报告印出的分档应首尾相接、不重叠，并从 0 到 100（或总分）。
为什么　分档有缺口或重叠，同一得分可评两个等级或无等级可评。
触发　　良 80—90，中 60—75：75 至 80 之间无等级。
不触发　90—100、80—89、60—79 这样的整数分档；只印下限的分档。
局限　　上下限未印全的等级不核对缺口。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lexicon.load import Band
from model.figure import Comparator
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.bands import printed
from validate.book import FactBook, grouped
from validate.rule import Rule, claim, unchecked

CODE = "GR03"


def check(book: FactBook) -> Iterator[Outcome]:
    for facts in grouped(book.numbers("grade_threshold"), lambda fact: fact.context.group).values():
        scale = printed(book, facts)
        if scale is None or len(scale.bands) < 3:
            yield unchecked(CODE, facts, Say("分档未印全", "the bands are not all printed"))
            continue
        highs = {fact.context.item for fact in facts if fact.comparator in (Comparator.LT, Comparator.LE)}
        faults = [(above, below) for above, below in pairwise(scale.bands)
                  if below.name in highs and (below.high > above.low or below.high < above.low)]
        last = scale.bands[-1]
        if last.low > 0 and len(faults) == 0 and scale.bands[0].high == 100:
            faults.append((last, last))
        if not faults:
            yield claim(CODE, True, facts, Say("等级分档首尾相接", "the bands meet"), doubt=False)
        for above, below in faults:
            yield claim(CODE, False, facts, _told(above, below), reported=f"{above.low}／{below.high}", expected=f"{above.low}")


def _told(above: Band, below: Band) -> Say:
    if above is below:
        return Say(f"最低一档“{below.name}”从{below.low}起，其下无等级。", f"The lowest band {below.name} begins at {below.low}; nothing is below.")
    fault, fault_en = ("两档重叠", "they overlap") if below.high > above.low else ("中间有缺口", "there is a gap")
    return Say(f"等级分档“{above.name}”下限{above.low}，“{below.name}”上限{below.high}，{fault}。",
               f"{above.name} begins at {above.low}, {below.name} ends at {below.high}: {fault_en}.")


RULE = Rule(
    CODE, "bands-well-formed", Say("等级分档有缺口或重叠", "The printed grade bands overlap or leave a gap"),
    Category.THRESHOLD_GRADE, Scope.IN_TEXT, Severity.MEDIUM, check,
)
