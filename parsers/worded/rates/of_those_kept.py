"""How many of those on the books something befell: 在册对象286人，…。年内再犯罪1人，再犯罪率0.35%; 在校学生1,250人…，辍学3人，辍学率0.24%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, value

_RATE = regexp(r"^[，,](?:其)?(?P<stem>[\u4e00-\u9fff]{2,6})率(?:为|仅为|仅|约|达到?|控制在|:)*$")
_KEPT = regexp(r"在册|在管|在校|在训|在院|在保|在网|在养|在贷|存栏|存量|建档|签约|参保|参训|纳管|纳入|登记|脱贫人口|监测对象|服务对象|管理对象")
_NO_BASE = regexp(r"新|退出|解除|其中|上年|去年|目标|计划")
_LENT = regexp(r"贷|逾期|不良|存量")
_IN = regexp(r"其中[^，。;\d]{0,8}$")


def of_those_kept(scenes: Sequence[Scene]) -> Iterator[Told]:
    """The noun of the rate stands right before its count; the base is the one number of the paragraph that is told of all there are."""
    terms = [term for scene in scenes for term in scene.terms]
    for scene in scenes:
        for count, share in zip(scene.terms, scene.terms[1:], strict=False):
            match = _RATE.match(share.lead) if share.unit == "%" and share.exact and count.countable else None
            if match is None or not re.search(rf"{match['stem']}(?:的)?(?:仅|共|有|了|发生|为)*$", count.clause) or _IN.search(count.lead):
                continue
            if count.dimension == "money" and not _LENT.search(match["stem"] + count.clause):
                continue  # 参保补助…万元，…使用率: a fund is no register
            before = [term for term in terms if term.end <= count.start and term.countable and alike(term, count) and value(term) > value(count)]
            bases = [term for term in before if _KEPT.search(term.clause) and not _NO_BASE.search(term.clause)]
            if len({value(term) for term in bases}) == 1:
                yield Told("rate", f"{match['stem']}率", share, (f"{count.plain}/{as_printed_in(bases[-1], count.factor)}", *_of_others(count, before, bases)), True,
                           (bases[-1], count, share))


def _of_others(count: Term, before: Sequence[Term], bases: Sequence[Term]) -> list[str]:
    """Another number of the paragraph may be meant, and holds where it does: 全年服务520人，…."""
    return [f"{count.plain}/{as_printed_in(term, count.factor)}" for term in before if term not in bases]
