"""Who and what: project name, year, county, unit, commissioner, evaluator, source of funds, persons, document numbers, captions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lexicon.load import Lexicon
from model.document import Document
from model.figure import Figure, Part, PartKind, Subject, Voice
from model.regexp import regexp
from model.span import CellRef
from parsers.counties import county_in_text, told_county
from parsers.dates import dates_in, only_date
from parsers.identity.found import Found
from parsers.identity.titles import BODY, YEAR, bracketed, subtitle, title, unit_above
from parsers.identity.within import innermost
from parsers.stretch import Stretch, among_cells
from parsers.tables.heads import another_label

_NUMBER = regexp(r"(?P<organ>[\u4e00-\u9fa5]{1,14})\s*[〔\[(（【]\s*(?P<year>(?:19|20)\d\d)\s*[〕\])）】]?\s*第?\s*(?P<serial>\d{1,5})\s*号")
_ORGAN_LEAD = regexp(r"^.*?(?:根据|依据|按照|通知|意见|办法|批复|方案|规定|通知书|文件|关于|以|和|及|为|由|的|于|号)(?=[\u4e00-\u9fa5]{2,})")
_BY_PAPER = regexp(r"^.*(?:局|委|委员会|厅|政府|办|中心|部)以(?=[\u4e00-\u9fa5]{2,})")
"""县发展和改革局以某发改审〔2022〕87号文批复."""
_TITLED = regexp(r"《(?P<title>(?:[^《》]|《[^《》]*》)+)》(?P<after>(?:的(?:通知|批复|意见|函))?)\s*[（(]?\s*$")
_PLAIN_TITLE = regexp(r"(?P<title>关于[^，。；《》]{4,60}的(?:通知|批复|意见|函|决定))\s*[（(]?\s*$")
_OWN_TITLE = regexp(r"[^，。；：《》]{0,30}关于[^，。；：《》]{4,60}的(?:通知|批复|意见|函|决定|报告|请示|批示|公告)")
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
_BUREAU = r"(?P<unit>[\u4e00-\u9fa5]{2,12}?(?:县|市|区|旗|州)[\u4e00-\u9fa5]{1,16}?(?:局|委员会|办公室|中心|院|馆))(?:负责|牵头)?"
_CARRIED_OUT = regexp(rf"(?:^|[，。；：])(?:本|该)?项目由{_BUREAU}(?:组织)?实施")
_CARRIED_BY_US = regexp(rf"(?:^|[，。；：])(?:(?:本|该)?项目)?由{_BUREAU}组织实施")
"""A unit that writes of its own project need not say 项目 again."""
_SIGNED = regexp(r"^(?P<name>[\u4e00-\u9fa5()（）]{4,30}?(?:局|厅|委员会|办公室|中心|公司|事务所|政府|学校|医院|站|院))$")
_CAPTION = regexp(r"^(?P<number>[表图]\s*\d{1,2}(?:\s*[-—–.]\s*\d{1,2})?)\s*(?:$|[:：]?\s*(?![-—–.\d])(?P<title>[^，。；]{2,50}|[^，。；]{2,40}[（(][^（）()。；]{2,40}[）)])$)")
"""Its title may stand on a line of its own below."""
_REFERENCE = regexp(r"(?P<number>[表图]\s*\d{1,2}(?:\s*[-—–]\s*\d{1,2})?)(?=\s*(?:所示|中|可知|可见|可以看出|看出|显示|[）)]|。|，|绩|项|个))")
_SEEN = regexp(r"(?:见|如|详见|下|附件[:：]|及|和|、|(?<!自)由|从|根据|(?<!根|依|证|数|单|收|票)据)\s*$")
_YEAR_ALONE = regexp(r"\s*(?:19|20)\d\d\s*年?度?\s*")
_COVER_YEAR = regexp(r"\s*[（(]?\s*(?P<year>20\d\d)\s*年度\s*[)）]?\s*$")
_COVER = 10
"""So many lines from the top （2023年度） is the cover's."""
_YEAR_OF = regexp(
    r"(?:^|(?<=[。；，]))\s*(?P<year>20\d\d)\s*年(?:度)?\s*(?=计划|上级|县|本项目|预算|年初预算|全年)|(?<![《\d])(?P<also>20\d\d)\s*年度(?=[^，。《》年]{2,16}项目)"
)
_ATTACHED = regexp(r"^附件\s*\d*\s*[:：]\s*\d*\s*[.、]?\s*《(?P<title>[^《》]+)》")
_LONGEST_FORM_LINE = 400
_TENDERING = regexp(r"招标|招投标|监理|设计|施工|检测|勘察|造价")


