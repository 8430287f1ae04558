"""What is left, told far from what it is left of: 落实补助资金885.80万元 … 支出842.37万元 … 年底仍有43.43万元未能支付."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from model.slips import reordered, telling_digits
from parsers.worded.afar.pool import Pool
from parsers.worded.scene import Scene, Term, Told, value, working

_LEFT = regexp(r"(?:结余|结转|剩余|余额|尚余|节余|尚有|仍有|还有|缺口|未支付|未使用|未拨付|未兑付|未完成|未到位|欠拨|少支)[\u4e00-\u9fff]{0,8}$")
_THERE_ARE, _UNDONE = regexp(r"有$|仍|尚"), regexp(r"[\u4e00-\u9fff]{0,8}(?:未|没有)")
_WHOLE = regexp(r"预算|到位|下达|安排|计划|任务|合同|应|总投资|筹集|收入|指标|资金|补助")
_GONE = regexp(r"支出|支付|使用|完成|已|实际|兑付|拨付|执行|结算")
_FEWEST, _MOST = 3, 40
"""Digits of a number that tells anything; ways that may be tried before one would hold by chance."""


def remainders_afar(scene: Scene, numbers: Sequence[Term], pool: Pool) -> Iterator[Told]:
    """Of these ``numbers`` of a sentence.  Nothing is said where any two of the report differ by what is left; else what came in, or was to be done, less what went out, or was done."""
    for rest in numbers:
        if not rest.countable or telling_digits(rest.plain) < _FEWEST or not _is_left(scene, rest):
            continue
        told, own = pool.within(rest), Decimal(rest.plain)
        if not own or any(number + own in told for number in told):
            continue
        able = [term for term in pool.like(rest) if value(term) > value(rest)]
        wholes = [term for term in able if _WHOLE.search(term.lead) and not _LEFT.search(term.clause)]
        gone = [term for term in able if _GONE.search(term.lead) and not _LEFT.search(term.clause)]
        pairs = [(whole, one) for whole in wholes for one in gone if value(whole) > value(one)]
        turned = [pair for pair in pairs if _turned(rest, *pair)]
        if len(turned) == 1 and len(pairs) <= _MOST:
            yield Told("afar", "与别处所述数之差", rest, (working(turned[0], "-", rest.factor),), True, (*turned[0], rest))
        elif 0 < len(pairs) <= _MOST:
            yield Told("afar", "与别处所述数之差", rest, tuple(working(pair, "-", rest.factor) for pair in pairs), False, (rest,))


def _is_left(scene: Scene, term: Term) -> bool:
    """结余43万元; 仍有43万元未能支付."""
    return bool(_LEFT.search(term.clause)) or (bool(_THERE_ARE.search(term.clause)) and bool(_UNDONE.match(scene.text, term.end)))


def _turned(rest: Term, whole: Term, gone: Term) -> bool:
    """Whether what is left is told with its digits in another order."""
    places = len(rest.plain.partition(".")[2])
    exact = (value(whole) - value(gone)) / rest.factor
    return reordered(f"{exact:.{places}f}", rest.plain) and exact == round(exact, places)
