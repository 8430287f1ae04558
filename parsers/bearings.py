"""Which indicator a stretch speaks of: 对于“A101 立项依据”：, 1.立项依据充分性, or its row in an indicator table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.document import BlockKind, Document, Table
from model.figure import Subject
from model.regexp import regexp
from model.view import cell_view
from parsers.stretch import Stretch

_QUOTED = regexp(
    r"^(?:[（(]?\d+[)）.、]\s*)?(?:对于|关于|针对)?\s*[“\"](?P<code>[A-Z]\d{1,4})?\s*(?P<name>[^”\"“]{2,30})[”\"]\s*(?:指标)?\s*[:：]?$"
)
_CODED = regexp(
    r"^(?:[（(]?\d+[)）.、]\s*)?(?P<code>[A-Z]\d{1,4})[-.、:：\s]*(?P<name>[\u4e00-\u9fa5][^，。；]{1,24}?)\s*(?:[（(][^）)]*[)）])?[:：]?$"
)
_NUMBERED = regexp(
    r"^(?:\d{1,2}[.、．]|[（(]\d{1,2}[)）]|[①-⑳])\s*(?P<name>[\u4e00-\u9fa5A-Za-z（）()“”、]{3,24}?)\s*(?:[（(][^）)]*分[^）)]*[)）])?[:：]?$"
)
_INLINE = regexp(
    r"^(?:(?:对于|关于|针对)?[“\"]|(?:三级)?指标[一二三四五六七八九十\d]+[:：、]|[一二三四五六七八九十]是|\d{1,2}[.、．]|[（(]\d{1,2}[)）]|[①-⑳])*\s*(?P<code>[A-Z]\d{1,4}(?:[-.]\d+)*)?[.、\s]*"
    r"(?![该本此各每其])(?P<name>[\u4e00-\u9fa5/、]{3,20}?(?<!类)(?<!类指标))[”\"]?(?:指标)?(?:[（(](?P<own>[A-Z]\d{1,4}(?:[-.]\d+)*)[)）])?"
    r"(?:[（(](?:满分|分值|权重|指标)*[:：]?\d+(?:\.\d+)?分(?:[，,、；;/][^（）()]{1,14})?[)）](?(code)|[。：:])"
    r"|[。，,:：](?:该|本)?(?:项|指标)*(?:满分|分值|权重)|(?:指标)?(?:分值|满分|权重)(?:为|[:：])*\d|[:：](?:评分|评价|计分)(?:标准|规则|办法)|[:：]\d+(?:\.\d+)?分[，,、；;])"
)
"""A paragraph that opens with its indicator and the marks it is worth: 1.资金到位率。分值4分，…."""
_SCORED = regexp(
    r"^(?:\d{1,2}[.、．]|[（(]\d{1,2}[)）]|[①-⑳])?(?P<code>[A-Z]\d{1,4}(?:[-.]\d+)*)?[.、\s]*(?![该本此各每其])(?P<name>[\u4e00-\u9fa5/、]{4,20}?)(?<![类标况析论])[:：]"
    r"(?=[^。]{4,120}[，,](?:实际|评价|综合|最终)?得(?:分)?(?:为)?(?:[1-9]|[12]\d|30|0)(?:\.\d+)?分[。；;]?$)"
)
"""完工及时率：6个项目中4个按期完工，及时率66.67%，得4.00分。: what it was given ends the one sentence told of it."""
_IN_QUOTES = regexp(r"^(?:[（(]?\d{1,2}[)）.、．])?(?:对于|关于|针对)?[“\"](?P<code>[A-Z]\d{1,4}(?:[-.]\d+)*)[-.、:：]?(?P<name>[\u4e00-\u9fa5/、（）()]{3,24})[”\"](?:指标)?[:：](?=.)")
"""“C202验收合格率”：抽查…: an indicator by its code, in quotation marks, opens what is said of it."""
_LISTED = regexp(r"^(?:\d{1,2}[.、．]|[（(]\d{1,2}[)）]|[①-⑳])\s*(?P<name>[\u4e00-\u9fa5/、“”]{3,20}?)(?<![得扣计共为占满加减值])\d+(?:\.\d+)?分[，,。]")
"""②预算调整率4分，…: an item of a numbered list, with what it is worth."""
_DASHED = regexp(r"[—–-]{1,2}\s*(?P<name>[\u4e00-\u9fa5]{3,20})[（(](?:满分|分值|权重)?[:：]?\d+(?:\.\d+)?分[^（）()]{0,14}[)）]$")
"""（四）产出数量——新增学位数（10分）: the last name is the indicator's."""
_BARE_CODE = regexp(r"^(?P<code>[A-D]\d{1,4})(?:[\u4e00-\u9fa5]{1,3})?$")
"""C102, its name on the lines below: what follows is no more of the indicator before."""
_HIGHER = regexp(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|附件|第[一二三四五六七八九十]+)")
_HEADS = ("三级指标", "绩效指标", "指标名称", "具体指标", "评价指标", "指标")
_FIRST_LEVEL = regexp(r"^(?:[A-D]\.?)?(?:(?:项目)?(?:决策|投入|过程|管理|产出|效果|效益|成本|满意度|预算执行率?))(?:类|指标|类指标)?[（(]\d+(?:\.\d+)?分[)）]$")
_COLUMNS = ("一级指标", "二级指标", "三级指标", "评分标准", "评价意见", "指标解释", "指标说明")
_CODE = regexp(r"^(?P<code>[A-Z]\d{1,4})\s*(?P<name>.+)$")
_LONG = 24


