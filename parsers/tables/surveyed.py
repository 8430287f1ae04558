"""Whom a survey asked, a kind of people or a place a row: 调查对象 | 发放（份） | 有效回收（份） | 满意率; 乡镇 | 发放 | 收回 | 有效 | 满意人数 | 满意度;
调查对象 | 调查人数 | 满意人数 | 满意度."""

from __future__ import annotations

from collections.abc import Sequence

from lexicon.load import Lexicon
from model.figure import Subject
from model.regexp import regexp
from parsers.frames import bare, squeeze
from parsers.tables.columns import Column
from parsers.tables.counted import beside
from parsers.tables.crossed import crossed
from parsers.tables.reader import Reader

_UNIT = r"(?:问卷)?(?:份?数量?)?(?:[(（]份[)）])?"
_COLUMNS = (
    ("survey_sent", regexp(rf"(?:实际)?(?:发放|发出){_UNIT}")),
    ("survey_valid", regexp(rf"(?:有效(?:回收|收回)?|(?:回收|收回)有效){_UNIT}")),
    ("survey_returned", regexp(rf"(?:实际)?(?:回收|收回){_UNIT}")),
    ("survey_valid", regexp(r"(?:有效)?(?:调查|访问|访谈|回访|受访|走访|测评|评议|答卷|样本|问卷)(?:有效)?(?:人|户|家|样本|问卷)?(?:数量?|人次|总数)(?:[(（][份人户家个名][)）])?|(?:样本量|有效样本)(?:[(（][份人户家个名][)）])?")),
    ("satisfied", regexp(r"(?:表示)?满意(?:及以上|以上)?(?:的)?(?:人|户|家|样本|问卷)?(?:数量?|份数|人次)(?:[(（][份人户家个名][)）])?|(?:表示)?满意[(（][份人户家个名][)）]")),
    ("satisfaction_reported", regexp(r"(?:综合|总体)?满意[率度](?:[(（]%[)）])?")),
)
_OPTION = {"satisfied": "survey_option_count", "answer": "survey_option_count"}
_WHO = regexp(r"(?:调查|问卷|受访|服务|受益|访问|回访|测评|评议|满意度)?(?:对象|群体|人群|主体)(?:类[别型])?|(?:对象|群体|人员|人群|受访者|服务对象|样本)类[别型]|类[别型]|受访者|人员")
_WHERE = regexp(
    r"(?:调查|样本|所在|各)?(?:乡镇|镇街|乡|镇|街道|社区|行政村|村|小区|县区|区县|县|学校|单位|部门|地区|片区|区域|地点|标段|机构|医院|企业|园区)(?:[(（][^()（）\d]{1,6}[)）])?(?:名称)?"
)
_COUNT = regexp(r"\d[\d,]*[份人户]?")
_SHARE = regexp(r"\d{1,3}(?:\.\d+)?%")
_FEWEST = 2


def columns_of(keys: Sequence[str | None]) -> tuple[Column | None, ...]:
    """The columns of such a head; none where it does not tell how many were sent out and how many came back or count."""
    columns = tuple(Column(role_of(squeeze(key)), key) if key else None for key in keys)
    roles = [column.role for column in columns if column is not None]
    if roles.count("survey_valid") > 1:
        return ()
    counts = {role for role in roles if role.startswith(("survey_", "satisfied"))}
    named = bool(keys and keys[0]) and (_WHO.fullmatch(squeeze(keys[0] or "")) or _WHERE.fullmatch(squeeze(keys[0] or "")) or set(roles[1:]) >= _ALL_TOLD)
    return _answered(columns) if len(counts) >= _FEWEST and named else ()


_ALL_TOLD = {"survey_valid", "satisfied", "satisfaction_reported"}
"""子项目 | 回访人数 | 满意人数 | 满意度: those that a thing serves, whatever the first column is called."""


def _answered(columns: tuple[Column | None, ...]) -> tuple[Column | None, ...]:
    """调查群体 | 发放 | 有效 | 非常满意 | 满意 | 一般: the answers, where two or more stand side by side."""
    answers = Lexicon.load().maps["survey_answers"]
    found = [at for at, column in enumerate(columns) if at and column is not None and not column.role and bare(column.head) in answers]
    return tuple(Column("answer", column.head) if column is not None and at in found else column for at, column in enumerate(columns)) if len(found) >= _FEWEST else columns


def role_of(head: str) -> str:
    """What a head counts: questionnaires sent, returned or valid, the satisfaction; "" for others."""
    return next((role for role, pattern in _COLUMNS if pattern.fullmatch(head)), "")


def figures(reader: Reader, columns: Sequence[Column | None], rows: Sequence[int]) -> None:
    """Each number with the people it is of; those of the total row are the survey's own, and all that a table by places tells of it."""
    places = columns[0] is not None and bool(_WHERE.fullmatch(squeeze(columns[0].head)))
    others = tuple(Column("other", column.head) if at and column is not None and not column.role else None for at, column in enumerate(columns))
    for who, slot, column in crossed(reader, others, rows) if places else ():
        beside(reader, slot, column.head, who, f"{reader.group}:beside:{slot.column}")  # 乡镇 | 受益人口（人） | 发放（份）
    for who, slot, column in crossed(reader, columns, rows):
        if places and who:
            continue
        share = column.role == "satisfaction_reported"
        if (_SHARE if share else _COUNT).fullmatch(slot.key):
            subject = Subject(item=who, option={"satisfied": "满意", "answer": bare(column.head)}.get(column.role))
            unit = "%" if share else _counted_in(column.head)
            reader.number(_OPTION.get(column.role, column.role), slot, subject, label=column.head, unit=unit)


def _counted_in(head: str) -> str:
    """调查人数, 满意户数: people and houses where the head counts them, else questionnaires."""
    return "户" if "户" in head else "人" if "人" in head else "份"
