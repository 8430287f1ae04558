"""What each stretch of a bundled file is, and whose voice: report, summary, score sheet, survey, the unit's own form …."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from lexicon.load import Lexicon
from model.document import BlockKind, Document
from model.figure import Part, PartKind, Voice
from model.span import Span
from model.view import block_view
from parsers.stretch import PartOf

_ANNEX = re.compile(r"^附[件表录](?P<number>[一二三四五六七八九十\d]+(?:[-—]\d+)?)[:、.]?(?P<title>.*)$")
_SUMMARY = re.compile(r"^(?:报告)?摘要$")
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、．]|[①-⑳]|表\d|图\d|[-•])")
_NO_TITLE = re.compile(r"[。；;，,！？?:]|如下|见附件|详见|根据|按照|现将")
_FIRST = re.compile(r"^一、")
_PAGE_TAIL = re.compile(r"(?:\t|\.{3,}|…+|·{3,}|\s{3,})\s*\d{1,3}\s*$")
_OWN_NUMBER = re.compile(r"^[ \t]*[\u4e00-\u9fa5]{2,14}[ \t]*[〔\[(（]\s*20\d\d\s*[〕\])）][ \t]*\d+[ \t]*号[ \t]*$", re.MULTILINE)
_LETTERHEAD_REACH = 800
_LONGEST_TITLE = 70
_LONGEST_SHEET = 31
_SHEET = "sheet "
_HEAD_REACH = 3000
_WITHIN_MAIN = (PartKind.SUMMARY, PartKind.COVER_FORM, PartKind.SCORE_SHEET, PartKind.INTERVIEW, PartKind.SURVEY_REPORT, PartKind.QUESTIONNAIRE)
_ENOUGH = {PartKind.SELF_FORM: 2, PartKind.COVER_FORM: 3, PartKind.MONITOR_FORM: 1}


@dataclass(frozen=True, slots=True)
class _Line:
    """A block that may mark something: its text without blanks, and where it starts; ``under_table``: a table stands right before it."""

    index: int
    start: int
    text: str
    under_table: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    """Here a part begins.  ``kind`` None: what stood before a table resumes."""

    start: int
    kind: PartKind | None
    title: str = ""
    number: str = ""


def parts_of(document: Document, lexicon: Lexicon) -> tuple[Part, ...]:
    """The parts in text order; together they cover the document.  A file without any mark is one part."""
    lines = list(_lines(document))
    sheets = list(_sheets(document, lexicon))
    marks = _first_come(_without_lists([*_annexes(lines, lexicon), *_titles(lines, lexicon), *_tables(document, lexicon), *sheets], lines))
    marks = _resolve(marks, lines, lexicon, document)
    if _is_workbook(document):
        marks = [_unsaid(before, mark) for before, mark in zip([None, *marks], marks, strict=False)]
    main = _main_voice(document, marks, lexicon)
    parts: list[Part] = []
    for mark, end in zip(marks, [*(mark.start for mark in marks[1:]), len(document.text)], strict=True):
        kind = mark.kind or PartKind.OTHER
        voice = Voice.UNKNOWN if kind is PartKind.OTHER and _is_workbook(document) else main if kind in (*_WITHIN_MAIN, PartKind.REPORT, PartKind.OTHER) else Voice(lexicon.maps["part_voices"][kind.value])
        parts.append(Part(len(parts), kind, voice, Span(mark.start, end), mark.title, _evaluation(kind, voice, mark.title, marks)))
    return tuple(parts)


def part_finder(parts: Sequence[Part]) -> PartOf:
    """A fast offset -> part index."""
    starts = [part.span.start for part in parts]

    def part_of(offset: int) -> int:
        return max(0, bisect_right(starts, offset) - 1)

    return part_of


def _lines(document: Document) -> Iterator[_Line]:
    under_table = False
    for index, block in enumerate(document.blocks):
        under_table = under_table or block.kind is BlockKind.TABLE
        if block.kind in (BlockKind.CONTENTS, BlockKind.FURNITURE, BlockKind.TABLE, BlockKind.CAPTION) or len(block.span) > 4 * _LONGEST_TITLE:
            continue
        text = document.text[block.span.start : block.span.end]
        if text.rstrip()[-1:].isdigit() and _PAGE_TAIL.search(text):
            continue
        text = re.sub(r"\s", "", block_view(document, block).text)
        if text:
            yield _Line(index, block.span.start, text, under_table)
            under_table = False


def _annexes(lines: Sequence[_Line], lexicon: Lexicon) -> Iterator[_Mark]:
    """附件 2：访谈报告; 附件 4 with its title on the next lines."""
    for at, line in enumerate(lines):
        match = _ANNEX.match(line.text)
        if match is None or len(line.text) > _LONGEST_TITLE or line.text.endswith(("。", "；", ";")):
            continue
        title = match["title"].strip("：:")
        for following in lines[at + 1 : at + 3]:
            if _kind_of(title, lexicon) is not None or _ANNEX.match(following.text) or len(following.text) > _LONGEST_TITLE or following.under_table:
                break
            title += following.text
        yield _Mark(line.start, _kind_of(title, lexicon) or PartKind.OTHER, title, match["number"])


def _titles(lines: Sequence[_Line], lexicon: Lexicon) -> Iterator[_Mark]:
    """Lines that are titles of what follows: 摘要, …绩效评价报告, …调查问卷."""
    for at, line in enumerate(lines):
        if _SUMMARY.match(line.text):
            yield _Mark(line.start, PartKind.SUMMARY, "摘要")
            continue
        kind = _kind_of(line.text, lexicon) if _may_be_title(line.text) else None
        if kind is None or not _ends_as_title(line.text):
            continue
        before = lines[at - 1] if at else None
        joined = before is not None and line.index == before.index + 1 and len(line.text) < 16 and _may_be_title(before.text)
        if joined and before is not None and not _ANNEX.match(before.text) and not _SUMMARY.match(before.text):
            yield _Mark(before.start, kind, before.text + line.text)
        else:
            yield _Mark(line.start, kind, line.text)


def _may_be_title(text: str) -> bool:
    return 4 <= len(text) <= _LONGEST_TITLE and not _NUMBERED.match(text) and not _ANNEX.match(text) and not _NO_TITLE.search(text)


def _ends_as_title(text: str) -> bool:
    return re.sub(r"[（(][^（）()]*[)）]$", "", text).endswith(
        ("报告", "报告书", "自评表", "监控表", "问卷", "问卷调查", "调查表", "方案", "批复", "通知")
    )


def _tables(document: Document, lexicon: Lexicon) -> Iterator[_Mark]:
    """Tables that are forms by their heads.  After one, what stood before resumes."""
    words = lexicon.maps["part_tables"]
    for table in document.tables:
        text = "".join(document.text[table.span.start : table.span.end].split())
        found = Counter(PartKind(kind) for word, kind in words.items() if word in text)
        kinds = [kind for kind, count in found.items() if count >= _ENOUGH[kind]]
        if kinds:
            kind = max(kinds, key=lambda kind: (kind is PartKind.MONITOR_FORM, found[kind]))
            yield _Mark(table.span.start, kind)
            yield _Mark(table.span.end, None)


def _sheets(document: Document, lexicon: Lexicon) -> Iterator[_Mark]:
    """Named sheets of a workbook that holds the unit's own beside others: where it passes from the one to the other."""
    if not _is_workbook(document):
        return
    last = None
    for block in document.blocks:
        title = "".join(document.text[block.span.start : block.span.end].split())
        if block.kind is not BlockKind.CAPTION or len(title) > _LONGEST_SHEET:
            continue
        kind = PartKind.SELF_FORM if any(word in title for word in lexicon.words["own_sheet_words"]) else _kind_of(title, lexicon) or PartKind.REPORT
        if kind is not last and PartKind.SELF_FORM in (kind, last):
            yield _Mark(block.span.start, kind, title, f"{_SHEET}{block.span.start}")
        last = kind


