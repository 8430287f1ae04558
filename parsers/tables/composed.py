"""Heads put together from known words, which no list holds whole: 支付资金, 实发补助金额, 全年预计支出, 预计全年完成值."""

from __future__ import annotations

import re
from functools import cache

from lexicon.load import Lexicon
from lexicon.match import alternatives


def fund_role(head: str) -> str:
    """The concept of a head (bare, without blanks) that has one act, a noun of money or a word of what is to come, and idle words; "" where it has
    none, two acts, or any other word: 计划完成投资 and 支付比例 tell of something else."""
    lexicon = Lexicon.load()
    match = _head(lexicon.digest).fullmatch(head)
    concept = lexicon.maps["fund_acts"][match["act"]] if match else ""
    ahead = concept == "funds_spent" and any(word in head for word in lexicon.words["forecast_marks"])
    return "funds_forecast" if ahead else concept


@cache
def _head(digest: str) -> re.Pattern[str]:
    """``digest``: the lexicon's, so that another one's words make another pattern."""
    lexicon = Lexicon.load()
    acts, ahead = alternatives(lexicon.maps["fund_acts"]), alternatives(lexicon.words["forecast_marks"])
    nouns = f"{alternatives(lexicon.words['fund_nouns'])}|{ahead}"
    rest = f"(?:{nouns}|{alternatives(lexicon.words['fund_idle'])}|{_WHEN})*"
    return re.compile(f"(?=.*(?:{nouns})){rest}(?P<act>{acts}){rest}数?")


_WHEN = "第?[一二三四1-4]季度|[上下]半年|年底|年末|\\d{1,2}[-—~至]\\d{1,2}月"


def is_ahead(head: str) -> bool:
    """第四季度预计, 全年预计: what is expected of a time, whatever the table is of."""
    return bool(_ahead(Lexicon.load().digest).fullmatch(head))


def indicator_role(head: str) -> str:
    """``forecast`` of 预计全年完成值, 年底预计实现值, 全年预计; "" of all else."""
    lexicon = Lexicon.load()
    timed = is_ahead(head) and head not in lexicon.words["forecast_marks"]
    return "forecast" if timed or _reached(lexicon.digest).fullmatch(head) else ""


@cache
def _ahead(digest: str) -> re.Pattern[str]:
    words = alternatives(Lexicon.load().words["forecast_marks"])
    return re.compile(f"(?:{_TIME})*(?:{words})(?:{_TIME})*数?")


@cache
def _reached(digest: str) -> re.Pattern[str]:
    lexicon = Lexicon.load()
    words, ends = alternatives(lexicon.words["forecast_marks"]), alternatives(lexicon.words["reached_nouns"])
    return re.compile(f"(?:{_TIME}|指标)*(?:{words})(?:{_TIME})*(?:可?完成|可?实现|可?达到|目标|指标|{ends})+")


_TIME = f"{_WHEN}|到?(?:本|当|全)?年度?(?:底|末)?|到?1?\\d月(?:底|末)?|剩余月份"
