"""A share told behind a list by the name of the part alone: 下达800万元，其中中央600万元、省级120万元、县级80万元，中央占75%."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, alike, as_printed_in, value

_SHARE = regexp(r"^[，,;](?P<name>[\u4e00-\u9fff]{2,6}?)(?:财政|补助|配套)?(?:资金)?(?:占比?)(?:为|达|约|的)*$")
_LEAD = regexp(r"^(?:其中|包括|和|及)*[:：]?")
_TAIL = regexp(r"(?:财政|补助|配套|资金|为|:)*$")
_FEWEST = 2


def part_by_name(scene: Scene) -> Iterator[Told]:
    """Only where the parts make the whole, and one of them bears the name."""
    for share in scene.percents:
        match = _SHARE.match(share.lead)
        before = [term for term in scene.before(share) if term.countable]
        opened = next((at for at, term in enumerate(before) if at and "其中" in term.lead), 0) if match is not None else 0
        if match is None or not opened or not all(alike(term, before[opened - 1]) for term in before[opened:]):
            continue
        whole, parts = before[opened - 1], before[opened:]
        named = [term for term in parts if _TAIL.sub("", _LEAD.sub("", term.clause)) == match["name"]]
        if len(named) == 1 and len(parts) >= _FEWEST and sum(map(value, parts)) == value(whole):
            yield Told("rate", f"{match['name']}占比", share, (f"{named[0].plain}/{as_printed_in(whole, named[0].factor)}",), True, (whole, named[0], share))
