"""What grows: time with the length of one report, memory with the number of reports."""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.pdf import Ratio, best

_TIMES = 4
_FEW, _MANY = 10, 40


def measure(text: Path) -> list[Ratio]:
    """A report four times over against itself, for each character; forty reports against the first ten of them."""
    return [_length(text), *(_batch(text, jobs) for jobs in (1, 2))]


def _length(text: Path) -> Ratio:
    from pipeline.audit import audit_one
    from pipeline.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / text.name
        long.write_text("\n\n".join([text.read_text("utf-8")] * _TIMES), "utf-8")
        audit_one(text, Settings())
        once, often = best(lambda: audit_one(text, Settings()), lambda: audit_one(long, Settings()))
    return Ratio(f"audit of {text.name} {_TIMES} times over, a character : once", often / _TIMES, once, 1.3, most=True)


def _batch(text: Path, jobs: int) -> Ratio:
    """A fresh process audits copies of a third of the report, each with a name and an end of its own; it says what it held at most."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, text, jobs))
    process.start()
    theirs.close()
    few, many = ours.recv()
    process.join()
    what = f"memory after {_MANY} reports : after {_FEW}" + (f", parent of {jobs} processes" if jobs > 1 else "")
    return Ratio(what, many, few, 1.2, most=True, unit="MB")


def _work(pipe: Connection, text: Path, jobs: int) -> None:
    from pipeline.runners import runner_for
    from pipeline.settings import Settings

    source = text.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.txt" for number in range(_MANY)]
        for number, path in enumerate(paths):
            path.write_text(f"{source[: len(source) // 3]}\n本报告为第{number}份。\n", "utf-8")
        settings = Settings(jobs=jobs)
        held = [_peak() for _ in runner_for(_MANY, settings).map(paths, settings)]
    pipe.send((held[_FEW - 1], held[-1]))


def _peak() -> float:
    """The most memory that this process has held, in MB.  Linux counts what its parent held before in ``ru_maxrss``, so it is asked elsewhere."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
