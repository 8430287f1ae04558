"""A PDF page's characters and rulings by pdfplumber: slow, and asked only where PDFium lost characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ingest.layout.content import PageContent, Ruling, Run

_HAN = "\u2e80"
_MARK = "(cid:"


def page_content(page: Any, known: PageContent) -> PageContent:
    """The page (a ``pdfplumber.page.Page``) with all its characters; ``known``: what PDFium gave of it."""
    runs = tuple(_runs(page.chars))
    if sum(len(run.text) for run in runs) <= sum(len(run.text) for run in known.runs):
        return known
    rulings = tuple(Ruling(*(float(edge[key]) for key in ("x0", "top", "x1", "bottom"))) for edge in page.edges)
    return known._replace(width=float(page.width), height=float(page.height), runs=runs, rulings=rulings or known.rulings, lost=False, turn=0)


def _runs(chars: Iterable[Mapping[str, Any]]) -> Iterator[Run]:
    """Characters as runs, in the order of the file."""
    text = ""
    xs: list[float] = []
    right = top = bottom = 0.0
    for char in chars:
        shown = "\ufffd" if char["text"].startswith(_MARK) else char["text"][:1]
        x0, size = float(char["x0"]), float(char["bottom"]) - float(char["top"])
        room = (0.6 if shown > _HAN or text[-1:] > _HAN else 0.2) * size
        if text and (abs(float(char["bottom"]) - bottom) > 0.1 or not -0.3 * size < x0 - right < room):
            yield from _run(text, [*xs, right], top, bottom)
            text, xs = "", []
        text += shown
        xs.append(x0)
        right, top, bottom = float(char["x1"]), float(char["top"]), float(char["bottom"])
    if text:
        yield from _run(text, [*xs, right], top, bottom)


def _run(text: str, xs: list[float], top: float, bottom: float) -> Iterator[Run]:
    kept = text.strip()
    if kept:
        start = text.index(kept)
        yield Run(kept, tuple(xs[start : start + len(kept) + 1]), top, bottom, bottom - top, text[-1].isspace())
