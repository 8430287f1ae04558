"""What came in month by month, against the sum told before it: 运维经费240万元审核通过后，2月到账95万元，5月到账85万元，8月到账60万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, in_brackets, reached, value
from parsers.worded.sums.addends import added, summed

_BY_MONTH = regexp(r"^(?:[^，。；;]*[，,、；;。])*(?:于|在)?(?:20\d\d年)?\d{1,2}月(?:份|底|初|[上中下]旬|\d{1,2}日)?[^，。；;\d]{0,8}(?P<by>到账|到位|下达|下拨|拨付|拨入|划拨|收到|支付)[^，。；;\d]{0,10}$")
_WHOLE = regexp(r"(?:经费|资金|预算|补助|专款|款项|合同价|合同金额)(?:总额|共计?|合计|总计|为|共)*$")
_NO_WHOLE = regexp(r"其中|上年|结余|结转|支出|缺口")
_IN_ALL = regexp(r"共|合计|总计|累计")
_FEWEST, _FEWEST_APART = 3, 2
_SLIP = 10000


def arrived_by_month(paragraph: Scene, earlier: Sequence[Scene]) -> Iterator[Told]:
    """Only where the months make the whole, or come near to it, or would with one of them in the other unit (35元 among 万元).
    ``earlier``: the sentences of the paragraphs before, one of which may tell what came in all."""
    money = [term for term in paragraph.terms if term.dimension == "money" and not in_brackets(paragraph, paragraph.start, term)]
    for at, whole in enumerate(money):
        if _may_be_whole(whole):
            parts = _in_turn(paragraph, money[at + 1 :], whole.end)
            if len(parts) >= _FEWEST and (reached(whole, parts) or _but_for_a_unit(whole, parts)):
                yield summed(whole, parts, "各月之和")
                return
    parts = _in_turn(paragraph, money, paragraph.start)
    told = [term for scene in earlier for term in scene.terms if term.dimension == "money" and _may_be_whole(term) and _IN_ALL.search(term.clause)]
    if len(parts) >= _FEWEST_APART and told and len(parts) == len(money) and reached(told[-1], parts):
        yield summed(told[-1], parts, "各次之和")


def _may_be_whole(term: Term) -> bool:
    return term.countable and bool(_WHOLE.search(term.clause)) and not _NO_WHOLE.search(term.clause)


def _in_turn(paragraph: Scene, terms: Sequence[Term], start: int) -> list[Term]:
    """The sums that came month by month, by one verb, from a place on."""
    parts: list[Term] = []
    verbs: set[str] = set()
    for term in terms:
        told = _BY_MONTH.match(paragraph.text[parts[-1].end if parts else start : term.start])
        if told is None or not term.countable or "截" in term.lead:
            break
        parts.append(term)
        verbs.add(told["by"])
    return parts if len(verbs) == 1 else []


def _but_for_a_unit(whole: Term, parts: list[Term]) -> bool:
    """Whether one of the parts, printed in the unit of the others, makes the whole."""
    missing = value(whole) - added(parts)
    return any(term.factor == 1 and value(term) * (_SLIP - 1) == missing for term in parts)
