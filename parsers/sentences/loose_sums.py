"""Long sums of money that no other reader knew: what they are of is not told, but their digits may come again with another unit."""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Subject
from model.regexp import regexp
from model.slips import telling_digits
from parsers.sentences.passage import Claim, Passage

_UNITS = ("元", "万元", "亿元")
_LONG = 5
_PER = regexp(r"[/每／]|的?(?:标准|以[上下内])")
_APIECE = regexp(r"每[^，。；;]{0,8}$|均[^，。；;]{0,6}$|标准[^，。；;]{0,6}$|单价[^，。；;]{0,6}$")


def read_loose_sums(passage: Passage) -> Iterator[Claim]:
    """Each of five telling digits or more, with its unit printed."""
    for sentence in passage.sentences:
        for number in passage.free(sentence):
            printed = number.printed
            told = printed.unit in _UNITS and not printed.han and printed.approximate is None and printed.comparator is None
            if not told or telling_digits(printed.number.replace(",", "")) < _LONG:
                continue
            if not _PER.match(passage.text, number.end) and not _APIECE.search(passage.text, sentence.start, number.start):
                yield passage.claim(number, "loose_sum", "金额", Subject())
