"""What is left when costs and income are set against each other: 运营成本210万元，其中…。营业收入60万元，…。收支相抵，政策性亏损150万元."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, alike, value, working

_BALANCED = regexp(r"(?:收支|收入与?(?:成本|支出)|两项|两者|二者|盈亏)相抵(?:后|之后)?[，,]")
_COST, _INCOME = regexp(r"(?:成本|支出|费用)(?:总额|合计|总计|共|为|约|:)*$"), regexp(r"收入(?:总额|合计|总计|共|为|约|:)*$")
_SLACK = 30
"""So many characters may stand between 相抵 and the sum."""


def shortfall(paragraph: Scene) -> Iterator[Told]:
    """The first sum of costs and the first of income: what parts them comes behind them."""
    for match in _BALANCED.finditer(paragraph.text, paragraph.start, paragraph.end):
        result = next((term for term in paragraph.terms if term.start >= match.end() and term.dimension == "money"), None)
        if result is None or not result.countable or result.start - match.end() > _SLACK:
            continue
        before = [term for term in paragraph.before(result) if term.countable and alike(term, result)]
        cost, income = (next((term for term in before if pattern.search(term.clause)), None) for pattern in (_COST, _INCOME))
        if cost is not None and income is not None:
            one, other = sorted((cost, income), key=value, reverse=True)
            yield Told("gap", "收支相抵后的金额", result, (working([one, other], "-", result.factor),), True, (cost, income, result))
