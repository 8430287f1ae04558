"""Dates as printed to DateValue: 2022年7月25日, 2022.7.26, 二〇二四年一月三十日, 9月底, =6月, the first of a range."""

from __future__ import annotations

from model.kept import kept
from model.quantity import DateValue
from model.regexp import regexp
from model.view import folded
from normalize.numerals import han_value

_HAN_YEAR = "[〇零○O一二三四五六七八九]{4}"
_HAN = "[一二三四五六七八九十]{1,3}"
_EDGE = r"(?P<edge>[上中下]旬|初|中|底|末|前)?前?"
_YEAR = regexp(r"(?<!\d)(?:19|20)\d\d(?=\s*年|[./-]\d{1,2}[./-]\d{1,2}(?!\d))")
_FORMS = (
    regexp(rf"(?P<y>\d{{4}})年度?(?:(?P<m>\d{{1,2}})(?:[-至到~—]+\d{{1,2}})?月份?(?:(?P<d>\d{{1,2}})[日号]?)?)?{_EDGE}"),
    regexp(r"(?P<y>\d{4})[-./](?P<m>\d{1,2})(?:[-./](?P<d>\d{1,2}))?(?P<edge>前)?"),
    regexp(rf"(?P<y>{_HAN_YEAR})年(?:(?P<m>{_HAN})月(?:(?P<d>{_HAN})[日号]?)?)?{_EDGE}"),
    regexp(rf"(?P<m>\d{{1,2}})(?:[-至到~—]+\d{{1,2}})?月份?(?:(?P<d>\d{{1,2}})[日号])?{_EDGE}"),
    regexp(rf"(?P<m>{_HAN})月份?(?:(?P<d>{_HAN})[日号])?{_EDGE}"),
    regexp(r"(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)"),
    regexp(r"(?P<y>(?:19|20)\d\d)(?!\d)"),
)
_LAST = ("日", "号", "月", "底", "初", "末", "前", "中", "旬", "份")
_DOTTED = regexp(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|(?:19|20)\d\d(?:[-/]\d{1,2}|\.(?:0?[1-9]|1[0-2]))")
"""5767.47 is an amount, 2022.7 a month."""
_OPERATORS = "=≥≤＝><≦≧约自从于在至到"


def parse_date(text: str, year: int | None = None) -> DateValue | None:
    """The date at the head of a text, comparators and blanks aside; ``year`` where the text prints none.  None where it is no date."""
    bare = "".join(text.split()).lstrip(_OPERATORS)
    for form in _FORMS:
        match = form.match(bare)
        if match:
            return _value(match.groupdict(), year)
    return None


def whole_date(text: str) -> DateValue | None:
    """As :func:`parse_date`, but only where nothing else stands in the text (``5年`` and ``2023`` are no dates)."""
    bare = "".join(text.split()).lstrip(_OPERATORS).rstrip("。；;完成工以")
    if not bare.endswith(_LAST) and not _DOTTED.fullmatch(bare):
        return None
    for form in _FORMS:
        match = form.fullmatch(bare)
        if match and match.groupdict().get("m"):
            return _value(match.groupdict(), None)
    return None


def _value(parts: dict[str, str | None], year: int | None) -> DateValue:
    printed = _number(parts.get("y"))
    edge = parts.get("edge")
    if edge and edge.endswith("旬"):
        edge = {"上旬": "初", "中旬": "中", "下旬": "底"}[edge]
    return DateValue(printed if printed is not None else year, _number(parts.get("m")), _number(parts.get("d")), edge)


def _number(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isascii() else han_value(text)


def year_before(text: str, offset: int) -> int | None:
    """The last year printed before an offset, within the same paragraph's reach."""
    start = max(0, offset - _REACH)
    found = [int(match.group()) for match in _YEAR.finditer(folded(text[start : offset + _TAIL])) if start + match.start() < offset]
    return found[-1] if found else None


_REACH = 120  # characters before an offset
_TAIL = 8  # characters behind an offset that show whether what stands before it is a year


@kept
def years_in(text: str) -> tuple[int, ...]:
    """All years printed in a text (2022年, 2022年度)."""
    return tuple(int(match.group()) for match in _YEAR.finditer(text))
