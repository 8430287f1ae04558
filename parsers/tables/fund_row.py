"""One amount of a row of money: whose money it is, for what, by the row's name and its column's head."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from model.figure import Subject
from model.regexp import regexp
from parsers.frames import Slot, bare, squeeze
from parsers.numbers import scan
from parsers.sentences.account_slices import THREE, class_of
from parsers.tables import yearly
from parsers.tables.block import Block
from parsers.tables.columns import Column
from parsers.tables.contracts import as_contract, of_contracts
from parsers.tables.heads import Heads
from parsers.tables.incomes import income_name
from parsers.tables.paid_by_place import handed_out
from parsers.tables.reader import Reader, is_lot, is_money

AMONG = regexp(r"^(?:其中[:：]?|[（(]?[一二三四五六七八九十\d]{1,2}[)）.、．])+")
_SOURCE = regexp(
    r"中央|自治区|(?:省|盟|市|县|旗|区)(?:本?级|本|财|补|配|资|拨|投)|(?:省|盟|市|县|旗|(?<![小园片社景库灾林牧护范发])区)$|财政|上级|地方|自筹|债券?(?!务|还本|付息|利息|本息|转贷)|结转|(?<![及和与、])其他(?:资金|来源|收入|渠道|$)|拨款|总额|社会(?:资|投|捐|融|力)|贷款(?!贴息|利息|担保|保费|保险|奖补|补贴|损失)|本级|^专项|捐"
)
_COST = regexp(r"(?:发行|登记|服务|兑付|手续|承销|评级|咨询|管理|审计)(?:费用?|支出)$")
"""债券登记费: what is paid for raising money, no money raised."""
RATES = ("execution_rate", "received_rate", "payment_share")
_NAME = 14
OF_YEAR = regexp(r"(?P<year>20\d\d)年度?(?=[\u4e00-\u9fff])")
"""2022年决算数 | 2023年预算数 | 2023年决算数."""


@dataclass(frozen=True, slots=True)
class Place:
    """A fund row: where it stands and what its label says."""

    reader: Reader
    block: Block
    heads: Heads
    present: set[str]
    label: str
    sourced: bool
    """Whether the head says that the rows are sources: one that the lexicon does not know is a source, too."""
    placed: bool
    """Whether the head says that the rows are places: 城区片区 and 河东区 give no money."""
    lotted: bool
    """Whether the head says that the rows are lots: 管材采购 under 标段 is one, too."""
    by_kind: bool
    """Whether the rows tell what the money is for: 其他 among them is one of these kinds, and nobody's money."""
    income: bool = False
    """Whether the rows are those of an account of what came in."""
    year: str = ""
    """The year that a column of years tells of the row."""
    before: frozenset[str] = frozenset()
    """The years that heads name beside a later one."""
    three: bool = False
    """Whether the rows are the classes of 三公经费."""


OTHERS = ("其他", "其它", "其余")
_OF_A_TIME = regexp(r"(?:\d月|季度|半年)(?:合计|小计|累计)$")
"""年度预算 | 第一季度 | 第二季度 | 1-6月合计: what the months come to is no budget."""
_OWN_TIER = ("本级", "本级资金", "本级配套")
"""中央 | 省级 | 本级: the tier that the report is of."""


def source_in(head: str, heads: Heads) -> str | None:
    """The source of funds that a column's head names (其中：中央资金), None where it names none."""
    name = AMONG.sub("", bare(head))
    if _OF_A_TIME.search(name):
        return None
    if name in _OWN_TIER:
        return "本级财政"
    return next((word for word in sorted(heads.source, key=len, reverse=True) if name.endswith(word)), None)


_WORTH = regexp(r"[（(](?P<marks>\d+(?:\.\d+)?)分[*×xX]执行率[)）]")


def _worth_in_head(place: Place, slot: Slot) -> None:
    """得分（20分*执行率）: what the rate of execution is worth, where no column tells it."""
    reader = place.reader
    heads = [head for row in place.block.head for head in reader.frame.own(row) if head.column == slot.column]
    match = next(((head, found) for head in heads if (found := _WORTH.search(head.view.text))), None)
    if match is None or "weight" in place.present or any(figure.role == "indicator_weight" for figure in reader.figures):
        return
    head, found = match
    number = next((one for one in scan(head.view.text, reader.lexicon) if one.number_start == found.start("marks")), None)
    if number is not None:
        subject = Subject(indicator="预算执行率", dimension="预算执行")
        reader.put("indicator_weight", head, subject, start=number.start, end=number.end, number=number, label=bare(head.key))


