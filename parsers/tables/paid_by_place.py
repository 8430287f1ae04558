"""What each place or house was paid of a subsidy, kinds of it across: 乡镇 | 种粮补助（万元） | 奖励（万元） | 小计（万元） under …补助资金发放情况表."""

from __future__ import annotations

from collections.abc import Sequence

from model.figure import Subject
from model.regexp import regexp
from parsers.frames import bare, squeeze
from parsers.tables.columns import Column
from parsers.tables.crossed import crossed
from parsers.tables.reader import Reader

_PAID = regexp(r"(?:补[贴助偿]|奖补|津贴|救助金?|奖励|资金|保费|经费)[^，。；]{0,8}?(?:发放|兑付|兑现|拨付)(?!(?:率|进度|时间|标准))|(?:发放|兑付|兑现|拨付)[^，。；]{0,8}?(?:补[贴助偿]|奖补|津贴|救助金|奖励|资金)")
_PLACES = regexp(r"(?:各|所在)?(?:县区|区县|市县|乡镇|镇乡|镇街|乡镇街道|街道|行政村|村|社区|地区|片区|(?:养老|医疗|培训|托育|项目|承办|实施)?(?:机构|单位|学校|企业|医院|合作社|主体|园所))(?:名称)?")
_WHOLE = regexp(r"(?:小计|合计|(?:补[贴助偿]|奖补|发放|兑付|拨付)(?:资金|金额)?(?:小计|合计|总额|金额))")
_AMOUNT = regexp(r"\d[\d,]*(?:\.\d+)?(?:万?元)?")
_MONEY = ("元", "万元")
_FEWEST = 2


def paid_out(caption: str) -> bool:
    """Whether a caption says that the table tells what was handed out: …补贴发放情况表, …资金拨付明细表; 分配 and 安排 hand nothing out."""
    return bool(_PAID.search(caption))


def columns_of(keys: Sequence[str | None], caption: str, note: str) -> tuple[Column | None, ...]:
    """The columns of such a head: the last one, the sum of the kinds before it, has a role; none where a column tells something else than money."""
    first, *others = keys or (None,)
    if first is None or not _PLACES.fullmatch(bare(first)) or len(others) <= _FEWEST or not paid_out(caption):
        return ()
    units = [_unit(key, note) for key in others if key]
    if len(units) < len(others) or not others[-1] or not _WHOLE.fullmatch(bare(others[-1])) or any(unit not in _MONEY for unit in units):
        return ()
    return (None, *(Column("", key or "") for key in others[:-1]), Column("paid", others[-1]))


def _unit(key: str, note: str) -> str:
    told = regexp(r"[（(](?:单位[:：])?(\w{1,3})[)）]$").search(squeeze(key))
    return told[1] if told else note


def figures(reader: Reader, columns: Sequence[Column | None], rows: Sequence[int]) -> None:
    """What each was paid in all, and the sum of them."""
    for name, slot, column in crossed(reader, columns, rows):
        if _AMOUNT.fullmatch(slot.key):
            subject = Subject(item=name, source=None if name else "合计", stage="spent")
            reader.number("fund_part", slot, subject, label=column.head, unit=reader.money_unit(column.head), series=f"{reader.group}:paid")
