"""The FactBook: all that rules may see of one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TypeVar, cast

from lexicon.load import Lexicon
from model.fact import Context, Fact
from model.figure import Enumeration, Equation, Part, PartKind, Rubric, Voice, Worded
from validate.ownform import OwnForm, is_of_another_project, own_form

K = TypeVar("K")
T = TypeVar("T")
_FEWEST = 3
"""First levels that two tables must share to be told apart."""


@dataclass(frozen=True, eq=False)
class FactBook:
    """Facts in text order, with the printed working, the rubrics and the lists of names."""

    facts: tuple[Fact, ...]
    equations: tuple[Equation, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()
    parts: tuple[Part, ...] = ()
    worded: tuple[Worded, ...] = ()
    lexicon: Lexicon = field(default_factory=Lexicon.load)
    _made: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, make: Callable[[FactBook], T]) -> T:
        """What ``make`` gives for this book, made once."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(T, self._made[make])

    @cached_property
    def _by_concept(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            found[fact.concept].append(fact)
        return found

    @cached_property
    def by_id(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.facts}

    def of(self, *concepts: str, where: Callable[[Fact], bool] | None = None) -> list[Fact]:
        """The facts of these concepts, in text order."""
        found = [fact for concept in concepts for fact in self._by_concept.get(concept, ())]
        if len(concepts) > 1:
            found.sort(key=lambda fact: fact.anchor.span.start)
        return [fact for fact in found if where(fact)] if where else found

    def numbers(self, *concepts: str, where: Callable[[Fact], bool] | None = None) -> list[Fact]:
        """As :meth:`of`, but only facts that have a quantity and are not in doubt."""
        return [fact for fact in self.of(*concepts, where=where) if fact.quantity is not None and fact.doubt is None]

    def part_of(self, fact: Fact) -> Part | None:
        return next((part for part in self.parts if part.index == fact.context.part), None)

    def kind_of(self, fact: Fact) -> PartKind:
        part = self.part_of(fact)
        return part.kind if part else PartKind.REPORT

    def system(self, context: Context) -> str:
        """The index system a score belongs to: one for all the evaluator says, one for each part of anybody else
        (a unit's form and its report weigh differently).  A unit's report that scores no table of its own tells of its form's."""
        return self.system_of(context.voice, context.part)

    def system_of(self, voice: Voice, part: int) -> str:
        """As :meth:`system`, for what is no fact."""
        if voice is Voice.EVALUATOR:
            return f"evaluator:{part}" if part in self._foreign else "evaluator"
        return f"{voice}:{self._home(part) if voice is Voice.UNIT else part}"

    @cached_property
    def _foreign(self) -> frozenset[int]:
        """Parts whose tables weigh most first levels unlike the evaluator's first such part: somebody else's, their head lost."""
        weights: dict[int, dict[str, set[Fraction]]] = {}
        for fact in self.numbers("dimension_weight", where=lambda fact: fact.context.voice is Voice.EVALUATOR and fact.anchor.cell is not None):
            if fact.context.dimension and fact.quantity is not None and fact.context.lot is None and fact.context.scope is None:
                weights.setdefault(fact.context.part, {}).setdefault(fact.context.dimension, set()).add(Fraction(fact.quantity.value))
        if len(weights) < 2:
            return frozenset()
        first = weights[min(weights)]
        shared = {part: [name for name in found if name in first] for part, found in weights.items()}
        unlike = {part: [name for name in names if not weights[part][name] & first[name]] for part, names in shared.items()}
        return frozenset(part for part, names in shared.items() if len(names) >= _FEWEST and 2 * len(unlike[part]) > len(names))

    @cached_property
    def own_form(self) -> OwnForm | None:
        """The unit's report and its form, where the file has such a pair."""
        return own_form(self.parts, self.of("project_name"))

    def told_and_entered(self, facts: Iterable[Fact]) -> tuple[list[Fact], list[Fact]]:
        """Those of the unit's report in words and those of its own form; both empty where the file has no such pair."""
        pair, given = self.own_form, list(facts)
        if pair is None:
            return [], []
        told = [fact for fact in given if fact.context.part in pair.reports and fact.anchor.cell is None]
        return told, [fact for fact in given if fact.context.part == pair.form]

    def told_and_entered_by_project(self, facts: Iterable[Fact]) -> Iterator[tuple[list[Fact], list[Fact]]]:
        """Of each project that has a form of its own: those that the words tell, else the report's table, and those that its form holds."""
        for members in grouped((fact for fact in facts if fact.context.scope), lambda fact: fact.context.scope).values():
            told = [fact for fact in members if fact.anchor.cell is None] or [fact for fact in members if self._is_report(fact.context.part)]
            entered = [fact for fact in members if fact.anchor.cell is not None and fact.context.part not in {other.context.part for other in told}]
            if told and entered:
                yield told, entered

    def _home(self, part: int) -> int:
        """The part whose marks a part of the unit's tells of: its own, or the form's."""
        if len(self._forms) != 1 or part in self._forms or not self._is_report(part):
            return part
        form = self._forms[0]
        return part if is_of_another_project(self.of("project_name"), form, part) else form

    @cached_property
    def _forms(self) -> tuple[int, ...]:
        """The unit's parts that score indicators in a table."""
        scored = self.of("indicator_score", where=lambda fact: fact.context.voice is Voice.UNIT and fact.anchor.cell is not None)
        return tuple(dict.fromkeys(fact.context.part for fact in scored))

    def _is_report(self, part: int) -> bool:
        return any(entry.index == part and entry.kind in (PartKind.REPORT, PartKind.SELF_REPORT) for entry in self.parts)


def grouped(things: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Facts (or relations) by a key, in order of first appearance."""
    found: dict[K, list[T]] = {}
    for thing in things:
        found.setdefault(key(thing), []).append(thing)
    return found


def by_group(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Facts that stand in one table (``t3``) or one paragraph (``b57``); those without a group are left out."""
    return {group: members for group, members in grouped(facts, lambda fact: fact.context.group).items() if group is not None}
