"""One sum over the years, whose kind the caption or the row tells: 街道 | 2021年 | 2022年 | 合计 under 分年度支出明细; 补贴支出（万元） | 398 | 452."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.figure import Subject
from model.regexp import regexp
from parsers.frames import Frame, Slot, bare, squeeze
from parsers.tables.heads import Heads
from parsers.tables.reader import Reader
from parsers.tables.year_columns import of_year, years_of

_SPENT = regexp(r"(?:支出|支付|拨付|兑付|兑现|使用|(?<!问卷)(?<!物资)发放)(?:明细|情况|金额|资金|进度)?(?:一览|统计|汇总)?表?$")
_RECEIVED = regexp(r"(?:到位|下达)(?:明细|情况|金额|资金)?(?:一览|统计|汇总)?表?$")
_MEANT = regexp(r"(?:预算(?:资金)?(?:安排|计划|编制|批复)?|资金(?:安排|计划|预算)|投资(?:计划|安排))(?:明细|情况|金额|资金)?(?:一览|统计|汇总)?表?$")
_DONE = regexp(r"支[出付]|执行|到位|使用|完成|结余|收支|对比")
_MIXED = regexp(r"预算|收支|到位.*支出|下达.*支出|安排|对比|结余")
_UNITED = regexp(r"(?P<what>[^（(]{2,16}?)[(（](?P<unit>[^()（）]{1,4})[)）]")
_ROW_SPENT = regexp(r"(?:支出|支付)(?:金额|额|数)?$")
_NUMBER = regexp(r"\d[\d,]*(?:\.\d+)?")
_UNIT_LINE = regexp(r"[(（]?(?:金额)?单位[:：]")
_LONGEST = 30
_NOTE = regexp(r"[(（][^()（）]*[)）]")


def told_of(frame: Frame) -> str:
    """The table's caption, else the line above it that is no note of the unit."""
    above = [squeeze(line) for line in frame.before.splitlines() if squeeze(line) and not _UNIT_LINE.match(squeeze(line))]
    return frame.caption or (above[-1] if above and len(above[-1]) <= _LONGEST else "")


def concept_of(caption: str) -> str:
    """The kind of sum that a caption names at its end, "" where it names none or several."""
    words = _NOTE.sub("", squeeze(caption))
    if _MEANT.search(words) and not _DONE.search(words):
        return "budget_total"
    if _MIXED.search(words):
        return ""
    return "funds_spent" if _SPENT.search(words) else "funds_received" if _RECEIVED.search(words) else ""


def united(key: str) -> tuple[str, str, str]:
    """A row's concept, what it is of and its unit: 补贴支出（万元）, 培训（人次）; "" where it is no spending and no count."""
    match = _UNITED.fullmatch(squeeze(key))
    if match is None:
        return "", "", ""
    if match["unit"].endswith("元"):
        return ("funds_spent" if _ROW_SPENT.search(match["what"]) else ""), match["what"], match["unit"]
    return ("quantity" if "%" not in match["unit"] and "％" not in match["unit"] else ""), match["what"], match["unit"]


def figures(reader: Reader, head: int, rows: Sequence[int]) -> None:
    """Rows that name their own unit, each year of theirs; else rows of one caption, what they come to in all."""
    heads = Heads.of(reader.lexicon)
    slots = reader.frame.own(head)
    years, whole = years_of(slots), [slot.column for slot in slots[1:] if heads.total.get(bare(slot.key)) == "total"]
    told = concept_of(told_of(reader.frame))
    lines = {row: line for row in rows if (line := reader.frame.own(row))}
    by_row = any(united(line[0].key)[0] for line in lines.values())
    for row, line in lines.items():
        if by_row:
            _of_row(reader, row, line, years)
            continue
        subject = Subject(source="合计") if heads.total.get(bare(line[0].key)) is not None else Subject(item=squeeze(line[0].key))
        for slot in line[1:] if told and whole else ():
            year = years.get(slot.column)
            if (year or slot.column in whole) and _NUMBER.fullmatch(slot.key):
                own = replace(subject, period=f"{year}年") if year else subject
                reader.number(told, slot, own, label=line[0].key, unit=reader.money_unit(reader.frame.caption), series=f"{reader.group}:{head}:{year or 'all'}")


def _of_row(reader: Reader, row: int, line: Sequence[Slot], years: dict[int, str]) -> None:
    concept, what, unit = united(line[0].key)
    last = max(years.values())
    for slot in line[1:] if concept else ():
        year = years.get(slot.column)
        if year is not None and _NUMBER.fullmatch(slot.key):
            reader.number(concept, slot, of_year(year, last, what), label=line[0].key, unit=unit, series=f"{reader.group}:{row}")
