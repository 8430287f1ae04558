"""Many files: one after another, or side by side in processes.  Results come in the order of the paths either way.

A worker holds one file at a time.  One that dies, or that works past the time limit and is ended, costs its own file only:
a fresh worker takes its place.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Protocol

from model.notice import Level, Notice, Say
from model.result import DocumentResult
from pipeline.audit import audit_one, shown
from pipeline.settings import Settings

_SLOW = Say("处理超时，已中止（设置 timeout）", "took longer than allowed (setting timeout) and was stopped")


class Runner(Protocol):
    """The seam: another way of running (a cluster, say) implements this."""

    def map(self, paths: Sequence[Path], settings: Settings) -> Iterator[DocumentResult]:
        """One result for each path, in their order."""
        ...


class SerialRunner:
    """In this process.  The time limit holds where the system has alarms and this is the main thread."""

    def map(self, paths: Sequence[Path], settings: Settings) -> Iterator[DocumentResult]:
        for path in paths:
            try:
                with _alarm(settings.timeout):
                    result = audit_one(path, settings)
            except _OutOfTime:
                result = _lost(shown(path), "I-TIMEOUT", _SLOW, "timeout")
            yield result


class _OutOfTime(BaseException):
    """No Exception: the guards of stages and readers must let it pass."""


@contextlib.contextmanager
def _alarm(seconds: int) -> Iterator[None]:
    """Raises _OutOfTime in the block when the time is up."""
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(*_: object) -> None:
        raise _OutOfTime

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    index: int | None = None
    deadline: float = field(default=0.0)


class ProcessRunner:
    """``jobs`` processes, started fresh (spawn); only a path and settings go out, only a result returns."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def map(self, paths: Sequence[Path], settings: Settings) -> Iterator[DocumentResult]:
        waiting = list(enumerate(paths))[::-1]
        done: dict[int, DocumentResult] = {}
        workers = [_start(settings) for _ in range(min(self.jobs, len(paths)))]
        ahead = 0
        try:
            while ahead < len(paths):
                for worker in workers:
                    # stay near the file that is due next, so that finished results never pile up
                    if worker.index is None and waiting and waiting[-1][0] < ahead + 4 * self.jobs:
                        worker.index, path = waiting.pop()
                        worker.deadline = time.monotonic() + settings.timeout
                        worker.pipe.send(path)
                wait([worker.pipe for worker in workers if worker.index is not None], timeout=1.0)
                for at, worker in enumerate(workers):
                    result = _collect(worker, paths)
                    if result is not None and worker.index is not None:
                        done[worker.index] = result
                        worker.index = None
                        if not worker.process.is_alive():
                            workers[at] = _start(settings)
                while ahead in done:
                    yield done.pop(ahead)
                    ahead += 1
        finally:
            for worker in workers:
                _end(worker)


def _start(settings: Settings) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, settings), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _work(pipe: Connection, settings: Settings) -> None:
    """The worker's loop: a path in, a result out, until the pipe closes.  Ctrl-C is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, BrokenPipeError, OSError):
        while True:
            path = pipe.recv()
            pipe.send(audit_one(path, settings))


def _collect(worker: _Worker, paths: Sequence[Path]) -> DocumentResult | None:
    """The worker's result, or an error in its place where it died or ran out of time; None while it works."""
    if worker.index is None:
        return None
    path = shown(paths[worker.index])
    try:
        if worker.pipe.poll():
            result = worker.pipe.recv()
            return result if isinstance(result, DocumentResult) else None
    except (EOFError, OSError):
        worker.process.join(1)
        code = worker.process.exitcode
        worker.process.kill()
        worker.process.join()
        died = Say(f"处理进程意外终止（退出码{code}），该文件未完成", f"the worker died (exit code {code}); this file was not finished")
        return _lost(path, "X-WORKER", died, "unreadable")
    if time.monotonic() > worker.deadline:
        worker.process.kill()
        worker.process.join()
        return _lost(path, "I-TIMEOUT", _SLOW, "timeout")
    return None


def _lost(path: str, code: str, message: Say, kind: str) -> DocumentResult:
    return DocumentResult(path, None, error=Notice(code, Level.ERROR, message, kind=kind))


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.terminate()
    worker.process.join(2)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()


def runner_for(files: int, settings: Settings) -> Runner:
    """Processes pay for themselves from a handful of files on."""
    jobs = settings.jobs or os.cpu_count() or 1
    return SerialRunner() if jobs == 1 or (settings.jobs == 0 and files < 4) else ProcessRunner(jobs)
