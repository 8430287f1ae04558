"""Numbers and dates as a sheet shows them, by their number format."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from model.regexp import regexp

_SECTION = regexp(r'(?:"[^"]*"|[\\!].|\[[^\]]*\]|[^;])*', re.S)
_PIECE = regexp(r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]\-]*)[^\]]*\]|\[(?P<bracket>[^\]]*)\]|(?P<sign>.)', re.S)
_NUMBER = regexp(r"[0#?][0#?,]*(?:\.[0#?]*)?(?:[eE][+\-]0+)?,*|\.[0#?]+")
_SHIFTED = regexp(r"0[\\!]\.(0+)(,*)")
"""0!.0, : a point put in by hand, as Chinese sheets show amounts in 万."""
_DATE = regexp(r"y{1,4}|m{1,5}|d{1,4}|h{1,2}|s{1,2}|(?:am/pm|上午/下午)", re.I)
_CONDITION = regexp(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_LOCAL = {"mm-dd-yy": "yyyy/m/d", "m/d/yy h:mm": "yyyy/m/d h:mm"}
"""Formats that each system shows in its own way."""
_MARK = "\x00"
_LARGEST = Decimal(10) ** 15


@dataclass(frozen=True, slots=True)
class _Section:
    """One of up to four: the words before and after the number's pattern (None: no number is shown), and by how many places it moves."""

    before: str
    number: str | None
    after: str
    shift: int
    condition: tuple[str, Decimal] | None
    dated: bool


def displayed(value: object, form: str) -> str:
    """A cell's value as the sheet shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return _date(value, form)
    if isinstance(value, datetime.timedelta):
        seconds = int(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02d}"
    if isinstance(value, int | float | Decimal):
        try:
            return figure(value if isinstance(value, Decimal) else Decimal(repr(value)), form)
        except InvalidOperation:  # not a number, infinity
            return str(value)
    return str(value).strip()


def figure(value: Decimal, form: str) -> str:
    """A number by its format; digits beyond the format's are rounded as the sheet does."""
    if not value.is_finite():
        return str(value)
    sections = _sections(form)
    section, bare = _chosen(sections, value)
    if section is None or section.dated:
        return general(value)
    if section.number is None:
        shown = section.before + section.after
        return (("-" if value < 0 and not bare else "") + general(abs(value))) if section.before == "General" else shown.strip()
    said = _digits(abs(value).scaleb(section.shift), section.number)
    negative = value < 0 and not bare and any(char in "123456789" for char in said)
    return ("-" if negative else "") + (section.before + said + section.after).strip()


def general(value: Decimal) -> str:
    """Fifteen significant digits, as sheets keep them; no exponent within reason."""
    value = Decimal(format(value, ".15g"))
    if value and not Decimal("1e-9") < abs(value) < Decimal("1e21"):
        return format(value.normalize(), "E")
    said = format(value, "f")
    return said.rstrip("0").rstrip(".") if "." in said else said


@lru_cache(maxsize=512)
def _sections(form: str) -> tuple[_Section, ...]:
    if form in ("", "@") or form.lower().startswith(("general", "g/")) or "/?" in form:
        return ()
    found: list[_Section] = []
    at = 0
    while at <= len(form) and len(found) < 4:
        match = _SECTION.match(form, at)
        stop = match.end() if match else len(form)
        found.append(_section(form[at:stop]))
        at = stop + 1
    return tuple(found)


def _section(text: str) -> _Section:
    """Literals put apart from the digits' pattern."""
    literals: list[str] = []
    plain = ""
    condition = None
    moved = _SHIFTED.search(text)
    text = _SHIFTED.sub(lambda match: "0." + match[1], text)
    for piece in _PIECE.finditer(text):
        literal = piece["quoted"] or piece["escaped"] or piece["currency"]
        if literal:
            plain += _MARK
            literals.append(literal)
        elif piece["bracket"]:
            found = _CONDITION.fullmatch(piece["bracket"])
            condition = (found[1], Decimal(found[2])) if found else condition
        elif piece["sign"]:
            plain += piece["sign"]
    number = _NUMBER.search(plain)
    left, right = (plain[: number.start()], plain[number.end() :]) if number else (plain, "")
    words = iter(literals)
    before = "".join(next(words) if char == _MARK else char for char in left)
    after = "".join(next(words, "") if char == _MARK else char for char in right if char == _MARK or char not in "0#?")
    dated = number is None and bool(_DATE.search(plain.replace(_MARK, ""))) and "General" not in plain
    shift = 2 * plain.count("%") - (len(moved[1]) + 3 * len(moved[2]) if moved else 0)
    return _Section(before, number.group() if number else None, after, shift, condition, dated)


