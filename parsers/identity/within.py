"""The county or the district that a title names right behind the city it is in: 河阳市东陵区2023年…."""

from __future__ import annotations

from lexicon.load import Lexicon
from model.regexp import regexp

_INNER = regexp(r"[\u4e00-\u9fa5]{2,5}?(?:自治县|自治旗|县|旗|(?<![社小校园城地片辖街灌库景厂矿])区(?!域)|市)(?=[\u4e00-\u9fa5\d])")
_NO_COUNTY = regexp(r"^[一二三四五六七八九十两各全本]|[市城都集超]市|[年级民政财农水教住交卫和与及的]|项目|工程|改造|补助|资金")
_NO_CITY = regexp(r"市[场容政直本区级]")


def innermost(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the name of the narrower place stands, else the name itself."""
    inner = _INNER.match(text, end) if text[end - 1 : end] == "市" else None
    if inner is None or _NO_COUNTY.search(inner.group()) or _NO_CITY.match(text, inner.end() - 1):
        return start, end
    words = Lexicon.load().words
    known = inner.group() in words["not_counties"] or any(inner.group().endswith(word) for word in words["common_areas"])
    return (start, end) if known else inner.span()
