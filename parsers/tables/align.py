"""Which column a cell of an indicator row belongs to: short rows lose leading cells and must be moved back (EX-03, EX-06)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.frames import Slot
from parsers.tables.reader import DASHES, is_measure, is_number

NAMES = ("level1", "level2", "level3", "level4", "name")
NUMBERS = ("weight", "score", "rate", "weight1", "score1", "rate1", "weight2", "score2", "rate2", "completion", "departure", "lost", "self")
PROSE = ("rubric", "note", "definition", "deviation", "remark")
SHIFTS = (0, 1, 2, -1, -2, 3, 4)

_VALUE = regexp(r"约?\d[\d,]*(?:\.\d+)?[^\d\s，。]{0,4}$|(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|前|底前|内|完成)*$|\d{1,2}月(?:\d{1,2}日)?(?:底|前|底前)*$")
_COMPARED = regexp(r"(?:≥|≤|≧|≦|>=|<=|=|>|<)\d|\d+(?:\.\d+)?%$")
SIGN = regexp(r"[≥≤=><≧≦]+|定性|定量|正向|反向|[大小不等]{1,2}于(?:等于)?|等于")
_BLANK_WORDS = frozenset(("无", "/", "-"))

Placed = dict[int, Slot]


def misfit(role: str, key: str) -> bool:
    """Whether a text cannot stand under a role."""
    if role in NAMES:
        return key in DASHES or is_measure(key) or bool(_COMPARED.match(key) or _VALUE.match(key))
    if role in ("rate", "rate1", "rate2", "completion", "departure"):
        return not (is_measure(key) or key in DASHES or key in _BLANK_WORDS)
    if role in ("weight", "weight1", "weight2"):
        return not (is_measure(key) or key in DASHES or key in _BLANK_WORDS)
    if role in ("score", "score1", "score2", "lost", "self"):
        return not (is_number(key) or key in DASHES or key in _BLANK_WORDS)
    if role in PROSE:
        return is_measure(key)
    if role == "sign":
        return not (SIGN.fullmatch(key) or key in DASHES)
    if role == "unit":
        return bool(regexp(r"\d").search(key)) or len(key) > 8 or key in ("定性", "定量")
    if role in ("target", "actual", "forecast"):
        return key.endswith("分") and is_number(key)
    if role == "beyond":
        return key not in DASHES and key != "无"
    return False


def place(slots: Sequence[Slot], roles: Mapping[int, str], shift: int) -> Placed | None:
    """The row's cells by column after moving it, None where one does not fit there."""
    placed: Placed = {}
    marked = shift == 0 and _fully_marked(slots, roles)
    for slot in slots:
        column = slot.column + shift
        role = roles.get(column, "beyond")
        told = (role in ("target", "actual") and slot.key.endswith("分")) or (role in ("note", "remark") and slot.key.endswith("%"))
        if misfit(role, slot.key) and not (marked and told):
            return None
        placed[column] = slot
    return placed


def _fully_marked(slots: Sequence[Slot], roles: Mapping[int, str]) -> bool:
    """Whether weight and score hold marks where they stand: then 88.6分 under 完成值 is what was reached, not a slip."""
    marks = {roles.get(slot.column) for slot in slots if is_number(slot.key)}
    return {"weight", "score"} <= marks


def measured(placed: Placed, roles: Mapping[int, str]) -> int:
    """How many marks and rates stand where marks and rates belong."""
    return sum(is_measure(slot.key) for column, slot in placed.items() if roles.get(column) in NUMBERS)


def _at_odds(placed: Placed, roles: Mapping[int, str]) -> bool:
    """A target in words beside an achieved bare number: the row has slipped by one."""
    said = {roles.get(column): slot.key for column, slot in placed.items()}
    target, actual = said.get("target", ""), said.get("actual", "")
    return bool(target) and target not in DASHES and not any(char.isdigit() for char in target) and is_number(actual)


