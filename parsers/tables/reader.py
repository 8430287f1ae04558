"""From cells to figures: how a value in a cell is read and dressed as a Figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from lexicon.load import Lexicon
from model.figure import Comparator, Figure, Rubric, Subject
from model.notice import CATALOGUE, Level, Notice
from model.quick import changed
from model.regexp import regexp
from model.span import Span
from model.view import View
from parsers.frames import Frame, Slot, bare, squeeze
from parsers.numbers import Printed, scan

_MONEY = regexp(r"-?\d[\d,]*(?:\.\d+)?(?:亿元|万元|元|亿|万|%)?")
_LOT = regexp(r"(?:施工|监理|设计|采购|土建|安装)?(?:第?[一二三四五六七八九十\d]+|[A-Z])(?:标段?|包|合同段|期工程)|(?:施工|监理|设计|采购)?标段[一二三四五六七八九十\dA-Z]+|监理(?:标段?|单位)?|设计|勘察")
DASHES = frozenset(("", "-", "--", "—", "——", "－", "–", "/", "／", "\\", "―", "…", "*", "一"))
NUMBER = regexp(r"-?\d(?:[\d,]*\d)?(?:\.\d+)?")
LABELLED_VALUE = regexp(r"(?P<label>[\u4e00-\u9fff（）()]{2,12})[:：]?(?P<value>\d[\d,]*(?:\.\d+)?)(?:亿元|万元|元|%|分)?")
"""执行数997.90万元, 得分9.78: a label and what was filled in."""
MARKS = regexp(r"-?\d{1,4}(?:\.\d+)?分?$")
PERCENT = regexp(r"-?\d[\d,]*(?:\.\d+)?[%‰]$")
COUNT_AND_SHARE = regexp(r"\d[\d,]*[人份户名票]?[（(](?:占)?\d+(?:\.\d+)?%[）)]")
"""155人（52.01%）."""
_COUNTED = regexp(r"\d[\d,]*[人份户名票]")
_SHARES = ("%", "‰")
_FULL_DATE = r"(?:(?:19|20)\d{2}|20[xX×]{2})(?:[.\-/]\d{1,2}[.\-/]\d{1,2}日?|年\d{1,2}月(?:\d{1,2}日)?(?:[上中下]旬)?[前底初末中]?|年[前底初末])"
_MONTH = r"(?<![\d.\-—~至])\d{1,2}月(?:\d{1,2}日)?(?:[上中下]旬)?[前底初末中]?(?!份?[-—~至])"
DATE = regexp(f"{_FULL_DATE}|{_MONTH}")
LOOSE_DATE = regexp(rf"{_FULL_DATE}|(?:19|20)\d{{2}}[.\-/]\d{{1,2}}(?!\d)|{_MONTH}")
_GARBLED = regexp(r"\d\.\d+,\d|(?<!\d)0月|(?<!\d)1[3-9]月|\d,\d{1,2}(?!\d)")
_IN_BRACKETS = regexp(r"[(（](?:单位[:：])?((?:亿|万|千)?元)[)）]")
_MONEY_HEAD = regexp(r"(?:项目|年度|预算)?(?:资金|金额|预算执行)[^（(]{0,6}[(（](?:单位[:：])?((?:亿|万|千)?元)[)）]")
_DECLARED_UNIT = regexp(r"金额单位[:：]((?:亿|万|千)?元)")
_NEAR, _FAR = 200, 2_000
UNIT = regexp(r"[(（](?:单位[:：])?([^()（）]{1,8})[)）](?![^()（）]*[(（](?!不?含)[^()（）]{1,8}[)）])")
"""执业（助理）医师（人）: of several brackets the last one tells the unit; （含税） tells none."""
_OPERATOR = regexp(r"(?:≥|≤|>=|<=|=|>|<|≧|≦)+")


@cache
def _areas(digest: str) -> tuple[str, ...]:
    """The units of area, the longest first: 万平方米 is no 平方米."""
    return tuple(sorted((code for code, unit in Lexicon.load().units.items() if unit.dimension in ("area", "land")), key=len, reverse=True))


@dataclass
class Reader:
    """What every table module is handed: the frame's surroundings and the growing lists of what was found."""

    frame: Frame
    lexicon: Lexicon
    part_of: Callable[[int], int]
    figures: list[Figure] = field(default_factory=list)
    rubrics: list[Rubric] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @property
    def group(self) -> str:
        return f"t{self.frame.table.index}"

    def map(self, name: str) -> Mapping[str, str]:
        return self.lexicon.maps[name]

    def money_unit(self, *heads: str) -> str:
        """The money unit printed in a column's or row's head, or beside the table; "" where none is."""
        told = _IN_BRACKETS.findall(squeeze(self.frame.before))
        for head in (*heads, self.frame.unit_note, self.frame.caption, "".join(told[-1:])):
            for word in ("亿元", "万元", "千元", "元"):
                if word in head:
                    return word
        named = {match.group(1) for row in self.frame.rows for slot in row if slot is not None and (match := _MONEY_HEAD.match(slot.key))}
        named = named or self._units_near
        return next(iter(named)) if len(named) == 1 else ""

    @cached_property
    def _units_near(self) -> set[str]:
        """The units in heads (资金投入情况（万元）) that a text without its grid has put near the rows, before or behind; else the one that the
        form declares above (金额单位：万元)."""
        span, text = self.frame.table.span, self.frame.document.text
        near = set(_MONEY_HEAD.findall(squeeze(text[max(0, span.start - _NEAR) : span.end + _NEAR])))
        return near or set(_DECLARED_UNIT.findall(squeeze(text[max(0, span.start - _FAR) : span.end])))

    def unit_of(self, kind: str, head: str) -> str:
        """The unit of a column of a concept's kind: in its head, else (money, areas) beside the table; "" where none is printed."""
        if kind == "money":
            return self.money_unit(head)
        told = UNIT.search(head)
        if told is None and kind == "area":
            return next((word for word in _areas(self.lexicon.digest) if word in self.frame.unit_note or word in self.frame.caption), "")
        return told[1] if told else ""

    def put(self, role: str, slot: Slot, subject: Subject, *, start: int, end: int, label: str = "", number: Printed | None = None,
            raw: str | None = None, unit: str = "", series: str | None = None, doubt: str | None = None) -> Figure:
        """Add the figure that stands at ``start..end`` of the slot's view."""
        figure = self.dress(role, slot, slot.view, subject, start=start, end=end, label=label, number=number, raw=raw, unit=unit,
                            series=series, doubt=doubt)
        self.figures.append(figure)
        return figure

    def dress(self, role: str, slot: Slot, view: View, subject: Subject, *, start: int, end: int, label: str = "", number: Printed | None = None,
              raw: str | None = None, unit: str = "", series: str | None = None, doubt: str | None = None) -> Figure:
        """A figure for a stretch of a view that belongs to the slot (or to a text that runs on from it)."""
        span = view.span(start, end)
        words = view.text[start:end]
        tokens = (view.span(number.number_start, number.number_end),) if number else tuple(_digits(view, start, end))
        return Figure(
            id=f"t{self.frame.table.index}r{slot.row}c{slot.column}.{len(self.figures)}",
            role=role, raw=raw if raw is not None else words, label=label,
            anchor=self.frame.document.anchor(span, self.frame.ref(slot), slot.cell.bbox),
            part=self.part_of(span.start), number=number.number if number else None,
            unit_text=(number.unit + ("元" if number.unit in ("万", "亿") and unit.endswith("元") else "") if number else "") or unit,
            comparator=(number.comparator if number else None) or _comparator(words),
            approximate=number.approximate if number else None,
            subject=changed(subject, group=self.group), tokens=tokens, series=series, doubt=doubt,
        )

    def number(self, role: str, slot: Slot, subject: Subject, *, label: str = "", unit: str = "", series: str | None = None) -> Figure | None:
        """A cell that holds one number (or a dash: nothing)."""
        if slot.key in DASHES:
            return None
        found = list(scan(slot.view.text, self.lexicon))
        if len(found) != 1 or found[0].han:
            return None
        return self.put(role, slot, subject, start=found[0].start, end=found[0].end, label=label, number=found[0], unit=unit, series=series)

    def value(self, role: str, slot: Slot, subject: Subject, *, label: str = "", unit: str = "", series: str | None = None, sign: str = "") -> Figure | None:
        """A cell that holds a value of any kind: one number with its unit, a date, or words.  ``sign``: the comparator where it has a column of its own."""
        figure = self._value(role, slot, subject, label, unit, series)
        if figure is not None and figure.comparator is None and (comparator := _comparator(sign)) is not None:
            figure = self.figures[-1] = changed(figure, comparator=comparator)
        return figure

    def _value(self, role: str, slot: Slot, subject: Subject, label: str, unit: str, series: str | None) -> Figure | None:
        if slot.key in DASHES:
            return None
        text = slot.view.text
        start, end = _trim(text)
        if _GARBLED.search(slot.key):
            return self.put(role, slot, subject, start=start, end=end, label=label, series=series, doubt="识读存疑")
        if (date := date_in(text)) and squeeze(text[:date[0]] + text[date[1]:]).strip("=≥≤><约前底初左右完成开工竣") == "":
            return self.put(role, slot, subject, start=start, end=end, label=label, series=series)
        found = [number for number in scan(text, self.lexicon) if not number.han]
        if len(found) == 1 and _alone(text, found[0]):
            return self.put(role, slot, subject, start=found[0].start, end=found[0].end, label=label, number=found[0], unit=unit, series=series)
        return self.put(role, slot, subject, start=start, end=end, label=label, series=series)

    def date(self, role: str, slot: Slot, subject: Subject, *, label: str = "") -> Figure | None:
        """The first date of a cell."""
        hit = date_in(slot.view.text, pattern=LOOSE_DATE)
        if hit is None:
            return None
        return self.put(role, slot, subject, start=hit[0], end=hit[1], label=label)

    def words(self, role: str, slot: Slot, subject: Subject, *, label: str = "") -> Figure | None:
        """A cell's words as they stand, without a closing stop."""
        if slot.key in DASHES:
            return None
        start, end = _trim(slot.view.text)
        end = start + len(slot.view.text[start:end].rstrip("。；; \n"))
        return self.put(role, slot, subject, start=start, end=end, label=label)

    def notice(self, code: str, slots: Iterable[Slot]) -> None:
        cells = list(slots)
        span = Span(min(slot.start for slot in cells), max(slot.cell.span.end for slot in cells)) if cells else self.frame.table.span
        self.notices.append(Notice(code, Level.WARNING, CATALOGUE[code], span))


