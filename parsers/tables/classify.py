"""What a table is, block by block: one form may hold identity rows, fund rows, goal rows, indicator rows and a total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise, takewhile

from lexicon.load import Lexicon
from model.regexp import regexp
from parsers.frames import Frame, Slot, bare
from parsers.tables import heads_of_people, payments_by_kind, surveyed, yearly
from parsers.tables.columns import Column
from parsers.tables.heads import PERIOD, Heads, Words, dimension_of, labelled
from parsers.tables.reader import is_measure
from parsers.tables.year_columns import is_account, years_of

_LOT = regexp(r"(?:施工|监理|设计|采购|土建|安装)?(?:第?[一二三四五六七八九十\d]+|[A-Z])(?:标段?|包|合同段|期工程)|(?:施工|监理|设计|采购)?标段[一二三四五六七八九十\dA-Z]+|监理(?:标段?|单位)?|设计|勘察")

_NOTE = regexp(r"[\u4e00-\u9fff]{2}|^[无/—-]$")
"""A remark at the end of a row."""
_LOTS = 2
_AIMED = regexp(r"^[≥≤=><]|\d%$")


class BlockKind(StrEnum):
    INDICATORS = "indicators"
    DIMENSIONS = "dimensions"
    FUNDS = "funds"
    PROJECTS = "projects"
    PAYMENTS = "payments"
    SURVEY = "survey"
    MATRIX = "matrix"
    PROGRESS = "progress"
    LOTS = "lots"
    GOALS = "goals"
    PAIRS = "pairs"
    YEARS = "years"
    YEARLY = "yearly"
    KINDS_PAID = "kinds_paid"
    PEOPLE = "people"
    SURVEYED = "surveyed"
    QUANTITIES = "quantities"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """Rows under one header.  ``head``: the header's rows; ``rows``: the data rows."""

    kind: BlockKind
    head: tuple[int, ...]
    rows: tuple[int, ...]
    columns: tuple[Column | None, ...] = ()


def blocks_of(frame: Frame, lexicon: Lexicon) -> list[Block]:
    """Cut a table into blocks, top to bottom."""
    heads = Heads.of(lexicon)
    blocks: list[Block] = []
    current: _Open | None = None
    row = 0
    while row < len(frame.rows):
        slots = frame.own(row)
        begun = _begun(frame, row, slots, heads, current) if slots else None
        if begun is not None:
            blocks += current.closed() if current else []
            current = begun
        if begun is not None and begun.head:
            row = begun.head[-1] + 1
            continue
        if slots and current is not None:
            current.rows.append(row)
        row += 1
    blocks += current.closed() if current else []
    return blocks


def _begun(frame: Frame, row: int, slots: list[Slot], heads: Heads, current: _Open | None) -> _Open | None:
    """The block that a row begins, with its header or without; None where it goes on with the one before."""
    opened = _opening(frame, row, slots, heads) or (_answers(frame, row) if row == 0 or _asks(slots) else None)
    if opened is None and (current.kind is BlockKind.FUNDS if current is not None else frame.table.rebuilt):
        opened = _headless(frame, slots, heads)
    if opened is not None:
        return opened
    kind = current.kind if current is not None else BlockKind.OTHER
    if _beside_labels(slots, heads):
        kind = BlockKind.OTHER
    elif _is_pairs(slots, heads) and not (current and current.takes(slots)):
        kind = BlockKind.PAIRS
    return None if current is not None and current.kind is kind else _Open(kind, (), ())


def _headless(frame: Frame, slots: list[Slot], heads: Heads) -> _Open | None:
    """Indicator rows right below the funds, or put together from lines, their header left out: names, target, achieved value, marks to be had, marks given."""
    if len(slots) > 6 and _NOTE.search(slots[-1].key):
        slots = slots[:-1]
    names = len(slots) - 4
    level = bool(slots) and (dimension_of(slots[0].key, heads) is not None or bare(slots[0].key) in heads.second)
    if not level or not 2 <= names <= 3 or not all(re.fullmatch(r"\d+(?:\.\d+)?", slot.key) for slot in slots[-2:]):
        return None
    roles = (*(("level1", "level2", "level3") if names == 3 else ("level1", "level3")), "target", "actual", "points", "score")
    by_column = {slot.column: role for slot, role in zip(slots, roles, strict=True)} | {slots[-1].column + 1: "deviation"}
    return _Open(BlockKind.INDICATORS, (), tuple(Column(by_column[at], "") if at in by_column else None for at in range(frame.table.columns)))


