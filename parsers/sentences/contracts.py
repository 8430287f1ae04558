"""What contracts come to by their kind, in sentences: 签订设备采购合同3份，金额680万元；服务类合同合计95万元，其中监理合同40万元."""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.passage import Claim, Passage

_KIND = r"(?P<{0}>(?:[\u4e00-\u9fff]{{2,8}}、)*[\u4e00-\u9fff]{{2,10}}?)(?:类)?合同"
_COUNTED = regexp(rf"{_KIND.format('kind')}(?:共|共计|合计)?\d+[份个项][，,、(](?:合同)?(?:总)?(?:金额|价款|总价|总额)(?:分别)?(?:共计|合计|共|为|是|约|:)*$")
_SUMMED = regexp(rf"{_KIND.format('kind')}(?:总?金额|总价|总额|价款)?(?:合计|共计|总计)(?:金额)?(?:为|是|:)*$")
_PART = regexp(rf"(?:其中[:：]?|[、，,；;和]|^){_KIND.format('kind')}(?:金额|价款|总?价)?(?:为|:)*$")
_LEAD = regexp(r"^(?:.*(?:其中|签订|签署|订立|包括|涉及|完成|已|(?<!公)共)了?)?(?P<kind>(?!项目$|工程$|政府$)[\u4e00-\u9fff、]{2,})$")
_MOVED = regexp(r"签|增加|减少|变更|补充|按|占|每|支付|欠|剩余|执行|依据|根据|该|本|此|上述|以上|所有|全部|各|采购人|约定|履行")
_FAR = 40


def read_contracts(passage: Passage) -> Iterator[Claim]:
    """Each kind's sum, with the kind as its item: no lot, and never the project's contracts together."""
    if "合同" not in passage.text:
        return
    for sentence in passage.sentences:
        within = False
        for number in sentence.numbers:
            if number.dimension != "money" or number.printed.number_start in passage.taken:
                continue
            before = passage.text[max(sentence.start, number.start - _FAR) : number.start]
            match = _COUNTED.search(before) or _SUMMED.search(before) or (_PART.search(before) if within else None)
            kind = _LEAD.match(match["kind"]) if match is not None else None
            if kind is None or _MOVED.search(kind["kind"]):
                continue
            within = True
            yield passage.claim(number, "contract_amount", f"{kind['kind']}合同", Subject(item=f"{kind['kind']}合同"))