def _is_workbook(document: Document) -> bool:
    return "spreadsheet" in document.source.media_type or "ms-excel" in document.source.media_type


def _unsaid(before: _Mark | None, mark: _Mark) -> _Mark:
    """After the unit's form the sheets of a workbook go on without a word: whose they are is not said."""
    resumed = before is not None and before.kind is PartKind.SELF_FORM and mark.kind in (PartKind.REPORT, *_WITHIN_MAIN) and not mark.number and not mark.title
    return _Mark(mark.start, PartKind.OTHER, mark.title) if resumed else mark


def _without_lists(marks: list[_Mark], lines: Sequence[_Line]) -> list[_Mark]:
    """An attachment's number that comes again is a list's; of two marks with nothing between, the first is."""
    last = {mark.number: mark.start for mark in sorted(marks, key=lambda mark: mark.start) if mark.number}
    return [mark for mark in marks if not mark.number or last[mark.number] == mark.start]


def _first_come(marks: list[_Mark]) -> list[_Mark]:
    """In text order; at one place an attachment's head beats a title, a title a table."""
    found: list[_Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, not mark.number, mark.kind is None)):
        if found and found[-1].start == mark.start:
            continue
        found.append(mark)
    return found


def _resolve(marks: list[_Mark], lines: Sequence[_Line], lexicon: Lexicon, document: Document) -> list[_Mark]:
    """The marks that really begin a part, the first one at 0."""
    walk = _Walk()
    for mark in marks:
        walk.step(mark, lines)
    found = walk.found
    title = next((line.text for line in lines[:8] if _may_be_title(line.text)), "")
    if not found:
        return [_Mark(0, PartKind.REPORT, title)]
    found = _after_summary(found, lines)
    if found[0].kind is PartKind.REPORT and _reports_again(found):
        found[0] = _Mark(0, PartKind.COVER_FORM, found[0].title)
    if found[0].start > 0:
        alone = len(found) == 1 or found[0].kind in (PartKind.SCORE_SHEET, PartKind.INTERVIEW) or found[0].number
        first = found[0]
        below = _is_workbook(document) and document.tables[0].span.start < first.start
        if first.start < _HEAD_REACH and not first.number and not below and (alone or _before_body(first, lines)) and first.kind is not PartKind.SUMMARY:
            found[0] = _Mark(0, first.kind, first.title)
        else:
            covered = first.kind in (PartKind.SUMMARY, PartKind.COVER_FORM) or (first.kind is PartKind.REPORT and _before_body(first, lines))
            found.insert(0, _Mark(0, PartKind.COVER_FORM if covered else PartKind.REPORT, title))
    return _merged(found)


