"""Marks under a coded head: C1 产出数量（满分10分，得9.2分） over C11 …（4分） … 该指标得3.6分 and those that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.numbered_lines import NumberedLine, Placed, numbered_lines, sum_of
from parsers.worded.scene import Term

_HEAD = regexp(
    r"(?P<code>[A-D]\d{1,3})[、.．]?(?P<name>[^()\d，。；;:]{2,24})[(](?:满分|分值|权重|标准分)?(?:为|:)?(?P<w>\d+(?:\.\d+)?)分(?:[，,;；、](?:实际|评价|自评)?(?:得分|得):?(?P<s>\d+(?:\.\d+)?)分)?[)]"
)
_GOT = regexp(r"[，,。；;](?:故|因此|评价组?|实际|最终|综合评定|该项指?标?|该指标|本项指?标?|本指标)*(?:实?得分?|计)(?:为|:)?(?P<s>\d+(?:\.\d+)?)分(?=[。；;，,]|$)")


@dataclass(frozen=True, slots=True)
class _Coded:
    """A head with its code, and what the lines under it tell as got."""

    at: int
    code: str
    weight: Placed | None
    score: Placed | None


def coded_marks(laid: Laid) -> Iterator[Worded]:
    """Each coded head with both marks over those of the next level, where all of them are told."""
    lines = laid.once(numbered_lines)
    heads = list(_heads(lines)) if any(_HEAD.match(line.scene.text) for line in lines) else []
    for place, head in enumerate(heads):
        below: list[_Coded] = []
        for other in heads[place + 1 :]:
            if not other.code.startswith(head.code):
                break
            below.append(other)
        children = [other for other in below if len(other.code) == len(head.code) + 1]
        if len(children) < 2 or [other.code for other in children] != [f"{head.code}{rank}" for rank in range(1, len(children) + 1)]:
            continue
        for label, own, marks in (
            ("所属指标分值之和", head.weight, [other.weight for other in children]), ("所属指标得分之和", head.score, [other.score for other in children]),
        ):
            told = [mark for mark in marks if mark is not None]
            if own is not None and len(told) == len(marks):
                yield sum_of(laid.document, f"k{head.at}.{label[4:6]}", label, own, told)


def _heads(lines: Sequence[NumberedLine]) -> Iterator[_Coded]:
    found = [(at, match) for at, line in enumerate(lines) if (match := _HEAD.match(line.scene.text)) is not None]
    for place, (at, match) in enumerate(found):
        line = lines[at]
        end = found[place + 1][0] if place + 1 < len(found) else len(lines)
        score = _placed(line, match, "s") if match["s"] else _got(lines[at:end])
        yield _Coded(at, match["code"], _placed(line, match, "w"), score)


def _got(lines: Sequence[NumberedLine]) -> Placed | None:
    """The one mark that the lines under a head tell as got."""
    told = [(line, match) for line in lines for match in _GOT.finditer(line.scene.text)]
    return _placed(told[0][0], told[0][1], "s") if len(told) == 1 else None


def _placed(line: NumberedLine, match: re.Match[str], group: str) -> Placed | None:
    term: Term | None = next((term for term in line.scene.terms if term.number.printed.number_start == match.start(group)), None)
    return (line, term) if term is not None else None
