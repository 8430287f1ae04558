"""One finding's evidence on request: in the terminal, as pictures, as a page; what cannot be shown is said in one line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from model.finding import Severity
from pipeline.audit import audit_one
from pipeline.pictures import FilePictures
from pipeline.settings import Settings
from report.evidence import NotShown, chosen, show_evidence, write_evidence
from tests.ingest import pdfs

WORDS = ["综合评价得分89.92分。其中，决策类得分14.5分，", "过程类得分24分，产出类得分32分，效益类得分18.79分。"]


@pytest.fixture
def paged(tmp_path: Path) -> Path:
    sheet = pdfs.Sheet()
    sheet.text(200, 60, "某县2023年道路项目绩效评价报告")
    sheet.prose(100, WORDS)
    path = tmp_path / "甲.pdf"
    path.write_bytes(pdfs.write(sheet))
    return path


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "甲.txt"
    path.write_text("某县2023年道路项目绩效评价报告\n\n" + "".join(WORDS) + "\n", "utf-8")
    return path


def test_a_finding_by_id_by_fingerprint_by_rule(plain: Path) -> None:
    result = audit_one(plain, Settings())
    finding = next(finding for finding in result.findings if finding.severity is Severity.HIGH)
    for name in (finding.id, finding.fingerprint[:6], finding.rule, finding.rule.lower()):
        assert finding in chosen(result, name)
    for name in ("ZZ99", finding.fingerprint[:3], ""):
        with pytest.raises(NotShown) as trouble:
            chosen(result, name)
        assert finding.id in trouble.value.said[0] and finding.id in trouble.value.said[1]


def test_marked_in_the_terminal(plain: Path) -> None:
    result = audit_one(plain, Settings())
    stream = io.StringIO()
    write_evidence(result, chosen(result, "SC01")[0], "zh", stream)
    said = "".join(stream.getvalue().split())
    assert "①【89.92分】" in said and "第3行" in said


def test_pages_with_boxes(paged: Path, tmp_path: Path) -> None:
    result = audit_one(paged, Settings())
    with FilePictures() as pictures:
        (written,) = show_evidence(result, "SC01", pictures, tmp_path / "证据.png", "zh", "0")
        (page,) = show_evidence(result, "SC01", pictures, tmp_path / "证据.html", "zh", "0")
    from PIL import Image

    with Image.open(written) as image:
        colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 20) or []}
    assert (200, 30, 25) in colours and (29, 77, 124) in colours  # the boxes' red and blue
    assert page.read_text("utf-8").count("<article") == 1 and "<image" in page.read_text("utf-8")


def test_text_has_no_page_to_picture(plain: Path, tmp_path: Path) -> None:
    result = audit_one(plain, Settings())
    with FilePictures() as pictures:
        for name in ("证据.png", "证据.doc"):
            with pytest.raises(NotShown):
                list(show_evidence(result, "SC01", pictures, tmp_path / name, "zh", "0"))
    assert not list(tmp_path.glob("证据*"))
