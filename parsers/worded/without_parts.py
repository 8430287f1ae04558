"""A paragraph without the parts that a number in it is told to be made of: 收运7.2万吨，其中甲片区4.1万吨、乙片区3.1万吨，完成目标6.8万吨的105.88%.

What is told of the whole stands behind its parts; without these it stands beside the whole, where whoever looks for numbers side by side sees it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from model.regexp import regexp
from parsers.language import read
from parsers.worded.scene import Scene, Term, Told, alike, reached, scene_of, scene_with, value

_OPENS = regexp(r"^[，,]?(?P<open>[(]?)(?:其中|包括|包含|含|分别为|分别是|由)?[:：，,]?[^，。；;:：()\d]{0,16}$")
_NAMES = regexp(r"^[，,]?(?:其中|包括|包含|含|分别为|分别是|[(])")
_NEXT = regexp(r"^(?:[、，,；;和及与]|以及)(?:[^，。；;()\d]|\([^()\d]*\)){0,16}$")
_STOPS = "，,。；;）)"
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Folded:
    """The sentences that are left; ``origin``: their numbers as the paragraph itself has them."""

    whole: Scene
    scenes: tuple[Scene, ...]
    origin: Mapping[int, Term]

    def unfolded(self, told: Told) -> Told | None:
        """What was found, with the paragraph's own numbers."""
        terms = [self.origin.get(id(term)) for term in (told.result, *told.terms)]
        known = tuple(term for term in terms if term is not None)
        return replace(told, result=known[0], terms=known[1:]) if len(known) == len(terms) else None


def without_parts(text: str, scenes: Sequence[Scene]) -> Folded | None:
    """None where nothing is made up of parts, or nothing is told behind them."""
    cuts = [cut for scene in scenes for cut in _cuts(scene)]
    if not cuts:
        return None
    kept = "".join(text[start:stop] for start, stop in zip([0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)], strict=True))
    lexicon = scenes[0].lexicon
    left = tuple(scene for sentence in read(kept, lexicon) if (scene := scene_of(kept, sentence, lexicon)).terms)
    own = {term.start: term for scene in scenes for term in scene.terms}
    origin = {id(term): there for scene in left for term in scene.terms if (there := own.get(_before_cuts(term.start, cuts))) is not None}
    whole = scene_with(kept, 0, len(kept), lexicon, (term for scene in left for term in scene.terms))
    return Folded(whole, left, origin)


def parts_of(scene: Scene) -> frozenset[int]:
    """The numbers (by ``id``) of a sentence that another one is told to be made of."""
    found: set[int] = set()
    for at in range(len(scene.terms)):
        if (end := _end_of_parts(scene, at)) is not None:
            found |= {id(term) for term in scene.terms[at + 1 : end[1] + 1]}
    return frozenset(found)


def _before_cuts(at: int, cuts: Sequence[tuple[int, int]]) -> int:
    """Where a place of the shortened text is in the whole one."""
    for start, end in cuts:
        if at >= start:
            at += end - start
    return at


def _cuts(scene: Scene) -> Iterator[tuple[int, int]]:
    """The stretches from the end of a whole to that of its last part, where more is told behind them in the sentence."""
    at = 0
    while at < len(scene.terms):
        end = _end_of_parts(scene, at)
        if end is None:
            at += 1
            continue
        stop, last = end
        if stop < scene.end - 1 and scene.text[stop] in _STOPS and last < len(scene.terms) - 1:
            yield scene.terms[at].end, stop
        at = last + 1


def _in_a_row(scene: Scene, parts: Sequence[Term]) -> list[Term]:
    """甲1.98万吨、乙1.66万吨，完成目标3.5万吨: the plain list alone, where a slip keeps it from making its whole."""
    run = list(parts[:1])
    for a, b in pairwise(parts):
        if not scene.text[a.end : b.start].startswith(("、", "和", "及")):
            break
        run.append(b)
    return run


def _end_of_parts(scene: Scene, at: int) -> tuple[int, int] | None:
    """Where the parts of a number end, and the place of the last of them among the sentence's numbers."""
    whole, text = scene.terms[at], scene.text
    first = scene.terms[at + 1] if at + 1 < len(scene.terms) else None
    opens = _OPENS.match(text[whole.end : first.number.printed.number_start]) if first is not None and whole.countable else None
    if first is None or opens is None or not _NAMES.match(text[whole.end : first.number.printed.number_start]):
        return None
    if opens["open"] and text.startswith((")", "）"), first.end) and first.exact and first.dimension == whole.dimension and value(first) == value(whole):
        return first.end + 1, at + 1  # 支出1769.6万元（17,696,000元）: told again
    parts: list[Term] = []
    for term in scene.terms[at + 1 :]:
        if sum(map(value, parts)) == value(whole) and len(parts) >= _FEWEST and not (term.countable and not value(term)):
            break  # a part of nothing may follow: 出国费0万元
        if not (term.countable and alike(term, whole)) or (parts and not _NEXT.match(text[parts[-1].end : term.number.printed.number_start])):
            break
        parts.append(term)
    if sum(map(value, parts)) != value(whole) and not opens["open"]:
        parts = _in_a_row(scene, parts)
    if len(parts) < _FEWEST or not (sum(map(value, parts)) == value(whole) or reached(whole, parts)):
        return None
    end = parts[-1].end
    if opens["open"]:
        if not text.startswith((")", "）"), end):
            return None
        end += 1
    return end, at + len(parts)
