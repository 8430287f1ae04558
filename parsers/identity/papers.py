"""Document numbers, each with the title it stands behind and the date of its issue: 财预〔2020〕10号."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.dates import dates_in, only_date
from parsers.found import Found
from parsers.stretch import Stretch

_NUMBER = regexp(r"(?P<organ>[\u4e00-\u9fa5]{1,14})\s*[〔\[(（【]\s*(?P<year>(?:19|20)\d\d)\s*[〕\])）】]?\s*第?\s*(?P<serial>\d{1,5})\s*号")
_ORGAN_LEAD = regexp(r"^.*?(?:根据|依据|按照|通知|意见|办法|批复|方案|规定|通知书|文件|关于|以|和|及|为|由|的|于|号)(?=[\u4e00-\u9fa5]{2,})")
_BY_PAPER = regexp(r"^.*(?:局|委|委员会|厅|政府|办|中心|部)以(?=[\u4e00-\u9fa5]{2,})")
"""县发展和改革局以某发改审〔2022〕87号文批复."""
_TITLED = regexp(r"《(?P<title>(?:[^《》]|《[^《》]*》)+)》(?P<after>(?:的(?:通知|批复|意见|函))?)\s*[（(]?\s*$")
_PLAIN_TITLE = regexp(r"(?P<title>关于[^，。；《》]{4,60}的(?:通知|批复|意见|函|决定))\s*[（(]?\s*$")
_OWN_TITLE = regexp(r"[^，。；：《》]{0,30}关于[^，。；：《》]{4,60}的(?:通知|批复|意见|函|决定|报告|请示|批示|公告)")
_ISSUING = regexp(r"下达|印发|发文|成文|发布|批复|文件(?:日期|时间)")


def dated_row(stretches: Sequence[Stretch], index: int) -> str | None:
    """The one date of a table's row under a head that says it is of issuing: 文号 | 金额 | 下达时间."""
    cell = stretches[index].cell
    if cell is None:
        return None
    own = [stretch for stretch in stretches[max(0, index - _ROW) : index + _ROW] if stretch.cell is not None and stretch.cell.table == cell.table]
    dates = [stretch for stretch in own if stretch.cell is not None and stretch.cell.row == cell.row and only_date(stretch.text)]
    if len(dates) != 1 or dates[0].cell is None:
        return None
    column = dates[0].cell.column
    above = [stretch for stretch in stretches[:index] if stretch.cell is not None and (stretch.cell.table, stretch.cell.column) == (cell.table, column)]
    return dates[0].text.strip() if above and _ISSUING.search(above[0].text) else None


_ROW = 8
"""Cells on either side in which a row's date is looked for."""


def document_numbers(text: str, below: Sequence[Stretch] | None, issued: str | None) -> Iterator[Found]:
    """财预〔2020〕10号 with the title it follows; alone on its line (``below`` is None in a table) it is the document's own.
    ``issued``: the date that stands beside it in a table."""
    if "号" not in text:
        return
    for match in _NUMBER.finditer(text):
        organ = match["organ"]
        lead = _BY_PAPER.match(organ) or _ORGAN_LEAD.match(organ)
        organ = organ[lead.end() :] if lead else organ
        before = text[: match.start("organ") + len(match["organ"]) - len(organ)]
        alone = below is not None and not (text[: match.start()] + text[match.end() :]).strip(" 文件")
        raw = "".join(text[len(before) : match.end()].split())
        title = _title_below(below) if below and alone else _title_before(before)
        deed = _deed(before, text[match.end() :])
        yield Found("document_number", len(before), match.end(), raw, title, "own" if alone else None, issued or _issued(before), option=deed)


_OBJECT = r"(?P<object>可行性研究报告|可研报告|可研|项目建议书|初步设计|初设|施工图|实施方案|投资概算|概算|第[一二三四五六七八九十]批)"
_DEED = r"(?:批复|批准|审批|核准|备案|审查|同意|下达|拨付|印发)"
_BEHIND = regexp(rf"^(?:文件?)?(?:予以|正式|对)?{_DEED}(?:了)?(?:(?:本|该)?项目|其|本工程)?(?:的)?{_OBJECT}")
_AHEAD = regexp(rf"{_OBJECT}(?:设计|及概算|报告|资金|补助)*(?:已|取得|获得|经|由|的|[\u4e00-\u9fff]{{2,10}}(?:局|委|厅|政府|办)以?)*(?:{_DEED})?(?:文件|文)?[（(]?$")
_FOUNDED = regexp(r"^[)）]?(?:的)?(?:文件?)?(?:的)?(?:精神|要求|规定)?(?:批准|批复|予以)?立项")
_AS_TOLD = {"可行性研究报告": "可研", "可研报告": "可研", "初步设计": "初设", "投资概算": "概算"}


def _deed(before: str, behind: str) -> str | None:
    """What the paper did: 以…号批复可行性研究报告, 可研批复（…号）, 第二批资金（…号）, 依据…号文件立项."""
    match = _BEHIND.match(behind) or _AHEAD.search(before)
    if match is not None:
        return _AS_TOLD.get(match["object"], match["object"])
    return "立项" if _FOUNDED.match(behind) else None


def _title_before(before: str) -> str | None:
    """《…》的通知（ or 关于…的批复（."""
    titled = _TITLED.search(before)
    if titled:
        after = titled["after"] if "关于" not in titled["title"] else ""
        return "".join((titled["title"] + after).split())
    plain = _PLAIN_TITLE.search(before)
    return "".join(plain["title"].split()) if plain else None


def _title_below(below: Sequence[Stretch]) -> str | None:
    """An attached paper's title stands under its number, on one line or two: 关于…项目⏎立项的批复."""
    lines = ["".join(stretch.text.split()) for stretch in below if stretch.cell is None]
    return next((title for title in (*lines[:1], "".join(lines)) if _OWN_TITLE.fullmatch(title)), None)


def _issued(before: str) -> str | None:
    """The date on which the sentence says it was issued: 2020年7月，…印发了《…》（."""
    sentence = before[max(before.rfind("。"), before.rfind("；")) + 1 :]
    hits = dates_in(sentence)
    return hits[-1].raw if hits and regexp(r"[^《]{0,16}?(?:印发|发布|出台)").match(sentence[hits[-1].end :]) else None
