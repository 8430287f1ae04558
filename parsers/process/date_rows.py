"""Dates of one row under heads that follow one another: 路线 | 开工日期 | 交工日期, in a table or with one cell a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.document import Document
from model.figure import Figure, Subject
from model.regexp import regexp
from parsers.dates import only_date
from parsers.stretch import Stretch

_RANKS = (
    regexp(r"申请|申报|招标|公告"),
    regexp(r"开标|中标|受理"),
    regexp(r"签订|签约|合同(?:日期|时间)"),
    regexp(r"开工|动工|开始|启动|进场|开班|起始|发货|下单"),
    regexp(r"完工|竣工|交工|结束|完成|结业|结题|终止|到货|交货|供货|交付|办结"),
    regexp(r"验收"),
)
_AID = (regexp(r"公示"), regexp(r"拨付|发放|兑付|打卡"))
"""What is paid to those who applied: their names are hung out before."""
_DATE_HEAD = regexp(r"[\u4e00-\u9fff()（）]{1,14}(?:日期|时间|年月日|日)|[\u4e00-\u9fff]{2,6}")
_PLANNED = regexp(r"合同(?!签|订|日期|时间)|计划|约定|要求|应|拟|预计|目标|原定|规定")
_LONGEST_HEAD, _WIDEST, _NARROWEST, _FEWEST = 16, 14, 3, 2
"""Characters of a head; cells of a row, at most and at least; rows."""
Pair = tuple[int, int]


def date_rows(document: Document, stretches: Sequence[Stretch]) -> list[Figure]:
    """row_date_before and row_date_after of each two dates that follow one another in a row, bound by ``item``; ``label``: the head."""
    dated = {at for at, stretch in enumerate(stretches) if len(stretch.text) < _LONG and _is_date(stretch.text)}
    if len(dated) < _FEWEST * 2:
        return []
    ranked = {at: rank for at, stretch in enumerate(stretches) if (rank := _rank(stretch.text)) is not None}
    pairs = [*_by_table(stretches, dated, ranked), *_by_line(stretches, dated, ranked)]
    return [figure for number, (heads, dates) in enumerate(pairs) for figure in _figures(document, stretches, heads, dates, f"r{number}")]


_LONG = 24
"""Characters: no date of its own."""


def _is_date(text: str) -> bool:
    date = only_date(text)
    return date is not None and date.form in ("full", "dots")


@dataclass(frozen=True, slots=True)
class _Rank:
    """Of a plan or of what was done (``planned``), of works or of aid, and where in the order of deeds it stands."""

    kind: tuple[bool, bool]
    place: int


def _rank(text: str) -> _Rank | None:
    """Where in which order of deeds a head stands; None for what heads no dates, or dates of two deeds."""
    name = "".join(text.split())
    if len(name) > _LONGEST_HEAD or not _DATE_HEAD.fullmatch(name):
        return None
    ranks = [_Rank((bool(_PLANNED.search(name)), order is _AID), place) for order in (_RANKS, _AID) for place, words in enumerate(order) if words.search(name)]
    return ranks[0] if len(ranks) == 1 else None


Ranked = Mapping[int, _Rank]


def _following(heads: Sequence[int], ranked: Ranked) -> Iterator[Pair]:
    """Each head with the next that is later than it, of plans or of deeds done."""
    for place, first in enumerate(heads):
        later = next((head for head in heads[place + 1 :] if ranked[head].kind == ranked[first].kind and ranked[head].place > ranked[first].place), None)
        if later is not None:
            yield first, later


def _by_table(stretches: Sequence[Stretch], dated: set[int], ranked: Ranked) -> Iterator[tuple[Pair, Pair]]:
    tables: dict[int, dict[tuple[int, int], int]] = defaultdict(dict)
    for at, stretch in enumerate(stretches):
        if stretch.cell is not None:
            tables[stretch.cell.table][stretch.cell.row, stretch.cell.column] = at
    for cells in tables.values():
        heads = [at for at in cells.values() if at in ranked]
        for first, later in _following(heads, ranked):
            one, other = stretches[first].cell, stretches[later].cell
            if one is None or other is None or one.row != other.row:
                continue
            rows = sorted({row for row, _ in cells if row > one.row})
            found = [(cells.get((row, one.column), -1), cells.get((row, other.column), -1)) for row in rows]
            dates = [pair for pair in found if set(pair) <= dated]
            if len(dates) >= _FEWEST:
                yield from (((first, later), pair) for pair in dates)


def _by_line(stretches: Sequence[Stretch], dated: set[int], ranked: Ranked) -> Iterator[tuple[Pair, Pair]]:
    """The heads a line each, then row after row of as many lines: what stands so many lines below a head is its column's."""
    lines = sorted(at for at in ranked if stretches[at].cell is None)
    for first, later in _following(lines, ranked):
        if later - first > _WIDEST or any(at in dated for at in range(first, later)):
            continue
        for width in range(max(_NARROWEST, later - first + 1), _WIDEST + 1):
            dates: list[Pair] = []
            while {first + width * (len(dates) + 1), later + width * (len(dates) + 1)} <= dated:
                dates.append((first + width * (len(dates) + 1), later + width * (len(dates) + 1)))
            if len(dates) >= _FEWEST:
                yield from (((first, later), pair) for pair in dates)
                break


def _figures(document: Document, stretches: Sequence[Stretch], heads: Pair, dates: Pair, item: str) -> Iterator[Figure]:
    for role, head, at in zip(("row_date_before", "row_date_after"), heads, dates, strict=True):
        stretch = stretches[at]
        text = stretch.text.rstrip()
        start = len(text) - len(text.lstrip())
        anchor = stretch.anchor(document, start, len(text))
        label = "".join(stretches[head].text.split())
        yield Figure(id="", role=role, raw=text[start:], label=label, anchor=anchor, part=stretch.part, subject=Subject(item=item), tokens=(anchor.span,))
