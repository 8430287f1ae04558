"""The store: idempotent, whole or not at all, and people's verdicts outlive everything."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from model.document import Document, Source
from model.fact import Context, Fact
from model.finding import Category, Finding, Severity
from model.notice import Level, Notice, Say
from model.quantity import Quantity
from model.result import DocumentResult
from model.span import Anchor, Span
from store.database import StoreError, open_store
from store.read import failures, known, results
from store.reviews import Review, Verdict, all_reviews, record
from store.write import begin_run, write

DOCUMENT = Document(Source("a.txt", "a" * 64, 6, "text/plain"), "总分89.3")
FACT = Fact("f1", "eval_score", Context(), Anchor(Span(2, 6), line=1), "89.30", quantity=Quantity(Decimal("89.30"), "分", Decimal("0.01")))
FINDING = Finding(
    "SC01-1", "SC01", Category.ARITHMETIC, Severity.HIGH, Say("总分不符", "total"), Say("说明", "why"), (Anchor(Span(2, 6), line=1),), "feed" * 4,
    difference=Decimal("0.63"),
)
RESULT = DocumentResult("dir/a.txt", DOCUMENT, facts=(FACT,), findings=(FINDING,))


def test_writing_twice_leaves_one_copy(tmp_path: Path) -> None:
    database = open_store(tmp_path / "s.db")
    run = begin_run(database, "0", "lex", "set")
    write(database, RESULT, run)
    write(database, RESULT, run)
    assert database.table("fact").count == 1
    assert database.table("evidence").count == 1
    assert known(database) == {"a" * 64: "dir/a.txt"}
    assert list(results(database)) == [RESULT]


def test_exact_values_are_text_with_a_real_shadow(tmp_path: Path) -> None:
    database = open_store(tmp_path / "s.db")
    write(database, RESULT, begin_run(database, "0", "lex", "set"))
    assert database.execute("select value, typeof(value), typeof(value_real) from fact").fetchone() == ("89.30", "text", "real")


def test_a_verdict_survives_a_rewrite(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    database = open_store(path)
    write(database, RESULT, begin_run(database, "0", "lex", "set"))
    record(database, Review("feed" * 4, Verdict.FALSE_ALARM, "列错了", "张三"))
    write(database, replace(RESULT, findings=()), begin_run(database, "1", "lex", "set"))
    write(open_store(path), RESULT, 2)
    assert all_reviews(open_store(path))["feed" * 4].verdict is Verdict.FALSE_ALARM
    assert open_store(path).execute("select verdict from v_discrepancy").fetchone() == ("false_alarm",)


def test_an_unreadable_file_is_a_row(tmp_path: Path) -> None:
    database = open_store(tmp_path / "s.db")
    error = Notice("I-EMPTY", Level.ERROR, Say("文件为空", "empty"), kind="empty")
    write(database, DocumentResult("b.txt", None, error=error), begin_run(database, "0", "lex", "set"))
    assert [(failed.path, failed.kind) for failed in failures(database)] == [("b.txt", "empty")]
    assert known(database) == {}


def test_a_failed_write_leaves_nothing_half_done(tmp_path: Path) -> None:
    database = open_store(tmp_path / "s.db")
    run = begin_run(database, "0", "lex", "set")
    write(database, RESULT, run)
    broken = replace(RESULT, facts=(FACT, FACT))
    with pytest.raises(Exception, match=r"(?i)unique"):
        write(database, broken, run)
    assert list(results(database)) == [RESULT]
    assert database.table("fact").count == 1


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    path.write_bytes(b"not a database, but long enough to be looked at" * 40)
    with pytest.raises(StoreError):
        open_store(path)
