"""Plain text as physical lines: what stands on each, how wide, how many blank lines before it."""

from __future__ import annotations

from dataclasses import dataclass

from model.quick import quick
from model.regexp import regexp
from model.span import Span

_END = regexp(r"\r\n?|\n")
_BLANK = " \t\f\v\u3000\u00a0\u200b\ufeff"
_EDGE = " \f\v\u3000\u00a0\u200b\ufeff"


@quick
@dataclass(frozen=True, slots=True)
class TextLine:
    """A line with ink.  ``raw`` is all of it, ``span`` without the blanks at its ends; ``blanks`` counts the blank lines before it;
    ``width`` in half-width columns; ``indent`` counts leading blanks (a full-width one as two)."""

    span: Span
    raw: Span
    text: str
    blanks: int
    width: int
    indent: int
    breaks: bool
    """A form feed stands before it: a new page."""

    tabbed: bool
    """It holds a tab, be it a leading or trailing one: a row of cells, or contents."""

    def cells(self) -> int:
        """How many cells its tabs make of it, those that tabs alone open or close left out."""
        return self.text.count("\t") + 1 if self.tabbed else 1


def width_of(text: str) -> int:
    """Half-width columns; anything outside Latin counts two."""
    return len(text) + sum(char > "\u2e7f" or char in "“”‘’—…·×≥≤" for char in text)


def lines_of(text: str) -> list[TextLine]:
    """The lines that hold ink, in order.  Linear."""
    lines: list[TextLine] = []
    at = blanks = 0
    breaks = False
    while at <= len(text):
        end = _END.search(text, at)
        stop = end.start() if end else len(text)
        raw = text[at:stop]
        ink = raw.strip(_BLANK)
        breaks = breaks or "\f" in raw
        if ink:
            start = at + len(raw) - len(raw.lstrip(_BLANK))
            lead = raw[: start - at]
            lines.append(TextLine(
                Span(start, start + len(ink)), Span(at, stop), ink, blanks, width_of(ink),
                len(lead) + lead.count("\u3000"), breaks, "\t" in raw.strip(_EDGE),
            ))
            blanks, breaks = 0, False
        else:
            blanks += 1
        if end is None:
            break
        at = end.end()
    return lines
