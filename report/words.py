"""The words of the trade for codes, in Chinese and English."""

from __future__ import annotations

from model.document import Document
from model.figure import Voice
from model.finding import Finding, Severity
from model.notice import Say
from model.span import Anchor

SEVERITY = {
    Severity.HIGH: Say("严重", "high"), Severity.MEDIUM: Say("中等", "medium"), Severity.LOW: Say("轻微", "low"), Severity.INFO: Say("提示", "info"),
}
INCOMPLETE = Say("处理出错，结果不完整", "a part of the work failed: incomplete")
ROLE = {
    "third_party": Say("第三方评价", "third-party evaluation"), "self": Say("单位自评", "self-evaluation"),
    "finance": Say("财政评价", "evaluation by the finance bureau"), "monitor": Say("绩效监控", "monitoring"), "plan": Say("绩效目标", "plan"),
    "approval": Say("批复", "approval"), "notice": Say("通知", "notice"),
}
VOICE = {
    Voice.EVALUATOR: Say("评价机构", "evaluator"), Voice.UNIT: Say("项目单位", "unit"), Voice.FINANCE: Say("财政", "finance bureau"),
    Voice.AUTHORITY: Say("批复机关", "authority"), Voice.UNKNOWN: Say("未明", "not told"),
}
COLUMNS = {
    "path": Say("文件", "File"), "severity": Say("程度", "Severity"), "rule": Say("规则", "Rule"), "title": Say("疑点", "Finding"),
    "message": Say("说明", "Explanation"), "reported": Say("报告数", "Reported"), "expected": Say("应为", "Expected"),
    "computation": Say("算式", "Computation"), "place": Say("位置", "Place"), "evidence": Say("原文", "Evidence"), "note": Say("备注", "Note"),
    "cause": Say("起因", "Follows from"),
    "fingerprint": Say("指纹", "Fingerprint"),
}


def place(anchor: Anchor, lang: str) -> str:
    """第3页 / 第812行 / 表2第3行第5列 / 第14段, whichever the format has."""
    cell = anchor.cell
    parts = []
    if anchor.page is not None:
        parts.append(f"p. {anchor.page}" if lang == "en" else f"第{anchor.page}页")
    if anchor.line is not None:
        parts.append(f"line {anchor.line}" if lang == "en" else f"第{anchor.line}行")
    elif cell is not None:
        at = f"table {cell.table + 1} row {cell.row + 1} column {cell.column + 1}"
        parts.append(at if lang == "en" else f"表{cell.table + 1}第{cell.row + 1}行第{cell.column + 1}列")
    elif anchor.block is not None and anchor.page is None:
        parts.append(f"block {anchor.block + 1}" if lang == "en" else f"第{anchor.block + 1}段")
    return " ".join(parts)


def circled(number: int) -> str:
    """①, ② …; the plain number in brackets past twenty."""
    return chr(0x245F + number) if 1 <= number <= 20 else f"({number})"


def places(finding: Finding, lang: str, most: int = 4) -> str:
    """The first few places, each once."""
    found = list(dict.fromkeys(place(anchor, lang) for anchor in finding.evidence))
    more = f" … ({len(found)})" if len(found) > most else ""
    return ("; " if lang == "en" else "、").join(found[:most]) + more


def quote(anchor: Anchor, document: Document, most: int = 60) -> str:
    """What stands there, on one line."""
    text = " ".join(document.text[anchor.span.start : anchor.span.end].split())
    return text if len(text) <= most else text[: most - 1] + "…"


def remarks(finding: Finding, lang: str) -> str:
    """Doubt, disclosure, hints."""
    said = []
    if finding.doubt:
        said.append(Say("识读存疑", "possible misreading"))
    if finding.disclosed:
        said.append(Say("报告已说明", "disclosed in the report"))
    said += finding.hints
    return ("; " if lang == "en" else "；").join(word.in_(lang) for word in said)
