"""What a later sum of the works is more or less than an earlier one: 可研批复总投资2480万元；…核定概算2396万元，比可研估算压减84万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, fits, working

_STEP = regexp(
    r"^[，,(][比较](?P<what>可研|可行性研究|估算|立项|概算|初步设计|初设|招标控制价|控制价|最高限价|合同)[\u4e00-\u9fff]{0,8}?"
    r"(?:(?P<less>压减|核减|调减|减少|节约|节省|降低|下降|少)|(?P<more>增加|超出|超|调增|追加|多))(?:了|资金|投资)*$"
)
_EARLIER = {
    "可": regexp(r"可研|可行性研究|估算"), "估": regexp(r"可研|可行性研究|估算"), "立": regexp(r"立项"), "概": regexp(r"概算|初步设计|初设"), "初": regexp(r"概算|初步设计|初设"),
    "招": regexp(r"控制价"), "控": regexp(r"控制价"), "最": regexp(r"最高限价"), "合": regexp(r"(?<!变更后)合同(?:总)?(?:价|价款|金额)"),
}
_NO_WHOLE = regexp(r"其中|每|单价|增|减|节约|(?<!经)费(?:用)?$|预备|变更")
_SUM = regexp(r"(?:投资|估算|概算|金额|价款?|造价|限价)(?:总额|额)?(?:为|是|共|约|:)*$")


def from_estimate(paragraph: Scene) -> Iterator[Told]:
    """The step right behind the later sum, where the paragraph tells one earlier sum of that name."""
    if "比" not in paragraph.text and "较" not in paragraph.text:
        return
    for later, step in zip(paragraph.terms, paragraph.terms[1:], strict=False):
        both = fits(step, later) and step.dimension == "money" and later.countable and _SUM.search(later.clause) and not _NO_WHOLE.search(later.clause)
        match = _STEP.match(step.lead) if both else None
        base = _earlier(paragraph, later, _EARLIER[match["what"][0]]) if match else None
        if match is not None and base is not None:
            pair = [base, later] if match["less"] else [later, base]
            yield Told("gap", "差额", step, (working(pair, "-", step.factor),), True, (base, later, step))


def _earlier(paragraph: Scene, later: Term, named: re.Pattern[str]) -> Term | None:
    found = [
        term for term in paragraph.before(later)
        if fits(term, later) and named.search(term.lead) and _SUM.search(term.clause) and not _NO_WHOLE.search(term.clause)
    ]
    return found[0] if len(found) == 1 else None
