"""Runs to lines: what shares a baseline, left to right, blanks put back where the page leaves room for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.layout.content import Run
from model.regexp import regexp

_OVERLAP = 0.5
"""Two runs are on one line when they share this much of the lower one's height."""
_ROOM = (0.2, 0.35, 0.45)
"""A gap wider than this share of the size is a blank: between Latin signs, where Han meets Latin (Word leaves a quarter there),
between Han characters (lines are stretched)."""


_SOLID, _OPEN = 1.25, 1.35
"""Characters further apart than so many sizes are spelled out; a step so many times the usual one holds a blank."""

_CORE = r"(?:[0-9A-Za-z.,%/:~\-+_=≥≤<>*()]+|.)"
_WORD = regexp(rf"[（(〔《“‘【\[「]*{_CORE}(?:[，。；：、！？）)〕》”’】\]」…%,.!?:;“‘〔（《]+{_CORE}?)*")
"""What a line break may not part: a word with the signs that cling to it; quotation marks cling to both sides."""


class TextLine(NamedTuple):
    """A line as printed; ``xs`` and ``sure`` as in Run.  ``size``: that of most of its characters."""

    text: str
    xs: tuple[float, ...]
    top: float
    bottom: float
    size: float
    sure: tuple[float, ...] = ()

    @property
    def x0(self) -> float:
        return self.xs[0]

    @property
    def x1(self) -> float:
        return self.xs[-1]


def lines_of(runs: Iterable[Run]) -> list[TextLine]:
    """Lines from the top down."""
    runs = map(_opened, runs)
    lines = [_join(_apart(sorted(group, key=lambda run: run.xs[0]))) for group in rows_of(runs)]
    return sorted(lines, key=lambda line: (line.bottom, line.xs[0]))


def rows_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs by line.  A raised or lowered small figure goes with the line that it overlaps."""
    groups: list[tuple[list[Run], float, float]] = []
    for run in sorted(runs, key=lambda run: (run.bottom, run.xs[0])):
        for back in range(1, min(4, len(groups)) + 1):
            members, top, bottom = groups[-back]
            shared = min(bottom, run.bottom) - max(top, run.top)
            if shared > _OVERLAP * min(bottom - top, run.bottom - run.top) and not _collides(run, members):
                members.append(run)
                small = run.bottom - run.top < 0.8 * (bottom - top)
                groups[-back] = (members, top, bottom) if small else (members, run.top, run.bottom)
                break
        else:
            groups.append(([run], run.top, run.bottom))
    return _gathered([members for members, _, _ in groups])


def _gathered(groups: list[list[Run]]) -> list[list[Run]]:
    """Small signs that came before the line they stand in (a file that gives each sign the height of its ink) put into it."""
    if len(groups) < 2:
        return groups
    lines: list[tuple[list[Run], float]] = []
    for members in groups:
        height = _height(members)
        for at, (other, tall) in enumerate(lines[-3:], max(0, len(lines) - 3)):
            # small against tall, whichever came first
            if min(tall, height) < 0.8 * max(tall, height) and (_within(members, other) if height < tall else _within(other, members)):
                other.extend(members)
                lines[at] = (other, max(tall, height))
                break
        else:
            lines.append((members, height))
    return [members for members, _ in lines]


def _height(runs: Sequence[Run]) -> float:
    return max(run.bottom - run.top for run in runs)


def _within(small: Sequence[Run], tall: Sequence[Run]) -> bool:
    """Whether small signs stand in the band of a line, in its gaps."""
    top, bottom = min(run.top for run in tall), max(run.bottom for run in tall)
    return all(
        min(bottom, run.bottom) - max(top, run.top) > _OVERLAP * (run.bottom - run.top)
        and all(min(other.xs[-1], run.xs[-1]) - max(other.xs[0], run.xs[0]) < 0.3 * run.size for other in tall)
        for run in small
    )


def _collides(run: Run, members: Sequence[Run]) -> bool:
    """Whether the run lies over a member on another baseline: tight lines, not one line."""
    return any(
        abs(other.bottom - run.bottom) > 0.25 * run.size and min(other.xs[-1], run.xs[-1]) - max(other.xs[0], run.xs[0]) > 0.6 * run.size
        for other in members
    )


def _apart(runs: Sequence[Run]) -> Sequence[Run]:
    """Runs that lie one inside another (quotation marks of another font, set after the words) cut into characters in order of place."""
    if all(b.xs[0] > a.xs[-1] - 0.3 * a.size for a, b in pairwise(runs)):
        return runs
    pieces = [run.part(at, at + 1) for run in runs for at in range(len(run.text))]
    pieces = [piece._replace(xs=(piece.xs[0], min(piece.xs[1], piece.xs[0] + piece.size * (1 if _wide(piece.text) else 0.7)))) for piece in pieces]
    return sorted((piece for piece in pieces if not piece.text.isspace()), key=lambda run: run.xs[0])


def _join(runs: Sequence[Run]) -> TextLine:
    first = runs[0]
    if len(runs) == 1:
        return TextLine(first.text, first.xs, first.top, first.bottom, first.size, first.sure)
    main = max(runs, key=lambda run: (sum(map(_is_han, run.text)), len(run.text)))
    text, xs, sure = first.text, list(first.xs), list(first.sure)
    for before, run in pairwise(runs):
        gap = run.xs[0] - xs[-1]
        if (before.spaced and gap > 0) or gap > _room(text[-1], run.text[0]) * main.size:
            text += " "  # from the last character's right edge
            sure.append(1.0)
        else:
            xs.pop()
        text += run.text
        xs.extend(run.xs)
        sure.extend(run.sure)
    return TextLine(text, tuple(xs), main.top, main.bottom, main.size, tuple(sure) if len(sure) == len(text) else ())


def _opened(run: Run) -> Run:
    """A run with blanks put where single characters stand clearly wider apart than the others do: cells of a row without rulings."""
    if len(run.text) < 5 or run.sure:
        return run
    steps = [b - a for a, b in pairwise(run.xs)]
    if max(steps) <= _OPEN * run.size:
        return run
    usual = max(run.size, sorted(steps)[len(steps) // 2])
    if usual >= _SOLID * run.size:
        return run
    text, xs = "", [*run.xs[:1]]
    for at, char in enumerate(run.text):
        text += char
        following = run.text[at + 1 : at + 2]
        if steps[at] > _OPEN * usual and _is_han(char) and _is_han(following):
            text += " "
            xs.append(run.xs[at] + run.size)
        xs.append(run.xs[at + 1])
    return run if text == run.text else run._replace(text=text, xs=tuple(xs))


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _room(left: str, right: str) -> float:
    return _ROOM[_wide(left) + _wide(right)]


def _wide(char: str) -> bool:
    """Han characters and full-width signs."""
    return char > "\u2e80" or char in "“”‘’…—"


def first_word(line: TextLine) -> float:
    """The width of what stands first in a line and could not be parted."""
    word = _WORD.match(line.text)
    return line.xs[word.end() if word else 1] - line.xs[0]
