"""A progress bar on stderr, where somebody is there to see it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from model.result import DocumentResult


def progress(results: Iterator[DocumentResult], total: int, lang: str, *, quiet: bool) -> Iterator[DocumentResult]:
    """Pass results on; the bar goes when they end."""
    if quiet or total < 2 or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("读取" if lang == "zh" else "reading", total=total)
        for result in results:
            bar.advance(task)
            yield result