def read_amount(place: Place, slot: Slot, column: Column, role: str) -> None:
    reader, heads = place.reader, place.heads
    concept, _, qualifier = role.partition("/")
    series = f"{reader.group}:{place.block.head[0]}:{column.head}"
    label = place.label
    if concept in ("points", "weight", "score"):
        if concept != "score" and "score" not in place.present:
            return
        given = "indicator_score" if concept == "score" else "indicator_weight"
        reader.number(given, slot, Subject(indicator="预算执行率", dimension="预算执行"), label=label + column.head, series=series)
        if concept == "score":
            _worth_in_head(place, slot)
        return
    subject = subject_of_row(label, column, heads)
    if place.income and bare(label) in heads.total:
        subject = replace(subject, source="合计", item=None)
    elif place.income and subject.item and subject.source is None:
        subject = replace(subject, source=income_name(subject.item), item=None)
    if place.by_kind and not place.income and subject.item is None and bare(label) in OTHERS:
        subject = replace(subject, item=bare(label), source=source_in(column.head, heads))
    if place.sourced and subject.item and subject.source is None and subject.lot is None and len(subject.item) <= _NAME:
        subject = replace(subject, source=subject.item, item=None)
    name = AMONG.sub("", bare(label)).strip(":：")
    if place.placed and subject.item is None and subject.source == name and name not in heads.total and (name not in heads.source or _OWN_PLACE.fullmatch(name)):
        subject = replace(subject, item=name, source=source_in(column.head, heads))
    if place.three and (one := class_of(name)) is not None:
        subject = replace(subject, item=one, source=None, scope=THREE)
    if place.lotted and subject.item and subject.source is None and heads.total.get(subject.item) is None:
        subject = replace(subject, lot=subject.item, item=None)
    contracts = of_contracts(place.present)
    if contracts:  # before the head's own word takes the item's place: what the row names is the lot
        concept, subject = as_contract(concept, subject, heads)
    if qualifier and subject.item is None:
        subject = replace(subject, item=qualifier)
    if not contracts and concept == "funds_spent" and subject.lot and subject.item is None and "contract_amount" in place.present:
        concept, subject = "payment_amount", replace(subject, item="lot_total")
    if subject.item == "lot_total" and _deducts(place.block):
        subject = replace(subject, item="扣款后")
    if place.year:
        subject = replace(subject, period=subject.period or place.year)
    elif (own := OF_YEAR.match(column.head)) is not None and own["year"] in place.before:
        subject = replace(subject, period=f"{own['year']}年", scope="上年")
    if concept in RATES:
        share = "%" in slot.key or "%" in regexp(r"[xX×*/÷]\s*100%").sub("", column.head)
        reader.number(concept, slot, subject, label=label + column.head, unit="%" if share else "")
        return
    if not concept:
        return
    stage = "预计" if concept == "funds_forecast" else column.head or None
    if concept == "amount":
        concept = "funds_received" if place.income or _released(place.block) else _by_caption(yearly.told_of(reader.frame), place.present)
        stage = "spent" if concept == "fund_part" and handed_out(reader, place.block.columns, column.head) else stage
    unit = reader.money_unit(column.head, label, section_head(reader, slot))
    reader.number(concept, slot, replace(subject, stage=stage), label=label + column.head, unit=unit, series=series)


_OWN_PLACE = regexp(r"[省市县区旗州]?本级")
"""乡镇 | 到位 | 支出, and 县本级 as one of the rows: what the county kept for itself."""
_DEDUCTED = regexp(r"扣款|扣减|扣罚|罚款|核减|审减")


def _deducts(block: Block) -> bool:
    """合同价 | 考核扣款 | 实际支付: what was paid is no longer all of the contract."""
    return any(column is not None and _DEDUCTED.search(column.head) for column in block.columns)


def section_head(reader: Reader, slot: Slot) -> str:
    """The header cells at the left of the block, where forms print 项目资金（万元）."""
    found = [covering.key for column in range(min(2, reader.frame.table.columns)) if (covering := reader.frame.covering(slot.row, column))]
    for row in range(slot.row, -1, -1):
        for own in reader.frame.own(row)[:2]:
            if "元" in own.key and not is_money(own.key) and len(own.key) <= 24:
                return "".join(found) + own.key
    return "".join(found)


_ISSUED = regexp(r"(?:债券)?发行")
"""批次 | 发行日期 | 发行金额: whatever was issued are bonds."""


def subject_of_row(label: str, column: Column, heads: Heads) -> Subject:
    """A row named by a source, a lot, or an item of its own; the source may stand in the head instead."""
    whole = AMONG.sub("", squeeze(label)).strip(":：")
    name = whole if whole in heads.source else AMONG.sub("", bare(label)).strip(":：")
    by_head = "债券资金" if column.role == "funds_received" and _ISSUED.match(column.head) else source_in(column.head, heads)
    if is_lot(name):
        return Subject(lot=name, source=by_head, period=column.period)
    if heads.total.get(name) == "subtotal":
        return Subject(item=name, source=by_head, period=column.period)
    if heads.fund_row.get(name) == "total" and name not in heads.source:
        return Subject(source=by_head or "合计", period=column.period)
    stage = heads.fund.words.get(name) and not column.role  # 支出 | 560: the row tells the stage, where no column does
    if name in heads.source or name in heads.total or stage or (len(name) <= _NAME and _SOURCE.search(name) and not _COST.search(name)):
        return Subject(source=by_head or (name if not stage else None), period=column.period)
    return Subject(item=name or None, source=by_head, period=column.period)


def _released(block: Block) -> bool:
    """批次 | 文号 | 金额 | 下达时间: money as it was handed down."""
    return any(column is not None and _RELEASED.search(column.head) for column in block.columns)


_RELEASED = regexp(r"(?:下达|拨入|到账|到位)(?:时间|日期|批次|文号)")


def _by_caption(caption: str, present: Collection[str] = ()) -> str:
    """What sums are that no head tells of; 资金安排及支出情况表 with a column of what was spent tells by it only what was 安排."""
    if "绩效目标" in caption and "budget_total" not in present and not regexp("自评|完成情况|执行").search(caption):
        return "budget_total"  # 项目支出绩效目标申报表: what is asked for
    for words, concept in (("支付|支出|使用|拨付|执行", "funds_spent"), ("到位|下达|收入", "funds_received"), ("合同|中标", "contract_amount"),
                           ("投资|概算", "invest_total"), ("预算|安排|来源|计划|投入", "budget_total")):
        if re.search(words, caption) and concept not in present:
            return concept
    return "fund_part"
