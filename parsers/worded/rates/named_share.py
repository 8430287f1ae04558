"""A share that names both its part and its whole, each told before it: 年初预算2150万元，追加645万元，…，追加部分占年初预算的30%; 实际采购1213万元 … 中小企业合同金额1092万元，
占政府采购支出总额的90%."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, value

_SHARE = regexp(r"(?:^|[，,；;。])(?P<part>[\u4e00-\u9fff]{2,6}?)(?:部分|金额|资金|数额|额)占(?P<base>[\u4e00-\u9fff]{2,8}?)(?:总额|总量|金额|数)?的?(?:比例|比重)?(?:为|达)?$")
_BOUGHT = regexp(r"^[，,]占(?:全年|年度|本年度?)?(?:政府)?采购(?:支出|合同|实际)?(?:总?金额|总额|支出|规模)的?(?:比例|比重)?(?:为|达)?$")
_WHOLE_BOUGHT = regexp(r"(?:实际(?:完成|执行)?(?:政府)?采购|(?:政府)?采购(?:实际)?(?:支出|执行|合同|完成))(?:总?金额|总额|支出|数|共|为)*$")
_AIM = regexp(r"预算|计划|目标|上年|去年")


def named_share(paragraph: Scene) -> Iterator[Told]:
    """Only where one number before the share bears the part's name, and one the whole's."""
    for share in paragraph.percents:
        match = _SHARE.search(paragraph.text[max(paragraph.start, share.start - _REACH) : share.start])
        if match is None:
            continue
        before = [term for term in paragraph.before(share) if term.countable]
        parts = [term for term in before if match["part"] in term.clause and match["base"] not in term.clause]
        wholes = [term for term in before if match["base"] in term.clause and match["part"] not in term.clause]
        if _one(parts) and _one(wholes) and alike(parts[0], wholes[0]):
            yield _told(f"{match['part']}占比", share, parts[-1], wholes[-1])


def share_of_purchases(paragraph: Scene) -> Iterator[Told]:
    """What was bought in all stands sentences before: of what was to be bought nothing is said."""
    for part, share in pairwise(paragraph.terms):
        if share not in paragraph.percents or not part.countable or not _BOUGHT.match(paragraph.between(part, share)):
            continue
        wholes = [term for term in paragraph.before(part) if term.countable and alike(term, part) and _WHOLE_BOUGHT.search(term.clause) and not _AIM.search(term.clause)]
        if _one(wholes) and value(wholes[0]) >= value(part):
            yield _told("占采购总额的比例", share, part, wholes[0])


def _one(terms: list[Term]) -> bool:
    return len({value(term) for term in terms}) == 1


def _told(label: str, share: Term, part: Term, whole: Term) -> Told:
    return Told("rate", label, share, (f"{part.plain}/{as_printed_in(whole, part.factor)}",), True, (part, whole, share))


_REACH = 30
