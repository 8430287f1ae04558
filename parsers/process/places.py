"""Of which place a date or a delay of works is told: 东岭片区于2021年7月5日…; 西坪客运站延期13天."""

from __future__ import annotations

from model.regexp import regexp
from parsers.process.clause import WHOLE, Clause
from parsers.sentences.passage import ORDER

_SITES = ("宿舍", "家属院", "片区", "社区", "学校", "小学", "中学", "卫生院", "敬老院", "泵站", "水厂")
_TAILS = rf"{'|'.join(_SITES)}|小区|村|幼儿园|医院|水库|大桥|道路|客运站|[路桥渠镇乡站馆厂园楼所闸坝]"
_NAMED = rf"(?:^|[，,。；;：:、\d.）)]|其中)(?P<name>[\u4e00-\u9fff]{{2,12}}?)(?P<tail>{_TAILS})"
_PLACED = regexp(
    rf"{_NAMED}(?:段|改造|新建|建设|提升|配套)*(?:工程|项目)?(?:已|也|均|则|计划)?(?:于|在|至|[:：])?\s*(?=\d{{4}}\s*[年./-]\s*\d)"
)
_LATE = regexp(rf"{_NAMED}(?:段|改造|新建|建设|提升|配套)*(?:工程|项目)?(?:则|仍|也|实际)?(?:因[^，,。；;\d]{{1,20}}[，,]?)?(?:实际|完工|竣工|工期|较?合同约定|较?计划)*$")
_REACH = 48


def place_of(clause: Clause) -> str | None:
    """The place named last right before a date of this sentence or of its part; a road or a village only beside others."""
    told = list(_PLACED.finditer(clause.text, max(0, clause.opens - 1), clause.hit.end))
    if not told or WHOLE.search(clause.text, told[-1].end(), clause.hit.start):
        return None
    name, tail = told[-1].groups()
    if tail not in _SITES and len({(other, kind) for other, kind in _PLACED.findall(clause.text) if kind == tail}) < 2:
        return None
    return f"{name}{tail}"


_TITLED = regexp(rf"\s*{ORDER}(?P<name>[\u4e00-\u9fff、“”]{{2,16}}?(?:{_TAILS}|场|[管路]网|工程|改造|新建|扩建|修复|整治|采购|设施|中心|大厅|绿化|[一二三四1234]期))[。:：]")
_NO_NAME = regexp(r"^(?:项目|工程|建设|改造|本项目|主体|施工|设备|实施|组织|总体)*$")


def titled_place(text: str) -> str | None:
    """（二）农贸市场改造。4月10日开工: the works that a numbered paragraph opens with."""
    match = _TITLED.match(text)
    own = match is not None and match.group().lstrip()[0] != match["name"][0] and not _NO_NAME.match(match["name"])
    return match["name"] if match is not None and own else None


def late_place(text: str, at: int) -> str | None:
    """The place whose delay is told at a place of a text; whether the report has dates of it is for others to see."""
    match = _LATE.search(text, max(0, at - _REACH), at)
    return f"{match['name']}{match['tail']}" if match else None
