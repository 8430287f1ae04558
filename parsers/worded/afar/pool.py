"""All that a report counts, by what it measures: what a result told far from its numbers may have been worked out of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from lexicon.load import Lexicon
from model.regexp import regexp
from parsers.worded.layout.grid import Grid, Grids
from parsers.worded.scene import Scene, Term, alike, value

_HAN = regexp(r"[^\u4e00-\u9fff]")
_LONGEST = 6
"""Parts of a whole that is told far away."""
_IDLE = ("twin_idle", "twin_planned", "twin_done")


@dataclass(frozen=True)
class Pool:
    """``terms``: the countable numbers of all sentences, in text order; ``tabled``: the numbers of all tables, as printed, whatever their units."""

    scenes: Sequence[Scene]
    terms: Sequence[Term]
    tabled: frozenset[Decimal]
    rows: frozenset[tuple[str, Decimal, Decimal]] = frozenset()
    """Numbers that stand side by side in the rows of tables, under heads of the same unit ("" where none is told)."""

    def side_by_side(self, term: Term) -> set[tuple[Decimal, Decimal]]:
        """A number and the one that follows it, in a sentence or in a table's row, that may measure what a number measures, in its unit."""
        told = {(value(a) / term.factor, value(b) / term.factor) for a, b in self.pairs if a.measure == term.measure and term not in (a, b)}
        return told | {(a, b) for unit, a, b in self.rows if term.unit in (unit, "") or (unit and unit in term.unit)}

    def like(self, term: Term) -> list[Term]:
        """The other numbers that measure what a number measures, each value once."""
        return list({value(other): other for other in reversed(self._by_measure.get(term.measure, ())) if other is not term}.values())[::-1]

    def within(self, term: Term) -> frozenset[Decimal]:
        """All values told of what a number measures, in its unit; and those of tables."""
        return frozenset(value(other) / term.factor for other in self._by_measure.get(term.measure, ()) if other is not term) | self.tabled

    @cached_property
    def _by_measure(self) -> dict[str, list[Term]]:
        found: dict[str, list[Term]] = {}
        for term in self.terms:
            found.setdefault(term.measure, []).append(term)
        return found

    @cached_property
    def pairs(self) -> list[tuple[Term, Term]]:
        """Numbers of one unit side by side in a sentence."""
        sides = (pair for scene in self.scenes for pair in zip(scene.terms, scene.terms[1:], strict=False))
        return [(a, b) for a, b in sides if a.countable and b.countable and alike(a, b) and value(a) and value(b)]

    @cached_property
    def lists(self) -> dict[str, list[tuple[Decimal, tuple[Term, ...]]]]:
        """By what they measure: all the numbers of a paragraph, or of a sentence, that measure the same, and those behind the first of them;
        each with what they add up to."""
        paragraphs: dict[tuple[int, str], list[Term]] = {}
        for scene in self.scenes:
            for term in scene.terms:
                if term.countable:
                    paragraphs.setdefault((id(scene.text), term.measure), []).append(term)
                    paragraphs.setdefault((id(scene), term.measure), []).append(term)
        found: dict[str, dict[tuple[int, ...], tuple[Term, ...]]] = {}
        for (_, measure), like in paragraphs.items():
            for terms in (like, like[1:]):
                if 1 < len(terms) <= _LONGEST:
                    found.setdefault(measure, {})[tuple(map(id, terms))] = tuple(terms)
        return {measure: [(sum(map(value, terms), Decimal(0)), terms) for terms in lists.values()] for measure, lists in found.items()}


def pool_of(scenes: Sequence[Scene], grids: Grids) -> Pool:
    tabled = (grid.number(*place) for _, grid in grids for place in grid.texts)
    terms = tuple(term for scene in scenes for term in scene.terms if term.countable)
    return Pool(scenes, terms, frozenset(Decimal(number) for number in tabled if number is not None), frozenset(pair for _, grid in grids for pair in _in_rows(grid)))


def _in_rows(grid: Grid) -> Iterator[tuple[str, Decimal, Decimal]]:
    """计划人数 | 实际人数: what was meant and what was done, by the last character of their heads; 计划数 | 实际完成 of 供水管网(公里), by the row's unit."""
    stages = {column: max((at for at, words in enumerate(_STAGES) if words.search(head)), default=None) for column, head in grid.heads.items()}
    pairs = [(a, b) for a, first in stages.items() for b, later in stages.items() if a < b and first is not None and later is not None and first < later]
    for row in (*grid.rows, *((grid.total,) if grid.total is not None else ())):
        for a, b in pairs:
            meant, done = grid.number(row, a), grid.number(row, b)
            if meant and done and Decimal(meant):
                named = _COUNTED.search(grid.heads[b]) or _COUNTED.search(grid.label(row))
                yield (named["told"] or named["noun"] if named else ""), Decimal(meant), Decimal(done)


_STAGES = (regexp(r"计划|目标|任务|预算|应"), regexp(r"实际|完成|已|参[训加]|抽[检查]"), regexp(r"合格|达标|就业|通过|成活|优良"))
_COUNTED = regexp(r"[(（](?P<told>[^()（）]{1,4})[)）]$|(?P<noun>[人户名次座个所处家台套公里米亩份宗件期])数(?:[(（]|$)")


def shared(one: str, other: str, idle: Iterable[str]) -> int:
    """How many pairs of characters that mean something two stretches of words share."""
    names = []
    for words in (one, other):
        plain = _HAN.sub("，", words)
        for word in idle:
            plain = plain.replace(word, "，")
        names.append({plain[at : at + 2] for at in range(len(plain) - 1) if "，" not in plain[at : at + 2]})
    return len(names[0] & names[1])


def idle_words(lexicon: Lexicon) -> list[str]:
    """Words that do not tell what a number is of: 资金, 合计, 实际, 计划."""
    return sorted((word for name in _IDLE for word in lexicon.words[name]), key=len, reverse=True)