_ASKED = regexp(r"第\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[题问]|[(（](?:单选|多选|可多选)|[？?]\s*$|满意")


def _asks(slots: list[Slot]) -> bool:
    """A question in a row of its own."""
    return len(slots) == 1 and slots[0].column == 0 and bool(_ASKED.search(slots[0].text))


def _is_answer(slots: list[Slot]) -> bool:
    return [slot.column for slot in slots] == [0, 1, 2] and not is_measure(slots[0].key) and slots[1].key.isdigit() and slots[2].key.endswith("%")


def _answers(frame: Frame, row: int) -> _Open | None:
    """Answers right below the line that asks, their header left out: each row an answer, how many gave it, what share of all."""
    asks = _asks(frame.own(row))
    rows = list(takewhile(lambda slots: not _asks(slots), (frame.own(at) for at in range(row + asks, len(frame.rows)))))
    above = frame.own(row)[0].text if asks else frame.before.rsplit("\n", 1)[-1] if row == 0 else ""
    if len(rows) < 2 or not all(_is_answer(slots) for slots in rows) or not _ASKED.search(above):
        return None
    return _Open(BlockKind.SURVEY, (row,) if asks else (), (Column("option", ""), Column("count", ""), Column("share", ""), *[None] * (frame.table.columns - 3)))


class _Open:
    """A block while its rows are gathered."""

    def __init__(self, kind: BlockKind, head: tuple[int, ...], columns: tuple[Column | None, ...]) -> None:
        self.kind = kind
        self.head = head
        self.columns = columns
        self.rows: list[int] = []

    def takes(self, slots: list[Slot]) -> bool:
        """Whether a row that looks like label and value still belongs to this block: it has marks, or a value aimed at."""
        if self.kind in (BlockKind.YEARS, BlockKind.YEARLY, BlockKind.KINDS_PAID, BlockKind.PEOPLE, BlockKind.SURVEYED):
            return True
        if self.kind is BlockKind.PROGRESS:  # 开工时间 | 4月15日 | 4月18日: a label of forms, here that of a row of days
            return sum(slot.column < len(self.columns) and self.columns[slot.column] is not None for slot in slots[1:]) >= _LOTS
        if self.kind in (BlockKind.PAIRS, BlockKind.OTHER, BlockKind.GOALS):
            return False
        aimed = self.kind is BlockKind.INDICATORS and any(_AIMED.search(slot.key) or self._marked(slot) for slot in slots[1:])
        return aimed or sum(is_measure(slot.key) for slot in slots) >= 2

    def _marked(self, slot: Slot) -> bool:
        """A mark under 分值 or 得分."""
        column = self.columns[slot.column] if slot.column < len(self.columns) else None
        return column is not None and column.role in ("weight", "points", "score") and is_measure(slot.key)

    def closed(self) -> Iterator[Block]:
        if self.rows:
            yield Block(self.kind, self.head, tuple(self.rows), self.columns)


