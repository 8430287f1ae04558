"""Dates in clean text, as they are printed: where they stand, not what they mean (normalising reads them)."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass

from model.kept import kept
from model.regexp import regexp

_B = r"\s*"
_HAN = "[一二三四五六七八九十]{1,3}"
_EDGE = rf"(?:{_B}(?:[上中下]旬|年?[初中底末](?![级步期央小标]))?(?:{_B}(?:之|以)?前(?![期往来者后去景身端列置进沿提述]))?)?"
_YEAR = r"(?<!\d)(?:19|20)\d\d"
_DAY = rf"{_B}\d{{1,2}}{_B}[日号]"
_SEPARATORS = "-—–~～至到"
_TO = rf"{_B}(?:[{_SEPARATORS}]+){_B}"

_DATE = regexp(
    rf"(?P<months>{_YEAR}{_B}年{_B}\d{{1,2}}(?:{_B}月)?{_TO}\d{{1,2}}{_B}月份?(?!{_DAY}))"
    rf"|(?P<full>{_YEAR}{_B}年{_B}\d{{1,2}}{_B}月(?!\d*{_B}个月)(?:{_DAY})?{_EDGE})"
    rf"|(?P<dots>{_YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}}(?![\d.]))"
    rf"|(?P<han>[二][〇零○O一二三四五六七八九]{{3}}年{_HAN}月(?:{_HAN}[日号])?)"
    rf"|(?P<edged>{_YEAR}{_B}年{_B}(?:年底|年末|年初|底|末|初|上半年|下半年))"
    rf"|(?P<day>(?<!\d)(?:1[0-2]|0?[1-9]){_B}月{_DAY})"
    rf"|(?P<edge>(?<![\d-])(?:1[0-2]|0?[1-9]){_B}月份?{_B}(?:[上中下]旬|[初底末]|(?:之|以)?前(?!期)){_EDGE})"
)
_LIKE = regexp(r"\d\s*月|[〇零○O一二三四五六七八九]年|年\s*[年底末初上下]|\d[./-]\d{1,2}[./-]\d")
"""What every date holds."""
_RANGE = regexp(_TO)


@dataclass(frozen=True, slots=True)
class DateHit:
    """A date in a clean text; ``raw`` keeps 底 and 前.  ``range_end``: it is the later end of a range;
    ``range_start``: the earlier; ``form``: the pattern's name."""

    start: int
    end: int
    raw: str
    form: str
    range_start: bool = False
    range_end: bool = False


@kept
def dates_in(text: str) -> tuple[DateHit, ...]:
    """All dates, left to right.  A bare year and a bare month are none."""
    return tuple(_dates(text))


def _dates(text: str) -> Iterator[DateHit]:
    hits = [
        DateHit(match.start(), match.start() + len(match.group().rstrip()), match.group().rstrip(), match.lastgroup or "")
        for match in (_DATE.finditer(text) if _LIKE.search(text) else ())
    ]
    for index, hit in enumerate(hits):
        opens = index + 1 < len(hits) and bool(_RANGE.fullmatch(text[hit.end : hits[index + 1].start]))
        closes = index > 0 and bool(_RANGE.fullmatch(text[hits[index - 1].end : hit.start]))
        yield DateHit(hit.start, hit.end, hit.raw, hit.form, opens, closes)


def only_date(text: str) -> DateHit | None:
    """The date that a text is, if it is one and nothing else but space around it."""
    text = text.strip()
    hits = dates_in(text)
    return hits[0] if len(hits) == 1 and hits[0].raw == text else None


_OF_MONTH = regexp(r"(?:(?P<year>\d{4})\s*年\s*)?(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]")
_POINTED = regexp(r"(?P<year>(?:19|20)\d\d)\s*[./-]\s*(?P<month>\d{1,2})\s*[./-]\s*(?P<day>\d{1,2})(?!\d)")
_LEAP = 2000


def off_the_calendar(raw: str) -> bool:
    """Whether a date names a day that its month never has: 6月31日; 2月29日 only where its year is told."""
    match = _OF_MONTH.match(raw) or _POINTED.match(raw)
    if match is None or not 1 <= int(match["month"]) <= len(calendar.month_name) - 1:
        return match is not None
    return not 1 <= int(match["day"]) <= calendar.monthrange(int(match["year"] or _LEAP), int(match["month"]))[1]
