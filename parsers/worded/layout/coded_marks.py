"""Marks under a coded head: C1 产出数量（满分10分，得9.2分） over C11 …（4分） … 该指标得3.6分 and those that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from model.figure import Worded
from model.regexp import regexp
from parsers.small_numbers import small
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.numbered_lines import NumberedLine, Placed, numbered_lines, sum_of
from parsers.worded.scene import Term

_HEAD = regexp(
    r"(?P<code>[A-D]\d{1,3})[、.．]?(?P<name>[^()\d，。；;:]{2,24})[(](?:满分|分值|权重|标准分)?(?:为|:)?(?P<w>\d+(?:\.\d+)?)分(?:[，,;；、](?:实际|评价|自评)?(?:得分|得):?(?P<s>\d+(?:\.\d+)?)分)?[)]"
)
_GOT = regexp(r"[，,。；;](?:按(?:照)?(?:完成|实际)?(?:比例|[\u4e00-\u9fff]{2}率)(?:计分|折算)?|故|因此|评价组?|实际|最终|综合评定|该项指?标?|该指标|本项指?标?|本指标)*(?:实?得分?|计)(?:为|:)?(?P<s>\d+(?:\.\d+)?)分(?=[。；;，,]|$)")


@dataclass(frozen=True, slots=True)
class _Coded:
    """A head with its code, and what the lines under it tell as got."""

    at: int
    code: str
    weight: Placed | None
    score: Placed | None
    rate: Placed | None


def coded_marks(laid: Laid) -> Iterator[Worded]:
    """Each coded head with both marks over those of the next level, where all of them are told."""
    lines = laid.once(numbered_lines)
    heads = list(_heads(lines)) if any(_HEAD.match(line.scene.text) for line in lines) else []
    yield from _together(laid, lines, heads)
    yield from _by_rate(laid, heads)
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
        end = next((other for other in range(at + 1, end) if _SO_MANY.match(lines[other].scene.text)), end)
        score = _placed(line, match, "s") if match["s"] else _got(lines[at:end])
        yield _Coded(at, match["code"], _placed(line, match, "w"), score, _rated(score))


_BY_RATE = regexp(r"[，,。；;](?:根据评分标准[，,])?按(?:照)?(?:完成率|合格率|及时率|覆盖率|到位率|执行率|比例|完成比例)(?:计分|得分|折算|赋分)?[，,]?(?:该项指?标?|该指标|本项指?标?|本指标)?(?:实?得分?|计)(?:为|:)?$")


_AIMED = regexp(r"目标|满意|指标值|[较比]|扣")
"""目标值90%，按比例计分: of another rate in its goal."""


def _rated(score: Placed | None) -> Placed | None:
    """合格率90.00%，按比例得4.50分: the one rate of its line by which a mark was given."""
    if score is None:
        return None
    line, got = score
    rates = [term for term in line.scene.percents if term.end <= got.start]
    plain = len(rates) == 1 and not _AIMED.search(line.scene.text) and sum(term.dimension == "percent" for term in line.scene.terms) == 1
    return (line, rates[0]) if plain and _BY_RATE.search(line.scene.text[: got.number.printed.number_start]) else None


def _by_rate(laid: Laid, heads: Sequence[_Coded]) -> Iterator[Worded]:
    """What the rate makes of the full mark in the head."""
    for head in heads:
        if head.weight is not None and head.score is not None and head.rate is not None:
            (_, worth), (_, rate) = head.weight, head.rate
            told = sum_of(laid.document, f"k{head.at}.rate", "按比例得分", head.score, [head.rate])
            yield replace(told, kind="share", ways=(f"{rate.plain}%*{worth.plain}",))


_SO_MANY = regexp(r"以上(?P<n>\d{1,2}|[两三四五六七八九十])(?:个|项)(?:三级|四级|二级)?(?:绩效)?指标[^。；;]{0,16}?(?:共|合计|累计|总计|实际)?得分?(?:为|共|合计)?(?P<s>\d+(?:\.\d+)?)分")


def _together(laid: Laid, lines: Sequence[NumberedLine], heads: Sequence[_Coded]) -> Iterator[Worded]:
    """以上三项指标满分16分，合计得分15.2分: of so many right above."""
    for at, line in enumerate(lines) if heads else ():
        match = _SO_MANY.match(line.scene.text)
        own = _placed(line, match, "s") if match is not None else None
        above = [head for head in heads if head.at < at]
        many = small(match["n"]) if match is not None else None
        told = [head.score for head in above[-(many or 1) :] if head.score is not None]
        if own is not None and many and len(told) == many > 1 and len({len(head.code) for head in above[-many:]}) == 1:
            yield sum_of(laid.document, f"k{at}.above", "以上各项得分之和", own, told)


def _got(lines: Sequence[NumberedLine]) -> Placed | None:
    """The one mark that the lines under a head tell as got."""
    told = [(line, match) for line in lines for match in _GOT.finditer(line.scene.text)]
    return _placed(told[0][0], told[0][1], "s") if len(told) == 1 else None


def _placed(line: NumberedLine, match: re.Match[str], group: str) -> Placed | None:
    term: Term | None = next((term for term in line.scene.terms if term.number.printed.number_start == match.start(group)), None)
    return (line, term) if term is not None else None
