"""The FactBook: all that rules may see of one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from lexicon.load import Lexicon
from model.fact import Context, Fact
from model.figure import Enumeration, Equation, Part, PartKind, Rubric, Voice, Worded

K = TypeVar("K")
T = TypeVar("T")


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
            return "evaluator"
        home = self._forms[0] if voice is Voice.UNIT and len(self._forms) == 1 and part not in self._forms and self._is_report(part) else part
        return f"{voice}:{home}"

    @cached_property
    def _forms(self) -> tuple[int, ...]:
        """The unit's parts that score indicators in a table."""
        scored = self.of("indicator_score", where=lambda fact: fact.context.voice is Voice.UNIT and fact.anchor.cell is not None)
        return tuple(dict.fromkeys(fact.context.part for fact in scored))

    def _is_report(self, part: int) -> bool:
        return any(entry.index == part and entry.kind in (PartKind.REPORT, PartKind.SELF_REPORT) for entry in self.parts)


def grouped(facts: Iterable[Fact], key: Callable[[Fact], K]) -> dict[K, list[Fact]]:
    """Facts by a key, in order of first appearance."""
    found: dict[K, list[Fact]] = {}
    for fact in facts:
        found.setdefault(key(fact), []).append(fact)
    return found


def by_group(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Facts that stand in one table (``t3``) or one paragraph (``b57``); those without a group are left out."""
    return {group: members for group, members in grouped(facts, lambda fact: fact.context.group).items() if group is not None}
