"""What is not done yet, told paragraphs behind the rate that says of how many: 监测对象142户 … 118户消除风险，风险消除率83.10%。⏎ … 尚未消除风险的24户."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, value, working

_RATE = regexp(r"^(?:[\u4e00-\u9fff]{0,12})?[，,(](?P<name>[\u4e00-\u9fff]{2,10})率(?:为|是|达到?|:)*$")
_NOT = regexp(r"(?:尚|还|仍|暂|其余)?未(?:能|按期|及时|完全|全部)?(?P<deed>[\u4e00-\u9fff]{2,8}?)的?$")
_THERE_ARE = regexp(r"(?:^|[，,])(?:目前)?(?:尚有|还有|仍有|其余|剩余|余下|另有|剩下)(?:的)?$")
_NOT_BEHIND = regexp(r"[\u4e00-\u9fff]{0,8}?(?:尚|还|仍|暂)?未(?:能|按期|及时|完全|全部)?(?P<deed>[\u4e00-\u9fff]{2,8})")
_APART = regexp(r"其中|上年|去年|每|平均")
_PAIR = 2


@dataclass(frozen=True, slots=True)
class _Rated:
    """So many of so many, by a rate that fits; ``words``: what was done with them."""

    whole: Term
    done: Term
    words: str


_SHORTLY = regexp(r"(?:尚|还|仍)未[\u4e00-\u9fff]{2,8}的\d{1,4}[\u4e00-\u9fff]|(?:尚有|还有|仍有)\d{1,4}[\u4e00-\u9fff]{1,8}未|已[\u4e00-\u9fff]{2}未[\u4e00-\u9fff]{2}\d")


def tells_rest(text: str) -> bool:
    """Whether so short a paragraph may tell a rest: 尚未消除风险的25户均已落实帮扶责任人."""
    return "未" in text and bool(_SHORTLY.search(text))


def rest_of_rated(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """A rest that its words tell to be of a deed of which the report gives one rate, with what it is of."""
    rests = [(scene, term, deed) for scene in scenes for term in scene.terms if term.countable and (deed := _undone(scene, term))]
    if not rests:
        return
    rated = list(_rated(everything))
    for scene, rest, deed in rests:
        able = [one for one in rated if alike(one.done, rest) and one.done.unit == rest.unit and _of_deed(deed, one.words) and not any(one.done is term for term in scene.terms)]
        if len({(one.whole.plain, one.done.plain) for one in able}) == 1:
            yield Told("gap", f"未{deed}数", rest, (working([able[0].whole, able[0].done], "-", rest.factor),), True, (able[0].whole, able[0].done, rest))


def _undone(scene: Scene, term: Term) -> str | None:
    """消除风险 of 尚未消除风险的24户 and of 尚有24户未消除风险."""
    if _APART.search(term.lead):
        return None
    ahead = _NOT.search(term.clause)
    if ahead is not None:
        return str(ahead["deed"])
    behind = _NOT_BEHIND.match(scene.text, term.end) if _THERE_ARE.search(term.clause) else None
    return str(behind["deed"]) if behind is not None else None


def _of_deed(deed: str, words: str) -> bool:
    return any(deed[at : at + _PAIR] in words for at in range(len(deed) - 1))


def _rated(everything: Sequence[Scene]) -> Iterator[_Rated]:
    """Counts with a rate right behind them, and the one number of their paragraph, told before, that the rate is of."""
    for at, scene in enumerate(everything):
        for done, rate in zip(scene.terms, scene.terms[1:], strict=False):
            match = _RATE.match(rate.lead) if rate.unit == "%" and rate.exact and done.countable and done.dimension != "money" else None
            if match is None:
                continue
            near = [other for other in everything[max(0, at - _FAR) : at + 1] if other.text is scene.text]
            before = [term for other in near for term in other.terms if term.countable and alike(term, done) and term.start < done.start and value(term) >= value(done)]
            wholes = {term.plain: term for term in before if _fits(done, term, rate)}
            if len(wholes) == 1:
                yield _Rated(next(iter(wholes.values())), done, match["name"] + scene.text[done.end : rate.start])


_FAR = 8


def _fits(done: Term, whole: Term, rate: Term) -> bool:
    places = Decimal(1).scaleb(-len(rate.plain.partition(".")[2]))
    share = value(done) * 100 / value(whole) if value(whole) else Decimal(0)
    return Decimal(rate.plain) in (share.quantize(places, ROUND_HALF_UP), share.quantize(places, ROUND_DOWN))
