"""A mark by the rule that another paragraph tells of its indicator: “水质达标率”分值6分，95%及以上得满分，每低1个百分点扣1分 … 达标率92.5%，
“水质达标率”得3.5分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told

_N = r"\d+(?:\.\d+)?"
_NAME = r"[“\"《]?(?P<name>[\u4e00-\u9fff]{3,16}?(?:率|度|比例|占比))[”\"》]?(?:指标|这一指标|一项)?"
_RULE = regexp(
    rf"(?:^|(?<=[。；;:，,、“\"\d]))(?:指标|其中)?{_NAME}[，,(]?(?:分值|满分|权重|标准分值?|计)?(?:为|是|:)?(?P<worth>{_N})分[)]?[^。；;]{{0,40}}?"
    rf"(?P<aim>{_N})%[^。；;]{{0,40}}?每(?:降低|低于|减少|下降|低|少|降)(?:目标值?|标准|指标值)?(?P<per>{_N})?(?:个百分点|%)[，,]?(?:扣减|扣除|扣)(?P<off>{_N})分"
)
_TAKEN, _GOT = regexp(r"(?:扣减|扣除|扣)(?:了)?$"), regexp(r"(?:得分为?|实得|应得|得)$")
_ONE_MORE = regexp(r"每|各|均|若|如|最多")
_NO_RESULT = regexp(r"目标|计划|要求|不低于|不少于|低于|上年|去年|标准|较|比")

_ALIKE = 3
"""Characters at the end that make two rates one kind: 达标率."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """``terms``: the full mark, the rate that earns it, the price of each step below."""

    name: str
    worth: Decimal
    aim: Decimal
    per: Decimal
    off: Decimal
    scene: Scene
    terms: tuple[Term, ...]

    def ways(self, rate: Term, taken: bool) -> tuple[str, ...]:
        """What it takes off at a rate, or what it leaves: by the exact distance, by whole steps, by steps begun."""
        steps = (self.aim - Decimal(rate.plain)) / self.per
        if steps <= 0:
            return ("0*1" if taken else f"{self.worth}*1",)
        if steps * self.off >= self.worth:
            return (f"{self.worth}*1" if taken else "0*1",)
        whole = [f"{steps.to_integral_value(rounding)}*{self.off}" for rounding in (ROUND_FLOOR, ROUND_CEILING)] if steps % 1 else []
        lost = [f"({self.aim}-{rate.plain})/{self.per}*{self.off}", *whole]
        return tuple(lost if taken else [f"{self.worth}-{one}" for one in lost])


def marks_by_rule(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """A sentence with one rate and one mark that names the indicator of one rule told elsewhere."""
    own = [(scene, mark) for scene in scenes if "率" in scene.text or "度" in scene.text or "比" in scene.text for mark in _given(scene)]
    rules = list(_rules(everything)) if own else []
    for scene, mark in own:
        words = scene.text[scene.start : mark.start]
        named = [rule for rule in rules if rule.name in words and rule.scene.text is not scene.text]
        longest = max((len(rule.name) for rule in named), default=0)
        named = [rule for rule in named if len(rule.name) == longest]
        rates = [term for term in scene.percents if term.end <= mark.start and not _NO_RESULT.search(term.clause)]
        if len(named) == 1 and len(rates) == 1 and named[0].name[-_ALIKE:] in rates[0].lead:
            rule, taken = named[0], bool(_TAKEN.search(mark.clause))
            yield Told("penalty", "按别处所述标准扣分" if taken else "按别处所述标准得分", mark, rule.ways(rates[0], taken), True, (rates[0], mark, *rule.terms))


def _given(scene: Scene) -> list[Term]:
    """The only mark that a sentence says was got or taken, if it tells one."""
    marks = [term for term in scene.terms if term.dimension == "mark" and term.exact]
    told = [term for term in marks if (_GOT.search(term.clause) or _TAKEN.search(term.clause)) and not _ONE_MORE.search(term.clause)]
    return told if scene.percents and len(marks) == len(told) == 1 else []


def _rules(everything: Sequence[Scene]) -> Iterator[_Rule]:
    for scene in everything:
        if "每" not in scene.text or "扣" not in scene.text:
            continue
        for match in _RULE.finditer(scene.text, scene.start, scene.end):
            if regexp(r"每[^。；;]*每").search(match.group()):
                continue
            at = {match.start(group) for group in ("worth", "aim", "off")}
            terms = tuple(term for term in scene.terms if term.number.printed.number_start in at)
            worth, aim, per, off = (Decimal(match[group] or 1) for group in ("worth", "aim", "per", "off"))
            if per and aim and off <= worth:
                yield _Rule(match["name"], worth, aim, per, off, scene, terms)
