"""A progress bar on stderr, where somebody is there to see it: file by file, and page by page where pages are recognised."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from model.result import DocumentResult

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PAGES = "ingest.pages"
"""The logger that tells of each page recognised: args are its number and how many there are."""


def progress(results: Iterator[DocumentResult], total: int, lang: str, *, quiet: bool) -> Iterator[DocumentResult]:
    """Pass results on; the bar goes when they end."""
    if quiet or total < 1 or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("读取" if lang == "zh" else "reading", total=total, visible=total > 1)
        pages = _Pages(bar, bar.add_task("识别扫描页" if lang == "zh" else "recognising pages", visible=False))
        logger = logging.getLogger(PAGES)
        before = logger.level, logger.propagate
        logger.setLevel(logging.INFO)
        logger.propagate = False
        logger.addHandler(pages)
        try:
            for result in results:
                bar.advance(task)
                pages.rest()
                yield result
        finally:
            logger.removeHandler(pages)
            logger.setLevel(before[0])
            logger.propagate = before[1]


class _Pages(logging.Handler):
    """Shows the pages of the file being recognised in this process."""

    def __init__(self, bar: Progress, task: TaskID) -> None:
        super().__init__()
        self._bar = bar
        self._task = task

    def emit(self, record: logging.LogRecord) -> None:
        if isinstance(record.args, tuple) and len(record.args) == 2:
            page, pages = record.args
            if isinstance(page, int) and isinstance(pages, int):
                self._bar.update(self._task, completed=page, total=pages, visible=True)

    def rest(self) -> None:
        """The file is done."""
        self._bar.update(self._task, visible=False)
