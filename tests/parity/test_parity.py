"""One report, every format: the same facts and the same findings, wherever on the page they stand."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import asdict
from difflib import SequenceMatcher
from functools import cache

import pytest

from ingest import ocr
from ingest.read import read_bytes
from model.document import Document
from model.fact import Fact
from model.result import DocumentResult
from pipeline.audit import audit_document
from pipeline.settings import Settings
from tests.parity.renderings import FORMATS, ROOT, old_word, scanned

SAMPLES = ROOT / "samples"
SOURCES = {path.stem[:2]: path for path in sorted((SAMPLES / "sources").glob("*.src"))}
PRINTED = {path.stem[:2]: path for path in sorted(SAMPLES.glob("*.pdf"))}
PAIRS = [*((number, form) for number in SOURCES for form in FORMATS if form != "docx"), *((number, "pdf") for number in PRINTED)]
EVERYWHERE = "01"
"""The report that is tried as DOC and as a scan too, which take their time."""
_PLACE = ("part", "group")


@cache
def _document(number: str, form: str) -> Document:
    match form:
        case "pdf":
            content = PRINTED[number].read_bytes()
        case "doc":
            content = old_word(SOURCES[number].read_text("utf-8"))
        case "scan":
            content = scanned(PRINTED[number].read_bytes())
        case _:
            content = FORMATS[form](SOURCES[number].read_text("utf-8"))
    document = read_bytes(content, f"报告.{'pdf' if form == 'scan' else form}")
    assert isinstance(document, Document)
    return document


@cache
def _result(number: str, form: str) -> DocumentResult:
    return audit_document("报告", _document(number, form), Settings(), [])


def _said(fact: Fact) -> tuple[object, ...]:
    context = tuple((key, str(value)) for key, value in asdict(fact.context).items() if key not in _PLACE and value is not None)
    value = fact.quantity.value if fact.quantity else fact.date or "".join((fact.text or "").split())
    return fact.concept, str(value), context


def facts(number: str, form: str) -> Counter[tuple[object, ...]]:
    """Concept, value and context of each fact, but for the places that formats number in their own ways."""
    return Counter(_said(fact) for fact in _result(number, form).facts)


def findings(number: str, form: str) -> Counter[tuple[str, ...]]:
    return Counter((found.rule, found.severity.value, found.reported, found.expected) for found in _result(number, form).findings)


def the_same(number: str, form: str) -> None:
    mine, theirs = facts(number, form), facts(number, "docx")
    assert sorted(map(str, (theirs - mine).elements())) == []
    assert sorted(map(str, (mine - theirs).elements())) == []
    assert mine.total() > 30
    assert findings(number, form) == findings(number, "docx")


@pytest.mark.parametrize(("number", "form"), PAIRS)
def test_the_same_facts_and_findings(number: str, form: str) -> None:
    the_same(number, form)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_the_same_in_an_old_word_file() -> None:
    the_same(EVERYWHERE, "doc")


def test_there_are_findings_to_agree_on() -> None:
    assert sum(findings(number, "docx").total() for number in SOURCES) > 10


@pytest.mark.slow
@pytest.mark.skipif(bool(ocr.missing()), reason="no recogniser is here")
def test_a_scan_reads_the_digits_and_accuses_on_none_misread() -> None:
    printed, scan = ("".join(re.findall(r"\d", _document(EVERYWHERE, form).text)) for form in ("pdf", "scan"))
    same = sum(match.size for match in SequenceMatcher(None, printed, scan, autojunk=False).get_matching_blocks())
    assert same >= 0.99 * max(len(printed), len(scan))
    mine, theirs = (Counter(said[:2] for said in facts(EVERYWHERE, form).elements()) for form in ("scan", "docx"))
    assert (mine & theirs).total() >= 0.95 * theirs.total()  # a bracket of another width in a heading is another context
    assert (findings(EVERYWHERE, "scan") & findings(EVERYWHERE, "docx")).total() >= 0.9 * findings(EVERYWHERE, "docx").total()
    known = findings(EVERYWHERE, "docx")
    strangers = [
        found for found in _result(EVERYWHERE, "scan").findings
        if not known[found.rule, found.severity.value, found.reported, found.expected] and found.severity.value != "info" and not found.doubt
    ]
    assert strangers == []
