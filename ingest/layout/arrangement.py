"""The most likely arrangement in rows of cells that came one after another: merged cells given once, empty ones not at all.

A hidden Markov model: the columns are its states, what a cell looks like (number, rate, date, words …) is what they emit.  A row goes from
left to right and may skip columns; the next one may begin right of cells that are merged down.  What stands in each column and how often
it is empty is learned from the best path, a few times over (Viterbi training); how sure a cell's column is, from all paths
(forward-backward; Rabiner 1989).  Scores are log-likelihoods.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from ingest.layout.heads import adds_up, counts_rows, is_always_a_head, kinds_under, level_of, may_hold
from ingest.layout.rows import KINDS, kind_of, likeness

OUT = -1
"""The column of a line that stands behind the table."""
_NEVER = -1e9
_PRIOR = 1.5
"""So many cells the expectation by a column's name weighs."""
_LEAST = 0.004
_ABSENT_AT_FIRST = (0.25, 0.03)
"""Empty cells may be many, or hardly any beside merged ones: learning may end elsewhere from either, the more likely end is taken."""
_STARTS = 6.0
"""So many rows the expectation weighs of where rows begin: most at the left, the rest at any column right of merged cells."""
_LEFT = 0.6
_OUTSIDE = -1.0
_OUTSIDE_AT_FIRST = (-3.0, -3.0, -2.0, -1.0)
"""A line behind the table, in each round of learning: as long as little is known, what does not fit is no reason to end the table."""
_MISPLACED_HEAD = -3.0
_LEVEL, _NO_LEVEL = 0.8, -2.0
_UNFIT = -4.0
_SHAPE = 1.0
"""A cell looks like the first of all (1月, 2月), or names what its column does (标段: 一标段)."""
_ECHOED = ("标段", "包", "期", "片区")
_COUNTED = ("number", "rate", "value", "dash")
_COUNT_FIRST = -4.0
"""A row begins with a name, a year or a number of its own, with another figure hardly ever."""
_TOTAL, _TOTAL_INSIDE, _SKIP_IN_TOTAL = -0.5, -3.0, -0.1
_WRAPPED, _LONG_ENDED, _SHORT = -1.1, -2.0, -4.0
"""A cell's text goes on in the next line: a long line without an end, one with an end, a short one."""
_LONG = 24
_ENDED = re.compile(r"[。；;]$")
_DIGITS = re.compile(r"\d+")
_BLANK = re.compile(r"\s+")
_TEXT = ("words", "long")
_IN_TOTAL = ("number", "rate", "value", "dash")


class Step(Enum):
    """How a cell follows the one before it."""

    ROW = "begins a row"
    RIGHT = "stands right of it"
    ON = "goes on with its text"


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a cell stands: its column (``OUT`` behind the table), how it came there, and how sure that is (0 to 1)."""

    column: int
    step: Step
    sure: float


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A place for each cell after the header; ``score`` is the log-likelihood of all; ``kinds`` and ``totals`` tell what each cell is."""

    width: int
    placed: tuple[Placed, ...]
    score: float
    kinds: tuple[str, ...]
    totals: tuple[bool, ...]
    """Whether a cell opens a row of totals."""

    echoed: bool
    """Whether the first column's cells say what its name says (标段: 一标段)."""


def arranged(head: Sequence[str], cells: Sequence[str]) -> Arrangement:
    """The cells under the header's names.  Linear in cells times columns."""
    learned = [_learned(head, cells, absent) for absent in _ABSENT_AT_FIRST]
    model, path, score = max(learned, key=lambda one: one[2])
    placed = tuple(Placed(column, step, sure) for (column, step), sure in zip(path, model.surety(path), strict=True))
    return Arrangement(len(head), placed, score, tuple(model.kinds), tuple(model.totals), model.echoed is not None)


_Path = list[tuple[int, Step]]


def _learned(head: Sequence[str], cells: Sequence[str], absent: float) -> tuple[_Model, _Path, float]:
    """The model, its best path and that one's score, learned from the guess that such a share of the cells is empty."""
    model = _Model(head, cells, absent)
    for outside in _OUTSIDE_AT_FIRST:
        model.learn(model.best(outside)[0])
    return model, *model.best(_OUTSIDE)


