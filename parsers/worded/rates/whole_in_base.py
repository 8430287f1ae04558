"""A whole with its parts, and the base inside the words of its share: 在册2150人，其中男1080人、女1070人，占全县老人2260人的95.13%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, value

_BASE = regexp(r"^[，,(]占[^，。;\d]{1,8}(?:\d{1,3}(?:周?岁)(?:及)?以[上下])?[^，。;\d]{1,12}$")
_FEWEST = 2


def whole_in_base(scene: Scene) -> Iterator[Told]:
    """Only where the parts behind 其中 make the whole, right before the share."""
    for base, share in pairwise(scene.terms):
        if share not in scene.percents or not base.countable or scene.between(base, share) != "的":
            continue
        before = scene.before(base)
        opens = next((at for at, term in enumerate(before) if at and "其中" in term.lead), 0)
        whole, parts = (before[opens - 1], [term for term in before[opens:] if alike(term, base)]) if opens else (base, [])
        if len(parts) < _FEWEST or not _BASE.match(scene.between(parts[-1], base)) or not _made(whole, parts) or value(whole) > value(base):
            continue
        yield Told("rate", "占比", share, (f"{whole.plain}/{as_printed_in(base, whole.factor)}",), True, (whole, base, share))


def _made(whole: Term, parts: list[Term]) -> bool:
    return alike(whole, parts[0]) and sum((value(term) for term in parts), Decimal(0)) == value(whole)
