"""One report, every format: the same facts and the same findings, wherever on the page they stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from functools import cache

import pytest

from ingest.read import read_bytes
from model.document import Document
from model.fact import Fact
from model.result import DocumentResult
from pipeline.audit import audit_document
from pipeline.settings import Settings
from tests.parity.renderings import FORMATS, ROOT

SAMPLES = ROOT / "samples"
SOURCES = {path.stem[:2]: path for path in sorted((SAMPLES / "sources").glob("*.src"))}
PRINTED = {path.stem[:2]: path for path in sorted(SAMPLES.glob("*.pdf"))}
PAIRS = [*((number, form) for number in SOURCES for form in FORMATS if form != "docx"), *((number, "pdf") for number in PRINTED)]
_PLACE = ("part", "group")


@cache
def _result(number: str, form: str) -> DocumentResult:
    content = PRINTED[number].read_bytes() if form == "pdf" else FORMATS[form](SOURCES[number].read_text("utf-8"))
    document = read_bytes(content, f"报告.{form}")
    assert isinstance(document, Document)
    return audit_document("报告", document, Settings(), [])


def _said(fact: Fact) -> tuple[object, ...]:
    context = tuple((key, str(value)) for key, value in asdict(fact.context).items() if key not in _PLACE and value is not None)
    value = fact.quantity.value if fact.quantity else fact.date or "".join((fact.text or "").split())
    return fact.concept, str(value), context


def facts(number: str, form: str) -> Counter[tuple[object, ...]]:
    """Concept, value and context of each fact, but for the places that formats number in their own ways."""
    return Counter(_said(fact) for fact in _result(number, form).facts)


def findings(number: str, form: str) -> Counter[tuple[str, ...]]:
    return Counter((found.rule, found.severity.value, found.reported, found.expected) for found in _result(number, form).findings)


@pytest.mark.parametrize(("number", "form"), PAIRS)
def test_the_same_facts_and_findings(number: str, form: str) -> None:
    mine, theirs = facts(number, form), facts(number, "docx")
    assert sorted(map(str, (theirs - mine).elements())) == []
    assert sorted(map(str, (mine - theirs).elements())) == []
    assert mine.total() > 30
    assert findings(number, form) == findings(number, "docx")


def test_there_are_findings_to_agree_on() -> None:
    assert sum(findings(number, "docx").total() for number in SOURCES) > 10
