"""Tables of one cell a line whose rows are of unequal length: a merged cell stands once, an empty one not at all.

    一级指标
    三级指标
    分值
    得分
    产出
    完成数量
    10
    9.80
    及时完成率
    10
    10
    合计
    20
    19.80

The header is found by its words, the rows by what is most likely (``arrangement``).  Only where all but certainly one arrangement fits and
every row has the figures that nearly all have; where a total's figures stand is told by the columns' sums.  Never guess.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ingest.layout.arrangement import Arrangement, arranged
from ingest.layout.heads import asks, is_always_a_head, is_section, level_of, may_be_section, names_a_column
from ingest.layout.plain import TextLine
from ingest.layout.prose import NOTE, UNIT_NOTE, is_table_title
from ingest.layout.rowed import DealtRow, rowed
from ingest.layout.rows import FIGURES, TextTable, kind_of
from ingest.outline import heading_level, is_front
from model.regexp import regexp
from model.span import Span

_NARROWEST, _WIDEST = 3, 13
_LONGEST_NAME, _LONGEST_RUN = 24, 600
_FEWEST_HEADS = 3
_CHAPTER = 2
"""Headings of this level or above stand in no table."""
_HEAD, _NO_HEAD, _SURE_HEAD = 0.3, -1.2, 0.5
"""What a name of the header adds to the likelihood: a usual word, another, one that is nothing else."""
_AHEAD = 1.5
"""By so much the best width must be more likely than the next (log)."""
_AMOUNTS = ("number", "rate", "value")
_AMOUNT = regexp(r"\d\.\d")
_BLANK = regexp(r"\s+")


def dealt_tables(lines: Sequence[TextLine]) -> list[TextTable]:
    """The tables among the lines, in order."""
    found: list[TextTable] = []
    at = 0
    while at < len(lines):
        start = _start(lines, at)
        table = _table(lines, start, _end(lines, start)) if start is not None else None
        if table is not None:
            found.append(table)
            at = table.last + 1
        elif start is not None:
            at = _behind_head(lines, start)
        else:
            at += 1
    return found


def _behind_head(lines: Sequence[TextLine], start: int) -> int:
    """Where what may be a header ends: half a header heads no table."""
    return next((at for at in range(start, start + _WIDEST) if at >= len(lines) or not _may_be_head(lines[at].text)), start + _WIDEST) + 1


def _start(lines: Sequence[TextLine], at: int) -> int | None:
    """Where a header may begin: under a title, or where several names of columns follow one another."""
    if is_table_title(lines[at].text):
        while at < len(lines) and _above_head(lines[at].text):
            at += 1
        field = at + 1 < len(lines) and _FIELD.fullmatch(_BLANK.sub("", lines[at].text))
        if field and (not _names(lines[at + 1]) or _FILLED.fullmatch(lines[at - 1].text)):
            return None  # a form's field and what fills it in: the header is further down
        return _past_side(lines, at) if at < len(lines) and _may_be_head(lines[at].text) else None
    return _past_side(lines, at) if _header_at(lines, at) and (at == 0 or not _names(lines[at - 1])) else None


_NAMED, _OFFICES = r"(?:项目|专项|专项资金|转移支付|资金|政策)名称|项目编码", r"(?:主管|实施|填报|预算|项目|评价|资金使用)(?:部门|单位)(?:名称)?"
_FIELD = regexp(rf"{_NAMED}|{_OFFICES}|单位(?:名称)?|部门(?:名称)?|年度")
_OF_FORM = regexp(r"(?:专项|专项资金|转移支付)名称")
"""What only a form asks, once for all of it."""
_FILLED = regexp(
    rf"(?:{_NAMED}|{_OFFICES}|单位名称|部门名称|填[报表]日期|联系人|项目负责人)\s*[：:]\s*\S.*|[（(]\s*20\d\d\s*年度?\s*[)）]"
)
"""项目名称：…, （2022年度）: what stands between a form's title and its header."""


def _above_head(text: str) -> bool:
    """A title, a unit, a question, a field of the form."""
    return is_table_title(text) or bool(UNIT_NOTE.fullmatch(text)) or text.endswith(("？", "?")) or bool(_FILLED.fullmatch(text))


def _past_side(lines: Sequence[TextLine], at: int) -> int:
    """Without the heading at the side of all rows: 绩效指标 before 一级指标 (三级指标, where there are no others)."""
    aside = at + 1 < len(lines) and _LEVEL.fullmatch(_BLANK.sub("", lines[at + 1].text)) and not _LEVEL.fullmatch(_BLANK.sub("", lines[at].text))
    return at + 1 if aside and (lines[at + 1].text.startswith("一") or _SIDE.fullmatch(_BLANK.sub("", lines[at].text))) else at


_LEVEL = regexp(r"[一二三]级指标")
_SIDE = regexp(r"(?:年度|项目)?绩效指标(?:完成情况|情况)?")


def _header_at(lines: Sequence[TextLine], at: int) -> bool:
    """Whether several names of columns follow one another from here."""
    run = lines[at : at + _FEWEST_HEADS]
    return len(run) == _FEWEST_HEADS and all(_names(line) for line in run) and not _OF_FORM.fullmatch(_BLANK.sub("", run[0].text))


