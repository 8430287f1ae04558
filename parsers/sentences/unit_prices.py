"""What one thing was bought or built for, in words that name the price: 成交单价2.26万元; 折合1,700元/平方米; 人均补助1300元; 每辆6.85万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.figure import STANDARD, Comparator, Subject
from model.regexp import regexp
from parsers.language import Number
from parsers.sentences.passage import Claim, Passage

_PRICED = regexp(r"(?:成交|中标|采购|合同|结算|综合|平均|服务|收购|供货|核定|实际)?(?:单价|单位成本|单位造价|单方造价)(?:为|是|达|:)*$")
_MEAN = regexp(r"(?P<one>[人户亩头台车次床村])均(?:每年|每次)?[\u4e00-\u9fff]{0,4}(?:补助|补贴|资助|成本|投资|造价|费用|支出|投入|保费|奖补)(?:金额|标准|资金)?(?:为|是|达|:)*$")
_EACH = regexp(r"(?:^|[，,。；;、:：(（]|平均|其中|按|均)每(?P<one>人次|[辆部口条根盏株棵艘项期班门栋幢组扇樘块床桌册本套台眼座处])(?:平均)?(?:中标|成交|采购|结算|合同)?(?:单价|造价|价格|成本|补助)?(?:为|是|:)*$")
_MEASURED = regexp(r"(?:(?<!评分)(?<!质量)标准|折合|单价|造价|成本|投资|均价|价格)[^，,。；;\d]{0,8}$")
_WORKED, _COST = regexp(r"[\d)）][=＝]$"), regexp(r"成本|单价|造价|均价|[亩户人米里]均[^，,；;]{0,4}(?:投资|投入|费用|补助)")
"""单位成本=2660400/88820=29.95元/小时，2022年为2325320/76240=30.50元/小时."""
_LIMITED = regexp(r"不超过|不高于|不低于|最高|最低|上限|下限|以内|控制[在价]|目标|同类|市场|原|增加|增收|提高|降低|减少|节约|节省|收入|结余")
_FAR = 24


def read_unit_prices(passage: Passage) -> Iterator[Claim]:
    """Sums that nobody else has, each with what it is for one of; a limit, an aim or what was saved is no price."""
    if "单" not in passage.text and "均" not in passage.text and "每" not in passage.text and "/" not in passage.text:
        return
    for sentence in passage.sentences:
        for number in passage.free(sentence):
            if _is_sum(number) and (told := _told(passage, sentence.start, number)) is not None:
                yield passage.claim(number, "unit_cost", told[0], Subject(item=told[1], scope=STANDARD))


def _worked(passage: Passage, start: int, number: Number) -> re.Match[str] | None:
    """What a working comes to in a sentence about costs; a clause that names the cost itself is the equations'."""
    worked = _WORKED.search(passage.text, start, number.printed.number_start)
    clause = max((stop.end() for stop in regexp(r"[，,；;]").finditer(passage.text, start, number.start)), default=start)
    return worked if worked is not None and _COST.search(passage.text, start, clause) and not _COST.search(passage.text, clause, number.start) else None


def _is_sum(number: Number) -> bool:
    printed = number.printed
    money = number.dimension is not None and (number.dimension == "money" or number.dimension.startswith("money_per:"))
    return money and not printed.approximate and printed.comparator in (None, Comparator.EQ) and not printed.han


def _told(passage: Passage, start: int, number: Number) -> tuple[str, str] | None:
    """The words that name the price and what it is of, None where they do not."""
    lead = passage.text[max(start, number.start - _FAR) : number.start]
    if _LIMITED.search(regexp(r"[，,。；;]").split(lead)[-1]):
        return None
    if number.dimension != "money":
        measured = _MEASURED.search(lead) or _worked(passage, start, number)
        return (measured.group(), f"每{number.dimension.partition(':')[2]}") if measured is not None and number.dimension else None
    priced = _PRICED.search(lead)
    if priced is not None:
        return priced.group(), "单价"
    one = _MEAN.search(lead) or _EACH.search(lead)
    return (one.group(), f"每{one['one']}") if one is not None else None
