"""An Extraction to Facts: every figure becomes a fact, or a notice says that it did not (law 3)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lexicon.load import Lexicon
from model.document import Document
from model.fact import Concept, Fact
from model.figure import Extraction, Figure
from model.notice import CATALOGUE, Level, Notice, Say
from model.quantity import DateValue, Quantity
from model.quick import changed
from model.regexp import regexp
from model.result import ReportRecord
from model.span import DOUBTFUL
from normalize.concepts import concept_of
from normalize.contexts import ContextBook
from normalize.dates import parse_date, whole_date, year_before
from normalize.numerals import decimal_of, places
from normalize.precision import in_series, precision_of, ulp
from normalize.record import records_of
from normalize.units import UnitBook

_BETWEEN_YEARS = regexp(r"(?<=\d)\s*[-—]+\s*(?=(?:19|20)\d\d)")
"""2021—2023年, in a name."""
_NAMES = frozenset(("project_name", "project_unit", "commissioner", "evaluator", "contractor"))
_DOCUMENT_NUMBER = regexp(r"(.+?)[〔\[(（【]((?:19|20)\d\d)[〕\])）】]第?(\d+)号")
_CARRIED = "年份取自上文"
_PARTED = regexp(r"\d，\d{3}")
_MISREAD = "扫描件识读存疑"


@dataclass(frozen=True, slots=True)
class Normalized:
    """Facts in text order, one record a report, and what could not be mapped."""

    facts: tuple[Fact, ...]
    reports: tuple[ReportRecord, ...] = ()
    notices: tuple[Notice, ...] = ()


def normalize(document: Document, extraction: Extraction, lexicon: Lexicon) -> Normalized:
    """All that the figures mean."""
    maker = _Maker(document, extraction, lexicon)
    found = [fact for figure in sorted(extraction.figures, key=_place) if (fact := maker.fact(figure)) is not None]
    facts = tuple(changed(fact, id=f"f{number}") for number, fact in enumerate(in_series(found, lexicon.concepts), 1))
    return Normalized(facts, records_of(extraction.parts, facts, lexicon), tuple(maker.notices))


def _place(figure: Figure) -> tuple[int, int, str, str]:
    return figure.anchor.span.start, figure.anchor.span.end, figure.role, figure.id


def _notice(code: str, figure: Figure) -> Notice:
    say = CATALOGUE[code]
    words = f"“{figure.label}”{figure.raw}" if figure.label else figure.raw
    return Notice(code, Level.INFO, Say(f"{say.zh}{words}", f"{say.en} {words}"), figure.anchor.span)


class _Maker:
    """Figure by figure; holds the books of units and contexts."""

    def __init__(self, document: Document, extraction: Extraction, lexicon: Lexicon) -> None:
        self.document = document
        self.lexicon = lexicon
        self.contexts = ContextBook(document, {part.index: part for part in extraction.parts}, lexicon)
        self.units = UnitBook(document, lexicon)
        self.units.learn(extraction.figures)
        self.notices: list[Notice] = []

    def fact(self, figure: Figure) -> Fact | None:
        """The fact of a figure; None (and a notice) where it maps to no concept or its value cannot be read."""
        code = concept_of(figure, self.contexts.voice_of(figure), self.lexicon)
        if code is None:
            self.notices.append(_notice("N-UNMAPPED", figure))
            return None
        concept = self.lexicon.concepts[code]
        bare = Fact(
            id=figure.id,
            concept=code,
            context=self.contexts.context(figure, concept),
            anchor=figure.anchor,
            raw=figure.raw,
            label=figure.label,
            comparator=figure.comparator,
            tokens=figure.tokens,
            doubt=figure.doubt or self._misread(figure),
        )
        if code == "document_number":
            return changed(bare, text=_number_of(figure.raw), date=parse_date(figure.subject.period) if figure.subject.period else None)
        if code == "attachment" and figure.label:
            return changed(bare, text=_tidy(figure.label))
        if code == "garbled":
            return changed(bare, text=figure.subject.item)
        if code == "numbering":
            return changed(bare, text=figure.raw)
        if code in _NAMES:
            return changed(bare, text=self._in_print(_tidy(figure.raw), figure))
        if concept.kind in ("text", "structure", "grade"):
            return changed(bare, text=_tidy(figure.raw))
        if concept.kind == "date":
            return self._dated(bare, figure)
        return self._valued(bare, figure, concept)

    def _in_print(self, name: str, figure: Figure) -> str:
        """A name with the brackets and dashes that it is printed with: views fold them to half width."""
        span = figure.anchor.span
        printed = self.document.text[span.start : span.end]
        name = name.replace("(", "（").replace(")", "）") if "（" in printed else name
        dash = _BETWEEN_YEARS.search(printed)
        return _BETWEEN_YEARS.sub(dash.group(), name) if dash is not None else name

    def _misread(self, figure: Figure) -> str | None:
        """Whether a recogniser was unsure of the numbers that this figure rests on."""
        spans = figure.tokens or (figure.anchor.span,)
        return _MISREAD if any((sure := self.document.confidence(span)) is not None and sure < DOUBTFUL for span in spans) else None

    def _dated(self, fact: Fact, figure: Figure) -> Fact:
        date = parse_date(figure.raw)
        if date is None:
            return changed(fact, text=_tidy(figure.raw))
        if date.month is not None and figure.raw.rstrip().endswith("前"):
            date = changed(date, edge=None)
        if date.year is None and figure.anchor.cell is None:
            year = year_before(self.document.text, figure.anchor.span.start)
            if year is not None:
                return self._calendar(changed(fact, date=changed(date, year=year), steps=(_CARRIED,)))
        words = _months(figure.raw) if fact.concept == "planned_stage" else None
        return self._calendar(changed(fact, date=date, text=words))

    def _calendar(self, fact: Fact) -> Fact:
        """A date that no calendar has (0月) is more likely our misreading."""
        if fact.date is not None and not fact.date.valid():
            return changed(fact, doubt=fact.doubt or "日历上没有这个日期")
        return fact

    def _valued(self, fact: Fact, figure: Figure, concept: Concept) -> Fact | None:
        date: DateValue | None = whole_date(figure.raw) if concept.kind == "value" else None
        if date is not None:
            return self._calendar(changed(fact, date=date))
        value = decimal_of(figure.number) if figure.number else None
        if figure.number and "," in figure.number and _PARTED.search(figure.raw):
            fact = changed(fact, doubt=fact.doubt or "数字中为全角逗号，识读存疑")
        if value is None:
            if figure.number:
                return changed(fact, text=_tidy(figure.raw), doubt=fact.doubt or "数字识读存疑")
            return changed(fact, text=_tidy(figure.raw))
        measured = self.units.measure(figure, concept)
        if measured is None:
            self.notices.append(_notice("N-NO-UNIT", figure))
            quantity = Quantity(value, "", ulp(places(figure.number or ""), Decimal(1)))
            return changed(fact, quantity=quantity, doubt=fact.doubt or "金额未注明单位")
        after_point = places(figure.number or "")
        last = ulp(after_point, measured.factor)
        quantity = Quantity(
            value * measured.factor,
            measured.unit,
            last,
            precision_of(concept, measured.dimension, last, after_point),
            figure.approximate,
        )
        series = figure.series or _series_key(fact, quantity, figure)
        return changed(fact, quantity=quantity, series=series, steps=(measured.step,) if measured.step else ())


def _series_key(fact: Fact, quantity: Quantity, figure: Figure) -> str | None:
    """Scores and amounts of one table or paragraph, printed in one unit, share their last digit."""
    return f"{fact.context.group}|{quantity.unit}|{figure.unit_text}" if fact.context.group else None


def _months(raw: str) -> str | None:
    """``2023年2-4月`` -> ``2-4月``."""
    bare = "".join(raw.split())
    return bare.rpartition("年")[2] if bare.count("年") == 1 else bare


def _number_of(raw: str) -> str:
    """A document's number in its usual form: 财预[2020] 10 号 -> 财预〔2020〕10号."""
    match = _DOCUMENT_NUMBER.fullmatch("".join(raw.split()))
    return f"{match[1]}〔{match[2]}〕{match[3]}号" if match else _tidy(raw)


def _tidy(raw: str) -> str:
    """Words without line breaks; blanks stay only between Latin letters and digits."""
    words = raw.split()
    if not words:
        return raw.strip()
    text = words[0]
    for word in words[1:]:
        text += (" " if text[-1].isascii() and word[0].isascii() and text[-1].isalnum() and word[0].isalnum() else "") + word
    return text