def _is_header(lines: Sequence[TextLine], at: int) -> bool:
    """Whether another table's header begins here."""
    return _header_at(lines, at) and any(is_always_a_head(_BLANK.sub("", line.text)) for line in lines[at : at + _FEWEST_HEADS])


def _names(line: TextLine) -> bool:
    return names_a_column(_BLANK.sub("", line.text)) and not line.tabbed and heading_level(line.text) is None


def _may_be_head(text: str) -> bool:
    word = _BLANK.sub("", text)
    if len(word) > _LONGEST_NAME or "。" in word or _AMOUNT.search(word) or (heading_level(text) or _CHAPTER + 1) <= _CHAPTER:
        return False
    return level_of(word) is None and (kind_of(word) in ("words", "code") or names_a_column(word))


def _end(lines: Sequence[TextLine], start: int) -> int:
    """Where no cell can stand any more: at a title, a chapter's heading, a note, a row of tabs, a paragraph after a gap, after a much wider gap."""
    usual = max(line.blanks for line in lines[start + 1 : start + 1 + _NARROWEST]) if start + 1 < len(lines) else 0
    heading = True  # until the first figure
    for at in range(start + 1, min(len(lines), start + _LONGEST_RUN)):
        line = lines[at]
        heading = heading and kind_of(line.text) not in FIGURES
        if asks(line.text) or (not heading and _is_header(lines, at)):
            return at
        level = heading_level(line.text)
        chapter = level is not None and level <= _CHAPTER and kind_of(line.text) not in FIGURES and not is_section(line.text)
        gap = line.blanks > usual + 2 or (line.blanks > usual and line.text.endswith("。"))
        if gap or line.tabbed or chapter or NOTE.match(line.text) or is_front(line.text) or is_table_title(line.text):
            return at
    return min(len(lines), start + _LONGEST_RUN)


def _table(lines: Sequence[TextLine], start: int, end: int) -> TextTable | None:
    levelled = any(_LEVEL.fullmatch(_BLANK.sub("", line.text)) for line in lines[start : start + _NARROWEST])
    section = [is_section(lines[at].text) or (not levelled and _heads_rows(lines, at)) for at in range(start, end)]
    inside = [at for at in range(start, end) if not section[at - start]]
    texts = [_BLANK.sub("", lines[at].text) for at in inside]
    best = _best(texts)
    whole = rowed(best, texts[best.width :]) if best is not None else None
    if best is None or whole is None:
        return None
    spans = [lines[at].span for at in inside]
    cells = spans[best.width :]
    rows = {inside[best.width + row.inside()[0]]: tuple(_place(row, column, cells) for column in range(best.width)) for row in whole.rows}
    last = inside[best.width + max(row.inside()[-1] for row in whole.rows)]
    sections = [at for at in range(start, last) if section[at - start]]
    if any(inside[bisect_right(inside, at)] not in rows for at in sections):
        return None  # a section begins with a row
    rows |= {at: _alone(lines[at].span, best.width) for at in sections}
    return TextTable(start, last, (tuple(spans[: best.width]), *(rows[at] for at in sorted(rows))))


def _heads_rows(lines: Sequence[TextLine], at: int) -> bool:
    """产出指标（50分） before a row's name; before figures it is itself the name of a row."""
    return may_be_section(lines[at].text) and at + 1 < len(lines) and kind_of(lines[at + 1].text) not in FIGURES


def _alone(span: Span, width: int) -> tuple[Span, ...]:
    """A cell that is all of its row."""
    return (span, *[Span(span.end, span.end)] * (width - 1))


def _place(row: DealtRow, column: int, spans: Sequence[Span]) -> Span:
    cells = row.cells.get(column)
    if cells:
        return Span(spans[cells[0]].start, spans[cells[-1]].end)
    before = [spans[index].end for at, indices in row.cells.items() if at < column for index in indices]
    at = max(before) if before else min(spans[index].start for indices in row.cells.values() for index in indices)
    return Span(at, at)


def _best(texts: Sequence[str]) -> Arrangement | None:
    """The most likely width and arrangement, None where another width is about as likely."""
    run = next((at for at, text in enumerate(texts) if not _may_be_head(text)), len(texts))
    surely = max((at for at, text in enumerate(texts[: min(run, _WIDEST)]) if is_always_a_head(text)), default=-1)
    tried = []
    for width in range(max(_NARROWEST, surely + 1), min(_WIDEST, run) + 1):
        if len(texts) - width < 2 * (width - 1) or len(set(texts[:width])) < width - 2 or not names_a_column(texts[width - 1]):
            continue
        if kind_of(texts[width]) in _AMOUNTS and _AMOUNT.search(texts[width]):
            continue  # a row begins with a name: 年度资金总额 before 420.00 is the first row's, no column's
        names = sum((_HEAD if names_a_column(text) else _NO_HEAD) + (_SURE_HEAD if is_always_a_head(text) else 0) for text in texts[:width])
        one = arranged(texts[:width], texts[width:])
        tried.append((one.score + names, one))
    tried.sort(key=lambda pair: -pair[0])
    if not tried or (len(tried) > 1 and tried[0][0] - tried[1][0] < _AHEAD):
        return None
    return tried[0][1]
