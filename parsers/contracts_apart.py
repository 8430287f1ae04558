"""Contracts told one after the other by the names of their works: 一是东岭造林工程，2月18日中标，…；二是防火道路工程，…: each is a lot of its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lexicon.load import Lexicon
from model.figure import Figure
from model.quick import changed
from model.regexp import regexp
from parsers.process.lots import DATED, lot_names
from parsers.stretch import Stretch

_WORKS = r"[^，。：:；;,（）()]{3,40}?(?:工程|采购|服务|系统|设备|改造|建设|项目)(?:[（(][^（）()]{1,20}[)）])?"
_OPENS = regexp(
    rf"(?:^|(?<=[。；;]))\s*(?:(?P<han>[一二三四五六七八九十]{{1,2}}是)|(?P<digit>\d{{1,2}}[.、．])|(?P<shut>[（(]\d{{1,2}}[)）])|(?P<ring>[①-⑳]))\s*(?P<name>{_WORKS})[，,：:]"
)
_SIGNED = ("award_date", "contract_date", "contract_amount")
"""What makes an item one of contracts."""
_OF_CONTRACT = frozenset((*_SIGNED, *DATED, "settlement_amount", "bid_opening_date"))
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    end: int
    style: str
    name: str


def contracts_apart(figures: Sequence[Figure], texts: Sequence[Stretch], lexicon: Lexicon) -> tuple[Figure, ...]:
    """The figures, those of a contract told by name with that name as their lot, where two neighbours or more tell of contracts."""
    signed = sorted(figure.anchor.span.start for figure in figures if figure.role in _SIGNED and figure.anchor.cell is None)
    items = [item for run in _runs(_items(texts, lexicon)) if _all_signed(run, signed) for item in run]
    starts = [item.start for item in items]

    def named(figure: Figure) -> Figure:
        at = bisect_right(starts, figure.anchor.span.start) - 1
        inside = at >= 0 and figure.anchor.span.start < items[at].end and figure.anchor.cell is None
        if not inside or figure.subject.lot is not None or figure.role not in _OF_CONTRACT:
            return figure
        return changed(figure, subject=replace(figure.subject, lot=items[at].name))

    return tuple(map(named, figures)) if items else tuple(figures)


def _items(texts: Sequence[Stretch], lexicon: Lexicon) -> Iterator[_Item]:
    """The numbered items of the paragraphs that name works; one that names a lot is known by that."""
    for text in texts:
        opened = list(_OPENS.finditer(text.text)) if text.cell is None else []
        ends = [*(match.start() for match in opened[1:]), len(text.text)][: len(opened)]
        for match, end in zip(opened, ends, strict=True):
            if not lot_names(lexicon.digest).search(match["name"]):
                style = next(style for style in ("han", "digit", "shut", "ring") if match[style])
                span = text.span(match.start(), end)
                yield _Item(span.start, span.end, style, match["name"])


_NEAR = 6
"""Characters between two items: line breaks and the blanks before a paragraph."""


def _runs(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """Items numbered alike, one right behind the other."""
    run: list[_Item] = []
    for item in items:
        if run and (item.style != run[-1].style or item.start - run[-1].end > _NEAR):
            yield run
            run = []
        run.append(item)
    yield run


def _all_signed(run: Sequence[_Item], signed: Sequence[int]) -> bool:
    """Whether two items or more, each of another name, all tell of contracts."""
    telling = (bisect_left(signed, item.start) < bisect_left(signed, item.end) for item in run)
    return len({item.name for item in run}) == len(run) >= _FEWEST and all(telling)
