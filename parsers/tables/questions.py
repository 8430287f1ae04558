"""Whether a line of a table, or the one above it, asks something of those surveyed."""

from __future__ import annotations

from collections.abc import Sequence

from model.regexp import regexp
from parsers.frames import Frame, Slot

ASKED = regexp(r"第\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[题问]|[(（](?:单选|多选|可多选)|[？?]\s*$|满意")


def asks(slots: Sequence[Slot]) -> bool:
    """A question in a row of its own."""
    return len(slots) == 1 and slots[0].column == 0 and bool(ASKED.search(slots[0].text))


def asked_above(frame: Frame, row: int) -> bool:
    """Whether the line above a row asks something."""
    above = frame.own(row - 1)[0].text if row and asks(frame.own(row - 1)) else frame.before.rstrip().rsplit("\n", 1)[-1] if row == 0 else ""
    return bool(ASKED.search(above))
