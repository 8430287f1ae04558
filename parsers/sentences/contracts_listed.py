"""Contracts listed by name behind what they come to, and what was paid on each in the same order, in sentences.

    签订合同3份，合同总额900.00万元：设备采购500.00万元，房屋改造380.00万元，监理20.00万元。当年分别支付480.00万元、361.00万元和19.00万元。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.figure import Subject
from model.regexp import regexp
from parsers.language import Number
from parsers.sentences.passage import AMOUNT, Claim, Passage

_MONEY = rf"(?P<x>{AMOUNT})(?:亿|万)?元"
_HEAD = regexp(rf"合同(?:总金额|总价款?|总额|金额|价款)(?:合计|共计|共|为|是|:)*{_MONEY}(?=[:：，,；;])")
_ITEM = regexp(rf"[:：，,、；;](?:其中[:：]?)?(?P<name>(?!合同|其中|合计|共)[\u4e00-\u9fff]{{2,14}}?)(?:合同)?(?:金额|价款?)?(?:为|是)?{_MONEY}")
_PAID = regexp(rf"(?:分别|依次)(?:已|累计|实际)*(?:支付|拨付|兑付|付款)(?:工程款|合同款|资金)?(?P<sums>{AMOUNT}(?:亿|万)?元(?:[、，,和及]+{AMOUNT}(?:亿|万)?元)+)")
_ONE = regexp(_MONEY)
_NO_WORK = regexp(r"支付|支出|拨付|尚|未|余|结算|变更|增加|减少|节约|预算|控制价|到位|财政|资金")
_FEWEST = 2
_SLACK = 10
"""The parts come within a tenth of the whole."""


def read_listed_contracts(passage: Passage) -> Iterator[Claim]:
    """The contracts together as ``total``, each with its name as its lot; payments told 分别 are of the lots in their order."""
    for head in passage.matches(_HEAD, "合同"):
        items = list(_items(passage.text, head.end()))
        numbers = [passage.number_at(match.start("x")) for match in (head, *items)]
        whole, *parts = numbers
        if len(items) < _FEWEST or whole is None or any(part is None for part in parts) or not _add_up(whole, [part for part in parts if part]):
            continue
        yield passage.claim(whole, "contract_amount", "合同总额", Subject(lot="total"))
        for match, part in zip(items, parts, strict=True):
            if part is not None:
                yield passage.claim(part, "contract_amount", match["name"], Subject(lot=match["name"]))
        yield from _payments(passage, items)


def _items(text: str, at: int) -> Iterator[re.Match[str]]:
    """The named sums that follow one another."""
    while (match := _ITEM.match(text, at)) is not None and not _NO_WORK.search(match["name"]):
        yield match
        at = match.end()


def _add_up(whole: Number, parts: Sequence[Number]) -> bool:
    sums = [Decimal(number.printed.number.replace(",", "")) for number in (whole, *parts)]
    return len({number.printed.unit for number in (whole, *parts)}) == 1 and abs(sums[0] - sum(sums[1:])) * _SLACK <= sums[0]


def _payments(passage: Passage, items: Sequence[re.Match[str]]) -> Iterator[Claim]:
    """As many payments as there are contracts, told behind them."""
    paid = _PAID.search(passage.text, items[-1].end())
    starts = [match.start("x") for match in _ONE.finditer(passage.text, paid.start("sums"), paid.end("sums"))] if paid else []
    for item, start in zip(items, starts, strict=False) if len(starts) == len(items) else ():
        number = passage.number_at(start)
        if number is not None:
            yield passage.claim(number, "payment_amount", "支付", Subject(lot=item["name"], item="1"))
