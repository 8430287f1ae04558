"""SC02 上级指标得分等于下级得分之和

查什么　三级指标得分相加应等于所属二级、一级指标的得分；全表三级指标得分相加应等于总分。上级得分不在本表的，取正文中同一指标体系的数。
为什么　三级指标改过而上级未跟着改，是评分表最常见的错误。
触发　　决策得 14.5 分，而其下 5、5、4 三项相加为 14 分。
不触发　5＋5＋4.5＝14.5；24 与 24.00；另一指标体系（单位自评）的同名指标。
局限　　下级指标未读全（权重相加也不足）时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import total
from validate.book import FactBook
from validate.rule import Rule, settled
from validate.sums import branches

CODE = "SC02"


def check(book: FactBook) -> Iterator[Outcome]:
    for branch in branches(book, "score"):
        what = Say(f"“{branch.name}”得分与{branch.level}指标得分之和", f"score of {branch.name} against the sum of its parts")
        if branch.parts:
            yield settled(CODE, branch.parent, total(branch.parts), what, partial=branch.partial)


RULE = Rule(
    CODE, "upper-level-is-sum-of-lower", Say("上级指标得分与下级得分之和不符", "A score is not the sum of the scores below it"),
    Category.ARITHMETIC, Scope.IN_TABLE, Severity.HIGH, check,
)
