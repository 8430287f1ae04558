"""A sum borne in shares told first and sums told after: 保费总额100万元，按中央35%、省级25%、…的比例分担，其中中央承担35万元、省级承担25万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, value

_TIER = regexp(
    r"(?P<tier>[\u4e00-\u9fff]{0,4}(?:中央|自治区|省|市|县|区|旗|州|盟|乡镇?|镇|村)(?:本?级)?|本级|[\u4e00-\u9fff]{1,3}户|企业|个人|农民|群众|社会|单位|业主|居民)(?:财政|资金)?"
    r"(?:实际|应|各|各自|分别)*(?:配套|补助|补贴|承担|负担|分担|出资|安排|缴纳|自缴|自付|自筹|缴费|筹措|投入)*(?:保费|资金|部分)?(?:为|是|:)*$"
)
_LED = regexp(r"^.*(?:按照?|其中|由|即|比例为|[、，,；;:和及])")
_SPLIT = regexp(r"比例|分担|承担|负担|配套|分摊|共担")
_FEWEST, _HUNDRED = 2, 100


def tiers_in_turn(scene: Scene) -> Iterator[Told]:
    """Each sum of a named bearer against the share of the same bearer, of the sum before the shares."""
    shares = _run([term for term in scene.terms if term in scene.percents])
    if len(shares) < _FEWEST or sum((value(term) for term in shares.values()), Decimal(0)) != _HUNDRED:
        return
    first, last = next(iter(shares.values())), list(shares.values())[-1]
    wholes = [term for term in scene.before(first) if term.dimension == "money" and term.countable]
    sums = _run([term for term in scene.terms if term.start > last.end and term.dimension == "money" and term.countable])
    if not wholes or not _SPLIT.search(scene.text, wholes[-1].end, last.end + 8):
        return
    whole = wholes[-1]
    for bearer, told in sums.items():
        if (share := shares.get(bearer)) is not None and told.start > share.end:
            yield Told("rate", f"{bearer}按{share.plain}%承担", told, (f"{as_printed_in(whole, told.factor)}*{share.plain}/100",), True, (whole, share, told))


def _run(terms: list[Term]) -> dict[str, Term]:
    """By bearer; none where a bearer comes twice: two costs are told."""
    found: dict[str, Term] = {}
    for term in terms:
        match = _TIER.search(term.clause)
        if match is None:
            continue
        bearer = _LED.sub("", match["tier"])
        if bearer in found:
            return {}
        found[bearer] = term
    return found
