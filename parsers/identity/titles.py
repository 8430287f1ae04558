"""The project's name, year, county and unit in titles: of the whole paper and of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lexicon.load import Lexicon
from model.figure import Part, PartKind
from model.regexp import regexp
from parsers.found import Found
from parsers.identity.within import innermost
from parsers.stretch import Stretch

BODY = regexp(r"\s*(?:政协|中共|中国共产党|中国人民政治协商会议)(?=[\u4e00-\u9fa5]{2})")
"""政协甲县委员会, 中共乙市委宣传部: a body called before its place."""
_CITIES = regexp(r"^.?城市$|[全各本我][县市区旗]$")
"""城市管理局, 全城市: no names of places."""
_COUNTY = regexp(
    r"(?P<name>[\u4e00-\u9fa5](?:(?![与及]|和(?![县市区旗])[\u4e00-\u9fa5]{2})[\u4e00-\u9fa5]){0,5}?(?:自治县|自治旗|县|旗|(?<![社小校园城地片辖街灌库景厂矿林牧])区(?!域)|(?<!交易)(?<!农贸)(?<!批发)市(?!场|容|政)))"
)
SENT = regexp(r"^\s*(?:关于)?(?:报送|上报|呈报|转报|下达|印发|拨付|公布|公开|申报|提交|通报|开展)*(?=[\u4e00-\u9fa5]{2})")
"""报送甲县2023年…的报告: what was done with it is no part of the place's name."""
YEAR = regexp(r"(?<!\d)(?:19|20)\d\d(?=\s*年(?!\s*\d{1,2}\s*月))")


def title(stretch: Stretch, stretches: Sequence[Stretch], index: int, part: Part, lexicon: Lexicon) -> Iterator[Found]:
    """The project's name in a title, with its year and county; the name may fill a line of its own above 绩效评价报告."""
    text = stretch.text.strip()
    bare = "".join(text.split())
    tail = next((tail for tail in _tails(lexicon.digest) if bare.endswith(tail)), None)
    following = "".join(stretches[index + 1].text.split()) if index + 1 < len(stretches) else ""
    above = tail is None and (bare.endswith(_PROJECT_ENDS) or (bare.startswith("关于") and bare.endswith("的"))) and _only_tail(following, lexicon)
    listed = r"" if above or (tail and index < _FIRST) else "、"  # 奶牛、生猪补贴项目: a name that lists two things
    if len(bare) > 70 or re.search(rf"[，。；：:{listed}《]|^[一二三四五六七八九十（(\d]+[、)）.]", bare) or not (tail or above):
        return
    name = bare.removesuffix(tail or "")
    end = len(text)
    while tail and end > 0 and "".join(text[:end].split()) != name:
        end -= 1
    start = stretch.text.index(text)
    opened = _ABOUT.match(text[:end])
    if opened:  # 关于甲项目的绩效评价报告, # 甲项目绩效评价报告
        text, end, start = text[opened.start("name") :], opened.end("name") - opened.start("name"), start + opened.start("name")
        name = "".join(text[:end].split())
    if tail and tail.startswith("支出") and name.endswith("整体"):
        spending = _SPENDING.match(text, end)
        end, name = spending.end() if spending else end, name + "支出"
    if len(name) < 6:
        return
    unit = index and index < _FIRST and "整体" in name and _UNIT_LINE.fullmatch("".join(stretches[index - 1].text.split()))
    if unit or not _generic(lexicon.digest).fullmatch(name if "整体" in name else _OF_UNIT.sub("", name)):
        yield Found("project_name", start, start + end, name)
    first = not any(
        other.part == stretch.part or other.part < stretch.part for other in stretches[max(0, index - 40) : index] if _has_tail(other, lexicon)
    )
    first = first or (_PART_HEAD.match(bare) is not None and index > 0 and stretches[index - 1].part != stretch.part)
    if first and part.kind in (PartKind.REPORT, PartKind.COVER_FORM, PartKind.SELF_REPORT, PartKind.SELF_FORM):
        yield from _year_and_county(text[:end], start)


