"""Many ways of wording: what is right stays silent, one planted error is found, and nothing else is said above ``info``."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from model.finding import Finding, Severity
from pipeline.audit import audit_one
from pipeline.settings import Settings
from tests.laws.test_spelling import SPELLINGS

HERE = Path(__file__).parent
SCRAPS: list[dict[str, Any]] = [
    scrap for path in sorted(HERE.glob("*.toml")) for scrap in tomllib.loads(path.read_text("utf-8"))["scrap"]
]
WRONG = [(scrap, wrong) for scrap in SCRAPS for wrong in scrap.get("wrong", ())]
KNOWN: dict[str, list[str]] = tomllib.loads((HERE / "known" / "failures.toml").read_text("utf-8"))
"""What does not hold yet, kept in sight: each must fail (strict), so that whoever mends one takes it off the list."""


def _param(kind: str, name: str, *values: Any) -> Any:
    marks = (pytest.mark.xfail(strict=True, reason="known failure"),) if name in KNOWN[kind] else ()
    return pytest.param(*values, id=name, marks=marks)


def _findings(text: str, directory: Path, suffix: str = "txt") -> list[Finding]:
    path = directory / f"scrap.{suffix}"
    path.write_text(text.strip() + "\n", "utf-8")
    result = audit_one(path, Settings())
    assert [notice.message.zh for notice in result.notices if notice.code == "X-STAGE"] == []
    return [finding for finding in result.findings if finding.severity is not Severity.INFO]


def _said(finding: Finding) -> str:
    words = " ".join((finding.message.zh, finding.reported, finding.expected, finding.computation))
    return re.sub(r"(?<=\d),(?=\d{3})", "", words)


def _shown(findings: list[Finding]) -> list[str]:
    return [f"{finding.rule} {finding.severity.value} {_said(finding)}" for finding in findings]


def test_scraps_are_many_and_named_once() -> None:
    names = [scrap["name"] for scrap in SCRAPS]
    assert len(names) == len(set(names))
    assert len(SCRAPS) + len(WRONG) >= 80


@pytest.mark.parametrize("scrap", [_param("right", scrap["name"], scrap) for scrap in SCRAPS])
def test_right_is_silent(scrap: dict[str, Any], tmp_path: Path) -> None:
    assert _shown(_findings(scrap["text"], tmp_path, scrap.get("format", "txt"))) == []


@pytest.mark.parametrize(("scrap", "wrong"), [_param("wrong", f"{scrap['name']}：{wrong['put'][1][-16:].split()[-1]}", scrap, wrong) for scrap, wrong in WRONG])
def test_wrong_is_found(scrap: dict[str, Any], wrong: dict[str, Any], tmp_path: Path) -> None:
    right, false = wrong["put"]
    assert scrap["text"].count(right) == 1
    findings = _findings(scrap["text"].replace(right, false), tmp_path, scrap.get("format", "txt"))
    expected = [f for f in findings if f.rule[:2] in wrong["family"].split() and all(word in _said(f) for word in wrong["says"])]
    assert expected, _shown(findings)
    stray = [f for f in findings if f not in expected and f.rule[:2] not in wrong["family"].split() and f.rule not in wrong.get("follows", ())]
    assert _shown(stray) == []


def _is_prose(text: str) -> bool:
    """No table of cells parted by blanks or one a line, which more blanks would cut anew."""
    return all(len(line) > 24 or not re.search(r"\d", line) for line in text.split("\n")) and not re.search(r"[^。] [^ ]", text)


def _fits(text: str, spelling: str) -> bool:
    if spelling == "wide figures":
        return False  # a grid's columns are known by their widths
    return spelling != "blanks around figures" or _is_prose(text)


SPELT = [pytest.param(scrap, spelling, id=f"{scrap['name']}：{spelling}") for scrap in SCRAPS for spelling in SPELLINGS
         if "format" not in scrap and _fits(scrap["text"], spelling)]


@pytest.mark.slow
@pytest.mark.parametrize(("scrap", "spelling"), SPELT)
def test_what_is_found_does_not_hang_on_spelling(scrap: dict[str, Any], spelling: str, tmp_path: Path) -> None:
    texts = [scrap["text"], *(scrap["text"].replace(*wrong["put"]) for wrong in scrap.get("wrong", ())[:1])]
    for text in texts:
        assert _rules(_findings(SPELLINGS[spelling](text), tmp_path)) == _rules(_findings(text, tmp_path))


def _rules(findings: list[Finding]) -> list[tuple[str, str]]:
    return sorted((finding.rule, finding.severity.value) for finding in findings)
