"""Lines to paragraphs: a line goes on in the next when the next one's first word would not have fitted on it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.layout.lines import TextLine, first_word
from model.regexp import regexp

_STOP = regexp(r"[。！？!?；;：:][”’）)》]*$")
_STARTS = regexp(
    r"\s*(?:[-—–•·●▪■◆★▲➢√]\s*)?(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]|\d{1,2}\s*[、.．](?!\d)|[①-⑳]|第[一二三四五六七八九十\d]{1,3}[章节部条]|附\s*[件录表]|[表图]\s*\d)"
)
_HEADS = regexp(
    r"\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(]\s*[一二三四五六七八九十]{1,3}\s*[)）]|第[一二三四五六七八九十]{1,3}[章节部])\S"
)
"""A heading's numbering: a line that stops even a little short of the margin does not go on with one."""
_SHORT = 0.8
_ROMAN = "IVXivx"
_DOTS = regexp(rf"(?:[.．·…⋯]\s*){{3,}}\s*[\d{_ROMAN}]{{1,4}}\s*$")


_NUMBERED = regexp(r"\s*\d{1,2}\s*[、.．]\s*[^\d\s]")
_ASKS = regexp(r"[^。；？?：:]{1,40}[？?]\s*")
_LONG = 20
_HAN = "\u2e80"
_NARROWEST = 0.4


class Margins(NamedTuple):
    """Where the text of a page of this size begins and ends; the usual distance of its baselines, in sizes of the type;
    how much sizes may differ within a paragraph (a recogniser's vary from line to line)."""

    left: float
    right: float
    pitch: float
    unlike: float = 0.1


class Piece(NamedTuple):
    """A line on its page; ``key`` is what the caller knows it by."""

    page: int
    key: int
    line: TextLine
    margins: Margins


