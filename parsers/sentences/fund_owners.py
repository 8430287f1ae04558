"""Whose the money of a paragraph is, where it goes through several: projects, works of one kind, benefits."""

from __future__ import annotations

from model.regexp import regexp
from parsers.sentences.passage import Passage

_BY_PROJECT = regexp(r"(?:分|按|从|各)(?:子|具体|单个)?项目(?:的)?(?:来)?(?:看|情况|统计|资金|到位|支出|执行)*(?:是|为|如下|分别为)*[:：，,](?P<list>[^。]+)")
_OF_PROJECT = regexp(
    r"(?<=[;；:：，,])(?:[①-⑳]|\(?\d{1,2}[).、]|[一二三四五六]是)?(?P<name>[\u4e00-\u9fff“”、及和]{3,24}?)(?:项目|工程)?(?=(?:资金|经费|预算)?(?:年初|计划|应|实际|已|共|安排)*(?:到位|支付|支出|拨付|下达|安排|预算)(?:资金)?\d)"
)
"""分子项目的情况是：维修养护到位80万元，支出76万元；除险加固到位…: projects of any name, parted by semicolons."""
_OWNER = regexp(
    r"(?:^|[:：;；。，,])(?:[①-⑳]|\(?\d{1,2}[).、]?|其中[:：]?)?(?P<name>[\u4e00-\u9fff]{2,12}(?P<kind>桥|路|线|厂|站|库|渠|水库|泵站|学校|小学|中学|幼儿园|医院|卫生院|小区|项目|工程|[镇乡村县区市]))"
    r"(?=(?:计划|概算|批复|估算)?总?投资|(?:年初|全年|年度)?预算(?:安排|批复|数)?(?:为|:)?\d|(?:应|实际|已|共)?(?:到位|支付|支出|拨付)(?:资金)?\d)"
)
"""东河桥总投资820万元。西河桥总投资640万元: things of one kind, each with its own money."""
_AID = r"(?:补贴|补助|津贴|补偿|奖励金|助学金|低保金|救助金|抚恤金|优待金|养老金)"
_BENEFIT = regexp(
    rf"(?:^|[。；;，,])(?:\d{{4}}年|全年|全[县区市]|本年度?|共|累计|已|为)*(?:发放|兑付|享受|落实)(?:了)?"
    rf"(?P<name>[\u4e00-\u9fff]{{3,18}}?{_AID})(?=[\d,.]+万?(?:人|户|名))"
    rf"|(?:^|[。；;，,])(?P<reaching>[\u4e00-\u9fff]{{3,18}}?{_AID})(?:共|累计|实际)?(?:惠及|覆盖)(?=[\d,.]+万?(?:人|户|名))"
)
"""发放护理补贴860人，…全年发放103.2万元。发放生活补贴1,250人，…: each benefit has money of its own."""
_LISTED_BENEFIT = regexp(rf"(?:\(?\d{{1,2}}[).、]|[①-⑳])(?P<name>[\u4e00-\u9fff]{{3,18}}?{_AID})[:：](?=\d)")
"""1.生活补贴：1,250人，每人每月100元，全年发放150万元: what a numbered item tells is of what it is headed by."""
_SEVERAL = 2


def projects_apart(passage: Passage) -> dict[str, int]:
    """The names of two or more projects that a paragraph goes through, with where each begins."""
    found: dict[str, int] = {}
    for opened in passage.matches(_BY_PROJECT, "项目"):
        start, end = opened.span("list")
        found |= {match["name"]: match.start("name") for match in _OF_PROJECT.finditer(passage.text, start, end)} if regexp(r"[;；]").search(opened["list"]) else {}
    return found if len(found) >= _SEVERAL else {}


