"""Amounts that are parts of a whole, though nothing beside them says so: two sums of one breath, what a list closes with, rows called alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from model.fact import Fact
from validate.book import grouped
from validate.funds import is_whole, near, value


def once_in_its_column(members: Sequence[Fact]) -> list[Fact]:
    """Without the rows of a column that are called alike (three roads 新建, four payments to one payee): they are not one sum told again."""
    places = Counter((fact.anchor.cell.table, fact.anchor.cell.column) for fact in members if fact.anchor.cell is not None)
    return [fact for fact in members if fact.anchor.cell is None or places[fact.anchor.cell.table, fact.anchor.cell.column] == 1]


def of_the_whole(facts: Sequence[Fact]) -> list[Fact]:
    """Without the totals of a table that tells of one part of the project (路面工程 by towns), and those totals told again: one of
    them is what a sentence gives for that part, and more is told of the whole; or all of them stand in one row of another table."""
    told = [fact for fact in facts if fact.anchor.cell is None]
    wholes = [fact for fact in facts if is_whole(fact)]
    rows = [fact for fact in facts if not is_whole(fact) and fact.anchor.cell is not None and fact.context.source in (None, "total")]
    items = {(fact.concept, value(fact)) for fact in rows
             if any(_table_of(other) == _table_of(fact) and other.concept == fact.concept and value(other) > value(fact) for other in wholes)}
    parts = {(fact.concept, value(fact)) for fact in told if not is_whole(fact) and fact.context.source in (None, "total")
             and any(other.concept == fact.concept and is_whole(other) and value(other) > value(fact) for other in told)}
    totals = grouped([fact for fact in facts if fact.context.source == "total" and fact.anchor.cell is not None], _table_of)
    amounts = [{(fact.concept, value(fact)) for fact in members} for members in totals.values()]
    narrow = set().union(*(columns for columns in amounts if columns & parts), *(columns for columns in amounts if columns and columns <= items))
    shared = _shared_out(told) | _parts_again(told, parts) | _in_total_outlay(told)
    return [fact for fact in facts if fact.id not in shared and not (is_whole(fact) and (fact.concept, value(fact)) in narrow)]


def _parts_again(told: Sequence[Fact], parts: Collection[tuple[str, Fraction]]) -> set[str]:
    """结余42万元，其中培训补助结余30万元。…人数减少，培训补助结余30万元: a part told again in another sentence, as if it were the whole."""
    return {fact.id for fact in told if is_whole(fact) and fact.context.source is None and (fact.concept, value(fact)) in parts}


def _in_total_outlay(told: Sequence[Fact]) -> set[str]:
    """总支出118万元，其中：当年支出104万元，…; 当年支出104万元 elsewhere: the year's own outlay, beside all of it."""
    outlays = [fact for fact in told if (fact.label or "").startswith("总")]
    within = {(fact.concept, value(fact)) for outlay in outlays for fact in told
              if fact.context.group == outlay.context.group and fact.concept == outlay.concept and value(fact) < value(outlay)}
    return {fact.id for fact in told if (fact.concept, value(fact)) in within}


def _shared_out(told: Sequence[Fact]) -> set[str]:
    """工程款累计支付80万元，其他费支付20万元: two sums of a paragraph that make what is told elsewhere are parts of it."""
    wholes = {(fact.concept, value(fact)) for fact in told if is_whole(fact)}
    found: set[str] = set()
    for members in grouped([fact for fact in told if is_whole(fact)], lambda fact: (fact.context.group, fact.concept)).values():
        for one, other in combinations(members, 2):
            if (one.concept, value(one) + value(other)) in wholes:
                found |= {one.id, other.id}
        found |= _closed(members) | _side_by_side_parts(members, told) | _pair_beside(members, told)
    return found


def _side_by_side_parts(members: Sequence[Fact], told: Sequence[Fact]) -> set[str]:
    """80—89周岁支出145万元，90—99周岁支出39万元，100周岁以上支出5万元: three sums or more of one paragraph, none of them told elsewhere, are parts;
    the one that the others nearly make is their whole."""
    elsewhere = {value(fact) for fact in told if fact.concept == members[0].concept and fact.context.group != members[0].context.group}
    amounts = sorted({value(fact) for fact in members})
    if len(amounts) < _SEVERAL or elsewhere & set(amounts):
        return set()
    whole = abs(sum(amounts[:-1]) - amounts[-1]) * _NEARLY <= amounts[-1]
    return {fact.id for fact in members if not whole or value(fact) != amounts[-1]}


def _pair_beside(members: Sequence[Fact], told: Sequence[Fact]) -> set[str]:
    """为612名职工发放214.36万元，为1054名灵活就业人员发放186.53万元: two sums of one breath, neither told elsewhere, are two things."""
    elsewhere = {value(fact) for fact in told if fact.concept == members[0].concept and fact.context.group != members[0].context.group}
    first, *others = sorted(members, key=lambda fact: fact.anchor.span.start)
    beside = len(others) == 1 and 0 < others[0].anchor.span.start - first.anchor.span.end <= _BREATH
    beside = beside and (others[0].label, others[0].context.period) == (first.label, first.context.period)
    return {fact.id for fact in members} if beside and not elsewhere & {value(fact) for fact in members} else set()


_BREATH = 40
"""Characters between two sums of one sentence."""
_SEVERAL, _NEARLY = 3, 6


def _closed(members: Sequence[Fact]) -> set[str]:
    """发放低保金80万元；供养金30万元；补助10万元。以上三项合计发放120万元: what makes a sum behind it are parts, though each stands alone."""
    told = sorted((fact for fact in members if fact.anchor.cell is None), key=lambda fact: fact.anchor.span.start)
    for at in range(2, len(told)):
        for first in range(at - 1):
            if near(told[at], told[first:at]):
                return {fact.id for fact in told[first:at]}
    return set()


def _table_of(fact: Fact) -> int | None:
    return fact.anchor.cell.table if fact.anchor.cell is not None else None


_ABROAD, _CARS, _GUESTS, _THREE = "因公出国（境）费", ("公务用车购置及运行维护费", "公务用车购置费", "公务用车运行维护费"), "公务接待费", "三公经费"
_PRICE_AND_RUNNING = 2


def three_expenses(facts: Sequence[Fact]) -> Iterator[tuple[Fact, list[Fact], bool]]:
    """三公经费 and its three classes, the cars and their price and running, in one paragraph or in one of each, and whether that is all of them.
    Where one is told with two values, or a class not at all, there is nothing to add up."""
    told = grouped([fact for fact in facts if fact.context.scope == _THREE], lambda fact: (fact.concept, fact.context.voice))
    for same in told.values():
        for members in (*grouped(same, lambda fact: fact.context.group).values(), same):
            by_item = grouped(members, lambda fact: fact.context.item or "")
            one = {item: named[0] for item, named in by_item.items() if len({value(fact) for fact in named}) == 1}
            cars, *running = (one.get(name) for name in _CARS)
            inside = [part for part in running if part is not None]
            if cars is not None and len(inside) == _PRICE_AND_RUNNING:
                yield cars, inside, True
            classes = [one.get(_ABROAD), *([cars] if cars is not None else inside), one.get(_GUESTS)]
            whole, listed = one.get(_THREE), [fact for fact in classes if fact is not None]
            close = whole is not None and near(whole, listed)
            if whole is not None and len(listed) == len(classes) and (cars is not None or len(inside) == _PRICE_AND_RUNNING or close):
                yield whole, listed, close or members is not same