def _reports_again(marks: Sequence[_Mark]) -> bool:
    """Whether the title on the cover comes again at the report's own beginning."""
    follows = [mark.kind for mark in marks[1:] if not mark.number]
    return bool(follows) and follows[0] in (PartKind.COVER_FORM, PartKind.SUMMARY) and PartKind.REPORT in follows


def _after_summary(marks: list[_Mark], lines: Sequence[_Line]) -> list[_Mark]:
    """A summary that no title ends, ends where the headings begin again at 一、."""
    found: list[_Mark] = []
    for mark, end in zip(marks, [*(mark.start for mark in marks[1:]), lines[-1].start + 1 if lines else 0], strict=True):
        found.append(mark)
        if mark.kind is PartKind.SUMMARY:
            firsts = [line for line in lines if mark.start < line.start < end and _FIRST.match(line.text)]
            if len(firsts) > 1:
                found.append(_Mark(firsts[1].start, PartKind.REPORT))
    return found


def _before_body(mark: _Mark, lines: Sequence[_Line]) -> bool:
    """Whether no numbered heading stands before a mark."""
    return not any(_FIRST.match(line.text) for line in lines if line.start < mark.start)


def _merged(marks: list[_Mark]) -> list[_Mark]:
    """Neighbours of one kind are one part (cover and cover form)."""
    found: list[_Mark] = []
    for mark in marks:
        if found and found[-1].kind is mark.kind and not mark.number and mark.kind in (PartKind.COVER_FORM, PartKind.REPORT):
            if not found[-1].title:
                found[-1] = _Mark(found[-1].start, mark.kind, mark.title)
            continue
        found.append(mark)
    return found


