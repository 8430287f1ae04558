"""A number, and about how much it is in a larger unit: 128091.2小时（约12.81万小时）; 28640.50平方米，约2.86万平方米."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told

_ABOUT = regexp(r"[(，](?:折合|合计|即)?约(?:为|合)?")
_ENDS = regexp(r"[)，,。;；]|$")
_LOOSE = Decimal("1.5")
"""About: the last place may be one off."""


def roughly(scene: Scene) -> Iterator[Told]:
    """The rounded number against the exact one, where both are of one unit but for its size."""
    for first, second in pairwise(scene.terms):
        between = scene.text[first.end : second.number.printed.number_start]
        scale, end = _scale(scene, first, second)
        if not first.exact or not scale or second.number.printed.han or not _ABOUT.fullmatch(between) or not _ENDS.match(scene.text, end):
            continue
        gap = abs(Decimal(first.plain) / scale - Decimal(second.plain))
        ulp = Decimal(1).scaleb(-len(second.plain.partition(".")[2]))
        if gap <= ulp / 2 or gap > _LOOSE * ulp:
            yield Told("restated" if _point_moved(first, second) else "working", "换算", second, (f"{first.plain}/{scale.normalize():f}",), True, (first, second))


_TELLING = 2


def _point_moved(first: Term, second: Term) -> bool:
    """8360平方米（约8.4万平方米）: the same figures, as far as they are printed, with the point in another place."""
    exact, about = (term.plain.replace(".", "").lstrip("0") for term in (first, second))
    if not _TELLING <= len(about) <= len(exact):
        return False
    rounded = (Decimal(exact[: len(about)] + "." + exact[len(about) :] + "0")).quantize(Decimal(1))
    return abs(rounded - Decimal(about)) <= 1 and exact[:1] == about[:1]


def _scale(scene: Scene, first: Term, second: Term) -> tuple[Decimal, int]:
    """How many of the first one's unit the second's is, 0 where it is another; and where the second ends."""
    if second.unit == "万" and first.unit and scene.text.startswith(first.unit, second.end):
        return Decimal(10_000), second.end + len(first.unit)
    larger = first.dimension == second.dimension and second.unit in (f"万{first.unit}", "亿元")
    return (second.factor / first.factor if larger and second.factor > first.factor else Decimal(0)), second.end
