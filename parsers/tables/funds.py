"""Money tables: sources down and stages across (or the other way round), the fund rows of forms."""

from __future__ import annotations

from dataclasses import replace

from model.figure import Subject
from model.regexp import regexp
from parsers.dates import only_date
from parsers.frames import Slot, bare, squeeze
from parsers.sentences.account_slices import class_of
from parsers.tables.block import Block
from parsers.tables.columns import Column
from parsers.tables.contracts import shared
from parsers.tables.counted import by_name, counter, in_row, price_unit, sized, told_of
from parsers.tables.fund_row import AMONG, OF_YEAR, OTHERS, RATES, Place, read_amount, source_in, subject_of_row
from parsers.tables.heads import Heads
from parsers.tables.incomes import came_in, income_columns, row_number, side_of
from parsers.tables.paid_by_place import is_payment_day, is_place
from parsers.tables.reader import DASHES, Reader, is_money, is_percent

_COUNTED = regexp(r"约?\d[\d,.]*[\u4e00-\u9fff㎡²]{1,4}")
_SHIFTS = (0, 1, -1, 2, -2)


def figures(reader: Reader, block: Block) -> None:
    """A block whose head names stages (预算, 到位, 支出) or sources."""
    heads = Heads.of(reader.lexicon)
    block = replace(block, columns=shared(block.columns))
    present = {column.role for column in block.columns if column}
    first = reader.frame.own(block.head[0])[:2]
    sourced = any(_BY_SOURCE.search(slot.key) for slot in first) or _of_a_form(reader, block, heads)
    placed = bool(first) and is_place(first[0].key)
    lotted = any(_BY_LOT.fullmatch(bare(slot.key)) for slot in first)
    by_kind = not sourced and _by_kind(reader, block, heads)
    incomes = income_columns(reader, block)
    dated = _year_column(reader, block)
    three = _of_three(reader, block)
    years = {match["year"] for column in block.columns if column is not None and (match := OF_YEAR.match(column.head))}
    before = frozenset(years - {max(years, default="")})
    shift: int | None = 0
    above = ""
    for row in block.rows:
        slots = reader.frame.own(row)
        if any(slot.key in _AIMED for slot in slots):
            break  # 质量指标 | 覆盖率 | ≥ | 100: the form's indicators, whose own header was not known
        year, above = _year(reader, row, dated, above, heads)
        numbers = [slot for slot in slots if is_money(slot.key) and not (slot is slots[0] and _serial(block, slot)) and slot.column != dated and not row_number(block, slot.column)]
        if not numbers:
            continue
        _issued(reader, block, slots)
        _paid_on(reader, block, slots)
        label = above or (_giver(block, slots) if year and dated == 0 else _label(reader, block, [slot for slot in slots if slot.column != dated or not year], numbers[0]))
        shift = 0 if _filled(slots, block) else _shift(numbers, block, heads, label, shift or 0)
        if shift is None:
            reader.notice("P-COLUMN-SHIFT", slots)
            continue
        for slot in numbers:
            column = block.columns[slot.column + shift]
            if column is not None and (not column.role or sized(reader.lexicon, column.head)) and (unit := counter(reader.lexicon, column.head) or in_row(reader.lexicon, column.head, label) or by_name(reader.lexicon, column.head)) and not is_percent(slot.key):
                _count(reader, slot, column, unit, label, f"{reader.group}:{block.head[0]}:{slot.column}", heads)
            elif column is not None and not column.role and (money := price_unit(column.head)):
                reader.number("unit_cost", slot, Subject(item=label, scope="标准"), label=column.head, unit=money)
            elif column is not None:
                side = side_of(slots, slot) if incomes else None
                name = squeeze(side.key) if side is not None else label
                role = _role(block, slot.column + shift, heads, name)
                income = side is not None and side.column in incomes and came_in(role)
                place = Place(reader, block, heads, present, name, sourced, placed, lotted, by_kind, income, year, before, three)
                read_amount(place, slot, column, "amount" if income else role)


def _giver(block: Block, slots: list[Slot]) -> str:
    """年度 | 文号 | 资金来源 | 金额: a row that its year names has its giver beside it, or none."""
    return next((squeeze(slot.key) for slot in slots if _BY_SOURCE.search(bare(_head(block, slot)))), "")


def _paid_on(reader: Reader, block: Block, slots: list[Slot]) -> None:
    """批次 | 金额 | 发放时间: the day on which the sum of a row was paid."""
    for slot in slots[1:]:
        if is_payment_day(_head(block, slot)):
            reader.date("payment_date", slot, Subject(item=squeeze(slots[0].key)), label=_head(block, slot))


_ISSUED_ON = regexp(r"(?:下达|发文|印发|拨付)(?:时间|日期)")
_PAPER = regexp(r"[\u4e00-\u9fff]{2,14}[〔\[(（]20\d\d[〕\])）]\d+号")