def aligned(slots: Sequence[Slot], roles: Mapping[int, str]) -> Placed | None:
    """The row as its types say it stands: unmoved if that fits, else moved the least that does; None where nothing fits."""
    if unitless := _unitless(slots, roles):
        return unitless
    best: tuple[int, Placed] | None = None
    for shift in SHIFTS:
        placed = place(slots, roles, shift)
        if placed is None:
            continue
        score = measured(placed, roles)
        filled = roles.keys() <= {slot.column for slot in slots}  # a cell for every head, the last a dash: nothing was lost
        if shift == 0 and not _at_odds(placed, roles) and (score or filled or not any(is_number(slot.key) for slot in slots)):
            return placed
        if best is None or score > best[0]:
            best = (score, placed)
    return best[1] if best else None


def _unitless(slots: Sequence[Slot], roles: Mapping[int, str]) -> Placed | None:
    """护林成效 | 定性 | 明显提高: what is told in words has no unit, and its cells moved up."""
    unit = next((column for column, role in roles.items() if role == "unit"), None)
    if unit is None or not any(slot.column == unit and slot.key in ("定性", "定量") for slot in slots):
        return None
    moved = {slot.column + (slot.column >= unit): slot for slot in slots}
    return None if any(misfit(roles.get(column, "beyond"), slot.key) for column, slot in moved.items()) else moved


def aligned_total(slots: Sequence[Slot], roles: Mapping[int, str], sums: Mapping[str, Decimal]) -> Placed | None:
    """A total row: its numbers may only stand in mark columns.  One lone number goes where the column's sum agrees, else to the right."""
    numbers = [slot for slot in slots if is_measure(slot.key)]
    fits = []
    for shift in SHIFTS:
        roles_hit = [roles.get(slot.column + shift, "beyond") for slot in numbers]
        if all(role in NUMBERS and not misfit(role, slot.key) for role, slot in zip(roles_hit, numbers, strict=True)):
            fits.append((shift, {slot.column + shift: slot for slot in numbers}))
    if not fits:
        return _filled_total(slots, roles) or _merged_total(numbers, roles, sums)
    if fits[0][0] == 0 or len(numbers) > 1:
        return fits[0][1]
    for _, placed in fits:
        (column, slot), = placed.items()
        if sums.get(roles[column]) == Decimal(regexp(r"[分%]").sub("", slot.key)):
            return placed
    return None


def _filled_total(slots: Sequence[Slot], roles: Mapping[int, str]) -> Placed | None:
    """合计 | 100 | 97.5 | 90.96 | 6.54: a row with a cell in each column from the first mark to the last stands where it is printed; the gaps
    between two columns of marks have none of their own."""
    columns = [slot.column for slot in slots]
    marks = {slot.column: slot for slot in slots if roles.get(slot.column) in NUMBERS}
    told = [slot for slot in slots if slot.column not in marks]
    if len(marks) < _TWO or columns != list(range(columns[0], columns[0] + len(columns))) or not set(roles) <= {columns[0] - 1, *columns, *range(columns[0])}:
        return None
    fit = all(is_measure(slot.key) and not misfit(roles[column], slot.key) for column, slot in marks.items())
    return marks if fit and all(is_measure(slot.key) or slot.key in DASHES for slot in told) else None


_TWO = 2


def _merged_total(numbers: Sequence[Slot], roles: Mapping[int, str], sums: Mapping[str, Decimal]) -> Placed | None:
    """总分 | 100 | 97.5, its merged name having lost its cells: the marks to be had, then those given, where the first is what there is to have."""
    columns = {role: [at for at, other in roles.items() if other == role] for role in ("weight", "score")}
    if len(numbers) != len(columns) or any(len(found) != 1 for found in columns.values()) or columns["weight"] > columns["score"]:
        return None
    if any(regexp(r"[^\d.,分]").search(slot.key) for slot in numbers):
        return None
    full, given = (Decimal(regexp(r"[分,]").sub("", slot.key)) for slot in numbers)
    if given > full or full not in (_FULL, sums.get("weight")):
        return None
    return {columns["weight"][0]: numbers[0], columns["score"][0]: numbers[1]}


_FULL = Decimal(100)