def identity_figures(document: Document, stretches: Sequence[Stretch], parts: Sequence[Part], lexicon: Lexicon) -> list[Figure]:
    """Figures for names, roles, document numbers, table captions and references."""
    found: list[Figure] = []
    beside = _beside(stretches, lexicon)
    for index, stretch in enumerate(stretches):
        part = parts[stretch.part]
        unsigned = _unsigned(stretches, index, lexicon)
        if unsigned:
            found.append(_figure(document, stretch, Found("person_role", 0, len(stretch.text.rstrip()), " ", unsigned)))
        if stretch.cell is not None and stretch.cell in beside and len(stretch.text.strip()) > 1:
            role = beside[stretch.cell]
            text = stretch.text.rstrip(" \t\n。；;")
            if role == "fund_source" and not regexp(r"资金|债|拨款|自筹|补助|收入").search(text):
                continue
            found.append(_figure(document, stretch, Found(role, 0, len(text), item=None)))
            continue
        for item in _all(document, stretches, index, part, lexicon):
            if item.end > item.start:
                found.append(_figure(document, stretch, item))
    found += [_figure(document, stretch, item) for stretch, item in _first_line(stretches, found, lexicon)]
    named = [figure for figure in found if figure.role == "county"] or told_county(document, stretches, lexicon)
    again = county_in_text(document, stretches, named[0].raw) if named else []
    again += _name_in_text(document, stretches, next((figure for figure in found if figure.role == "project_name"), None))
    again += _year_in_text(document, stretches, next((figure for figure in found if figure.role == "year"), None))
    return [*found, *(figure for figure in (*named, *again) if figure not in found)]


_PAPER = regexp(r"(?:报告|自评|自评表|评价表|情况|说明|总结)(?:书|表)?(?:[（(][^（）()]{2,30}[)）])?$")
_ABOUT_WHAT = regexp(r"绩效|自评|评价|资金|预算|经费")
_OPENS_WITH = regexp(r"\s*(?:关于)?(?P<name>[\u4e00-\u9fa5]{1,6}?(?:自治县|自治旗|县|旗|(?<![社小校园城地片辖街灌库])区(?!域)|(?<=[^主心]城)区(?=[\u4e00-\u9fa5]{1,8}(?:局|委|政府|中心|医院|办))|市))(?=[\u4e00-\u9fa5\d])")


def _first_line(stretches: Sequence[Stretch], found: Sequence[Figure], lexicon: Lexicon) -> Iterator[tuple[Stretch, Found]]:
    """甲县民政局关于2023年补助资金使用情况的报告: the year and the county of a first line that names no project as titles do."""
    stretch = next((stretch for stretch in stretches if stretch.text.strip()), None)
    bare = "".join(stretch.text.split()) if stretch is not None else ""
    letterhead = bool(_LETTERHEAD.fullmatch(bare))
    plain = letterhead or (len(bare) <= _LONGEST_TITLE and not regexp(r"[，。；：:？?！]").search(bare) and _PAPER.search(bare) and _ABOUT_WHAT.search(bare))
    if stretch is None or stretch.cell is not None or not plain:
        return
    first = {figure.role for figure in found if figure.anchor.span.start < stretch.span(0, len(stretch.text)).end}
    body = BODY.match(stretch.text)
    start = body.end() if body is not None else 0
    year = YEAR.search(stretch.text)
    if year is not None and "year" not in first and not letterhead:
        yield stretch, Found("year", year.start(), year.end(), year.group())
    county = _OPENS_WITH.match(stretch.text, start)
    if county is not None and "county" not in first and not _NO_PLACE.search(county["name"]) and county["name"] not in lexicon.words["not_counties"]:
        yield stretch, Found("county", *innermost(stretch.text, *county.span("name")))


_LETTERHEAD = regexp(r"[\u4e00-\u9fa5]{4,24}(?:局|委员会|办公室|中心|政府)文件")
"""甲县民政局文件: a paper with a head of its own."""
_LONGEST_TITLE = 60
_NO_PLACE = regexp(r"^[全本各我该两某]|^.{0,3}(?:城|超|门|农贸|集|小)市$|[对和与及向各每]|小区$")
"""全市, 城市管理局, 中央对市县: no names of places."""
_OPENING, _RUNNING = 60, 24
"""So many stretches from the top, and of so many characters, the year is told again."""


