"""Contracts listed by name, and what was paid on each in the same order: 合同总额900万元：设备500万元，改造400万元。当年分别支付480万元和380万元.

No payment is more than its contract, and together they are what was spent, where the text tells of so much before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, value
from parsers.worded.sums.addends import added, summed

_PAID = regexp(r"(?:分别|依次)(?:已|累计|实际)?(?:支付|拨付|兑付|付款)(?:工程款|合同款|资金)?$")
_BESIDE = regexp(r"[、，,和及]{1,2}")
_CONTRACTS = regexp(r"合同(?:总)?(?:金额|价款?|总?额)")
_NAMED = regexp(r"^(?:万元)?[:：，,、；;](?:其中[:：]?)?[\u4e00-\u9fff]{2,14}$")
_SPENT = regexp(r"(?:实际|累计|共|已)?(?:支出|支付|执行数|拨付)(?:资金)?(?:合计|共|为|:)*$")
_FEWEST = 2
_NEAR = 10


def paid_in_turn(scenes: Sequence[Scene], further: Sequence[Scene]) -> Iterator[Told]:
    """``further``: the sentences of the paragraphs before, where what was spent is told."""
    terms = [term for scene in scenes for term in scene.terms if term.dimension == "money"]
    for at, first in enumerate(terms):
        if not _PAID.search(first.clause):
            continue
        scene = next(scene for scene in scenes if first in scene.terms)
        payments = [first]
        for term in terms[at + 1 :]:
            if not alike(term, first) or not _BESIDE.fullmatch(scene.between(payments[-1], term)):
                break
            payments.append(term)
        contracts = _contracts(terms[:at], len(payments))
        if len(payments) < _FEWEST or not contracts:
            continue
        beyond = [pair for pair in zip(payments, contracts, strict=True) if value(pair[0]) > value(pair[1])]
        for payment, contract in beyond:
            yield Told("at_most", "所付与其合同额", payment, (f"1*{as_printed_in(contract, payment.factor)}",), True, (payment, contract))
        yield from _together(payments, further)


def _contracts(terms: Sequence[Term], count: int) -> Sequence[Term]:
    """The last so many sums before the payments, each behind a name, where they make what all contracts come to, told before them."""
    parts = terms[-count:]
    whole = terms[-count - 1] if len(terms) > count else None
    listed = whole is not None and _CONTRACTS.search(whole.clause) and all(_NAMED.match(part.lead) for part in parts)
    return parts if listed and whole is not None and abs(value(whole) - added(parts)) * _NEAR <= value(whole) else ()


def _together(payments: Sequence[Term], further: Sequence[Scene]) -> Iterator[Told]:
    """The payments against what was spent, told last before them."""
    spent = [term for scene in further for term in scene.terms if alike(term, payments[0]) and _SPENT.search(term.clause)]
    if spent and abs(value(spent[-1]) - added(payments)) * _NEAR <= value(spent[-1]):
        yield summed(spent[-1], payments, "各合同付款之和")
