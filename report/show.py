"""One report at a glance: its record, its indicator tree, the coverage of its numbers."""

from __future__ import annotations

from collections import Counter
from typing import IO, TYPE_CHECKING

from model.result import DocumentResult
from report.words import SEVERITY

if TYPE_CHECKING:
    from rich.console import Console


def write_show(result: DocumentResult, unread: bool, lang: str, stream: IO[str]) -> None:
    """To a terminal."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table
    from rich.tree import Tree

    console = Console(file=stream, highlight=False, width=None if stream.isatty() else 120)
    console.print(f"[bold]{escape(result.path)}[/]")
    for report in result.reports:
        table = Table(title=escape(f"{report.role}  {report.part.title}"), title_justify="left", show_header=False, box=None)
        for name, value in report.values:
            table.add_row(name, escape(value))
        console.print(table)
    tree = Tree("指标" if lang == "zh" else "indicators")
    groups: dict[str, Tree] = {}
    for fact in result.facts:
        if fact.concept == "indicator_score" and fact.context.indicator and fact.anchor.cell:
            key = f"{fact.context.voice.value} · {fact.context.dimension or '—'}"
            if key not in groups:
                groups[key] = tree.add(escape(key))
            groups[key].add(escape(f"{fact.context.code or ''} {fact.context.indicator} {fact.raw}".strip()))
    console.print(tree)
    counts = Counter(finding.severity for finding in result.findings)
    console.print("  ".join(f"{SEVERITY[severity].in_(lang)} {count}" for severity, count in sorted(counts.items(), key=lambda item: item[0].rank)))
    _coverage(result, unread, lang, console)


def _coverage(result: DocumentResult, unread: bool, lang: str, console: Console) -> None:
    coverage = result.coverage
    idle = coverage.numbers - coverage.checked - coverage.unread
    words: tuple[str, ...] = ("数字", "已核对", "已读但无从核对", "未读", "不是数量")
    if lang == "en":
        words = ("numbers", "checked", "in no relation", "unread", "no quantities")
    counts = (coverage.numbers, coverage.checked, idle, coverage.unread, sum(count for _, count in coverage.masked))
    console.print("  ".join(f"{word} {count}" for word, count in zip(words, counts, strict=True)))
    console.print("、".join(f"{reason} {count}" for reason, count in coverage.masked), style="dim")
    for group in coverage.groups:
        name = f"表{group.index + 1} {group.title}" if group.kind == "table" else f"【{group.title}】"
        console.print(f"  {name}  {group.checked}/{group.numbers}", markup=False)
    document = result.document
    if not unread or document is None:
        return
    masked = {at for mask in result.extraction.masks for at in range(mask.span.start, mask.span.end)}
    figured = {at for figure in result.extraction.figures for token in figure.tokens for at in range(token.start, token.end)}
    for token in result.extraction.numbers:
        if token.start not in masked and token.start not in figured:
            around = document.text[max(0, token.start - 20) : token.end + 12].replace("\n", " ")
            console.print(f"  {document.line_number(token.start)}  …{around}…", markup=False)
