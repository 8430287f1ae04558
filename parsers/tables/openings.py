"""Which block a row opens, told by the words of its header."""

from __future__ import annotations

from itertools import pairwise

from lexicon.load import Lexicon
from model.regexp import regexp
from parsers.dates import only_date
from parsers.frames import Frame, Slot, bare
from parsers.tables import (
    by_period,
    composed,
    counted,
    done_by_place,
    heads_of_people,
    marks_across,
    paid_by_place,
    payments_by_kind,
    surveyed,
    works_done,
    yearly,
)
from parsers.tables.block import BlockKind, Open
from parsers.tables.columns import Column
from parsers.tables.contracts import paid_of_contracts
from parsers.tables.head_columns import LEVELS, columns_of, head_rows
from parsers.tables.heads import Heads, Words, dimension_of
from parsers.tables.questions import asked_above
from parsers.tables.reader import DASHES, LABELLED_VALUE, is_answer, is_lot, is_measure, is_money
from parsers.tables.year_columns import is_account, years_of


def opening(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    """The block whose header this row is, None where it is a row of data."""
    if len(slots) < 2 or any(is_measure(slot.key) or is_money(slot.key) for slot in slots) or filled_in(slots):
        return None
    for reads in (_years, _yearly, _by_period, _kinds_paid, _people, _done_by_place, _paid_by_place, _surveyed, _projects, _indicators, _dimensions, _marks_across, _survey, _matrix, _payments, _works_done, _progress, _funds, _quantities, _counted, _goals):
        opened = reads(frame, row, slots, heads)
        if opened is not None:
            return opened
    return None


def filled_in(slots: list[Slot]) -> bool:
    """预算数1020.00万元 | 执行数997.90万元 | 执行率97.83%: labels with their values in one cell each are no head."""
    return sum(LABELLED_VALUE.fullmatch(slot.key) is not None for slot in slots) > len(slots) / 2


def _years(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    """Years across, kinds of sums down: 项目 | 2022年 | 2023年."""
    return Open(BlockKind.YEARS, (row,), ()) if years_of(slots) and is_account(_labels(frame, row), heads) else None


def _yearly(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    """Years across, of one kind of sum that the caption tells, or that each row tells with its unit."""
    if not years_of(slots):
        return None
    labels = _labels(frame, row)
    told = any(yearly.united(label)[0] for label in labels) or (any(heads.total.get(bare(slot.key)) for slot in slots[1:]) and yearly.concept_of(yearly.told_of(frame)))
    return Open(BlockKind.YEARLY, (row,), ()) if told else None


def _by_period(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    """Quarters or months across or down, of one kind of sum that the caption tells."""
    return Open(BlockKind.BY_PERIOD, (row,), ()) if by_period.is_head(frame, row, slots) else None


def _labels(frame: Frame, head: int) -> list[str]:
    """The first cell of each row below a header."""
    return [line[0].key for at in range(head + 1, len(frame.rows)) if (line := frame.own(at))]


def _head_keys(frame: Frame, row: int) -> list[str | None]:
    return [slot.key if (slot := frame.covering(row, at)) and slot.key else None for at in range(frame.table.columns)]


def _kinds_paid(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    """Lots down, kinds of payment across: 标段 | 预付款30% | 进度款50% | 已付合计."""
    columns = payments_by_kind.columns_of(_head_keys(frame, row))
    return Open(BlockKind.KINDS_PAID, (row,), columns) if columns else None


def _people(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    """Places down, kinds of people across."""
    columns = heads_of_people.columns_of(_head_keys(frame, row), frame.caption, frame.unit_note, heads)
    return Open(BlockKind.PEOPLE, (row,), columns) if columns else None


def _done_by_place(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    """Places down, what they were to do and did across, in one unit for all."""
    columns = done_by_place.columns_of(_head_keys(frame, row), frame.unit_note)
    return Open(BlockKind.DONE_BY_PLACE, (row,), columns) if columns else None


def _paid_by_place(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    """Places down, what each was paid across, kind by kind and in all."""
    columns = paid_by_place.columns_of(_head_keys(frame, row), frame.caption, frame.unit_note)
    return Open(BlockKind.PAID_BY_PLACE, (row,), columns) if columns else None


def _surveyed(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    """Kinds of people asked down, questionnaires sent and returned across."""
    columns = surveyed.columns_of(_head_keys(frame, row))
    return Open(BlockKind.SURVEYED, (row,), columns) if columns else None


def _projects(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    """Projects down, with their marks and their money or grade across: 项目名称 | 预算数 | 得分 | 等级."""
    columns = tuple(_project_column(slot.key, heads) if (slot := frame.covering(row, at)) and slot.key else None for at in range(frame.table.columns))
    roles = [column.role for column in columns if column]
    if roles.count("project") != 1 or "score" not in roles or not any(role for role in roles if role not in ("project", "score")):
        return None
    if any(heads.indicator.role(slot.key) in ("weight", "points", "target", "level1", "level2", "level3") for slot in slots):
        return None
    scored = [at for at, column in enumerate(columns) if column and column.role == "score"]
    below = [slot for at in range(row + 1, len(frame.rows)) for slot in frame.own(at) if slot.column in scored and is_measure(slot.key)]
    return Open(BlockKind.PROJECTS, (row,), columns) if len(below) >= 2 else None


def _project_column(head: str, heads: Heads) -> Column:
    return Column(heads.project.get(bare(head)) or heads.fund.role(head), head)


_MEASURES = ("weight", "points", "score", "rate", "target", "actual", "forecast", "rubric", "completion")


def _indicators(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    roles = [heads.indicator.role(slot.key) for slot in slots if len(slot.key) <= 24]
    levels = sum(role in LEVELS for role in roles)
    measures = {role for role in roles if role in _MEASURES}
    if not levels and measures and len(slots) > 1 and (below := _levels_below(frame, row, heads)):
        return Open(BlockKind.INDICATORS, below, columns_of(frame, below, heads.indicator))
    if not levels and roles[:1] == ["section"] and {"target"} < measures and slots[0].column == 0:
        return Open(BlockKind.INDICATORS, (row,), _section_named(columns_of(frame, (row,), heads.indicator)))
    if not levels and "score" in measures and roles[:1] == [""] and roles.count("score") + len(measures & {"points", "weight"}) > 1 and _first_levels(frame, row, heads):
        columns = columns_of(frame, (row,), heads.indicator)
        return Open(BlockKind.INDICATORS, (row,), (Column("level1", slots[0].key), *columns[1:]))
    plain = all(role in ("name", "") for role in roles if role in LEVELS)
    if not levels or not measures or (plain and not measures & {"weight", "points", "score", "target"}):
        return None
    if plain and any(dimension_of(slot.key, heads) for slot in slots[1:]):
        return None
    rows = (row - 1, row) if _levels_above(frame, row, heads.indicator) else head_rows(frame, row, heads.indicator)
    columns = columns_of(frame, rows, heads.indicator)
    return Open(BlockKind.INDICATORS, rows, _named(columns))


def _first_levels(frame: Frame, row: int, heads: Heads) -> bool:
    """项目 | 分值 | 得分 over 预算执行, 产出指标, 效益指标: the rows below are first levels, whatever their column is called."""
    named = [slot for at in range(row + 1, len(frame.rows)) for slot in frame.own(at) if slot.column == 0 and bare(slot.key) not in heads.total]
    return len(named) >= _FEWEST_LEVELS and all(dimension_of(slot.key, heads) for slot in named)


_FEWEST_LEVELS = 3


def _levels_above(frame: Frame, row: int, words: Words) -> bool:
    """指标名称 | 权重 | 指标名称 | 权重 under 一级指标 and 二级指标: the row above tells which level each names."""
    named = [slot.column for slot in frame.own(row) if words.role(slot.key) == "name"]
    above = [slot for at in named if row and (slot := frame.covering(row - 1, at)) is not None]
    roles = {words.role(slot.key) for slot in above}
    return len(named) > 1 and len(roles) == len(named) and roles <= set(LEVELS) - {"name"}


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
    return (row, row + 1) if all(below) and sum(role in LEVELS for role in below) >= 2 else ()


def _dimensions(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    named = [slot for slot in slots[0:] if dimension_of(slot.key, heads)]
    if len(named) < 2:
        return None
    below = [frame.own(at) for at in range(row + 1, min(row + 4, len(frame.rows)))]
    if not any(line and bare(line[0].key) in heads.measure for line in below):
        return None
    columns = tuple(Column(dimension_of(slot.key, heads) or heads.total.get(bare(slot.key), ""), slot.key)
                    if (slot := frame.covering(row, at)) and slot.key else None for at in range(frame.table.columns))
    return Open(BlockKind.DIMENSIONS, (row,), columns)


def _marks_across(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    """Projects down, first-level indicators with their full marks across."""
    columns = marks_across.columns_of(_head_keys(frame, row), heads)
    return Open(BlockKind.MARKS_ACROSS, (row,), columns) if columns else None


def _survey(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    roles = {heads.survey.role(slot.key) for slot in slots}
    if not roles & {"count", "share"}:
        return None
    columns = columns_of(frame, (row,), heads.survey)
    if "option" not in roles and {"count", "share"} <= roles and not heads.survey.role(slots[0].key) and asked_above(frame, row):
        columns = (Column("option", slots[0].key), *columns[1:])  # 渠道 | 人数 | 比例 below the question
    elif "option" not in roles:
        return None
    return Open(BlockKind.SURVEY, (row,), columns)


def _matrix(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    """Questions down, answers across: 调查内容 | 非常满意 | 满意 | 不满意."""
    below = frame.own(row + 1) if row + 1 < len(frame.rows) else []
    if not any(is_answer(slot.key) for slot in below):
        return None
    one = heads.survey.role(slots[0].key) == "option" and heads.survey.role(below[0].key) in ("count", "share")
    if not one and sum(bare(slot.key) in heads.answer for slot in slots[1:]) < 2:
        return None
    columns = tuple(Column(_matrix_role(slot, heads, one), bare(slot.key)) if (slot := frame.covering(row, at)) and slot.key else None
                    for at in range(frame.table.columns))
    return Open(BlockKind.MATRIX, (row,), _shares_beside(columns))


def _shares_beside(columns: tuple[Column | None, ...]) -> tuple[Column | None, ...]:
    """满意（份） | 占比 | 一般（份） | 占比: the share right of each answer is that answer's."""
    found = list(columns)
    for at, (left, column) in enumerate(pairwise(columns), 1):
        if left is not None and left.role == "option" and column is not None and column.head in _SHARE_HEADS:
            found[at] = Column("option", left.head)
    return tuple(found)


_SHARE_HEADS = ("占比", "比例", "百分比", "比率")


def _matrix_role(slot: Slot, heads: Heads, one: bool) -> str:
    """``one``: the table is of one question, whose answers may be any words."""
    word = bare(slot.key)
    if word in heads.answer or (one and slot.column > 0 and word not in heads.total):
        return "option"
    if word in heads.total or "有效" in word or word in ("样本量", "调查人数", "问卷数"):
        return "valid"
    if (told := surveyed.role_of(word)) in ("survey_sent", "survey_returned"):
        return told
    return "satisfaction" if word.endswith(("满意度", "满意率", "满意度指数", "满意指数")) and slot.column > 0 else ""


def _payments(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    roles = {heads.payment.role(slot.key) for slot in slots}
    if not {"date", "amount"} <= roles:
        return None
    return Open(BlockKind.PAYMENTS, (row,), _paid_alone(columns_of(frame, (row,), heads.payment)))


def _paid_alone(columns: tuple[Column | None, ...]) -> tuple[Column | None, ...]:
    """应付金额 | 考核扣款 | 实付金额: what was due is no payment where another column tells what was paid."""
    sums = [column for column in columns if column is not None and column.role == "amount"]
    due = [column for column in sums if paid_by_place.is_due(column.head)]
    return tuple(Column("", column.head) if column in due and column is not None else column for column in columns) if len(due) < len(sums) else columns


_MONEY = ("budget_total", "funds_", "invest_total", "execution_rate", "received_rate", "amount", "contract_amount")


def _funds(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
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
    elif len(found) >= 2 or (found and by_source) or (found and _has_total(frame, row, heads)) or (len(by_source) >= 2 and (_stages_below(frame, row, heads) or _handed_down(frame, row, slots, heads) or _shared_out(frame, row, slots, heads))):
        rows = (row,)
    else:
        return None
    if _pair_like(frame, row):
        return None
    columns = columns_of(frame, rows, heads.fund)
    told = by_period.told_in_part(frame, columns)
    return Open(BlockKind.FUNDS, rows, tuple(_fund_column(column, heads, told) for column in columns))


def _fund_column(column: Column | None, heads: Heads, told: str) -> Column | None:
    """A fund table's 分值 and 得分 columns, its 进度 in per cent, the parts of the year and the sources in its head, beside the money columns.
    ``told``: the concept of the sums under parts of the year."""
    if column is None or column.role:
        return column
    if told and (period := by_period.part_of(column.head)):
        return Column(told, column.head, period)
    if composed.is_ahead(bare(column.head)):
        return Column("funds_forecast", column.head, by_period.part_of(bare(column.head).replace("预计", "")) or None)
    if bare(column.head) == "进度":
        return Column("execution_rate", column.head, column.period)
    role = heads.indicator.role(column.head)
    if role in ("points", "weight", "score"):
        return Column(role, column.head, column.period)
    if bare(column.head) in _ALL:
        return Column("amount", column.head, column.period)
    summed = _SUMMED.fullmatch(bare(column.head))
    stage = heads.fund.words.get(summed["stage"], "") if summed else ""
    return Column(stage, column.head, column.period) if stage.startswith(_STAGES) else column


_SUMMED = regexp(r"(?P<stage>.{2,6}?)(?:合计|小计|总计|总额)")
"""中央 | 省级 | 预算合计: the sources' sum, and of what they are."""
_STAGES = ("budget_total", "funds_received", "funds_spent", "invest_total")


_ALL = ("小计", "合计", "总计")
_BY_PAPER = regexp(r"(?:下达|拨付|发文|指标|资金)?(?:文号|文件号|文件名称)|(?:下达|发文|拨付)(?:时间|日期|批次)")


def _handed_down(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> bool:
    """批次 | 文号 | 下达时间 | 中央资金 | 省级资金 | 小计: sources alone, of what each paper handed down."""
    names = [bare(slot.key) for slot in slots]
    return any(map(_BY_PAPER.fullmatch, names)) and any(name in _ALL for name in names) and _has_total(frame, row, heads)


def _shared_out(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> bool:
    """用途 | 中央 | 省级 | 县级 | 合计 under 资金来源及用途安排表: sources alone, over the things that they were meant for, under a caption that tells
    of what kind the sums are; all cells but the names are sums."""
    told = bare(yearly.told_of(frame))
    others = [slot for slot in slots[1:] if bare(slot.key) not in heads.source and bare(slot.key) not in _ALL]
    rows = [line for at in range(row + 1, len(frame.rows)) if (line := frame.own(at))]
    figured = bool(rows) and all(not is_money(line[0].key) and all(is_money(slot.key) or slot.key in DASHES for slot in line[1:]) for line in rows)
    summed = any(bare(slot.key) in _ALL for slot in slots) or _has_total(frame, row, heads)
    return bool(_OF_MONEY.search(told)) and not others and figured and summed and slots[0].column == 0 and bare(slots[0].key) not in heads.source


_OF_MONEY = regexp(r"资金|预算|经费|投资|支出|投入|专款|补助")


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


def _works_done(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    """Works down, what was planned and what was done across, a unit for each row."""
    below = [line for at in range(row + 1, len(frame.rows)) if (line := frame.own(at)) and bare(line[0].key) not in heads.total]
    columns = works_done.columns_of(_head_keys(frame, row), below)
    return Open(BlockKind.WORKS_DONE, (row,), columns) if columns else None


def _progress(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    lots = [slot for slot in slots if is_lot(slot.key)]
    lots = lots if len(lots) >= 2 else _works_across(frame, row, slots, heads)
    if len(lots) >= 2:
        below = [frame.own(at) for at in range(row + 1, min(row + 9, len(frame.rows)))]
        if sum(bool(line and heads.progress.role(line[0].key)) for line in below) >= 2:
            columns = tuple(Column("lot", slot.key) if (slot := frame.covering(row, at)) and slot in lots else None for at in range(frame.table.columns))
            return Open(BlockKind.PROGRESS, (row,), columns)
    roles = [heads.progress.role(slot.key) for slot in slots]
    if sum(bool(role) for role in roles) >= 2 and any(role.endswith(("_date", "_start", "_finish")) or role == "contractor" for role in roles):
        columns = tuple(_lot_column(column, heads) for column in columns_of(frame, (row,), heads.progress))
        return Open(BlockKind.LOTS, (row,), paid_of_contracts(columns))
    return None


_DEEDS = regexp(r"事项|内容|阶段|环节|项目|名称|时间节点|节点|进度|指标|类别|实施(?:情况|环节)")
_EACH_WORK = regexp(r"[\u4e00-\u9fffA-Za-z\d（）()—-]{2,16}")
_FEWEST_DATES = 2


def _works_across(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> list[Slot]:
    """事项 | 大坝加固 | 溢洪道改造: works across, whatever they are called, over rows of 中标时间, 开工时间, 完工时间, each full."""
    works = slots[1:]
    if len(works) < 2 or not _DEEDS.fullmatch(bare(slots[0].key)) or not all(_EACH_WORK.fullmatch(slot.key) and not heads.progress.role(slot.key) for slot in works):
        return []
    below = [line for at in range(row + 1, min(row + 9, len(frame.rows))) if (line := frame.own(at))]
    roles = [heads.progress.role(line[0].key) for line in below if len(line) == len(slots) and all(only_date(slot.text) is not None for slot in line[1:])]
    return works if sum(role.endswith(("_date", "_start", "_finish")) for role in roles) >= _FEWEST_DATES else []


def _lot_column(column: Column | None, heads: Heads) -> Column | None:
    """Money and counts beside the dates of a list of works (建筑面积 | 预算 | 支出 | 开工日期)."""
    if column is None or column.role:
        return column
    role = heads.fund.role(column.head) or heads.quantity.role(column.head)
    return Column(role, column.head, column.period) if role not in ("amount", "quantity") else column


def _quantities(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    named = [slot for slot in slots if heads.quantity.role(slot.key)]
    if not named or row + 1 >= len(frame.rows):
        return None
    below = [slot for at in range(row + 1, min(row + 4, len(frame.rows))) for slot in frame.own(at)]
    if not any(is_money(slot.key) for slot in below):
        return None
    if len(named) >= 2 or _has_total(frame, row, heads):
        return Open(BlockKind.QUANTITIES, (row,), columns_of(frame, (row,), heads.quantity))
    return None


def _counted(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    """Heads that tell what they count by their units: 学段 | 学校数（所） | 在校学生（人）."""
    columns = counted.columns_of(Lexicon.load(), _head_keys(frame, row))
    rows = [line for at in range(row + 1, len(frame.rows)) if (line := frame.own(at)) and not is_money(line[0].key)]
    filled = sum(sum(is_money(slot.key) for slot in line) >= _FILLED for line in rows)
    return Open(BlockKind.QUANTITIES, (row,), columns) if columns and filled >= _FILLED else None


_FILLED = 2


def _goals(frame: Frame, row: int, slots: list[Slot], heads: Heads) -> Open | None:
    keys = {bare(slot.key) for slot in slots}
    return Open(BlockKind.GOALS, (row,), ()) if keys & heads.wished and keys & heads.reached else None
