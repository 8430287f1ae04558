"""RB05 评分标准的最高分等于权重

查什么　评分标准最好一档的分数、各要点分数之和、各要点所占权重之和，应等于该指标的权重。
为什么　标准能给的分高于或低于权重，说明标准与权重不是一套。
触发　　权重3分，标准写“按时完工得5分”；要点①（2分）②（2分）③（2分），权重5分。
不触发　要点合计等于权重；不分配分值的扣分项不计入；既有分档又有要点时，任一合上即可。
局限　　标准没有写出分数，或没有读全时记“无法核对”；“酌情扣分”不影响最高分。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from model.figure import Rubric, StepKind
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral
from validate.book import FactBook
from validate.dossier import Dossier, dossiers
from validate.ladder import decimal_of
from validate.rule import Rule, Source, claim, unchecked
from validate.telling import standards
from validate.top_marks import Top, tops

CODE = "RB05"
_MARKED = (StepKind.BRANCH, StepKind.POINT, StepKind.SHARE)


def check(book: FactBook) -> Iterator[Outcome]:
    for dossier in dossiers(book):
        for rubric, sources in standards(dossier):
            if any(step.kind in _MARKED for step in rubric.steps):
                yield from _tops(dossier, rubric, sources)


def _tops(dossier: Dossier, rubric: Rubric, sources: tuple[Source, ...]) -> Iterator[Outcome]:
    weight = dossier.weight
    if weight is None or weight.quantity is None:
        yield unchecked(CODE, sources, Say("没有该指标的权重", "the indicator's weight is not given"))
        return
    full = Fraction(weight.quantity.value)
    found = tops(rubric, weight.quantity.value)
    inputs = [*sources, *dossier.weights]
    fitting = [top for top in found if top.marks == full]
    wrong = [top for top in found if top.marks > full or (top.exactly and top.marks < full)]
    if fitting:
        yield claim(CODE, True, inputs, Say("评分标准的最高分等于权重", "the standard's maximum is the weight"), computation=fitting[0].working)
    elif wrong:
        yield _wrong(dossier, wrong[0], inputs)
    else:
        yield unchecked(CODE, inputs, Say("评分标准的分数没有写全，最高分不明", "the standard does not give all marks"))


def _wrong(dossier: Dossier, top: Top, inputs: list[Source]) -> Outcome:
    weight = dossier.weights[0]
    said = f"{decimal_of(top.marks)}"
    step = top.steps[0]
    words = (step.text or step.condition or "").strip()
    quote = f"（“{words[:40]}”）" if words and len(top.steps) == 1 else ""
    return claim(
        CODE, False, inputs,
        Say(f"{dossier.title}的权重为{numeral(weight)}分，评分标准{quote}最高可得{said}分，二者应相等。",
            f"{dossier.title} weighs {numeral(weight)}, but its standard can give {said}."),
        reported=said, expected=numeral(weight), computation=f"{top.working} = {said}", key=(dossier.system, dossier.title, said),
    )


RULE = Rule(
    CODE, "rubric-maximum", Say("评分标准最高分与权重不符", "The standard's maximum is not the weight"),
    Category.CRITERION, Scope.IN_TABLE, Severity.MEDIUM, check,
)