def margins_of(lines: Sequence[TextLine], width: float) -> Margins:
    """The margins that most lines keep (given the lines of all pages of one size and that size's width)."""
    if not lines:
        return Margins(0.0, width, 0.0)
    starts = Counter(round(line.x0 / 2) * 2 for line in lines)
    often = max(2, len(lines) // 12)
    left = float(min((x for x, count in starts.items() if count >= often), default=min(starts)))
    widest = max(line.x1 for line in lines)
    ends = sorted(line.x1 for line in lines if line.x1 > left + 0.6 * (widest - left) and not _STOP.search(line.text))
    right = ends[int(len(ends) * 0.85)] if len(ends) > 4 else widest
    if len(ends) < 3 or right < left + _NARROWEST * width:  # too few lines run to the margin to tell: as wide as on the left
        right = max(right, width - left)
    return Margins(left, right, pitch_of(lines, right, 1) or 0.0)


def pitch_of(lines: Sequence[TextLine], right: float, least: int) -> float | None:
    """The commonest step from a full line to the next, None where it is seen less than so often."""
    steps = Counter(
        round((b.bottom - a.bottom) / a.size, 1)
        for a, b in itertools.pairwise(lines)
        if a.x1 > right - 2.5 * a.size and abs(a.size - b.size) < 0.5 and 0.9 * a.size < b.bottom - a.bottom < 4 * a.size
    )
    step, count = max(steps.items(), key=lambda item: (item[1], -item[0]), default=(0.0, 0))
    return step if count >= least else None


def paragraphs_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Consecutive lines, grouped into paragraphs; the lines of one call may run over pages."""
    paragraphs: list[list[Piece]] = []
    for piece in pieces:
        if paragraphs and continues(paragraphs[-1], piece):
            paragraphs[-1].append(piece)
        else:
            paragraphs.append([piece])
    return paragraphs


def continues(paragraph: Sequence[Piece], piece: Piece) -> bool:
    """Whether a line goes on with the paragraph before it."""
    last, line = paragraph[-1].line, piece.line
    size = max(last.size, line.size)
    if _asks_on(paragraph, piece):
        return True
    if abs(last.size - line.size) > piece.margins.unlike * size or _DOTS.search(last.text):
        return False
    turned = paragraph[-1].page != piece.page
    if _upright(last, line):
        return not turned
    if not turned and not _close(paragraph, piece):
        return False
    if _centred(paragraph[-1]) and _centred(piece):
        return not turned and not _STARTS.match(line.text) and last.x1 - last.x0 > 0.6 * (piece.margins.right - piece.margins.left)
    if not _full(paragraph[-1], line) or (_HEADS.match(line.text) and last.x1 < paragraph[-1].margins.right - _SHORT * last.size):
        return False
    if _STARTS.match(line.text) and (_STOP.search(last.text) or _STARTS.match(paragraph[0].line.text)) and _at_start(paragraph, piece):
        return False
    return _under(paragraph, piece)


def _asks_on(paragraph: Sequence[Piece], piece: Piece) -> bool:
    """A numbered question that goes on in its next line, wherever it was broken and however its first line is set."""
    last, line = paragraph[-1].line, piece.line
    near = paragraph[-1].page == piece.page and 0 < line.bottom - last.bottom < 3 * last.size
    broken = len(paragraph) == 1 and len(last.text) >= _LONG and _NUMBERED.match(last.text) and not _STOP.search(last.text)
    return bool(near and broken and _ASKS.fullmatch(line.text) and not _STARTS.match(line.text))


def _close(paragraph: Sequence[Piece], piece: Piece) -> bool:
    """Whether the line stands at the usual distance below the last."""
    last, line = paragraph[-1].line, piece.line
    step = line.bottom - last.bottom
    if step < 0.2 * line.size:
        return step < -2 * line.size  # the top of the next column
    before = [b.line.bottom - a.line.bottom for a, b in zip(paragraph[-2:], paragraph[-1:], strict=False) if a.page == b.page]
    usual = before[0] if before and before[0] > 0 else (piece.margins.pitch or 2.0) * line.size
    return step <= 1.2 * usual


def _upright(last: TextLine, line: TextLine) -> bool:
    """One character below the other: a title set from the top down."""
    single = len(last.text) == len(line.text) == 1 and min(last.text, line.text) > _HAN
    return single and abs(last.x0 - line.x0) < 2 and 0 < line.top - last.bottom < 2 * line.size


def _full(piece: Piece, following: TextLine) -> bool:
    """Whether the next line's first word would have run over the right margin."""
    return piece.line.x1 + first_word(following) > piece.margins.right - 0.3 * piece.line.size


def _at_start(paragraph: Sequence[Piece], piece: Piece) -> bool:
    """Whether the line begins where paragraphs like this one begin."""
    return piece.line.x0 > paragraph[0].line.x0 - 0.5 * piece.line.size


def _under(paragraph: Sequence[Piece], piece: Piece) -> bool:
    """Whether the line is not set in as a new paragraph would be."""
    line, em = piece.line, piece.line.size
    shift = piece.margins.left - paragraph[-1].margins.left
    if len(paragraph) > 1:
        return abs(line.x0 - shift - paragraph[-1].line.x0) < 0.8 * em
    first = paragraph[0].line.x0 + shift
    set_in = first > piece.margins.left + 1.2 * em
    if set_in and abs(line.x0 - first) < 0.8 * em:
        return False
    return line.x0 < first + 0.8 * em or (bool(_STARTS.match(paragraph[0].line.text)) and line.x0 < first + 3 * em)


def _centred(piece: Piece) -> bool:
    line, margins = piece.line, piece.margins
    middle = (margins.left + margins.right) / 2
    return line.x0 > margins.left + 1.5 * line.size and abs((line.x0 + line.x1) / 2 - middle) < 0.6 * line.size


def is_contents(text: str) -> bool:
    """A line of a table of contents: leaders and a page number."""
    last = text.rstrip()[-1:]
    return (last.isdigit() or last in _ROMAN) and _DOTS.search(text) is not None
