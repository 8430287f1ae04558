"""SC08 三级指标得分各处一致

查什么　正文“该指标得 x 分”、得分表、附表和评分说明中，同一指标的得分与得分率应当相同。先按编码、再按名称对应。
为什么　分析与评分表不一致，总分便失去依据。
触发　　评分表中某指标得 5 分，分析中写“该指标得 4 分”。
不触发　4.5 与 4.50；一段里分项给分而合计等于该指标得分；名称在一张表里重复而无编码的指标。
局限　　分析标题写二级指标时，与其下三级指标得分之和核对。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.agree import agreement
from validate.algebra import total
from validate.book import FactBook, grouped
from validate.rule import Rule, claim, same_value, settled, unchecked
from validate.systems import System, plain, same_class, systems

CODE = "SC08"


def check(book: FactBook) -> Iterator[Outcome]:
    for system in systems(book):
        for kind, zh, en in (("score", "得分", "score"), ("rate", "得分率", "rate")):
            for key, facts in system.indicator.get(kind, {}).items():
                name = facts[0].context.indicator or key
                what = Say(f"“{name}”{zh}", f"the {en} of {name}")
                if len(facts) == 1 and facts[0].anchor.cell is not None:
                    yield unchecked(CODE, facts, Say("该得分只出现一处", "stated once only"))
                elif len(facts) == 1:
                    yield from _above(system, key, facts[0], what, kind)
                else:
                    kept, outcomes = _without_parts(facts, what, system.indicator.get("weight", {}).get(key, ()) if kind == "score" else ())
                    yield from outcomes
                    yield from same_value(CODE, kept, what)


_BESIDE = 6


def _opening(fact: Fact, weights: Sequence[Fact]) -> bool:
    """（7分，得4.5分）: a mark right behind the weight is the indicator's, whatever marks follow."""
    start = fact.anchor.span.start
    return any(weight.anchor.cell is None and 0 <= start - weight.anchor.span.end <= _BESIDE for weight in weights)


def _without_parts(facts: Sequence[Fact], what: Say, weights: Sequence[Fact]) -> tuple[list[Fact], list[Outcome]]:
    """Marks for single points (各得1分) in one paragraph are parts where they add to the score told elsewhere."""
    said = agreement([fact for fact in facts if fact.anchor.cell is not None] or facts)
    kept: list[Fact] = []
    outcomes: list[Outcome] = []
    for group, members in grouped(facts, lambda fact: fact.context.group if fact.anchor.cell is None else fact.id).items():
        if said is None or len(members) < 2 or said.said.quantity is None or group is None:
            kept += members
            continue
        values = [fact.quantity.value for fact in members if fact.quantity is not None]
        whole = said.said.quantity.value
        same = [fact for fact in members if fact.quantity is not None and fact.quantity.value == whole]
        if sum(values) == whole:
            outcomes.append(claim(CODE, True, [said.said, *members], what, doubt=False))
        elif same:
            kept += same + [fact for fact in members if fact not in same and _opening(fact, weights)]
        elif len(set(values)) == 1:
            kept += members
        else:
            outcomes.append(unchecked(CODE, [said.said, *members], Say("一段中有几个得分，不知何者为指标得分", "several marks in one paragraph")))
    return kept, outcomes


def _above(system: System, key: str, fact: Fact, what: Say, kind: str) -> Iterator[Outcome]:
    """A heading of the second level, in place of an indicator: its score is told by its node or by the rows below it."""
    node = system.subdimension_fact(kind, plain(key), fact)
    rows = [row for table in system.tables for row in table.rows if row.context.subdimension and same_class(row.context.subdimension, key)]
    scores = list({row.code or row.name: row.score for row in rows if row.score is not None}.values())
    if node is not None:
        yield from same_value(CODE, [node, fact], what)
    elif kind == "score" and scores and len(scores) == len({row.code or row.name for row in rows}):
        yield settled(CODE, fact, total(scores), Say(f"{what.zh}与其下三级指标得分之和", f"{what.en} against the sum of its rows"))
    else:
        yield unchecked(CODE, [fact], Say("该得分只出现一处", "stated once only"))


RULE = Rule(
    CODE, "indicator-score-same-everywhere", Say("指标得分前后不一致", "An indicator's score differs between places"),
    Category.CROSS_REFERENCE, Scope.TEXT_AND_TABLE, Severity.HIGH, check,
)
