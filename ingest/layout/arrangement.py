"""The most likely arrangement in rows of cells that came one after another: merged cells given once, empty ones not at all.

A hidden Markov model: the columns are its states, what a cell looks like (number, rate, date, words …) is what they emit.  A row goes from
left to right and may skip columns; the next one may begin right of cells that are merged down.  What stands in each column and how often
it is empty is learned from the best path, a few times over (Viterbi training); how sure a cell's column is, from all paths
(forward-backward; Rabiner 1989).  Scores are log-likelihoods.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from ingest.layout.heads import adds_up, counts_rows, is_always_a_head, kinds_under, level_of, may_hold
from ingest.layout.rows import KINDS, kind_of, likeness
from model.regexp import regexp

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
_FIRST_INSIDE = -6.0
_WRAPPED, _LONG_ENDED, _SHORT = -1.1, -2.0, -4.0
"""A cell's text goes on in the next line: a long line without an end, one with an end, a short one."""
_LONG = 24
_ENDED = regexp(r"[。；;]$")
_DIGITS = regexp(r"\d+")
_BLANK = regexp(r"\s+")
_TEXT = ("words", "long")


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
    known = _Cells([_BLANK.sub("", name) for name in head], [_BLANK.sub("", cell) for cell in cells])
    model, path, score = max((_learned(known, absent) for absent in _ABSENT_AT_FIRST), key=lambda one: one[2])
    placed = tuple(Placed(column, step, sure) for (column, step), sure in zip(path, model.surety(path), strict=True))
    return Arrangement(len(head), placed, score, tuple(known.kinds), tuple(known.totals), known.echoed is not None)


_Path = list[tuple[int, Step]]


def _learned(cells: _Cells, absent: float) -> tuple[_Model, _Path, float]:
    """The model, its best path and that one's score, learned from the guess that such a share of the cells is empty."""
    model = _Model(cells, absent)
    for outside in _OUTSIDE_AT_FIRST:
        model.learn(model.best(outside)[0])
    return model, *model.best(_OUTSIDE)


class _Cells:
    """What the cells' own looks tell, before anything is learned."""

    def __init__(self, head: Sequence[str], texts: Sequence[str]) -> None:
        self.width = len(head)
        self.expected = [kinds_under(name) for name in head]
        self.leading = [column == 0 or counts_rows(name) for column, name in enumerate(head)]
        self.kinds = [kind_of(text) for text in texts]
        self.totals = [adds_up(text) for text in texts]
        self.in_total = list(self._in_total())
        self.echoed = next((word for word in _ECHOED if word in head[0] and word in texts[0]), None)
        self.goes_on = [_NEVER, *(self._goes_on(texts[at - 1], at) for at in range(1, len(texts)))]
        self.must_open = [True, *(self.totals[at] or (self.in_total[at - 1] and not self.in_total[at]) for at in range(1, len(texts)))]
        """Whether a cell cannot stand in the row of the one before it: a total, or what follows a total's figures."""

        self.suits = [self._suits(head, text) for text in texts]
        """What speaks for and against each column (log), whatever else stands in it."""

        self._by_shape(texts)
        self._by_level(head, texts)

    def _in_total(self) -> Iterator[bool]:
        inside = False
        for at, (total, kind) in enumerate(zip(self.totals, self.kinds, strict=True)):
            named = at > 0 and self.totals[at - 1] and kind in _TEXT and self.kinds[at + 1 : at + 2] in (["number"], ["rate"])
            inside = total or named or (inside and kind in _COUNTED)
            yield inside

    def _goes_on(self, before: str, at: int) -> float:
        """How likely a cell's text is to go on with that of the one before it (log)."""
        if self.kinds[at] not in _TEXT or self.kinds[at - 1] not in _TEXT or self.in_total[at]:
            return _NEVER
        if len(before) < _LONG:
            return _SHORT
        return _LONG_ENDED if _ENDED.search(before) else _WRAPPED

    def _suits(self, head: Sequence[str], text: str) -> list[float]:
        misplaced = _MISPLACED_HEAD if is_always_a_head(text) else 0.0
        suits = [misplaced + (0.0 if may_hold(name, text) else _UNFIT) for name in head]
        if self.echoed is not None and self.echoed not in text:
            suits[0] -= _SHAPE
        return suits

    def _by_shape(self, texts: Sequence[str]) -> None:
        shapes = [_DIGITS.sub("0", text) for text in texts]
        if shapes[0] == "0" or "0" not in shapes[0]:
            return
        for suits, shape in zip(self.suits, shapes, strict=True):
            suits[0] += _SHAPE if shape == shapes[0] else 0.0

    def _by_level(self, head: Sequence[str], texts: Sequence[str]) -> None:
        levels = {level: at for level, word in ((1, "一级"), (2, "二级")) for at, name in enumerate(head) if name.startswith(word)}
        if not levels:
            return
        for suits, kind, text in zip(self.suits, self.kinds, texts, strict=True):
            level = level_of(text)
            if level in levels:
                suits[levels[level]] += _LEVEL
            elif level is None and 1 in levels and kind in (*_TEXT, "code"):
                suits[levels[1]] += _NO_LEVEL


