"""Units: from the figure, else its column or row head, else the table's note, else the concept's own, else amounts printed elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from lexicon.load import Lexicon
from lexicon.match import alternatives
from model.document import Document, Table
from model.fact import Concept
from model.figure import Figure
from model.quantity import Unit
from model.quick import quick
from model.regexp import regexp
from model.span import CellRef
from normalize.numerals import decimal_of, plain

BASE = {
    "money": "元",
    "area": "平方米",
    "land": "亩",
    "length": "米",
    "money_per_area": "元/平方米",
    "percent": "%",
    "mark": "分",
    "duration": "天",
    "workday": "工作日",
    "month_count": "个月",
    "year_count": "年",
    "mass": "吨",
    "volume": "立方米",
    "hours": "小时",
}
_DEFAULTS = {"rate": "%", "score": "分", "weight": "分"}
_BARE = {"万": "万元", "亿": "亿元"}
_NOTE_REACH = 80
_NUMERAL = regexp(r"[\d,.]+")
_KIND_DIMENSIONS = {"money": "money", "area": "area", "length": "length"}


@quick
@dataclass(frozen=True, slots=True)
class Measured:
    """``unit``: the base unit's name; ``dimension``: the lexicon's; ``step``: where the unit came from, "" if printed at the number."""

    unit: str
    dimension: str
    factor: Decimal
    step: str = ""


def base_unit(dimension: str) -> str:
    kind, _, one = dimension.partition(":")
    return one if kind == "count" else f"元/{one}" if kind == "money_per" and one else BASE.get(dimension, "")


def _measured(unit: Unit, step: str) -> Measured:
    return Measured(base_unit(unit.dimension), unit.dimension, unit.factor, step)


@dataclass
class UnitBook:
    """Finds the unit of a figure; keeps what heads and notes say, once a table."""

    document: Document
    lexicon: Lexicon
    _columns: dict[tuple[int, int], str] = field(default_factory=dict)
    _heads: dict[tuple[int, int], str] = field(default_factory=dict)
    """As ``_columns``, without the cells of rows that hold numbers: an indicator's name (兑付率（%）) is no head of what stands above or below it."""
    _rows: dict[tuple[int, int], str] = field(default_factory=dict)
    _notes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _elsewhere: dict[tuple[int, str], str] = field(default_factory=dict)
    _siblings: dict[int, str] = field(default_factory=dict)

    def learn(self, figures: Iterable[Figure]) -> None:
        """Amounts printed with a unit, by part and numeral: they lend it to the same amount printed without."""
        money = {name for name, unit in self.lexicon.units.items() if unit.dimension == "money"}
        figures = tuple(figures)
        for figure in figures:
            unit = self._word(figure.unit_text, "money")
            if figure.number and unit in money:
                self._elsewhere.setdefault((figure.part, plain(figure.number)), unit)
                if figure.anchor.cell:
                    self._siblings.setdefault(figure.anchor.cell.table, unit)
        for figure in figures:
            code = self._elsewhere.get((figure.part, plain(figure.number or "")))
            if code and figure.anchor.cell and not figure.unit_text and "." in (figure.number or ""):
                self._siblings.setdefault(figure.anchor.cell.table, code)

    def measure(self, figure: Figure, concept: Concept) -> Measured | None:
        """The unit of a figure; None where an amount or a measure has none anywhere."""
        printed = self._word(figure.unit_text, concept.kind)
        if printed in self.lexicon.units:
            return _measured(self.lexicon.units[printed], "")
        if printed in ("万", "亿"):
            return Measured("", "", Decimal(10**4 if printed == "万" else 10**8))
        if figure.unit_text:
            return Measured(figure.unit_text, "", Decimal(1))
        if concept.code in _SHARES and figure.anchor.cell and _is_fraction(figure.number or "") and "%" not in figure.label:
            return Measured("%", "印作小数的比率", Decimal(100))
        if concept.kind in _DEFAULTS:
            return _measured(self.lexicon.units[_DEFAULTS[concept.kind]], "")
        beside = self._beside(figure, concept.kind)
        if beside is not None:
            return beside
        if concept.kind == "count" or concept.kind == "value":
            return Measured(concept.unit, "", Decimal(1))
        if concept.kind == "money":
            return self._lent(figure)
        return _measured(self.lexicon.units[concept.unit], "") if concept.unit in self.lexicon.units else None

    def _word(self, text: str, kind: str) -> str:
        word = "".join(text.split()).replace("㎡", "平方米").replace("％", "%")
        return _BARE.get(word, word) if kind == "money" else word

    def _beside(self, figure: Figure, kind: str) -> Measured | None:
        """The unit in the label, the column head, the row head, or (for amounts and measures) the table's note."""
        dimension = _KIND_DIMENSIONS.get(kind)
        places: list[tuple[str, str]] = [("名目所注单位", figure.label)]
        cell = figure.anchor.cell
        if cell is not None and cell.table < len(self.document.tables):
            table = self.document.tables[cell.table]
            self._read_heads(table)
            column = self._columns if dimension is not None else self._heads
            places.append(("列头单位", column.get((cell.table, cell.column), "")))
            places.append(("行头单位", self._rows.get((cell.table, cell.row), "")))
            places.extend(("表注单位", note) for note in self._note(table) if dimension is not None)
        for step, text in places:
            unit = self._in_brackets(text, dimension)
            if unit is not None:
                return _measured(unit, f"{step}：{unit.code}")
        return None

    def _in_brackets(self, text: str, dimension: str | None) -> Unit | None:
        if not text:
            return None
        units = self.lexicon.units
        for match in _brackets(self.lexicon.digest).finditer("".join(text.split())):
            for word in regexp(r"[、,，/;；]").split(match["words"]) if match["words"] not in units else [match["words"]]:
                unit = units.get(_BARE.get(word, word))
                if unit is not None and (unit.dimension == dimension or (dimension is None and unit.dimension != "money")):
                    return unit
        return None

    def _read_heads(self, table: Table) -> None:
        """Head texts of a table, gathered once: all text above the first number of a column, all text left of it in a row."""
        if table.index in self._notes:
            return
        self._notes[table.index] = self._notes_of(table)
        text = self.document.text
        valued = {cell.row for cell in table.cells if _NUMERAL.fullmatch(text[cell.span.start : cell.span.end].strip())}
        for cell in table.cells:
            words = "".join(text[piece.start : piece.end] for piece in cell.pieces)
            if len(words) > 40 or not ("元" in words or "(" in words or "（" in words):
                continue
            for column in range(cell.column, cell.column + cell.column_span):
                key = (table.index, column)
                self._columns[key] = words + self._columns.get(key, "")
                if cell.row not in valued:
                    self._heads[key] = words + self._heads.get(key, "")
            for row in range(cell.row, cell.row + cell.row_span):
                key = (table.index, row)
                self._rows[key] = words + self._rows.get(key, "")

    def _note(self, table: Table) -> tuple[str, ...]:
        return self._notes.get(table.index, ())

    def _notes_of(self, table: Table) -> tuple[str, ...]:
        text = self.document.text
        spans = [span for span in (table.unit_note, table.caption) if span is not None]
        before = text[max(0, table.span.start - _NOTE_REACH) : table.span.start]
        return (*(text[span.start : span.end] for span in spans), before)

    def _lent(self, figure: Figure) -> Measured | None:
        """The unit of the same amount printed elsewhere in the part, or of the table's other amounts."""
        code = self._elsewhere.get((figure.part, plain(figure.number or "")))
        if code:
            return _measured(self.lexicon.units[code], f"单位从同部分另处的同一金额：{code}")
        cell: CellRef | None = figure.anchor.cell
        sibling = self._siblings.get(cell.table) if cell else None
        return _measured(self.lexicon.units[sibling], f"单位从同表其他金额：{sibling}") if sibling else None


_SHARES = ("execution_rate", "received_rate", "indicator_rate", "dimension_rate")


def _is_fraction(number: str) -> bool:
    """0.95, 1, 1.00 in a column of rates without a percent sign: shares of one."""
    value = decimal_of(number)
    return value is not None and 0 < value <= 1


@cache
def _brackets(digest: str) -> re.Pattern[str]:
    """（万元） (单位：万元、个) 单位:亿元 — a unit in brackets or after 单位."""
    units = alternatives([*Lexicon.load().units, *_BARE])
    words = rf"(?P<words>(?:{units})(?:[、,，/;；](?:{units}))*)"
    return re.compile(rf"(?:[（(](?:(?:金额)?单位[:：为]?|(?:金额|数额)[:：为]?|计量单位[:：]?)?|单位[:：为]?){words}")
