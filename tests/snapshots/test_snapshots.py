"""Whole samples, line by line: every fact and every finding.  Rewritten only by ``make accept``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from model.result import DocumentResult
from pipeline.audit import audit_one
from pipeline.settings import Settings
from report.words import place

SAMPLES = Path(__file__).parents[2] / "samples"
HOME = Path(__file__).parent
FILES = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".docx", ".pdf"))
ACCEPT = "GOUJI_ACCEPT" in os.environ


def _lines(result: DocumentResult) -> Iterator[str]:
    coverage = result.coverage
    yield f"numbers {coverage.numbers} checked {coverage.checked}"
    for report in result.reports:
        yield f"report {report.role} " + " ".join(f"{name}={value}" for name, value in report.values)
    for fact in result.facts:
        value = fact.quantity.value if fact.quantity else fact.date.iso() if fact.date else fact.text
        context = fact.context
        about = [context.voice.value, context.dimension, context.indicator, context.source, context.lot, context.item, context.option]
        yield f"fact {fact.concept} {value} «{fact.raw}» {place(fact.anchor, 'en')} " + "/".join(str(word) for word in about if word)
    for finding in result.findings:
        yield f"finding {finding.severity.value} {finding.rule} {finding.reported} -> {finding.expected}: {finding.message.zh}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:2])
def test_snapshot(path: Path) -> None:
    found = "\n".join(" ".join(line.split()) for line in _lines(audit_one(path, Settings()))) + "\n"
    kept = HOME / f"{path.stem}.snap"
    if ACCEPT:
        kept.write_text(found, "utf-8")
        pytest.fail("snapshots were rewritten: run again without GOUJI_ACCEPT")
    assert found == kept.read_text("utf-8")
