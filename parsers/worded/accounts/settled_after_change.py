"""A contract's price, what it was changed by and what it was settled at, one behind the other.

    合同价1,186.00万元，施工中因换填增加24.00万元，结算审定1,210.00万元; 合同价942.00万元，因取消部分内容核减12.00万元，结算价930.00万元
"""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, fits, working

_LINK = r"(?:为|是|共|约|:)*$"
_PRICE = regexp(rf"(?:合同|中标)(?:价款?|金额|额)?{_LINK}")
_MORE = regexp(rf"(?:增加|追加|新增|调增|增补)(?:工程)?(?:款|费|价款|金额|投资|造价)?{_LINK}")
_LESS = regexp(rf"(?:核减|扣减|调减|减少|审减)(?:工程)?(?:款|费|价款|金额|投资|造价)?{_LINK}")
_SETTLED = regexp(rf"(?:结算(?:审[定核])?|审定|变更后(?:合同)?)(?:总?价款?|金额|额|造价)?{_LINK}")
_STOPPED = regexp(r"[。;；]")


def settled_after_change(scene: Scene) -> Iterator[Told]:
    """Three sums in a row, of one lot: nothing parts them but commas."""
    money = [term for term in scene.terms if term.dimension == "money"]
    for price, change, settled in zip(money, money[1:], money[2:], strict=False):
        if not _PRICE.search(price.clause) or not _SETTLED.search(settled.clause) or not all(fits(term, settled) for term in (price, change)):
            continue
        sign = "+" if _MORE.search(change.clause) else "-" if _LESS.search(change.clause) else ""
        if sign and not _STOPPED.search(scene.text, price.end, settled.start):
            yield Told("sum", "合同价与变更", settled, (working([price, change], sign, settled.factor),), True, (price, change, settled))
