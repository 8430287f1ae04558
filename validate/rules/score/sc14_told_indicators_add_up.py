"""SC14 分析里逐项说出的得分合成一级指标的得分

查什么　“（二）过程”一类标题（或写明一级指标得分的句子）之下，逐项说出的各指标分值、得分之和，应等于该一级指标的分值、得分。
为什么　正文逐项分析与汇总表往往由不同的人写，改了一处忘了另一处。
触发　　过程20分得17.2分，其下五项分值合计20分，得分合计却是16.7分。
不触发　各项没有说全：分值之和与得分之和都对不上的，记“无法核对”；没写一级指标分值的，写明设几项三级指标且逐项说全才核对。
局限　　只看正文；每项都要说出分值和得分。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from lexicon.load import Lexicon
from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.algebra import total
from validate.book import FactBook
from validate.rule import Rule, settled, unchecked
from validate.systems import plain, strand, systems

CODE = "SC14"
_READ = ("section_heading", "dimension_score", "dimension_weight", "indicator_weight", "criterion_full_mark", "indicator_score", "indicator_count")
_FEWEST = 2
_SLACK = Decimal("0.015")


@dataclass(slots=True)
class _Told:
    """The indicators told under one first level; ``level``: of its heading, 0 where a sentence named it."""

    dimension: str
    level: int
    weights: dict[str, Fact] = field(default_factory=dict)
    scores: dict[str, Fact] = field(default_factory=dict)
    twice: bool = False
    count: Decimal | None = None
    """How many indicators it is said to have."""

    def take(self, fact: Fact) -> None:
        name = plain(fact.context.indicator or "")
        side = self.scores if fact.concept == "indicator_score" else self.weights
        if name in side and _value(side[name]) != _value(fact):
            self.twice = True
        side.setdefault(name, fact)


def check(book: FactBook) -> Iterator[Outcome]:
    known = {system.code: system for system in systems(book)}
    for told in _told(book):
        facts = [*told.weights.values(), *told.scores.values()]
        if len(told.scores) < _FEWEST or told.scores.keys() != told.weights.keys() or told.twice:
            continue
        system = known.get(strand(book, facts[0]))
        weight, score = (system.dimension_fact(kind, told.dimension, facts[0]) if system else None for kind in ("weight", "score"))
        if score is not None and weight is None and told.count == len(told.scores):
            yield settled(CODE, score, total(list(told.scores.values())), _title(told.dimension, "得分", "score"))
        if weight is None or score is None:
            continue
        sums = [sum((_value(fact) for fact in side.values()), Decimal(0)) for side in (told.weights, told.scores)]
        weighed, scored = abs(sums[0] - _value(weight)) <= _SLACK, abs(sums[1] - _value(score)) <= _SLACK
        if not weighed and not scored:
            yield unchecked(CODE, [weight, score], Say("其下各指标没有说全", "not all its indicators are told"))
            continue
        for whole, side, zh, en in ((weight, told.weights, "分值", "weight"), (score, told.scores, "得分", "score")):
            yield settled(CODE, whole, total(list(side.values())), _title(told.dimension, zh, en))


def _title(dimension: str, zh: str, en: str) -> Say:
    return Say(f"“{dimension}”{zh}与其下各指标{zh}之和", f"{en} of {dimension} against the indicators told under it")


def _value(fact: Fact) -> Decimal:
    return fact.quantity.value if fact.quantity is not None else Decimal(0)


def _told(book: FactBook) -> Iterator[_Told]:
    """What stands under each first level, from its heading (or the sentence that gives its marks) to the next."""
    now: _Told | None = None
    for fact in book.of(*_READ, where=lambda fact: fact.anchor.cell is None):
        name, level = _opened(fact, book.lexicon)
        closed = fact.concept == "section_heading" and now is not None and name != now.dimension and 0 < level <= max(1, now.level)
        if (name is not None and (now is None or name != now.dimension)) or closed:
            if now is not None:
                yield now
            now = _Told(name, level) if name is not None else None
        elif name is not None and now is not None:
            now.level = now.level or level
        elif now is not None and fact.concept == "indicator_count":
            now.count = _value(fact) if "三级" in fact.label else now.count
        elif name is None and now is not None and fact.context.indicator and fact.concept != "section_heading":
            now.take(fact)
    if now is not None:
        yield now


def _opened(fact: Fact, lexicon: Lexicon) -> tuple[str | None, int]:
    """The first level that a fact opens, None where it opens none; a heading's level."""
    levels = lexicon.words["evaluation_levels"]
    if fact.concept.startswith("dimension"):
        return (fact.context.dimension if fact.context.dimension in levels else None), 0
    if fact.concept != "section_heading":
        return None, 0
    item = fact.context.item or ""
    level = int(item) if item.isdigit() else 0
    title = regexp(r"[(（].*|[:：。，].*").sub("", fact.raw)
    bare = regexp(r"(?:类|维度|方面|部分)?(?:一级)?(?:指标)?(?:得分|完成|评价)?(?:情况|分析|评价|说明)*$").sub("", title)
    found = lexicon.maps["dimensions"].get(bare)
    return (found if found in levels else None), level


RULE = Rule(
    CODE, "told-indicators-add-up", Say("逐项得分之和与一级指标不符", "The indicators told do not add up to their first level"),
    Category.ARITHMETIC, Scope.IN_TEXT, Severity.HIGH, check, yields=True,
)
