"""Misprints: words of the lexicon, a word or a mark twice, a bracket lost, a clause cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lexicon.load import Lexicon
from model.regexp import regexp
from parsers.found import Found

_TWICE = regexp(r"(?P<mark>[，。、；：！？,;])(?<![，。、；：！？,;].)[^\S\n]*(?P=mark)(?![ㄒㄓㄔㄕㄖㄗㄘㄙ（）()\d])(?![，。、；：！？,;])")
_CUT = regexp(r"[于对由和与][（(]以下(?:简称|称)|[、，]的(?=[\u4e00-\u9fa5])")
_LOST_BRACKET = regexp(r"[\u4e00-\u9fa5]{2,10}[〔\[(（]\s*20\d{4,6}\s*号|^[（(]\s*\d{1,2}\s*《")


@cache
def _misprinted(digest: str) -> re.Pattern[str]:
    """The lexicon's misprints, brackets of either width."""
    behind = "(?<![自知异年月期季周始之岁].)"  # 自己完成, 年末到位; after the first character, so that each alternative begins with a plain one
    either = [
        re.escape(first) + behind + re.escape(word[1:]).replace("（", "[（(]").replace("）", "[)）]")
        for word in sorted(Lexicon.load().words["misprints"], key=len, reverse=True) for first in ("（(" if word[0] == "（" else word[0])
    ]
    return re.compile("|".join(either))


def misprints(text: str, lexicon: Lexicon) -> Iterator[Found]:
    cut = "以下" in text or "、的" in text or "，的" in text
    bracket = "《" in text or ("号" in text and "20" in text)
    for kind, pattern, likely in (
        ("叠字", _doubled(lexicon.digest), True), ("叠标点", _TWICE, True), ("疑误", _CUT, cut), ("疑误", _misprinted(lexicon.digest), True),
        ("括号", _LOST_BRACKET, bracket),
    ):
        for match in pattern.finditer(text) if likely else ():
            if kind == "叠字" and _two_words(text, match.start()):
                continue
            yield Found("garbled", match.start(), match.end(), item=kind)


_TAILS = regexp(r"[款事各专单分奖子立选强弱杂逐此该本每某一二三四五六七八九十两几多]项项[目]|对对[象方于应口比照策]|[应面相针绝核校反派]对对|为为[人何了期主止]|[作认成因行]为为|[\d]是是|[目标]的的确|[随]从从|在在[建校职编岗线]|[现存实所正]在在|和和[谐平]|[饱总温]和和|及及[时格]|[以普涉]及及|了了[解结然断]|由由|于于[是]|[关对属由]于于|与与|[参]与与|据据[实此]|[数依根证]据据|[自理缘]由由")
"""Two words that meet on the same character: 暂付性款项项目, 对对象."""


def _two_words(text: str, at: int) -> bool:
    return _TAILS.search(text, max(0, at - 1), at + 3) is not None or _BY_A_RATE.match(text, at) is not None


_BY_A_RATE = regexp(r"按按[期时质][^，。；]{0,6}率")
"""按按期完工率计分: by the rate that is called so."""


@cache
def _doubled(digest: str) -> re.Pattern[str]:
    return re.compile(rf"([{''.join(map(re.escape, Lexicon.load().words['doubled_characters']))}])\1")
