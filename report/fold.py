"""Lines for a terminal: Chinese is cut at any character, numbers and Latin words stay whole, closing signs do not begin a line."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

from model.regexp import regexp

_PIECE = regexp(r"[（《“〔【(\[]*(?:[0-9A-Za-z.,%/:_≥≤=+\-]+|\S|\s+)[，。；：、！？）》”〕】)\]]*")
"""What stays together: opening signs, a run of Latin or one character, closing signs."""


def fold(text: str, width: int) -> Iterator[str]:
    """The text's own lines, each cut to at most ``width`` cells (a Chinese character takes two); blanks at a cut are dropped."""
    for line in text.splitlines() or [""]:
        yield from _folded(line, max(width, 10))


def _folded(line: str, width: int) -> Iterator[str]:
    now, used = "", 0
    for piece in _PIECE.findall(line):
        for part in chop_cells(piece, width) if cell_len(piece) > width else [piece]:
            if used + cell_len(part) > width and now.strip():
                yield now.rstrip()
                now, used = "", 0
                part = part.lstrip()
            now += part
            used += cell_len(part)
    yield now.rstrip()
