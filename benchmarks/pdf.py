"""The whole audit of a PDF against pdfplumber's text and tables alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROUNDS = 3


class Ratio(NamedTuple):
    """How many times as long (or as much) ``other`` takes; ``aim``: the least (or, for ``most``, the greatest) that we want."""

    what: str
    ours: float
    other: float
    aim: float
    most: bool = False
    unit: str = "s"

    @property
    def value(self) -> float:
        return self.ours / self.other if self.most else self.other / self.ours

    @property
    def holds(self) -> bool:
        return self.value <= self.aim if self.most else self.value >= self.aim

    def __str__(self) -> str:
        aim = f"aim {'≤' if self.most else '≥'} {self.aim}"
        both = f"{self.ours:.3f} {self.unit} : {self.other:.3f} {self.unit}"
        return f"{'ok  ' if self.holds else 'MISS'} {self.value:6.2f}×  ({aim})  {self.what}  [{both}]"


def best(*works: Callable[[], object], clock: Callable[[], float] = time.process_time) -> list[float]:
    """The shortest of a few rounds of each, taken in turn; processor time, so that other work on the machine counts little."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, taken in zip(works, times, strict=True):
            start = clock()
            work()
            taken.append(clock() - start)
    return [min(taken) for taken in times]


def by_pdfplumber(path: Path) -> None:
    """Text and tables of every page, as its manual shows."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def measure(path: Path, aim: float) -> list[Ratio]:
    """Reading alone, and the whole audit, both after one warm-up."""
    from ingest.read import read
    from pipeline.audit import audit_one
    from pipeline.settings import Settings

    audit_one(path, Settings())
    theirs, reading, whole = best(lambda: by_pdfplumber(path), lambda: read(path), lambda: audit_one(path, Settings()))
    return [
        Ratio(f"audit of {path.name} : pdfplumber text + tables", whole, theirs, aim),
        Ratio(f"reading {path.name} : pdfplumber text + tables", reading, theirs, aim),
    ]
