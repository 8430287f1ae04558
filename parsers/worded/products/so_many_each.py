"""A sum with its count and price in brackets behind it: 38.4万元（240枚，每枚1600元）."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, as_printed_in

_COUNT = regexp(r"^\((?:共|计)?$")
_EACH = regexp(r"^[，,、]每(?P<unit>[\u4e00-\u9fff]{1,2})(?:单价)?(?:为)?$")


def so_many_each(scene: Scene) -> Iterator[Told]:
    """The sum, the count and the price are neighbours, and the bracket closes behind the price."""
    for whole, count, price in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        match = _EACH.match(scene.between(count, price)) if _COUNT.match(scene.between(whole, count)) else None
        if match is None or count.unit.lstrip("万") != match["unit"] or scene.text[price.end : price.end + 1] != ")":
            continue
        if all(term.countable for term in (whole, count, price)) and whole.dimension == price.dimension == "money":
            times = "10000*" if count.unit.startswith("万") else ""
            yield Told("product", "数量乘单价", whole, (f"{times}{count.plain}*{as_printed_in(price, whole.factor)}",), True, (count, price, whole))
