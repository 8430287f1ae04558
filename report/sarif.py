"""SARIF 2.1.0, for those who keep findings beside others' (https://docs.oasis-open.org/sarif/sarif/v2.1.0/)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from model.document import Document
from model.finding import Finding, Severity
from model.result import DocumentResult
from model.span import Anchor

_LEVEL = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note", Severity.INFO: "none"}


def sarif_log(results: Iterable[DocumentResult], lang: str, version: str) -> dict[str, Any]:
    """The whole log.  Lines for text files; character offsets always."""
    rules: dict[str, dict[str, Any]] = {}
    found: list[dict[str, Any]] = []
    failed: list[dict[str, Any]] = []
    for result in results:
        if result.document is None:
            text = result.error.message.in_(lang) if result.error else ""
            failed.append({"level": "error", "message": {"text": text}, "locations": [{"physicalLocation": {"artifactLocation": _uri(result.path)}}]})
            continue
        for finding in result.findings:
            rules.setdefault(finding.rule, {"id": finding.rule, "shortDescription": {"text": finding.title.in_(lang)}})
            found.append(_result(finding, result.document, result.path, lang))
    driver = {"name": "gouji", "version": version, "rules": list(rules.values())}
    run = {"tool": {"driver": driver}, "results": found, "columnKind": "unicodeCodePoints",
           "invocations": [{"executionSuccessful": not failed, "toolExecutionNotifications": failed}]}
    return {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}


def _uri(path: str) -> dict[str, str]:
    return {"uri": Path(path).as_posix()}


def _result(finding: Finding, document: Document, path: str, lang: str) -> dict[str, Any]:
    return {
        "ruleId": finding.rule, "level": _LEVEL[finding.severity], "message": {"text": finding.message.in_(lang)},
        "partialFingerprints": {"gouji/v1": finding.fingerprint}, "properties": {"cause": finding.cause} if finding.cause else {},
        "locations": [_location(anchor, document, path) for anchor in finding.evidence],
    }


def _location(anchor: Anchor, document: Document, path: str) -> dict[str, Any]:
    span = anchor.span
    region: dict[str, Any] = {"charOffset": span.start, "charLength": len(span), "snippet": {"text": document.text[span.start : span.end]}}
    if anchor.line is not None:
        region = {"startLine": anchor.line, **region}
    return {"physicalLocation": {"artifactLocation": _uri(path), "region": region}}
