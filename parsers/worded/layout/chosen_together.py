"""How many chose one answer or another, told beside the table of the answers: 选择“非常满意”和“满意”的共176份 beside 非常满意 | 104 and 满意 | 72."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.figure import Figure, Worded
from model.regexp import regexp
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.scene import Term

_CHOSEN = regexp(r"(?:选择|回答|评价为|表示)[“\"]?(?P<a>[\u4e00-\u9fff]{2,6})[”\"]?[和与及或、][“\"]?(?P<b>[\u4e00-\u9fff]{2,6}?)[”\"]?的?(?:人数|问卷|受访者)?(?:合计|共计|总计|共有?)(?:为)?$")
_PEOPLE = ("count:人", "count:户")


def chosen_together(laid: Laid) -> Iterator[Worded]:
    """Only where one question of the tables has both answers, or all that have them make the same."""
    counts = [figure for figure in laid.figures if figure.role == "survey_option_count" and figure.number is not None and figure.anchor.cell is not None]
    for line in laid.lines("选择") if counts else ():
        for term in line.terms:
            match = _CHOSEN.search(term.clause) if term.countable and term.measure in _PEOPLE else None
            pairs = _pairs(counts, match["a"], match["b"]) if match is not None else []
            if len({_sum(pair) for pair in pairs}) == 1:
                yield _worded(laid, line, term, pairs[0])


def _pairs(counts: list[Figure], a: str, b: str) -> list[tuple[Figure, Figure]]:
    """Both answers of each question that has them."""
    questions = dict.fromkeys((figure.subject.group, figure.subject.question, figure.subject.scope) for figure in counts)
    found = []
    for asked in questions:
        own = {figure.subject.option: figure for figure in counts if (figure.subject.group, figure.subject.question, figure.subject.scope) == asked}
        if a in own and b in own:
            found.append((own[a], own[b]))
    return found


def _sum(pair: tuple[Figure, Figure]) -> Decimal:
    return sum((Decimal((figure.number or "0").replace(",", "")) for figure in pair), Decimal(0))


def _worded(laid: Laid, line: Line, term: Term, pair: tuple[Figure, Figure]) -> Worded:
    claimed = line.anchor(laid.document, term)
    places = tuple(figure.anchor for figure in pair)
    way = "+".join((figure.number or "0").replace(",", "") for figure in pair)
    return Worded(
        id="", kind="sum", label="所选各项之和", claimed=term.plain, claimed_unit=term.unit, ways=(way,), firm=True, anchor=places[0], claimed_anchor=claimed,
        part=line.stretch.part, tokens=(claimed.span, *(place.span for place in places)), places=places,
    )
