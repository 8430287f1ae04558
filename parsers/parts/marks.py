"""Where a part of a bundled file may begin: heads of attachments, titles on lines of their own, tables that are forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import pairwise

from lexicon.load import Lexicon
from model.document import BlockKind, Document
from model.figure import PartKind
from model.regexp import regexp
from model.span import Span
from model.view import block_view

LONGEST_TITLE = 70
HEAD_REACH = 3000
"""So far from its beginning a file says what it is."""
WITHIN_MAIN = (PartKind.SUMMARY, PartKind.COVER_FORM, PartKind.SCORE_SHEET, PartKind.INTERVIEW, PartKind.SURVEY_REPORT, PartKind.QUESTIONNAIRE)
_ANNEX = regexp(r"^附[件表录](?P<number>[一二三四五六七八九十\d]+(?:[-—]\d+)?)[:、.]?(?P<title>.*)$")
_SUMMARY = regexp(r"^(?:报告)?摘要$")
_NUMBERED = regexp(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、．]|[①-⑳]|表\d|图\d|[-•])")
_NO_TITLE = regexp(r"[。；;，,！？?:]|如下|见附件|详见|根据|按照|现将")
_PAGE_TAIL = regexp(r"(?:\t|\.{3,}|…+|·{3,}|\s{3,})\s*\d{1,3}\s*$")
_ENOUGH = {PartKind.SELF_FORM: 2, PartKind.COVER_FORM: 3, PartKind.MONITOR_FORM: 1}


@dataclass(frozen=True, slots=True)
class Line:
    """A block that may mark something: its text without blanks, and where it starts; ``under_table``: a table stands right before it."""

    index: int
    start: int
    text: str
    under_table: bool = False


class Sign(Enum):
    """What tells that a part begins, or (``RESUMED``) that a form's table is over, (``ANOTHER``) that a form of another project follows."""

    ANNEX = "annex"
    SHEET = "sheet"
    TITLE = "title"
    TABLE = "table"
    RESUMED = "resumed"
    ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class Mark:
    """Here a part begins; ``number`` is an attachment's."""

    start: int
    kind: PartKind
    sign: Sign
    title: str = ""
    number: str = ""

    @property
    def certain(self) -> bool:
        """A part begins here whatever stood before."""
        return self.sign in (Sign.ANNEX, Sign.SHEET)


def lines_of(document: Document) -> Iterator[Line]:
    under_table = False
    for index, block in enumerate(document.blocks):
        under_table = under_table or block.kind is BlockKind.TABLE
        if block.kind in (BlockKind.CONTENTS, BlockKind.FURNITURE, BlockKind.TABLE, BlockKind.CAPTION) or len(block.span) > 4 * LONGEST_TITLE:
            continue
        text = document.text[block.span.start : block.span.end]
        if text.rstrip()[-1:].isdigit() and _PAGE_TAIL.search(text):
            continue
        text = "".join(block_view(document, block).text.split())
        if text:
            yield Line(index, block.span.start, text, under_table)
            under_table = False


