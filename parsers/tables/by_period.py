"""One kind of sum, which the caption tells, over parts of a year: 子项 | 一季度 | 二季度 | 全年合计 under 分季度支出情况表; or down the rows:
监控时点 | 甲 | 乙 | 合计 | 总体支出进度 over 6月底, 9月底; or beside what is counted: 补贴类别 | 项目 | 一季度 over 人次 and 金额（元） of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from model.figure import Subject
from model.regexp import regexp
from parsers.frames import Frame, Slot, bare, squeeze
from parsers.tables.columns import Column
from parsers.tables.counted import by_name, counter
from parsers.tables.heads import Heads
from parsers.tables.paid_by_place import is_payment_day
from parsers.tables.reader import Reader, is_percent
from parsers.tables.yearly import concept_of, told_of

_PART = regexp(
    r"(?:20\d\d年)?(?:第?[一二三四1-4]季度|[上下]半年|前三季度|截[至止](?:20\d\d年)?\d{1,2}月(?:底|末|\d{1,2}日)?|1[-—~至]\d{1,2}月|\d{1,2}月(?:份|底|末)?|[一二三四五六七八九十]{1,2}月份?)(?:[（(]万?元[)）])?"
)
_UP_TO = regexp(r"底|末|截[至止]|前三季度|^1[-—~至]")
_RUN_UP = regexp(r"累计")
_WHOLE = regexp(r"(?:全年|年度|本年)?(?:合计|总计|累计|小计)|全年")
_RATE = regexp(r"(?:累计|总体|整体)?(?:资金|预算)?(?:支出|执行|支付|拨付|使用)(?:进度|率|比例)(?:[（(]%[)）])?")
_NUMBER = regexp(r"-?\d[\d,]*(?:\.\d+)?")
_PAID = regexp(r"支付|拨付|发放|兑付|付款")
"""分季度支付情况表: each sum was a payment."""
_OTHER = regexp(r"[人户家件份次场期套]数|日期|时间$|标准|[（(](?:人次?|户|家|件|份|场|期|套|亩|个|元/[^()（）]+)[)）]|备注|凭证")
_SUM = regexp(r"金额|资金|款|数$")
_FEWEST = 2


def parts_across(slots: Sequence[Slot], measured: int | None = None) -> dict[int, str]:
    """By column: the part of the year that the head names; empty where it names fewer than two, or a column that is of neither a part nor the whole.
    ``measured``: the column that tells of each row what is counted."""
    found = {slot.column: squeeze(slot.key) for slot in slots[1:] if _PART.fullmatch(squeeze(slot.key))}
    rest = [slot for slot in slots[1:] if slot.column not in found and slot.column != measured]
    plain = all(_WHOLE.fullmatch(bare(slot.key)) or _RATE.fullmatch(bare(slot.key)) for slot in rest)
    return found if len(found) >= _FEWEST and plain and not _PART.fullmatch(squeeze(slots[0].key)) else {}


def measured_at(frame: Frame, head: int) -> int | None:
    """The second column, where it tells of every row what is counted in it: 人次, 金额（元）; None where it does not, or tells no money."""
    keys = [bare(slot.key) if _IN_MONEY.search(squeeze(slot.key)) else squeeze(slot.key) for row in range(head + 1, len(frame.rows)) for slot in frame.own(row) if slot.column == 1]
    lines = sum(bool(frame.own(row)) for row in range(head + 1, len(frame.rows)))
    known = [_MEASURE.fullmatch(key) for key in keys]
    return 1 if len(keys) >= max(_FEWEST, lines - 1) and all(known) and any(match is not None and match["sum"] for match in known) else None


_MEASURE = regexp(r"(?P<sum>(?:(?:补[贴助]|发放|支出|支付|拨付|兑付|实发)*(?:金额|资金|款额?)|支出|发放额))|[\u4e00-\u9fff]{0,4}(?:人数|户数|人次|户次|数量|次数|面积|场次|件数|头数)(?:[(（][^()（）]{1,4}[)）])?")
_IN_MONEY = regexp(r"[(（]万?元[)）]$")


def parts_down(frame: Frame, head: int) -> dict[int, str]:
    """By row: the part of the year that its first cell names; empty where not all rows below but a total do."""
    lines = {row: line[0] for row in range(head + 1, len(frame.rows)) if (line := frame.own(row))}
    found = {row: squeeze(slot.key) for row, slot in lines.items() if slot.column == 0 and _PART.fullmatch(squeeze(slot.key))}
    rest = [slot for row, slot in lines.items() if row not in found]
    return found if len(found) >= _FEWEST and all(_WHOLE.fullmatch(bare(slot.key)) for slot in rest) else {}


def told_in_part(frame: Frame, columns: Sequence[Column | None]) -> str:
    """What the sums under parts of the year are, beside the columns of a fund table: as the caption tells, else what was spent where a rate of
    spending closes each row; "" where fewer than two columns are of parts of the year."""
    if sum(column is not None and not column.role and part_of(column.head) != "" for column in columns) < _FEWEST:
        return ""
    rated = any(column is not None and column.role == "execution_rate" for column in columns)
    return concept_of(told_of(frame)) or ("funds_spent" if rated else "")


def part_of(head: str) -> str:
    """The part of the year that a column's head names, alone or with what it comes to (1-9月合计); "" where it names none."""
    word = _TOTAL_OF.sub("", bare(head))
    if not word or not _PART.fullmatch(word):
        return ""
    return word if _FROM_JANUARY.match(word) else _named(word, _RUN_UP.search(head) is not None)


