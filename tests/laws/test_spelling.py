"""How a page spells its numbers, units and marks does not change what is read of it, nor what is found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from model.result import DocumentResult
from pipeline.audit import audit_one
from pipeline.settings import Settings

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
_AMOUNT = re.compile(r"(?<![\d.,年〔\[号第-])(\d{4,9})(\.\d+)?(?=[ ]*(?:万元|元|户|人|平方米|亩))")
_WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
_NARROW = str.maketrans("，；：（）", ",;:()")
_DATE = re.compile(r"(\d{4})[ ]*年[ ]*(\d{1,2})[ ]*月[ ]*(\d{1,2})[ ]*日")
SPELLINGS: dict[str, Callable[[str], str]] = {
    "thousands parted by commas": lambda text: _AMOUNT.sub(lambda match: f"{int(match[1]):,}{match[2] or ''}", text),
    "wide figures": lambda text: text.translate(_WIDE),
    "narrow marks": lambda text: text.translate(_NARROW),
    "blanks around figures": lambda text: re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])", " ", text),
    "m2 for square metres": lambda text: re.sub(r"(?<=[\d ])(万?)平方米", r"\1m2", text),
    "dates with points": lambda text: _DATE.sub(lambda match: f"{match[1]}.{int(match[2])}.{int(match[3])}", text),
    "dates with strokes": lambda text: _DATE.sub(lambda match: f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}", text),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "parts counted as such": lambda text: re.sub(r"(?m)^([ ]*)([一二三四五六七八九十]+)、", r"\1第\2部分 ", text),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_what_is_read_and_found_stays(path: Path, spelling: str, tmp_path: Path) -> None:
    respelt = tmp_path / path.name
    before = audit_one(path, Settings(jobs=1))
    assert before.document is not None
    respelt.write_text(SPELLINGS[spelling](before.document.text), "utf-8", newline="")
    after = audit_one(respelt, Settings(jobs=1))
    assert _read(after) == _read(before)
    assert _found(after) == _found(before)


def _read(result: DocumentResult) -> Counter[tuple[str, object]]:
    """Values, each in its dimension's unit."""
    return Counter((fact.concept, fact.quantity.value if fact.quantity else fact.date) for fact in result.facts if fact.quantity or fact.date)


def _found(result: DocumentResult) -> Counter[tuple[str, str, int | None]]:
    return Counter((finding.rule, finding.severity.value, finding.evidence[0].line if finding.evidence else None) for finding in result.findings)
