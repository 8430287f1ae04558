"""Indicator rows of score tables, self-evaluation and monitoring forms: weight, target, achieved value, rate, score, standard and note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from model.figure import Subject
from model.regexp import regexp
from parsers.frames import Slot, bare, joined
from parsers.numbers import scan
from parsers.rubrics.cells import read_goal, read_notes, read_rubric
from parsers.rubrics.steps import in_proportion
from parsers.tables.align import NAMES, NUMBERS, PROSE, Placed, aligned, aligned_total
from parsers.tables.block import Block
from parsers.tables.heads import Heads, dimension_of
from parsers.tables.levels import QUOTA, Levels, caption_dimension, goes_by_kinds, is_code_slot, is_lowest, name_of, roles_of
from parsers.tables.reader import DASHES, Reader, is_measure

_TOTAL = regexp(r"(?:合计|总计|总分|总得分|小计|共计)")
_OPEN_END = regexp(r"[。；;！!?？]$")
_SATISFIED = regexp(r"满意度|满意率")
_ROLES = {"weight": "indicator_weight", "score": "indicator_score", "rate": "indicator_rate", "target": "indicator_target",
          "actual": "indicator_actual", "forecast": "indicator_forecast", "completion": "completion_rate", "departure": "deviation_rate",
          "lost": "deduction"}


@dataclass
class _Row:
    """One indicator's row, with the cells that run on from it."""

    cells: dict[int, list[Slot]] = field(default_factory=dict)
    subject: Subject = field(default_factory=Subject)


@dataclass
class _State:
    reader: Reader
    block: Block
    roles: dict[int, str]
    levels: Levels
    heads: Heads
    open: _Row | None = None
    sums: dict[str, Decimal] = field(default_factory=dict)
    begun: bool = False
    """Whether the table goes on with one that is not read with it."""

    def series(self, column: int) -> str:
        return f"{self.reader.group}:{self.block.head[0] if self.block.head else 0}:{column}"

    def period(self, column: int) -> str | None:
        columns = self.block.columns
        return columns[column].period if column < len(columns) and (columns[column]) else None  # type: ignore[union-attr]

    def head(self, column: int) -> str:
        columns = self.block.columns
        found = columns[column] if column < len(columns) else None
        return found.head if found else ""


def figures(reader: Reader, block: Block) -> None:
    """Read a block of indicator rows into the reader."""
    heads = Heads.of(reader.lexicon)
    roles = roles_of(block.columns)
    caption = caption_dimension(reader.frame.caption, reader.lexicon)
    named = [slot.key for row in block.rows for slot in reader.frame.own(row) if roles.get(slot.column) == "name"]
    seconds = reader.map("second_levels")
    lowest = is_lowest(named, roles.values(), seconds)
    if any(_RUN_TOGETHER.fullmatch(slot.text) for slot in _marks(reader, block, roles)):
        reader.notice("P-COLUMN-SHIFT", [slot for row in block.rows for slot in reader.frame.own(row)])
        return
    state = _State(reader, block, roles, Levels(heads, seconds, caption, lowest, goes_by_kinds(named, heads, seconds)), heads)
    state.begun = _begun_before(reader, block)
    for row in block.rows:
        slots = [slot for slot in reader.frame.own(row) if not (is_code_slot(slot) and roles.get(slot.column) not in NAMES)
                 and not (roles.get(slot.column) == "serial" and slot.key.isdigit())]
        if not slots or _is_heading(state, slots):
            continue
        if _is_total(slots, heads):
            _close(state)
            _total(state, slots)
        elif (first := _subtotal_of(slots, heads)) is not None:
            _close(state)
            state.levels.take("level1", first)
            _placed_total(state, slots, single=True)
        elif state.open is not None and (onto := _runs_on(state, slots)):
            _append(state, onto)
        else:
            _close(state)
            _data(state, slots)
    _close(state)


_RUN_TOGETHER = regexp(r"\d{1,2}(?:\.\d{1,3})?(?:\s+\d{1,2}(?:\.\d{1,3})?)+")
"""4 3 in one cell of marks: two rows were read as one, and nobody can tell which names and standards are whose."""
_ORDINAL = regexp(r"[（(]?(?P<numeral>[一二三四五六七八九])[)）、.．]")


def _marks(reader: Reader, block: Block, roles: Mapping[int, str]) -> list[Slot]:
    return [slot for row in block.rows for slot in reader.frame.own(row) if roles.get(slot.column) in ("weight", "score")]