def date_in(text: str, start: int = 0, pattern: re.Pattern[str] = DATE) -> tuple[int, int] | None:
    """Where the first date stands in a text that may have blanks inside the date."""
    chars = [at for at in range(start, len(text)) if not text[at].isspace()]
    match = pattern.search("".join(text[at] for at in chars))
    return (chars[match.start()], chars[match.end() - 1] + 1) if match else None


def _alone(text: str, number: Printed) -> bool:
    """Whether the number is what the cell says: nothing or little beside it, so that no second meaning hides."""
    beside = squeeze(text[:number.start] + text[number.end:]).strip("()（）。；;，,、:：")
    return len(beside) <= 10 and not regexp(r"[A-Za-z级第扣]$").search(squeeze(text[:number.start]))


def _trim(text: str) -> tuple[int, int]:
    start, end = 0, len(text)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _digits(view: View, start: int, end: int) -> Iterable[Span]:
    """The number tokens inside a stretch that is read as a whole (a date)."""
    words = view.text[start:end]
    if not any(char.isdigit() for char in words) or len(words) > 30:
        return
    for match in NUMBER.finditer(words):
        yield view.span(start + match.start(), start + match.end())


def _comparator(words: str) -> Comparator | None:
    match = _OPERATOR.match(words)
    if match is None:
        return None
    sign = match.group()
    return Comparator.GE if "≥" in sign or "≧" in sign or ">=" in sign else Comparator.LE if "≤" in sign or "≦" in sign or "<=" in sign else \
        Comparator(sign[0])


def is_number(key: str) -> bool:
    """A cell of a marks column: 10, 9.5, 10分."""
    return bool(MARKS.match(key))


def is_percent(key: str) -> bool:
    return key[-1:] in _SHARES and bool(PERCENT.match(key))


def is_measure(key: str) -> bool:
    return is_number(key) or is_percent(key)


def is_answer(key: str) -> bool:
    """A cell of a table of answers: 155, 52.01%, 298人, 155人（52.01%）."""
    return is_measure(key) or bool(_COUNTED.fullmatch(key) or COUNT_AND_SHARE.fullmatch(key))


def is_money(key: str) -> bool:
    """A cell that holds one number, thousands commas and a unit allowed."""
    return bool(_MONEY.fullmatch(key))


def is_lot(key: str) -> bool:
    """A cell that names a lot of the works or one of those beside them: 二标段, 监理."""
    return bool(_LOT.fullmatch(bare(key)))