_FROM_JANUARY = regexp(r"1[-—~至]")
_TOTAL_OF = regexp(r"(?:合计|小计|累计|支出|支付|拨付|发放)+(?:数|金额|额)?$")


def is_head(frame: Frame, row: int, slots: Sequence[Slot]) -> bool:
    """Whether a table of such sums begins here: its caption names the one kind."""
    days = [slot for slot in slots[1:] if is_payment_day(slot.key)]
    if any(_OTHER.search(squeeze(slot.key)) for slot in slots if slot not in days) or (days and any(_SUM.search(bare(slot.key)) for slot in slots)):
        return False  # 月份 | 发放人数（人） | 发放金额（元） | 发放日期: not one kind of sum
    return concept_of(told_of(frame)) != "" and bool(parts_across(slots, measured_at(frame, row)) or (len(slots) > _FEWEST and row == 0 and parts_down(frame, row)))


def figures(reader: Reader, head: int, rows: Sequence[int]) -> None:
    """Each sum with its part of the year and what it is of; the rates that run along as the rate of execution."""
    slots = reader.frame.own(head)
    measured = measured_at(reader.frame, head)
    across, down = parts_across(slots, measured), parts_down(reader.frame, head)
    names = {slot.column: squeeze(slot.key) for slot in slots}
    told = concept_of(told_of(reader.frame))
    paid = told == "funds_spent" and _PAID.search(told_of(reader.frame)) is not None
    above = ""
    for row in rows:
        line = reader.frame.own(row)
        if line and measured is not None and across:
            over = reader.frame.covering(row, 0)
            above = squeeze(over.key) if over is not None and over.key else above
            _measured(reader, row, (above, measured), line, across, f"{reader.group}:{head}", told)
        elif line:
            label = squeeze(line[0].key)
            for slot in line[1:] if down else ():
                if is_payment_day(names.get(slot.column, "")):
                    reader.date("payment_date", slot, Subject(item=label), label=names[slot.column])  # 季度 | 发放时间 | 甲 | 乙 | 小计
            own = _row(reader, label, line[1:], across) if across else _turned(reader, down.get(row), line[1:], names)
            for slot, rate, subject in own:
                if rate:
                    reader.number("execution_rate", slot, subject, label=label, unit="%")
                else:
                    reader.number(told, slot, subject, label=f"{label}（支付）" if paid else label, unit=reader.money_unit(reader.frame.caption), series=f"{reader.group}:{head}")


def _measured(reader: Reader, row: int, named: tuple[str, int], line: Sequence[Slot], across: Mapping[int, str], series: str, told: str) -> None:
    """A row that tells what is counted in it: its sums, or how many there were.  ``named``: of what, and where the row tells it."""
    name, column = named
    counted = reader.frame.covering(row, column)
    match = _MEASURE.fullmatch(bare(counted.key) if counted is not None and _IN_MONEY.search(squeeze(counted.key)) else squeeze(counted.key)) if counted is not None else None
    if not name or counted is None or match is None:
        return
    what = bare(counted.key)
    for slot in line:
        if slot.column <= column or not _NUMBER.fullmatch(slot.key):
            continue
        part = across.get(slot.column)
        subject = _subject(reader, name, _named(part, False) if part else None, apart=True)
        if match["sum"]:
            reader.number(told, slot, subject, label=f"{name}{what}", unit=reader.money_unit(counted.key), series=series)
        else:
            item = f"{subject.item or ''}{what}"
            unit = counter(reader.lexicon, counted.key) or by_name(reader.lexicon, counted.key)
            reader.number("told_count", slot, replace(subject, item=item), label=f"{name}{what}", unit=unit)


def _row(reader: Reader, label: str, line: Sequence[Slot], across: Mapping[int, str]) -> Iterator[tuple[Slot, bool, Subject]]:
    """A thing, or all of them, part by part; or the rates."""
    rate, run_up = _RATE.fullmatch(label) is not None, bool(_RUN_UP.search(label) or _RUN_UP.search(told_of(reader.frame)))
    for slot in line:
        part = across.get(slot.column)
        if rate and is_percent(slot.key) and part:
            yield slot, True, Subject(period=_named(part, run_up))
        elif not rate and _NUMBER.fullmatch(slot.key):
            yield slot, False, _subject(reader, label, _named(part, run_up) if part else None)


def _turned(reader: Reader, part: str | None, line: Sequence[Slot], names: Mapping[int, str]) -> Iterator[tuple[Slot, bool, Subject]]:
    """A part of the year, thing by thing, all of them, and the rate."""
    run_up = bool(_RUN_UP.search(told_of(reader.frame)))
    for slot in line:
        name = names.get(slot.column, "")
        rate = _RATE.fullmatch(bare(name)) is not None
        period = _named(part, run_up) if part else None
        if rate and is_percent(slot.key):
            yield slot, True, Subject(period=period)
        elif not rate and _NUMBER.fullmatch(slot.key) and name:
            yield slot, False, _subject(reader, name, period)


def _subject(reader: Reader, name: str, period: str | None, apart: bool = False) -> Subject:
    """``apart``: what stands in brackets tells one from another: 护理补贴（一级）."""
    whole = Heads.of(reader.lexicon).total.get(bare(name)) is not None or _WHOLE.fullmatch(bare(name)) is not None
    return Subject(source="合计", period=period) if whole else Subject(item=squeeze(name) if apart else bare(name), period=period)


def _named(part: str, run_up: bool) -> str:
    """截至6月底 where sums are run up, 一季度 where each part has its own."""
    word = bare(part)
    return f"截至{word}" if (run_up or _UP_TO.search(word)) and not word.startswith("截") else word