def _year_in_text(document: Document, stretches: Sequence[Stretch], told: Figure | None) -> list[Figure]:
    """Where the first running sentences name the year that a title or the cover has given: 对2023年度…开展评价."""
    year = regexp(r"(?:19|20)\d\d").search(told.raw) if told is not None else None
    for stretch in stretches[:_OPENING] if year is not None else ():
        match = re.search(rf"(?<!\d){year.group()}(?=\s*年度|\s*年\s*[\u4e00-\u9fff“]{{2,24}}?(?:项目|资金|经费|补助|工程))", stretch.text) if year is not None else None
        if match is not None and stretch.cell is None and len(stretch.text) >= _RUNNING and regexp("[，。]").search(stretch.text):
            again = _figure(document, stretch, Found("year", match.start(), match.end()))
            return [again] if told is not None and again.anchor.span != told.anchor.span else []
    return []


def _name_in_text(document: Document, stretches: Sequence[Stretch], told: Figure | None) -> list[Figure]:
    """Where the first running sentences name the project as its title does: 对2023年度学校食堂改造项目开展了绩效评价."""
    for stretch in stretches[:_OPENING] if told is not None and told.anchor.cell is None else ():
        at = stretch.text.find(told.raw) if told is not None else -1
        if told is not None and at >= 0 and stretch.cell is None and len(stretch.text) >= len(told.raw) + _RUNNING and regexp("[，。]").search(stretch.text):
            return [_figure(document, stretch, Found("project_name", at, at + len(told.raw)))]
    return []


_MEASURED = regexp(r"^[^（(\d]{2,10}[（(](?:[万亿千]?元|%|分)[)）]\s*$")
"""项目名称 | 子项目 | 年度 | 预算（万元）: a row of heads, whose 项目名称 names no project beside it."""


def _beside(stretches: Sequence[Stretch], lexicon: Lexicon) -> dict[CellRef, str]:
    """Cells that stand right of an identity label's cell."""
    labels = lexicon.maps["identity_labels"]
    heads = {(stretch.cell.table, stretch.cell.row) for stretch in stretches if stretch.cell is not None and _MEASURED.search(stretch.text)}
    heads |= _above_figures(stretches)
    found: dict[CellRef, str] = {}
    last: tuple[int, int, str] | None = None
    for stretch in stretches:
        if stretch.cell is None or (stretch.cell.table, stretch.cell.row) in heads:
            last = None
            continue
        bare = regexp(r"[（(][^（()）]*[)）]|[\s:：]").sub("", stretch.text)
        beside = last if last and (stretch.cell.table, stretch.cell.row) == last[:2] else None
        if beside and bare and bare not in labels and bare not in lexicon.maps["fund_heads"] and not (beside[2] == "project_name" and another_label(stretch.text, lexicon)):
            found[stretch.cell] = beside[2]
            last = None
        elif bare in labels and labels[bare] != "person_role":
            last = (stretch.cell.table, stretch.cell.row, labels[bare])
        elif bare:
            last = None
    return found


_FIGURE = regexp(r"[\d,.]+\s*[%％]?")


def _above_figures(stretches: Sequence[Stretch]) -> set[tuple[int, int]]:
    """Rows of words over rows of figures (项目名称 | 预算 | 支出 over 道路 | 126.00 | 121.35): no form's row of labels and what was filled in."""
    rows: dict[tuple[int, int], dict[int, str]] = {}
    for stretch in stretches:
        if stretch.cell is not None and stretch.text.strip():
            rows.setdefault((stretch.cell.table, stretch.cell.row), {})[stretch.cell.column] = stretch.text.strip()
    return {place for place, cells in rows.items() if len(cells) > 2 and _all_figures(cells, rows.get((place[0], place[1] + 1), {}))}


def _all_figures(heads: dict[int, str], below: dict[int, str]) -> bool:
    """Whether a figure stands under every head but the first."""
    return not any(map(str.isdigit, "".join(heads.values()))) and all(_FIGURE.fullmatch(below.get(column, "")) for column in sorted(heads)[1:])


def _unsigned(stretches: Sequence[Stretch], index: int, lexicon: Lexicon) -> str | None:
    """The label of a signature's cell that has nothing beside it."""
    stretch = stretches[index]
    if stretch.cell is None or "签" not in stretch.text or len(stretch.text) > 24:
        return None
    label = regexp(r"[（(].*|[\s:：)）]").sub("", stretch.text)
    if lexicon.maps["identity_labels"].get(label) != "person_role":
        return None
    after = stretches[index + 1] if index + 1 < len(stretches) else None
    beside = after is not None and after.cell is not None and (after.cell.table, after.cell.row) == (stretch.cell.table, stretch.cell.row)
    return None if beside and after is not None and after.text.strip() else label