def _begun_before(reader: Reader, block: Block) -> bool:
    """Whether the first levels are numbered from 二 or later on: the rest of a table whose total is of more than its rows."""
    named = [slot.key for row in block.rows for slot in reader.frame.own(row) if slot.column == 0]
    numerals = [match["numeral"] for key in named if (match := _ORDINAL.match(key))]
    return bool(numerals) and "一" not in numerals


def _is_heading(state: _State, slots: list[Slot]) -> bool:
    """A lone full-width cell: a first-level name that heads its rows, or words that belong to no column."""
    columns = state.reader.frame.table.columns
    if len(slots) != 1 or columns < 3 or slots[0].cell.column_span < columns:
        return False
    if dimension_of(slots[0].key, state.heads):
        _close(state)
        _quota(state, state.levels.take("level2" if state.levels.is_cost_below(slots[0].key) else "level1", slots[0].key), slots[0])
    return True


def _is_total(slots: list[Slot], heads: Heads) -> bool:
    word = bare(slots[0].key)
    return (word in heads.total or (bool(_TOTAL.match(word)) and len(word) <= 8)) and all(
        is_measure(slot.key) or slot.key in DASHES or len(slot.key) <= 6 for slot in slots[1:])


_OF_LEVEL = regexp(r"(?P<name>.+?)(?:小计|合计)")


def _subtotal_of(slots: list[Slot], heads: Heads) -> str | None:
    """决策小计, 产出指标小计: the first level that a row sums up, by its own name."""
    match = _OF_LEVEL.fullmatch(bare(slots[0].key))
    name = match["name"] if match else ""
    return name if dimension_of(name, heads) and all(is_measure(slot.key) or slot.key in DASHES for slot in slots[1:]) else None


# ---------------------------------------------------------------- rows that run on

def _runs_on(state: _State, slots: list[Slot]) -> list[tuple[int, Slot]]:
    """Where the cells of a row that only continues the one above belong, empty where it is a row of its own."""
    if any(is_measure(slot.key) for slot in slots) or not {"weight", "score"} & set(state.roles.values()):
        return []
    onto = []
    for slot in slots:
        role = state.roles.get(slot.column, "")
        if role in NAMES or role in PROSE:
            onto.append((slot.column, slot))
        elif len(slots) == 1 and (len(slot.key) >= 8 or regexp(r"[。；;，,]$").search(slot.key)):
            column = min((at for at, name in state.roles.items() if name in PROSE and at >= slot.column), default=None)
            if column is None:
                return []
            onto.append((column, slot))
        else:
            return []
    named = [slot for column, slot in onto if state.roles[column] in NAMES]
    told = [column for column, _ in onto if state.roles[column] in PROSE]
    if told and (not named or any(_unfinished(state, column) for column in told)):
        return onto
    deepest = max(at for at, role in state.roles.items() if role in NAMES) if any(role in NAMES for role in state.roles.values()) else -1
    if named and not told and len(onto) == 1 and onto[0][0] == deepest and _wraps(state, deepest):
        return onto
    return []


def _unfinished(state: _State, column: int) -> bool:
    assert state.open is not None
    cells = state.open.cells.get(column)
    return bool(cells) and not _OPEN_END.search(cells[-1].key)  # type: ignore[index]


def _wraps(state: _State, column: int) -> bool:
    """Whether the name above may run on: the row above has figures."""
    assert state.open is not None
    return column in state.open.cells and any(state.roles.get(at) in NUMBERS for at in state.open.cells)


def _append(state: _State, onto: list[tuple[int, Slot]]) -> None:
    assert state.open is not None
    for column, slot in onto:
        state.open.cells.setdefault(column, []).append(slot)
        role = state.roles[column]
        if role in NAMES:
            state.levels.extend(role, slot.key)
    state.open.subject = state.levels.subject() if state.open.subject.indicator else state.open.subject


# ---------------------------------------------------------------- a row of data

def _data(state: _State, slots: list[Slot]) -> None:
    placed = aligned(slots, state.roles)
    if placed is None:
        if any(is_measure(slot.key) for slot in slots):
            state.reader.notice("P-COLUMN-SHIFT", slots)
        _lost(state, slots)
        return
    named = [(column, slot) for column, slot in sorted(placed.items()) if state.roles.get(column) in NAMES]
    valued = any(state.roles.get(column) in ("target", "actual", "forecast") for column in placed)
    taken = ""
    for at, (column, slot) in enumerate(named):
        role = state.roles[column]
        last = at == len(named) - 1
        if last and role != "name" and _bottom(state, column, valued):
            role = "level3"
        taken = state.levels.take(role, slot.key)
        _quota(state, taken, slot)
    own = _own_name(state, slots) if not named else None
    if own is not None:
        _unread(state, own)
    if not named and (own is not None or state.levels.indicator is None):
        return
    level = taken or "level3"
    if named and len(placed) == len(named):
        _torn(state, named[-1][1])
    row = _Row({column: [slot] for column, slot in placed.items()}, state.levels.subject(level))
    aside = {role: slot.key for column, slot in placed.items() if (role := state.roles.get(column, "")) in ("sign", "unit") and slot.key not in DASHES}
    if len(aside.get("unit", "")) > _LONGEST_UNIT:
        del aside["unit"]  # 单位 over the names of those who do it
    for column, slot in placed.items():
        _cell(state, column, slot, level, row.subject, aside)
    state.open = row


