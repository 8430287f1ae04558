"""A fall or rise since the first of several years: 由2021年的11起降到2022年的7起、2023年的4起，较2021年下降63.64%."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.changes.change import moved, told_change
from parsers.worded.scene import Scene, Term, Told, alike

_SINCE = regexp(r"[，,(](?:累计|共|总体)?(?:[较比]|与)(?P<year>20\d\d)年(?:同期)?(?:相比)?(?:累计|共|总体|净)?(?:增长|增加|上升|提高|下降|降低|减少|降幅|增幅)(?:了|率为|幅度为|为|约|达)*$")
_OF_YEAR = regexp(r"(?P<year>20\d\d)年度?的?$")
_FEWEST = 3
"""Years: of two the one before is the other's base."""


def since_year(scene: Scene) -> Iterator[Told]:
    """The last of the years against the one that is named."""
    for share in scene.percents:
        since = _SINCE.search(scene.text[scene.start : share.start])
        years = _years(scene, share) if since is not None else []
        base = next((term for year, term in years if since is not None and year == since["year"]), None)
        if base is None or len(years) < _FEWEST or years[-1][1] is base or not all(alike(term, base) for _, term in years):
            continue
        rise, fall = moved(scene, share.clause)
        if rise != fall:
            yield told_change(share, years[-1][1], base, rise)


def _years(scene: Scene, share: Term) -> list[tuple[str, Term]]:
    """The counts right behind the name of their year, before a share."""
    found = ((_OF_YEAR.search(scene.text[scene.start : term.start]), term) for term in scene.before(share) if term.countable)
    return [(match["year"], term) for match, term in found if match is not None]