class _Walk:
    """Goes over the marks and keeps those that begin a part, by what stood before them."""

    def __init__(self) -> None:
        self.found: list[_Mark] = []
        self.annexed = False
        self.resume: _Mark | None = None

    @property
    def now(self) -> PartKind | None:
        return self.found[-1].kind if self.found else None

    def step(self, mark: _Mark, lines: Sequence[_Line]) -> None:
        if mark.number:
            self.annexed = True
            self.resume = None
            self.found.append(mark)
        elif mark.kind is None:
            self._after_table(mark)
        elif not mark.title:
            self._table(mark)
        elif self._begins(mark):
            self.resume = None
            self.found.append(mark)

    def _table(self, mark: _Mark) -> None:
        if self.now is mark.kind:
            return
        if mark.kind is PartKind.COVER_FORM:
            if not self.annexed and self.now in (None, PartKind.REPORT) and mark.start < 2 * _HEAD_REACH:
                self.found.append(mark)
            return
        self.resume = self.found[-1] if self.found else _Mark(0, None)
        self.found.append(mark)

    def _after_table(self, mark: _Mark) -> None:
        if self.resume is None:
            return
        kind = self.resume.kind
        if kind not in (None, PartKind.OTHER) or self.resume.start == 0:
            self.found.append(_Mark(mark.start, kind or PartKind.REPORT, self.resume.title))
        self.resume = None

    def _begins(self, mark: _Mark) -> bool:
        kind, now = mark.kind, self.now
        if kind is PartKind.SUMMARY:
            return not self.annexed and now in (None, PartKind.REPORT, PartKind.COVER_FORM)
        if kind in (PartKind.REPORT, PartKind.SELF_REPORT):
            if now in (PartKind.SELF_FORM, PartKind.SELF_REPORT) and self.annexed:
                self.found.append(_Mark(mark.start, PartKind.SELF_REPORT, mark.title)) if now is PartKind.SELF_FORM else None
                return False
            return not self.annexed and now in (None, PartKind.SUMMARY, PartKind.COVER_FORM, PartKind.SELF_FORM)
        if kind is PartKind.QUESTIONNAIRE:
            return now in (PartKind.SURVEY_REPORT, PartKind.INTERVIEW) or (self.annexed and now is PartKind.OTHER)
        return now is None and mark.start < _HEAD_REACH


def _kind_of(title: str, lexicon: Lexicon) -> PartKind | None:
    """By the longest word of the lexicon; the earlier of two as long."""
    best = max(((len(word), -title.find(word), kind) for word, kind in _words(lexicon.digest) if word in title), default=None)
    return PartKind(best[2]) if best else None


@cache
def _words(digest: str) -> tuple[tuple[str, str], ...]:
    return tuple(Lexicon.load().maps["part_titles"].items())


def _main_voice(document: Document, marks: Sequence[_Mark], lexicon: Lexicon) -> Voice:
    """Who wrote the report: a commissioned evaluator, the unit itself, the finance bureau."""
    head, first = _head(document, marks)
    title = next((mark.title for mark in marks if mark.kind is PartKind.REPORT), first.title)
    firm = re.search(rf"(?:评价机构|受托方|第三方)|(?:受|委托)[^。]{{0,60}}?(?:{'|'.join(lexicon.words['evaluator_words'])})|(?:公司|事务所)受", head)
    if "自评" in title:
        return Voice.UNIT
    if "部门评价" in title:
        return Voice.EVALUATOR  # a department on the units below it
    firm = firm or re.search(r"受[^。，]{2,30}委托", head)
    if firm:
        return Voice.EVALUATOR
    if any(word in head for word in lexicon.words["finance_words"]):
        return Voice.FINANCE
    own = [word for word in lexicon.words["unit_words"] if word in head]
    if own == ["自评"] and re.search(r"评价(?:工作)?(?:小?组|基准日)|评价得分[^。]{0,12}自评|自评得分[^。]{0,12}(?:相比|低|高)", head):
        return Voice.EVALUATOR  # it tells what the unit gave itself
    if own or first.kind in (PartKind.SELF_FORM, PartKind.SELF_REPORT):
        return Voice.UNIT
    if _OWN_NUMBER.search(document.text[:_LETTERHEAD_REACH]):
        return Voice.UNIT
    return Voice.EVALUATOR


def _head(document: Document, marks: Sequence[_Mark]) -> tuple[str, _Mark]:
    """The beginning of the main part, without blanks: the file's, but for sheets of the unit's own in a workbook."""
    own = [mark.kind is PartKind.SELF_FORM and mark.number.startswith(_SHEET) for mark in marks]
    at = next((at for at, unit in enumerate(own) if not unit), 0)
    start = marks[at].start
    end = min([start + _HEAD_REACH, *(mark.start for mark, unit in zip(marks[at + 1 :], own[at + 1 :], strict=True) if unit)])
    return "".join(document.text[start:end].split()), marks[at]


def _evaluation(kind: PartKind, voice: Voice, title: str, marks: Sequence[_Mark]) -> str | None:
    """self, department, fiscal, monitoring."""
    if kind is PartKind.MONITOR_FORM or "监控" in title:
        return "monitoring"
    if kind in (PartKind.SELF_FORM, PartKind.SELF_REPORT):
        return "self"
    if kind in _WITHIN_MAIN and any("监控" in mark.title for mark in marks if mark.kind is PartKind.REPORT):
        return "monitoring"
    if kind not in (*_WITHIN_MAIN, PartKind.REPORT):
        return None
    if "部门" in title and "评价" in title:
        return "department"
    return "self" if voice is Voice.UNIT else "fiscal"