def _opening(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> _Open | None:
    """The block whose header this row is, None where it is a row of data."""
    if len(slots) < 2 or any(is_measure(slot.key) or is_money(slot.key) for slot in slots):
        return None
    for reads in (_years, _yearly, _kinds_paid, _people, _surveyed, _projects, _indicators, _dimensions, _survey, _matrix, _payments, _progress, _funds, _quantities, _goals):
        opened = reads(frame, row, slots, heads)
        if opened is not None:
            return opened
    return None


def _years(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> _Open | None:
    """Years across, kinds of sums down: 项目 | 2022年 | 2023年."""
    return _Open(BlockKind.YEARS, (row,), ()) if years_of(slots) and is_account(_labels(frame, row), heads) else None


def _yearly(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> _Open | None:
    """Years across, of one kind of sum that the caption tells, or that each row tells with its unit."""
    if not years_of(slots):
        return None
    labels = _labels(frame, row)
    told = any(yearly.united(label)[0] for label in labels) or (any(heads.total.get(bare(slot.key)) for slot in slots[1:]) and yearly.concept_of(yearly.told_of(frame)))
    return _Open(BlockKind.YEARLY, (row,), ()) if told else None


def _labels(frame: Frame, head: int) -> list[str]:
    """The first cell of each row below a header."""
    return [line[0].key for at in range(head + 1, len(frame.rows)) if (line := frame.own(at))]


def _head_keys(frame: Frame, row: int) -> list[str | None]:
    return [slot.key if (slot := frame.covering(row, at)) and slot.key else None for at in range(frame.table.columns)]


def _kinds_paid(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> _Open | None:
    """Lots down, kinds of payment across: 标段 | 预付款30% | 进度款50% | 已付合计."""
    columns = payments_by_kind.columns_of(_head_keys(frame, row))
    return _Open(BlockKind.KINDS_PAID, (row,), columns) if columns else None


def _people(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> _Open | None:
    """Places down, kinds of people across."""
    columns = heads_of_people.columns_of(_head_keys(frame, row), frame.caption, frame.unit_note, heads)
    return _Open(BlockKind.PEOPLE, (row,), columns) if columns else None


def _surveyed(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> _Open | None:
    """Kinds of people asked down, questionnaires sent and returned across."""
    columns = surveyed.columns_of(_head_keys(frame, row))
    return _Open(BlockKind.SURVEYED, (row,), columns) if columns else None


def _columns(frame: Frame, rows: tuple[int, ...], words: Words) -> tuple[Column | None, ...]:
    """Each column's role: of the lowest header cell over it that has one, else of the whole path read as one."""
    columns: list[Column | None] = []
    for column in range(frame.table.columns):
        over = [slot for row in rows if (slot := frame.covering(row, column)) is not None and slot.key]
        path = list(dict.fromkeys(slot.key for slot in over if not _overhangs(slot, over)))
        told = [found for key in reversed(path) if (found := words.role(key))]
        role = _level_named(told) or (words.role("".join(path)) if len(path) > 1 else "")
        head = "".join(path)
        period = PERIOD.search(head)
        columns.append(Column(role, head, period.group() if period else None) if path else None)
    return tuple(columns)


def _level_named(told: list[str]) -> str:
    """The lowest head's role; 指标名称 under 一级指标 names that level."""
    if told[:1] == ["name"]:
        return next((role for role in told if role in _LEVELS and role != "name"), "name")
    return told[0] if told else ""


def _overhangs(slot: Slot, over: list[Slot]) -> bool:
    """Whether a lower cell only reaches under an upper one that begins further right: text shows no end of a merged cell."""
    return any(other.row < slot.row and other.column > slot.column for other in over)


def _second_row(frame: Frame, row: int, words: Words) -> tuple[int, ...]:
    """The header's rows: a second one where the next row holds only header words."""
    if row + 1 < len(frame.rows):
        below = frame.own(row + 1)
        named = [slot for slot in below if words.role(slot.key)]
        if below and len(named) == len(below) and len(frame.own(row)) > 1 and not any(slot.column == 0 for slot in below):
            return (row, row + 1)
    return (row,)


def _projects(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> _Open | None:
    """Projects down, with their marks and their money or grade across: 项目名称 | 预算数 | 得分 | 等级."""
    columns = tuple(_project_column(slot.key, heads) if (slot := frame.covering(row, at)) and slot.key else None for at in range(frame.table.columns))
    roles = [column.role for column in columns if column]
    if roles.count("project") != 1 or "score" not in roles or not any(role for role in roles if role not in ("project", "score")):
        return None
    if any(heads.indicator.role(slot.key) in ("weight", "points", "target", "level1", "level2", "level3") for slot in slots):
        return None
    scored = [at for at, column in enumerate(columns) if column and column.role == "score"]
    below = [slot for at in range(row + 1, len(frame.rows)) for slot in frame.own(at) if slot.column in scored and is_measure(slot.key)]
    return _Open(BlockKind.PROJECTS, (row,), columns) if len(below) >= 2 else None


def _project_column(head: str, heads: Heads) -> Column:
    return Column(heads.project.get(bare(head)) or heads.fund.role(head), head)


_LEVELS = ("level1", "level2", "level3", "level4", "name")
_MEASURES = ("weight", "points", "score", "rate", "target", "actual", "forecast", "rubric", "completion")


def _indicators(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> _Open | None:
    roles = [heads.indicator.role(slot.key) for slot in slots if len(slot.key) <= 24]
    levels = sum(role in _LEVELS for role in roles)
    measures = {role for role in roles if role in _MEASURES}
    if not levels and measures and len(slots) > 1 and (below := _levels_below(frame, row, heads)):
        return _Open(BlockKind.INDICATORS, below, _columns(frame, below, heads.indicator))
    if not levels and roles[:1] == ["section"] and {"target"} < measures and slots[0].column == 0:
        return _Open(BlockKind.INDICATORS, (row,), _section_named(_columns(frame, (row,), heads.indicator)))
    plain = all(role in ("name", "") for role in roles if role in _LEVELS)
    if not levels or not measures or (plain and not measures & {"weight", "points", "score", "target"}):
        return None
    if plain and any(dimension_of(slot.key, heads) for slot in slots[1:]):
        return None
    rows = (row - 1, row) if _levels_above(frame, row, heads.indicator) else _second_row(frame, row, heads.indicator)
    columns = _columns(frame, rows, heads.indicator)
    return _Open(BlockKind.INDICATORS, rows, _named(columns))


def _levels_above(frame: Frame, row: int, words: Words) -> bool:
    """指标名称 | 权重 | 指标名称 | 权重 under 一级指标 and 二级指标: the row above tells which level each names."""
    named = [slot.column for slot in frame.own(row) if words.role(slot.key) == "name"]
    above = [slot for at in named if row and (slot := frame.covering(row - 1, at)) is not None]
    roles = {words.role(slot.key) for slot in above}
    return len(named) > 1 and len(roles) == len(named) and roles <= set(_LEVELS) - {"name"}


def _named(columns: tuple[Column | None, ...]) -> tuple[Column | None, ...]:
    """一级指标 | 绩效指标 | 指标值: where no lower level has a column of its own, 绩效指标 names it."""
    roles = [column.role for column in columns if column]
    if "level1" not in roles or set(roles) & {"level2", "level3", "level4", "name"} or roles.count("section") != 1:
        return columns
    return _section_named(columns)


def _section_named(columns: tuple[Column | None, ...]) -> tuple[Column | None, ...]:
    """绩效指标 | 年度指标值 | 完成值: 绩效指标 is the name of each row."""
    return tuple(Column("level3", column.head, column.period) if column and column.role == "section" else column for column in columns)


def _levels_below(frame: Frame, row: int, heads: Heads) -> tuple[int, ...]:
    """Both rows of a header whose lower one names the levels under 绩效指标 and parts 年度指标值 (指标性质, 指标值, 度量单位); none where
    the row is no such header."""
    words = heads.indicator
    if row + 1 >= len(frame.rows) or not all(words.role(slot.key) for slot in frame.own(row)):
        return ()
    below = [words.role(slot.key) for slot in frame.own(row + 1)]
    return (row, row + 1) if all(below) and sum(role in _LEVELS for role in below) >= 2 else ()


def _dimensions(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> _Open | None:
    named = [slot for slot in slots[0:] if dimension_of(slot.key, heads)]
    if len(named) < 2:
        return None
    below = [frame.own(at) for at in range(row + 1, min(row + 4, len(frame.rows)))]
    if not any(line and bare(line[0].key) in heads.measure for line in below):
        return None
    columns = tuple(Column(dimension_of(slot.key, heads) or heads.total.get(bare(slot.key), ""), slot.key)
                    if (slot := frame.covering(row, at)) and slot.key else None for at in range(frame.table.columns))
    return _Open(BlockKind.DIMENSIONS, (row,), columns)


def _survey(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> _Open | None:
    roles = {heads.survey.role(slot.key) for slot in slots}
    columns = _columns(frame, (row,), heads.survey)
    if "option" not in roles and {"count", "share"} <= roles and not heads.survey.role(slots[0].key) and _asked_above(frame, row):
        columns = (Column("option", slots[0].key), *columns[1:])  # 渠道 | 人数 | 比例 below the question
    elif "option" not in roles or not roles & {"count", "share"}:
        return None
    return _Open(BlockKind.SURVEY, (row,), columns)


def _asked_above(frame: Frame, row: int) -> bool:
    """Whether the line above a row asks something."""
    above = frame.own(row - 1)[0].text if row and _asks(frame.own(row - 1)) else frame.before.rstrip().rsplit("\n", 1)[-1] if row == 0 else ""
    return bool(_ASKED.search(above))


def _matrix(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> _Open | None:
    """Questions down, answers across: 调查内容 | 非常满意 | 满意 | 不满意."""
    below = frame.own(row + 1) if row + 1 < len(frame.rows) else []
    if not any(is_measure(slot.key) for slot in below):
        return None
    one = heads.survey.role(slots[0].key) == "option" and heads.survey.role(below[0].key) in ("count", "share")
    if not one and sum(bare(slot.key) in heads.answer for slot in slots[1:]) < 2:
        return None
    columns = tuple(Column(_matrix_role(slot, heads, one), bare(slot.key)) if (slot := frame.covering(row, at)) and slot.key else None
                    for at in range(frame.table.columns))
    return _Open(BlockKind.MATRIX, (row,), columns)


def _matrix_role(slot: Slot, heads: Heads, one: bool) -> str:
    """``one``: the table is of one question, whose answers may be any words."""
    word = bare(slot.key)
    if word in heads.answer or (one and slot.column > 0 and word not in heads.total):
        return "option"
    if word in heads.total or "有效" in word or word in ("样本量", "调查人数", "问卷数"):
        return "valid"
    return "satisfaction" if word.endswith(("满意度", "满意率")) and slot.column > 0 else ""


def _payments(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> _Open | None:
    roles = {heads.payment.role(slot.key) for slot in slots}
    if not {"date", "amount"} <= roles:
        return None
    return _Open(BlockKind.PAYMENTS, (row,), _columns(frame, (row,), heads.payment))


_MONEY = ("budget_total", "funds_", "invest_total", "execution_rate", "received_rate", "amount", "contract_amount")


def _funds(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> _Open | None:
    found = [slot for slot in slots if heads.fund.role(slot.key).startswith(_MONEY) and len(slot.key) <= 24]
    by_source = [slot for slot in slots if bare(slot.key).removeprefix("其中").lstrip(":：") in heads.source]
    if len(found) < 2 and sum(bool(heads.quantity.role(slot.key)) for slot in slots) >= 1 and not by_source:
        return None
    if {heads.fund.role(slot.key) for slot in found} == {"funds_returned"} and not by_source:
        return None  # 户数 | 追回金额: a count of cases beside what they gave back
    if len({slot.key for slot in by_source}) < len(by_source) and len(found) < 2:
        return None  # 省财政 | | 省财政 | |: labels beside cells left empty
    below = frame.own(row + 1) if row + 1 < len(frame.rows) else []
    two_rows = bool(below) and not any(is_measure(slot.key) for slot in below) and any(heads.fund.role(slot.key) or bare(slot.key) in heads.source
                                                                                       for slot in below) and bool(found or by_source)
    if two_rows and all(slot.column > 0 or heads.fund.role(slot.key) for slot in below) and len(below) >= 2:
        rows: tuple[int, ...] = (row, row + 1)
    elif len(found) >= 2 or (found and by_source) or (found and _has_total(frame, row, heads)) or (len(by_source) >= 2 and _stages_below(frame, row, heads)):
        rows = (row,)
    else:
        return None
    if _pair_like(frame, row):
        return None
    return _Open(BlockKind.FUNDS, rows, tuple(_fund_column(column, heads) for column in _columns(frame, rows, heads.fund)))


def _fund_column(column: Column | None, heads: Heads) -> Column | None:
    """A fund table's 分值 and 得分 columns, and the sources in its head, beside the money columns."""
    if column is None or column.role:
        return column
    role = heads.indicator.role(column.head)
    return Column(role, column.head, column.period) if role in ("points", "weight", "score") else column


def _pair_like(frame: Frame, row: int) -> bool:
    """Labels and values side by side: 计划安排资金 | 560 | 实际到位资金 | 560 are no header (they hold numbers and never come here);
    a header has figures or names below."""
    return row + 1 >= len(frame.rows) or not frame.own(row + 1)


def _stages_below(frame: Frame, row: int, heads: Heads) -> bool:
    """Whether the rows under a head of sources are named by stages."""
    lines = [frame.own(at) for at in range(row + 1, min(row + 4, len(frame.rows)))]
    return any(line and heads.fund.role(line[0].key) for line in lines)


def _has_total(frame: Frame, row: int, heads: Heads) -> bool:
    for at in range(row + 1, len(frame.rows)):
        line = frame.own(at)
        if line and bare(line[0].key) in heads.total and any(is_money(slot.key) for slot in line):
            return True
    return False


def is_money(key: str) -> bool:
    """A cell that holds one number, thousands commas and a unit allowed."""
    return bool(re.fullmatch(r"-?\d[\d,]*(?:\.\d+)?(?:亿元|万元|元|亿|万|%)?", key))


def _progress(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> _Open | None:
    lots = [slot for slot in slots if _LOT.fullmatch(bare(slot.key))]
    if len(lots) >= 2:
        below = [frame.own(at) for at in range(row + 1, min(row + 9, len(frame.rows)))]
        if sum(bool(line and heads.progress.role(line[0].key)) for line in below) >= 2:
            columns = tuple(Column("lot", slot.key) if (slot := frame.covering(row, at)) and slot in lots else None for at in range(frame.table.columns))
            return _Open(BlockKind.PROGRESS, (row,), columns)
    roles = [heads.progress.role(slot.key) for slot in slots]
    if sum(bool(role) for role in roles) >= 2 and any(role.endswith(("_date", "_start", "_finish")) or role == "contractor" for role in roles):
        return _Open(BlockKind.LOTS, (row,), tuple(_lot_column(column, heads) for column in _columns(frame, (row,), heads.progress)))
    return None


def _lot_column(column: Column | None, heads: Heads) -> Column | None:
    """Money and counts beside the dates of a list of works (建筑面积 | 预算 | 支出 | 开工日期)."""
    if column is None or column.role:
        return column
    role = heads.fund.role(column.head) or heads.quantity.role(column.head)
    return Column(role, column.head, column.period) if role not in ("amount", "quantity") else column


def _quantities(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> _Open | None:
    named = [slot for slot in slots if heads.quantity.role(slot.key)]
    if not named or row + 1 >= len(frame.rows):
        return None
    below = [slot for at in range(row + 1, min(row + 4, len(frame.rows))) for slot in frame.own(at)]
    if not any(is_money(slot.key) for slot in below):
        return None
    if len(named) >= 2 or _has_total(frame, row, heads):
        return _Open(BlockKind.QUANTITIES, (row,), _columns(frame, (row,), heads.quantity))
    return None


def _goals(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> _Open | None:
    keys = {bare(slot.key) for slot in slots}
    return _Open(BlockKind.GOALS, (row,), ()) if keys & heads.wished and keys & heads.reached else None


def _beside_labels(slots: list[Slot], heads: Heads) -> bool:
    """Two or more money words in one row, each with its amount beside it: 预算数： | 20 | 执行数： | 18."""
    return sum(_money_word(left.key, heads) and is_money(right.key) for left, right in pairwise(slots)) >= 2


def _money_word(key: str, heads: Heads) -> bool:
    word = bare(key)
    return word in heads.fund.words or (word.startswith("其中") and word[2:].lstrip(":：") in heads.source)


def _is_pairs(slots: list[Slot], heads: Heads) -> bool:
    """Whether a row begins with a form's label, or holds two of them."""
    known = [bare(slot.key) in heads.label for slot in slots]
    if all(labelled(slot.key, heads) for slot in slots):
        return True  # 填报人：某某 | 联系电话：……: the line of signatures below a form
    return (known[0] and (len(slots) == 1 or not all(known))) or (sum(known) >= 2 and not all(known))


def is_lot(key: str) -> bool:
    return bool(_LOT.fullmatch(bare(key)))
