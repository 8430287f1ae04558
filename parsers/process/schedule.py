"""Schedules: a deed in one cell and its date in the next, row by row, or a line each where the table's ruling was lost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lexicon.load import Lexicon
from model.regexp import regexp
from parsers.dates import only_date
from parsers.stretch import Stretch

_FEWEST = 3
"""Known deeds with dates: fewer make no schedule."""
_TAIL = regexp(r"(?:签发|发出|发布|下达|办理|取得)?(?:日期|时间|日)?$")
_SERIAL = regexp(r"\d{1,2}[.、]?|序号|编号")
_AIMED = regexp(r"计划|目标|要求|约定|预计|拟")


def scheduled(stretches: Sequence[Stretch], lexicon: Lexicon) -> dict[int, str]:
    """What each date of a schedule is the date of, by the index of its stretch."""
    found: dict[int, str] = {}
    for pairs in (*_by_table(stretches), *_by_line(stretches)):
        roles = {pair.date: role for pair in pairs if (role := _deed(stretches[pair.label].text, lexicon)) is not None}
        if len(roles) >= _FEWEST:
            aimed = {pair.date for pair in pairs if pair.aimed}
            found |= {date: role if date not in aimed else _PLANNED[role] for date, role in roles.items() if date not in aimed or role in _PLANNED}
    return found


_PLANNED = {"actual_start": "planned_start", "actual_finish": "planned_finish"}


@dataclass(frozen=True, slots=True)
class _Pair:
    """The indexes of a deed's name and of its date; ``aimed``: the date on which it should be done."""

    label: int
    date: int
    aimed: bool = False


def _deed(text: str, lexicon: Lexicon) -> str | None:
    """A deed by its name, or by the longest name that its words end in: 联合验收, 发布招标公告."""
    name = "".join(text.split())
    short = _TAIL.sub("", name)
    labels, verbs, deeds = (lexicon.maps[words] for words in ("event_labels", "event_verbs", "schedule_deeds"))
    if short.endswith("批复"):
        return next((role for word, role in lexicon.maps["approval_titles"].items() if word in short), None)
    exact = labels.get(name) or verbs.get(short) or labels.get(short) or labels.get(f"{short}时间")
    if exact or len(short) > _LONGEST:
        return exact
    last = max((word for word in deeds if short.endswith(word) or name.endswith(word)), key=len, default=None)
    return deeds[last] if last and not _PART.search(short) else None


_LONGEST = 12
_PART = regexp(r"监理|设计|勘察|检测|[一二三四五六七八九\d]标|分部|隐蔽|阶段|初步|预")
"""监理合同签订, 隐蔽工程验收: of something else than the works as a whole."""


def _is_date(stretch: Stretch) -> bool:
    """Whether it is a day of a year and nothing else."""
    date = only_date(stretch.text)
    return date is not None and date.form in ("full", "dots")


def _by_table(stretches: Sequence[Stretch]) -> Iterator[list[_Pair]]:
    """Tables with one column of deeds and one of their dates, or two: as planned and as done."""
    tables: dict[int, dict[int, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for index, stretch in enumerate(stretches):
        if stretch.cell is not None and not _SERIAL.fullmatch(stretch.text.strip()):
            tables[stretch.cell.table][stretch.cell.row][stretch.cell.column] = index
    for rows in tables.values():
        if len(rows) < _FEWEST:
            continue
        head, *_ = rows.values()
        dates = sorted(column for column, times in Counter(_dated(rows, stretches)).items() if times >= _FEWEST)
        aimed = [column for column in dates if column in head and _AIMED.search(stretches[head[column]].text)]
        if len(dates) - len(aimed) == 1 and len(aimed) <= 1:
            yield [pair for row in rows.values() for pair in _row(row, dates, aimed, stretches)]


def _dated(rows: Mapping[int, Mapping[int, int]], stretches: Sequence[Stretch]) -> list[int]:
    return [column for row in rows.values() for column, index in row.items() if _is_date(stretches[index])]


def _row(row: Mapping[int, int], dates: Sequence[int], aimed: Sequence[int], stretches: Sequence[Stretch]) -> Iterator[_Pair]:
    label = next((index for column, index in sorted(row.items()) if column < dates[0]), None)
    for column in dates if label is not None else ():
        if column in row and label is not None and _is_date(stretches[row[column]]):
            yield _Pair(label, row[column], column in aimed)


def _by_line(stretches: Sequence[Stretch]) -> Iterator[list[_Pair]]:
    """Runs of lines that are a name and a date in turn."""
    run: list[_Pair] = []
    for index in range(1, len(stretches)):
        label, date = stretches[index - 1], stretches[index]
        if label.cell is not None or date.cell is not None or not _is_date(date) or _is_date(label):
            continue
        if index + 1 < len(stretches) and _is_date(stretches[index + 1]):
            continue
        if run and index - run[-1].date != 2:
            yield run
            run = []
        run.append(_Pair(index - 1, index))
    yield run
