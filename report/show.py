"""One report at a glance: its record, its indicator tree, the coverage of its numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import IO, TYPE_CHECKING

from lexicon.load import Lexicon
from model.result import DocumentResult
from report.words import ROLE, SEVERITY, VOICE

if TYPE_CHECKING:
    from rich.console import Console


def write_show(result: DocumentResult, unread: bool, lang: str, stream: IO[str]) -> None:
    """To a terminal."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table
    from rich.tree import Tree

    concepts = Lexicon.load().concepts
    console = Console(file=stream, highlight=False, width=None if stream.isatty() else 120)
    console.print(f"[bold]{escape(result.path)}[/]")
    for report in result.reports:
        role = ROLE[report.role].in_(lang) if report.role in ROLE else report.role
        table = Table(title=escape(f"{role}  {report.part.title}"), title_justify="left", show_header=False, box=None)
        for name, value in report.values:
            concept = concepts[name]
            table.add_row(concept.title if lang == "zh" else concept.title_en, escape(worded(value, concept.kind, lang)), f"[dim]{name}[/]")
        console.print(table)
    tree = Tree("指标（得分/分值）" if lang == "zh" else "indicators (score/weight)")
    groups: dict[str, Tree] = {}
    for voice, dimension, said in _indicators(result, lang):
        key = f"{voice} · {dimension}"
        if key not in groups:
            groups[key] = tree.add(escape(key))
        groups[key].add(escape(said))
    if groups:
        console.print(tree)
    counts = Counter(finding.severity for finding in result.findings)
    console.print("  ".join(f"{SEVERITY[severity].in_(lang)} {count}" for severity, count in sorted(counts.items(), key=lambda item: item[0].rank)))
    _coverage(result, unread, lang, console)


def _indicators(result: DocumentResult, lang: str) -> Iterator[tuple[str, str, str]]:
    """Voice, dimension and one line an indicator, in the order of the tables."""
    weights = {(fact.anchor.cell.table, fact.anchor.cell.row): fact.raw for fact in result.facts
               if fact.concept == "indicator_weight" and fact.anchor.cell is not None}
    for fact in result.facts:
        context, cell = fact.context, fact.anchor.cell
        if fact.concept == "indicator_score" and context.indicator and cell is not None:
            weight = weights.get((cell.table, cell.row))
            marks = f"{fact.raw}/{weight}" if weight else fact.raw
            yield VOICE[context.voice].in_(lang), context.dimension or "—", f"{context.code or ''} {context.indicator}  {marks}".strip()


def worded(value: str, kind: str, lang: str) -> str:
    """A value of the record as it is read: money from 1 万元 up in 万元, rates with their sign, areas with their unit."""
    match kind:
        case "money":
            amount = Decimal(value)
            large = lang == "zh" and abs(amount) >= 10_000
            return f"{(amount / 10_000).normalize():,f} 万元" if large else f"{amount:,f} " + ("元" if lang == "zh" else "yuan")
        case "rate":
            return f"{value}%"
        case "area":
            return f"{Decimal(value):,f} " + ("平方米" if lang == "zh" else "m²")
    return value


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
