"""The rate of what is named by the same word, of a stock told right before it: 贷款余额9860万元（含以前年度发放部分），逾期未还59.16万元，逾期率为0.6%."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, alike, as_printed_in, in_brackets

_STOCK = regexp(r"(?:余额|总额|总量|总数|存量|在保|在册|在库|库存|在贷|在用|总)(?:数|量|额|规模)?(?:为|共|达到?|约|有|:)*$")
_PART = regexp(r"^(?:\([^()]*\))?[，,;；](?:其中[:：]?)?(?P<stem>逾期|不良|代偿|空置|闲置|断档|脱保|流失|损坏|报废|停用|呆滞|破损|漏损|丢失)[\u4e00-\u9fff]{0,6}$")


def of_its_stock(scene: Scene) -> Iterator[Told]:
    for base, part in zip(scene.terms, scene.terms[1:], strict=False):
        match = _PART.match(scene.between(base, part)) if base.countable and part.countable and alike(base, part) and _STOCK.search(base.clause) else None
        if match is None or in_brackets(scene, scene.start, base):
            continue
        rate = next((term for term in scene.terms if term.start >= part.end), None)
        if rate is not None and rate in scene.percents and regexp(rf"^[，,]{match['stem']}率(?:为|仅为?|达到?|是|:)*$").match(rate.lead):
            yield Told("rate", f"{match['stem']}率", rate, (f"{as_printed_in(part, base.factor)}/{base.plain}",), True, (base, part, rate))
