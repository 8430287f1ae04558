"""The answers to a question, a line each, below the line that asks: 非常满意    104份    52.00%."""

from __future__ import annotations

from collections.abc import Sequence

from model.regexp import regexp
from parsers.tables.heads import Heads
from parsers.tables.pieces import Token, is_figure
from parsers.tables.questions import ASKED
from parsers.tables.reader import is_percent
from parsers.tables.rebuilt import Rebuilt, Row, line_at

COUNT = regexp(r"\d[\d,]*[人份户名票家]?")
_FEWEST = 2


def answer_lines(tokens: Sequence[Token], at: int, heads: Heads) -> Rebuilt | None:
    """Two lines or more of an answer, how many gave it and what share they are; None where the line before asks nothing."""
    if not at or not ASKED.search(tokens[at - 1].key):
        return None
    rows: list[Row] = []
    end = at
    while end < len(tokens):
        line = line_at(tokens, end)
        if len(line) != len(("option", "count", "share")) or is_figure(line[0].key) or not COUNT.fullmatch(line[1].key) or not is_percent(line[2].key):
            break
        rows.append(dict(enumerate(line)))
        end += len(line)
    return Rebuilt(rows, end, headed=False) if len(rows) >= _FEWEST else None