def benefits(passage: Passage) -> dict[int, str]:
    """By where a sentence starts: which of two or more benefits it tells of."""
    told = ((match["name"] or match["reaching"], match) for match in passage.matches(_BENEFIT, "发放", "兑付", "享受", "落实", "惠及", "覆盖"))
    listed = _LISTED_BENEFIT.match(passage.text)
    if listed is not None:
        return {sentence.start: listed["name"] for sentence in passage.sentences}
    found = {name: match.start("name" if match["name"] else "reaching") for name, match in told}
    return {sentence.start: name for name, start in found.items() if len(found) > 1 and (sentence := passage.sentence_at(start)) is not None}


_SAID = regexp(r"\s*[一二三四五六七八九]是(?P<name>[\u4e00-\u9fff“”、]{2,16})[。:：]")
_ABOUT = regexp(r"资金|预算|支出|到位|使用|执行|管理|情况|问题|原因|进度|加强|完善|强化|规范|落实|不|未")


def headed(passage: Passage) -> dict[int, str]:
    """一是送戏下乡。完成演出96场，…，支出48万元；: what a paragraph of a list in words begins with is what its money went for."""
    match = _SAID.match(passage.text)
    if match is None or _ABOUT.search(match["name"]):
        return {}
    return {sentence.start: match["name"] for sentence in passage.sentences}


_SITE = regexp(
    r"(?:^|[。；;])(?:指标\d+[:：]|[①-⑳]|\(?\d{1,2}[).、])?(?!(?:该|本|此|其|各|全|上述|以上|其中|资金|目前|截[至止]|\d))"
    r"(?P<name>[\u4e00-\u9fff“”]{2,14}?(?P<kind>项目|工程|小区|学校|小学|中学|幼儿园|卫生院|桥|泵站|水库|中心|[村镇乡]))"
    r"(?=[^。；;]{0,80}?(?P<what>总投资|建筑面积|占地|投资)(?:为|约|共)?\d)"
)
_NO_SITE = regexp(r"项目$|(?:实施|涉及|建设|完成|改造|新建|共|本年|年度)")
"""该项目, 实施项目: no name of one of several."""


def sites(passage: Passage) -> dict[int, str]:
    """By where a sentence starts: which of two or more sites it tells of, each with an area or an investment of its own (甲村项目占地620平方米，
    总投资258万元。乙村项目占地540平方米，总投资241万元)."""
    found = [match for match in passage.matches(_SITE, "投资", "面积", "占地") if not _NO_SITE.match(match["name"])]
    names = {match["kind"]: {other["name"] for other in found if other["kind"] == match["kind"]} for match in found}
    kinds = {kind for kind, members in names.items() if len(members) >= _SEVERAL}
    told = ((match["name"], passage.sentence_at(match.start("name"))) for match in found if match["kind"] in kinds)
    return {sentence.start: name for name, sentence in told if sentence is not None}


_THING = regexp(r"[①-⑳](?P<name>[\u4e00-\u9fff“”]{2,20}?)(?=[\d:：，,(（])")


def listed_thing(passage: Passage, at: int) -> str | None:
    """①东河小区尾款38万元，改造小区2个；②西片缺口92万元，改造小区14个: the thing of a list in circled numbers that a count is told of."""
    things = list(passage.matches(_THING, "①"))
    before = [match for match in things if match.start() < at]
    if len(things) < _SEVERAL or not before or "。" in passage.text[before[-1].end() : at]:
        return None
    return before[-1]["name"]


def owners(passage: Passage) -> dict[int, str]:
    """By where a sentence starts: which of two or more things of one kind its money is of."""
    found = list(passage.matches(_OWNER, "投资", "预算", "到位", "支付", "支出", "拨付"))
    names = {match["kind"]: {other["name"] for other in found if other["kind"] == match["kind"]} for match in found}
    kinds = {kind for kind, members in names.items() if len(members) > 1}
    named = {sentence.start: match["name"] for match in found if match["kind"] in kinds and (sentence := passage.sentence_at(match.start("name"))) is not None}
    return sites(passage) | named