def _figure(document: Document, stretch: Stretch, item: Found) -> Figure:
    anchor = stretch.anchor(document, item.start, item.end)
    return Figure(
        id="",
        role=item.role,
        raw=item.raw or stretch.text[item.start : item.end].strip(),
        label=document.text[anchor.span.start : anchor.span.end] if item.role == "document_number" else "",
        anchor=anchor,
        part=stretch.part,
        subject=Subject(item=item.item, scope=item.scope, period=item.period),
        tokens=(anchor.span,) if item.role in ("document_number", "year") else (),
    )


def _all(document: Document, stretches: Sequence[Stretch], index: int, part: Part, lexicon: Lexicon) -> Iterator[Found]:
    stretch = stretches[index]
    text = stretch.text
    if stretch.cell is None:
        yield from _numbers(text, stretches[index + 1 : index + 3], None)
    else:
        yield from _numbers(text, None, _dated_row(stretches, index) if "号" in text and len(text) < _SHORT_CELL else None)
    if stretch.cell is None:
        yield from title(stretch, stretches, index, part, lexicon)
        yield from unit_above(stretches, index, lexicon)
        yield from subtitle(stretches, index, lexicon)
        yield from bracketed(stretch, part, lexicon)
        yield from _labelled(document, stretch, lexicon)
        yield from _signature(stretches, index, part)
        yield from _years(text, part)
        cover = _COVER_YEAR.match(text) if index < _COVER else None
        if cover is not None:
            yield Found("year", cover.start("year"), cover.end("year"))
    yield from _sentences(text, part, lexicon)
    yield from _tables(stretch)


_SHORT_CELL = 30
_ISSUING = regexp(r"下达|印发|发文|成文|发布|批复|文件(?:日期|时间)")


def _dated_row(stretches: Sequence[Stretch], index: int) -> str | None:
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


def _numbers(text: str, below: Sequence[Stretch] | None, issued: str | None) -> Iterator[Found]:
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
        yield Found("document_number", len(before), match.end(), raw, title, "own" if alone else None, issued or _issued(before))


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


_TICKED = regexp(r"[□☐☑■☒]")
"""评价机构：中介机构□ 评价组☑: what is ticked, no name."""


def _labelled(document: Document, stretch: Stretch, lexicon: Lexicon) -> Iterator[Found]:
    """项目单位：…县…局, line by line: a form's lines may have been joined to one paragraph."""
    if len(stretch.text) > _LONGEST_FORM_LINE or not _label(lexicon.digest).search(stretch.text):
        return
    labels = lexicon.maps["identity_labels"]
    for start, end in _whole_lines(document, stretch, lexicon):
        line = stretch.text[start:end]
        matches = list(_label(lexicon.digest).finditer(line))
        if not matches:
            continue
        for match, until in zip(matches, [*(match.start() for match in matches[1:]), len(line)], strict=True):
            role = labels["".join(match["label"].split())]
            stop = regexp(r"[。；;]|\s{3,}|\s+(?=[\u4e00-\u9fa5]{2,6}[:：])|单位[:：]").search(line[match.end() : until])
            text = line[match.end() : match.end() + stop.start() if stop else until].rstrip(" 、，,(（")
            value = (start + match.end(), start + match.end() + len(text))
            if role == "person_role" and len(text) < 2 and "签" in match.group():
                yield Found(role, start + match.start("label"), start + match.end("label"), " ", "".join(match["label"].split()))
                continue
            if len(text) < 2 or len(text) > 60 or _TICKED.search(text) or (role == "project_name" and another_label(text, lexicon)) or (role != "project_name" and regexp(r"\d{4}\s*年\s*\d|[:：]").search(text)):
                continue
            if role == "person_role":
                yield from _persons(stretch.text, match["label"], value)
            elif role == "project_name" or not regexp(r"\d|[（(][万亿]?元[)）]$").search(text):
                yield Found(role, *value)


