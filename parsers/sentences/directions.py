"""What money went to, numbered one by one: 资金用于三个方向：1.低保金24万元；2.临时救助3万元；….."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.passage import AMOUNT, Claim, Passage

_OPENS = regexp(r"(?:资金|支出)(?:共|主要|分别|全部|实际)*(?:用于|使用于|投向)(?:以下)?(?:[\d一二三四五六七八九十]{1,2}[个项类大])?(?:方向|方面|项目|用途|内容)[:：]")
_PART = regexp(rf"(?:\d{{1,2}}[.、)]|[①-⑳]|[(（]\d{{1,2}}[)）])(?P<what>[\u4e00-\u9fff、]{{2,20}}?)(?:支出|共|为)?(?P<x>{AMOUNT})(?:万|亿)?元(?P<end>[;；。]|$)")
_PLANNED = regexp(r"计划|拟|预算|安排|将")
_FEWEST = 2


def read_directions(passage: Passage) -> Iterator[Claim]:
    """Each direction with what was spent on it; the list must run on without a gap, and be of what was spent."""
    for opened in passage.matches(_OPENS, "用于", "投向"):
        ahead = regexp(r"[。]").split(passage.text[: opened.start()])
        if _PLANNED.search(opened.group()) or not regexp(r"支出|支付|使用").search("".join(ahead[-2:])):
            continue
        parts = _run(passage.text, opened.end())
        if len(parts) < _FEWEST:
            continue
        for part in parts:
            number = passage.number_at(part.start("x"))
            if number is not None:
                yield passage.claim(number, "funds_spent", "支出", Subject(item=part["what"]))


def _run(text: str, at: int) -> list[re.Match[str]]:
    """The parts that follow one another from a place."""
    found: list[re.Match[str]] = []
    while (part := _PART.match(text, at)) is not None:
        found.append(part)
        at = part.end()
        if part["end"] in ("。", ""):
            break
    return found
