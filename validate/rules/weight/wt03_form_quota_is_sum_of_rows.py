"""WT03 自评表括号分值等于各行分值之和

查什么　自评表一级指标名后的括号分值（产出指标（50分）），应等于其下各行分值之和。
为什么　自评表的分值由财政部门统一规定，各行分值由单位自填，常不闭合。
触发　　产出指标（50分），各行分值合计 45 分。
不触发　括号内是得分；未印括号分值的一级指标。
局限　　行未读全、或只摘了表的前几行时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import total
from validate.book import FactBook
from validate.funds import value
from validate.rule import Rule, settled
from validate.rules.weight.wt02_upper_weight_is_sum_of_lower import is_quota
from validate.sums import Branch, branches

CODE = "WT03"


_CUT = Say("表似未摘全，其后的行未见", "the table seems to be cut off: the rows behind are not there")
_ALL = 90
"""What the first levels are worth together in a form, without budget execution."""


def _cut_off(book: FactBook, branch: Branch) -> bool:
    """Whether the rows fall short of the last quota that a part prints, no total follows, and the quotas together are not those of a whole form."""
    worth = [fact for fact in book.numbers("dimension_weight") if fact.context.part == branch.part]
    ends = [fact for fact in book.numbers("weight_total", "eval_score", "self_score") if fact.context.part == branch.part]
    last = branch.parts[-1].anchor.span.start
    behind = any(fact.anchor.span.start > last for fact in (*worth, *ends))
    short = value(branch.parent) > sum(map(value, branch.parts))
    return short and not behind and sum(map(value, worth)) < _ALL


def check(book: FactBook) -> Iterator[Outcome]:
    for branch in branches(book, "weight"):
        if branch.parts and is_quota(book, branch):
            what = Say(f"“{branch.name}”分值与各行分值之和", f"quota of {branch.name} against the sum of its rows")
            yield settled(CODE, branch.parent, total(branch.parts), what, partial=branch.partial or (_CUT if _cut_off(book, branch) else None))


RULE = Rule(
    CODE, "form-quota-is-sum-of-rows", Say("自评表分值与各行分值之和不符", "A form's quota is not the sum of its rows"),
    Category.ARITHMETIC, Scope.IN_TABLE, Severity.HIGH, check,
)
