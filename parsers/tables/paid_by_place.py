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


_PAID_ON = regexp(r"[\u4e00-\u9fff\d]{0,6}(?:支付|付款|拨付|发放|兑付|兑现|打款|打卡|结算|核拨)(?:完成)?(?:时间|日期)")
"""发放时间, 实际拨付日期: a table that tells the days is of what was paid."""
_GIVEN = regexp(r"(?:补[贴助偿]|奖补|津贴|救助|奖励|发放|支付|拨付|兑付|兑现|支出|实[付发补])(?:资金|金额|总额|金|款|额)+(?:合计|小计)?")
_GIVEN_TO = regexp(r"(?P<who>[A-Z\u4e00-\u9fff]{0,8}?)(?:实[付发补拨]|实际(?:支付|发放|拨付|兑付)|支付|拨付|付款|已付)(?:金额|资金|款|额|数)?")
"""A标实付: what one of several was paid, row by row."""
_MEANT = regexp(r"计划|预算|安排|分配|测算|申报|申请|应[发补付兑]|核定|下达|标准|结余|合同")
_LEAD = regexp(r"(?:支出|发放|支付|拨付|兑付|使用)[^。；]{0,40}(?:如下|见下表|如下表)[^。；]{0,6}[:：。]?$|(?:支出|支付|拨付|发放|兑付)(?:构成|明细|情况)[^。；]{0,8}$")


def paid_out(caption: str) -> bool:
    """Whether a caption says that the table tells what was handed out: …补贴发放情况表, …资金拨付明细表; 分配 and 安排 hand nothing out."""
    return bool(_PAID.search(caption))


def is_payment_day(head: str) -> bool:
    """Whether a column tells on which day each sum was paid."""
    return bool(_PAID_ON.fullmatch(bare(head)))


def is_place(head: str) -> bool:
    """Whether the rows below a head are places or houses: 乡镇, 片区, 各学校."""
    return bool(_PLACES.fullmatch(bare(head)))


def is_due(head: str) -> bool:
    """Whether a column tells what was to be paid, applied for or agreed: 应付金额, 申请金额, 合同金额."""
    return bool(_MEANT.search(bare(head)))


def payee(head: str) -> str | None:
    """Whom a column of payments is of: 甲公司实付; "" where its head names nobody, None where it tells of no payment."""
    match = _GIVEN_TO.fullmatch(bare(head))
    return None if match is None or _MEANT.search(match["who"]) or match["who"].endswith(("未", "待", "预", "应")) else match["who"]


def handed_out(reader: Reader, columns: Sequence[Column | None], head: str) -> bool:
    """Whether the sums of a column were paid: its caption, its own head, a column of days or the sentence that leads to the table says so."""
    caption = reader.frame.caption
    if paid_out(caption):
        return True
    if _MEANT.search(bare(head)) or _MEANT.search(caption):
        return False
    lines = [squeeze(line) for line in reader.frame.before.split("\n") if squeeze(line) and not _UNIT_LINE.match(squeeze(line))]
    dated = any(column is not None and is_payment_day(column.head) for column in columns)
    return dated or bool(_GIVEN.fullmatch(bare(head)) or (lines and _LEAD.search(lines[-1])))


_UNIT_LINE = regexp(r"[(（]?(?:金额)?单位[:：]")


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
