"""A file that a unit has put together from several papers of its own: 第一部分 …监控报告, 第二部分 …监控表, 第三部分 …自评报告."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lexicon.load import Lexicon
from model.figure import PartKind
from model.regexp import regexp
from parsers.parts.marks import Line, Mark, Sign, kind_of, may_be_title

_HEAD = regexp(r"^第[一二三四五六七八九十\d]{1,2}部分[:：]?(?P<title>.{4,})$")
_PAPERS = (PartKind.REPORT, PartKind.SELF_REPORT, PartKind.SELF_FORM, PartKind.MONITOR_FORM)
_OWN = (PartKind.SELF_REPORT, PartKind.SELF_FORM, PartKind.MONITOR_FORM)
_FEWEST = 2


def compiled(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[Mark]:
    """Where each such paper begins; nothing where the parts are those of one report."""
    heads = [(line, match["title"]) for line in lines if may_be_title(line.text) and (match := _HEAD.match(line.text))]
    kinds = [(line, title, kind_of(title, lexicon)) for line, title in heads]
    papers = [kind for _, _, kind in kinds if kind in _PAPERS]
    if len(papers) < _FEWEST or not any(kind in _OWN for kind in papers):
        return
    for line, title, kind in kinds:
        yield Mark(line.start, PartKind.REPORT if kind in (PartKind.SELF_REPORT, None) else kind, Sign.SHEET, title)
