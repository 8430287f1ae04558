"""What each tier of government bears of a cost makes all of it: 每生补助500元，其中省级补助70%，县级配套30%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told

_TIER = regexp(
    r"^[，,、；;:：(]?(?:其中[:：，,]?|由)?(?P<tier>中央|省|自治区|市|州|盟|县|区|旗|乡镇?|镇|村|企业|个人|群众)(?:级|市|县|区|本级)?(?:财政|预算)?(?:资金)?"
    r"(?:配套|补助|承担|负担|分担|出资|安排|资金|匹配|支付|按|占|比例|投入)+(?:为|是|:)?$"
)
_BEARS = regexp(r"配套|补助|承担|负担|分担|出资|匹配")
_OPENS = regexp(r"其中|分担|承担|负担|由|比例|分别|按")
_NEAR = 20
_HUNDRED = 100
_FEWEST = 2


def tiers_share(scene: Scene) -> Iterator[Told]:
    """Shares side by side, each of another tier, of one cost; near a hundred, so that nobody is left out."""
    run: list[tuple[str, Term]] = []
    for term in (*scene.terms, None):
        tier = _TIER.match(term.lead if run else _last(term.lead)) if term is not None and term in scene.percents else None
        if term is not None and tier is not None:
            run.append((tier["tier"], term))
            continue
        if len(run) >= _FEWEST and len({tier for tier, _ in run}) == len(run):
            yield from _whole(scene, [term for _, term in run])
        run = []


def _last(lead: str) -> str:
    """The words of the first share's own clause."""
    return regexp(r"[，,。；;:：由]").split(lead)[-1]


def _whole(scene: Scene, run: list[Term]) -> Iterator[Told]:
    *others, last = run
    total = sum((Decimal(term.plain) for term in run), Decimal(0))
    borne = all(_BEARS.search(term.lead) for term in run) and _OPENS.search(scene.text, scene.start, last.start)
    if borne and abs(total - _HUNDRED) <= _NEAR:
        yield Told("rate", "各级分担比例之余", last, (f"({_HUNDRED}-{'-'.join(term.plain for term in others)})/{_HUNDRED}",), True, tuple(run))
