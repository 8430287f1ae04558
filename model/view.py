"""A cleaned reading of stretches of the text that maps each of its characters back (law 1 holds for what it leaves out).

Folding is one character to one character, so offsets need no arithmetic: full width to half width, Chinese operators
to ASCII ones, LaTeX (``$69.33\\%$``, a stray ``\\times``) to plain signs by leaving characters out.  Never NFKC: it turns 10³ into 103.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from model.document import Block, Cell, Document
from model.kept import kept
from model.maths import FORM, MATHS, plain
from model.quick import quick
from model.regexp import regexp
from model.span import Span

_KEEP = "，"
_FOLD = {0xFF01 + i: 0x21 + i for i in range(94) if chr(0xFF01 + i) not in _KEEP}
_FOLD |= {ord(wide): ord(plain) for wide, plain in ("　 ", "﹪%", "﹣-", "–-", "—-", "−-", "‐-", "‑-", "﹢+", "∶:", "═=", "≧≥", "≦≤", "﹥>", "﹤<")}
"""Digits, letters, %, brackets, colons and operators fold to ASCII; ，。、 keep their width: a Chinese comma never groups digits."""

_BREAK = r"[ \t\f\v]*(?:[\r\n][ \t\f\v]*)+"
_DEBRIS = regexp(
    r"(?P<square>(?<=[mM])\s*[\r\n]\s*(?=[23²³](?![\d.,])))"
    rf"|(?P<latin>(?<=[A-Za-z]){_BREAK}(?=[A-Za-z]))"
    rf"|(?P<break>{_BREAK})"
    rf"|(?P<maths>{FORM})"
    r"|(?P<markup></?(?:p|br|div|span|b|strong|u|i|sup|sub)\s*/?>|&nbsp;)"
    r"|(?P<latex>\\\s{0,2}(?:times|geq|leq|div|approx|text|mathrm|%)|\$)"
    "|(?P<invisible>[\u200b\ufeff\u00ad]+)"
)
_SUSPECT = regexp("[\r\n\\\\$<&\u200b\ufeff\u00ad]")
"""What all debris has at least one of; most stretches have none and are taken as they stand."""
_FOLDED = regexp("[" + "".join(re.escape(chr(code)) for code in sorted(_FOLD)) + "]")
_PAUSE = regexp(r"(?<!\d),|,(?!\d)")
"""A comma that groups no digits: a half-width one in Chinese prose parts clauses as ， does."""
_BLANKS = regexp(r"\s+")
_BECOMES = {r"\times": "×", r"\geq": "≥", r"\leq": "≤", r"\%": "%", r"\div": "÷", r"\approx": "≈"}


@quick
@dataclass(frozen=True, slots=True)
class View:
    """``offsets[i]`` is where ``text[i]`` stands in the document; ``end`` is the offset after the last character."""

    text: str
    offsets: Sequence[int]
    end: int

    def span(self, start: int, end: int) -> Span:
        """The document's span for a half-open range of the view."""
        if start == end:
            at = self.offsets[start] if start < len(self.offsets) else self.end
            return Span(at, at)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def locate(self, offset: int) -> int:
        """The view's index of the first character that stands at or after a document offset."""
        return bisect_left(self.offsets, offset)


def _clean(text: str, span: Span, chars: list[str], offsets: list[int]) -> None:
    """Append the cleaned characters of a stretch, each with its offset."""
    at = span.start
    while debris := _DEBRIS.search(text, at, span.end):
        start, end = debris.span()
        chars.append(text[at:start])
        offsets.extend(range(at, start))
        at = end
        if debris.lastgroup == "maths":
            at = _maths(text, start, end, chars, offsets)
            continue
        becomes = " " if debris.lastgroup == "latin" else "" if debris.lastgroup == "break" else _BECOMES.get(_BLANKS.sub("", debris.group()), "")
        if becomes:
            chars.append(becomes)
            offsets.append(start)
    chars.append(text[at : span.end])
    offsets.extend(range(at, span.end))


def _maths(text: str, start: int, end: int, chars: list[str], offsets: list[int]) -> int:
    """Append what stands between two dollar signs in plain characters; of what is no maths only the first sign is left out.  Gives where
    to read on."""
    found = MATHS.match(text, start, end)
    told = plain(found) if found else None
    if told is None:
        sign = text.index("$", start)
        chars.append(text[start:sign])
        offsets.extend(range(start, sign))
        return sign + 1
    chars.extend(char for char, _ in told)
    offsets.extend(at for _, at in told)
    return end


def folded(text: str) -> str:
    """A text with full-width figures, letters and signs as ASCII ones, character for character."""
    plain = text.translate(_FOLD) if _FOLDED.search(text) else text
    return _PAUSE.sub("，", plain) if "," in plain else plain


@kept
def view_of(text: str, spans: tuple[Span, ...]) -> View:
    """Join stretches of the text into one reading.  Hard line breaks inside a stretch vanish (Chinese needs no blank);
    between Latin letters they become one blank.  Kept, as every finder asks for the same views again."""
    if len(spans) == 1:
        start, end = spans[0].start, spans[0].end
        if not _SUSPECT.search(text, start, end):
            return View(folded(text[start:end]), range(start, end), end)
    chars: list[str] = []
    offsets: list[int] = []
    for span in spans:
        _clean(text, span, chars, offsets)
    return View(folded("".join(chars)), tuple(offsets), spans[-1].end if spans else 0)


def pieces_of(block: Block) -> tuple[Span, ...]:
    """The block's span without its gaps."""
    if not block.gaps:
        return (block.span,) if len(block.span) else ()
    pieces = []
    at = block.span.start
    for gap in block.gaps:
        if gap.start > at:
            pieces.append(Span(at, gap.start))
        at = max(at, gap.end)
    if at < block.span.end:
        pieces.append(Span(at, block.span.end))
    return tuple(pieces)


def block_view(document: Document, block: Block) -> View:
    """A paragraph as one line of clean text."""
    return view_of(document.text, pieces_of(block))


def cell_view(document: Document, cell: Cell) -> View:
    """A cell as one line of clean text, its continuation pieces joined."""
    return view_of(document.text, cell.pieces)


_LOOSE = regexp(r"(?:(?<=[0-9A-Za-z.,%)])(?P<kept>\s)\s*(?=[0-9A-Za-z])|\s+)")
"""One blank stays between two figures or two Latin words."""


def squeezed(view: View) -> View:
    """A view without its blanks but those that stay."""
    text = view.text
    return _squeezed(view) if " " in text or "\t" in text or "\xa0" in text else view


@kept
def _squeezed(view: View) -> View:
    """Kept: all who read sentences ask for the same paragraphs."""
    chars: list[str] = []
    offsets: list[int] = []
    at = 0
    for blank in _LOOSE.finditer(view.text):
        stop = blank.end("kept") if blank["kept"] else blank.start()
        chars.append(view.text[at:stop] if not blank["kept"] else view.text[at : stop - 1] + " ")
        offsets.extend(view.offsets[at:stop])
        at = blank.end()
    chars.append(view.text[at:])
    offsets.extend(view.offsets[at:])
    return View("".join(chars), tuple(offsets), view.end)
