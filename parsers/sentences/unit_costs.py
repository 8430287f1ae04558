"""What one household or one square metre costs: 户均投资2.25万元; 平均每户改造成本19,186元; 改造成本为每平方米234.49元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.figure import Subject
from parsers.sentences.passage import Claim, Passage

_SPENT = r"(?:总)?(?:投资|造价|改造成本|成本|改造费用|改造投入|投入)"
_BEFORE = re.compile(rf"(?:平均)?(?:(?P<a>户均)|每(?P<b>户|平方米|平米))(?:平均)?{_SPENT}(?:约?为|约|达到?|:)*$|{_SPENT}(?:平均)?(?:约?为|约|达到?|:)*(?:平均)?(?:(?P<c>户均)|每(?P<d>户|平方米|平米))(?:约|为)*$")
_GOAL = re.compile(r"(?:低于|高于|不超过|不高于|控制在|标准|目标|≤|同类|平均水平|上限)[^，。；]{0,14}$")


def read_unit_costs(passage: Passage) -> Iterator[Claim]:
    """One claim a sum of money, with what it is for one of."""
    if "户均" not in passage.text and "每" not in passage.text:
        return
    for sentence in passage.sentences:
        for number in sentence.numbers:
            if number.dimension != "money" or number.printed.approximate or number.printed.number_start in passage.taken:
                continue
            lead = passage.text[max(sentence.start, number.start - 24) : number.start]
            match = _BEFORE.search(lead)
            if match is None or _GOAL.search(re.split(r"[，,。；;]", lead)[-1]):
                continue
            one = "户" if match["a"] or match["c"] or "户" in (match["b"] or match["d"] or "") else "平方米"
            yield passage.claim(number, "unit_cost", match.group(), Subject(item=one))
