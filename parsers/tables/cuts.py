"""Rows of a form strung together: every way to cut them into a name, values and marks, and the one that the form's sums allow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import islice, product

from lexicon.load import Lexicon
from lexicon.match import alternatives
from model.regexp import regexp

Place = tuple[int, int]

_MARK = regexp(r"(?:0|[1-9]\d?)(?:\.\d{1,2})?|100")
_DATE = regexp(r"(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?(?:之?[前内]|底前?|份前?)?|20\d\d年(?:底前?|[前内])?")
_HAN = regexp(r"[\u4e00-\u9fff]")
_FIGURE = regexp(r"[\d≥≤><=]")
_REPEATED = regexp(r"(?P<word>[\u4e00-\u9fff]{1,12}?)(?P=word)(?=\d|$|[\u4e00-\u9fff])")
_COMPARED = "≥≤><="
_UNIT = regexp(r"^[≥≤><=]*[\d.,]+")
"""What stands before a value's unit."""
_LONGEST_NAME, _LONGEST_VALUE, _MOST = 40, 16, 200
_FEWEST_HAN = 2


@dataclass(frozen=True, slots=True)
class Row:
    """Where the name and each column's cell stand in the text."""

    name: Place
    cells: Mapping[str, Place]


def rows_in(text: str, start: int, end: int, order: Sequence[str]) -> Iterator[tuple[Row, ...]]:
    """Every way to read a stretch as rows of a name and one cell for each column; at most a few hundred."""
    return islice(_rows(text, start, end, tuple(order), set()), _MOST)


def _rows(text: str, start: int, end: int, order: tuple[str, ...], dead: set[int]) -> Iterator[tuple[Row, ...]]:
    """``dead``: places from which no way leads to the end; each is tried once, however many ways lead to it."""
    if not _FIGURE.search(text, start, end) and not _worded(text, start, end, order):
        yield ()
        return
    if start in dead:
        return
    alive = False
    for stop in range(start + _FEWEST_HAN, min(end, start + _LONGEST_NAME)):
        if text[stop - 1] in _COMPARED:
            break  # no name has a comparator in it
        if not _is_name(text[start:stop]):
            continue
        for cells, past in _cells(text, stop, end, order):
            if (past < end and regexp(r"[\d.%]").match(text[past])) or not _sound(text, dict(cells)):
                continue
            for rest in _rows(text, past, end, order, dead):
                alive = True
                yield (Row((start, stop), dict(cells)), *rest)
    if not alive:
        dead.add(start)


def _is_name(words: str) -> bool:
    return len(_HAN.findall(words)) >= _FEWEST_HAN and not words[-1].isdigit() and "%" not in words and words not in Lexicon.load().units


def _sound(text: str, cells: Mapping[str, Place]) -> bool:
    """Full marks above nothing, no score above them; what was reached is told as what was wished: its unit, a comparator only where that has one."""
    marks = [Decimal(text[slice(*cells[role])]) for role in ("weight", "points", "score") if role in cells]
    if (len(marks) > 1 and marks[1] > marks[0]) or (marks and not {"weight", "points"}.isdisjoint(cells) and not marks[0]):
        return False
    if not {"target", "actual"} <= set(cells):
        return True
    (start, half), (then, end) = cells["target"], cells["actual"]
    wished, reached = text[start:half], text[then:end]
    run = half == then and text[half - 1].isdigit() and text[half].isdigit()
    return not (run and _UNIT.sub("", wished) != _UNIT.sub("", reached)) and not (reached[0] in _COMPARED and wished[0] not in _COMPARED)


def _worded(text: str, start: int, end: int, order: tuple[str, ...]) -> bool:
    """Whether words alone could be a row: values without marks."""
    return not set(order) & {"weight", "points", "score"} and bool(_REPEATED.search(text, start, end))


def _cells(text: str, at: int, end: int, order: tuple[str, ...]) -> Iterator[tuple[tuple[tuple[str, Place], ...], int]]:
    if not order:
        yield (), at
        return
    if order[:2] == ("target", "actual"):
        said = _REPEATED.match(text, at, end)
        if said:
            half = at + len(said["word"])
            for cells, past in _cells(text, said.end(), end, order[2:]):
                yield ((("target", (at, half)), ("actual", (half, said.end())), *cells), past)
            return
    for stop in _ends(text, at, end, order[0]):
        for cells, past in _cells(text, stop, end, order[1:]):
            yield (((order[0], (at, stop)), *cells), past)