class _Model:
    def __init__(self, head: Sequence[str], cells: Sequence[str], absent: float) -> None:
        self.head = [_BLANK.sub("", name) for name in head]
        self.texts = [_BLANK.sub("", cell) for cell in cells]
        self.width = len(head)
        self.kinds = [kind_of(text) for text in self.texts]
        self.totals = [adds_up(text) for text in self.texts]
        self.in_total = list(self._in_total())
        self.levels = {level: at for level, word in ((1, "一级"), (2, "二级")) for at, name in enumerate(self.head) if name.startswith(word)}
        self.levelled = [level_of(text) for text in self.texts]
        self.shapes = [_DIGITS.sub("0", text) for text in self.texts]
        self.anchored = self.shapes[0] != "0" and "0" in self.shapes[0]
        self.leading = [column == 0 or counts_rows(name) for column, name in enumerate(self.head)]
        self.echoed = next((word for word in _ECHOED if word in self.head[0] and word in self.texts[0]), None)
        seen: list[Counter[str]] = [Counter() for _ in head]
        seen[0][self.kinds[0]] += 1
        self._fit(seen, [absent] * self.width, [0] * self.width)

    def _in_total(self) -> Iterator[bool]:
        inside = False
        for at, (total, kind) in enumerate(zip(self.totals, self.kinds, strict=True)):
            named = at > 0 and self.totals[at - 1] and kind in _TEXT and self.kinds[at + 1 : at + 2] in (["number"], ["rate"])
            inside = total or named or (inside and kind in _IN_TOTAL)
            yield inside

    # -- what stands in each column --------------------------------------------------------------------------------------------------

    def _fit(self, seen: Sequence[Counter[str]], absent: Sequence[float], starts: Sequence[int]) -> None:
        self.looks = [_looks(counts, kinds_under(name)) for counts, name in zip(seen, self.head, strict=True)]
        usual = [_LEFT, *[(1 - _LEFT) / (self.width - 1)] * (self.width - 1)]
        self.starts = [math.log((count + _STARTS * share) / (sum(starts) + _STARTS)) for count, share in zip(starts, usual, strict=True)]
        self.there = [math.log(1 - share) for share in absent]
        self.skipped = [0.0]
        for share in absent:
            self.skipped.append(self.skipped[-1] + math.log(share))

    def learn(self, path: _Path) -> None:
        """Take what stands in each column, and how often nothing does, from a path."""
        seen: list[Counter[str]] = [Counter() for _ in self.head]
        merged, starts = [0] * self.width, [0] * self.width
        for (column, step), kind, inside in zip(path, self.kinds, self.in_total, strict=True):
            if inside or column == OUT:
                continue
            if step is Step.ROW:
                starts[column] += 1
                for left in range(column):
                    merged[left] += 1
            if step is not Step.ON:
                seen[column][kind] += 1
        if rows := sum(starts):
            open_ = [rows - down for down in merged]
            self._fit(seen, [(max(0, rest - counts.total()) + 0.35) / (rest + 1.2) for rest, counts in zip(open_, seen, strict=True)], starts)

    def _fits(self, at: int) -> list[float]:
        """How well a cell fits each column."""
        fits = [looks[self.kinds[at]] + there for looks, there in zip(self.looks, self.there, strict=True)]
        if is_always_a_head(self.texts[at]):
            fits = [fit + _MISPLACED_HEAD for fit in fits]
        if self.anchored and self.shapes[at] == self.shapes[0]:
            fits[0] += _SHAPE
        if self.echoed is not None and self.echoed not in self.texts[at]:
            fits[0] -= _SHAPE
        fits = [fit + (0.0 if may_hold(name, self.texts[at]) else _UNFIT) for fit, name in zip(fits, self.head, strict=True)]
        level = self.levelled[at]
        if level in self.levels:
            fits[self.levels[level]] += _LEVEL
        elif level is None and 1 in self.levels and self.kinds[at] in (*_TEXT, "code"):
            fits[self.levels[1]] += _NO_LEVEL
        if self.totals[at]:
            fits = [max(fit, _TOTAL if column <= 2 else _TOTAL_INSIDE) for column, fit in enumerate(fits)]
        return fits

    # -- from one cell to the next ----------------------------------------------------------------------------------------------------

    def _opens(self, at: int) -> list[float]:
        """A row that begins at each column."""
        if self.in_total[at] and not self.totals[at]:
            return [_NEVER] * self.width
        if self.kinds[at] not in _COUNTED:
            return self.starts
        return [start + (0.0 if named else _COUNT_FIRST) for start, named in zip(self.starts, self.leading, strict=True)]

    def _closes(self, at: int) -> list[float]:
        """A row that ends with the cell at each column."""
        if self.in_total[at]:
            return [_SKIP_IN_TOTAL] * self.width
        return [self.skipped[-1] - self.skipped[column + 1] for column in range(self.width)]

    def _must_open(self, at: int) -> bool:
        """Whether a cell cannot stand in the row of the one before it: a total, or what follows a total's figures."""
        return self.totals[at] or (self.in_total[at - 1] and not self.in_total[at])

    def _leaps(self, at: int) -> list[float]:
        """The cost of what is skipped left of each column, to be taken as differences."""
        return [_SKIP_IN_TOTAL * column for column in range(self.width + 1)] if self.in_total[at] else self.skipped

    def _goes_on(self, at: int) -> float:
        if self.kinds[at] not in _TEXT or self.kinds[at - 1] not in _TEXT or self.in_total[at]:
            return _NEVER
        before = self.texts[at - 1]
        if len(before) < _LONG:
            return _SHORT
        return _LONG_ENDED if _ENDED.search(before) else _WRAPPED

    def best(self, outside: float) -> tuple[_Path, float]:
        """The most likely path, and its score."""
        fits = self._fits(0)
        scores = [fit + (0.0 if column == 0 else _TOTAL_INSIDE * 2) for column, fit in enumerate(fits)]
        out = _NEVER
        back: list[tuple[list[tuple[int, Step]], int]] = []
        for at in range(1, len(self.texts)):
            closes, leaps, opens = self._closes(at - 1), self._leaps(at - 1), self._opens(at)
            fits, on = self._fits(at), self._goes_on(at)
            ended, last = max((score + close, column) for column, (score, close) in enumerate(zip(scores, closes, strict=True)))
            came: list[tuple[int, Step]] = []
            fresh: list[float] = []
            run, runs, opens_row = _NEVER, OUT, self._must_open(at)
            for column in range(self.width):
                ways = [(ended + opens[column] + fits[column], last, Step.ROW)]
                if runs != OUT and not opens_row:
                    ways.append((run + leaps[column] + fits[column], runs, Step.RIGHT))
                ways.append((scores[column] + on, column, Step.ON))
                score, origin, step = max(ways, key=lambda way: way[0])
                fresh.append(score)
                came.append((origin, step))
                if scores[column] - leaps[column + 1] > run:
                    run, runs = scores[column] - leaps[column + 1], column
            out, left = (ended + outside, last) if ended > out else (out + outside, OUT)
            back.append((came, left))
            scores = fresh
        closes = self._closes(len(self.texts) - 1)
        score, column = max((score + close, column) for column, (score, close) in enumerate(zip(scores, closes, strict=True)))
        if out > score:
            score, column = out, OUT
        path: _Path = []
        for came, left in reversed(back):
            origin, step = (left, Step.ROW) if column == OUT else came[column]
            path.append((column, step))
            column = origin
        path.append((column, Step.ROW))
        return path[::-1], score

    def surety(self, path: _Path) -> list[float]:
        """How likely each cell's column is, all paths considered."""
        ahead = self._ahead()
        behind = self._behind()
        whole = _sum([a + b for a, b in zip(ahead[-1], behind[-1], strict=True)])
        return [math.exp(min(0.0, ahead[at][column] + behind[at][column] - whole)) for at, (column, _) in enumerate(path)]

    def _ahead(self) -> list[list[float]]:
        """For each cell and column (the last is OUT): all paths up to here."""
        fits = self._fits(0)
        table = [[*(fit + (0.0 if column == 0 else _TOTAL_INSIDE * 2) for column, fit in enumerate(fits)), _NEVER]]
        for at in range(1, len(self.texts)):
            scores = table[-1]
            closes, leaps, opens = self._closes(at - 1), self._leaps(at - 1), self._opens(at)
            fits, on = self._fits(at), self._goes_on(at)
            ended = _sum([score + close for score, close in zip(scores, closes, strict=False)])
            fresh: list[float] = []
            run, opens_row = _NEVER, self._must_open(at)
            for column in range(self.width):
                fresh.append(_sum([ended + opens[column] + fits[column], run + leaps[column] + fits[column], scores[column] + on]))
                run = _NEVER if opens_row else _sum([run, scores[column] - leaps[column + 1]])
            table.append([*fresh, _sum([ended, scores[OUT]]) + _OUTSIDE])
        return table

    def _behind(self) -> list[list[float]]:
        """For each cell and column: all paths from here on."""
        table = [[*self._closes(len(self.texts) - 1), 0.0]]
        for at in range(len(self.texts) - 1, 0, -1):
            after = table[-1]
            closes, leaps, opens = self._closes(at - 1), self._leaps(at - 1), self._opens(at)
            fits, on = self._fits(at), self._goes_on(at)
            row = _sum([opens[column] + fits[column] + after[column] for column in range(self.width)])
            out = _OUTSIDE + after[OUT]
            here = [0.0] * self.width
            run, opens_row = _NEVER, self._must_open(at)
            for column in range(self.width - 1, -1, -1):
                here[column] = _sum([closes[column] + row, closes[column] + out, run - leaps[column + 1], on + after[column]])
                run = _NEVER if opens_row else _sum([run, leaps[column] + fits[column] + after[column]])
            table.append([*here, out])
        return table[::-1]


def _looks(seen: Counter[str], expected: dict[str, float]) -> dict[str, float]:
    """The log-likelihood of each kind of cell, from those seen and those expected."""
    looks = {}
    for kind in KINDS:
        have = sum(count * likeness(kind, other) for other, count in seen.items())
        hope = sum(share * likeness(kind, other) for other, share in expected.items())
        looks[kind] = math.log(max(_LEAST, (have + _PRIOR * hope) / (seen.total() + _PRIOR)))
    return looks


def _sum(logs: Sequence[float]) -> float:
    most = max(logs)
    return most if most <= _NEVER else most + math.log(sum(math.exp(log - most) for log in logs))
