"""A contract paid in shares: 金额248万元，分三次付款：签约后支付30%即74.4万元，验收后支付60%即148.8万元，余10%质保金24.8万元."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, value

_CONTRACT = regexp(r"(?:(?:合同|中标|成交|签约)(?:合同)?(?:总)?(?:价款?|金额|额|款)|合同[，,](?:合同)?(?:总)?(?:金额|价款|总价))(?:分别)?(?:为|是|共|计|:)*$")
_PAID = regexp(r"付|余|剩余|尾款|质保金|保证金|预留|留取|扣留")
_COMES = regexp(r"^[，,(]?(?:作为|为|的)?(?:即|计|约?为|合|合计|共|金额|共计)?(?:支付)?(?:(?:质量)?(?:质保|保证|保留|保修)金|预付款|首付款|进度款|到货款|验收款|结算款|尾款|余款|工程款|货款|合同款)?(?:即|计|为|共|:)*$")
_NO_SHARE = regexp(r"率|占|增|减|[较比]|完成投资|完成产值|超")
_FEWEST, _ALL = 2, 100


def instalments(paragraph: Scene, earlier: Sequence[Scene]) -> Iterator[Told]:
    """Two shares or more, each with what it comes to, in a paragraph that tells the price of one contract, or just behind one that does."""
    if len(paragraph.percents) < _FEWEST:
        return
    prices = _prices([paragraph])
    own = bool(prices)
    prices = prices or _prices(earlier)
    if len({as_printed_in(term, prices[0].factor) for term in prices}) != 1:
        return
    price = prices[0]
    pairs = [(share, part) for share, part in pairwise(paragraph.terms) if (not own or share.start > price.end) and _is_pair(share, part)]
    if len(pairs) < _FEWEST or not (sum(value(share) for share, _ in pairs) == _ALL or any(_holds(price, *pair) for pair in pairs)):
        return
    for share, part in pairs:
        yield Told("rate", f"合同价的{share.plain}%", part, (f"{as_printed_in(price, part.factor)}*{share.plain}/100",), True, (price, share, part))


def _prices(scenes: Iterable[Scene]) -> list[Term]:
    return [term for scene in scenes for term in scene.terms if term.countable and term.dimension == "money" and _CONTRACT.search(term.lead)]


def _is_pair(share: Term, part: Term) -> bool:
    told = share.unit == "%" and share.exact and part.countable and part.dimension == "money"
    return told and bool(_PAID.search(share.clause)) and not _NO_SHARE.search(share.clause) and bool(_COMES.match(part.lead))


def _holds(price: Term, share: Term, part: Term) -> bool:
    return value(price) * value(share) == value(part) * _ALL
