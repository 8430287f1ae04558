"""The bar: results pass through it untouched, pages are shown as they are recognised."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from model.result import DocumentResult
from pipeline.progress import PAGES, progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def results(pages: int) -> Iterator[DocumentResult]:
    for page in range(1, pages + 1):
        logging.getLogger(PAGES).info("recognised page %d of %d", page, pages)
    yield DocumentResult(str(Path("scan.pdf")), None)


@pytest.mark.parametrize(("quiet", "shown"), [(False, True), (True, False)])
def test_pages_show_even_for_one_file(monkeypatch: pytest.MonkeyPatch, quiet: bool, shown: bool) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    seen: list[str] = []

    def watched() -> Iterator[DocumentResult]:
        yield from results(57)
        logger = logging.getLogger(PAGES)
        seen.extend(type(handler).__name__ for handler in logger.handlers)

    assert [result.path for result in progress(watched(), 1, "zh", quiet=quiet)] == ["scan.pdf"]
    assert ("_Pages" in seen) is shown
    assert not any(type(handler).__name__ == "_Pages" for handler in logging.getLogger(PAGES).handlers)


def test_nobody_is_there_to_see_it(monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = io.StringIO()
    monkeypatch.setattr(sys, "stderr", quiet)
    assert len(list(progress(results(3), 1, "en", quiet=False))) == 1 and not quiet.getvalue()
