"""A paragraph that tells of one first-level indicator under another's name: its numbers are those of the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from model.fact import Fact
from model.finding import Outcome, Status
from model.notice import Say
from validate.agree import agreement, meets

_FEWEST = 2
_SLIP = "”疑为“"


def blames_name(hint: Say) -> bool:
    """Whether a hint is one of this module's."""
    return _SLIP in hint.zh


def with_other_name(outcomes: Iterable[Outcome], named: Mapping[str, Sequence[Fact]], name: str) -> Iterator[Outcome]:
    """The outcomes of comparing what is told of ``name``; one that differs and is just what others say of one other name gets that as a hint."""
    facts = {fact.id: fact for fact in named[name]}
    for outcome in outcomes:
        odd = facts.get(outcome.inputs[0]) if outcome.status is Status.INCONSISTENT and outcome.inputs else None
        others = [other for other, members in named.items() if other != name and _told_of(members, odd)] if odd is not None else []
        if len(others) == 1:
            hint = Say(f"所说与“{others[0]}”的数相符，“{name}{_SLIP}{others[0]}”之误",
                       f"these are the figures of {others[0]}: {name} may be a slip for it")
            outcome = replace(outcome, hints=(*outcome.hints, hint))
        yield outcome


def _told_of(members: Sequence[Fact], odd: Fact) -> bool:
    """Whether two or more mentions agree on the odd one's value."""
    found = agreement(members)
    said = found.said.quantity if found is not None else None
    return found is not None and len(found.agreeing) >= _FEWEST and odd.quantity is not None and said is not None and meets(said, odd.quantity)
