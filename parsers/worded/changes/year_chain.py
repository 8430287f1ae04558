"""Years in a chain, each with its growth: 2021年1,386万元，2022年1,475.6万元，比上年增长6.46%；2023年1,648.3万元，增长11.7%."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.changes.change import told_change
from parsers.worded.scene import Scene, Term, Told, alike, value

_YEAR = regexp(r"(20\d\d)年")
_AGAINST = regexp(r"[较比与]20")
_GROWN = regexp(r"^[，,、(（](?:同比|较上年|比上年|较去年|比去年|又|再)*(?P<way>增长率?|增幅|上升|提高|增加|下降率?|降幅|降低|减少)(?:了|为|是|:)*$")
_FELL = regexp(r"降|减")
_COME_TO = ("达", "达到")
_FEWEST = 3


def _come_to(paragraph: Scene, term: Term) -> bool:
    """2023年达到8.46亿元: where the years of a series are told one by one, what the last has come to, and no bound."""
    printed = term.number.printed
    plain = term.dimension not in ("percent", "") and not printed.han and printed.approximate is None
    return plain and paragraph.text[printed.start : printed.number_start] in _COME_TO


def year_chain(paragraph: Scene) -> Iterator[Told]:
    """Three years or more of one series, one number a year; the growth behind a year's number is against the year before."""
    if not paragraph.percents:
        return
    years: dict[int, list[int]] = {}
    terms = paragraph.terms
    for at, term in enumerate(terms):
        named = set(_YEAR.findall(term.lead))
        if (term.countable or _come_to(paragraph, term)) and len(named) == 1 and not _AGAINST.search(term.lead):
            years.setdefault(int(named.pop()), []).append(at)
    if len(years) < _FEWEST or any(len({value(terms[at]) for at in places}) > 1 for places in years.values()):
        return
    told = {places[0]: year for year, places in years.items()}
    for (at, now), share in pairwise(enumerate(terms)):
        year = told.get(at)
        grown = _GROWN.match(share[1].lead) if year is not None and share[1] in paragraph.percents else None
        base = terms[years[year - 1][0]] if year is not None and year - 1 in years else None
        if grown is not None and base is not None and base.end <= now.start and alike(base, now):
            yield told_change(share[1], now, base, not _FELL.search(grown["way"]))
