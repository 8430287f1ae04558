"""SC13 折算百分制

查什么　写明“折算”“换算”的百分制得分，应等于实得分÷满分×100。
为什么　剔除不适用指标后折算，分母常常用错。
触发　　实得 76.5 分、满分 85 分，折算写作 92.00。
不触发　折算写作 90 或 90.00。
局限　　同一处没有满分（权重合计）或实得分时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import percent
from validate.book import FactBook, by_group
from validate.rule import Rule, settled, unchecked
from validate.trees import is_rounded

CODE = "SC13"


def check(book: FactBook) -> Iterator[Outcome]:
    for facts in by_group(book.numbers("eval_score", "self_score", "weight_total")).values():
        scaled = [fact for fact in facts if any(word in fact.label + (fact.context.item or "") for word in ("折算", "换算"))]
        raw = [fact for fact in facts if fact.concept != "weight_total" and not is_rounded(fact)]
        full = [fact for fact in facts if fact.concept == "weight_total"]
        for fact in scaled:
            if len(raw) == 1 and len(full) == 1:
                yield settled(CODE, fact, percent(raw[0], full[0]), Say("折算得分", "the score scaled to 100"))
            else:
                yield unchecked(CODE, [fact], Say("没有实得分或满分", "no raw score or no full mark"))


RULE = Rule(
    CODE, "scaled-to-hundred", Say("折算得分不符", "The score scaled to 100 does not hold"),
    Category.ARITHMETIC, Scope.IN_TABLE, Severity.HIGH, check,
)
