"""All results of a report that are worked out of numbers far away."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from parsers.worded.afar.pool import pool_of
from parsers.worded.afar.products import products_afar
from parsers.worded.afar.rates import rates_afar, rates_retold
from parsers.worded.afar.remainders import remainders_afar
from parsers.worded.afar.sums import sums_afar
from parsers.worded.layout.grid import Grids
from parsers.worded.scene import Scene, Told


def told_afar(scenes: Sequence[Scene], grids: Grids, known: Collection[int]) -> Iterator[Told]:
    """``known``: the results (by ``id``) of which a nearer relation leaves no doubt."""
    pool = pool_of(scenes, grids)
    for scene in scenes:
        unknown = [term for term in scene.terms if id(term) not in known]
        percents = [term for term in unknown if term in scene.percents]
        yield from rates_afar(scene, percents, pool)
        yield from rates_retold(scene, [*percents, *(term for term in unknown if term.unit == "分" and term.exact)], pool, known)
        yield from remainders_afar(scene, unknown, pool)
        yield from sums_afar(scene, unknown, pool)
        yield from products_afar(scene, unknown, pool)
