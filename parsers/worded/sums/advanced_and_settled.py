"""A grant paid ahead and settled behind: 预拨资金800万元（…），考核后清算资金40万元分配到位，年度资金840万元全部执行."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, alike, reached
from parsers.worded.sums.addends import summed

_AHEAD = regexp(r"(?:预拨|提前下达|预下达)(?:补助|专项)?(?:资金|经费|指标)?(?:共|为)*$")
_BEHIND = regexp(r"(?:清算|结算下达)(?:补助|专项)?(?:资金|经费|指标)?(?:共|为)*$")
_WHOLE = regexp(r"(?:全年|年度|当年|合计|共计|总计|共)(?:下达|到位|安排|补助|专项)*(?:资金|经费)?(?:共|合计|为)*$")
_NOT = regexp(r"上年|以前年度|[较比]|应|欠|预算")


def advanced_and_settled(whole: Scene) -> Iterator[Told]:
    """One of each in the paragraph, in this order, and the year's sum behind them."""
    money = [term for term in whole.terms if term.dimension == "money" and term.countable]
    ahead = [term for term in money if _AHEAD.search(term.clause)]
    behind = [term for term in money if _BEHIND.search(term.clause) and not _NOT.search(term.clause)]
    if len(ahead) != 1 or len(behind) != 1 or behind[0].start < ahead[0].end:
        return
    result = next((term for term in money if term.start > behind[0].end and _WHOLE.search(term.clause) and not _NOT.search(term.clause) and alike(term, behind[0])), None)
    if result is not None and reached(result, (ahead[0], behind[0])):
        yield summed(result, (ahead[0], behind[0]), "预拨与清算之和", kind="sum")