def bearings(document: Document, stretches: Sequence[Stretch]) -> Iterator[tuple[Stretch, Subject]]:
    """Each stretch with the indicator that its heading or its table row names."""
    rows: dict[int, dict[int, Subject]] = {}
    now = Subject()
    for stretch in stretches:
        if stretch.cell is not None:
            table = document.tables[stretch.cell.table]
            if table.index not in rows:
                rows[table.index] = _rows(document, table)
            yield stretch, rows[table.index].get(stretch.cell.row, Subject()) if len(stretch.text) > _LONG else Subject()
            continue
        if len(stretch.text) < 60:
            now = _heading(stretch, now)
        yield stretch, opened_by(stretch.text) or now


def opened_by(text: str) -> Subject | None:
    """The indicator that a paragraph opens with, where its marks follow at once."""
    if "分" not in text and "权重" not in text:
        return None
    bare = "".join(text.split())
    if opens := _INLINE.match(bare):
        return Subject(code=opens["code"] or opens["own"], indicator=_bare(opens["name"]))
    if quoted := _IN_QUOTES.match(bare):
        return Subject(code=quoted["code"], indicator=_bare(quoted["name"]))
    if scored := _SCORED.match(bare):
        return Subject(code=scored["code"], indicator=_bare(scored["name"]))
    listed = _LISTED.match(bare)
    return Subject(indicator=_bare(listed["name"])) if listed else None


_NEXT = regexp(r"[。；;]")


_CODE_BEFORE = regexp(r"(?<![A-Za-z\d])(?P<code>[A-Z]\d{1,4})\s*(?:指标)?$")


def opened_last(text: str, at: int) -> Subject | None:
    """The last indicator before a place: its code at the working (B102得分=…), or what a sentence of the paragraph opens with (A2预算编制（5分）：…)."""
    if coded := _CODE_BEFORE.search(text, max(0, at - 12), at):
        return Subject(code=coded["code"])
    found = (opened_by(text[match.end() : at]) for match in reversed(list(_NEXT.finditer(text, 0, at))))
    return next((subject for subject in found if subject is not None), None)


def _heading(stretch: Stretch, now: Subject) -> Subject:
    text = "".join(stretch.text.split())
    if dashed := _DASHED.search(text):
        return Subject(indicator=dashed["name"])
    if _HIGHER.match(text):
        return Subject()
    for form in (_QUOTED, _CODED) if not text.endswith(("。", "；")) else ():
        match = form.match(text)
        if match:
            return Subject(code=match["code"], indicator=_bare(match["name"]))
    if text in _COLUMNS or _FIRST_LEVEL.match(text):
        return Subject()  # a page's table begins anew: what its first lines go on with, nobody says
    if bare := _BARE_CODE.match(text):
        return Subject(code=bare["code"])
    if "①" <= text[:1] <= "⑳" and now.indicator and stretch.kind is not BlockKind.HEADING:
        return now
    match = _NUMBERED.match(text) if stretch.kind is BlockKind.HEADING or len(text) < _LONG else None
    return Subject(indicator=_bare(match["name"])) if match and not text.endswith(("。", "；")) else now


def _bare(name: str) -> str:
    return regexp(r"[\s“”\"]").sub("", name)


def _rows(document: Document, table: Table) -> dict[int, Subject]:
    """Row -> the indicator of the table's last-level column."""
    column = _column(document, table)
    if column is None:
        return {}
    found: dict[int, Subject] = {}
    for cell in table.cells:
        if cell.column == column:
            name = _bare(cell_view(document, cell).text)
            if not name or name in _HEADS:
                continue
            match = _CODE.match(name)
            subject = Subject(code=match["code"], indicator=match["name"]) if match else Subject(indicator=name)
            for row in range(cell.row, cell.row + cell.row_span):
                found[row] = subject
    return found


def _column(document: Document, table: Table) -> int | None:
    best: tuple[int, int] | None = None
    for cell in table.cells:
        if cell.row > 2:
            break
        name = _bare(document.text[cell.span.start : cell.span.end])
        if name in _HEADS and (best is None or _HEADS.index(name) < best[0]):
            best = (_HEADS.index(name), cell.column)
    return best[1] if best else None
