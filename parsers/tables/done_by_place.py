"""What each place was to do and did, all in the one unit that stands beside the table: 乡镇 | 计划数 | 完成数 | 完成率, 单位：户."""

from __future__ import annotations

from collections.abc import Sequence

from lexicon.load import Lexicon
from model.figure import Subject
from model.regexp import regexp
from parsers.frames import Slot, bare, squeeze
from parsers.tables.columns import Column
from parsers.tables.crossed import crossed
from parsers.tables.reader import Reader

_PLACES = regexp(r"(?:各|所在)?(?:县区|区县|市县|县[(（]市、?区[)）]|乡镇|镇乡|镇街|街道|乡镇[(（]街道[)）]|村|行政村|社区|地区|片区|单位)(?:名称)?")
_PLANNED = regexp(r"(?:年度|全年|下达)?(?:计划|目标|任务|应[\u4e00-\u9fff]{1,2})(?:任务|完成|改造|整改|实施)?(?:数量?|户数|量)?")
_DONE = regexp(r"(?:全年|年度|累计)?(?:实际|已)?(?:完成|整改|改造|实施|已[\u4e00-\u9fff]{1,2})(?:任务)?(?:数量?|户数|量)?")
_RATE = regexp(r"(?:任务|目标|计划)?(?:完成|整改)(?:率|比例)(?:[(（]%[)）])?")
_ROLES = (("planned", _PLANNED), ("done", _DONE), ("rate", _RATE))
_STAGES = {"planned": "计划", "done": "实际"}
_COUNT = regexp(r"\d[\d,]*(?:\.\d+)?")
_PERCENT = regexp(r"\d{1,3}(?:\.\d+)?%")


def columns_of(keys: Sequence[str | None], note: str) -> tuple[Column | None, ...]:
    """The columns of such a head; none where the unit beside the table counts or measures nothing, or plan and deed are not told once each."""
    first = keys[0] if keys else None
    if first is None or not _PLACES.fullmatch(squeeze(first)) or not _counts(note):
        return ()
    columns = tuple(Column(_role(key) if at else "", key) if key else None for at, key in enumerate(keys))
    roles = [column.role for column in columns if column is not None]
    return columns if roles.count("planned") == roles.count("done") == 1 and roles.count("rate") <= 1 else ()


def _counts(note: str) -> bool:
    unit = Lexicon.load().units.get(note)
    return unit is not None and unit.dimension.startswith(("count:", "area", "land", "length", "volume"))


def _role(key: str) -> str:
    head = squeeze(key)
    return next((role for role, words in _ROLES if words.fullmatch(head)), "")


def figures(reader: Reader, columns: Sequence[Column | None], rows: Sequence[int]) -> None:
    """Plan and deed of each place and of all together: homes as homes, whatever else as works; and the rate of its row."""
    unit = reader.frame.unit_note
    for place, slot, column in crossed(reader, columns, rows):
        _cell(reader, slot, column, Subject(scope=place, source=None if place else "合计"), unit)


def _cell(reader: Reader, slot: Slot, column: Column, subject: Subject, unit: str) -> None:
    if column.role == "rate":
        if _PERCENT.fullmatch(slot.key):
            reader.number("completion_rate", slot, subject, label=column.head)
    elif _COUNT.fullmatch(slot.key):
        role = "households" if unit == "户" else "quantity"
        item = None if unit == "户" else bare(column.head)
        told = Subject(item=item, scope=subject.scope, source=subject.source, stage=_STAGES[column.role])
        reader.number(role, slot, told, label=column.head, unit=unit)
