"""The rate of a step down from, or up over, what was allowed, told behind what it came to: 审定1930万元，较概算少120万元，节约率5.85%; the base is the
two together, wherever the estimate itself is told."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, fits

_STEP = regexp(
    r"^[，,(](?:[比较](?:原|批复|核定|批准)*|低于|超过?|超出)(?:的)?(?:项目|工程|采购|投资|财政|合同|立项|初设|初步设计|可研|年初|总|最高|招标)*(?:预算|概算|估算|控制价|限价|计划|匡算|拦标价)(?:批复|总投资|投资|总额|金额|资金|数|价|总)*[，,]?"
    r"(?:(?P<less>压减|核减|调减|减少|节约|节省|节支|结余|降低|下降|少支?|低)|(?P<more>增加|超出|超支|超|多支?|高))?(?:了|出|资金|投资|费用|支出|成本)*$"
)
_RATE = regexp(r"^[，,(](?:资金|投资|成本|造价|预算|概算)?(?:(?P<less>节约|节省|节支|压减|核减|下浮|下降|降低|降|结余)|(?P<more>超支|超概算?|超预算|增加|增|超))(?:率|幅度?|比例)(?:为|达到?|约|是|仅|:)*$")

_CAME = regexp(r"结算|决算|审定|审核|支出|支付|中标|成交|合同|总?投资|实际|造价|价款?(?:为|是|:)*$|成本|费用?(?:为|是|:)*$|金额")


def below_its_limit(scene: Scene) -> Iterator[Told]:
    """A sum, how much less (or more) it is than a limit that is only named, the rate of that."""
    if "%" not in scene.text or not any(mark in scene.text for mark in "比较超低"):
        return
    for step, share in pairwise(scene.terms):
        came = _came_to(scene, step) if share in scene.percents and step.countable else None
        moved, rate = _STEP.match(step.lead), _RATE.match(share.lead)
        if came is None or moved is None or rate is None:
            continue
        less = bool(rate["less"])
        if moved["more" if less else "less"] is None:
            own = as_printed_in(came, step.factor)
            yield Told("rate", "节约率" if less else "超支率", share, (f"{step.plain}/({own}{'+' if less else '-'}{step.plain})",), True, (came, step, share))


def _came_to(scene: Scene, step: Term) -> Term | None:
    """The sum right before; the whole where its parts stand between (决算2296万元，其中建安…、设备…，比估算节约…)."""
    behind = scene.text.find("其中", scene.start, step.start)
    before = [term for term in scene.before(step) if behind < 0 or term.end <= behind]
    came = before[-1] if before else None
    return came if came is not None and fits(came, step) and _CAME.search(came.clause) else None
