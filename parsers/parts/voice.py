"""Who speaks in the main part, and what evaluation a part belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lexicon.load import Lexicon
from model.document import Document
from model.figure import PartKind, Voice
from model.regexp import regexp
from model.view import folded
from parsers.parts.marks import HEAD_REACH, WITHIN_MAIN, Mark, Sign

_OWN_NUMBER = regexp(r"^[ \t]*[\u4e00-\u9fa5]{2,14}[ \t]*[〔\[(（]\s*20\d\d\s*[〕\])）][ \t]*\d+[ \t]*号\s*$", re.MULTILINE)
_LETTERHEAD_REACH = 800
_WIDE = str.maketrans(",;:", "，；：")
"""Whose report it is does not hang on the width of its marks."""
_OWN_TITLE = regexp(r"自评(?!(?:情况)?(?:复核|审核|核查|抽查|再评价))")
"""自评复核情况 is what somebody else says of it."""
_BY_DEPARTMENT = regexp(r"部门(?:项目|项目支出)?(?:绩效)?评价(?:工作)?的通知")
"""按照《关于开展部门绩效评价工作的通知》: the department evaluates."""


def main_voice(document: Document, marks: Sequence[Mark], lexicon: Lexicon) -> Voice:
    """Who wrote the report: a commissioned evaluator, the unit itself, the finance bureau."""
    head, first = _head(document, marks)
    title = next((mark.title for mark in marks if mark.kind is PartKind.REPORT), first.title)
    firm = re.search(rf"(?:评价机构|受托方|第三方)|(?:受|委托)[^。]{{0,60}}?(?:{'|'.join(lexicon.words['evaluator_words'])})|(?:公司|事务所)受", head)
    if _OWN_TITLE.search(title):
        return Voice.UNIT
    if "部门评价" in title or ("自评" not in head and _BY_DEPARTMENT.search(head)):
        return Voice.EVALUATOR  # a department on the units below it
    firm = firm or regexp(r"受[^。，]{2,30}委托").search(head)
    if firm:
        return Voice.EVALUATOR
    if any(word in head for word in lexicon.words["finance_words"]):
        return Voice.FINANCE
    own = [word for word in lexicon.words["unit_words"] if word in head]
    if own == ["自评"] and regexp(r"评价(?:工作)?(?:小?组|基准日)|评价得分[^。]{0,12}自评|经(?:综合)?评价，.{0,80}(?:单位|部门)自评(?:得分)?\d|自评得分[^。]{0,12}(?:相比|低|高)").search(head):
        return Voice.EVALUATOR  # it tells what the unit gave itself
    if own or first.kind in (PartKind.SELF_FORM, PartKind.SELF_REPORT):
        return Voice.UNIT
    if _OWN_NUMBER.search(folded(document.text[:_LETTERHEAD_REACH])):
        return Voice.UNIT
    return Voice.EVALUATOR


def _head(document: Document, marks: Sequence[Mark]) -> tuple[str, Mark]:
    """The beginning of the main part, without blanks: the file's, but for sheets of the unit's own in a workbook."""
    own = [mark.kind is PartKind.SELF_FORM and mark.sign is Sign.SHEET for mark in marks]
    at = next((at for at, unit in enumerate(own) if not unit), 0)
    start = marks[at].start
    end = min([start + HEAD_REACH, *(mark.start for mark, unit in zip(marks[at + 1 :], own[at + 1 :], strict=True) if unit)])
    return "".join(document.text[start:end].translate(_WIDE).split()), marks[at]


def evaluation(kind: PartKind, voice: Voice, title: str, marks: Sequence[Mark]) -> str | None:
    """self, department, fiscal, monitoring."""
    if kind is PartKind.MONITOR_FORM or "监控" in title:
        return "monitoring"
    if kind in (PartKind.SELF_FORM, PartKind.SELF_REPORT):
        return "self"
    if kind in WITHIN_MAIN and any("监控" in mark.title for mark in marks if mark.kind is PartKind.REPORT):
        return "monitoring"
    if kind not in (*WITHIN_MAIN, PartKind.REPORT):
        return None
    if "部门" in title and "评价" in title:
        return "department"
    return "self" if voice is Voice.UNIT else "fiscal"
