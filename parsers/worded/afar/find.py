"""All results of a report that are worked out of numbers far away."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from parsers.worded.afar.pool import pool_of
from parsers.worded.afar.rates import rates_afar
from parsers.worded.afar.remainders import remainders_afar
from parsers.worded.layout.grid import Grids
from parsers.worded.scene import Scene, Told


def told_afar(scenes: Sequence[Scene], grids: Grids, known: Collection[int]) -> Iterator[Told]:
    """``known``: the results (by ``id``) of which a nearer relation leaves no doubt."""
    pool = pool_of(scenes, grids)
    for scene in scenes:
        for told in (*rates_afar(scene, pool), *remainders_afar(scene, pool)):
            if id(told.result) not in known:
                yield told
