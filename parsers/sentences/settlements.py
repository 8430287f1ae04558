"""What a lot was settled at behind its price and what it was changed by: 一标段…合同价1,186万元，因换填增加24万元，结算审定1,210万元."""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Subject
from model.regexp import regexp
from parsers.process.clause import opening
from parsers.sentences.passage import AMOUNT, Claim, Passage

_MONEY = r"(?P<{0}>" + AMOUNT + r")(?:亿|万)?元"
_SETTLED = regexp(
    rf"合同(?:价款?|金额|额)(?:为|是|:)*{_MONEY.format('price')}[，,][^。；;\d]{{0,30}}?(?P<way>增加|追加|新增|调增|核减|扣减|调减|减少)[^，,。；;\d]{{0,6}}{_MONEY.format('change')}"
    rf"[，,]结算(?:审[定核])?(?:总?价款?|金额|额)?(?:为|是|:)*{_MONEY.format('settled')}"
)
_LOT = regexp(r"第?(?P<lot>[一二三四五六七八九十\d]+(?:标段|标包|包))")
_MORE = ("增加", "追加", "新增", "调增")


def read_settlements(passage: Passage) -> Iterator[Claim]:
    """The change and the settlement, of the lot named last before the price; the price is read like any other."""
    for match in passage.matches(_SETTLED, "结算"):
        lots = _LOT.findall(passage.text, opening(passage.text, match.start()), match.start())
        lot = lots[-1] if lots else None
        item = None if match["way"] in _MORE else match["way"]
        yield from passage.claims(match, Subject(lot=lot, item=item), ("change", "change_amount", "变更金额"))
        yield from passage.claims(match, Subject(lot=lot), ("settled", "settlement_amount", "结算审定"))
