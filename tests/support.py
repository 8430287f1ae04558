"""Facts in one line each, for rule cases: ``dimension_score 14.5分 dimension=决策 group=t1 voice=evaluator cell=0,2,3``.

The value is parsed as print would be: comparator, numeral, unit; 约 before it; a date (2022-07-27, 2022-07, 6月, 9月底); or ``"words"``.
Context keys are those of model.fact.Context; ``group`` defaults to b0 (one paragraph), ``cell`` sets the group to its table.
Fields with blanks: use ``_`` for a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from lexicon.load import Lexicon
from model.fact import Context, Fact, Stage
from model.figure import Comparator, Enumeration, Equation, Part, PartKind, Rubric, RubricStep, StepKind, Subject, Voice, Worded
from model.quantity import Approximate, DateValue, Precision, Quantity
from model.span import Anchor, CellRef, Span
from validate.book import FactBook

_VALUE = re.compile(r"(?P<op>>=|<=|[≥≤=<>])?(?P<about>约)?(?P<number>-?\d[\d,]*(?:\.\d+)?)(?P<more>余|多)?(?P<unit>.*)$")
_DATE = re.compile(r"(?:(?P<y>\d{4})(?:-(?P<m>\d{2})(?:-(?P<d>\d{2}))?)?|(?P<m2>\d{1,2})月)(?P<edge>底|前|初)?$")
_OPS = {"≥": ">=", "≤": "<="}


class Scrap:
    """Hands out ids and places, one character range for each fact in order."""

    def __init__(self) -> None:
        self.count = 0

    def anchor(self, length: int, cell: CellRef | None = None) -> Anchor:
        self.count += 1
        start = self.count * 100
        return Anchor(Span(start, start + length), line=self.count, cell=cell)

    def fact(self, line: str) -> Fact:
        concept, value, *rest = line.split()
        keys = dict(item.split("=", 1) for item in rest)
        keys = {key: word if word.isascii() else word.replace("_", " ") for key, word in keys.items()}
        cell = CellRef(*(int(n) for n in keys.pop("cell").split(","))) if "cell" in keys else None
        doubt = keys.pop("doubt", None)
        series = keys.pop("series", None)
        label = keys.pop("label", "")
        steps = tuple(keys.pop("step").split("|")) if "step" in keys else ()
        kind = Lexicon.load().concepts[concept]
        context = _context(keys, cell, kind.stage)
        anchor = self.anchor(len(value), cell)
        fact = Fact(f"f{self.count}", concept, context, anchor, value, label=label, doubt=doubt, series=series, steps=steps,
                    tokens=(anchor.span,))
        if value.startswith('"'):
            return replace(fact, text=value.strip('"').replace("_", " "), raw=value.strip('"'), tokens=())
        date = _DATE.match(value.lstrip("="))
        if date and (kind.kind == "date" or (kind.kind == "value" and ("月" in value or "-" in value))):
            month = date["m"] or date["m2"]
            year, day = (int(date[part]) if date[part] else None for part in ("y", "d"))
            return replace(fact, date=DateValue(year, int(month) if month else None, day, date["edge"]))
        match = _VALUE.match(value)
        if match is None:
            raise ValueError(f"no value in {line!r}")
        unit = Lexicon.load().units.get(match["unit"])
        factor = unit.factor if unit else Decimal(1)
        number = match["number"].replace(",", "")
        places = len(number.partition(".")[2])
        base = {"money": "元", "area": "平方米", "length": "米", "percent": "%", "mark": "分", "money_per_area": "元/平方米"}
        approximate = Approximate.ABOUT if match["about"] else Approximate.AND_MORE if match["more"] else None
        precision = Precision.EXACT if kind.precision == "exact" else Precision.PRINTED
        quantity = Quantity(Decimal(number) * factor, base.get(unit.dimension, match["unit"]) if unit else match["unit"],
                            Decimal(1).scaleb(-places) * factor, precision, approximate)
        op = match["op"]
        return replace(fact, quantity=quantity, comparator=Comparator(_OPS.get(op, op)) if op else None)


def _context(keys: Mapping[str, str], cell: CellRef | None, stage: Stage) -> Context:
    values: dict[str, Any] = {"group": f"t{cell.table}" if cell else "b0", "voice": Voice.EVALUATOR, "stage": stage}
    for key, word in keys.items():
        if key in ("part", "year", "question"):
            values[key] = int(word)
        elif key == "voice":
            values[key] = Voice(word)
        elif key == "stage":
            values[key] = Stage(word)
        else:
            values[key] = word
    return Context(**values)


def book(case: Mapping[str, Any]) -> FactBook:
    """A FactBook from a case's ``facts`` (lines), ``equations``, ``worded``, ``rubrics``, ``enumerations``, ``parts`` (tables)."""
    scrap = Scrap()
    facts = _in_series([scrap.fact(line) for line in _lines(case.get("facts", ""))])
    return FactBook(
        facts=facts,
        equations=tuple(_equation(scrap, entry) for entry in case.get("equations", ())),
        rubrics=tuple(_rubric(scrap, entry) for entry in case.get("rubrics", ())),
        worded=tuple(_worded(scrap, entry) for entry in case.get("worded", ())),
        enumerations=tuple(_enumeration(scrap, entry) for entry in case.get("enumerations", ())),
        parts=tuple(
            Part(i, PartKind(entry.get("kind", "report")), Voice(entry.get("voice", "evaluator")), Span(0, 10**6), entry.get("title", ""))
            for i, entry in enumerate(case.get("parts", ({},)))
        ),
    )


