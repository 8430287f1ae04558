"""What so many come to at a standard that another paragraph told: 新增护理型床位每张8000元 … 新增护理型床位40张，补贴32万元; 适老化改造：每户3000元 …
2.适老化改造。完成212户，支出63.6万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.afar.pool import idle_words, shared
from parsers.worded.products.averages import base_of, times_price
from parsers.worded.products.priced import LIMIT
from parsers.worded.scene import Scene, Term, Told

_EACH = regexp(r"(?P<name>[\u4e00-\u9fff]{2,14}?)(?:为|按)?[:：，]?(?:按)?每(?P<unit>[张户亩座套台盏口间所家株棵头只辆件处眼个]|人(?=每年))(?:每年)?(?:一次性)?(?:补助|补贴|奖补|奖励|给予)*(?:标准)?(?:为)?$")
_PAID = regexp(r"^[，,](?:共|合计|实际|已|累计)?(?:应)?(?:补助|补贴|奖补|奖励|发放|支出|支付|兑付|兑现|拨付|发)(?:直补|补助|补贴|奖补|奖励)?(?:资金|金额|款)?(?:为|共)?$")
_OTHER = regexp(r"计划|预算|拟|应|未|每|其中|上年")
_ALIKE = 2
"""Pairs of characters that the count's words and the standard's share: 种植中药材 and 中药材种植."""
_SHORTEST = 4
"""Characters of a standard's name that the paragraph must hold."""


@dataclass(frozen=True, slots=True)
class _Standard:
    """So much for each of what the name tells."""

    name: str
    unit: str
    term: Term
    text: str


def at_told_standard(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """Only where the words before the count hold the name of one standard for such a thing, and that standard is told once."""
    if not any("每" in scene.text for scene in everything):
        return
    pairs = [(scene, count, whole) for scene in scenes for count, whole in pairwise(scene.terms) if _paid_for(scene, count, whole)]
    known = list(_standards(everything)) if pairs else []
    idle = idle_words(scenes[0].lexicon) if pairs else []
    for scene, count, whole in pairs:
        alike = [standard for standard in known if standard.unit == count.unit.lstrip("万")]
        told = max((standard.term.end for standard in alike if standard.text is scene.text and standard.term.end <= count.start), default=0)
        at = {id(standard): scene.text.rfind(standard.name[-_SHORTEST:], told, count.start) for standard in alike}
        last = max(at.values(), default=-1)
        named = [standard for standard in alike if at[id(standard)] == last and last >= 0]
        only = len({standard.term.plain for standard in alike}) == 1  # of two kinds of case 事案 would be words of both
        named = named or [standard for standard in alike if only and shared(standard.name, count.clause if standard.unit != "人" else scene.text[scene.start : count.start], idle) >= _ALIKE]
        if len({standard.term.plain for standard in named}) == 1:
            standard = named[0]
            way = times_price(count, base_of(standard.unit), standard.term, whole)
            yield Told("away", "按标准计算的金额", whole, (way,), True, (count, whole, standard.term))


def _paid_for(scene: Scene, count: Term, whole: Term) -> bool:
    told = count.countable and whole.countable and whole.dimension == "money" and bool(_PAID.match(scene.between(count, whole)))
    return told and not _OTHER.search(count.clause)


def _standards(everything: Sequence[Scene]) -> Iterator[_Standard]:
    for scene in everything:
        for term in scene.terms:
            match = _EACH.search(scene.text, max(scene.start, term.start - _REACH), term.start) if term.exact and term.dimension == "money" else None
            if match is not None and len(match["name"]) >= _SHORTEST and not LIMIT.search(match.group()):
                yield _Standard(match["name"], match["unit"], term, scene.text)


_REACH = 30
