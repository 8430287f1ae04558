"""The county that a text speaks of throughout, where no title names one: 2023年，甲县…；甲县财政局…；我单位承担甲县….

A name has no mark where it begins: what stands before it must be one, or a word that no name begins with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lexicon.load import Lexicon
from model.document import Document
from model.figure import Figure, Subject
from model.regexp import regexp
from parsers.stretch import Stretch

TOLD = "文中"
_NAME = regexp(r"(?=(?P<name>[\u4e00-\u9fff]{2,8}自治[县旗]|[\u4e00-\u9fff]{1,3}(?:县|旗|市|区)))")
_FREE = regexp(r"(?:^|[^\u4e00-\u9fff*＊×]|[年度月日在对由受向为经于及和与使达省市州盟给将]|(?:根据|按照|承担|位于|关于|下达|收到|全称))$")
_LEVEL = regexp(r"本?级|域|直|内|外|区|际|城")
"""资助县级机构: a level, no name."""
_CLEAR = regexp(r"(?:县|旗)$")
_SEAT = regexp(r"(?:人民|财政|教育|农业|水[务利]|卫生|民政|住房|应急|残|林业|发展|自然|生态|交通|文化|乡村|退役|医疗|市场|公安|统计|审计|委|政府|局|法院)")
_NO_NAME = regexp(r"^.?自治[县旗]$|^[年度月日在对由受向为经于及和与省市州盟各该本我全两有进是其所级上下中区县外内给将达到了的个把某等以从]|[各该本我全级某个]|^(?:资助|补助|扶持|支持|安排|拨付|保障|建设|帮扶|奖励|覆盖|推进|涉及|其他|贫困|重点|试点|示范|脱贫|有关|相关|直辖|地级|城|超|上|都|门|农贸|集|老旧小|项目|地)(?:市|区|县|旗)$")
_OFTEN, _EARLY = 3, 300


_RUNNING = 24
_OPENING = 60
"""Stretches: the county of the report is named in its first paragraphs."""


def county_in_text(document: Document, stretches: Sequence[Stretch], name: str) -> list[Figure]:
    """Where the first running sentences name the county that a title or the text has given: 受甲县财政局委托, 甲县地处….  Cells, labels and
    titles are passed over, names in 《…》 are not: 《甲县…办法》 is of the county, too."""
    for stretch in stretches[:_OPENING]:
        at = stretch.text.find(name)
        if at >= 0 and stretch.cell is None and len(stretch.text) >= _RUNNING and regexp("[，。]").search(stretch.text):
            anchor = stretch.anchor(document, at, at + len(name))
            return [Figure(id="", role="county", raw=name, label="", anchor=anchor, part=stretch.part, subject=Subject(item=TOLD), tokens=())]
    return []


def told_county(document: Document, stretches: Sequence[Stretch], lexicon: Lexicon) -> list[Figure]:
    """The one county that stands free twice near the beginning, or three times, and twice as often as any other."""
    common = (*lexicon.words["not_counties"], *lexicon.words["common_areas"])
    places: dict[str, list[tuple[Stretch, int]]] = {}
    seats: Counter[str] = Counter()
    for stretch in stretches:
        for match in _NAME.finditer(stretch.text) if regexp("[县旗市区]").search(stretch.text) else ():
            name, start = match["name"], match.start()
            if _LEVEL.match(stretch.text, start + len(name)) or _NO_NAME.search(name) or name.endswith(common) or not _FREE.search(stretch.text[max(0, start - 2) : start]):
                continue
            places.setdefault(name, []).append((stretch, start))
            seats[name] += bool(_SEAT.match(stretch.text, start + len(name)))
    known = {name: found for name, found in places.items() if _CLEAR.search(name) or seats[name]}
    counties = {name: len(found) for name, found in known.items() if name[-1] != "市"} or {name: len(found) for name, found in known.items()}
    ranked = sorted(counties, key=lambda name: (-counties[name], -len(name)))
    if not ranked or (len(ranked) > 1 and 2 * counties[ranked[1]] > counties[ranked[0]]):
        return []
    stretch, start = known[ranked[0]][0]
    early = stretch.anchor(document, start, start + 1).span.start < _EARLY
    if counties[ranked[0]] < (_OFTEN - early):
        return []
    anchor = stretch.anchor(document, start, start + len(ranked[0]))
    return [Figure(id="", role="county", raw=ranked[0], label="", anchor=anchor, part=stretch.part, subject=Subject(item=TOLD), tokens=())]