def _only_tail(line: str, lexicon: Lexicon) -> bool:
    """绩效评价报告, 专项债券资金绩效评价报告: a line that names no project beside what kind of paper it is."""
    tail = next((tail for tail in _tails(lexicon.digest) if line.endswith(tail)), None)
    return tail is not None and (line == tail or bool(_generic(lexicon.digest).fullmatch(line.removesuffix(tail))))


_FIRST = 6
"""So many lines from the top the title stands."""
_UNIT_LINE = regexp(r"[\u4e00-\u9fa5]{2,12}(?:县|市|区|旗|州|省)[\u4e00-\u9fa5]{1,18}(?:局|委员会|办公室|委|厅|院|校|馆|站|中心|联合会|政府)")


def unit_above(stretches: Sequence[Stretch], index: int, lexicon: Lexicon) -> Iterator[Found]:
    """某县司法局 ⏎ 2023年度部门整体支出绩效自评报告: the unit on a line of its own above its report's title."""
    own = "".join(stretches[index].text.split())
    below = "".join(stretches[index + 1].text.split()) if index + 1 < len(stretches) else ""
    name = _WITH_YEAR.fullmatch(own)
    if index < _FIRST and name is not None and "整体" in below and len(below) < 70 and any(below.endswith(tail) for tail in _tails(lexicon.digest)):
        text = stretches[index].text
        start, year = len(text) - len(text.lstrip()), YEAR.search(text)
        yield Found("project_unit", start, year.start() if year else start + len(text.strip()), name["unit"])
        if year is not None:
            yield Found("year", year.start(), year.end(), year.group())


_OF_PAPER = regexp(
    rf"(?P<unit>{_UNIT_LINE.pattern})关于(?:报送|上报|呈报|提交|开展)?(?P<name>(?:20\\d\\d年度?)?[^，。；：:、]{{2,40}}?(?:项目|资金|经费|补贴|补助|工程))(?:(?:项目)?支出)?(?:使用(?:情况)?)?(?:重点)?绩效(?:运行)?(?:自评|评价|自我评价|监控)(?:工作)?(?:情况)?的?(?:自评)?报告"
)
"""甲县林业局关于2023年度林业专项资金绩效自评情况的报告: a paper's title below its letterhead."""


def paper_title(stretches: Sequence[Stretch], index: int, lexicon: Lexicon) -> Iterator[Found]:
    """The unit, the project and the year that such a title tells."""
    stretch = stretches[index]
    text = stretch.text.strip()
    match = _OF_PAPER.fullmatch(text) if index < _TOP and stretch.cell is None and len(text) < _LONGEST else None
    if match is None or _generic(lexicon.digest).fullmatch(match["name"]):
        return
    start = stretch.text.index(text)
    yield Found("project_unit", start + match.start("unit"), start + match.end("unit"))
    yield Found("project_name", start + match.start("name"), start + match.end("name"))
    yield from _year_and_county(text[: match.end("name")], start)


_TOP, _LONGEST = 10, 70
_WITH_YEAR = regexp(rf"(?P<unit>{_UNIT_LINE.pattern})(?:20\d\d年度?)?")
"""某县林业局2023年度 ⏎ 部门整体支出绩效自评报告."""
_SPENDING = regexp(r"\s*支\s*出")
"""部门整体支出绩效评价报告: what is judged is 部门整体支出, not 部门整体."""
_PROJECT_ENDS = ("项目", "工程", "资金", "经费", "补贴", "补助", "奖补", "津贴", "专项")
_PART_HEAD = regexp(r"第[一二三四五六七八九十\d]{1,3}部分")
"""第三部分 甲县2024年度…自评报告: in a file put together from several papers each tells its own."""
_ABOUT = regexp(r"\s*(?:[#*]+\s*|第[一二三四五六七八九十\d]{1,3}部分\s*|附[件表录]?\s*[一二三四五六七八九十\d]{0,2}\s*|关于(?:对|开展)?)(?:关于(?:对|开展)?)?(?P<name>.{4,}?)(?:的|[#*]+)?\s*$", re.DOTALL)
_OF_UNIT = regexp(r"^[\u4e00-\u9fff]{2,24}?(?:县|市|区|州|旗|镇|乡|街道|局|委员会|委|办公室|办|中心|学校|小学|中学|幼儿园|医院|卫生院|厅|政府|联合会|残联|法院|检察院|大队|支队|馆|站|所)(?=(?:19|20)\d\d|项目|部门|单位|专项|财政支出|预算支出)")
_IN_BRACKETS = regexp(r"^\s*[（(](?P<name>[^（）()\d]{3,40}(?:项目|资金|经费|补助|专项|工程))[)）]\s*$")


