"""Marks of a second level told before those of its indicators: C1产出数量（15分，得12.6分） over C101 …（8分）, C102 …（7分）."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from model.figure import Figure
from model.quick import changed
from model.regexp import regexp

_LEVELS = {"indicator_weight": "subdimension_weight", "indicator_score": "subdimension_score"}
_CODE = regexp(r"[A-Z]\d+(?:[-.]\d+)*")


def upper_codes(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures; a mark in the text whose code begins the codes of two others (of one, where that one is worth as much) is of the level above."""
    names = _names(figures)
    uppers = {key: name for key, name in names.items() if _has_below(key, names, figures)} if names else {}
    for figure in figures:
        key = figure.part, figure.subject.code or ""
        if not uppers or figure.role not in _LEVELS or figure.anchor.cell is not None:
            yield figure
        elif key in uppers:
            yield changed(figure, role=_LEVELS[figure.role], subject=changed(figure.subject, subdimension=uppers[key], indicator=None))
        else:
            above = next((name for (part, code), name in uppers.items() if part == key[0] and _is_below(key[1], code)), None)
            yield changed(figure, subject=changed(figure.subject, subdimension=above)) if above and figure.subject.subdimension is None else figure


def _names(figures: Sequence[Figure]) -> dict[tuple[int, str], str]:
    """The indicators that the text marks, by part and code."""
    return {(figure.part, figure.subject.code): figure.subject.indicator for figure in figures
            if figure.role in _LEVELS and figure.anchor.cell is None and figure.subject.code and figure.subject.indicator and _CODE.fullmatch(figure.subject.code)}


def _is_below(code: str, upper: str) -> bool:
    rest = code[len(upper) :]
    return code.startswith(upper) and bool(regexp(r"\d{1,2}|(?:[-.]\d{1,2})+").fullmatch(rest))


def _has_below(key: tuple[int, str], names: Mapping[tuple[int, str], str], figures: Sequence[Figure]) -> bool:
    part, upper = key
    below = [code for other, code in names if other == part and _is_below(code, upper)]
    if len(below) > 1 or not below:
        return bool(below) and _is_first(upper, below)
    worth = [_worth(figures, part, code) for code in (upper, below[0])]
    return _is_first(upper, below) and worth[0] is not None and worth[0] == worth[1]


def _is_first(upper: str, below: Sequence[str]) -> bool:
    """C1 over C101 or C11, not over C12 to C19 alone: those are the next of a long list."""
    return any(regexp(r"0?1|[-.]0?1").fullmatch(code[len(upper) :]) for code in below)


def _worth(figures: Sequence[Figure], part: int, code: str) -> str | None:
    return next((figure.number for figure in figures if figure.role == "indicator_weight" and (figure.part, figure.subject.code) == (part, code)), None)
