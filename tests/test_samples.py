"""The samples: what must be found is found, and nothing else is said above ``info``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from model.finding import Finding, Severity
from model.result import DocumentResult
from pipeline.audit import audit_one
from pipeline.settings import Settings

SAMPLES = Path(__file__).parents[1] / "samples"
EXPECTED: dict[str, Any] = tomllib.loads((SAMPLES / "EXPECTED.toml").read_text("utf-8"))
ERRORS = [(name, find) for name, entry in EXPECTED.items() for find in entry["finds"]]


@cache
def _result(name: str) -> DocumentResult:
    return audit_one(SAMPLES / name, Settings())


def _says(finding: Finding, words: list[str]) -> bool:
    said = " ".join((finding.message.zh, finding.reported, finding.expected, finding.computation))
    return all(word in said for word in words)


def _is(finding: Finding, find: dict[str, Any]) -> bool:
    return finding.rule in find["rules"] and _says(finding, find["says"])


def test_every_sample_is_listed() -> None:
    found = {path.name for path in SAMPLES.iterdir() if path.is_file()} - {"EXPECTED.toml", "make.py"}
    assert found == set(EXPECTED)


def _param(name: str, find: dict[str, Any]) -> Any:
    marks = (pytest.mark.xfail(strict=True, reason="not found yet"),) if find.get("missed") else ()
    return pytest.param(name, find, id=f"{name[:2]}-{find['what']}", marks=marks)


@pytest.mark.parametrize(("name", "find"), [_param(name, find) for name, find in ERRORS])
def test_each_error_is_found(name: str, find: dict[str, Any]) -> None:
    found = [finding for finding in _result(name).findings if _is(finding, find)]
    assert found, [(f.rule, f.message.zh) for f in _result(name).findings]
    assert Severity(find["severity"]) in [finding.severity for finding in found]


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_else_is_said(name: str) -> None:
    entry = EXPECTED[name]
    stray = [
        (finding.rule, finding.severity.value, finding.message.zh)
        for finding in _result(name).findings
        if finding.severity is not Severity.INFO
        and finding.rule not in entry.get("follows", ())
        and not any(_is(finding, find) for find in entry["finds"])
    ]
    assert stray == []


@pytest.mark.parametrize("name", EXPECTED)
def test_no_stage_failed(name: str) -> None:
    assert [notice.message.zh for notice in _result(name).notices if notice.code == "X-STAGE"] == []
