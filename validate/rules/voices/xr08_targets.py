"""XR08 同一指标的目标值各处一致

查什么　绩效目标表、自评表、自评报告、评价表里同一指标的目标值应相同。
为什么　目标是核定的，不应一处一个样；与多数不同的一处多半是抄错（或我们读错）。
触发　　自评报告目标写≤180.5万元，其余各处为≤186.5万元；自评表写“明显改善”，自评报告写“有效改善”；
　　　　一表“设施完好率”100%，另一表“设施完好”95%；两表各自唯一的满意度指标目标不同（均为轻微）。
不触发　≥6个与6个；评价机构与单位的定性用语不同。
局限　　经批准调整过的目标会误报；只差一个易混数字而其余各处相同的，记识读存疑。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral
from validate.book import FactBook, grouped
from validate.dossier import Dossier, agreed, dossiers, plain_name
from validate.rule import Rule, claim, unchecked
from validate.scales import confusable
from validate.targets import Verdict, verdict

CODE = "XR08"
_TAILS = ("率", "数", "数量", "情况", "程度", "比例")


def check(book: FactBook) -> Iterator[Outcome]:
    by_name: dict[str, list[Fact]] = {}
    found = [dossier for dossier in dossiers(book) if dossier.voice in (Voice.UNIT, Voice.EVALUATOR) and dossier.name]
    for dossier in found:
        by_name.setdefault(plain_name(dossier.name), []).extend(dossier.targets)
    for name, targets in by_name.items():
        yield from _numbers(name, [fact for fact in targets if fact.quantity is not None])
        worded = [fact for fact in targets if fact.text and fact.quantity is None and fact.context.voice is Voice.UNIT]
        for members in grouped(worded, lambda fact: fact.context.scope).values():
            yield from _words(book, name, members)
    yield from _renamed(found)


def _renamed(found: list[Dossier]) -> Iterator[Outcome]:
    """One indicator under two names in two systems: 设计功能实现 and 设计功能实现率, the one satisfaction of each."""
    named = {(dossier.system, plain_name(dossier.name)) for dossier in found}
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            a, b = agreed(one.targets), agreed(other.targets)
            if one.system == other.system or a is None or b is None or a.quantity is None or b.quantity is None:
                continue
            if a.context.scope and b.context.scope and a.context.scope != b.context.scope:
                continue  # the forms of two projects
            if a.quantity.unit != b.quantity.unit or not (_same_core(one, other, named) or _only_satisfaction(found, one, other)):
                continue
            if a.quantity.value == b.quantity.value:
                yield claim(CODE, True, [a, b], Say("两处目标值相同", "one target in both"))
                continue
            yield claim(
                CODE, False, [b, a],
                Say(f"“{other.name}”的目标值为{b.raw}，而另一处“{one.name}”为{a.raw}。",
                    f"{other.name}: the target is {b.raw}, for {one.name} it is {a.raw}."),
                reported=b.raw, expected=a.raw, severity=Severity.LOW, category=Category.CROSS_REFERENCE, key=(one.name, other.name),
            )


def _same_core(one: Dossier, other: Dossier, named: set[tuple[str, str]]) -> bool:
    """Whether two names differ in a counting tail alone, and neither system has both."""
    a, b = plain_name(one.name), plain_name(other.name)
    short, long = sorted((a, b), key=len)
    both = (one.system, b) in named or (other.system, a) in named
    return len(short) > 3 and not both and any(long == short + tail for tail in _TAILS)


def _only_satisfaction(found: list[Dossier], one: Dossier, other: Dossier) -> bool:
    if plain_name(one.name) == plain_name(other.name):
        return False
    for dossier in (one, other):
        rated = [mate for mate in found if mate.system == dossier.system and any(fact.concept == "satisfaction_target" for fact in mate.targets)]
        if rated != [dossier]:
            return False
    return True


def _numbers(name: str, facts: list[Fact]) -> Iterator[Outcome]:
    """Measured targets: the commonest is taken as said."""
    sure = [fact for fact in facts if not fact.doubt]
    if len(sure) < 2:
        if facts and len(facts) > 1:
            yield unchecked(CODE, facts, Say("数字识读存疑", "the reading is in doubt"))
        return
    several = len({fact.context.year for fact in sure} - {None}) > 1  # 2021年计划120盏，2022年计划150盏: each year has its own
    apart = len({fact.context.scope for fact in sure} - {None}) > 1  # as has each batch, and each project of several
    for members in grouped(sure, lambda fact: (fact.quantity.unit if fact.quantity else "", fact.context.year if several else None,
                                               fact.context.scope if apart else None)).values():
        yield from _one_unit(name, members)


def _one_unit(name: str, facts: list[Fact]) -> Iterator[Outcome]:
    if _of_periods(facts):
        return
    values = [fact.quantity.value for fact in facts if fact.quantity]
    best = max(values, key=values.count)
    same = [fact for fact in facts if fact.quantity and fact.quantity.value == best]
    if len(same) > 1:
        yield claim(CODE, True, same, Say("各处目标值相同", "one target throughout"))
    if values.count(best) == 1 and len(values) > 2:
        return  # no two agree: a series of stages, not one target
    for fact in facts:
        if fact.quantity and fact.quantity.value != best:
            yield _differs(name, fact, same)


def _of_periods(facts: list[Fact]) -> bool:
    """周期指标值 | 本年度指标值: two targets in one row are those of the whole term and of the year."""
    rows = grouped([fact for fact in facts if fact.anchor.cell], lambda fact: fact.anchor.cell and (fact.anchor.cell.table, fact.anchor.cell.row))
    return any(len({fact.quantity.value for fact in row if fact.quantity}) > 1 for row in rows.values())


def _differs(name: str, fact: Fact, same: list[Fact]) -> Outcome:
    misread = len(same) > 1 and confusable(numeral(fact), numeral(same[0]))
    hint = Say("与其余各处只差一个易混数字，可能是识读所致。", "It differs in one digit that is easily misread.")
    return claim(
        CODE, False, [fact, *same],
        Say(f"“{name}”的目标值此处为{fact.raw}，另{len(same)}处为{same[0].raw}。", f"{name}: the target is {fact.raw} here, {same[0].raw} in "
                                                                                   f"{len(same)} other place(s)."),
        reported=fact.raw, expected=same[0].raw, doubt=misread, hints=(hint,) if misread else (), category=Category.CROSS_REFERENCE,
        severity=Severity.LOW if misread else None, key=(name, str(fact.quantity.value if fact.quantity else Decimal(0))),
    )


def _words(book: FactBook, name: str, facts: list[Fact]) -> Iterator[Outcome]:
    said = grouped(facts, lambda fact: "".join((fact.text or "").split()).strip("“”。；;"))
    if len(said) < 2 or any(verdict(text, book.lexicon) in (Verdict.UNMET, Verdict.NO_RESULT) for text in said):
        return
    listed = "、".join(f"“{text}”" for text in said)
    yield claim(
        CODE, False, facts,
        Say(f"“{name}”的目标值在单位自评材料中表述不一：{listed}。", f"{name}: the unit words its target in {len(said)} ways: {listed}."),
        reported=facts[0].raw, expected="一种表述", severity=Severity.LOW, category=Category.CROSS_REFERENCE, key=(name, "words"),
    )


RULE = Rule(
    CODE, "targets", Say("同一指标目标值不一致", "One indicator, several targets"),
    Category.CROSS_REFERENCE, Scope.CROSS_REPORT, Severity.MEDIUM, check,
)
