"""Items that each tell the same things in the same order: …2,164人次，发放385.26万元。其中：甲类1,587人次，301.48万元；乙类577人次，83.78万元.

What is told first of each makes one whole, what is told second another; the wholes stand before the list, in its sentence or in those before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, in_brackets, joined_and_alone, value
from parsers.worded.sums.addends import APIECE, NO_ADDEND, added, all_of_it, of_other_kinds, so_far, summed, told_before
from parsers.worded.sums.apart import OPENS

_NAMED = regexp(r"[\u4e00-\u9fffA-Z“”]{2}|[①-⑳]|20\d\d年")
_PERIODS = (2, 3)
_BACK = 12
"""So many numbers of a kind before a list may be its whole."""


def abreast(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """``earlier``: the sentences of the paragraphs just before, where this one has no number that may be the whole."""
    for scene in joined_and_alone(scenes):
        for match in OPENS.finditer(scene.text, scene.start, scene.end):
            listed = [term for term in scene.terms if term.start >= match.end() and term.dimension != "percent" and not _is_aside(scene, match.end(), term)]
            for parts in _columns(listed):
                whole = told_before(parts, match.start(), scenes, earlier, _BACK) if _one_whole(scene, parts) else None
                if whole is not None and (value(whole) == added(parts) or not _share_less(scene, parts)):
                    yield summed(whole, parts, "各项之和", firm=all_of_it(scene, parts))


_SLACK = 2


def _share_less(scene: Scene, parts: Sequence[Term]) -> bool:
    """甲使用资金3,311万元，占资金总额43.92%；乙…: whether the shares told of the items say that they are not all of it."""
    behind = [(part, share) for part, share in pairwise(scene.terms) if share in scene.percents and "占" in share.clause]
    told = [Decimal(share.plain) for part, share in behind if part in parts]
    return len(told) == len(parts) and abs(sum(told, Decimal(0)) - 100) > _SLACK


def _is_aside(scene: Scene, start: int, term: Term) -> bool:
    return in_brackets(scene, start, term) or bool(APIECE.search(term.clause))


def _columns(listed: Sequence[Term]) -> list[list[Term]]:
    """The numbers by their place within the items; none where the items do not tell the same things throughout."""
    for size in _PERIODS:
        items = [listed[at : at + size] for at in range(0, len(listed), size)]
        if len(items) < 2 or len(items[-1]) < size:
            continue
        same = all(term.countable and alike(term, first) for item in items for term, first in zip(item, items[0], strict=True))
        apart = not any(alike(a, b) for at, a in enumerate(items[0]) for b in items[0][at + 1 :])
        if same and apart and all(_NAMED.search(item[0].clause) for item in items):
            return [list(column) for column in zip(*items, strict=True)]
    return []


def _one_whole(scene: Scene, parts: list[Term]) -> bool:
    """Whether what is told of each item adds up with the others'."""
    apart = any(NO_ADDEND.search(part.clause) for part in parts) or any(so_far(parts[0], part) for part in parts[1:])
    return not apart and not of_other_kinds(scene, parts)
