"""A list that its subtotal closes: 支出900万元，其中工程款800万元，其他费用为：设计费40万元、监理费35万元、检测费25万元，小计100万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, fits, working
from parsers.worded.sums.addends import is_addend, summed

_CLOSES = regexp(r"^[，,;；、]?(?:以上|上述|此[两三四五六]项|[两三四五六]项)?[\u4e00-\u9fff]{0,8}小计(?:金额|资金|支出|费用)?(?:为|共|是|:)*$")
_SO_MANY = regexp(r"^[，,;；](?:以上|上述|这|此)?$")
"""以上三项小计14.2万元."""
_OPENS = regexp(r"(?:[:：]|包括|包含|其中)")
_AMONG = regexp(r"[\u4e00-\u9fff]{0,6}[，,。;；(]?(?:其中|包括|分别为)")
_FEWEST = 2


def closed_by_subtotal(scene: Scene) -> Iterator[Told]:
    """The subtotal is of what stands between it and the words that open the list; the whole before is made of that list and what stands before it."""
    for at, result in enumerate(scene.terms):
        last = scene.terms[at - 1] if at else None
        so_many = last is not None and last.unit in ("项", "笔") and _SO_MANY.match(last.lead)
        if not result.countable or not _CLOSES.match("，" + result.lead if so_many else result.lead):
            continue
        parts = _listed(scene, at - 1 if so_many else at, result)
        if len(parts) < _FEWEST:
            continue
        yield summed(result, parts, "小计")
        before = [term for term in scene.terms[: scene.terms.index(parts[0])] if alike(term, result)]
        opened = next((place for place, term in enumerate(before) if term.countable and _AMONG.match(scene.text, term.end)), None)
        if opened is not None and len(before) - opened > 1 and all(fits(term, result) for term in before[opened:]):
            whole, others = before[opened], before[opened + 1 :]
            ways = (working([*others, *parts], "+", whole.factor), working([*others, result], "+", whole.factor))
            yield Told("parts", "其中各项之和", whole, ways, True, (whole, *others, *parts, result))


def _listed(scene: Scene, at: int, result: Term) -> Sequence[Term]:
    """The parts right before the subtotal, from where the list was opened on; none where other numbers stand among them."""
    parts: list[Term] = []
    for term in reversed(scene.terms[:at]):
        if not fits(term, result) or not (is_addend(scene, term, first=False) or _OPENS.search(term.lead)):
            return ()
        parts.insert(0, term)
        if _OPENS.search(term.lead):
            return parts
    return parts if len(parts) > _FEWEST and _PAID_FOR.match(parts[0].lead) else ()


_PAID_FOR = regexp(r"^[。；;]?(?:此外|另外?)?[，,]?(?:支付|列支|拨付|发生|安排)")
"""此外，支付监理费42.6万元、设计费58.1万元、代理费11.3万元，其他费用小计112万元: a sentence that is nothing but the list."""
