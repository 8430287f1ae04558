"""Kinds of people asked that share a noun: 购机农户问卷 and 参保农户问卷 are two surveys, each with its own numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from lexicon.load import Lexicon
from lexicon.match import alternatives
from model.figure import Figure
from model.quick import changed
from model.regexp import regexp
from parsers.stretch import Stretch

_SURVEYED = ("survey_sent", "survey_returned", "survey_valid", "survey_returned_rate", "survey_valid_rate", "satisfaction_reported")
_FEWEST = 2
_VERBS = regexp(r"^(?:回收|收回|发放|有效|面向|针对|对|向|其中|名|户|份|的|共|了)+")


@cache
def _kinds(words: tuple[str, ...]) -> re.Pattern[str]:
    who = alternatives(words)
    return re.compile(
        rf"(?:^|(?<=[，,、；;。:：（(）)和及\d份名户])|(?<=回收)|(?<=收回)|(?<=发放)|(?<=面向)|(?<=[对向]))"
        rf"(?P<kind>[\u4e00-\u9fff]{{2,4}}?(?P<who>{who}))(?=(?:满意度|有效|调查|的)*(?:调查)?(?:问卷|样本|满意度))"
    )


def respondents_apart(figures: Sequence[Figure], texts: Sequence[Stretch], lexicon: Lexicon) -> tuple[Figure, ...]:
    """The figures of surveys, each with the whole name of whom it asked, where two kinds share a noun and each is told of twice."""
    figures = _of_table(figures, texts, frozenset(lexicon.words["respondents"]))
    pattern = _kinds(lexicon.words["respondents"])
    told = [(stretch, match) for stretch in texts if stretch.cell is None and "问卷" in stretch.text for match in pattern.finditer(stretch.text)]
    nouns = _shared_nouns(match for _, match in told)
    if not nouns:
        return tuple(figures)
    places = sorted((stretch.span(*match.span("kind")).start, stretch.block, match["who"], _bare(match)) for stretch, match in told if match["who"] in nouns)
    blocks = {stretch.block: (stretch.span(0, 1).start, stretch.span(len(stretch.text) - 1, len(stretch.text)).end) for stretch in texts if stretch.cell is None and stretch.text}

    def named(figure: Figure) -> Figure:
        if figure.role not in _SURVEYED or figure.subject.item not in nouns or figure.anchor.cell is not None:
            return figure
        at = figure.anchor.span.start
        before = [kind for start, block, who, kind in places if who == figure.subject.item and start < at <= blocks[block][1]]
        return changed(figure, subject=changed(figure.subject, item=before[-1])) if before else figure

    return tuple(map(named, figures))


def _of_table(figures: Sequence[Figure], texts: Sequence[Stretch], known: frozenset[str]) -> Sequence[Figure]:
    """The people that a survey's table names (特困人员 | 100 | 94 | 94%), whom no list may know: their satisfaction told in a sentence or by an
    indicator (特困人员满意度) is theirs, and nobody else's."""
    groups = {figure.subject.item for figure in figures if figure.role == "survey_valid" and figure.anchor.cell is not None and figure.subject.question is None}
    names = sorted((name for name in groups if name and name not in known), key=len, reverse=True)
    if not names:
        return figures
    who = alternatives(names)
    pattern = re.compile(rf"(?P<who>{who})[^，,。；;、]{{0,6}}?满意[度率][^，,。；;\d]{{0,8}}(?P<x>\d)")
    told = {stretch.span(*match.span("x")).start: match["who"] for stretch in texts if "满意" in stretch.text for match in pattern.finditer(stretch.text)}
    named = re.compile(rf"(?P<who>{who})[^，,。；;]{{0,4}}满意[度率]$")

    def of(figure: Figure) -> Figure:
        if figure.role not in ("satisfaction_reported", "satisfaction_target") or figure.subject.item is not None:
            return figure
        match = named.search(figure.subject.indicator or "")
        name = match["who"] if match else next((told[token.start] for token in figure.tokens if token.start in told), None)
        return changed(figure, subject=changed(figure.subject, item=name)) if name else figure

    return [of(figure) for figure in figures]


def _bare(match: re.Match[str]) -> str:
    return _VERBS.sub("", match["kind"])


def _shared_nouns(matches: Iterable[re.Match[str]]) -> frozenset[str]:
    """The nouns of two kinds or more that are each told of more than once."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for match in matches:
        if (kind := _bare(match)) != match["who"]:
            found[match["who"]][kind] += 1
    return frozenset(_often(found))


def _often(found: dict[str, dict[str, int]]) -> Iterator[str]:
    for noun, kinds in found.items():
        if len(kinds) >= _FEWEST and all(times >= _FEWEST for times in kinds.values()):
            yield noun