class _Model:
    def __init__(self, cells: _Cells, absent: float) -> None:
        self.cells = cells
        self.width = cells.width
        seen: list[Counter[str]] = [Counter() for _ in range(self.width)]
        seen[0][cells.kinds[0]] += 1
        self._fit(seen, [absent] * self.width, [0] * self.width)

    # -- what stands in each column --------------------------------------------------------------------------------------------------

    def _fit(self, seen: Sequence[Counter[str]], absent: Sequence[float], starts: Sequence[int]) -> None:
        looks = [_looks(counts, expected) for counts, expected in zip(seen, self.cells.expected, strict=True)]
        there = [math.log(1 - share) for share in absent]
        self.by_kind = {kind: [look[kind] + filled for look, filled in zip(looks, there, strict=True)] for kind in KINDS}
        usual = [_LEFT, *[(1 - _LEFT) / (self.width - 1)] * (self.width - 1)]
        self.starts = [math.log((count + _STARTS * share) / (sum(starts) + _STARTS)) for count, share in zip(starts, usual, strict=True)]
        self.skipped = [0.0]
        for share in absent:
            self.skipped.append(self.skipped[-1] + math.log(share))

    def learn(self, path: _Path) -> None:
        """Take what stands in each column, and how often nothing does, from a path."""
        seen: list[Counter[str]] = [Counter() for _ in range(self.width)]
        merged, starts = [0] * self.width, [0] * self.width
        for (column, step), kind, inside in zip(path, self.cells.kinds, self.cells.in_total, strict=True):
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
        fits = [fit + suit for fit, suit in zip(self.by_kind[self.cells.kinds[at]], self.cells.suits[at], strict=True)]
        if self.cells.totals[at]:
            fits = [max(fit, _TOTAL if column <= 2 else _TOTAL_INSIDE) for column, fit in enumerate(fits)]
        return fits

    # -- from one cell to the next ----------------------------------------------------------------------------------------------------

    def _opens(self, at: int) -> list[float]:
        """A row that begins at each column."""
        if self.cells.in_total[at] and not self.cells.totals[at]:
            return [_NEVER] * self.width
        if self.cells.kinds[at] not in _COUNTED:
            return self.starts
        return [start + (0.0 if named else _COUNT_FIRST) for start, named in zip(self.starts, self.cells.leading, strict=True)]

    def _closes(self, at: int) -> list[float]:
        """A row that ends with the cell at each column."""
        if self.cells.in_total[at]:
            return [_SKIP_IN_TOTAL] * self.width
        return [self.skipped[-1] - self.skipped[column + 1] for column in range(self.width)]

    def _leaps(self, at: int) -> list[float]:
        """The cost of what is skipped left of each column, to be taken as differences."""
        return [_SKIP_IN_TOTAL * column for column in range(self.width + 1)] if self.cells.in_total[at] else self.skipped

    def _first(self) -> list[float]:
        """The first cell in each column: hardly elsewhere than at the left."""
        return [fit + (0.0 if column == 0 else _FIRST_INSIDE) for column, fit in enumerate(self._fits(0))]

    def best(self, outside: float) -> tuple[_Path, float]:
        """The most likely path, and its score."""
        scores = self._first()
        out = _NEVER
        back: list[tuple[list[tuple[int, Step]], int]] = []
        for at in range(1, len(self.cells.kinds)):
            closes, leaps, opens = self._closes(at - 1), self._leaps(at - 1), self._opens(at)
            fits, on = self._fits(at), self.cells.goes_on[at]
            ended, last = max((score + close, column) for column, (score, close) in enumerate(zip(scores, closes, strict=True)))
            came: list[tuple[int, Step]] = []
            fresh: list[float] = []
            run, runs, opens_row = _NEVER, OUT, self.cells.must_open[at]
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
        closes = self._closes(len(self.cells.kinds) - 1)
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
        table = [[*self._first(), _NEVER]]
        for at in range(1, len(self.cells.kinds)):
            scores = table[-1]
            closes, leaps, opens = self._closes(at - 1), self._leaps(at - 1), self._opens(at)
            fits, on = self._fits(at), self.cells.goes_on[at]
            ended = _sum([score + close for score, close in zip(scores, closes, strict=False)])
            fresh: list[float] = []
            run, opens_row = _NEVER, self.cells.must_open[at]
            for column in range(self.width):
                fresh.append(_sum([ended + opens[column] + fits[column], run + leaps[column] + fits[column], scores[column] + on]))
                run = _NEVER if opens_row else _sum([run, scores[column] - leaps[column + 1]])
            table.append([*fresh, _sum([ended, scores[OUT]]) + _OUTSIDE])
        return table

    def _behind(self) -> list[list[float]]:
        """For each cell and column: all paths from here on."""
        table = [[*self._closes(len(self.cells.kinds) - 1), 0.0]]
        for at in range(len(self.cells.kinds) - 1, 0, -1):
            after = table[-1]
            closes, leaps, opens = self._closes(at - 1), self._leaps(at - 1), self._opens(at)
            fits, on = self._fits(at), self.cells.goes_on[at]
            row = _sum([opens[column] + fits[column] + after[column] for column in range(self.width)])
            out = _OUTSIDE + after[OUT]
            here = [0.0] * self.width
            run, opens_row = _NEVER, self.cells.must_open[at]
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
