"""What a sheet's simple formulas give: sums, differences, products and shares of cells.  Anything else is left alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal, DecimalException, InvalidOperation

from model.regexp import regexp

Lookup = Callable[[str, int, int], object]
"""Sheet, row, column → the cell's value (None where it is empty, UNKNOWN where it cannot be told)."""
UNKNOWN = object()
"""The value of a cell of another file, or of a formula that is not understood: nothing can be computed from it."""

_TOKEN = regexp(
    r"\s*(?:(?P<ref>(?:(?P<sheet>'(?:[^']|'')+'|[\w\u4e00-\u9fff]+)!)?\$?(?P<c>[A-Z]{1,3})\$?(?P<r>\d{1,7})(?::\$?(?P<c2>[A-Z]{1,3})\$?(?P<r2>\d{1,7}))?)(?![\w(])"
    r"|(?P<number>\d+(?:\.\d+)?|\.\d+)|(?P<name>[A-Z]+)(?=\()|(?P<sign>[-+*/^%(),]))"
)
_MOST_CELLS = 20_000
_DEEPEST = 60
_NEAR = Decimal("1e-7")


class Unknown(Exception):
    """The formula uses what is not understood here."""


def value_of(formula: str, sheet: str, lookup: Lookup) -> Decimal | None:
    """The result of ``=SUM(B2:B5)/C6``; None where it cannot be told."""
    try:
        return _Reader(formula.removeprefix("="), sheet, lookup).result()
    except (Unknown, DecimalException, RecursionError, ZeroDivisionError):
        return None


def contradicts(kept: Decimal, computed: Decimal) -> bool:
    """Whether the two differ by more than the noise of binary fractions."""
    return abs(kept - computed) > _NEAR * max(Decimal(1), abs(computed))


def decimal_of(value: object) -> Decimal | None:
    """A cell's number, None for words, truth values and dates."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    try:
        number = value if isinstance(value, Decimal) else Decimal(repr(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


class _Reader:
    """Recursive descent over the formula's tokens."""

    def __init__(self, text: str, sheet: str, lookup: Lookup) -> None:
        self._sheet, self._lookup = sheet, lookup
        self._tokens: list[re.Match[str]] = []
        at = 0
        while text[at:].strip():
            match = _TOKEN.match(text, at)
            if match is None:
                raise Unknown(text)
            self._tokens.append(match)
            at = match.end()
        self._at = self._depth = 0

    def result(self) -> Decimal:
        value = self._sum()
        if self._at < len(self._tokens):
            raise Unknown
        return value

    def _sign(self, *signs: str) -> str | None:
        if self._at < len(self._tokens) and self._tokens[self._at]["sign"] in signs:
            self._at += 1
            return self._tokens[self._at - 1]["sign"]
        return None

    def _sum(self) -> Decimal:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Unknown
        value = self._product()
        while sign := self._sign("+", "-"):
            value = value + self._product() if sign == "+" else value - self._product()
        self._depth -= 1
        return value

    def _product(self) -> Decimal:
        value = self._power()
        while sign := self._sign("*", "/"):
            value = value * self._power() if sign == "*" else value / self._power()
        return value

    def _power(self) -> Decimal:
        value = self._unary()
        while self._sign("^"):
            exponent = self._unary()
            if abs(exponent) > 100:
                raise Unknown
            value = Decimal(value**exponent)
        return value

    def _unary(self) -> Decimal:
        if sign := self._sign("-", "+"):
            value = self._unary()
            return -value if sign == "-" else value
        value = self._primary()
        while self._sign("%"):
            value /= 100
        return value

    def _primary(self) -> Decimal:
        if self._at == len(self._tokens):
            raise Unknown
        if self._sign("("):
            value = self._sum()
            self._close()
            return value
        token = self._tokens[self._at]
        self._at += 1
        if token["number"]:
            return Decimal(token["number"])
        if token["name"]:
            return self._called(token["name"])
        if token["ref"] and not token["c2"]:
            held = next(self._cells(token))
            number = Decimal(0) if held is None else decimal_of(held)
            if number is not None:
                return number
        raise Unknown

    def _close(self) -> None:
        if not self._sign(")"):
            raise Unknown

    def _called(self, name: str) -> Decimal:
        self._close_open("(")
        arguments: list[list[Decimal]] = []
        while True:
            arguments.append(self._argument())
            if not self._sign(","):
                break
        self._close()
        return _apply(name, arguments)

    def _close_open(self, sign: str) -> None:
        if not self._sign(sign):
            raise Unknown

    def _argument(self) -> list[Decimal]:
        """The numbers of a range (words and empty cells left out), or one number."""
        token = self._tokens[self._at] if self._at < len(self._tokens) else None
        after = self._tokens[self._at + 1]["sign"] if self._at + 1 < len(self._tokens) else ""
        if token is not None and token["ref"] and after in (",", ")"):
            self._at += 1
            return [number for value in self._cells(token) if (number := decimal_of(value)) is not None]
        return [self._sum()]

    def _cells(self, token: re.Match[str]) -> Iterator[object]:
        sheet = token["sheet"].strip("'").replace("''", "'") if token["sheet"] else self._sheet
        left, top = column_number(token["c"]), int(token["r"])
        right, bottom = (column_number(token["c2"]), int(token["r2"])) if token["c2"] else (left, top)
        if (right - left + 1) * (bottom - top + 1) > _MOST_CELLS:
            raise Unknown
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                value = self._lookup(sheet, row, column)
                if value is UNKNOWN or isinstance(value, date | time | timedelta):
                    raise Unknown  # a date counts as a number in sums, whose zero depends on the file
                yield value


def _apply(name: str, arguments: list[list[Decimal]]) -> Decimal:
    numbers = [number for argument in arguments for number in argument]
    if name == "SUM":
        return sum(numbers, Decimal(0))
    if name == "AVERAGE" and numbers:
        return sum(numbers, Decimal(0)) / len(numbers)
    if name in ("MAX", "MIN") and numbers:
        return max(numbers) if name == "MAX" else min(numbers)
    if name == "ABS" and len(numbers) == 1:
        return abs(numbers[0])
    rounding = {"ROUND": ROUND_HALF_UP, "ROUNDUP": ROUND_UP, "ROUNDDOWN": ROUND_DOWN}.get(name)
    if rounding and len(numbers) == 2 and abs(numbers[1]) <= 12:
        return numbers[0].quantize(Decimal(1).scaleb(-int(numbers[1])), rounding)
    raise Unknown


def column_number(letters: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
