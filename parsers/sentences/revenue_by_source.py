"""What a unit took in during the year, by where it came from: 全年收入按来源分：一般公共预算财政拨款900万元，其他收入60万元."""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.clause import period_of
from parsers.sentences.passage import Claim, Passage

_OPENS = regexp(r"(?:全年|年度|本年|当年|部门|单位|总)(?:总)?收入(?:合计|总额|总计|决算)?[^，。；;:\d]{0,6}(?:来源|构成|类别)?[^，。；;:\d]{0,3}(?:划?分|看|为|包括|构成)?[为:]*(?=[\u4e00-\u9fff])(?=[^，。；;:]{2,20}(?:拨款|收入|资金)\d)")
_ITEM = regexp(r"(?:^|[:，、；;]|为)(?P<name>[\u4e00-\u9fff]{2,20}?(?:拨款|收入|资金))(?:共|为|:)*$")
_NO_ITEM = regexp(r"合计|总计|总收入|其中|支出|预算收入")


def read_revenue_by_source(passage: Passage) -> Iterator[Claim]:
    """Each kind of revenue with its name; whatever the sentence tells behind a full stop or of its spending is another matter."""
    if "收入" not in passage.text:
        return
    for sentence in passage.sentences:
        opened = _OPENS.search(passage.text, sentence.start, sentence.end)
        at = opened.end() if opened is not None else sentence.end
        for number in sentence.numbers:
            if number.start < at or number.dimension != "money" or number.printed.number_start in passage.taken:
                continue
            match = _ITEM.search(passage.text, max(sentence.start, at - 1), number.start)
            if match is None or _NO_ITEM.search(match["name"]):
                break
            at = number.end
            yield passage.claim(number, "funds_received", match["name"], Subject(source=match["name"], period=period_of(passage.text, sentence, number)))