def _issued(reader: Reader, block: Block, slots: list[Slot]) -> None:
    """文号 | 下达时间: when the paper of a row was issued, with its number."""
    paper = next((match.group() for slot in slots if (match := _PAPER.search(squeeze(slot.key)))), None)
    dated = next((slot for slot in slots if _ISSUED_ON.fullmatch(bare(_head(block, slot)))), None)
    if paper is not None and dated is not None:
        reader.date("notice_date", dated, Subject(item=paper), label=_head(block, dated))


def _filled(slots: list[Slot], block: Block) -> bool:
    """合计 | 455 | 2186 | 25 | 2161 | —: a row that has a cell for each column, dashes among them, stands under its heads."""
    return len(slots) == len(block.columns) and not is_money(slots[0].key) and any(slot.key in DASHES for slot in slots)


def _count(reader: Reader, slot: Slot, column: Column, unit: str, label: str, series: str, heads: Heads) -> None:
    name = AMONG.sub("", bare(label)).strip(":：")
    concept, subject = told_of(column.head, unit, None if name in heads.total else name)
    reader.number(concept, slot, subject, label=column.head, unit=unit, series=series)


_AIMED = ("≥", "≤", "=", "＝", "≧", "≦", "═", ">", "<", "＞", "＜")
_YEARS = regexp(r"(?:预算|资金|项目|所属|实施)?年[度份]?")
_YEAR = regexp(r"((?:19|20)\d\d)年?度?")


def _year_column(reader: Reader, block: Block) -> int | None:
    """The column that tells each row's year, behind its name or in its place: 项目 | 年度 | 预算 | 支出; 年度 | 预算 | 支出."""
    for at, column in enumerate(block.columns):
        if column is not None and _YEARS.fullmatch(bare(column.head)):
            told = {slot.key for row in block.rows if (slot := reader.frame.covering(row, at)) is not None and _YEAR.fullmatch(slot.key)}
            return at if len(told) > 1 else None
    return None


def _year(reader: Reader, row: int, dated: int | None, above: str, heads: Heads) -> tuple[str, str]:
    """A row's year, and what the cell beside the year names, else what it named in a row ``above``; where 小计 stands in the year's place,
    that is what it is the whole of."""
    slot = reader.frame.covering(row, dated) if dated is not None else None
    if slot is None or dated is None or slot.column != dated:
        return "", ""
    match = _YEAR.fullmatch(slot.key)
    beside = reader.frame.covering(row, dated - 1) if dated else None
    name = squeeze(beside.key) if beside is not None and beside.key else above
    return f"{match[1]}年" if match else "", name if match or (heads.total.get(bare(slot.key)) == "subtotal" and name == above) else ""


_SERIAL = regexp(r"\d+|\d{1,2}(?:\.\d{1,2}){1,2}")
"""3; 1.2 under 1: an estimate's rows are numbered so."""


def _serial(block: Block, slot: Slot) -> bool:
    """A row's number in the first column: its head is no money."""
    column = block.columns[slot.column] if slot.column < len(block.columns) else None
    return bool(_SERIAL.fullmatch(slot.key)) and (column is None or not column.role) and slot.column == 0


def _of_three(reader: Reader, block: Block) -> bool:
    """Whether guests and journeys abroad have a row each: a slice of the unit's account, whose money is in its spending already."""
    named = {class_of(AMONG.sub("", bare(slot.key)).strip(":：")) for row in block.rows for slot in reader.frame.own(row) if not is_money(slot.key)}
    return {"公务接待费", "因公出国（境）费"} <= named


def _of_a_form(reader: Reader, block: Block, heads: Heads) -> bool:
    """Whether these are a self-evaluation form's rows of money: 年度资金总额, and among it (其中：…) what came from each source, some of which
    no list knows (失业保险基金提取专账)."""
    above = ""
    for row in block.rows:
        labels = [squeeze(slot.key) for slot in reader.frame.own(row) if not is_money(slot.key) and slot.key not in DASHES]
        label = labels[-1] if labels else ""
        if label.startswith("其中") and heads.fund_row.get(bare(above).strip(":：")) == "total" and "总额" in above:
            return True
        above = label or above
    return False


def _by_kind(reader: Reader, block: Block, heads: Heads) -> bool:
    """产业发展 | 基础设施 | 其他 | 合计: whether some rows have a name, and none but 其他 the name of a source."""
    plain = Column("", "")
    rows = [reader.frame.own(row) for row in block.rows]
    numbers = [(slots, next((slot for slot in slots if is_money(slot.key)), None)) for slots in rows]
    names = {bare(_label(reader, block, slots, first)) for slots, first in numbers if first is not None}
    named = [subject_of_row(name, plain, heads) for name in names if name and name not in OTHERS and name not in heads.total]
    return any(subject.item for subject in named) and not any(subject.source for subject in named)


