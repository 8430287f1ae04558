"""SC12 平均得分

查什么　写明“平均”的得分，应等于同一处列出的各评委、各单位、各子项目得分的平均（或去掉最高、最低分后的平均）。
为什么　总评分常由几份打分平均而来。
触发　　三位评委 88、90、92 分，平均写作 91。
不触发　平均写作 90；五位评委去掉最高分、最低分后的平均。
局限　　只列出一份打分，或按资金加权平均的，不核对。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.algebra import Expr, Ratio, const, total
from validate.book import FactBook, by_group, grouped
from validate.rule import Rule, settled_by_any, unchecked

CODE = "SC12"


def check(book: FactBook) -> Iterator[Outcome]:
    yield from _of_projects(book)
    for facts in by_group(book.numbers("eval_score", "self_score")).values():
        means = [fact for fact in facts if "平均" in fact.label + (fact.context.item or "")]
        single = [fact for fact in facts if fact not in means and (fact.context.item or fact.context.scope or fact.context.lot)]
        if len(means) != 1 or _OF_MANY.fullmatch(means[0].context.item or ""):
            continue
        if len(single) < 2:
            yield unchecked(CODE, means, Say("没有列出各份打分", "the single marks are not listed"))
            continue
        ways: list[Expr] = [Ratio(total(single), const(len(single)))]
        if len(single) >= 4:
            kept = sorted(single, key=lambda fact: fact.quantity.value if fact.quantity else 0)[1:-1]
            ways.append(Ratio(total(kept), const(len(kept))))
        yield settled_by_any(CODE, means[0], ways, Say("平均得分", "the mean of the marks"),
                             partial=Say("可能按权重平均", "perhaps a weighted mean") if len(single) < 3 else None)


_OF_MANY = regexp(r"(?P<n>\d+)个项目平均")


def _of_projects(book: FactBook) -> Iterator[Outcome]:
    """What the text calls the mean of so many projects, where the report has a mark of just so many."""
    for concept in ("eval_score", "self_score"):
        facts = book.numbers(concept)
        marks = grouped([fact for fact in facts if fact.context.scope], lambda fact: fact.context.scope)
        if any(len({fact.quantity.value for fact in members if fact.quantity}) > 1 for members in marks.values()):
            continue
        for mean in facts:
            told = _OF_MANY.fullmatch(mean.context.item or "")
            if told is not None and int(told["n"]) == len(marks):
                single = [members[0] for members in marks.values()]
                yield settled_by_any(CODE, mean, [Ratio(total(single), const(len(single)))], Say("平均得分", "the mean of the marks"))


RULE = Rule(
    CODE, "average-score", Say("平均得分不符", "The mean of the marks does not hold"),
    Category.ARITHMETIC, Scope.IN_TABLE, Severity.HIGH, check,
)
