"""From a recogniser's scores to characters, their places, and how sure it is of each: also of having left nothing out between them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

_CLEAR = 0.99
"""Surer than this that nothing stands at a step, and nothing does."""
_LIKELY = 0.3
_PERHAPS = 0.08
_POINT = 0.05
_BRACKET = 0.1
_UNSURE = 0.5
_FAINT = 0.005
_TWICE = (1.7, 2.6)
"""Two Han characters so many advances apart leave room for one more."""
_BETWEEN = frozenset("，。、；：·")
_SIGNS = frozenset("，。、；：（）()《》“”.,:;")
"""Small signs, put back where they are likely."""
_FIGURES = frozenset("0123456789.,%％‰()（）+-−—×÷*/=<>≤≥~～")
"""Signs whose loss changes a figure or a formula."""


class Strip(NamedTuple):
    """What the recogniser says of one strip: characters, the middle of each (0-1 of the strip's width), how sure."""

    text: str
    places: tuple[float, ...]
    sure: tuple[float, ...]

    @property
    def trust(self) -> float:
        return sum(self.sure) / len(self.sure) if self.sure else 0.0


class _Mark(NamedTuple):
    """A character: where among the steps, how sure."""

    at: float
    char: str
    sure: float


class Decoder:
    """In place of RapidOCR's own, which loses the places of blanks and with them whose confidence is whose."""

    def __init__(self, characters: list[str]) -> None:
        self.character = characters
        self._number = {char: at for at, char in enumerate(characters)}

    def __call__(
        self, scores: Scores, return_word_box: bool = False, wh_ratio_list: Any = (1.0,), max_wh_ratio: float = 1.0,
    ) -> tuple[list[tuple[str, float]], list[Strip]]:
        strips = [self._strip(scores[at], ratio / max_wh_ratio) for at, ratio in enumerate(wh_ratio_list)]
        return [(strip.text, 0.0) for strip in strips], strips

    def _strip(self, scores: Scores, used: float) -> Strip:
        """Steps that name one character are one character; step 0 is none.  ``used``: the share of the steps that the strip fills."""
        best, sure = scores.argmax(axis=1), scores.max(axis=1)
        starts = np.flatnonzero(np.diff(best, prepend=-1))
        ends = np.append(starts[1:], len(best))
        marks = [
            _Mark((start + end) / 2, self.character[best[start]], float(sure[start:end].max()))
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True) if best[start]
        ]
        marks = self._mended(marks, scores, np.flatnonzero((best == 0) & (scores[:, 0] < _CLEAR)).tolist())
        return Strip(
            "".join(mark.char for mark in marks), tuple(min(1.0, mark.at / (len(best) * used)) for mark in marks),
            tuple(mark.sure for mark in marks),
        )

    def _mended(self, marks: list[_Mark], scores: Scores, steps: list[int]) -> list[_Mark]:
        """Signs put back that were all but seen; doubt cast on figures beside one that may have been passed over."""
        missed: dict[int, _Mark] = {}
        spaced: dict[int, float] = {}
        space = self._number.get(" ", 0)
        for step in steps:
            before = sum(mark.at <= step + 0.5 for mark in marks)
            beside = marks[max(0, before - 1) : before + 1]
            rivals = scores[step].copy()
            rivals[[0, *(self._number[mark.char] for mark in beside)]] = 0.0
            if space:
                spaced[before] = max(spaced.get(before, 0.0), float(rivals[space]))
                rivals[space] = 0.0
            found = _Mark(step + 0.5, self.character[int(rivals.argmax())], float(rivals.max()))
            if before not in missed or missed[before].sure < found.sure:
                missed[before] = found
        mended: list[_Mark] = []
        advance = _advance(marks)
        for at in range(len(marks) + 1):
            found_here = missed.get(at)
            beside = marks[max(0, at - 1) : at + 1]
            if found_here is not None and (
                _is_there(found_here, beside, marks) or (found_here.sure >= spaced.get(at, 0.0) and _fills_a_gap(found_here, beside, advance))
            ):
                mended.append(found_here)
            elif found_here is not None and found_here.sure >= _PERHAPS and found_here.char in _FIGURES:
                if mended and at > 0:
                    mended[-1] = mended[-1]._replace(sure=min(mended[-1].sure, _UNSURE))
                if at < len(marks):
                    marks[at] = marks[at]._replace(sure=min(marks[at].sure, _UNSURE))
            if at < len(marks):
                mended.append(marks[at])
        return mended


def _is_there(mark: _Mark, beside: list[_Mark], line: list[_Mark]) -> bool:
    """Whether a sign that was passed over must stand: likely in itself; a point between digits; a bracket that its partner waits for."""
    if mark.sure >= _LIKELY and mark.char in _SIGNS:
        return True
    if mark.char == "." and mark.sure >= _POINT:
        return len(beside) == 2 and all(other.char.isdigit() for other in beside)
    if mark.char in "(（" and mark.sure >= _BRACKET:
        return sum(other.char in ")）" for other in line) > sum(other.char in "(（" for other in line)
    return False


def _fills_a_gap(mark: _Mark, beside: list[_Mark], advance: float) -> bool:
    """Whether a sign of which there is a trace stands where two characters leave just the room for it."""
    if len(beside) < 2 or not advance or mark.char not in _BETWEEN or mark.sure < _FAINT:
        return False
    least, most = _TWICE
    return all(_is_han(other) for other in beside) and least * advance <= beside[1].at - beside[0].at <= most * advance


def _advance(marks: list[_Mark]) -> float:
    """The usual steps from one Han character to the next, 0 where too few follow one another."""
    steps = sorted(right.at - left.at for left, right in pairwise(marks) if _is_han(left) and _is_han(right))
    return steps[len(steps) // 2] if len(steps) >= 4 else 0.0


def _is_han(mark: _Mark) -> bool:
    return "\u4e00" <= mark.char <= "\u9fff"
