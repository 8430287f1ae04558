"""A DocumentResult as the contract's plain JSON object."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

from lexicon.load import Lexicon
from model.document import Document
from model.fact import Fact
from model.finding import Finding
from model.quantity import Reading
from model.result import Coverage, DocumentResult
from model.span import Anchor
from report.told import Told, length_of, told_once

Plain = dict[str, Any]


def document_object(result: DocumentResult, lang: str = "zh") -> Plain:
    """One entry of ``documents``."""
    document = result.document
    if document is None:
        raise TypeError(f"{result.path} could not be read: it belongs under errors")
    told = Told.of(result.facts, result.extraction.parts)
    status = Counter(outcome.status.value for outcome in result.outcomes)
    return {
        "path": result.path,
        "sha256": document.source.sha256,
        "media_type": document.source.media_type,
        "reports": [{"id": report.id, "role": report.role, **dict(report.values)} for report in result.reports],
        "facts": [fact_object(fact, document, told) for fact in told_once(result.facts, told) if not _is_structure(fact)],
        "findings": [finding_object(finding, document, lang) for finding in result.findings],
        "outcomes": {name: status.get(name, 0) for name in ("consistent", "inconsistent", "not_checkable", "not_applicable")},
        "coverage": coverage_object(result.coverage),
        "warnings": [notice.message.in_(lang) for notice in result.notices],
    }


def _is_structure(fact: Fact) -> bool:
    """Headings, captions, quoted terms: how the report is built, kept for the rules, no figure of the dataset."""
    return Lexicon.load().concepts[fact.concept].kind == "structure"


def _number(value: Decimal) -> int | float:
    """For JSON readers only: no verdict is computed from it."""
    return int(value) if value == value.to_integral() else float(value)


def fact_object(fact: Fact, document: Document, told: Told) -> Plain:
    """One entry of ``facts``."""
    plain: Plain = {"id": fact.id, "report": str(fact.context.part), "metric": told.metric(fact)}
    if fact.quantity is not None:
        interval = fact.quantity.interval(Reading.ROUNDED)
        factor, unit = length_of(fact)
        value, low, high = (_number(number * factor) for number in (fact.quantity.value, interval.low, interval.high))
        plain |= {"value": value, "unit": unit, "low": low, "high": high}
    else:
        plain["value"] = fact.text if fact.text is not None or fact.date is None else fact.date.iso()
    context = fact.context
    named = {
        "voice": context.voice.value, "stage": context.stage.value, "dimension": context.dimension, "subdimension": context.subdimension,
        "indicator": context.indicator, "code": context.code, "source": context.source, "year": context.year, "period": context.period,
        "lot": context.lot, "item": context.item, "question": context.question, "option": context.option, "scope": context.scope,
    }
    plain["context"] = {key: value for key, value in named.items() if value not in (None, "unstated", "unknown")}
    plain["evidence"] = evidence_object(fact.anchor, document)
    return plain


def evidence_object(anchor: Anchor, document: Document) -> Plain:
    """Exactly what stands there, with every coordinate the format has."""
    plain: Plain = {"text": document.text[anchor.span.start : anchor.span.end], "start": anchor.span.start, "end": anchor.span.end}
    if anchor.line is not None:
        plain["line"] = anchor.line
    if anchor.page is not None:
        plain["page"] = anchor.page
    if anchor.bbox is not None:
        box = anchor.bbox
        plain["bbox"] = [round(edge, 2) for edge in (box.x0, box.top, box.x1, box.bottom)]
    if anchor.block is not None:
        plain["block"] = anchor.block
    if anchor.cell is not None:
        plain |= {"table": anchor.cell.table, "row": anchor.cell.row, "column": anchor.cell.column}
    if anchor.confidence is not None:
        plain["confidence"] = round(anchor.confidence, 3)
    return plain


def coverage_object(coverage: Coverage) -> Plain:
    """How many numbers took part in a check, in all, by part and by table; why others did not."""
    groups: Plain = {"parts": [], "tables": []}
    for group in coverage.groups:
        groups[f"{group.kind}s"].append({group.kind: group.index, "title": group.title, "numbers": group.numbers, "checked": group.checked})
    idle = coverage.numbers - coverage.checked - coverage.unread
    whole = {"numbers": coverage.numbers, "checked": coverage.checked, "unread": coverage.unread, "in_no_relation": idle}
    return {**whole, "masked": dict(coverage.masked), **groups}


def finding_object(finding: Finding, document: Document, lang: str) -> Plain:
    """One entry of ``findings``."""
    return {
        "id": finding.id, "rule": finding.rule, "category": finding.category.value, "severity": finding.severity.value,
        "title": finding.title.in_(lang), "message": finding.message.in_(lang), "reported": finding.reported, "expected": finding.expected,
        "difference": None if finding.difference is None else _number(finding.difference), "computation": finding.computation,
        "basis": finding.basis, "doubt": finding.doubt, "disclosed": finding.disclosed,
        "reading": finding.reading.value if finding.reading else None, "fingerprint": finding.fingerprint, "cause": finding.cause or None,
        "hints": [hint.in_(lang) for hint in finding.hints], "evidence": [evidence_object(anchor, document) for anchor in finding.evidence],
    }


def error_object(result: DocumentResult, lang: str) -> Plain:
    """One entry of ``errors``."""
    error = result.error
    if error is None:
        raise TypeError(f"{result.path} was read: it is no error")
    return {"path": result.path, "error": error.message.in_(lang), "kind": error.kind or "unreadable"}


def missing_object(name: str, lang: str) -> Plain:
    """A path that led to nothing, as an entry of ``errors``."""
    said = "no such file, or nothing to read in it" if lang == "en" else "没有这个文件，或其中没有可读的报告"
    return {"path": name, "error": said, "kind": "missing"}