def _whole_lines(document: Document, stretch: Stretch, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The stretch's lines; one that breaks within a project's name, right after its year, is whole with the next."""
    first = -1
    for start, end in stretch.lines(document):
        first = start if first < 0 else first
        last = list(_label(lexicon.digest).finditer(stretch.text, first, end))[-1:]
        named = last and lexicon.maps["identity_labels"]["".join(last[0]["label"].split())] == "project_name"
        if not (named and end < len(stretch.text) and _YEAR_ALONE.fullmatch(stretch.text, last[0].end(), end)):
            yield first, end
            first = -1


@cache
def _label(digest: str) -> re.Pattern[str]:
    """A label with its colon, or one at a line's start or after a blank that a blank follows."""
    words = "|".join(r"\s*".join(word) for word in sorted(Lexicon.load().maps["identity_labels"], key=len, reverse=True))
    return re.compile(rf"(?<![\u4e00-\u9fa5])(?P<label>{words})\s*(?:[（(][^（）()]{{1,8}}[)）])?(?:\s*\**\s*[:：]\s*\**\s*|\s+(?=[\u4e00-\u9fa5\d]))")


def _persons(text: str, printed: str, value: tuple[int, int]) -> Iterator[Found]:
    """The names after 签发人：, each up to a blank."""
    label = "".join(printed.split())
    names = list(regexp(r"[\u4e00-\u9fa5·]{2,18}").finditer(text[slice(*value)]))
    for name in names if label == "签发人" else names[:1]:
        yield Found("person_role", value[0] + name.start(), value[0] + name.end(), item=label)


def _years(text: str, part: Part) -> Iterator[Found]:
    """The year that a sentence plans or reports for: 2023年计划改造…, 2023年度…项目."""
    if part.kind not in (PartKind.REPORT, PartKind.SUMMARY, PartKind.SELF_REPORT):
        return
    for match in _YEAR_OF.finditer(text):
        if text.rfind("《", 0, match.start()) > text.rfind("》", 0, match.start()):
            continue
        group = "year" if match["year"] else "also"
        if text[: match.start(group)].endswith("、") or (group == "year" and _COMPARED.search(text, match.end())) or _LISTED.match(text, match.end(group)) or _LIKE.match(text, match.end(group)):
            continue
        yield Found("year", match.start(group), match.end(group))


_COMPARED = regexp(r"[两三]年(?:合计|共|累计|平均|相比|对比|间)")
"""2022年度预算…，两年合计…: one of the years that are told together."""
_LIKE = regexp(r"年?度?(?:的)?(?:同类|同口径|同期|类似)")
"""2022年度同类项目投入1,580万元: beside this one."""
_LISTED = regexp(r"\s*年度[^，。；《》、]{2,20}(?:项目|工程)(?:、|等)")
"""…、2017年度水利维修项目、河道治理项目等: one of several that money goes to, perhaps left from another year."""


def _signature(stretches: Sequence[Stretch], index: int, part: Part) -> Iterator[Found]:
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
    body = rf"[\u4e00-\u9fa5]{{2,8}}(?:[（(][\u4e00-\u9fa5]{{2,6}}[)）])?[\u4e00-\u9fa5]{{2,16}}?(?:{tails})"
    return re.compile(
        rf"(?:(?:受托(?:方|单位)\s*(?:为|是)|委托|[，,、](?!\s*受托)|由|聘请)\s*(?P<a>{body})(?=受|接受|[（(]以下|于|成立|对|组织|承担|开展|作为|为|,|，)|^(?P<b>{body})接?受)"
    )


def _sentences(text: str, part: Part, lexicon: Lexicon) -> Iterator[Found]:
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
    unit = _UNIT_IS.match(text.strip())
    if unit:
        yield Found("project_unit", text.index(unit["unit"]), text.index(unit["unit"]) + len(unit["unit"]))
    if part.kind is PartKind.REPORT and part.voice is Voice.UNIT and "《" in text and text.startswith(("根据", "按照", "为")):
        named = _FUND_TITLE.search(text)
        if named:
            yield Found("fund_source", named.start("value"), named.end("value"))


def _tables(stretch: Stretch) -> Iterator[Found]:
    text = stretch.text
    if stretch.cell is None and len(text) < 90:
        match = _CAPTION.match(text.strip())
        if match:
            at = text.index(match["number"])
            yield Found("table_caption", at, at + len(match.group()), "".join(match["number"].split()), "".join((match["title"] or "").split()) or None)
            return
        attached = _ATTACHED.match(text.strip())
        if attached:
            at = text.index(attached["title"])
            yield Found("attachment", at, at + len(attached["title"]), scope="announced")
    for match in _REFERENCE.finditer(text) if "表" in text or "图" in text else ():
        if _SEEN.search(text[: match.start()]) or text.startswith("所示", match.end()):
            yield Found("table_reference", match.start(), match.end(), "".join(match["number"].split()))
