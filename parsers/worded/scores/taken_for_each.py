"""Marks that a dimension lost, and those of each reason behind them: 产出类扣5分。一是堤防少完成0.6公里，扣3分；二是工程延期48天，扣2分。"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, working

_HEAD = regexp(r"(?:^|[。)、.])[^。；;，,\d]{2,14}?(?:共|合计)?扣(?:减|除|分)?$")
_OPENS = regexp(r"分[。，,:：]?(?:其中|主要原因|原因)?[:：，,]?(?P<first>一是|(?:其)?一[、，]|①|\(?1[)）.、])")
_ITEM = regexp(r"[二三四五六七八]是|其[二三四五][、，]|[②-⑧]|[;；。，]\(?[2-8][)）.、]")
_TAKEN = regexp(r"(?<!共)(?<!合计)扣(?:减|除|分)?$")
_FEWEST = 2


def taken_for_each(paragraph: Scene) -> Iterator[Told]:
    """Each reason with one mark taken off, to the paragraph's end."""
    marks = [term for term in paragraph.terms if term.dimension == "mark" and term.exact]
    for head in marks:
        opened = _OPENS.match(paragraph.text, head.end - 1) if _HEAD.search(paragraph.text, 0, head.start) else None
        if opened is None:
            continue
        starts = [opened.start("first"), *(match.start() for match in _ITEM.finditer(paragraph.text, opened.end()))]
        parts = [_only(marks, begin, end) for begin, end in zip(starts, [*starts[1:], paragraph.end], strict=True)]
        taken = [part for part in parts if part is not None]
        if len(taken) == len(parts) >= _FEWEST:
            yield Told("sum", "各项扣分之和", head, (working(taken, "+", Decimal(1)),), True, (head, *taken))
        return


def _only(marks: list[Term], begin: int, end: int) -> Term | None:
    """The only mark that a reason takes off."""
    own = [term for term in marks if begin <= term.start < end and _TAKEN.search(term.clause)]
    return own[0] if len(own) == 1 else None
