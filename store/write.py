"""One result, one transaction: a document's rows are replaced whole, people's verdicts are never touched."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from model.codec import dumps, to_plain
from model.document import Document
from model.fact import Fact
from model.finding import Finding
from model.quantity import Reading
from model.result import DocumentResult

if TYPE_CHECKING:
    from sqlite_utils import Database

Row = dict[str, Any]
_OWNED = ("page", "block", "cell", "report", "figure", "mask", "fact", "outcome", "finding", "evidence", "notice")


def begin_run(database: Database, tool: str, lexicon: str, settings: str) -> int:
    """A row for this run: which gouji, which lexicon, which settings."""
    with database.atomic():
        row = {"started": datetime.now(UTC).isoformat(timespec="seconds"), "tool": tool, "lexicon": lexicon, "settings": settings}
        return int(database.table("run").insert(row).last_rowid or 0)


def write(database: Database, result: DocumentResult, run: int) -> None:
    """Replace all rows of this document.  An unreadable file is a row too (law: nothing lost)."""
    document = result.document
    with database.atomic():
        if document is None:
            _write_error(database, result, run)
            return
        key = document.source.sha256
        database.execute("delete from block_fts where rowid in (select rowid from block where document = ?)", [key])
        for table in _OWNED:
            database.execute(f"delete from {table} where document = ?", [key])
        database.execute("delete from document where path = ? and sha256 <> ? and status = 'failed'", [result.path, key])
        database.table("document").upsert(
            {
                "sha256": key, "path": result.path, "name": document.source.name, "media_type": document.source.media_type,
                "size": document.source.size, "status": "read", "error": None, "error_kind": None, "text": document.text,
                "data": dumps(result), "numbers": result.coverage.numbers, "checked": result.coverage.checked, "run": run,
            },
            pk="sha256",
        )
        for table, rows in _rows(result, document, key):
            database.table(table).insert_all(rows)


def _write_error(database: Database, result: DocumentResult, run: int) -> None:
    error = result.error
    key = "path:" + hashlib.sha256(result.path.encode()).hexdigest()
    message = error.message.zh if error else ""
    row = {
        "sha256": key, "path": result.path, "name": result.path, "status": "failed", "error": message,
        "error_en": error.message.en if error else "", "error_kind": error.kind if error else "unreadable", "run": run,
    }
    database.table("document").upsert(row, pk="sha256")


def _rows(result: DocumentResult, document: Document, key: str) -> Iterable[tuple[str, Iterable[Row]]]:
    text = document.text
    yield "page", ({"document": key, "number": p.number, "width": p.width, "height": p.height, "start": p.span.start, "end": p.span.end,
                    "origin": p.origin.value} for p in document.pages)
    yield "block", ({"document": key, "number": n, "kind": b.kind.value, "level": b.level, "start": b.span.start, "end": b.span.end,
                     "text": text[b.span.start : b.span.end]} for n, b in enumerate(document.blocks))
    yield "cell", ({"document": key, "table": t.index, "row": c.row, "column": c.column, "row_span": c.row_span, "column_span": c.column_span,
                    "page": c.page, "text": "".join(text[p.start : p.end] for p in c.pieces)} for t in document.tables for c in t.cells)
    yield "report", ({"id": f"{key[:16]}:{r.id}", "document": key, "role": r.role, "title": r.part.title,
                      "record": json.dumps(dict(r.values), ensure_ascii=False)} for r in result.reports)
    yield "figure", ({"id": f"{key[:16]}:{f.id}", "document": key, "role": f.role, "label": f.label, "raw": f.raw,
                      "start": f.anchor.span.start, "end": f.anchor.span.end} for f in result.extraction.figures)
    yield "mask", ({"document": key, "start": m.span.start, "end": m.span.end, "reason": m.reason} for m in result.extraction.masks)
    yield "fact", (_fact(fact, key) for fact in result.facts)
    yield "outcome", ({"id": f"{key[:16]}:{n}", "document": key, "rule": o.rule, "status": o.status.value,
                       "reading": o.reading.value if o.reading else None, "reported": o.reported, "expected": o.expected,
                       "computation": o.computation, "missing": o.missing.zh if o.missing else None} for n, o in enumerate(result.outcomes))
    yield "finding", (_finding(finding, key, f"{key[:16]}:{n}") for n, finding in enumerate(result.findings))
    yield "evidence", (row for n, finding in enumerate(result.findings) for row in _evidence(finding, key, f"{key[:16]}:{n}", text))
    yield "notice", ({"document": key, "number": n, "code": x.code, "level": x.level.value, "message": x.message.zh, "message_en": x.message.en}
                     for n, x in enumerate(result.notices))


def _fact(fact: Fact, key: str) -> Row:
    value: str | None
    if fact.quantity is not None:
        interval = fact.quantity.interval(Reading.ROUNDED)
        value, low, high = str(fact.quantity.value), str(interval.low), str(interval.high)
    else:
        value, low, high = (fact.date.iso() if fact.date else fact.text), None, None
    context = fact.context
    return {
        "id": f"{key[:16]}:{fact.id}", "document": key, "part": context.part, "concept": fact.concept, "value": value,
        "value_real": float(fact.quantity.value) if fact.quantity else None, "unit": fact.quantity.unit if fact.quantity else None,
        "low": low, "high": high, "raw": fact.raw, "label": fact.label, "voice": context.voice.value, "stage": context.stage.value,
        "dimension": context.dimension, "indicator": context.indicator, "source": context.source, "year": context.year,
        "period": context.period, "lot": context.lot, "item": context.item, "question": context.question, "option": context.option,
        "scope": context.scope, "line": fact.anchor.line, "page": fact.anchor.page, "start": fact.anchor.span.start, "end": fact.anchor.span.end,
    }


def _finding(finding: Finding, key: str, row: str) -> Row:
    return {
        "id": row, "document": key, "rule": finding.rule, "category": finding.category.value,
        "severity": finding.severity.value, "title": finding.title.zh, "title_en": finding.title.en, "message": finding.message.zh,
        "message_en": finding.message.en, "reported": finding.reported, "expected": finding.expected,
        "difference": None if finding.difference is None else str(finding.difference), "computation": finding.computation,
        "reading": finding.reading.value if finding.reading else None, "hints": json.dumps([hint.zh for hint in finding.hints], ensure_ascii=False),
        "basis": finding.basis, "doubt": int(finding.doubt), "disclosed": int(finding.disclosed), "fingerprint": finding.fingerprint,
        "cause": finding.cause or None,
    }


def _evidence(finding: Finding, key: str, row: str, text: str) -> Iterable[Row]:
    for number, anchor in enumerate(finding.evidence):
        cell = anchor.cell
        yield {
            "finding": row, "number": number, "document": key, "text": text[anchor.span.start : anchor.span.end],
            "line": anchor.line, "page": anchor.page, "table": cell.table if cell else None, "row": cell.row if cell else None,
            "column": cell.column if cell else None, "start": anchor.span.start, "end": anchor.span.end,
            "bbox": json.dumps(to_plain(anchor.bbox)) if anchor.bbox else None,
        }
