"""Rates whose operands are told apart from them: 高于序时进度（58%）4.6个百分点; 5,600亩，完成目标8,000亩的70%; 县级配套占到位资金的21%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from parsers.worded.scene import Scene, Term, Told, as_printed_in, countable, exact, factor, kin, meaning, percents

_AGAINST = re.compile(r"高于|低于|高出|快于|慢于|超过|超出|滞后于|[较比]")
_STEP = re.compile(r"^[)）]?[，,]?(?:约|了|共|又|提高|上升|增加|提升|增长|下降|降低|减少|回落|高出?|低|快|慢|超出?|滞后|落后)*$")


def points(scene: Scene) -> Iterator[Told]:
    """执行率62.6%，高于序时进度（58.3%）4.3个百分点: the step between two rates, the one compared with the other."""
    for result in scene.terms:
        shares = [term for term in percents(scene) if term.end <= result.start]
        if result.unit != "个百分点" or not exact(result) or len(shares) < 2:
            continue
        a, b = shares[-2:]
        if _AGAINST.search(scene.between(a, b)) and _STEP.match(scene.between(b, result)) and scene.between(a, b).count("，") <= 2:
            more, less = sorted((a.plain, b.plain), key=Decimal, reverse=True)
            yield Told("gap", "相差百分点", result, (f"{more}-{less}",), True, (a, b, result))


_OF = re.compile(r"(?:占|完成|达到?|相当于)(?:了)?[^，。;:\d]{0,14}$")


def of_that(scene: Scene) -> Iterator[Told]:
    """完成5,600亩，占年度目标8,000亩的70%: the base stands right before its share."""
    for share in percents(scene):
        at = scene.terms.index(share)
        base = scene.terms[at - 1] if at else None
        if base is None or not countable(base) or scene.between(base, share) not in ("的", "的比例为", "的比重为") or not _OF.search(base.clause):
            continue
        before = [term for term in scene.terms[: at - 1] if countable(term) and kin(term, base)]
        if before and scene.between(before[-1], base).count("，") <= 1:
            top = before[-1]
            yield Told("rate", "占比", share, (f"{top.plain}/{as_printed_in(base, factor(top))}",), True, (top, base, share))


_AMONG = re.compile(r"^(?:[\u4e00-\u9fff]{0,6}[，,(])?其中[:：]?[\u4e00-\u9fff“”\"]{0,14}$|^[\u4e00-\u9fff]{0,8}中[，,]?[\u4e00-\u9fff“”\"]{1,12}$")
_PLAIN_SHARE = re.compile(r"^[\u4e00-\u9fff]{0,6}[，,(]?(?:占|占比|比例)(?:比)?(?:为|达)?$")


def of_these(scene: Scene) -> Iterator[Told]:
    """三级指标132个，其中定性指标33个，占25%."""
    for base, part, share in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if share.unit != "%" or not exact(share) or not countable(base) or not countable(part) or not kin(part, base):
            continue
        if _AMONG.match(scene.between(base, part)) and _PLAIN_SHARE.match(scene.between(part, share)):
            yield Told("rate", "占比", share, (f"{part.plain}/{as_printed_in(base, factor(part))}",), True, (base, part, share))


_NAMED = re.compile(r"(?:^|[，,。;、])(?P<name>[\u4e00-\u9fff]{2,10}?)(?:约|分别)?占(?P<base>[\u4e00-\u9fff]{0,10}?)(?:的)?(?:比例|比重)?(?:约|为)*$")


def named(scenes: Sequence[Scene]) -> Iterator[Told]:
    """县级配套资金177万元，…县级配套占到位资金的21.79%，中央资金占51.70%: both are told before, by name."""
    terms = [term for scene in scenes for term in scene.terms if countable(term)]
    for scene in scenes:
        base_name = ""
        for share in percents(scene):
            match = _NAMED.search(share.lead)
            base_name = (match["base"] or base_name) if match else ""
            if match is None or not meaning(base_name):
                continue
            before = [term for term in terms if term.end <= share.start]
            tops, bases = _called(match["name"], before), _called(base_name, before)
            if len(tops) == 1 and len(bases) == 1 and tops[0] is not bases[0] and kin(tops[0], bases[0]):
                unit = factor(tops[0])
                yield Told("rate", "占比", share, (f"{tops[0].plain}/{as_printed_in(bases[0], unit)}",), True, (tops[0], bases[0], share))


def _called(name: str, terms: Sequence[Term]) -> list[Term]:
    """The numbers whose own clause holds all of a name."""
    pairs = meaning(name)
    return [term for term in terms if pairs and all(pair in term.clause for pair in pairs)]