def subtitle(stretches: Sequence[Stretch], index: int, lexicon: Lexicon) -> Iterator[Found]:
    """某校2023年度项目支出绩效自评报告 ⏎ （营养改善计划专项资金项目）: the project's name below the unit's title."""
    own = _IN_BRACKETS.match(stretches[index].text)
    above = "".join(stretches[index - 1].text.split()) if own and index else ""
    tail = next((tail for tail in _tails(lexicon.digest) if above.endswith(tail)), None)
    if own and tail and len(above) < 70 and _generic(lexicon.digest).fullmatch(_OF_UNIT.sub("", above.removesuffix(tail))):
        yield Found("project_name", own.start("name"), own.end("name"))


_WITH_BRACKET = regexp(r"^\s*(?P<head>[^，。；：:]{6,60}?(?:报告|自评表))\s*[（(](?P<name>[^（）()\d，。；]{3,40}(?:项目|资金|经费|补助|专项|工程))[)）]\s*$")


def bracketed(stretch: Stretch, part: Part, lexicon: Lexicon) -> Iterator[Found]:
    """某局转移支付2023年度绩效自评报告（某补助资金）: the project's name behind the title, with the title's year and county."""
    match = _WITH_BRACKET.match(stretch.text)
    if match is None or not any("".join(match["head"].split()).endswith(tail) for tail in _tails(lexicon.digest)):
        return
    if _generic(lexicon.digest).fullmatch(regexp(r"[\s（）()]").sub("", match["name"])):
        return
    yield Found("project_name", match.start("name"), match.end("name"))
    if part.kind in (PartKind.REPORT, PartKind.COVER_FORM, PartKind.SELF_REPORT, PartKind.SELF_FORM):
        yield from _year_and_county(match["head"], match.start("head"))


def _has_tail(stretch: Stretch, lexicon: Lexicon) -> bool:
    bare = "".join(stretch.text.split())
    return len(bare) < 70 and any(bare.endswith(tail) for tail in _tails(lexicon.digest))


def _year_and_county(title: str, start: int) -> Iterator[Found]:
    year = YEAR.search(title)
    if year:
        yield Found("year", start + year.start(), start + year.end(), year.group())
    rest = regexp(r"^\s*\d{4}\s*年度?\s*").sub(lambda match: "　" * len(match.group()), title)
    rest = BODY.sub(lambda match: "　" * len(match.group()), rest)
    rest = SENT.sub(lambda match: "　" * len(match.group()), rest)
    county = _COUNTY.search(rest)
    if county and "小区" not in county["name"] and not _CITIES.search(county["name"]):
        begin, end = innermost(rest, *county.span("name"))
        yield Found("county", start + begin, start + end)


@cache
def _tails(digest: str) -> tuple[str, ...]:
    return tuple(sorted(Lexicon.load().words["project_title_tails"], key=len, reverse=True))


@cache
def _generic(digest: str) -> re.Pattern[str]:
    """A form's general title, which names no project: 2023年度县级项目, 中央对地方专项转移支付区域."""
    words = "|".join(re.escape(word) for word in Lexicon.load().words["form_title_words"])
    return re.compile(rf"[（(]?(?:{words}|[（(]?(?:19|20)\d\d年?度?[)）]?|\d{{1,2}}月?[-—~至到]\d{{1,2}}月|[一二三四]季度|[上下]半年)+")
