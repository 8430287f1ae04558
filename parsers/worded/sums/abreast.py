"""Items that each tell the same things in the same order: …2,164人次，发放385.26万元。其中：甲类1,587人次，301.48万元；乙类577人次，83.78万元.

What is told first of each makes one whole, what is told second another; the wholes stand before the list, in its sentence or in those before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from parsers.worded.scene import Scene, Term, Told, alike, in_brackets, joined
from parsers.worded.sums.addends import NO_ADDEND, all_of_it, made_or_near, of_other_kinds, so_far, summed
from parsers.worded.sums.apart import OPENS

_NAMED = re.compile(r"[\u4e00-\u9fffA-Z“”]{2}|[①-⑳]|20\d\d年")
_PERIODS = (2, 3)
_BACK = 12
"""So many numbers of a kind before a list may be its whole."""
_MEANS = re.compile(r"[人户月年日亩]?均|每|平均|标准|单价")


def abreast(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """``earlier``: the sentences of the paragraphs just before, where this one has no number that may be the whole."""
    own, away = ([term for scene in some for term in scene.terms] for some in (scenes, earlier))
    for scene in (*joined(scenes), *scenes):
        for match in OPENS.finditer(scene.text, scene.start, scene.end):
            listed = [term for term in scene.terms if term.start >= match.end() and term.dimension != "percent" and not _is_aside(scene, match.end(), term)]
            for parts in _columns(listed):
                before = [term for term in own if term.end <= match.start() and alike(term, parts[0])]
                yield from _whole(scene, parts, before or away)


def _is_aside(scene: Scene, start: int, term: Term) -> bool:
    return in_brackets(scene, start, term) or bool(_MEANS.search(term.clause))


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


def _whole(scene: Scene, parts: list[Term], before: Sequence[Term]) -> Iterator[Told]:
    if any(NO_ADDEND.search(part.clause) for part in parts) or any(so_far(parts[0], part) for part in parts[1:]) or of_other_kinds(scene, parts):
        return
    able = list(islice((term for term in reversed(before) if term.countable and alike(term, parts[0]) and not NO_ADDEND.search(term.clause)), _BACK))
    for whole in made_or_near(able, parts)[:1]:
        yield summed(whole, parts, "各项之和", firm=all_of_it(scene, parts))