def annexes(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[Mark]:
    """附件 2：访谈报告; 附件 4 with its title on the next lines."""
    for at, line in enumerate(lines):
        match = _ANNEX.match(line.text)
        if match is None or len(line.text) > LONGEST_TITLE or line.text.endswith(("。", "；", ";")):
            continue
        title = match["title"].strip("：:")
        for following in lines[at + 1 : at + 3]:
            if kind_of(title, lexicon) is not None or _ANNEX.match(following.text) or len(following.text) > LONGEST_TITLE or following.under_table:
                break
            title += following.text
        kind = kind_of(title, lexicon) or (PartKind.SELF_FORM if _FILLED_IN.search(title) else PartKind.OTHER)
        yield Mark(line.start, kind, Sign.ANNEX, title, match["number"])


_FILLED_IN = regexp(r"自评[^（）()]{0,8}[（(][^（）()]{0,16}(?:填报|填写|填列|自填)[)）]$|(?<![与和及、])自评(?:情况|结果|得分)?(?:摘录|摘编|节录|汇总|一览|明细|得分)表?$")
"""附件3 整体支出绩效自评情况（县水利局填报）; 附件2 县水利局自评得分表; 附件4 自评情况摘录."""
_OWN = (PartKind.SELF_FORM, PartKind.SELF_REPORT, PartKind.MONITOR_FORM)
"""What the unit itself fills in or writes."""


def captioned(document: Document, lexicon: Lexicon) -> Iterator[Mark]:
    """附表3：项目单位自评表 right above its table: the unit's own begins there, and ends at the next such caption."""
    own = False
    for block in document.blocks:
        if block.kind is not BlockKind.CAPTION:
            continue
        text = "".join(block_view(document, block).text.split())
        match = _ANNEX.match(text)
        if match is None or len(text) > LONGEST_TITLE:
            continue
        title = match["title"].strip("：:")
        kind = kind_of(title, lexicon) or PartKind.OTHER
        if kind in _OWN or own:
            yield Mark(block.span.start, kind, Sign.ANNEX, title, match["number"])
        own = kind in _OWN


_FORM_OPENS = regexp(r"(?:项目(?:支出)?|专项(?:资金)?|转移支付|部门|单位|填报单位)[（(]?[^（）()]{0,6}[)）]?名称|填报(?:单位|部门)|[（(]?20\d\d年度?[)）]?$")


def unnumbered(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[Mark]:
    """附件：某中心绩效自评报告, its title again on the next line, or 附件：…自评表 with the form right below: no list of attachments."""
    for line, following in pairwise(lines):
        title = line.text.removeprefix("附件").lstrip(":：") if regexp(r"附件[:：]").match(line.text) and len(line.text) <= LONGEST_TITLE else ""
        kind = kind_of(title, lexicon) if title else None
        again = may_be_title(following.text) and kind_of(following.text, lexicon) is kind
        if kind in _OWN and (again or (kind is PartKind.SELF_FORM and (following.under_table or _FORM_OPENS.match(following.text)))):
            yield Mark(line.start, kind, Sign.ANNEX, title)
    for line, title_line, opens in zip(lines, lines[1:], lines[2:], strict=False):
        own = kind_of(title_line.text, lexicon) if line.text in _ANNEX_ALONE and may_be_title(title_line.text) else None
        if own in _OWN and (opens.under_table or _FORM_OPENS.match(opens.text)):
            yield Mark(line.start, own, Sign.ANNEX, title_line.text)


_ANNEX_ALONE = ("附件", "附表", "附件：", "附件:", "附：", "附:")
"""附件 ⏎ 项目支出绩效自评表 ⏎ （2023年度）: the heading of the form that follows, its title a line below."""


def titles(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[Mark]:
    """Lines that are titles of what follows: 摘要, …绩效评价报告, …调查问卷."""
    for at, line in enumerate(lines):
        if _SUMMARY.match(line.text):
            yield Mark(line.start, PartKind.SUMMARY, Sign.TITLE, "摘要")
            continue
        kind = kind_of(line.text, lexicon) if may_be_title(line.text) else None
        if kind is None or not _ends_as_title(line.text):
            continue
        before = lines[at - 1] if at else None
        joined = before is not None and line.index == before.index + 1 and len(line.text) < 16 and may_be_title(before.text)
        if joined and before is not None and not _ANNEX.match(before.text) and not _SUMMARY.match(before.text):
            yield Mark(before.start, kind, Sign.TITLE, before.text + line.text)
        else:
            yield Mark(line.start, kind, Sign.TITLE, line.text)


def may_be_title(text: str) -> bool:
    return 4 <= len(text) <= LONGEST_TITLE and not _NUMBERED.match(text) and not _ANNEX.match(text) and not _NO_TITLE.search(text)


def _ends_as_title(text: str) -> bool:
    return regexp(r"[（(][^（）()]*[)）]$").sub("", text).endswith(
        ("报告", "报告书", "自评表", "监控表", "问卷", "问卷调查", "调查表", "方案", "批复", "通知")
    )


def forms(document: Document, lexicon: Lexicon) -> Iterator[Mark]:
    """Tables that are forms by their heads.  After one, what stood before resumes."""
    words = lexicon.maps["part_tables"]
    for span in _forms_and_tables(document):
        text = "".join(document.text[span.start : span.end].split())
        found = Counter(PartKind(kind) for word, kind in words.items() if word in text)
        kinds = [kind for kind, count in found.items() if count >= _ENOUGH[kind]]
        if kinds:
            kind = max(kinds, key=lambda kind: (kind is PartKind.MONITOR_FORM, found[kind]))
            yield Mark(span.start, kind, Sign.TABLE)
            yield Mark(span.end, PartKind.OTHER, Sign.RESUMED)


def _forms_and_tables(document: Document) -> Iterator[Span]:
    """From where to where each table reaches; a form that was put together from lines in several pieces, from its 项目名称 on, is one."""
    whole: Span | None = None
    for table in sorted(document.tables, key=lambda table: table.span.start):
        span, opens = table.span, table.rebuilt and _NAMES_PROJECT.match(document.text, table.span.start) is not None
        if whole is not None and not opens and table.caption is None and _is_between(document.text[whole.end : span.start]):
            whole = Span(whole.start, span.end)
            continue
        if whole is not None:
            yield whole
        whole = span if opens else None
        if not opens:
            yield span
    if whole is not None:
        yield whole


_NAMES_PROJECT = regexp(r"\s*项\s*目\s*名\s*称")
_LABEL = 12


def _is_between(text: str) -> bool:
    """Nothing, or a label at the side of a form's next piece: 项目资金（元）."""
    words = "".join(text.split())
    return len(words) <= _LABEL and "。" not in words


def kind_of(title: str, lexicon: Lexicon) -> PartKind | None:
    """By the longest word of the lexicon; the earlier of two as long."""
    best = max(((len(word), -title.find(word), kind) for word, kind in _words(lexicon.digest) if word in title), default=None)
    return PartKind(best[2]) if best else None


@cache
def _words(digest: str) -> tuple[tuple[str, str], ...]:
    return tuple(Lexicon.load().maps["part_titles"].items())
