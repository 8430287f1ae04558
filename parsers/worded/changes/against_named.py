"""How far a number lies from another one that is only named: 结算审定金额1398万元，…，较批复概算节约182万元; 全年投诉325件，较2022年减少87件, the other number
told wherever."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, value

_STEP = regexp(
    r"^(?:且|并|同时|也|仍)?(?:[较比]|低于|高于|超出?)(?:原|项目|工程)*(?P<name>(?:批复|核定|招标|最高|初步设计|初设|可研|立项|采购|投资|合同|中标|调整后)*(?:概算|估算|控制价|限价|拦标价|合同价|合同金额|中标价|中标金额|批复投资|批复金额|总投资))"
    r"(?:总投资|总额|金额|价|数)?(?:(?P<less>节约|节省|节支|减少|下降|降低|压减|核减|低|少)|(?P<more>增加|超出|超支|超|高|多))(?:了|资金|投资|出)*(?:为|约)?$"
)
_CAME = regexp(r"结算|决算|审定|审核|支出|支付|中标|成交|合同|投资|实际|造价|金额")
_GAP = regexp(r"节约|节省|减少|增加|下降|核减|核增|审减|下浮|[较比]")
_ENDS = regexp(r"(?:合计|共计|总额|金额|总投资|价款?|为|是|约|共|:)+$")


def against_named(scenes: Sequence[Scene], others: Sequence[Scene]) -> Iterator[Told]:
    """``others``: all of the report, which must tell one number of that name.  What came is the first number of the sentence that is no gap."""
    for scene in scenes:
        for step in scene.terms:
            match = _STEP.match(step.clause) if step.countable else None
            before = [term for term in scene.terms if match is not None and term.end <= step.start and term.countable and alike(term, step) and not _GAP.search(term.clause)]
            if match is None or not before or not _CAME.search(before[0].clause):
                continue
            named = [term for other in others for term in other.terms if term.countable and alike(term, step) and term is not step and _is_named(term, match["name"])]
            if len({value(term) for term in named}) != 1 or any(term is named[0] for term in before[:1]):
                continue
            came, base = (as_printed_in(term, step.factor) for term in (before[0], named[0]))
            way = f"{base}-{came}" if match["less"] else f"{came}-{base}"
            yield Told("gap", f"与{match['name']}之差", step, (way,), True, (before[0], named[0], step))


def _is_named(term: Term, name: str) -> bool:
    """批复概算1580万元, 概算总投资1580万元; not 较概算…."""
    words = _ENDS.sub("", term.clause)
    stem = _ENDS.sub("", name) or name
    return bool(words.endswith(stem[-2:]) and not regexp(r"[较比]|低于|高于|超").search(words) and (stem in words or len(stem) == 2))
