"""What recomputing gave: outcomes, and the findings made from those that do not hold."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from model.notice import Say
from model.quantity import Interval, Reading
from model.quick import quick
from model.span import Anchor, Span


class Status(StrEnum):
    """相符 / 不符 / 无法核对 / 不适用."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    NOT_CHECKABLE = "not_checkable"
    NOT_APPLICABLE = "not_applicable"


class Severity(StrEnum):
    """high: changes score, grade or money; medium: a contradiction without such effect; low: presentation; info: only informs."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 is the gravest."""
        return list(Severity).index(self)

    def at_most(self, other: Severity) -> Severity:
        """The lighter of the two."""
        return self if self.rank >= other.rank else other


class Scope(StrEnum):
    """表内 / 表间 / 文表 / 文内 / 跨报告."""

    IN_TABLE = "in_table"
    BETWEEN_TABLES = "between_tables"
    TEXT_AND_TABLE = "text_and_table"
    IN_TEXT = "in_text"
    CROSS_REPORT = "cross_report"


class Category(StrEnum):
    """The contract's categories."""

    ARITHMETIC = "arithmetic"
    CROSS_REFERENCE = "cross_reference"
    SELF_VS_EVAL = "self_vs_eval"
    THRESHOLD_GRADE = "threshold_grade"
    CRITERION = "criterion"
    TEMPORAL = "temporal"
    UNIT = "unit"
    NAMING = "naming"
    PERCENT_GRANULARITY = "percent_granularity"
    COMPLETENESS = "completeness"
    CROSS_REPORT = "cross_report"


@quick
@dataclass(frozen=True, slots=True)
class Outcome:
    """One rule tried on one set of inputs.

    ``inputs``: ids of the facts (or equations, rubrics, enumerations) that took part; ``tokens``: their number tokens;
    ``evidence``: where they stand, the reported side first.  ``reported`` and ``expected`` are printed for people;
    ``reported_interval`` and ``expected_interval`` are what was compared.  ``missing``: the input that was not there.
    ``severity`` overrides the rule's own where the case weighs less.
    """

    rule: str
    status: Status
    inputs: tuple[str, ...] = ()
    evidence: tuple[Anchor, ...] = ()
    tokens: tuple[Span, ...] = ()
    message: Say | None = None
    reported: str = ""
    expected: str = ""
    computation: str = ""
    reading: Reading | None = None
    reported_interval: Interval | None = None
    expected_interval: Interval | None = None
    difference: Decimal | None = None
    missing: Say | None = None
    severity: Severity | None = None
    category: Category | None = None
    hints: tuple[Say, ...] = ()
    doubt: bool = False
    disclosed: bool = False
    basis: str = "internal"
    key: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold, fit to be shown.  ``difference`` in the base unit of what was compared; ``cause``: the id of
    the finding that explains this one, "" where none does."""

    id: str
    rule: str
    category: Category
    severity: Severity
    title: Say
    message: Say
    evidence: tuple[Anchor, ...]
    fingerprint: str
    inputs: tuple[str, ...] = ()
    reported: str = ""
    expected: str = ""
    computation: str = ""
    difference: Decimal | None = None
    reading: Reading | None = None
    hints: tuple[Say, ...] = ()
    doubt: bool = False
    disclosed: bool = False
    basis: str = "internal"
    cause: str = ""


def fingerprint(document: str, rule: str, printed: tuple[str, ...]) -> str:
    """Hash of the document's hash, the rule and the inputs as printed, never their offsets: a reviewer's verdict
    survives a re-run and a better reader."""
    digest = hashlib.sha256("\x1f".join((document, rule, *printed)).encode())
    return digest.hexdigest()[:16]
