"""Heads of money put together from known words, which no list holds whole: 支付资金, 实发补助金额."""

from __future__ import annotations

import re
from functools import cache

from lexicon.load import Lexicon
from lexicon.match import alternatives


def fund_role(head: str) -> str:
    """The concept of a head (bare, without blanks) that has one act, a noun of money and idle words; "" where it has none, two acts, or any other
    word: 计划完成投资 and 支付比例 tell of something else."""
    lexicon = Lexicon.load()
    match = _head(lexicon.digest).fullmatch(head)
    return lexicon.maps["fund_acts"][match["act"]] if match else ""


@cache
def _head(digest: str) -> re.Pattern[str]:
    """``digest``: the lexicon's, so that another one's words make another pattern."""
    lexicon = Lexicon.load()
    acts, nouns = alternatives(lexicon.maps["fund_acts"]), alternatives(lexicon.words["fund_nouns"])
    rest = f"(?:{nouns}|{alternatives(lexicon.words['fund_idle'])})*"
    return re.compile(f"(?=.*(?:{nouns})){rest}(?P<act>{acts}){rest}")