def _chosen(sections: tuple[_Section, ...], value: Decimal) -> tuple[_Section | None, bool]:
    """The section for a value; ``bare``: it shows the value without its sign."""
    if not sections:
        return None, False
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or _holds(value, *section.condition):
                return section, False
        return None, False
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], False


def _holds(value: Decimal, sign: str, bound: Decimal) -> bool:
    return {"<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound, "=": value == bound, "<>": value != bound}[sign]


def _digits(value: Decimal, pattern: str) -> str:
    """The digits of a positive number by a pattern such as #,##0.00 or 0.0,."""
    scale = len(pattern) - len(pattern.rstrip(","))
    pattern = pattern.rstrip(",")
    value = value / Decimal(1000) ** scale
    whole, _, places = pattern.partition(".")
    if "e" in pattern.lower():
        return format(value, f".{places.lower().partition('e')[0].count('0')}E")
    if value >= _LARGEST * 1000:
        return general(value)
    rounded = value.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    said = format(rounded, ",f" if "," in whole else "f")
    optional = len(places) - len(places.rstrip("#?"))
    for _ in range(optional):
        said = said[:-1] if said.endswith("0") and "." in said else said
    said = said.removesuffix(".")
    zeros = whole.replace(",", "").count("0")
    integer, dot, rest = said.partition(".")
    if not zeros and integer == "0":
        integer = "" if dot else integer if places else ""
    return integer.rjust(zeros, "0") + dot + rest


def _date(value: datetime.datetime | datetime.date | datetime.time, form: str) -> str:
    """By the format's own letters; a format that the system chooses, in Chinese."""
    section = _LOCAL.get(form.split(";")[0].lower(), form.split(";")[0])
    plain = "".join(
        _MARK + (piece["quoted"] or piece["escaped"]) + _MARK if piece["quoted"] or piece["escaped"] else piece["sign"] or ""
        for piece in _PIECE.finditer(section)
    )
    parts = plain.split(_MARK)
    codes = "".join(parts[0::2])
    if not regexp(r"[ymdh]", re.IGNORECASE).search(codes) or "F800" in section:
        codes, parts = "yyyy", ["yyyy", "年", "m", "月", "d", "日"] if not isinstance(value, datetime.time) else ["h:mm"]
    hours = False
    said = ""
    for at, part in enumerate(parts):
        if at % 2:
            said += part
            continue
        last = 0
        for code in _DATE.finditer(part):
            word = code.group().lower()
            hours = word[0] == "h" or (hours and word[0] in "ms")
            said += part[last : code.start()] + _code(value, word, hours)
            last = code.end()
        said += part[last:]
    return regexp(r"\s*@$").sub("", said).strip()


def _code(value: datetime.datetime | datetime.date | datetime.time, word: str, hours: bool) -> str:
    clock = value if isinstance(value, datetime.datetime | datetime.time) else datetime.time()
    pad = len(word) >= 2
    if word[0] == "h":
        number = clock.hour
    elif word[0] == "s":
        number = clock.second
    elif word[0] == "m" and hours:
        number = clock.minute
    elif isinstance(value, datetime.time) or word[0] in "a上":
        return ""
    elif word[0] == "y":
        return f"{value.year:04d}" if len(word) > 2 else f"{value.year % 100:02d}"
    else:
        number = value.month if word[0] == "m" else value.day
        pad = len(word) == 2
    return f"{number:02d}" if pad else str(number)
