"""Many ways of telling a figure: what the dataset takes from it, and what it must not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from model.fact import Fact
from model.result import DocumentResult
from normalize.record import value_text
from pipeline.audit import audit_one
from pipeline.settings import Settings
from report.told import Told

HERE = Path(__file__).parent / "facts"
TOLD: list[dict[str, Any]] = [told for path in sorted(HERE.glob("*.toml")) for told in tomllib.loads(path.read_text("utf-8"))["told"]]


def _read(text: str, directory: Path) -> DocumentResult:
    path = directory / "told.txt"
    path.write_text(text.strip() + "\n", "utf-8")
    result = audit_one(path, Settings())
    assert [notice.message.zh for notice in result.notices if notice.code == "X-STAGE"] == []
    return result


def _is(fact: Fact, wanted: dict[str, Any], told: Told) -> bool:
    """Whether a fact is the one asked for; what the entry does not name is not asked about.  ``told``: its name in the dataset."""
    same = fact.concept == wanted.get("metric", fact.concept) and told.metric(fact) == wanted.get("told", told.metric(fact))
    same = same and ("value" not in wanted or value_text(fact) == wanted["value"])
    return same and all(getattr(fact.context, key) == (value or None) for key, value in wanted.items() if key not in ("metric", "value", "told"))


@pytest.mark.parametrize("told", [pytest.param(told, id=told["name"]) for told in TOLD])
def test_told(told: dict[str, Any], tmp_path: Path) -> None:
    result = _read(told["text"], tmp_path)
    names = Told.of(result.facts, result.extraction.parts)
    shown = [f"{fact.concept}={value_text(fact)} {fact.context.item or ''}" for fact in result.facts]
    assert [wanted for wanted in told.get("facts", ()) if not any(_is(fact, wanted, names) for fact in result.facts)] == [], shown
    assert [unwanted for unwanted in told.get("none", ()) if any(_is(fact, unwanted, names) for fact in result.facts)] == [], shown
    record = dict(result.reports[0].values) if result.reports else {}
    assert {key: record.get(key, "") for key in told.get("record", {})} == told.get("record", {})
