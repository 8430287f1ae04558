"""What was spent and its share of the budget that another paragraph tells: 安排专项经费126万元 … 支出121.8万元，占预算的96.67%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, value

_OF = regexp(r"^[，,](?:占|为|完成)(?:了)?(?:项目|全年|年度|专项|年初|当年|全部)*(?:总)?预算(?:总额|数|资金|安排数?|金额)?的(?:比例为)?$")
_SPENT = regexp(r"(?:支出|支付|执行|使用|列支|开支)(?:资金|经费|金额|数|共计?|合计|了|为|:)*$")
_BUDGET = regexp(r"预算|安排(?:专项|项目|工作)?(?:资金|经费)|下达[\u4e00-\u9fff]{0,6}(?:资金|经费)")
_NO_BUDGET = regexp(r"每|单价|其中|支出|支付|执行|结算|结余|结转|调减|调增|追加|核减|压减|上年|去年|占|(?<!经)费$|年均")


def share_of_the_budget(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """Where the sentence has no budget before it and the report but one; a table may tell another, so that only a slip is held against it."""
    for scene in scenes:
        for spent, share in zip(scene.terms, scene.terms[1:], strict=False):
            if share not in scene.percents or not _OF.match(share.lead) or spent.dimension != "money" or not spent.countable or not _SPENT.search(spent.clause):
                continue
            if any(_is_budget(term) for term in scene.before(spent)):
                continue
            budgets = [term for other in everything for term in other.terms if _is_budget(term)]
            if len({value(term) for term in budgets}) == 1 and value(budgets[0]) >= value(spent):
                yield Told("away", "占预算的比例", share, (f"{spent.plain}/{as_printed_in(budgets[0], spent.factor)}",), False, (budgets[0], spent, share))


def _is_budget(term: Term) -> bool:
    return term.dimension == "money" and term.countable and Decimal(term.plain) > 0 and bool(_BUDGET.search(term.clause)) and not _NO_BUDGET.search(term.clause)
