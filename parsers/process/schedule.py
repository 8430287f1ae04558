"""Schedules: a deed in one cell and its date in the next, row by row, or a line each where the table's ruling was lost."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from lexicon.load import Lexicon
from parsers.dates import dates_in
from parsers.stretch import Stretch

_FEWEST = 3
"""Known deeds with dates: fewer make no schedule."""
_TAIL = re.compile(r"(?:签发|发出|发布|下达|办理|取得)?(?:日期|时间|日)?$")
_SERIAL = re.compile(r"\d{1,2}[.、]?|序号|编号")
_AIMED = re.compile(r"计划|目标|要求|约定|预计|拟")


def scheduled(stretches: Sequence[Stretch], lexicon: Lexicon) -> dict[int, str]:
    """What each date of a schedule is the date of, by the index of its stretch."""
    found: dict[int, str] = {}
    for pairs in (*_by_table(stretches), *_by_line(stretches)):
        roles = {date: role for label, date in pairs if (role := _deed(stretches[label].text, lexicon)) is not None}
        if len(roles) >= _FEWEST:
            found |= roles
    return found


def _deed(text: str, lexicon: Lexicon) -> str | None:
    name = "".join(text.split())
    short = _TAIL.sub("", name)
    labels, verbs = lexicon.maps["event_labels"], lexicon.maps["event_verbs"]
    if short.endswith("批复"):
        return next((role for word, role in lexicon.maps["approval_titles"].items() if word in short), None)
    return labels.get(name) or verbs.get(short) or labels.get(short) or labels.get(f"{short}时间")


def _is_date(stretch: Stretch) -> bool:
    text = stretch.text.strip()
    hits = list(dates_in(text))
    return len(hits) == 1 and hits[0].raw == text and hits[0].form in ("full", "dots")


def _by_table(stretches: Sequence[Stretch]) -> Iterator[list[tuple[int, int]]]:
    """Tables of two columns, a serial number aside: deed and date."""
    tables: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, stretch in enumerate(stretches):
        if stretch.cell is not None and not _SERIAL.fullmatch(stretch.text.strip()):
            tables[stretch.cell.table][stretch.cell.row].append(index)
    for rows in tables.values():
        head = "".join(stretches[index].text for index in next(iter(rows.values()), ()))
        if not _AIMED.search(head) and all(len(row) <= 2 for row in rows.values()):
            yield [(row[0], row[1]) for row in rows.values() if len(row) == 2 and _is_date(stretches[row[1]])]


def _by_line(stretches: Sequence[Stretch]) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines that are a name and a date in turn."""
    run: list[tuple[int, int]] = []
    for index in range(1, len(stretches)):
        label, date = stretches[index - 1], stretches[index]
        if label.cell is not None or date.cell is not None or not _is_date(date) or _is_date(label):
            continue
        if index + 1 < len(stretches) and _is_date(stretches[index + 1]):
            continue
        if run and index - run[-1][1] != 2:
            yield run
            run = []
        run.append((index - 1, index))
    yield run
