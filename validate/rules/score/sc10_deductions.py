"""SC10 分值减去扣分等于得分

查什么　评分说明或分析里逐项写明的扣分（扣 1 分；扣 10% 权重分），从分值中扣去后应等于得分；扣到零为止。
　　　　表下备注、说明里点名某指标扣几分的，同样核对。
　　　　一级指标共扣几分（产出类扣 5.36 分），应等于其权重减去得分；一级指标一行的扣分原因（扣1分）同此。
为什么　扣分理由与得分不符，是评分中最容易引起争议的错误。
触发　　分值 3 分，写明扣 1 分，得分却为 1 分。
　　　　写明扣 1 分、扣 0.5 分，得分只减了其中一处的。
不触发　扣 1 分得 2 分；分项扣 1 分、1 分又说共扣 2 分；“每发生一起扣 1 分”是标准，不是扣分。
局限　　只在扣分与得分同处一段、一行，或只有一处扣分说明时判断。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.quantity import Precision
from validate.algebra import HUNDRED, Const, Difference, Expr, Leaf, Product, Ratio, Total
from validate.book import FactBook, grouped
from validate.noted import noted_losses
from validate.rule import Rule, settled, settled_by_any, unchecked
from validate.systems import System, strand, systems

CODE = "SC10"
_MANY = 5


def check(book: FactBook) -> Iterator[Outcome]:
    known = {system.code: system for system in systems(book)}
    yield from _of_first_level(book, known)
    yield from _of_first_level_rows(book)
    yield from noted_losses(CODE, book)
    of_classes = {fact.anchor.span for fact in book.numbers("dimension_loss")}  # 决策类指标共扣2.8分, below the last of them
    deductions = [_decided(fact) for fact in book.numbers("deduction", "deduction_share")
                  if (fact.context.indicator or fact.context.code) and fact.anchor.span not in of_classes]
    for (code, key, _), facts in grouped(deductions, lambda fact: (strand(book, fact), _key(known, book, fact), _place(fact))).items():
        system = known.get(code)
        if system is None or key is None:
            continue
        weight, score = system.worth(key, facts[0]), system.indicator_fact("score", key, facts[0])
        if weight is None or score is None:  # 满意度指标分值10分，得9.28分: the first level itself, whose only indicator it is
            level = (facts[0].context.indicator or "").removesuffix("指标")
            weight, score = (system.dimension_fact(kind, level, facts[0]) for kind in ("weight", "score"))
        if weight is None or score is None:
            yield unchecked(CODE, facts, Say("没有该指标的分值或得分", "no weight or no score for this indicator"))
            continue
        beside = any(fact.context.group == facts[0].context.group or fact.context.section == facts[0].context.section
                     for fact in system.indicator.get("score", {}).get(key, ()))
        score = _as_printed(score)
        name = score.context.indicator or key
        what = Say(f"“{name}”得分与分值减扣分", f"score of {name} against its weight less the deductions")
        yield settled_by_any(CODE, score, list(_readings(weight, facts)), what,
                             partial=None if beside else Say("扣分说明可能不全", "perhaps not all deductions are told here"))


_UNKNOWN = Say("没有该一级指标的权重或得分，或扣分不止一处", "no weight or score of this first level, or several losses")


def _of_first_level(book: FactBook, known: Mapping[str, System]) -> Iterator[Outcome]:
    """产出类扣5.36分: told once, or alike; where two numbers are told, either may be of some of its indicators only."""
    losses = [fact for fact in book.numbers("dimension_loss") if fact.context.dimension]
    for (code, name), facts in grouped(losses, lambda fact: (strand(book, fact), fact.context.dimension)).items():
        system = known.get(code)
        weight, score = (system.dimension_fact(kind, name, facts[0]) if system else None for kind in ("weight", "score"))
        if weight is None or score is None or len({fact.quantity.value for fact in facts if fact.quantity}) != 1:
            yield unchecked(CODE, facts, _UNKNOWN)
            continue
        what = Say(f"“{name}”扣分与权重减得分", f"marks lost by {name} against its weight less its score")
        yield settled(CODE, facts[0], Difference(Leaf(weight), Total((Leaf(score),))), what)


def _of_first_level_rows(book: FactBook) -> Iterator[Outcome]:
    """过程 | 20 | 19 | 资产未及时入账，扣1分: the losses of a row of first levels; those of some reasons only are less than what was lost."""
    tabled = book.numbers("deduction", *_MARKS, where=lambda fact: fact.anchor.cell is not None)
    facts = [fact for fact in tabled if not fact.context.indicator and not fact.context.code]
    rows: list[tuple[Fact, Fact, list[Fact]]] = []
    for members in grouped(facts, _place).values():
        weights, scores, losses = ([fact for fact in members if fact.concept == concept] for concept in (*_MARKS, "deduction"))
        losses = [fact for fact in losses if "分" not in fact.raw] or losses  # a column of losses beside what they were for
        if len(weights) == len(scores) == 1 and losses and not any(fact.context.item for fact in losses):
            rows.append((weights[0], scores[0], losses))
    all_told = {id(row) for row in rows if _lost(row) == sum(_amounts(row[2]), Decimal(0))}
    for row in rows:
        weight, score, losses = row
        some = sum(_amounts(losses), Decimal(0)) < _lost(row) and (len(losses) > 1 or not all_told)
        what = Say(f"“{weight.context.dimension}”得分与分值减扣分", "score of a first level against its weight less the deductions")
        yield settled(CODE, score, _less(weight, losses), what, partial=_MAIN if some else None)


_MARKS = ("dimension_weight", "dimension_score")
_MAIN = Say("只列了主要的扣分原因", "only the main reasons are told")


def _lost(row: tuple[Fact, Fact, list[Fact]]) -> Decimal:
    return _amounts([row[0]])[0] - _amounts([row[1]])[0]


def _decided(fact: Fact) -> Fact:
    """A deduction of whole or tenth marks was decided on, not worked out and rounded: it stands for itself."""
    quantity = fact.quantity
    if quantity is None or fact.concept != "deduction" or quantity.value.as_tuple().exponent not in (0, -1) or quantity.approximate is not None:
        return fact
    return replace(fact, quantity=replace(quantity, precision=Precision.EXACT))


def _as_printed(score: Fact) -> Fact:
    """A score stands for what rounds to it, to its own last digit: 扣0.375分，得4.63分."""
    quantity = score.quantity
    places = quantity.value.as_tuple().exponent if quantity is not None else None
    if quantity is None or not isinstance(places, int):
        return score
    return replace(score, quantity=replace(quantity, precision=Precision.PRINTED, ulp=max(quantity.ulp, Decimal(1).scaleb(places))))


def _key(known: dict[str, System], book: FactBook, fact: Fact) -> str | None:
    system = known.get(strand(book, fact))
    return system.key_of(fact) if system is not None else None


def _place(fact: Fact) -> object:
    cell = fact.anchor.cell
    return (cell.table, cell.row) if cell is not None else fact.context.section or fact.context.group


def _readings(weight: Fact, facts: Sequence[Fact]) -> Iterator[Expr]:
    """All deductions together; then without those that say over again what the rest says.  各扣1分: twice or more."""
    if any(fact.context.item == "各" for fact in facts):
        told = [fact for fact in facts if fact.context.item != "各"]
        if len(told) == 1 and _amounts(told)[0] in {amount * times for amount in _amounts(facts) for times in range(2, _MANY)}:
            yield _less(weight, told)  # 各扣0.5分，扣1分
            return
        for times in range(2, _MANY):
            yield _less(weight, [each for fact in facts for each in (fact,) * (times if fact.context.item == "各" else 1)])
        return
    yield _less(weight, facts)
    for size in range(len(facts) - 1, 0, -1) if len(facts) <= _MANY else ():
        for chosen in combinations(facts, size):
            if _told_again([fact for fact in facts if fact not in chosen], chosen):
                yield _less(weight, chosen)


def _told_again(left_out: Sequence[Fact], chosen: Sequence[Fact]) -> bool:
    """Whether deductions left out are told by those chosen: their sum (共扣2分), the same in another paragraph, the parts of one of them."""
    kept, rest = _amounts(chosen), _amounts(left_out)
    if len(rest) > 1 and sum(rest) in kept:
        return True
    return all(
        fact.context.item == "共" or (amount == sum(kept) and len(kept) > 1)
        or amount in _amounts(other for other in chosen if other.context.group != fact.context.group)
        for fact, amount in zip(left_out, rest, strict=True)
    )


def _amounts(facts: Iterable[Fact]) -> list[Decimal]:
    return [fact.quantity.value for fact in facts if fact.quantity is not None]


def _less(weight: Fact, facts: Sequence[Fact]) -> Expr:
    points = [Leaf(fact) for fact in facts if fact.concept == "deduction"]
    shares = [Leaf(fact) for fact in facts if fact.concept == "deduction_share"]
    found: Expr = Leaf(weight)
    if shares:
        found = Ratio(Product(found, Difference(Const(HUNDRED), Total(tuple(shares)))), Const(HUNDRED))
    return Difference(found, Total(tuple(points))) if points else found


RULE = Rule(
    CODE, "deductions", Say("得分与分值减扣分不符", "A score is not its weight less the deductions told"),
    Category.CRITERION, Scope.TEXT_AND_TABLE, Severity.HIGH, check,
)
