"""A day that is said to be later or earlier than another, told beside it: 于2023年7月28日发放，晚于规定的2023年7月15日; 早于合同约定的6月30日."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.document import Document
from model.figure import Figure
from model.regexp import regexp
from parsers.dates import DateHit
from parsers.process.sides import Told, date_figure
from parsers.stretch import Stretch

_THAN = regexp(r"^[^。；;，,、\d]{0,14}[，,]?(?:明显|均|已|却|反而)?(?P<word>晚于|迟于|早于|先于|提前于)(?P<whose>[^。；;，,\d]{0,18})$")
_LATER = ("晚于", "迟于")
_NOT_SO = regexp(r"[不未](?:得|能|应|宜|可)?$|是否|应|须|需|若|如$|凡|的$")
_TO_THE_DAY = regexp(r"[日号]|\d{4}[.\-/]\d{1,2}[.\-/]\d")


def later_than(document: Document, stretch: Stretch, hits: Sequence[DateHit]) -> Iterator[Figure]:
    """said_later (or said_earlier) and said_than of each such pair, bound by ``item``; both to the day."""
    for first, second in pairwise(hits):
        match = _THAN.match(stretch.text[first.end : second.start])
        if match is None or not (_TO_THE_DAY.search(first.raw) and _TO_THE_DAY.search(second.raw)):
            continue
        at = first.end + match.start("word")
        if _NOT_SO.search(stretch.text[max(0, at - 4) : at]):
            continue
        item = str(stretch.span(at, at + len(match["word"])).start)
        role = "said_later" if match["word"] in _LATER else "said_earlier"
        words = match["word"] + match["whose"].strip()
        yield date_figure(document, role, Told(stretch, first, False, ""), item, words)
        yield date_figure(document, "said_than", Told(stretch, second, True, ""), item, words)
