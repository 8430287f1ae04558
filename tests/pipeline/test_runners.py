"""Runners: same results in the same order; a worker that dies or hangs costs its own file."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

import pipeline.runners
from model.result import DocumentResult
from pipeline.runners import ProcessRunner, SerialRunner, runner_for
from pipeline.settings import Settings


def _fake(path: Path, settings: Settings) -> DocumentResult:
    if path.name == "dies":
        os.kill(os.getpid(), 9)
    if path.name == "hangs":
        time.sleep(60)
    return DocumentResult(str(path), None)


def _work(pipe, settings: Settings) -> None:  # type: ignore[no-untyped-def]
    while True:
        pipe.send(_fake(pipe.recv(), settings))


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that run the fake: forked, so that they know it."""
    context = pipeline.runners.multiprocessing.get_context("fork")
    monkeypatch.setattr(pipeline.runners.multiprocessing, "get_context", lambda name: context)
    monkeypatch.setattr(pipeline.runners, "_work", _work)


def test_order_is_kept_and_the_dead_cost_only_their_own(forked: None) -> None:
    paths = [Path(name) for name in ("a", "dies", "b", "hangs", "c", "d")]
    found = list(ProcessRunner(2).map(paths, Settings(timeout=2)))
    assert [result.path for result in found] == ["a", "dies", "b", "hangs", "c", "d"]
    assert [result.error.code if result.error else None for result in found] == [None, "X-WORKER", None, "I-TIMEOUT", None, None]


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="no alarms here")
def test_one_after_another_the_time_limit_holds_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def guarded(path: Path, settings: Settings) -> DocumentResult:
        try:
            return _fake(path, settings)
        except Exception:  # noqa: BLE001 - as stages have it
            return DocumentResult("swallowed", None)

    monkeypatch.setattr(pipeline.runners, "audit_one", guarded)
    found = list(SerialRunner().map([Path("a"), Path("hangs"), Path("b")], Settings(timeout=1)))
    assert [(result.path, result.error.kind if result.error else None) for result in found] == [("a", None), ("hangs", "timeout"), ("b", None)]


def test_no_paths_no_results(forked: None) -> None:
    assert list(ProcessRunner(2).map([], Settings())) == []


def test_a_few_files_stay_in_this_process() -> None:
    assert isinstance(runner_for(2, Settings()), SerialRunner)
    assert isinstance(runner_for(2, Settings(jobs=2)), ProcessRunner)
