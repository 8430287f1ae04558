"""How far the evaluator's total lies from the unit's own, which another paragraph told: 最终得分86.7分，较自评得分低9.8分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told

_GAP = regexp(r"(?:较|比|与)(?:(?:项目|部门|主管)?单位|部门)?的?自评(?:总)?(?:得)?分?(?:结果)?(?:低|高|少|多|减少|增加|提高|下降|相差)(?:了|出)?$")
_EVALUATORS = r"(?:本次|第三方|综合|绩效|财政|最终|评价组?)*(?:评价|综合)?(?:总)?(?:得分|评分|分)"
_OWN_OVER = regexp(rf"自评(?:总|综合)?(?:得分|评分|总分|分)?(?:(?:较|比|与){_EVALUATORS}(?:高|低|多|少|相差)(?:了|出)?|(?:[高低]于|[高低多少]出|超[过出]|少于|多于){_EVALUATORS}(?:了|约)?)$")
"""自评96.5分，自评得分较本次评价得分高7.45分; 自评得分高出评价得分7.45分."""
_TOTAL = regexp(r"(?:得分|评分|总分|评价分|评价得)(?:结果)?(?:为|是|:)*$")
_OWN = regexp(r"自评(?:总|综合)?(?:得分|评分|总分|分数?|得)?(?:为|是|:)*$")
TO_OWN = "与自评得分之差"
_LEAST = 50
"""No total is less; a single indicator's marks are."""


def gaps_to_own(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """The gap against the last total of its sentence and the one total of the unit's that the report tells; nothing where it tells several."""
    for scene in scenes:
        for gap in scene.terms:
            if gap.dimension != "mark" or not gap.exact or not any(words.search(gap.clause) for words in (_GAP, _OWN_OVER, _OVER_OWN)):
                continue
            before = [term for term in scene.terms if term.end <= gap.start and _whole(term) and _TOTAL.search(term.clause) and "自评" not in term.clause]
            before = before[-1:] or _totals(gap, everything)
            own = [term for other in everything for term in other.terms if _whole(term) and _OWN.search(term.clause)]
            if before and len({term.plain for term in own}) == 1:
                a, b = before[-1], own[0]
                ways = [f"{one}-{other}" for total in {term.plain: term for term in before[::-1]} for one, other in ((b.plain, total), (total, b.plain))]
                yield Told("gap", TO_OWN, gap, tuple(ways), len(ways) <= _BOTH * (2 if _OWN_OVER.search(gap.clause) else 1), (a, b, gap))


_EVALUATED = regexp(r"^[，,。;；]?(?:本次|第三方|绩效|综合|财政)*评价(?:总)?(?:得)?分(?:结果)?(?=较|比|与)")
_OVER_OWN = regexp(r"评价(?:组|机构)?(?:总|综合)?(?:得分|评分|总分|分)(?:[高低]于|[高低多少]出|少于|多于)(?:(?:项目|部门|主管)?单位|部门)?的?自评(?:总|综合)?(?:得分|评分|总分|分)?$")
"""评价得分低于单位自评得分7.45分."""
_IN_ALL = regexp(r"(?:综合|评价|最终|总|项目)(?:总|综合|评价|绩效)*(?:得分|评分)(?:结果)?(?:为|是|:)*$")
_BOTH = 2
"""One less the other, and the other way round; where the sentence names both totals, a second one that the report tells may be meant."""


def _totals(gap: Term, everything: Sequence[Scene]) -> list[Term]:
    """自评得分95分，评价得分比自评得分低6.5分: the evaluator's total stands in another paragraph; where the report tells several, any may be meant."""
    if not (_EVALUATED.match(gap.clause) or _OWN_OVER.search(gap.clause) or _OVER_OWN.search(gap.clause)):
        return []
    return [
        term for scene in everything for term in scene.terms
        if _whole(term) and _IN_ALL.search(term.clause) and "自评" not in term.clause and not _BAND.match(scene.text, term.end)
    ]


_BAND = regexp(r"\((?:不?含|包括)|及?以[上下]|[-~—至到≤<]|\(?[≤<]")
"""综合得分90分（含）以上为“优”: where a grade begins."""


def _whole(term: Term) -> bool:
    return term.dimension == "mark" and term.exact and Decimal(term.plain) > _LEAST
