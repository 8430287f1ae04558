"""Exactly what is printed: figures, equations, rubrics, lists of names, masks, parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from model.notice import Notice
from model.quantity import Approximate
from model.quick import quick
from model.span import Anchor, Span


class Comparator(StrEnum):
    """≥ ≤ = > < as printed, or in words (不低于, 不超过 …)."""

    GE = ">="
    LE = "<="
    EQ = "="
    GT = ">"
    LT = "<"


class Voice(StrEnum):
    """Who speaks: the third-party evaluator, the unit itself, the finance bureau, an approving authority."""

    EVALUATOR = "evaluator"
    UNIT = "unit"
    FINANCE = "finance"
    AUTHORITY = "authority"
    UNKNOWN = "unknown"


class PartKind(StrEnum):
    """What a stretch of a bundled file is."""

    REPORT = "report"
    SUMMARY = "summary"
    COVER_FORM = "cover_form"
    SCORE_SHEET = "score_sheet"
    SELF_FORM = "self_form"
    SELF_REPORT = "self_report"
    SURVEY_REPORT = "survey_report"
    QUESTIONNAIRE = "questionnaire"
    INTERVIEW = "interview"
    MONITOR_FORM = "monitor_form"
    PLAN = "plan"
    APPROVAL = "approval"
    NOTICE = "notice"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch with one kind and one voice.  ``evaluation``: self, department, fiscal, monitoring, or None."""

    index: int
    kind: PartKind
    voice: Voice
    span: Span
    title: str = ""
    evaluation: str | None = None


FIRST_TWO = "前2项"
"""The option of a satisfaction that takes the first two answers together without naming them."""
ALL_YEARS = "多年"
"""The scope of what several years come to together."""
BY_RECEIVED = "按到位"
"""How the label of a rate begins that is said to be of what came in."""
BY_PLAN = "按计划"
"""按计划筹资计算为90.9%: a rate of what was to come in, by its label."""
STANDARD = "标准"
"""The scope of what is granted for one: no cost that follows from a sum and a size."""


@quick
@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is about, in printed words (cleaned of blanks): normalising turns it into a Context."""

    dimension: str | None = None
    subdimension: str | None = None
    indicator: str | None = None
    code: str | None = None
    source: str | None = None
    period: str | None = None
    stage: str | None = None
    lot: str | None = None
    item: str | None = None
    question: int | None = None
    option: str | None = None
    scope: str | None = None
    group: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Figure:
    """One printed statement: a number with its label and unit, a date, or a word in a value's place.

    ``role``: the concept a table's header (or a closed pattern) gives it, "" where only the label speaks.
    ``raw``: the value as printed, comparator and unit included.  ``number``: the numeral alone ("2,000.00"), None for
    words and dates.  ``tokens``: the number tokens of the text that this figure accounts for.
    ``series``: figures of one table column that share their precision carry the same key.
    """

    id: str
    role: str
    raw: str
    label: str
    anchor: Anchor
    part: int
    number: str | None = None
    unit_text: str = ""
    comparator: Comparator | None = None
    approximate: Approximate | None = None
    subject: Subject = field(default_factory=Subject)
    tokens: tuple[Span, ...] = ()
    series: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Equation:
    """Printed working: ``label = expression = claimed``.  Expression in ASCII operators (``* / + - ( ) %``), as printed
    otherwise; ``anchor`` covers all of it, ``claimed_anchor`` its result."""

    id: str
    label: str
    expression: str
    claimed: str
    claimed_unit: str
    anchor: Anchor
    claimed_anchor: Anchor
    part: int
    subject: Subject = field(default_factory=Subject)
    tokens: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Worded:
    """Arithmetic told in words: 应到90人，实到81人，到岗率90%.  ``claimed`` with its unit is the result as printed.

    ``ways``: the workings (ASCII operators) that the words may mean, the likeliest first, in the unit of the result.
    ``firm``: the words leave no other reading, so that where no way holds the report is wrong.  Members of one ``group``
    share what they are divided by: ways of the same index have the same base.
    """

    id: str
    kind: str
    label: str
    claimed: str
    claimed_unit: str
    ways: tuple[str, ...]
    firm: bool
    anchor: Anchor
    claimed_anchor: Anchor
    part: int
    group: str | None = None
    tokens: tuple[Span, ...] = ()
    places: tuple[Anchor, ...] = ()
    """Its numbers, where these stand on lines or in cells of their own."""
    printed: tuple[str, ...] = ()
    """What stands at each of the places, where a way may use some of them and leave others out."""


class StepKind(StrEnum):
    """A line of a 评分标准.

    THRESHOLD full marks from ``value`` (comparator); PENALTY each ``per`` below (or per case) loses ``loss``;
    ZERO_BELOW no marks below ``value``; POINT a listed point ``mark`` worth ``marks``; BRANCH a condition worth ``marks``;
    FORMULA a printed formula; SHARE a point worth ``loss`` percent of the weight; VETO any breach: no marks.
    """

    THRESHOLD = "threshold"
    PENALTY = "penalty"
    ZERO_BELOW = "zero_below"
    POINT = "point"
    BRANCH = "branch"
    FORMULA = "formula"
    SHARE = "share"
    VETO = "veto"


@dataclass(frozen=True, slots=True)
class RubricStep:
    """Numbers as printed (percent signs kept); ``unit`` of ``loss``: 分, 权重% (percent of the weight) or 分值%."""

    kind: StepKind
    text: str
    anchor: Anchor
    mark: str | None = None
    condition: str | None = None
    value: str | None = None
    comparator: Comparator | None = None
    marks: str | None = None
    per: str | None = None
    loss: str | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Rubric:
    """The scoring standard of one indicator, in steps.  ``awarded``: sub-marks that the scoring note says were given
    (mark -> figure id)."""

    id: str
    subject: Subject
    text: str
    anchor: Anchor
    part: int
    steps: tuple[RubricStep, ...] = ()
    deduct_to_zero: bool = False
    discretionary: bool = False


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Named things in a row: 甲小区、乙小区和丙小区等3个小区.

    ``claimed``: the stated count as printed, None where none is; ``closed``: the list claims to be whole (the count
    follows it, or it is a numbered table); ``counter``: 个小区, 个街道, 人 ….
    """

    id: str
    names: tuple[str, ...]
    spans: tuple[Span, ...]
    claimed: str | None
    counter: str
    closed: bool
    anchor: Anchor
    claimed_anchor: Anchor | None
    part: int
    kind: str = ""
    tokens: tuple[Span, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Mask:
    """Digits that are no quantity, with the reason: 文号, 序号, 年份, 电话, 代码, 页码, 条款 …."""

    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that the parsers found."""

    parts: tuple[Part, ...] = ()
    figures: tuple[Figure, ...] = ()
    equations: tuple[Equation, ...] = ()
    worded: tuple[Worded, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()
    masks: tuple[Mask, ...] = ()
    numbers: tuple[Span, ...] = ()
    notices: tuple[Notice, ...] = ()
