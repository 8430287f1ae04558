"""What the report says, normalised: a concept, a value, a context, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.figure import Comparator, Voice
from model.quantity import DateValue, Quantity
from model.quick import quick
from model.span import Anchor, Span


class Stage(StrEnum):
    """Which life a figure belongs to."""

    TARGET = "target"
    PLANNED = "planned"
    BUDGETED = "budgeted"
    RECEIVED = "received"
    SPENT = "spent"
    ACHIEVED = "achieved"
    FORECAST = "forecast"
    SCORED = "scored"
    WEIGHT = "weight"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of the lexicon.  ``kind``: money, area, length, count, score, weight, rate, date, duration, text, grade;
    ``structure`` is how the report is built (headings, captions, references): for rules only.
    ``stage``: the stage the concept itself implies."""

    code: str
    title: str
    title_en: str
    kind: str
    precision: str
    synonyms: tuple[str, ...] = ()
    stage: Stage = Stage.UNSTATED
    unit: str = ""
    source: str = ""


@quick
@dataclass(frozen=True, slots=True)
class Context:
    """Who says it, of what, when.  None: not stated.

    ``dimension`` is canonical (决策 过程 产出 效益 满意度 预算执行 成本); ``indicator`` is printed, without blanks and code;
    ``source``: total central province city county upper_level local self_raised bond carried_over other fiscal;
    ``scope``: None for the project as a whole, else a lot, a batch, a wider plan (十四五) or a region;
    ``place``: cover, summary, body, table, annex: for telling mentions apart.
    """

    part: int = 0
    voice: Voice = Voice.UNKNOWN
    stage: Stage = Stage.UNSTATED
    dimension: str | None = None
    subdimension: str | None = None
    indicator: str | None = None
    code: str | None = None
    source: str | None = None
    year: int | None = None
    period: str | None = None
    lot: str | None = None
    item: str | None = None
    question: int | None = None
    option: str | None = None
    scope: str | None = None
    section: str | None = None
    place: str | None = None
    group: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Fact:
    """One of ``quantity``, ``date``, ``text`` is set (``text`` may stand beside: the words as printed).

    ``tokens``: the number tokens that take part in a check when this fact does.  ``doubt``: why it may be our misreading.
    """

    id: str
    concept: str
    context: Context
    anchor: Anchor
    raw: str
    label: str = ""
    quantity: Quantity | None = None
    date: DateValue | None = None
    text: str | None = None
    comparator: Comparator | None = None
    tokens: tuple[Span, ...] = ()
    doubt: str | None = None
    steps: tuple[str, ...] = ()
    series: str | None = None
