"""What a loan costs over its term: 年利息合计602.6万元，存续期15年利息总额9039万元，本息合计29039万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, working

_YEARLY = regexp(r"(?:年利息|年应?付(?:利息|息)|每年利息|每年应?付(?:利息|息))(?:合计|总额|共计|共|为|约)*$")
_ALL = regexp(r"利息(?:总额|合计|共计|总计)(?:为|约|共)*$")
_TOGETHER = regexp(r"本息(?:合计|总额|共计|和)(?:为|约|共)*$")
_LENT = regexp(r"(?:发行(?:债券|金额|规模|总额)?|债券(?:资金|本金)?|本金|贷款)(?:合计|总额|共计|共|为|:)*$")
_STOCK = regexp(r"已|余额|累计|偿还|支付")


def over_its_term(paragraph: Scene) -> Iterator[Told]:
    """One yearly interest, the years right before the interest in all; and what that and the principal make."""
    money = [term for term in paragraph.terms if term.countable and term.dimension == "money"]
    yearly = [term for term in money if _YEARLY.search(term.clause) and not _STOCK.search(term.clause)]
    whole = [term for term in money if _ALL.search(term.clause) and not _YEARLY.search(term.clause) and not _STOCK.search(term.clause)]
    if len(yearly) == len(whole) == 1 and yearly[0].start < whole[0].start and (years := _years(paragraph, whole[0])) is not None:
        rate = as_printed_in(yearly[0], whole[0].factor)
        yield Told("product", "存续期利息", whole[0], (f"{rate}*{years.plain}",), True, (yearly[0], years, whole[0]))
    both = [term for term in money if _TOGETHER.search(term.clause)]
    if len(both) == len(whole) == 1 and whole[0].start < both[0].start:
        lent = [term for term in money if term.start < whole[0].start and _LENT.search(term.clause) and not _STOCK.search(term.clause)]
        if lent:
            sums = (lent[:1], lent) if len(lent) > 1 else (lent,)
            ways = tuple(dict.fromkeys(working([*parts, whole[0]], "+", both[0].factor) for parts in sums))
            yield Told("sum", "本息合计", both[0], ways, True, (*lent, whole[0], both[0]))


def _years(paragraph: Scene, whole: Term) -> Term | None:
    """存续期15年利息总额: the years of the clause."""
    before = [term for term in paragraph.terms if term.end <= whole.start and term.unit == "年" and term.exact]
    near = before and not regexp(r"[，,。;；]").search(paragraph.between(before[-1], whole)) and Decimal(before[-1].plain) > 1
    return before[-1] if near else None