_LONGEST_UNIT = 5


def _lost(state: _State, slots: list[Slot]) -> None:
    """A row whose cells do not fit their columns still ends what its names stand below: 可行性 45 论证 ⑥15 is no row of the level above it."""
    for slot in slots:
        role = state.roles.get(slot.column, "")
        if role in ("level1", "level2") and not is_measure(slot.key):
            state.levels.take(role, slot.key)


def _own_name(state: _State, slots: list[Slot]) -> Slot | None:
    """A row's code and name where names stand, though its other cells were moved out of their columns: it is not the row above."""
    return next((slot for slot in slots if state.roles.get(slot.column) in NAMES and name_of(slot.key).code), None)


def _unread(state: _State, slot: Slot) -> None:
    """A row that is there but cannot be read: its full marks are not known, so what they are a part of cannot be told to add up."""
    state.reader.notice("P-COLUMN-SHIFT", [slot])
    state.levels.take(state.roles[slot.column], slot.key)
    if "weight" in state.roles.values():
        state.reader.put("indicator_weight", slot, state.levels.subject(), start=0, end=len(slot.view.text), raw="")


def _torn(state: _State, slot: Slot) -> None:
    """The text breaks off within the last row: its full marks are not known, so what they are a part of cannot be told to add up."""
    if state.reader.frame.table.rebuilt and state.block.rows[-1] == slot.row and "weight" in state.roles.values():
        state.reader.put("indicator_weight", slot, replace(state.levels.subject("level2"), indicator=slot.key), start=0, end=len(slot.view.text), raw="")


def _bottom(state: _State, column: int, valued: bool) -> bool:
    """Whether the last name of a row is the indicator itself: it has a value, or its column is the deepest and has a standard or values."""
    deepest = max(at for at, role in state.roles.items() if role in NAMES)
    deep_role = state.roles[deepest]
    if column == deepest and deep_role in ("level1", "level2"):
        return bool({"target", "actual", "rubric"} & set(state.roles.values())) and deep_role == "level2"
    return valued


def _quota(state: _State, level: str, slot: Slot) -> None:
    """产出指标（50分） states a weight, （自评得分48分） a score."""
    match = QUOTA.search(slot.view.text)
    if match is None:
        return
    group = "number" if match["number"] else "bare"
    number = next((found for found in scan(slot.view.text, state.reader.lexicon) if found.number_start == match.start(group)), None)
    if number is None:
        return
    kind = "score" if "得分" in (match["word"] or "") else "weight"
    role = {"level1": f"dimension_{kind}", "level2": f"subdimension_{kind}"}.get(level, f"indicator_{kind}")
    if role == "indicator_weight" and "weight" in state.roles.values():
        return
    state.reader.put(role, slot, state.levels.subject(level), start=number.start, end=number.end, number=number, label=bare(slot.key))


def _cell(state: _State, column: int, slot: Slot, level: str, subject: Subject, aside: Mapping[str, str]) -> None:
    """Emit one cell of a row, prose aside; ``aside``: the comparator and the unit that stand in columns of their own."""
    reader, role = state.reader, state.roles.get(column, "")
    label = state.head(column)
    if role.endswith("1") and role[:-1] in ("weight", "score", "rate"):
        reader.number(f"dimension_{role[:-1]}", slot, state.levels.subject("level1"), label=label, series=state.series(column))
    elif role.endswith("2") and role[:-1] in ("weight", "score", "rate"):
        reader.number(f"subdimension_{role[:-1]}", slot, state.levels.subject("level2"), label=label, series=state.series(column))
    elif role in ("weight", "score", "rate"):
        prefix = {"level1": "dimension", "level2": "subdimension"}.get(level, "indicator")
        put = reader.number(f"{prefix}_{role}", slot, subject, label=label, series=state.series(column))
        if put and put.number and role != "rate":
            state.sums[role] = state.sums.get(role, Decimal(0)) + Decimal(put.number.replace(",", ""))
    elif role in ("completion", "departure", "lost"):
        reader.number(_ROLES[role], slot, subject, label=label)
    elif role in ("attained", "possibility") and subject.indicator:
        about = replace(subject, item="预计") if role == "possibility" else subject
        reader.put("attainment", slot, about, start=0, end=len(slot.view.text), label=label)
    elif role in ("target", "actual", "forecast") and subject.indicator:
        satisfied = role != "forecast" and _SATISFIED.search(subject.indicator)
        concept = {"target": "satisfaction_target", "actual": "satisfaction_reported"}[role] if satisfied else _ROLES[role]
        period = state.period(column) if role != "target" else None
        if slot.key in DASHES and role == "actual" and "forecast" in state.roles.values():
            reader.put("indicator_actual", slot, replace(subject, period=period), start=0, end=len(slot.view.text), label=label)
            return
        sign = aside.get("sign", "") if role == "target" else ""
        reader.value(concept, slot, replace(subject, period=period), label=label, unit=aside.get("unit", ""), sign=sign)


