"""Sums that hold but for the unit of one of their numbers: 投资170万元…，投资137.25元…，投资39万元。合计投资346.25万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from model.slips import telling_digits
from parsers.worded.scene import Scene, Term, Told, value, working
from parsers.worded.sums.addends import APIECE

_FEWEST, _MOST = 3, 7
"""Numbers in all, the sum among them; digits of the odd one."""
_NO_PART = regexp(rf"{APIECE.pattern}|[较比占]|上年|去年")
_SUM = regexp(r"合计|共计|总计|累计|共|总")
_WHOLE_BEHIND, _WHOLE_AHEAD = -1, 0


def of_another_unit(scenes: Sequence[Scene]) -> Iterator[Told]:
    """``scenes``: of a paragraph.  Sums of money in a run, all in one unit but for one, that make their sum in the unit of the others."""
    money = [term for scene in scenes for term in scene.terms if term.dimension == "money" and term.countable and not _NO_PART.search(term.clause)]
    if len({term.factor for term in money}) < 2:
        return
    told: set[int] = set()
    for size in range(_MOST, _FEWEST - 1, -1):
        for at in range(len(money) - size + 1):
            run = money[at : at + size]
            for place in (_WHOLE_BEHIND, _WHOLE_AHEAD):
                whole = run[place]
                odd = _odd(run, whole, [term for term in run if term is not whole]) if _SUM.search(whole.lead) or place == _WHOLE_AHEAD else None
                if odd is not None and whole.start not in told:
                    told.add(whole.start)
                    yield _told(whole, [term for term in run if term is not whole], odd, next(term for term in run if term is not odd))


def _odd(run: Sequence[Term], whole: Term, parts: Sequence[Term]) -> Term | None:
    """The one in another unit than all others, where the sum holds if it is read in theirs."""
    for odd in run:
        others = [term for term in run if term is not odd]
        if len({term.factor for term in others}) != 1 or odd.factor == others[0].factor or telling_digits(odd.plain) < _FEWEST:
            continue
        if sum(Decimal(term.plain) for term in parts) == Decimal(whole.plain) and sum(map(value, parts)) != value(whole):
            return odd
    return None


def _told(whole: Term, parts: Sequence[Term], odd: Term, like: Term) -> Told:
    """The odd one, and what it must be for the sum to hold; ``label`` is the unit that it should bear."""
    others = [term for term in parts if term is not odd]
    way = working(others, "+", odd.factor) if odd is whole else "-".join((working([whole], "+", odd.factor), *(working([term], "+", odd.factor) for term in others)))
    return Told("other_unit", like.unit, odd, (way,), True, (whole, *parts))
