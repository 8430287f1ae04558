"""What was spent, what is left of it, and the share: 支出3920万元，占到位资金的95.6%，结余180万元 tells the whole twice, once as a sum, once as a share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.holds import worked_out
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, rounds_to, value

_SPENT = regexp(r"(?:支出|支付|使用|执行|拨付)(?:资金|金额|数|了|为|共|:)*$")
_LEFT = regexp(r"^(?:年末|期末|资金|尚有|尚)*(?:结余|结转|结转结余|剩余|未支出|未支付|未使用)(?:资金|金额|数|为|:)*$")
_OF_RECEIVED = regexp(r"^[，,]占(?:已|实际)?(?:到位|拨付|下达)(?:的)?(?:资金|金额|总额|资金总额)?的$")
_RATE = regexp(r"^[，,](?:资金|预算)?(?:执行|支出|支付|使用)(?:率|进度)(?:为|是|达|达到|:)*$")
_WRITTEN_OUT = regexp(r"^\((?:实际|累计)?(?:支出|支付|使用|执行)(?:数|额|资金|金额)?[/÷](?:实际|累计)?(?:到位|拨付|下达)(?:数|额|资金|金额)?\)")
"""（实际支出/实际到位资金）: the base is said to be what was received, as what is left is left of it."""
_FEW = 2


def spent_and_left(scene: Scene) -> Iterator[Told]:
    """The share against what was spent and what is left, side by side, where it is said to be of the money received."""
    for share in scene.percents:
        beside = [term for term in scene.terms if term.countable and term.dimension == "money"]
        spent = next((term for term in reversed(beside) if term.end <= share.start and _SPENT.search(term.clause)), None)
        left = next((term for term in beside if spent is not None and term.start > spent.end and _LEFT.match(term.clause)), None)
        if spent is None or left is None or not alike(spent, left) or not _of_received(scene, share):
            continue
        first, last = sorted((share, left), key=lambda term: term.start)
        between = [term for term in scene.terms if spent.end <= term.start < last.start and term not in (share, left)]
        if between or scene.between(first, last).count("，") > _FEW:
            continue
        told = as_printed_in(left, spent.factor)
        yield Told("rate", "支出占比", share, (f"{spent.plain}/({spent.plain}+{told})",), True, (spent, left, share))


_ITS_RATE = regexp(r"^[，,](?:总体|整体|综合|资金|预算|项目)*(?:执行|支出|支付|使用)(?:率|进度)(?:为|是|达|达到|:)*$")
_LEFT_OF_IT = regexp(r"^[，,](?:年末|期末|资金|尚有|尚)*(?:结余|结转|结转结余|剩余|未支出|未支付|未使用)(?:资金|金额|数|为|:)*$")
_SLIP, _HUNDRED = Decimal("0.25"), 100


def accounts_in_turn(paragraph: Scene) -> Iterator[Told]:
    """累计支出960万元，执行率96%，结余40万元。其中甲项目支出564万元，执行率94%，结余36万元；乙项目…; 甲预算6万元，结算6万元，支付比率100%；乙41万元，结算39万元，支付比率
    95%: where the rates of the others are worked out alike, so is the one that is not."""
    left: list[tuple[Term, Term, Term]] = []
    named: dict[str, list[tuple[Term, Term, Term]]] = {}
    for one, second, third in zip(paragraph.terms, paragraph.terms[1:], paragraph.terms[2:], strict=False):
        share, other = (second, third) if second.unit == "%" else (third, second)
        if share not in paragraph.percents or not (one.countable and other.countable and alike(one, other)):
            continue
        if one.dimension == "money" and _SPENT.search(one.clause) and _ITS_RATE.match(share.lead) and _LEFT_OF_IT.match(other.lead):
            left.append((one, other, share))
        elif share is third and (name := _NAME.search(share.lead)) and not _ENDED.search(paragraph.text[one.end : share.start]):
            named.setdefault(name["name"], []).append((one, other, share))
    yield from _odd_one(left, ("{0}/({0}+{1})",), _TWO)
    for found in named.values():
        yield from _odd_one(found, ("{1}/{0}", "{0}/{1}", "({0}-{1})/{0}"), _THREE)


_NAME = regexp(r"^[，,(][\u4e00-\u9fff]{0,6}?(?P<name>[\u4e00-\u9fff]{2}(?:率|比率|比例|占比|进度))(?:为|是|达到?|:)*$")
_ENDED = regexp(r"[。;；]|每|均|增|减|降|[较比](?!率|例)")


def _odd_one(found: Sequence[tuple[Term, Term, Term]], ways: Sequence[str], fewest: int) -> Iterator[Told]:
    """The triples by the first way that all but one keep, each with its rate; nothing where none does, or the odd one is far off."""
    if len(found) < fewest:
        return
    for way in ways:
        exact = [_made(way, value(one), value(other)) for one, other, _ in found]
        kept = [made is not None and rounds_to(made * _HUNDRED, triple[2]) for made, triple in zip(exact, found, strict=True)]
        odd = [at for at, holds in enumerate(kept) if not holds]
        if len(odd) > 1 or None in exact:
            continue
        for at in odd:
            (one, other, share), made = found[at], exact[at]
            if made is not None and abs(made * _HUNDRED - Decimal(share.plain)) <= made * _HUNDRED * _SLIP:
                yield Told("rate", "执行率" if "+" in way else "比率", share, (way.format(one.plain, as_printed_in(other, one.factor)),), True, (one, other, share))
        return


def _made(way: str, one: Decimal, other: Decimal) -> Decimal | None:
    """What a way makes of two numbers."""
    made = worked_out(way.format(f"{one:f}", f"{other:f}"))
    return None if made is None else Decimal(made.numerator) / Decimal(made.denominator)


_TWO, _THREE = 2, 3


_REST_RATE = regexp(r"^[，,](?:年末|资金)?(?:结转结余|结余结转|结转|结余)率(?:为|是|达|达到|:)*$")


def rest_rates(paragraph: Scene) -> Iterator[Told]:
    """支出96万元，占预算的96%，年末结余4万元，结余率4%: of the two rates of what was spent and left together the one that is not, where the other is."""
    for spent, share, left, rest in zip(paragraph.terms, paragraph.terms[1:], paragraph.terms[2:], paragraph.terms[3:], strict=False):
        money = spent.countable and left.countable and spent.dimension == "money" and alike(spent, left)
        if not money or share not in paragraph.percents or rest not in paragraph.percents or not _REST_RATE.match(rest.lead) or not _LEFT_OF_IT.match(left.lead):
            continue
        whole = value(spent) + value(left)
        exact = [value(term) * _HUNDRED / whole for term in (spent, left)]
        if rounds_to(exact[0], share) and not rounds_to(exact[1], rest) and abs(exact[1] - Decimal(rest.plain)) <= exact[1] * _SLIP:
            told = as_printed_in(left, spent.factor)
            yield Told("rate", "结余率", rest, (f"{told}/({spent.plain}+{told})",), True, (spent, left, rest))


def _of_received(scene: Scene, share: Term) -> bool:
    if _OF_RECEIVED.match(share.lead):
        return True
    return bool(_RATE.match(share.lead) and _WRITTEN_OUT.match(scene.text[share.end : scene.end]))
