"""Where a part of the work failed, no list says that nothing was found."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from model.result import DocumentResult
from pipeline.audit import audit_one
from pipeline.settings import Settings
from report.markdown import write_markdown
from report.text import write_text


@pytest.fixture
def result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DocumentResult:
    def broken(*_: object) -> None:
        raise ValueError("a bug of ours")

    monkeypatch.setattr("pipeline.audit.extract", broken)
    path = tmp_path / "报告.txt"
    path.write_text("青禾县灌区改造项目绩效评价报告\n\n总得分为91.5分。\n", "utf-8")
    return audit_one(path, Settings(jobs=1))


@pytest.mark.parametrize("write", [write_text, write_markdown])
def test_the_list_says_incomplete(result: DocumentResult, write: object) -> None:
    out = io.StringIO()
    write([result], "zh", out)  # type: ignore[operator]
    assert result.incomplete and "不完整" in out.getvalue() and "未发现疑点" not in out.getvalue()
