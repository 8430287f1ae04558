"""What the first lines say of a report: its year and county, and where the first running sentences tell its year and name again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lexicon.load import Lexicon
from model.document import Document
from model.figure import Figure
from model.regexp import regexp
from parsers.found import Found, figure_of
from parsers.identity.titles import BODY, SENT, YEAR
from parsers.identity.within import innermost
from parsers.stretch import Stretch

_PAPER = regexp(r"(?:报告|自评|自评表|评价表|情况|说明|总结)(?:书|表)?(?:[（(][^（）()]{2,30}[)）])?$")
_ABOUT_WHAT = regexp(r"绩效|自评|评价|资金|预算|经费")
_OPENS_WITH = regexp(r"\s*(?P<name>[\u4e00-\u9fa5]{1,6}?(?:自治县|自治旗|县|旗|(?<![社小校园城地片辖街灌库])区(?!域)|(?<=[^主心]城)区(?=[\u4e00-\u9fa5]{1,8}(?:局|委|政府|中心|医院|办))|市))(?=[\u4e00-\u9fa5\d])")


def first_line(stretches: Sequence[Stretch], found: Sequence[Figure], lexicon: Lexicon) -> Iterator[tuple[Stretch, Found]]:
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
    sent = SENT.match(stretch.text, start)
    county = _OPENS_WITH.match(stretch.text, sent.end() if sent is not None else start)
    if county is not None and "county" not in first and not _NO_PLACE.search(county["name"]) and county["name"] not in lexicon.words["not_counties"]:
        yield stretch, Found("county", *innermost(stretch.text, *county.span("name")))


_LETTERHEAD = regexp(r"[\u4e00-\u9fa5]{4,24}(?:局|委员会|办公室|中心|政府)文件")
"""甲县民政局文件: a paper with a head of its own."""
_LONGEST_TITLE = 60
_NO_PLACE = regexp(r"^[全本各我该两某]|^.{0,3}(?:城|超|门|农贸|集|小)市$|[对和与及向各每]|小区$")
"""全市, 城市管理局, 中央对市县: no names of places."""
_OPENING, _RUNNING = 60, 24
"""So many stretches from the top, and of so many characters, the year is told again."""


def year_in_text(document: Document, stretches: Sequence[Stretch], told: Figure | None) -> list[Figure]:
    """Where the first running sentences name the year that a title or the cover has given: 对2023年度…开展评价."""
    year = regexp(r"(?:19|20)\d\d").search(told.raw) if told is not None else None
    for stretch in stretches[:_OPENING] if year is not None else ():
        match = re.search(rf"(?<!\d){year.group()}(?=\s*年度|\s*年\s*[\u4e00-\u9fff“]{{2,24}}?(?:项目|资金|经费|补助|工程))", stretch.text) if year is not None else None
        if match is not None and stretch.cell is None and len(stretch.text) >= _RUNNING and regexp("[，。]").search(stretch.text):
            again = figure_of(document, stretch, Found("year", match.start(), match.end()))
            return [again] if told is not None and again.anchor.span != told.anchor.span else []
    return []


def name_in_text(document: Document, stretches: Sequence[Stretch], told: Figure | None) -> list[Figure]:
    """Where the first running sentences name the project as its title does: 对2023年度学校食堂改造项目开展了绩效评价."""
    for stretch in stretches[:_OPENING] if told is not None and told.anchor.cell is None else ():
        at = stretch.text.find(told.raw) if told is not None else -1
        if told is not None and at >= 0 and stretch.cell is None and len(stretch.text) >= len(told.raw) + _RUNNING and regexp("[，。]").search(stretch.text):
            return [figure_of(document, stretch, Found("project_name", at, at + len(told.raw)))]
    return []
