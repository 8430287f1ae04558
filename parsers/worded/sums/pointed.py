"""A sum told before its points: 发现三个问题，涉及金额62万元：一是…，涉及30万元；二是…12万元；三是…20万元."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.small_numbers import HAN
from parsers.worded.scene import Scene, Term, Told, fits
from parsers.worded.sums.addends import summed

_WHOLE = regexp(r"(?:涉及|合计|共计|总计|共|总)(?:问题)?(?:资金|金额|总额)?(?:合计|共计|为|约|:)*$")
_ORDER = HAN[:9]
_POINT = regexp(rf"(?P<order>[{_ORDER}])是")
_OPENS = regexp(r"[：:，,。；;]?一是")
_FEWEST = 2


def pointed(scene: Scene) -> Iterator[Told]:
    """Each point has one sum of money, and together they are the one told right before the first."""
    for whole in scene.terms:
        opened = _OPENS.match(scene.text, whole.end) if whole.countable and whole.dimension == "money" and _WHOLE.search(whole.clause) else None
        parts = _parts(scene, whole, opened.end()) if opened is not None else []
        if len(parts) >= _FEWEST:
            yield summed(whole, parts, "各点金额之和")


def _parts(scene: Scene, whole: Term, start: int) -> list[Term]:
    """The sum of each point in order; nothing where a point has none, or several."""
    starts = [start]
    for match in _POINT.finditer(scene.text, start, scene.end):
        if len(starts) < len(_ORDER) and match["order"] == _ORDER[len(starts)]:
            starts.append(match.end())
    found: list[Term] = []
    for begin, end in zip(starts, [*starts[1:], _closing(scene.text, starts[-1], scene.end)], strict=True):
        sums = [term for term in scene.terms if begin <= term.start < end and fits(term, whole)]
        if len(sums) != 1:
            return []
        found += sums
    return found


def _closing(text: str, start: int, end: int) -> int:
    """Where the last point ends: at its full stop."""
    stop = text.find("。", start, end)
    return end if stop < 0 else stop
