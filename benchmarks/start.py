"""What a user waits for on the command line, each in a fresh process."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

from benchmarks.files import ROOT
from benchmarks.pdf import Ratio, best

_HEAVY = "import jieba, spacy, sqlite_utils; jieba.initialize()"


def _children() -> float:
    """Processor time of all processes that ended under us."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _compare(ours: tuple[str, ...], other: tuple[str, ...]) -> list[float]:
    def run(arguments: tuple[str, ...]) -> object:
        return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=False)

    return best(lambda: run(ours), lambda: run(other), clock=_children)


def measure(text: Path | None) -> list[Ratio]:
    """``gouji --help`` against an empty Python; a text report against importing what a fuller tool would import."""
    gouji = ("-c", "from cli import main; main()")
    ours, other = _compare((*gouji, "--help"), ("-c", "pass"))
    ratios = [Ratio("gouji --help : python -c pass", ours, other, 3.0, most=True)]
    if text is not None:
        ours, other = _compare((*gouji, "audit", str(text), "--quiet"), ("-c", _HEAVY))
        ratios.append(Ratio(f"gouji audit {text.name} : importing spaCy, jieba and sqlite-utils", ours, other, 2.0, most=True))
    return ratios
