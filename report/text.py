"""The discrepancy list for the terminal: gravest first, evidence under each, Chinese widths right (rich counts cells)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import IO

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from model.document import Document
from model.finding import Finding, Severity
from model.result import DocumentResult
from report.fold import fold
from report.words import INCOMPLETE, SEVERITY, place, quote, remarks

_STYLE = {Severity.HIGH: "bold red", Severity.MEDIUM: "yellow", Severity.LOW: "cyan", Severity.INFO: "dim"}
_SHOWN = 4
"""Places of a finding that are listed; the other formats list all."""
_NESTED = 4
"""How far a finding stands in under the one that explains it."""


def write_text(results: Iterable[DocumentResult], lang: str, stream: IO[str]) -> None:
    """Each document as it is done, then the sum of all."""
    console = Console(file=stream, highlight=False, soft_wrap=False, width=None if stream.isatty() else 120)
    totals: Counter[Severity] = Counter()
    files = 0
    for result in results:
        if result.document is None:
            continue
        files += 1
        totals.update(finding.severity for finding in result.findings)
        _document(console, result, result.document, lang)
    if files > 1:
        console.rule(style="dim")
        console.print(f"[bold]{files}[/] " + ("份报告：" if lang == "zh" else "reports: ") + _counts(totals, lang))


def _counts(totals: Counter[Severity], lang: str) -> str:
    said = [f"[{_STYLE[severity]}]{SEVERITY[severity].in_(lang)} {totals[severity]}[/]" for severity in Severity if totals[severity]]
    return "  ".join(said) or ("未发现疑点" if lang == "zh" else "nothing found")


def _document(console: Console, result: DocumentResult, document: Document, lang: str) -> None:
    counts = Counter(finding.severity for finding in result.findings)
    told = [_counts(counts, lang)] if counts or not result.incomplete else []
    told += [f"[red]{INCOMPLETE.in_(lang)}[/]"] if result.incomplete else []
    console.print(f"\n[bold]{escape(result.path)}[/]  {'  '.join(told)}")
    coverage = result.coverage
    if coverage.numbers:
        share = 100 * coverage.checked // coverage.numbers
        console.print(
            f"[dim]数字 {coverage.numbers} 个，已参与核对 {coverage.checked} 个（{share}%）[/]" if lang == "zh"
            else f"[dim]{coverage.numbers} numbers, {coverage.checked} took part in a check ({share}%)[/]"
        )
    for finding in result.findings:
        _finding(console, finding, document, lang)


def _finding(console: Console, finding: Finding, document: Document, lang: str) -> None:
    style = _STYLE[finding.severity]
    by = _NESTED if finding.cause else 0
    head = " " * by + ("  └ " if by else "  ")
    console.print(f"{head}[{style}]{SEVERITY[finding.severity].in_(lang)}[/] [bold]{finding.rule}[/] {escape(finding.title.in_(lang))}")
    _indented(console, finding.message.in_(lang), by + 6, "")
    _indented(console, finding.computation, by + 6, "dim")
    _indented(console, remarks(finding, lang), by + 6, "italic")
    for anchor in finding.evidence[:_SHOWN]:
        console.print(f"{' ' * (by + 8)}[dim]{escape(place(anchor, lang))}[/]  {escape(quote(anchor, document))}", soft_wrap=True)
    if len(finding.evidence) > _SHOWN:
        more = len(finding.evidence) - _SHOWN
        _indented(console, f"… 另 {more} 处" if lang == "zh" else f"… {more} more", by + 8, "dim")


def _indented(console: Console, text: str, by: int, style: str) -> None:
    for line in fold(text, console.width - by) if text else ():
        console.print(Text(" " * by + line, style=style), soft_wrap=True)