def _close(state: _State) -> None:
    """Read the standard and the note of the row that ends here."""
    row, state.open = state.open, None
    if row is None:
        return
    _deviation(state, row)
    for column, slots in sorted(row.cells.items()):
        role = state.roles.get(column, "")
        view = joined(state.reader.frame.document, slots)
        if role == "rubric" or (role == "definition" and regexp(r"不得分|满分|扣\d|扣除|得分=|得\d").search(view.text)):
            read_rubric(state.reader, slots[0], view, row.subject)
            if "target" not in state.roles.values():
                read_goal(state.reader, slots[0], view, row.subject)
        elif role in ("note", "deviation", "remark"):
            read_notes(state.reader, slots[0], view, row.subject)
            if "rubric" not in state.roles.values() and in_proportion(view.text):
                read_rubric(state.reader, slots[0], view, row.subject)


def _deviation(state: _State, row: _Row) -> None:
    """One ``deviation_note`` a row where the table has such a column: its words, empty where the cell is (told at the actual's cell)."""
    column = next((at for at, role in state.roles.items() if role == "deviation"), None)
    place = next((row.cells[at][0] for at, role in state.roles.items() if role in ("actual", "score") and at in row.cells), None)
    if column is None or place is None or not row.subject.indicator:
        return
    slots = row.cells.get(column)
    if slots:
        state.reader.put("deviation_note", slots[0], row.subject, start=0, end=len(slots[0].view.text))
    else:
        state.reader.put("deviation_note", place, row.subject, start=0, end=len(place.view.text), raw="")


# ---------------------------------------------------------------- totals

def _total(state: _State, slots: list[Slot]) -> None:
    levels = state.levels
    word = bare(slots[0].key)
    subtotal = state.heads.total.get(word) == "subtotal" or word.startswith("小计")
    whole = _whole(aligned_total(slots[1:], state.roles, state.sums) or {}, state.roles)
    single = (subtotal or levels.single) and not whole
    if state.begun and not single:
        return
    if single or whole or not levels.effects_alone:  # a table of effects and satisfaction names no first-level indicator that its total would be of
        _placed_total(state, slots, single)


def _placed_total(state: _State, slots: list[Slot], single: bool) -> None:
    """The figures of a total row; ``single``: of one first-level indicator."""
    reader, levels = state.reader, state.levels
    placed = aligned_total(slots[1:], state.roles, state.sums)
    if placed is None and any(is_measure(slot.key) for slot in slots):
        reader.notice("P-COLUMN-SHIFT", slots)
        return
    subject = levels.subject("level1") if single else Subject()
    for column, slot in sorted((placed or {}).items()):
        role = state.roles[column].rstrip("12")
        if role == "self" and single:
            continue
        if single:
            concept = f"dimension_{role}"
        else:
            score = "self_score" if _is_self(state, column) else "eval_score" if "self" in state.roles.values() else "total_score"
            concept = {"weight": "weight_total", "self": "self_score", "score": score, "rate": "score_rate"}.get(role, "")
        if concept:
            reader.number(concept, slot, subject, label=slots[0].key, series=state.series(column) if role == "score" else None)
    for slot in slots[1:]:
        if slot.key in reader.map("grades") and len(slot.key) <= 3:
            reader.words("total_grade", slot, Subject(), label=slots[0].key)


def _whole(placed: Placed, roles: dict[int, str]) -> bool:
    """A weight total of 100 is the whole's, whatever the caption says."""
    return any(roles[column].startswith("weight") and slot.key.rstrip("分%") in ("100", "100.0", "100.00") for column, slot in placed.items())


def _is_self(state: _State, column: int) -> bool:
    """A column headed 自评得分 is the unit's own, whoever prints it."""
    return "自评" in state.head(column)
