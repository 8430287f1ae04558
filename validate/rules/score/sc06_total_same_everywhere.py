"""SC06 总分各处一致

查什么　封面、摘要、结论、评分表中的总分应是同一个数；评价报告转述的自评得分应与单位自评材料一致；
　　　　单位的自评报告与所附同一项目的自评表也应一致。
为什么　总分改过一处而别处未改，读者不知以何为准。
触发　　结论写 89.29 分，摘要写 88.29 分。
不触发　89.29 与 89.3（按四舍五入相符）；写明“取整”的总分；不同年度、不同标段、不同单位的得分。
局限　　同一声音下若有几套得分且未注明所属，可能误比。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.agree import meets
from validate.algebra import written
from validate.book import FactBook
from validate.rule import Rule, claim, same_value, unchecked
from validate.systems import strand, systems
from validate.trees import is_rounded

CODE = "SC06"
_SAY = Say("总分", "the total")


def check(book: FactBook) -> Iterator[Outcome]:
    for system in systems(book):
        stated = _of_all(book, system.totals)
        if len(stated) == 1:
            yield unchecked(CODE, stated, Say("总分只出现一处", "the total is stated once only"))
        yield from same_value(CODE, stated, _SAY)
    yield from _retold(book)
    told, entered = book.told_and_entered([total for system in systems(book) for total in system.totals if not total.context.lot])
    if told and entered and not any({entered[0].id, told[0].id} <= {total.id for total in system.totals} for system in systems(book)):
        yield from same_value(CODE, [entered[0], told[0]], Say("总分（自评报告与自评表）", "the total (report and form)"))
    totals = [total for system in systems(book) for total in system.totals]
    for one, other in book.told_and_entered_by_project(totals):
        say = Say(f"{one[0].context.scope}的总分（正文与自评表）", "the total of one project (text and form)")
        yield from same_value(CODE, [other[0], one[0]], say)


_FULL = 100


def _of_all(book: FactBook, totals: Sequence[Fact]) -> list[Fact]:
    """Without the foot of a table that lists some indicators only, those that lost marks (合计 | 55.00 | 37.35), where another total is told."""
    weights = {_row(weight): weight.quantity.value for weight in book.numbers("weight_total") if weight.anchor.cell is not None and weight.quantity}
    some = [total for total in totals if total.anchor.cell is not None and weights.get(_row(total), _FULL) < _FULL]
    return [total for total in totals if total not in some] or list(totals)


def _row(fact: Fact) -> tuple[int, int] | None:
    return (fact.anchor.cell.table, fact.anchor.cell.row) if fact.anchor.cell is not None else None


def _retold(book: FactBook) -> Iterator[Outcome]:
    """The unit's own total as the evaluator tells it."""
    scores = book.numbers("self_score", where=lambda fact: not is_rounded(fact) and not fact.context.dimension and not fact.context.scope)
    told = [fact for fact in scores if fact.context.voice is Voice.EVALUATOR]
    yield from same_value(CODE, told, Say("转述的自评总分", "the self-score as retold"))
    own = [total for system in systems(book) if system.voice is Voice.UNIT and (total := system.total) is not None]
    for fact in told[:1]:
        if not own:
            continue
        if any(strand(book, fact).split("|")[1:] != strand(book, other).split("|")[1:] for other in own):
            continue
        agrees = [other for other in own if fact.quantity and other.quantity and meets(fact.quantity, other.quantity)]
        if not agrees and len(own) > 2:
            yield unchecked(CODE, [fact, *own], Say("有几份自评，不知转述的是哪一份", "several self-evaluations: unclear which is retold"))
            continue
        other = (agrees or own)[0]
        yield claim(
            CODE, bool(agrees), [fact, *(agrees or own)],
            Say(f"评价报告称自评得分为{written(fact)}，自评材料为{written(other)}。",
                f"The evaluation tells a self-score of {written(fact)}; the self-evaluation has {written(other)}."),
            reported=written(fact), expected=written(other),
        )


RULE = Rule(
    CODE, "total-same-everywhere", Say("总分前后不一致", "The total differs between places"),
    Category.CROSS_REFERENCE, Scope.TEXT_AND_TABLE, Severity.HIGH, check,
)
