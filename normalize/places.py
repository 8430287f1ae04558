"""County, city, district from a name: 甲县住房和城乡建设局 -> 甲县."""

from __future__ import annotations

from lexicon.load import Lexicon
from model.regexp import regexp

_COUNTY = regexp(r"(?P<name>[\u4e00-\u9fa5]{1,8}?(?:自治县|自治旗|林区|特区|县|旗|(?<![社小校园城地])区|市))")
_HIGHER = regexp(r"^.{2,7}?(?:省|自治区|自治州|地区|盟|州(?!市)(?=.{1,6}(?:县|市)))")
_CITY = regexp(r"^[\u4e00-\u9fa5]{2,4}?市(?=[\u4e00-\u9fa5]{1,6}?(?:县|区|市))")
_NOISE = regexp(r"^(?:关于|对|为|受|由|根据|按照|\d{4}年度?|年度?|在|我|本|全|各)+")


def county_of(text: str, lexicon: Lexicon) -> str | None:
    """The county-level place that a name opens with (after year, province and prefecture); None where it names none."""
    word = _NOISE.sub("", "".join(text.split()))
    for province in lexicon.words["provinces"]:
        if word.startswith(province):
            word = word[len(province) :]
            break
    word = _HIGHER.sub("", word)
    inner = _CITY.sub("", word)
    for candidate in (inner, word):
        match = _COUNTY.match(candidate)
        if match and match["name"] not in lexicon.words["not_counties"] and len(match["name"]) >= 2 and not _is_common(match["name"], lexicon):
            return match["name"]
    return None


def _is_common(name: str, lexicon: Lexicon) -> bool:
    return any(name.endswith(word) for word in lexicon.words["common_areas"])
