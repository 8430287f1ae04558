"""How many people each place helped, a kind of them a column: 区县 | 低保对象 | 特困人员 under 各区县救助人数情况, 单位：人."""

from __future__ import annotations

from collections.abc import Sequence

from model.figure import Subject
from model.regexp import regexp
from parsers.frames import Slot, bare, squeeze
from parsers.tables.columns import Column
from parsers.tables.crossed import crossed
from parsers.tables.heads import Heads
from parsers.tables.reader import Reader

_CAPTION = regexp(r"人数|对象")
_PLACES = regexp(
    r"(?:各|所在|发放|服务)?(?:县区|区县|市县|县市区|县[(（]市、?区[)）]|乡镇|镇乡|镇街|街道|乡镇[(（]街道[)）]|街道[(（]镇[)）]|地区|片区|行政村|村|社区|县|乡|镇"
    r"|(?:[\u4e00-\u9fff]{2})?(?:学校|单位|机构|企业|医院)|月份|季度|批次|期次|年级|学段)(?:名称)?"
)
_TIMES = regexp(r"(?:救助|补贴|护理|培训|服务|就诊|体检|探访|发放)$")
_WHOLE_NUMBER = regexp(r"\d[\d,]*")
_NO_PEOPLE = regexp(r"率|比例|占比|元[)）]?$|金额|资金|序号|备注|日期|时间|标准")
_FEWEST = 2


def columns_of(keys: Sequence[str | None], caption: str, note: str, heads: Heads) -> tuple[Column | None, ...]:
    """The columns of such a head; none where the caption speaks of no people, or the unit beside the table is another one."""
    first = keys[0] if keys else None
    if first is None or not _PLACES.fullmatch(squeeze(first)) or not _CAPTION.search(caption) or not note.startswith("人"):
        return ()
    named = [key for key in keys[1:] if key and heads.total.get(bare(key)) is None]
    return tuple(_column(key, at, heads) for at, key in enumerate(keys)) if len(named) >= _FEWEST else ()


def _column(key: str | None, at: int, heads: Heads) -> Column | None:
    if not key or at == 0 or not regexp(r"[\u4e00-\u9fff]{2}").search(key) or _NO_PEOPLE.search(key):
        return None
    if heads.total.get(bare(key)) is not None:
        return Column("told_count", key)  # 小计: for the dataset; the rules add the row up by themselves
    return Column("quantity" if _TIMES.search(bare(key)) else "population", key)


def figures(reader: Reader, columns: Sequence[Column | None], head: int, rows: Sequence[int]) -> None:
    """A place and a kind of people each; deeds (临时救助) are counted in 人次."""
    for place, slot, column in crossed(reader, columns, rows):
        if _WHOLE_NUMBER.fullmatch(slot.key):
            _cell(reader, slot, column, place, head)


def _cell(reader: Reader, slot: Slot, column: Column, place: str | None, head: int) -> None:
    subject = Subject(item=bare(column.head), scope=place, source=None if place else "合计")
    deeds = column.role == "quantity" and "人数" not in reader.frame.caption  # 享受人数: people, although the aid they got heads the column
    unit = "人次" if deeds or reader.frame.unit_note.startswith("人次") else "人"
    reader.number(column.role, slot, subject, label=column.head, unit=unit, series=f"{reader.group}:{head}:{slot.column}")