_BY_LOT = regexp(r"(?:合同)?(?:标段|包)(?:名称|划分)?|合同包|合同段")
_BY_SOURCE = regexp(r"(?:资金|经费)?(?:来源|渠道|级次|层级|级别)$|出资(?:方|单位|主体|来源)")
_KIND_OF = regexp(r"(?:机构|单位|学校|办学|企业|医院)?(?:性质|属性|等级|级别)|所(?:在|属)[\u4e00-\u9fff]{1,4}|(?:建设|项目|实施)?地点|地址")
"""机构名称 | 性质 | 床位数, 桥名 | 所在乡镇 | 桥长: what kind it is and where it stands names no row."""
_WHO = regexp(r"(?:项目)?(?:实施|承担|承接|服务|供应|责任|建设|主管|使用|项目|资金使用|用款|执行|牵头)(?:单位|部门|主体)")
"""子项目 | 实施单位 | 预算: who does it names no row where something else does; one bureau may do several."""
_SIZE = regexp(r"(?:工程|建设|水库|项目)?(?:规模|等级|级别|型式|坝型|桥型|结构(?:形式|类型)?)")
"""水库 | 规模 | 投资: what size a thing is of names no row either; several are of one size."""


def _head(block: Block, slot: Slot) -> str:
    column = block.columns[slot.column] if slot.column < len(block.columns) else None
    return column.head if column is not None else ""


def _describes(head: str) -> bool:
    """Whether a column tells something of the things that another one names."""
    return bool(_WHO.fullmatch(head) or _SIZE.fullmatch(head))


def _label(reader: Reader, block: Block, slots: list[Slot], first: Slot) -> str:
    """The name of a row: the text nearest to the left of its first number that is no number with a unit (620台), else of any merged cell over it."""
    left = [slot for slot in slots if slot.column < first.column and slot.key not in DASHES]
    named = [slot for slot in left if not _COUNTED.fullmatch(slot.key)] or left
    things = [slot for slot in named if not is_money(slot.key) and not _names_none(block, slot)]
    if named:
        return squeeze((things or named)[-1].key)
    covering = reader.frame.covering(first.row, max(0, first.column - 1))
    return covering.key if covering is not None and covering is not first and not is_money(covering.key) else ""


def _names_none(block: Block, slot: Slot) -> bool:
    """Whether a cell of words is no row's name: who does it, what kind it is, the paper or the day of it."""
    head = bare(_head(block, slot))
    return _describes(head) or bool(_KIND_OF.fullmatch(head)) or only_date(slot.text) is not None or _PAPER.fullmatch(squeeze(slot.key)) is not None


_CONCERNED = regexp(r"涉及|问题|违规")
"""涉及金额 beside 结余资金滞留账面: how much a finding concerns; its row tells of a problem, not of a stage."""
_SHARE = regexp(r"(?:占比|比例|比重|百分比|构成比?|增幅|增减幅度|增长率|变动率)$|^占")
"""科目名称 | 决算数 | 占比: a share of all is no sum, whatever its row (农林水支出) is called."""


def _concept(column: Column, heads: Heads, label: str) -> str:
    """The money concept of a cell: of its column, else of its row."""
    role = column.role
    if (role and role != "amount") or _CONCERNED.search(column.head) or _SHARE.search(bare(column.head)):
        return role
    by_row = heads.fund.role(label)
    return by_row or role


def _shift(numbers: list[Slot], block: Block, heads: Heads, label: str, above: int) -> int | None:
    """How far the row must move for its numbers to stand under heads of their kind: the way that fits most, and as the row above before others.
    None where a number stands under a head of another kind whichever way."""
    best: tuple[int, int] | None = None
    for shift in sorted(_SHIFTS, key=lambda shift: shift != above):
        hits = 0
        for slot in numbers:
            at = slot.column + shift
            column = block.columns[at] if 0 <= at < len(block.columns) else None
            role = _role(block, at, heads, label) if column else ""
            bare_rate = role in RATES and not is_percent(slot.key) and any(is_percent(other.key) for other in numbers)
            if (is_percent(slot.key) and role and role not in RATES) or bare_rate or (column is None and shift):
                hits = -1
                break
            hits += bool(role) + bool(column is not None and column.role)
        if hits > 0 and (best is None or hits > best[0]):
            best = (hits, shift)
    return best[1] if best else None


def _role(block: Block, at: int, heads: Heads, label: str) -> str:
    """The money concept of a column: its own or its row's; a source in the head alone takes that of the money column to its left."""
    column = block.columns[at]
    if column is None:
        return ""
    role = _concept(column, heads, label)
    if role or source_in(column.head, heads) is None:
        return role
    left = [other.role for other in block.columns[:at] if other and other.role and other.role not in _NO_SUM]
    return left[-1] if left else _summed_up(block, at) or "amount"


_NO_SUM = (*RATES, "points", "weight", "score")


def _summed_up(block: Block, at: int) -> str:
    """中央 | 省级 | 预算合计 | 到位: sources with no sum to their left are of the total behind them, where its head tells of what."""
    named = next((column for column in block.columns[at:] if column is not None and column.role and column.role not in _NO_SUM), None)
    return named.role if named is not None and _SUM_HEAD.search(bare(named.head)) else ""


_SUM_HEAD = regexp(r"(?:合计|小计|总计|总额)$")
