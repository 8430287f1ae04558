"""Printed words of a Subject to a Context: dimension, stage, voice, source, period, lot, place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lexicon.load import Lexicon
from model.document import Document
from model.fact import Concept, Context, Stage
from model.figure import Figure, Part, PartKind, Voice
from model.regexp import regexp
from normalize.dates import years_in

_CODE = regexp(r"^([A-Z]\d{0,4}(?:[-.]\d+)*)(?=[^A-Za-z\d])")
_ORDINAL = regexp(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、．](?!\d)|[①-⑳])")
_MARKS = regexp(r"[（(][^（）()]*(?:分|%|％)[)）]$")
_DIMENSION_TAIL = regexp(r"(?:类|方面)?(?:一级)?(?:指标|情况)?$")
_SOURCE_LEAD = regexp(r"^(?:其中|[①-⑳]|\d+[.、])?[:：]?")
_SOURCE_TAIL = regexp(r"[:：\d.,]*$")

_STAGES = {
    "目标": Stage.TARGET,
    "任务": Stage.TARGET,
    "指标值": Stage.TARGET,
    "计划": Stage.PLANNED,
    "批复": Stage.PLANNED,
    "预算": Stage.BUDGETED,
    "年初": Stage.BUDGETED,
    "到位": Stage.RECEIVED,
    "支出": Stage.SPENT,
    "执行": Stage.SPENT,
    "完成": Stage.ACHIEVED,
    "实际": Stage.ACHIEVED,
    "已": Stage.ACHIEVED,
    "预计": Stage.FORECAST,
    "权重": Stage.WEIGHT,
    "得分": Stage.SCORED,
}
_COVER = (PartKind.COVER_FORM,)
_BODY = (PartKind.REPORT, PartKind.SELF_REPORT)
_OWN_MARKS = "自评"


@dataclass
class ContextBook:
    """Makes contexts; keeps section titles by block."""

    document: Document
    parts: Mapping[int, Part]
    lexicon: Lexicon
    _sections: dict[int | None, str | None] = field(default_factory=dict)

    def voice_of(self, figure: Figure) -> Voice:
        """Whose statement it is: its part's, but for what an evaluator tells of the unit's own marks."""
        if figure.subject.scope == _OWN_MARKS:
            return Voice.UNIT
        part = self.parts.get(figure.part)
        return part.voice if part else Voice.UNKNOWN

    def context(self, figure: Figure, concept: Concept) -> Context:
        """The Context of a figure that is of a concept."""
        subject = figure.subject
        code, indicator = split_code(subject.indicator)
        anchor = figure.anchor
        period = clean(subject.period)
        years = years_in(period or "")
        group = subject.group or (f"t{anchor.cell.table}" if anchor.cell else f"b{anchor.block}" if anchor.block is not None else None)
        return Context(
            part=figure.part,
            voice=self.voice_of(figure),
            stage=stage_of(subject.stage, concept.stage),
            dimension=dimension_of(subject.dimension, self.lexicon),
            subdimension=split_code(strip_marks(subject.subdimension))[1],
            indicator=indicator,
            code=subject.code or code,
            source=source_of(subject.source, self.lexicon),
            year=years[0] if len(set(years)) == 1 else None,
            period=period,
            lot=clean(subject.lot),
            item=clean(subject.item),
            question=subject.question,
            option=clean(subject.option),
            scope=clean(subject.scope) if not self._own_anyway(figure) else None,
            section=self._section(figure),
            place=self._place(figure, concept.code),
            group=group,
        )

    def _own_anyway(self, figure: Figure) -> bool:
        """The unit's marks in the unit's own report are of no scope beside its form's."""
        part = self.parts.get(figure.part)
        return figure.subject.scope == _OWN_MARKS and part is not None and part.voice is Voice.UNIT

    def _place(self, figure: Figure, concept: str) -> str:
        part = self.parts.get(figure.part)
        kind = part.kind if part else PartKind.REPORT
        if concept == "survey_question":
            return "questionnaire" if kind is PartKind.QUESTIONNAIRE else "result"
        if kind in _COVER:
            return "cover"
        if kind is PartKind.SUMMARY:
            return "summary"
        if figure.anchor.cell is not None:
            return "table"
        return "body" if kind in _BODY or part is None else "annex"

    def _section(self, figure: Figure) -> str | None:
        block = figure.anchor.block
        if block not in self._sections:
            section = self.document.section_of(figure.anchor.span.start)
            self._sections[block] = section.title if section else None
        return self._sections[block]


def clean(text: str | None) -> str | None:
    """Without blanks; None where nothing is left."""
    return "".join(text.split()) or None if text else None


def strip_marks(text: str | None) -> str | None:
    """Without a bracket of marks: 产出指标（50分） -> 产出指标."""
    bare = clean(text)
    return _MARKS.sub("", bare) or None if bare else None


def split_code(text: str | None) -> tuple[str | None, str | None]:
    """``A101战略目标适应性`` -> (A101, 战略目标适应性)."""
    bare = clean(text)
    if bare is None:
        return None, None
    match = _CODE.match(bare)
    return (match.group(1), bare[match.end() :].lstrip("-.、:：") or None) if match else (None, bare)


def dimension_of(text: str | None, lexicon: Lexicon) -> str | None:
    """The canonical name of a first-level indicator; as printed where the lexicon has none."""
    word = split_code(strip_marks(text))[1]
    if word is None:
        return None
    names = lexicon.maps["dimensions"]
    word = _ORDINAL.sub("", word)
    for form in (word, _DIMENSION_TAIL.sub("", word), strip_marks(word) or word):
        if form in names:
            return names[form]
    return _DIMENSION_TAIL.sub("", word) or word


def source_of(text: str | None, lexicon: Lexicon) -> str | None:
    """The canonical source of funds; as printed where the lexicon has none."""
    word = clean(text)
    if word is None:
        return None
    names = lexicon.maps["sources"]
    if word in names.values():
        return word
    word = _SOURCE_TAIL.sub("", _SOURCE_LEAD.sub("", word))
    for tail in ("", "资金", "补助资金", "财政资金", "财政补助资金"):
        form = word.removesuffix(tail)
        if form in names:
            return names[form]
    return word or None


def stage_of(text: str | None, implied: Stage) -> Stage:
    """The stage printed (计划, 实际完成), else the concept's own."""
    word = clean(text)
    if word is None:
        return implied
    if word in Stage._value2member_map_:
        return Stage(word)
    return next((stage for cue, stage in _STAGES.items() if cue in word), implied)
