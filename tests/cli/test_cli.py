"""The command line as a user meets it: exit codes, one clear line, whole files or none."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = "某县2023年道路项目绩效评价报告\n\n综合评价得分89.92分。其中，决策类得分14.5分，过程类得分24分，产出类得分32分，效益类得分18.79分。\n"


def gouji(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "cli", *words], capture_output=True, text=True, cwd=cwd, env=_env(), check=False)


def _env() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(REPORT, "utf-8")
    return path


def test_help_is_worth_reading(tmp_path: Path) -> None:
    done = gouji("--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "勾稽" in done.stdout
    assert "audit" in done.stdout


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (("audit", "nix.txt"), "没有这个文件或文件夹", "no such file or folder"),
        (("audit", "empty"), "文件夹中没有可读的报告", "no reports in this folder"),
        (("audit", "--frmat", "json"), "没有选项 --frmat", "--frmat"),
        (("audit",), "请给出报告的路径", "give a path"),
        (("audit", "x.txt", "--select", "ZZ99"), "没有规则 ZZ99", "no rule ZZ99"),
        (("audit", "--db", "nix.db"), "没有这个库", "no such store"),
        (("audit", "x.txt", "--format", "xlsx"), "--output", "--output"),
    ],
)
def test_one_clear_line_and_code_2(tmp_path: Path, words: tuple[str, ...], zh: str, en: str) -> None:
    (tmp_path / "empty").mkdir()
    for lang, said in (("zh", zh), ("en", en)):
        done = gouji(*words, "--lang", lang, cwd=tmp_path)
        assert done.returncode == 2, done
        assert said in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
        assert done.stdout == ""


def test_a_bad_file_never_stops_the_rest(report: Path, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    done = gouji("audit", "报告.txt", "空.txt", "--format", "json", "--fail-on", "never", "--quiet", cwd=tmp_path)
    assert done.returncode == 3
    whole = json.loads(done.stdout)
    assert [document["path"] for document in whole["documents"]] == ["报告.txt"]
    assert [(error["path"], error["kind"]) for error in whole["errors"]] == [("空.txt", "empty")]
    assert "空.txt" in done.stderr


def test_an_unwritable_output_leaves_nothing(report: Path, tmp_path: Path) -> None:
    done = gouji("audit", "报告.txt", "--format", "json", "--output", "no/such/out.json", cwd=tmp_path)
    assert done.returncode == 2
    assert not (tmp_path / "no").exists()


def test_output_appears_whole(report: Path, tmp_path: Path) -> None:
    for form in ("json", "csv", "xlsx", "md", "html", "sarif"):
        done = gouji("audit", "报告.txt", "--format", form, "--output", f"out.{form}", "--fail-on", "never", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / f"out.{form}").stat().st_size > 100
    assert sorted(path.name for path in tmp_path.glob(".out*")) == []


def test_ingest_skips_what_is_unchanged_and_audit_reads_the_store(report: Path, tmp_path: Path) -> None:
    assert gouji("ingest", "报告.txt", "--db", "s.db", cwd=tmp_path).returncode == 0
    again = gouji("ingest", "报告.txt", "--db", "s.db", cwd=tmp_path)
    assert "跳过未改动 1 份" in again.stderr
    direct = gouji("audit", "报告.txt", "--format", "jsonl", "--fail-on", "never", cwd=tmp_path)
    stored = gouji("audit", "--db", "s.db", "--format", "jsonl", "--fail-on", "never", cwd=tmp_path)
    assert json.loads(direct.stdout) == json.loads(stored.stdout)


def test_rules_and_explain(tmp_path: Path) -> None:
    assert "SC01" in gouji("rules", cwd=tmp_path).stdout
    assert "查什么" in gouji("explain", "sc-01", cwd=tmp_path).stdout
    assert gouji("explain", "ZZ99", cwd=tmp_path).returncode == 2


def test_show_evidence(report: Path, tmp_path: Path) -> None:
    done = gouji("show", "报告.txt", "--evidence", "sc01", cwd=tmp_path)
    assert done.returncode == 0 and "【89.92分】" in done.stdout
    done = gouji("show", "报告.txt", "--evidence", "SC01", "-o", "out.html", cwd=tmp_path)
    assert done.returncode == 0 and "89.92分</mark>" in (tmp_path / "out.html").read_text("utf-8")
    for words, said in ((("--evidence", "ZZ01"), "没有疑点 ZZ01"), (("-o", "x.png"), "--evidence"), (("--evidence", "SC01", "-o", "x.png"), "没有可显示的页面")):
        done = gouji("show", "报告.txt", *words, cwd=tmp_path)
        assert done.returncode == 2 and said in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_export_gives_the_dataset(report: Path, tmp_path: Path) -> None:
    assert gouji("ingest", "报告.txt", "--db", "s.db", "--quiet", cwd=tmp_path).returncode == 0
    facts = gouji("export", "--db", "s.db", "--table", "facts", cwd=tmp_path)
    assert "eval_score,89.92" in facts.stdout
    reports = json.loads(gouji("export", "--db", "s.db", "--format", "json", cwd=tmp_path).stdout)
    assert reports[0]["eval_score"] == "89.92"
    assert gouji("export", "--db", "s.db", "--format", "xlsx", "--output", "d.xlsx", "--table", "findings", cwd=tmp_path).returncode == 0
    assert (tmp_path / "d.xlsx").stat().st_size > 1000
    assert "报告.txt:" in gouji("search", "过程类", "--db", "s.db", cwd=tmp_path).stdout
