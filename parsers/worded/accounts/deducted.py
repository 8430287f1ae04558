"""What was due, what was taken off it and what was paid: 应付528万元。因…，分别扣减2.64万元和3.96万元，实际支付521.4万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, fits, in_brackets, working

_DUE = regexp(r"应(?:当)?(?:支?付|发放?|拨付|兑付|兑现|结算|补助?)[\u4e00-\u9fff]{0,8}$")
_TAKEN = regexp(r"(?:扣减|扣除|扣罚|扣款|核减|扣)(?:[\u4e00-\u9fff]{0,8})$")
_GOES_ON = regexp(r"^(?:[、和及]|，(?!实|应|最终|共|合计))[^，。；\d]{0,8}$")
_PAID = regexp(r"(?:实际|实|最终|应)(?:支?付|发放?|拨付|兑付|兑现|结算|补助?)[\u4e00-\u9fff]{0,8}$")


def _goes_on(terms: Sequence[Term]) -> Iterator[Term]:
    return takewhile(lambda term: fits(term, terms[0]) and _GOES_ON.match(term.lead) is not None, terms[1:])


def deducted(whole: Scene) -> Iterator[Told]:
    """``whole``: a paragraph.  The due sum, the run of what was taken off, and the paid sum right behind them."""
    terms = [term for term in whole.terms if term.dimension != "percent" and not in_brackets(whole, whole.start, term)]
    for at, first in enumerate(terms):
        if not first.countable or first.dimension != "money" or not _TAKEN.search(first.clause):
            continue
        run = [first, *_goes_on(terms[at:])]
        behind = terms[at + len(run) : at + len(run) + 1]
        due = next((term for term in reversed(terms[:at]) if fits(term, first) and _DUE.search(term.clause)), None)
        if due is not None and behind and fits(behind[0], first) and _PAID.search(behind[0].clause):
            yield Told("gap", "实付", behind[0], (working([due, *run], "-", behind[0].factor),), True, (due, *run, behind[0]))
