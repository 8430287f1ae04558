"""Exact numbers as printed, and the intervals they stand for.  Decimal only: no float comes near a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from enum import StrEnum

from model.quick import quick

_DOWN = Context(prec=50, rounding=ROUND_FLOOR)
_UP = Context(prec=50, rounding=ROUND_CEILING)
ZERO = Decimal(0)


class Reading(StrEnum):
    """How a printed number may stand for a truer one: the rungs of the ladder, in the order they are tried."""

    AS_PRINTED = "as_printed"
    STATED = "stated"
    ROUNDED = "rounded"
    TRUNCATED = "truncated"


@quick
@dataclass(frozen=True, slots=True)
class Interval:
    """All values from low to high; an open end is not among them."""

    low: Decimal
    high: Decimal
    low_closed: bool = True
    high_closed: bool = True

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"interval upside down: {self.low} > {self.high}")

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        return cls(value, value)

    def __add__(self, other: Interval) -> Interval:
        return Interval(_DOWN.add(self.low, other.low), _UP.add(self.high, other.high),
                        self.low_closed and other.low_closed, self.high_closed and other.high_closed)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_closed, self.low_closed)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        corners = [(a * b, ac and bc) for a, ac in self._ends() for b, bc in other._ends()]
        return _hull(corners)

    def __truediv__(self, other: Interval) -> Interval:
        """Raises ZeroDivisionError where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("the divisor may be zero")
        down = [(_DOWN.divide(a, b), ac and bc) for a, ac in self._ends() for b, bc in other._ends()]
        up = [(_UP.divide(a, b), ac and bc) for a, ac in self._ends() for b, bc in other._ends()]
        low, high = _hull(down), _hull(up)
        return Interval(low.low, high.high, low.low_closed, high.high_closed)

    def _ends(self) -> tuple[tuple[Decimal, bool], tuple[Decimal, bool]]:
        return (self.low, self.low_closed), (self.high, self.high_closed)

    def meets(self, other: Interval) -> bool:
        """Whether some value is in both."""
        if self.high < other.low or other.high < self.low:
            return False
        if self.high == other.low:
            return self.high_closed and other.low_closed
        if other.high == self.low:
            return other.high_closed and self.low_closed
        return True

    def gap(self, other: Interval) -> Decimal:
        """The distance between the two, 0 where they meet or touch."""
        return max(ZERO, other.low - self.high, self.low - other.high)

    def cap(self, low: Decimal | None = None, high: Decimal | None = None) -> Interval:
        """Each value clamped to low..high (as 扣完为止 and 不超过权重 do)."""
        a, b = self.low, self.high
        a_closed, b_closed = self.low_closed, self.high_closed
        if high is not None and b > high:
            b, b_closed = high, True
            if a > high:
                a, a_closed = high, True
        if low is not None and a < low:
            a, a_closed = low, True
            if b < low:
                b, b_closed = low, True
        return Interval(a, b, a_closed, b_closed)

    def contains(self, value: Decimal) -> bool:
        return self.meets(Interval.point(value))


def _hull(corners: list[tuple[Decimal, bool]]) -> Interval:
    low = min(value for value, _ in corners)
    high = max(value for value, _ in corners)
    return Interval(low, high, any(c for v, c in corners if v == low), any(c for v, c in corners if v == high))


class Precision(StrEnum):
    """What a printed number may stand for.  EXACT: itself (weights, counts, thresholds, operands of printed working).
    PRINTED: half a unit of its own last digit.  SERIES: half a unit of the finest last digit of its column."""

    EXACT = "exact"
    PRINTED = "printed"
    SERIES = "series"


class Approximate(StrEnum):
    """Words about a number: 约 / 近 / 左右, 余 / 多, 超过 / 以上, 不足 / 以下."""

    ABOUT = "about"
    AND_MORE = "and_more"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Unit:
    """``factor`` takes the printed number to the dimension's base unit: 万元 -> 10000 元."""

    code: str
    dimension: str
    factor: Decimal


@quick
@dataclass(frozen=True, slots=True)
class Quantity:
    """``value`` and ``ulp`` (the worth of one unit of the last digit that counts) in the base unit ``unit``:
    元, 平方米, 米, 分, %, or the counter word (个, 户, 栋 …); ``""`` where nothing says."""

    value: Decimal
    unit: str
    ulp: Decimal = ZERO
    precision: Precision = Precision.PRINTED
    approximate: Approximate | None = None

    def interval(self, reading: Reading = Reading.ROUNDED) -> Interval:
        """What the printed number stands for: a point where exact, ``[v - ulp/2, v + ulp/2]`` rounded,
        ``[v, v + ulp)`` truncated (mirrored below zero), wider for 约 and 余."""
        v, u = self.value, self.ulp
        match self.approximate:
            case Approximate.ABOUT:
                step = u or _last_place(v)
                return Interval(v - step, v + step)
            case Approximate.AND_MORE:
                return Interval(v, v + (_last_place(v) if v else u), True, False)
            case Approximate.OVER:
                return Interval(v, v + abs(v) * 10 + 1)
            case Approximate.UNDER:
                return Interval(min(ZERO, v), v)
        if self.precision is Precision.EXACT or reading in (Reading.AS_PRINTED, Reading.STATED) or not u:
            return Interval.point(v)
        if reading is Reading.TRUNCATED:
            return Interval(v, v + u, True, False) if v >= 0 else Interval(v - u, v, False, True)
        return Interval(v - u / 2, v + u / 2)


def _last_place(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 5.1万 -> 1000, 300 -> 100."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A calendar day."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as precisely as it is printed.  ``edge``: 初 / 中 / 底 / 前 as printed, else None.

    ``year`` is None where only a month is printed (=6月); ``earliest`` and ``latest`` then cannot be told.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    edge: str | None = None

    def iso(self) -> str:
        """``2022-07-27``, ``2022-07``, ``2022``; without a year ``6月``, with an edge ``9月底``."""
        if self.year is None or self.edge:
            words = f"{self.year}年" if self.year is not None else ""
            words += f"{self.month}月" if self.month is not None else ""
            words += f"{self.day}日" if self.day is not None else ""
            return words + (self.edge or "")
        parts = [f"{self.year:04}"]
        parts += [f"{self.month:02}"] if self.month is not None else []
        parts += [f"{self.day:02}"] if self.day is not None else []
        return "-".join(parts)

    def earliest(self) -> Day | None:
        if self.year is None:
            return None
        if self.edge in ("底", "末") and self.day is None:
            return Day(self.year, self.month or 12, 20)
        return Day(self.year, self.month or 1, self.day or 1)

    def latest(self) -> Day | None:
        if self.year is None:
            return None
        month = self.month or 12
        if self.day is not None:
            return Day(self.year, month, self.day)
        if self.edge == "初":
            return Day(self.year, self.month or 3, 10 if self.month else 31)
        return Day(self.year, month, days_in_month(self.year, month))

    def valid(self) -> bool:
        """Whether the calendar has it (0月 and 13月 it has not)."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.day is not None:
            longest = days_in_month(self.year or 2024, self.month or 1)
            return 1 <= self.day <= longest
        return True


def days_in_month(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31
