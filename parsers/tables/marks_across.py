"""Marks of several projects or units, a row each, the first-level indicators across with their full marks: 项目 | 产出（50分） | 效益（30分） | 合计."""

from __future__ import annotations

from collections.abc import Sequence

from model.figure import Subject
from model.regexp import regexp
from parsers.frames import bare, squeeze
from parsers.tables.columns import Column
from parsers.tables.crossed import crossed
from parsers.tables.heads import Heads, dimension_of
from parsers.tables.reader import Reader, is_number

_FULL = regexp(r".{2,10}[（(](?:满分|权重|分值)?\d{1,3}(?:\.\d+)?分?[)）]")
_ASIDE = regexp(r"序号|编号|排名|名次|等级|等次|备注")
_WHOLE = regexp(r"(?:自评|评价|综合|最终)?(?:合计|总分|总得分|得分)(?:[（(](?:满分)?100分?[)）])?")
_MEANS = ("平均", "平均分", "平均得分", "均分", "平均值")
_FEWEST, _DIMENSIONS = 3, 2


def columns_of(keys: Sequence[str | None], heads: Heads) -> tuple[Column | None, ...]:
    """The columns of such a head; none where a head is neither an indicator with its full marks, nor their sum, nor set aside."""
    marked = [key for key in keys[1:] if key and _FULL.fullmatch(squeeze(key)) and not _WHOLE.fullmatch(squeeze(key))]
    dimensions = {dimension_of(key, heads) for key in marked} - {None}
    if len(marked) < _FEWEST or len(dimensions) < _DIMENSIONS or sum(bool(key and _WHOLE.fullmatch(squeeze(key))) for key in keys[1:]) != 1:
        return ()
    columns = tuple(_column(key, at) for at, key in enumerate(keys))
    named = [key for at, key in enumerate(keys) if key and columns[at] is None and not _ASIDE.fullmatch(squeeze(key))]
    return columns if len(named) == 1 else ()


def _column(key: str | None, at: int) -> Column | None:
    if not key or at == 0:
        return None
    text = squeeze(key)
    return Column("total" if _WHOLE.fullmatch(text) else "dimension", key) if _WHOLE.fullmatch(text) or _FULL.fullmatch(text) else None


def figures(reader: Reader, columns: Sequence[Column | None], head: int, rows: Sequence[int]) -> None:
    """A project's marks each; a row of all of them together or of their mean is of none."""
    for name, slot, column in crossed(reader, columns, rows):
        if name is None or name in _MEANS or not is_number(slot.key):
            continue
        whole = "self_score" if "自评" in column.head + reader.frame.caption else "total_score"
        role = "dimension_score" if column.role == "dimension" else whole
        subject = Subject(dimension=bare(column.head) if column.role == "dimension" else None, scope=name)
        reader.number(role, slot, subject, label=column.head, series=f"{reader.group}:{head}:{slot.column}")
