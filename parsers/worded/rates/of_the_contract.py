"""What was paid as a share of the contract: 合同金额46.8万元，…已付44.46万元（合同价的95%）; 按合同价的80%支付148.8万元; 支付合同款的80%，计73.6万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in

_NAME = r"(?:合同|中标|成交|结算|审定)(?:总)?(?:价款?|金额|额|款)"
_CONTRACT = regexp(rf"(?:{_NAME}|^[，,]?总价)(?:分别)?(?:为|是|共|:)*$")
_SHARE_BEHIND = regexp(rf"^[，,(](?:为|即|达到?|占)?{_NAME}的$")
_BARE_SHARE = regexp(r"^[，,]占$")
_SHARE_AHEAD = regexp(rf"(?:^|[，,。;；])[^，。;；\d]{{0,16}}?(?:按|按照|支付(?:了|至)?|付(?:了|至)?)(?:照)?{_NAME}的$")
_NEXT_PAID = regexp(r"[、，](?:首付|预付|进度|到货|验收|结算)款(?:为|:)*$")
_PAID = regexp(r"(?:付|支付|拨付|付款|支出)(?:了)?(?:[\u4e00-\u9fff]{0,4}款|资金|金额|费用|[一二三四五六]年)?(?:共|计|为|:)*$")
_COMES = regexp(r"^[，,]?(?:已|共|累计|实际)*(?:支付|拨付|付款|付|计|即|共计)(?:了)?(?:[\u4e00-\u9fff]{0,4}款|资金|金额)?(?:共|计|为|:)*$")
_NEAR = 16
_NOT_ALL = regexp(r"增|变更|补充|尾款|余款|未|[较比]")


def of_the_contract(scenes: Sequence[Scene]) -> Iterator[Told]:
    """The contract is the last one told before in the sentence, or the only one of the paragraph."""
    terms = [term for scene in scenes for term in scene.terms]
    contracts = [term for term in terms if term.countable and term.dimension == "money" and _CONTRACT.search(term.clause) and not _NOT_ALL.search(term.clause)]
    for scene in scenes:
        for a, b in zip(scene.terms, scene.terms[1:], strict=False):
            paid, share = (a, b) if b.dimension == "percent" else (b, a)
            if share.unit != "%" or not share.exact or paid.dimension != "money" or not paid.countable or _NOT_ALL.search(paid.clause):
                continue
            ahead = share is a and _SHARE_AHEAD.search(scene.text[max(scene.start - 1, 0) : a.start]) and _COMES.match(b.lead)
            behind = share is b and (_PAID.search(scene.text, max(scene.start, a.start - _NEAR), a.number.printed.number_start) or _NEXT_PAID.search(a.lead)) and _SHARE_BEHIND.match(b.lead)
            named = _NAMED.search((b if behind else a).lead)
            bare = share is b and _BARE_SHARE.match(b.lead) and _is_first_of_two(scene, contracts, paid)
            behind = behind or (bare and _PAID.search(scene.text, max(scene.start, a.start - _NEAR), a.number.printed.number_start))
            contract = _contract(scene, _called(contracts, named.group() if named else ""), min(a.start, b.start)) if ahead or behind else None
            if contract is not None and contract is not paid:
                unit = paid.factor
                if behind:
                    yield Told("rate", "占合同价的比例", share, (f"{paid.plain}/{as_printed_in(contract, unit)}",), True, (contract, paid, share))
                else:
                    yield Told("rate", f"合同价的{share.plain}%", paid, (f"{as_printed_in(contract, unit)}*{share.plain}/100",), True, (contract, share, paid))


_TOTAL = regexp(r"(?:合同|中标|成交)(?:价款)?(?:总(?:价款?|金额|额)|(?:价款?|金额|额)(?:合计|共计|总计))(?:为|是|共|:)*$")
_OF_TOTAL = regexp(r"^[，,(](?:为|即|达到?|占)?(?:合同|中标|成交)总(?:价款?|金额|额)的$")


def of_all_contracts(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """截至年底已支付782.42万元，占合同总额的95%: of what all contracts come to, which the report tells once."""
    totals = [term for scene in everything for term in scene.terms if term.countable and term.dimension == "money" and _TOTAL.search(term.clause)]
    for scene in scenes if len({as_printed_in(term, totals[0].factor) for term in totals}) == 1 else ():
        for paid, share in pairwise(scene.terms):
            told = share in scene.percents and paid.countable and paid.dimension == "money" and _PAID.search(paid.clause) and _OF_TOTAL.match(share.lead)
            if told and not any(term.end <= paid.start for term in scene.terms if term in totals):
                way = f"{paid.plain}/{as_printed_in(totals[0], paid.factor)}"
                yield Told("rate", "占合同总额的比例", share, (way,), True, (totals[0], paid, share))


def _is_first_of_two(scene: Scene, contracts: Sequence[Term], paid: Term) -> bool:
    """总价900万元，已支付540万元，占60%: a bare share is the contract's where no other sum of the sentence stands before it."""
    money = [term for term in scene.terms if term.dimension == "money" and term.start <= paid.start]
    return len(money) == _PAIR and money[0] in contracts


_PAIR = 2
_NAMED = regexp(r"合同|中标|成交|结算|审定")


def _called(contracts: Sequence[Term], name: str) -> list[Term]:
    """合同金额52万元，结算金额50万元，已付15.6万元（合同金额的30%）: those of the very name, if there are any."""
    return [term for term in contracts if name in term.clause] or list(contracts)


def _contract(scene: Scene, contracts: Sequence[Term], at: int) -> Term | None:
    own = [term for term in contracts if scene.start <= term.start < at]
    if own:
        return own[-1]
    return contracts[0] if len({as_printed_in(term, contracts[0].factor) for term in contracts}) == 1 and contracts[0].end <= at else None
