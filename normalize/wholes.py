"""Which of several sums of one kind is the whole project's: the total that the others are parts of.

Where only parts are told (what each tier gave, what each batch or site had), nothing is the whole: the record then holds no number, and never
one that nobody prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from decimal import Decimal

from model.fact import Fact
from model.figure import ALL_YEARS
from model.regexp import regexp

WHOLE_ITEMS = (None, "年初", "全年", "变更后", "项目", "年度")
"""Versions of the whole sum; any other item is one of its parts."""
_MOST = 8
_SEVERAL = 2
_INSTALMENT = regexp(r"(?:20\d\d年)?\d{1,2}月(?:份|初|[上中]旬|\d{1,2}日)?")
"""3月, 2022年12月: what came in that month alone."""
_BATCH = regexp(r"第?[一二三四五六七八]批次?(?:项目|资金)?")


def whole_sums(facts: list[Fact]) -> list[Fact]:
    """Sums of the whole project: what one item had (法院执行年初预算6万元) is none, nor what one of several sources gave, nor what came in one
    of several months."""
    months = {fact.context.period for fact in facts if _INSTALMENT.fullmatch(fact.context.period or "")}
    whole = [fact for fact in facts if _is_version(fact) and (len(months) < _SEVERAL or fact.context.period not in months)]
    told = [fact for fact in whole if fact.context.source in (None, "total")]
    if told:
        return told
    over = _over_the_others(whole)
    if over:
        return over
    groups = _by(whole, lambda fact: fact.context.group).values()
    alike = any(len({fact.context.source for fact in here}) > 1 for here in groups)  # 省级4万元；市级4万元
    alone = len({_value(fact) for fact in whole}) == 1 and not alike and not any(_beside(fact, whole[0]) for fact in facts)
    return whole if alone else []


def whole_counts(facts: list[Fact]) -> list[Fact]:
    """Counts of the whole project: what a batch or a site had is left out, where more than one is told (第一批520户，第二批340户)."""
    parts = {part for fact in facts if (part := _part_of(fact)) is not None}
    return [fact for fact in facts if _part_of(fact) is None] if len(parts) >= _SEVERAL else facts


def of_all_years(fact: Fact, facts: Sequence[Fact]) -> bool:
    """三年共安排900万元，其中2020年…、2021年…: whether a sum is of all years, where several of them are told of."""
    years = {other.context.year for other in facts} - {None}
    return fact.context.scope == ALL_YEARS and len(years) >= _SEVERAL


def _beside(fact: Fact, part: Fact) -> bool:
    """拨入经费20万元；上级补助48万元: whether an item of the paragraph stands beside what one source gave; what follows that and is less may be
    part of it (中央下达3万元，其中提前下达1.5万元)."""
    within = fact.anchor.span.start > part.anchor.span.start and _value(fact) < _value(part)
    return fact.anchor.cell is None and fact.context.group == part.context.group and fact.context.item not in WHOLE_ITEMS and not within


def _over_the_others(facts: Sequence[Fact]) -> list[Fact]:
    """中央和省级资金共9亿元，其中中央…、省级…; 财政资金6亿元，其中…: a sum by source that the others of its paragraph make up."""
    for group in _by(facts, lambda fact: fact.context.group).values():
        for fact in group:
            rest = [other for other in group if other is not fact and _value(other) < _value(fact)]
            if len(rest) >= _SEVERAL and sum(map(_value, rest)) == _value(fact):
                return [fact]
    return []


def made_of_parts(facts: Sequence[Fact], known: Collection[str]) -> Decimal | None:
    """拨入经费20万元；上级补助48万元。支出68万元: parts of a paragraph that make another whole sum which the report
    prints; else None."""
    for group in _by([fact for fact in facts if fact.anchor.cell is None and _is_plain(fact)], lambda fact: fact.context.group).values():
        added = sum(map(_value, group), Decimal(0))
        if len(group) >= _SEVERAL and f"{added.normalize():f}" in known:
            return added
    return None


def widened(best: Fact, facts: Sequence[Fact]) -> Fact:
    """The larger sum that one is a part of: 第一批80万元，第二批60万元，两批共140万元; 共安排补助780万元。…预算共计980万元，其中中央补助780万元、
    省级200万元."""
    return _closing(_containing(best, facts), facts)


def _containing(best: Fact, facts: Sequence[Fact]) -> Fact:
    """The whole of a paragraph that tells again, as one of its parts by source, what stood first as if it were all."""
    for part in facts:
        if part is best or part.context.source in (None, "total") or _value(part) != _value(best) or part.anchor.cell is not None:
            continue
        here = [fact for fact in facts if fact.context.group == part.context.group]
        parts = [fact for fact in here if fact.context.source not in (None, "total") and fact.context.item is None]
        for whole in (fact for fact in here if fact.anchor.span.start < part.anchor.span.start and _is_version(fact)):
            if whole.context.source in (None, "total") and _value(whole) > _value(best) and sum(map(_value, parts)) == _value(whole):
                return whole
    return best


def _closing(best: Fact, facts: Sequence[Fact]) -> Fact:
    """The sum that closes a list in running text, where what stood first is one of its parts."""
    told = sorted((fact for fact in facts if fact.anchor.cell is None and fact.quantity is not None), key=lambda fact: fact.anchor.span.start)
    told = [fact for fact in told if (_is_version(fact) or _is_batch(fact)) and _is_plain(fact)]
    if best not in told:
        return best
    for at in range(told.index(best) + 1, len(told)):
        whole = told[at]
        added = Decimal(0)
        for part in reversed(told[max(0, at - _MOST) : at]):
            added += _value(part)
            closed = added == _value(whole)
            if closed and part is not told[at - 1] and part.anchor.span.start <= best.anchor.span.start and whole.context.source in (None, "total"):
                return whole
    return best


def _part_of(fact: Fact) -> str | None:
    """Which batch, lot or site something is told of."""
    if fact.context.lot not in (None, "total"):
        return fact.context.lot
    return fact.context.item if _is_batch(fact) else None


def _is_version(fact: Fact) -> bool:
    return fact.context.item in WHOLE_ITEMS


def _is_plain(fact: Fact) -> bool:
    """Of no lot and no scope of its own."""
    return fact.context.lot is None and fact.context.scope is None


def _is_batch(fact: Fact) -> bool:
    return bool(_BATCH.fullmatch(fact.context.item or ""))


def _by(facts: Iterable[Fact], key: Callable[[Fact], Hashable]) -> dict[Hashable, list[Fact]]:
    found: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[key(fact)].append(fact)
    return found


def _value(fact: Fact) -> Decimal:
    return fact.quantity.value if fact.quantity is not None else Decimal(0)
