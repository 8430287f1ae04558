"""A rate between those that it counts and those that are left: 转产就业613人，转产率96.23%，余下24人仍在培训."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, alike, as_printed_in, value

_RATE = regexp(r"^[，,(](?P<name>(?!未|不)[\u4e00-\u9fff]{2,8}率)(?:为|达到?|是|:)*$")
_LEFT = regexp(r"^[)）]?[，,;；](?:余下|其余|剩余|剩下|尚有|还有|仅有|余)(?:的)?$")


def with_those_left(paragraph: Scene) -> Iterator[Told]:
    """Where the two make a number told before, the rate is of it."""
    terms = paragraph.terms
    for done, share, left in zip(terms, terms[1:], terms[2:], strict=False):
        match = _RATE.match(share.lead) if share in paragraph.percents else None
        if match is None or not done.countable or not left.countable or not alike(done, left) or not _LEFT.match(left.lead):
            continue
        wholes = [term for term in paragraph.before(done) if alike(term, done) and value(term) == value(done) + value(left)]
        if wholes:
            yield Told("rate", match["name"], share, (f"{done.plain}/{as_printed_in(wholes[-1], done.factor)}",), True, (wholes[-1], done, left, share))
