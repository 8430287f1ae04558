"""The discrepancy list as Markdown: a table for each report, ready to paste into a memo."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from model.result import DocumentResult
from report.words import COLUMNS, INCOMPLETE, SEVERITY, places, remarks


def write_markdown(results: Iterable[DocumentResult], lang: str, stream: IO[str]) -> None:
    """One heading and one table a document; unreadable files are named too."""
    head = [COLUMNS[column].in_(lang) for column in ("severity", "rule", "message", "reported", "expected", "place", "note")]
    for result in results:
        stream.write(f"## {result.path}\n\n")
        if result.error:
            stream.write(f"{result.error.message.in_(lang)}\n\n")
            continue
        if result.incomplete:
            stream.write(f"{INCOMPLETE.in_(lang)}\n\n")
        if not result.findings and not result.incomplete:
            stream.write("未发现疑点。\n\n" if lang == "zh" else "Nothing found.\n\n")
        if not result.findings:
            continue
        stream.write("| " + " | ".join(head) + " |\n|" + " --- |" * len(head) + "\n")
        for finding in result.findings:
            nested = "└ " if finding.cause else ""
            row = (SEVERITY[finding.severity].in_(lang), finding.rule, nested + finding.message.in_(lang), finding.reported, finding.expected,
                   places(finding, lang), remarks(finding, lang))
            stream.write("| " + " | ".join(" ".join(value.split()).replace("|", "\\|") for value in row) + " |\n")
        stream.write("\n")
