"""What works take out of what comes in: 化学需氧量进水平均218毫克/升，出水平均21毫克/升，去除率90.4%."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, as_printed_in

_NAME = regexp(r"(?P<name>(?:去除|脱除|削减|降解|消减)率)(?:为|达到?|约|:)*$")
_IN = regexp(r"进水|进口|进厂|处理前|治理前|实施前|入口|流入")
_OUT = regexp(r"出水|出口|出厂|处理后|治理后|实施后|流出")
_PLANNED = regexp(r"设计|标准|限值|要求|目标")


def removed(scene: Scene) -> Iterator[Told]:
    """The two numbers right before the rate, of one unit, what comes in first."""
    for share in scene.percents:
        match = _NAME.search(share.clause)
        before = [term for term in scene.terms if term.end <= share.start]
        if match is None or len(before) < 2:
            continue
        went, came = islice(reversed(before), 2)
        plain = came.exact and went.exact and came.unit == went.unit and not _PLANNED.search(came.lead + went.lead)
        if plain and _IN.search(came.clause) and _OUT.search(went.clause):
            high, low = came.plain, as_printed_in(went, came.factor)
            yield Told("rate", match["name"], share, (f"({high}-{low})/{high}",), True, (came, went, share))