def _ends(text: str, at: int, end: int, role: str) -> Iterator[int]:
    """Where a cell of this role that begins here may end."""
    pattern = _MARK if role not in ("target", "actual") else None
    for stop in range(at + 1, min(end, at + (_LONGEST_VALUE if pattern is None else 5)) + 1):
        if (pattern is None and (_value(Lexicon.load().digest).fullmatch(text, at, stop) or _DATE.fullmatch(text, at, stop))) or (pattern is not None and pattern.fullmatch(text, at, stop)):
            yield stop


@cache
def _value(digest: str) -> re.Pattern[str]:
    units = alternatives(Lexicon.load().units)
    return re.compile(rf"[≥≤><=]{{0,2}}(?:0|[1-9]\d{{0,2}}(?:,\d{{3}})+|[1-9]\d*)(?:\.\d{{1,4}})?(?:{units})?")


def chosen(text: str, stretches: Sequence[Sequence[tuple[Row, ...]]], quotas: Sequence[str], total: str) -> list[tuple[Row, ...]] | None:
    """The one reading of all stretches: the only one there is, or the only one whose marks add up as printed; None where none or several do."""
    sound = [_alike(text, ways) for ways in stretches]
    if not any(_marked(row) for ways in sound for rows in ways for row in rows):
        return [ways[0] if len(ways) == 1 else () for ways in sound]  # nothing to add up: what is cut in one way alone
    if not all(sound):
        return None
    if all(len(ways) == 1 for ways in sound):
        return [ways[0] for ways in sound]
    for quota in dict.fromkeys(quotas):
        _keep(text, sound, [at for at, name in enumerate(quotas) if name == quota], _printed(quota))
    if not all(sound):
        return None
    wholes = list(islice(product(*sound), _MOST * _MOST))
    if len(wholes) > 1:
        wholes = [whole for whole in wholes if _totalled(text, whole, total)]
    return list(wholes[0]) if len(wholes) == 1 else None


def _keep(text: str, sound: list[list[tuple[Row, ...]]], places: Sequence[int], quota: Decimal | None) -> None:
    """Only the readings of one first level whose full marks add up to what is printed beside its name."""
    if quota is None:
        return
    fits = [whole for whole in islice(product(*(sound[at] for at in places)), _MOST * _MOST) if _sum(text, whole, "weight", "points") == quota]
    for place, at in enumerate(places):
        sound[at] = [rows for rows in sound[at] if any(whole[place] == rows for whole in fits)]


def _printed(quota: str) -> Decimal | None:
    number = regexp(r"\d+(?:\.\d+)?(?=分?[)）]$)").search(quota)
    return Decimal(number.group()) if number else None


def _marked(row: Row) -> bool:
    return bool(set(row.cells) & {"weight", "points", "score"})


def _alike(text: str, ways: Sequence[tuple[Row, ...]]) -> list[tuple[Row, ...]]:
    """The readings in which every value reached has the unit of the one wished for, where there are such, and names swallow no figures."""
    found = [rows for rows in ways if all(_same_unit(text, row) for row in rows)] or list(ways)
    swallowed = [sum(char.isdigit() for row in rows for char in text[slice(*row.name)]) for rows in found]
    return [rows for rows, digits in zip(found, swallowed, strict=True) if digits == min(swallowed)]


def _same_unit(text: str, row: Row) -> bool:
    values = [_UNIT.sub("", text[slice(*row.cells[role])]) for role in ("target", "actual") if role in row.cells]
    return len(set(values)) < 2


_EXECUTION = (0, 10, 20)
"""The marks for budget execution stand above the table."""


def _totalled(text: str, whole: Sequence[tuple[Row, ...]], total: str) -> bool:
    """Whether the full marks make up a hundred, or where there are none the scores what is printed, execution aside."""
    weights = _sum(text, whole, "weight", "points")
    if weights:
        return 100 - weights in _EXECUTION
    scores = _sum(text, whole, "score")
    return bool(regexp(r"\d{2,3}(?:\.\d+)?").fullmatch(total)) and Decimal(total) - scores in _EXECUTION


def _sum(text: str, whole: Sequence[tuple[Row, ...]], *roles: str) -> Decimal:
    cells = [row.cells[role] for rows in whole for row in rows for role in roles if role in row.cells]
    return sum((Decimal(text[start:end]) for start, end in cells), Decimal(0))
