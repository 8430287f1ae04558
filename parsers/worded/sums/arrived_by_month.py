"""What came in month by month, against the sum told before it: 运维经费240万元审核通过后，2月到账95万元，5月到账85万元，8月到账60万元."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, reached, value
from parsers.worded.sums.addends import added, summed

_BY_MONTH = regexp(r"^(?:[^，。；;]*[，,、；;。])*(?:于|在)?(?:20\d\d年)?\d{1,2}月(?:份|底|初|[上中下]旬|\d{1,2}日)?[^，。；;\d]{0,8}(?P<by>到账|到位|下达|下拨|拨付|拨入|划拨|收到|支付)[^，。；;\d]{0,10}$")
_WHOLE = regexp(r"(?:经费|资金|预算|补助|专款|款项|合同价|合同金额)(?:总额|共计?|合计|总计|为|共)*$")
_NO_WHOLE = regexp(r"其中|上年|结余|结转|支出|缺口")
_FEWEST = 3
_SLIP = 10000


def arrived_by_month(paragraph: Scene) -> Iterator[Told]:
    """Only where the months make the whole, or come near to it, or would with one of them in the other unit (35元 among 万元)."""
    money = [term for term in paragraph.terms if term.dimension == "money"]
    for at, whole in enumerate(money):
        if not whole.countable or not _WHOLE.search(whole.clause) or _NO_WHOLE.search(whole.clause):
            continue
        parts: list[Term] = []
        verbs: set[str] = set()
        for term in money[at + 1 :]:
            told = _BY_MONTH.match(paragraph.text[(parts or [whole])[-1].end : term.start])
            if told is None or not term.countable or not alike(term, whole) or "截" in term.lead:
                break
            parts.append(term)
            verbs.add(told["by"])
        if len(parts) >= _FEWEST and len(verbs) == 1 and (reached(whole, parts) or _but_for_a_unit(whole, parts)):
            yield summed(whole, parts, "各月之和")
            return


def _but_for_a_unit(whole: Term, parts: list[Term]) -> bool:
    """Whether one of the parts, printed in the unit of the others, makes the whole."""
    missing = value(whole) - added(parts)
    return any(term.factor == 1 and value(term) * (_SLIP - 1) == missing for term in parts)
