"""A total against what a later passage takes off where it says that nothing else was lost: 自评得分97分 … 水池延期，该指标扣3分 … 除时效指标外，其余指标
均得满分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lexicon.load import Lexicon
from model.document import Document
from model.figure import Worded
from model.regexp import regexp
from model.span import Anchor
from model.view import View, squeezed
from parsers.stretch import Stretch
from parsers.worded.layout.laid import Laid
from parsers.worded.scene import Term, terms_of

_TOTAL = regexp(r"(?:自评|自我评价|评价|综合|最终|项目|总|绩效)(?:总|综合|评价|自评)?(?:得分|评分|分|得)(?:结果)?(?:为|是|共|:)*$")
_OTHERS_FULL = regexp(
    r"(?:^|(?<=[。；;]))除(?:了)?(?P<but>[^，。;]{2,60}?)(?:指标|一项|两项|三项|[二两三四五]项指标)*(?:外|以外|之外)[，,]?(?:其余|其他|其它)(?:各项|各|所有|的)?(?:三级|二级|一级|绩效)?(?:指标|各项|项目)(?:均|都|全部|皆)*(?:按?得|为|给|是|获得?)?(?:了)?满分"
)
_TAKEN = regexp(r"(?<!共)(?<!合计)(?<!累计)(?:扣分|扣减|扣除|扣|失|丢)(?:了|去|为)?$")
_OPEN = regexp(r"每|各|均|共|合计|累计|如|若|最高|上限|酌情可|标准")
_RULE = regexp(r"(?:评分|评价|计分|扣分|打分)(?:标准|细则|办法|规则)|扣完为止|每[^，。;]{1,14}[，,]?扣")
_APART = regexp(r"[、和及与]|以及")
_HUNDRED, _LEAST = Decimal(100), Decimal(40)


def all_others_full(laid: Laid) -> Iterator[Worded]:
    """Where the report tells one statement that all others are full, as many deductions as it excepts, and one total, which is too high."""
    prose = [stretch for stretch in laid.stretches if stretch.cell is None]
    told = [match for stretch in prose if "满分" in stretch.text for match in _OTHERS_FULL.finditer(squeezed(stretch.view).text)]
    if len(told) != 1:
        return
    marks = [mark for stretch in prose if "分" in stretch.text for mark in _marks(stretch, laid.lexicon)]
    totals = [mark for mark in marks if _LEAST <= Decimal(mark.term.plain) <= _HUNDRED and _TOTAL.search(mark.term.clause)]
    taken = [mark for mark in marks if _TAKEN.search(mark.term.clause) and not _OPEN.search(mark.term.clause) and not _RULE.search(mark.view.text)]
    if not taken or len({Decimal(mark.term.plain) for mark in totals}) != 1 or len(re.split(_APART.pattern, told[0]["but"])) != len(taken):
        return
    if Decimal(totals[0].term.plain) < _HUNDRED - sum(Decimal(mark.term.plain) for mark in taken):
        return  # perhaps all others of one level only
    way = "-".join(["100", *(mark.term.plain for mark in taken)])
    for total in totals:
        places = tuple(mark.anchor(laid.document) for mark in taken)
        claimed = total.anchor(laid.document)
        yield Worded(
            id="", kind="penalty", label="总分（其余指标均为满分）", claimed=total.term.plain, claimed_unit=total.term.unit, ways=(way,), firm=True,
            anchor=places[0], claimed_anchor=claimed, part=total.stretch.part, tokens=(claimed.span, *(place.span for place in places)), places=places,
        )


@dataclass(frozen=True, slots=True)
class _Mark:
    term: Term
    stretch: Stretch
    view: View

    def anchor(self, document: Document) -> Anchor:
        return document.anchor(self.view.span(self.term.number.printed.number_start, self.term.end), None)


def _marks(stretch: Stretch, lexicon: Lexicon) -> list[_Mark]:
    view = squeezed(stretch.view)
    return [_Mark(term, stretch, view) for term in terms_of(view.text, lexicon) if term.dimension == "mark" and term.exact]