def _in_series(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Scores (and amounts) of one group share the finest last digit, as columns do."""
    concepts = Lexicon.load().concepts
    finest: dict[tuple[str | None, str], Decimal] = {}
    for fact in facts:
        if concepts[fact.concept].precision == "series" and fact.quantity is not None:
            key = (fact.series or fact.context.group, fact.quantity.unit)
            finest[key] = min(finest.get(key, fact.quantity.ulp), fact.quantity.ulp)
    return tuple(
        replace(fact, quantity=replace(fact.quantity, ulp=finest[fact.series or fact.context.group, fact.quantity.unit], precision=Precision.SERIES))
        if fact.quantity is not None and concepts[fact.concept].precision == "series"
        else fact
        for fact in facts
    )


def _lines(facts: str | Sequence[str]) -> Iterable[str]:
    lines = facts.splitlines() if isinstance(facts, str) else facts
    return [line.strip() for line in lines if line.strip() and not line.strip().startswith("#")]


def _equation(scrap: Scrap, entry: Mapping[str, Any]) -> Equation:
    anchor = scrap.anchor(20)
    subject = Subject(indicator=entry.get("indicator"), code=entry.get("code"), question=entry.get("question"))
    return Equation(
        f"e{scrap.count}", entry.get("label", ""), entry["expression"], entry["claimed"], entry.get("unit", ""), anchor, anchor,
        entry.get("part", 0), subject, (anchor.span,),
    )


def _worded(scrap: Scrap, entry: Mapping[str, Any]) -> Worded:
    anchor = scrap.anchor(20)
    return Worded(
        f"w{scrap.count}", entry.get("kind", "share"), entry.get("label", "占比"), entry["claimed"], entry.get("unit", "%"), tuple(entry["ways"]),
        entry.get("firm", True), anchor, scrap.anchor(4), entry.get("part", 0), entry.get("group"),
    )


def _rubric(scrap: Scrap, entry: Mapping[str, Any]) -> Rubric:
    anchor = scrap.anchor(20)
    steps = tuple(
        RubricStep(
            StepKind(step["kind"]), step.get("text", ""), anchor, step.get("mark"), step.get("condition"), step.get("value"),
            Comparator(step["comparator"]) if "comparator" in step else None,
            step.get("marks"), step.get("per"), step.get("loss"), step.get("unit", ""),
        )
        for step in entry.get("steps", ())
    )
    return Rubric(f"r{scrap.count}", Subject(indicator=entry.get("indicator"), code=entry.get("code")), entry.get("text", ""), anchor,
                  entry.get("part", 0), steps, entry.get("deduct_to_zero", False), entry.get("discretionary", False))


def _enumeration(scrap: Scrap, entry: Mapping[str, Any]) -> Enumeration:
    anchor = scrap.anchor(20)
    names = tuple(entry["names"])
    claimed = entry.get("claimed")
    return Enumeration(
        f"n{scrap.count}", names, tuple(anchor.span for _ in names), claimed, entry.get("counter", ""), entry.get("closed", True),
        anchor, anchor if claimed else None, entry.get("part", 0), entry.get("kind", ""), (anchor.span,),
    )
