"""One fact from one line (see tests/support.py)."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest


def _support() -> Any:
    spec = importlib.util.spec_from_file_location("gouji_test_support", Path(__file__).parents[1] / "support.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def fact() -> Any:
    scrap = _support().Scrap()
    return scrap.fact


@pytest.fixture(scope="session")
def book() -> Any:
    return _support().book
