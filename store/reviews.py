"""What people said of a finding: by fingerprint, so that it survives every re-run and a better reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


class Verdict(StrEnum):
    """待核 / 属实 / 误报 / 已说明."""

    PENDING = "pending"
    TRUE = "true"
    FALSE_ALARM = "false_alarm"
    EXPLAINED = "explained"


@dataclass(frozen=True, slots=True)
class Review:
    """A reviewer's word on one finding."""

    fingerprint: str
    verdict: Verdict
    note: str = ""
    reviewer: str = ""


def record(database: Database, review: Review) -> None:
    """Keep it; a later word on the same finding takes its place."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    row = {"fingerprint": review.fingerprint, "verdict": review.verdict.value, "note": review.note, "reviewer": review.reviewer, "at": now}
    with database.atomic():
        database.table("review").upsert(row, pk="fingerprint")


def all_reviews(database: Database) -> dict[str, Review]:
    """fingerprint -> review."""
    rows = database.execute("select fingerprint, verdict, note, reviewer from review").fetchall()
    return {row[0]: Review(row[0], Verdict(row[1]), row[2] or "", row[3] or "") for row in rows}
