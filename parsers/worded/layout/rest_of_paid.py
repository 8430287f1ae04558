"""What is still to be paid of a contract's price told elsewhere: 累计支付540万元，占结算审定价的90%，剩余60万元 beside 合同价 | 结算审定价 | 已支付."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from model.figure import Worded
from model.regexp import regexp
from model.span import Anchor
from parsers.worded.layout.grid import anchor_of
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.scene import Term, as_printed_in, value

_PAID = regexp(r"(?:支付|付款|拨付|付)(?:了|资金|金额|工程款|款项|合同款|货款|设备款|设计费|服务费)*(?:共计?|合计|累计)?$")
_REST = regexp(r"(?:剩余|尚余|余款|尾款|质保金|质量保证金|尚欠|未支付|未付)(?:款项?|金额|资金|部分|工程款|质保金|质量保证金)*(?:为|共|约)?$")
_PRICE = regexp(r"(?P<kind>合同|中标|成交|结算|审定)[\u4e00-\u9fff]{0,4}(?:价款?|总?金额|总价|总额|价格)(?:合计|共计|总计|为|共|是|:)*$")
_BETWEEN = 2
"""Numbers that may stand between what was paid and what is left: its share, the share that is kept."""


@dataclass(frozen=True, slots=True)
class _Price:
    """In 元; ``kind``: 合同, 结算 …"""

    amount: Decimal
    kind: str
    anchor: Anchor


def rest_of_paid(laid: Laid) -> Iterator[Worded]:
    """Nothing is said where any price less what was paid is what is left; else only where one price alone may be meant."""
    asked = [(line, paid, rest) for line in laid.lines("万元") for paid, rest in _pairs(line)]
    prices = list(_prices(laid)) if asked else []
    for line, paid, rest in asked:
        words = line.view.text[line.view.text.rfind("。", 0, paid.start) + 1 : rest.start]
        able = [price for price in prices if value(paid) < price.amount < value(paid) * 2]
        named = [price for price in able if price.kind in words] or able
        if _RETAINED.search(rest.clause):
            named = [price for price in named if price.kind in ("结算", "审定")] or named
        if _MORE.match(line.view.text, rest.end):
            continue
        if any(price.amount - value(paid) == value(rest) for price in named):
            continue
        if len({price.amount for price in named}) == 1:
            yield _worded(laid, line, paid, rest, named[0])


_RETAINED = regexp(r"质保金|保证金|保修金")
"""剩余质保金9.6万元: what is kept of the settled price."""
_MORE = regexp(r"[，,；;](?:其[他它余]|另[有外]|余款)")
"""剩余质保金9.6万元，其余款项待…: not all that is left."""


def _pairs(line: Line) -> Iterator[tuple[Term, Term]]:
    """What was paid and what is left of it, close behind."""
    for at, rest in enumerate(line.terms):
        if not (rest.dimension == "money" and rest.countable and _REST.search(rest.clause)):
            continue
        before = line.terms[max(0, at - 1 - _BETWEEN) : at]
        paid = [term for term in before if term.dimension == "money"]
        if paid and paid[-1].countable and _PAID.search(paid[-1].clause) and "。" not in line.view.text[paid[-1].end : rest.start]:
            yield paid[-1], rest


def _prices(laid: Laid) -> Iterator[_Price]:
    """All prices told in the text, and the totals of the columns that bear them."""
    for line in laid.lines("万元"):
        for term in line.terms:
            match = _PRICE.search(term.clause) if term.dimension == "money" and term.countable else None
            if match is not None:
                yield _Price(value(term), match["kind"], line.anchor(laid.document, term))
    for table, grid in laid.grids:
        in_ten_thousands = "万元" in laid.document.text[max(0, table.span.start - _NOTE) : table.span.end]
        for column, head in grid.heads.items() if grid.total is not None and in_ten_thousands else ():
            match, number = _HEAD.search(head), grid.number(grid.total or 0, column)
            if match is not None and number is not None:
                yield _Price(Decimal(number) * 10000, match["kind"], anchor_of(laid.document, table, grid, (grid.total or 0, column)))


_HEAD = regexp(r"(?P<kind>合同|中标|成交|结算|审定)[\u4e00-\u9fff]{0,4}(?:价款?|金额|总价)(?:[(（][^()（）]*[)）])?$")
_NOTE = 60


def _worded(laid: Laid, line: Line, paid: Term, rest: Term, price: _Price) -> Worded:
    claimed, other = (line.anchor(laid.document, term) for term in (rest, paid))
    way = f"{price.amount / rest.factor:f}-{as_printed_in(paid, rest.factor)}"
    return Worded(
        id="", kind="gap", label="尚未支付的金额", claimed=rest.plain, claimed_unit=rest.unit, ways=(way,), firm=True, anchor=price.anchor, claimed_anchor=claimed,
        part=line.stretch.part, tokens=(claimed.span, other.span, price.anchor.span), places=(price.anchor, other),
    )
