"""Rates that a budget's rules define, by name: 预算调整率 is what was added of the budget at the year's beginning, 变动率 the change against
the year before; and rates whose working is written out with its words: 支出173万元/预算180万元=96.11%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lexicon.load import Lexicon
from lexicon.match import alternatives
from model.regexp import regexp
from parsers.worded.changes.change import told_change
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in

_LINK = r"(?:仅为|约为|为|是|达到|达|仅|:|-|－)*"
_PART = regexp(r"其中[^，,。;；]*$")
"""其中行政编制86名、事业编制54名: neither is the whole."""


@cache
def _names(digest: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{alternatives(Lexicon.load().maps['defined_rates'])}){_LINK}$")


@cache
def _cues(words: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in words.split("、")))


_QUOTES = regexp(r"[“”\"]")


def defined(paragraph: Scene) -> Iterator[Told]:
    """Each rate of a known name whose paragraph tells one number for what it is of and one for what it is measured by."""
    for share in paragraph.percents:
        match = _names(paragraph.lexicon.digest).search(_QUOTES.sub("", share.lead))
        if match is None or "=" in share.lead:
            continue
        over, under = paragraph.lexicon.maps["defined_rates"][match["name"]].split("/")
        near = [term for term in paragraph.before(share) if term.countable and not _PART.search(paragraph.text, paragraph.start, term.start)]
        bases = [term for term in near if _cues(under).search(term.clause) and not _cues(over).search(term.clause)]
        tops = [term for term in near if _cues(over).search(term.clause) and term not in bases and any(alike(term, base) for base in bases)]
        if _one(tops) and _one(bases):
            top, base = tops[-1], bases[-1]
            yield Told("rate", match["name"], share, (f"{top.plain}/{as_printed_in(base, top.factor)}",), True, (base, top, share))


def _one(terms: Sequence[Term]) -> bool:
    return len({term.plain for term in terms}) == 1


_CHANGE = regexp(rf"(?:变动率|变化率|增减率){_LINK}$")
_LAST = regexp(r"(?<![比较与])(?:上年度?末?|去年|年初|期初)(?P<what>[^，。;\d]*?)(?:为|是|共|:)*$")
_MOVED = regexp(r"[比较增减多少]")
_NOW = regexp(r"本年|今年|当年|年末|期末")


def varied(paragraph: Scene) -> Iterator[Told]:
    """决算39万元，…，上年决算42万元，变动率-7.14%; 年初结转58万元，年末结转60万元，变动率3.45%: last year's number and this year's, one each."""
    for share in paragraph.percents:
        if not _CHANGE.search(share.lead) or "=" in share.lead:
            continue
        near = [term for term in paragraph.before(share) if term.countable]
        last = [term for term in near if _LAST.search(term.clause)]
        if not _one(last):
            continue
        now = [term for term in near if term not in last and not _MOVED.search(term.clause) and alike(term, last[-1]) and _is_now(term, last[-1])]
        if _one(now):
            new, old = now[-1], last[-1]
            yield told_change(share, new, old, True, False)


def _is_now(term: Term, last: Term) -> bool:
    """Whether a number is this year's of what another one is last year's of."""
    match = _LAST.search(last.clause)
    what = match["what"] if match else ""
    return bool(_NOW.search(term.clause)) or (len(term.clause) > 1 and what.endswith(term.clause))


_OVER, _EQUALS = regexp(r"[/÷](?:\([^()\d]*\))?[\u4e00-\u9fff“”]{0,12}"), regexp(r"(?:[×*]100%)?=")


def written_out(scene: Scene) -> Iterator[Told]:
    """支出173万元/预算180万元=96.11%: a working that names what it works with."""
    for top, base, share in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        shaped = _OVER.fullmatch(scene.between(top, base)) and _EQUALS.fullmatch(scene.text[base.end : share.number.printed.number_start])
        if shaped and share.dimension == "percent" and alike(top, base) and top.countable and base.countable:
            yield Told("rate", "比率", share, (f"{top.plain}/{as_printed_in(base, top.factor)}",), True, (top, base, share))
