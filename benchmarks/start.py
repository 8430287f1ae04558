"""What a user waits for on the command line, each in a fresh process, from the second time on: Python has kept its bytecode."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.files import ROOT
from benchmarks.pdf import Ratio, best

_HEAVY = "import jieba, spacy, sqlite_utils; jieba.initialize()"


def _children() -> float:
    """Processor time of all processes that ended under us."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _compare(ours: tuple[str, ...], other: tuple[str, ...]) -> list[float]:
    """Both once before the clock runs.  A shell that forbids Python to keep bytecode would have our modules compiled each time, and
    those of installed packages never."""
    with tempfile.TemporaryDirectory() as folder:
        keeps = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPYCACHEPREFIX": folder}

        def run(arguments: tuple[str, ...]) -> object:
            return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=keeps, capture_output=True, check=False)

        run(ours)
        run(other)
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
