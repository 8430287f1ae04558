"""What there was to use, what was paid for one thing and another, what is left: 可用资金320万元。全年支付奖补245万元、评审费12万元，年末结转63万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, fits, value

_LEFT = regexp(r"^(?:应|尚|还|形成|累计|年末|年底|期末|项目|资金)*(?:结余|剩余|结转|余)(?:下年|结转|结余)?(?:资金|金额|款)?(?:为|共|约|:)*$")
_PAID = regexp(r"(?:支付|支出|列支|拨付|发放|兑付|用于)(?:了)?[\u4e00-\u9fff]{2,14}$")
_ALSO = regexp(r"[、，,和及以]{1,3}(?:支付|支出|列支|拨付|发放|兑付|用于)?[\u4e00-\u9fff]{2,14}")
_AT_HAND = regexp(r"(?:可用|可支配|可供使用|可供安排|资金总量|资金总额|资金合计|收入总计|到位资金|实际到位)(?:资金|财力|合计|共计|总计|总额|为|共|:)*$")
_FEWEST, _MOST = 2, 6


def spent_on_several(scenes: Sequence[Scene]) -> Iterator[Told]:
    """Where the paragraph tells but one sum at hand before, and the sums between it and what is left are those spent."""
    terms = [term for scene in scenes for term in scene.terms]
    for at, left in enumerate(terms):
        if not (left.countable and left.dimension == "money" and _LEFT.match(left.clause)):
            continue
        spent = _spent(terms[:at])
        before = terms[: at - len(spent)]
        hand = [term for term in before if term.countable and _AT_HAND.search(term.clause)]
        if _FEWEST <= len(spent) <= _MOST and len({value(term) for term in hand}) == 1 and all(fits(term, left) for term in (*spent, hand[-1])):
            way = "-".join(as_printed_in(term, left.factor) for term in (hand[-1], *spent))
            yield Told("pool", "可用资金减各项支出", left, (way,), True, (hand[-1], *spent, left))


def _spent(before: Sequence[Term]) -> list[Term]:
    """The last run of sums, each for a thing of its own: the first with the deed, the others by their names."""
    others = [*takewhile(lambda term: _ALSO.fullmatch(term.lead) is not None and term.dimension == "money" and not _PAID_FIRST.search(term.lead), reversed(before))]
    rest = before[: len(before) - len(others)]
    return [rest[-1], *reversed(others)] if rest and _PAID.search(rest[-1].clause) else []


_PAID_FIRST = regexp(r"^[，,](?:全年|当年|本年|累计|已|实际|共)")
