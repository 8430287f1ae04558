"""XR04 自评满意度与评价满意度

查什么　单位自评的满意度与评价调查所得的满意度应相同。
为什么　自评满意度常恰好等于目标值，而没有调查依据。
触发　　自评满意度90%（目标≥90%），评价调查为83.6%。
不触发　自评95%，评价95.0%；自评低于评价的，或两者都达到所写目标的，只作提示。
局限　　两边各只有一个满意度，或指标名相同时才比。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.dossier import plain_name
from validate.pairs import differ
from validate.rule import Rule, claim, unchecked

CODE = "XR04"


def check(book: FactBook) -> Iterator[Outcome]:
    told = book.numbers("satisfaction_reported", where=lambda fact: fact.context.question is None)
    facts = [fact for fact in told if fact.context.scope is None]
    mine = grouped([fact for fact in facts if fact.context.voice is Voice.EVALUATOR], _name)
    theirs = grouped([fact for fact in facts if fact.context.voice is Voice.UNIT], _name)
    if not mine or not theirs:
        if mine or theirs:
            yield unchecked(CODE, [facts[0]], Say("只有自评或只有评价的满意度", "only one of the two gives a satisfaction rate"))
        return
    for name in mine:
        if name and name in theirs:
            yield from _compared(book, mine[name], theirs[name])
    named = [name for name in mine if name], [name for name in theirs if name]
    if not set(named[0]) & set(named[1]) and len(named[0]) <= 1 and len(named[1]) <= 1:
        yield from _compared(book, [f for group in mine.values() for f in group], [f for group in theirs.values() for f in group])


def _name(fact: Fact) -> str:
    return plain_name(fact.context.indicator or "")


def _compared(book: FactBook, mine: list[Fact], theirs: list[Fact]) -> Iterator[Outcome]:
    verdicts = [differ(a, b, book.lexicon) for a in mine for b in theirs]
    if False in verdicts:
        yield claim(CODE, True, [mine[0], theirs[0]], Say("自评与评价的满意度相同", "both give one rate"))
        return
    if True not in verdicts:
        yield unchecked(CODE, [mine[0], theirs[0]], Say("一边写作不等式，无法比较", "one of the two is an inequality"))
        return
    known = book.numbers("satisfaction_reported", where=lambda fact: fact.context.scope is not None and fact.context.voice is Voice.EVALUATOR)
    own = any(fact.quantity and theirs[0].quantity and fact.quantity.value == theirs[0].quantity.value for fact in known)
    targets = book.numbers("satisfaction_target", where=lambda fact: fact.context.voice is Voice.UNIT)
    same = any(target.quantity and theirs[0].quantity and target.quantity.value == theirs[0].quantity.value for target in targets)
    note = Say("，恰等于目标值", " (exactly the target)") if same else Say("", "")
    yield claim(
        CODE, False, [*theirs, *mine],
        Say(f"满意度：单位自评为{theirs[0].raw}{note.zh}，评价为{mine[0].raw}。", f"Satisfaction: the unit says {theirs[0].raw}{note.en}, the "
                                                                                  f"evaluator {mine[0].raw}."),
        reported=theirs[0].raw, expected=mine[0].raw, key=(_name(mine[0]),), disclosed=own,
        severity=Severity.INFO if own or _modest(theirs, mine) or _reached(book, [*theirs, *mine]) else None,
    )


def _modest(theirs: list[Fact], mine: list[Fact]) -> bool:
    """Whether the unit claims less than the evaluator found: another survey, nothing made out better than it is."""
    told, found = ([fact.quantity.value for fact in side if fact.quantity is not None] for side in (theirs, mine))
    return bool(told) and bool(found) and max(told) < min(found)


def _reached(book: FactBook, told: list[Fact]) -> bool:
    """Whether both reach every target that is told: two surveys, no mark at stake."""
    goals = [fact.quantity.value for fact in book.numbers("satisfaction_target") if fact.quantity is not None]
    return bool(goals) and all(fact.quantity is not None and fact.quantity.value >= max(goals) for fact in told)


RULE = Rule(
    CODE, "satisfaction", Say("自评满意度与评价的不同", "The unit's satisfaction rate differs from the evaluator's"),
    Category.SELF_VS_EVAL, Scope.CROSS_REPORT, Severity.HIGH, check,
)
