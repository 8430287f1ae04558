"""A rate and what is left by it, where another paragraph tells what was paid: 资金分三批拨付，累计拨付388.50万元 …⏎资金拨付率97.13%，年末结余11.50万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, value

_RATE = regexp(r"^[。；;]?(?:项目|资金|预算|全年|年度|总体)*(?P<deed>拨付|支付|支出|执行|使用|兑付|发放)(?:率|进度)(?:为|是|达到?|约|:)*$")
_LEFT = regexp(r"^[，,](?:年末|资金|尚|项目)*(?:结余|剩余|节余|结转)(?:资金|金额)?(?:为|共|:)*$")
_PAID = regexp(r"(?:累计|共计?|合计|全年|实际|总)(?:已|实际|共)?(?P<deed>拨付|支付|支出|执行|使用|兑付|发放)(?:资金|金额|补贴|补助|经费|数)?(?:共计?|合计|为|:)*$")
_ALL_OF = regexp(r"(?P<deed>拨付|支付|支出|执行|使用|兑付|发放)(?:资金|金额|补贴|补助|经费)?(?:总额|总计|合计|共计)(?:数)?(?:为|是|:)*$")
_PART = regexp(r"其中|上年|[较比]|每")
_ALIKE = {"执行": ("执行", "支出", "支付", "使用")}


def by_what_is_left(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """Only where the sentence tells no sum before the rate, and the report one that was paid in all."""
    for scene in scenes:
        yield from _of_base(scene)
        if len(scene.terms) < 2 or scene.terms[0] not in scene.percents:
            continue
        share, left = scene.terms[:2]
        match = _RATE.match(scene.text[scene.start : share.number.printed.number_start]) if left.dimension == "money" and left.countable else None
        if match is None or not _LEFT.match(scene.between(share, left)):
            continue
        deeds = _ALIKE.get(match["deed"], (match["deed"],))
        paid = [term for other in everything for term in other.terms if _is_paid(term, deeds)]
        if len({value(term) for term in paid}) == 1 and value(paid[0]) > value(left):
            spent = as_printed_in(paid[0], left.factor)
            yield Told("away", f"{match['deed']}率", share, (f"{spent}/({spent}+{left.plain})",), True, (paid[0], share, left))


_RATE_BEHIND = regexp(r"^[，,](?:项目|资金|预算|补助|补贴)*(?P<deed>拨付|支付|支出|执行|使用|兑付|兑现|发放)(?:率|进度)(?:为|是|达到?|约|:)*$")


def _of_base(scene: Scene) -> Iterator[Told]:
    """到位资金4420万元，资金兑现率99.65%，结余15.28万元: all that there was, and what is left of it."""
    for base, share, left in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        match = _RATE_BEHIND.match(share.lead) if share in scene.percents else None
        money = base.dimension == left.dimension == "money" and base.countable and left.countable
        if match is not None and money and _LEFT.match(scene.between(share, left)) and value(left) < value(base) and _HAD.search(base.clause):
            whole = as_printed_in(base, left.factor)
            yield Told("rate", f"{match['deed']}率", share, (f"({whole}-{left.plain})/{whole}",), True, (base, share, left))


_HAD = regexp(r"(?:预算|到位|下达|安排|收到|可用)(?:[\u4e00-\u9fff]{0,10}?(?:资金|经费|补助|补贴|金额))?(?:总额|共计|合计|为|共|:)*$")


def _is_paid(term: Term, deeds: Sequence[str]) -> bool:
    told = _PAID.search(term.clause) or _ALL_OF.search(term.clause) if term.dimension == "money" and term.countable else None
    return told is not None and told["deed"] in deeds and not _PART.search(term.lead)
