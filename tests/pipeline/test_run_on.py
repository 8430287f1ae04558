"""A report whose line breaks were lost: what rests on its one long paragraph is doubt, not accusation."""

from __future__ import annotations

from pathlib import Path

from model.document import RUN_ON
from pipeline.audit import audit_one
from pipeline.settings import Settings

PARAGRAPH = "项目预算数1250万元，实际支出1000万元，预算执行率85%。"
FILLER = "评价组查阅了有关资料并走访了现场，听取了各方的意见。"


def test_what_rests_on_a_paragraph_that_runs_on_is_in_doubt(tmp_path: Path) -> None:
    path = tmp_path / "换行丢失.txt"
    path.write_text("某项目绩效评价报告\n" + PARAGRAPH + FILLER * (RUN_ON // len(FILLER)), "utf-8")
    result = audit_one(path, Settings())
    assert [finding.rule for finding in result.findings] == ["FN05"] and all(finding.doubt for finding in result.findings)
    assert "I-RUN-ON" in {notice.code for notice in result.notices}


def test_a_paragraph_of_common_length_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("某项目绩效评价报告\n" + PARAGRAPH + FILLER * 20, "utf-8")
    result = audit_one(path, Settings())
    assert [finding.rule for finding in result.findings] == ["FN05"] and not any(finding.doubt for finding in result.findings)
    assert "I-RUN-ON" not in {notice.code for notice in result.notices}
