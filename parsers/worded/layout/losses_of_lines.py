"""What the lines above lost, told together below them: （1）…扣0.9分；（2）…扣2.5分；（3）…扣3.0分；以上三项均为过程类指标，共扣6.4分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.figure import Worded
from model.regexp import regexp
from parsers.small_numbers import small
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.numbered_lines import NumberedLine, Placed, numbered_lines, sum_of

_TOGETHER = regexp(r"(?:以上|上述)(?P<n>\d{1,2}|[两二三四五六七八九十]{1,2})(?:项|个|条|方面)[^。；;\d]{0,24}?(?:共|合计|累计|总共|共计)(?:扣|失|丢)(?:减|除)?$")
_LOST = regexp(r"(?:扣|失|丢)(?:减|除|分)?(?:了)?$")


def losses_of_lines(laid: Laid) -> Iterator[Worded]:
    """Only where so many lines right above, each numbered, tell one loss each."""
    lines = laid.once(numbered_lines)
    for at, line in enumerate(lines):
        for term in line.scene.terms if "扣" in line.scene.text or "失分" in line.scene.text else ():
            match = _TOGETHER.search(line.scene.text, 0, term.number.printed.number_start) if term.dimension == "mark" else None
            many = small(match["n"]) or 0 if match is not None else 0
            parts = _parts(lines[max(0, at - many) : at]) if many > 1 else []
            if parts and len(parts) == many:
                yield sum_of(laid.document, f"l{at}.lost", "各项扣分之和", (line, term), parts)


def _parts(above: Sequence[NumberedLine]) -> list[Placed]:
    found: list[Placed] = []
    for line in above:
        lost = [term for term in line.scene.terms if term.dimension == "mark" and _LOST.search(term.clause)]
        if not line.depth or len(lost) != 1:
            return []
        found.append((line, lost[0]))
    return found
