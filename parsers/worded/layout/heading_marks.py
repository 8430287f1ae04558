"""Marks in the brackets of headings that those of the headings under them make up: 二、产出（30分） over （一）…（18分）, （二）…（12分）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.figure import Worded
from model.regexp import regexp
from parsers.mark_words import SEVERAL, STRUNG
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.numbered_lines import NumberedLine, Placed, numbered_lines, sum_of
from parsers.worded.scene import Term, value

_SAY = 6
"""一是…；二是…: no heading."""
_MARKED = regexp(
    r"^(?P<name>[^()。;:，]{2,24})\((?:(?:满分|分值|权重分?|标准分|共|计)?:?(?P<w>\d+(?:\.\d+)?)分(?:[，,;、/](?:自评|实际|评价|评估|本项)?得分?:?(?P<s>\d+(?:\.\d+)?)分)?"
    r"|(?:自评|实际|评价|评估|本项)?(?:得分|得|自评):?(?P<t>\d+(?:\.\d+)?)分)\)"
)


def heading_marks(laid: Laid) -> Iterator[Worded]:
    """The marks over numbered lines of a document, in text order."""
    lines = laid.once(numbered_lines)
    found = sorted((*_marked(lines), *_strung(lines)), key=lambda one: one[0][1].start)
    yield from (sum_of(laid.document, f"m{number}", label, whole, parts) for number, (whole, parts, label) in enumerate(found, 1))


def _marked(lines: Sequence[NumberedLine]) -> Iterator[tuple[Placed, list[Placed], str]]:
    """Each numbered line with a mark in brackets over those right under it, where all of these have one."""
    numbered = [line for line in lines if 0 < line.depth < _SAY]
    for index, line in enumerate(numbered):
        below: list[NumberedLine] = []
        for other in numbered[index + 1 :]:
            if other.depth <= line.depth:
                break
            below.append(other)
        children = [other for other in below if other.depth == min(each.depth for each in below)]
        ranks = [other.rank for other in children]
        if len(children) < 2 or ranks != list(range(1, len(ranks) + 1)):
            continue  # …。1.收支（6分）。⏎2.结转（4分）: the first may stand inside the paragraph above
        for kind in ("weight", "score"):
            own = _mark(line, kind)
            marks = [(other, mark) for other in children if (mark := _mark(other, kind)) is not None]
            if own is not None and len(marks) == len(children) and not (kind == "weight" and _scored(line, own, children)):
                yield (line, own), marks, "下级各项分值之和" if kind == "weight" else "下级各项得分之和"
        yield from _told_below(line, children)


_WORTH_TOLD = regexp(r"[，,。；;](?:分值|满分|权重分?|标准分)(?:为|:)?(?P<n>\d+(?:\.\d+)?)分(?!值)")
_GOT_TOLD = regexp(r"[，,。；;](?:(?:故|按[^，。；;\d]{2,10}|实际|自评|本项|该项)(?:计|得)?)?(?:得分为?|计得|得|计)(?P<n>\d+(?:\.\d+)?)分[。；;]?$")


def _told_below(line: NumberedLine, children: Sequence[NumberedLine]) -> Iterator[tuple[Placed, list[Placed], str]]:
    """（一）产出指标（50分，自评得分48分） over 1.…，分值10分，得分10分；2.…: where the full marks told below are all that the heading has."""
    own, got = _mark(line, "weight"), _mark(line, "score")
    worth, scores = ([mark for child in children if (mark := _last(child, pattern)) is not None] for pattern in (_WORTH_TOLD, _GOT_TOLD))
    if own is not None and got is not None and len(worth) == len(scores) == len(children) and sum(value(mark) for _, mark in worth) == value(own):
        yield (line, got), scores, "下级各项得分之和"


def _last(line: NumberedLine, pattern: re.Pattern[str]) -> Placed | None:
    """The one mark of a kind that a line tells."""
    found = list(pattern.finditer(line.scene.text.rstrip()))
    term = next((term for term in line.scene.terms if found and term.number.printed.number_start == found[-1].start("n")), None)
    return (line, term) if len(found) == 1 and term is not None else None


_GOT = regexp(r"得\d+(?:\.\d+)?分(?=[。;]|$)|不扣分(?=[。;]|$)")


def _strung(lines: Sequence[NumberedLine]) -> Iterator[tuple[Placed, list[Placed], str]]:
    """1、业务管理（12分，得9分）。制度健全性4分，得4分；执行有效性4分，…，得2分；…: marks that a paragraph strings up under those of its
    head, where all of them are understood; one side is held against its head where the other one holds."""
    for line in lines:
        text = line.scene.text
        found = list(STRUNG.finditer(text)) if "分;" in text else []
        if len(found) < SEVERAL or len(found) != len(_GOT.findall(text)):
            continue
        starts = {term.number.printed.number_start: term for term in line.scene.terms}
        sides = []
        for kind, label in (("weight", "所列各项分值之和"), ("score", "所列各项得分之和")):
            own = _mark(line, kind)
            marks = [starts.get(match.start("s") if kind == "score" and match["s"] else match.start("w")) for match in found]
            if own is not None and None not in marks:
                sides.append((own, [mark for mark in marks if mark is not None], label))
        if any(sum(map(value, marks)) == value(own) for own, marks, _ in sides):
            yield from (((line, own), [(line, mark) for mark in marks], label) for own, marks, label in sides)


def _scored(line: NumberedLine, own: Term, children: Sequence[NumberedLine]) -> bool:
    """二、过程（28分） over （一）…（16分，得14分）, （二）…（14分，得14分）: the bare mark is what was given."""
    scores = [mark for child in children if (mark := _mark(child, "score")) is not None]
    return _mark(line, "score") is None and len(scores) == len(children) and sum((value(mark) for mark in scores), Decimal(0)) == value(own)


def _mark(line: NumberedLine, kind: str) -> Term | None:
    """The mark that stands in the brackets right behind a line's name."""
    match = _MARKED.match(line.scene.text[line.body :])
    group = "w" if kind == "weight" else next((name for name in ("s", "t") if match and match[name]), "s")
    if match is None or not match[group]:
        return None
    at = line.body + match.start(group)
    return next((term for term in line.scene.terms if term.number.printed.number_start == at), None)
