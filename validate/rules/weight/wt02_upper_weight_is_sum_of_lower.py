"""WT02 上级指标权重等于下级权重之和

查什么　三级指标权重相加应等于二级、一级指标的权重；全部三级指标权重相加应等于合计。
为什么　权重是评分的尺子，不闭合则得分率、总分都不可靠。
触发　　决策 15 分，而其下 5、5、4 三项合计 14 分。
不触发　5＋5＋5＝15；表头重复的续页；括号里的分值（自评表的由 WT03 核对）。
局限　　下级行未读全（得分相加也不足）时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import PartKind
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import total
from validate.book import FactBook
from validate.rule import Rule, settled
from validate.sums import Branch, branches

CODE = "WT02"


def is_quota(book: FactBook, branch: Branch) -> bool:
    """Whether the parent is a form's bracketed quota: 产出指标（50分）."""
    return branch.name != "总分" and branch.level == "三级" and book.kind_of(branch.parent) in (PartKind.SELF_FORM, PartKind.MONITOR_FORM)


def check(book: FactBook) -> Iterator[Outcome]:
    for branch in branches(book, "weight"):
        if branch.parts and not is_quota(book, branch):
            what = Say(f"“{branch.name}”权重与{branch.level}指标权重之和", f"weight of {branch.name} against the sum of its parts")
            yield settled(CODE, branch.parent, total(branch.parts), what, partial=branch.partial)


RULE = Rule(
    CODE, "upper-weight-is-sum-of-lower", Say("上级指标权重与下级权重之和不符", "A weight is not the sum of the weights below it"),
    Category.ARITHMETIC, Scope.IN_TABLE, Severity.HIGH, check,
)
