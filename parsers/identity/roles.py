"""Who does what, as sentences and signatures tell it: commissioner, evaluator, unit, and where the money comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lexicon.load import Lexicon
from model.figure import Part, PartKind, Voice
from model.regexp import regexp
from parsers.found import Found
from parsers.stretch import Stretch, among_cells

_ENTRUSTED = regexp(
    r"受(?P<a>[\u4e00-\u9fa5]{2,20}?(?:局|厅|委员会|委|政府|办公室|中心|部))(?:[（(][^（）()]{0,30}[)）])?的?委托"
    r"|(?P<b>[\u4e00-\u9fa5]{2,20}?(?:财政局|财政厅))(?:[（(][^（）()]{0,30}[)）])?委托"
    r"|(?:组织者|委托方|委托单位)(?:为|是)(?P<c>[\u4e00-\u9fa5]{2,20}?(?:局|厅|委|政府|中心|部))"
)
_FUNDS = regexp(r"资金(?:全部|全额|主要|均)?来源(?:(?:为|是)[:：]?|[:：]|可?包括|主要是|主要为|于)\s*(?P<value>[^，。；;]{3,60})")
_RAISED = regexp(r"(?:申请|发行|争取|安排|为)*(?P<name>[\u4e00-\u9fff]{2,20}?(?:债券|资金|拨款|贷款))(?:资金|资)?(?:共|约)?\d")
_FUND_TITLE = regexp(r"(?P<value>(?:中央|省级|自治区|市级|县级)(?:财政|预算内)?[^《》〈〉，。]{2,20}(?:补助|专项|奖补)资金)")
_UNIT_IS = regexp(
    r"^(?P<unit>[\u4e00-\u9fa5]{2,12}?(?:县|市|区|旗|州)[\u4e00-\u9fa5]{2,18}?(?:局|委员会|办公室|中心|站|院|校|馆))(?:为|是|系|属)[^，。]{0,14}(?:单位|部门|机构|正科|副科|正处|全额)"
)
_UNIT_SHORT = r"(?<![\u4e00-\u9fa5])(?P<unit>[\u4e00-\u9fa5]{2,12}?(?:县|市|区|旗|州)[\u4e00-\u9fa5]{2,18}?(?:局|委员会|办公室|中心|站|院|校|馆))"
_OF_US = regexp(
    rf"{_UNIT_SHORT}(?:[（(]以下(?:简)?称(?:为)?[“\"]?(?:我|本)(?:局|委|单位|中心|部门|办|院|校|馆|站)[”\"]?[)）]|(?=(?:认真|及时|高度重视|迅速)?(?:成立|组织|开展|对)[^。；]{{0,40}}自评))"
)
"""甲县民政局（以下简称“我局”）, 甲县司法局成立绩效自评工作小组: who writes a self-evaluation, in its first sentences."""
_UNIT_NAMED = regexp(
    r"(?:项目|本项目|该项目|资金)?(?:的)?(?:主管(?:部门|单位)|(?:组织)?实施(?:单位|主体)|承担单位|责任单位|项目单位)(?:均?为|是)(?P<unit>[\u4e00-\u9fa5]{2,12}?(?:县|市|区|旗|州)[\u4e00-\u9fa5]{1,16}?(?:局|委员会|办公室|中心|院|馆|政府))(?=[，。；、,]|和|及|$)"
)
"""项目主管部门为甲县林业局，实施范围…."""
_BUREAU = r"(?P<unit>[\u4e00-\u9fa5]{2,12}?(?:县|市|区|旗|州)[\u4e00-\u9fa5]{1,16}?(?:局|委员会|办公室|中心|院|馆))(?:负责|牵头)?"
_CARRIED_OUT = regexp(rf"(?:^|[，。；：])(?:本|该)?项目由{_BUREAU}(?:组织)?实施")
_CARRIED_BY_US = regexp(rf"(?:^|[，。；：])(?:(?:本|该)?项目)?由{_BUREAU}组织实施")
"""A unit that writes of its own project need not say 项目 again."""
_SIGNED = regexp(r"^(?P<name>[\u4e00-\u9fa5()（）]{4,30}?(?:局|厅|委员会|办公室|中心|公司|事务所|政府|学校|医院|站|院))$")
_TENDERING = regexp(r"招标|招投标|监理|设计|施工|检测|勘察|造价")


_OF_UNIT_JUDGED = regexp(
    r"对(?P<unit>[\u4e00-\u9fa5]{2,12}?(?:县|市|区|旗|州)[\u4e00-\u9fa5]{2,18}?(?:局|委员会|办公室|中心|站|院|校|馆))(?:负责|组织|牵头)*实施的(?P<name>[^，。；“”]{4,40}?(?:项目|资金|经费|补贴|补助|工程|服务))(?=（|[(]|开展|进行|实施)"
)
"""对甲县民政局实施的2023年度残疾人补贴资金开展了绩效评价: whose project it is, and what it is called."""
_ADDRESSED = regexp(r"\s*(?P<name>[\u4e00-\u9fa5]{2,8}(?:县|市|区|旗|州|省)(?:财政[局厅]|人民政府))[:：]\s*")
"""甲县财政局： on a line of its own: to whom the report is."""
_SIGNED_ABOVE = regexp(r"\s*[（(]\s*(?P<name>[\u4e00-\u9fa5（）()]{4,30}?(?:公司|事务所|研究院|中心)(?:[（(][\u4e00-\u9fa5]{2,6}合伙[)）])?)\s+(?P<date>20\d\d\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)\s*[)）]\s*")
"""（甲会计师事务所 2024年6月20日） below the title: who judged, and when."""
_TOP = 14


def opening_roles(stretches: Sequence[Stretch], index: int, part: Part) -> Iterator[Found]:
    """Whom the first lines address, and who signed them in brackets below the title."""
    stretch = stretches[index]
    if index >= _TOP or stretch.cell is not None or part.kind not in (PartKind.REPORT, PartKind.SELF_REPORT, PartKind.SUMMARY):
        return
    addressed, signed = _ADDRESSED.fullmatch(stretch.text), _SIGNED_ABOVE.fullmatch(stretch.text)
    if addressed is not None:
        yield Found("commissioner", *addressed.span("name"))
    if signed is not None:
        yield Found("evaluator", *signed.span("name"))
        yield Found("report_date", *signed.span("date"))


def signature(stretches: Sequence[Stretch], index: int, part: Part) -> Iterator[Found]:
    """A body alone on its line, before a date or under the letterhead: the unit's, or the evaluator's."""
    stretch = stretches[index]
    match = _SIGNED.match(stretch.text.strip())
    if match is None or part.kind not in (PartKind.REPORT, PartKind.SELF_REPORT) or stretch.cell is not None or among_cells(stretches, index):
        return
    name = match["name"]
    nearby = [other.text.strip() for other in stretches[index + 1 : index + 4]]
    dated = any(regexp(r"[\d二〇零○一三四五六七八九十年月日\s./-]{8,24}").fullmatch(other) for other in nearby)
    letterhead = any("".join(other.split()) == "文件" for other in nearby[:2])
    start = stretch.text.index(name)
    if name.endswith(("公司", "事务所")):
        if dated and part.voice is Voice.EVALUATOR:
            yield Found("evaluator", start, start + len(name))
    elif (dated or letterhead) and part.voice is Voice.UNIT and "财政" not in name:
        yield Found("project_unit", start, start + len(name))


@cache
def _company(digest: str) -> re.Pattern[str]:
    tails = "|".join(Lexicon.load().words["company_tails"])
    body = rf"(?![\u4e00-\u9fa5]{{0,12}}委托)[\u4e00-\u9fa5]{{2,8}}(?:[（(][\u4e00-\u9fa5]{{2,6}}[)）])?[\u4e00-\u9fa5]{{2,16}}?(?:{tails})(?:[（(](?:特殊)?(?:普通|有限)合伙[)）])?"
    return re.compile(
        rf"(?:(?:受托(?:方|单位)\s*(?:为|是)|委托|[，,、](?!\s*受托)|由|聘请)\s*(?P<a>{body})(?=受|接受|[（(]以下|于|成立|对|组织|承担|开展|作为|为|,|，)|^(?P<b>{body})接?受)"
    )


def roles_in_sentences(text: str, part: Part, lexicon: Lexicon) -> Iterator[Found]:
    for match in _ENTRUSTED.finditer(text) if "托" in text or "组织者" in text else ():
        group = next(name for name in "abc" if match[name])
        lead = regexp(r"^.*(?:^|[，。、按照根据由受])").match(match[group]) if group == "b" else None
        start = match.start(group) + (lead.end() if lead else 0)
        yield Found("commissioner", start, match.end(group))
    if part.voice is Voice.EVALUATOR and part.kind in (PartKind.REPORT, PartKind.SUMMARY, PartKind.COVER_FORM) and ("托" in text):
        for match in _company(lexicon.digest).finditer(text):
            group = "a" if match["a"] else "b"
            if _TENDERING.search(text[match.end() : match.end() + 40]):
                continue
            yield Found("evaluator", match.start(group), match.end(group))
    for match in _FUNDS.finditer(text) if "资金来源" in text else ():
        value = regexp(r"等$").sub("", match["value"].rstrip())
        if not regexp(r"\d").search(value):
            yield Found("fund_source", match.start("value"), match.start("value") + len(value))
        elif named := _RAISED.match(value):  # 资金来源为：发行专项债券5000万元，县级配套800万元
            yield Found("fund_source", match.start("value") + named.start("name"), match.start("value") + named.end("name"))
    for carried in (_CARRIED_BY_US if part.voice is Voice.UNIT else _CARRIED_OUT).finditer(text) if "实施" in text else ():
        yield Found("project_unit", *carried.span("unit"))
    for told in (*(_OF_US.finditer(text) if part.voice is Voice.UNIT and ("自评" in text or "以下" in text) else ()), *(_UNIT_NAMED.finditer(text) if "单位" in text or "部门" in text or "主体" in text else ())):
        yield Found("project_unit", *told.span("unit"))
    judged = _OF_UNIT_JUDGED.search(text) if "实施的" in text and "评价" in text else None
    if judged is not None:
        yield Found("project_unit", *judged.span("unit"))
        yield Found("project_name", *judged.span("name"))
    unit = _UNIT_IS.match(text.strip())
    if unit:
        yield Found("project_unit", text.index(unit["unit"]), text.index(unit["unit"]) + len(unit["unit"]))
    if part.kind is PartKind.REPORT and part.voice is Voice.UNIT and "《" in text and text.startswith(("根据", "按照", "为")):
        named = _FUND_TITLE.search(text)
        if named:
            yield Found("fund_source", named.start("value"), named.end("value"))
