"""A contract paid in shares that are told first, and what was paid of each behind: 签约后支付30%，验收后支付65%，余款5%作为质保金。…已支付预付款89.58万元、
验收款194.09万元，质保金14.93万元尚未到期."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, as_printed_in, is_portion, value

_SHARED = regexp(r"付|余|剩余|尾款|质保金|保证金|预留|留取|扣留|[款金](?:为|占)?$")
_NO_SHARE = regexp(r"率|占(?!合同)|增|减|[较比]|完成|超")
_SUM = regexp(r"(?:预付|首付|进度|到货|验收|初验|终验|结算|尾|余|合同|安装|第[一二三四]笔|首笔|中期)款|质保金|保证金|质量保证金|定金")
_CONTRACT = regexp(r"(?:合同|中标|成交|签约)(?:合同)?(?:总)?(?:价款?|金额|额|款)(?:为|是|共|计|:)*$")
_NEAR = Decimal("0.1")
_FEWEST, _ENOUGH, _ALL = 2, 3, 100


def instalments_paid(paragraph: Scene, others: Sequence[Scene], name: str) -> Iterator[Told]:
    """As many sums by name as there are shares, in their order: each of the price, or of what the others make the price."""
    shares = [term for term in paragraph.percents if _SHARED.search(term.clause) and not _NO_SHARE.search(term.clause)]
    if len(shares) < _FEWEST or sum((value(term) for term in shares), Decimal(0)) != _ALL or shares != list(paragraph.percents):
        return
    behind = [term for term in paragraph.terms if term.start > shares[-1].end and term.dimension == "money"]
    paid = [term for term in behind[: len(shares)] if term.countable and _SUM.search(term.clause)]
    inside = any(shares[0].end < term.start < shares[-1].start and term.dimension == "money" for term in paragraph.terms)
    if len(paid) != len(shares) or inside:
        return
    prices = {value(term): term for scene in (paragraph, *others) for term in scene.terms if term.countable and term.dimension == "money" and _CONTRACT.search(term.lead)}
    pairs = list(zip(shares, paid, strict=True))
    price = next((term for term in prices.values() if any(is_portion(term, *pair) for pair in pairs)), None)
    if price is not None and abs(value(price) - sum(map(value, paid))) > value(price) * _NEAR:
        return  # not all of it was paid yet
    for share, part in pairs if price is not None or len(pairs) >= _ENOUGH else ():
        label = f"合同价的{share.plain}%"
        if price is not None:
            yield Told("rate", label, part, (f"{as_printed_in(price, part.factor)}*{share.plain}/100",), True, (price, share, part))
            continue
        ways = tuple(f"{as_printed_in(other, part.factor)}*{share.plain}/{rate.plain}" for rate, other in pairs)
        yield Told("share", label, part, ways, True, (*shares, *paid), f"{name}.paid")
