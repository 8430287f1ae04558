"""Contracts told one after the other by the names of their works: 一是东岭造林工程，2月18日中标，…；二是防火道路工程，…: each is a lot of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lexicon.load import Lexicon
from model.figure import Figure
from model.quick import changed
from model.regexp import regexp
from parsers.process.lots import lot_names
from parsers.stretch import Stretch

_WORKS = r"[^，。：:；;,（）()]{3,40}?(?:工程|采购|服务|系统|设备|改造|建设|项目)(?:[（(][^（）()]{1,20}[)）])?"
_OPENS = regexp(
    rf"(?:^|(?<=[。；;]))\s*(?:(?P<han>[一二三四五六七八九十]{{1,2}}是)|(?P<digit>\d{{1,2}}[.、．])|(?P<shut>[（(]\d{{1,2}}[)）])|(?P<ring>[①-⑳]))\s*(?P<name>{_WORKS})[，,：:]"
)
_SIGNED = ("award_date", "contract_date", "contract_amount")
"""What makes an item one of contracts."""
_OF_CONTRACT = frozenset((
    *_SIGNED, "settlement_amount", "settlement_date", "bid_opening_date", "actual_start", "planned_start", "actual_finish", "planned_finish",
    "acceptance_date", "delivery_date",
))
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    end: int
    style: str
    name: str


def contracts_apart(figures: Sequence[Figure], texts: Sequence[Stretch], lexicon: Lexicon) -> tuple[Figure, ...]:
    """The figures, those of a contract told by name with that name as their lot, where two neighbours or more tell of contracts."""
    items = [item for run in _runs(list(_items(texts, lexicon))) if (item_run := _signed(run, figures)) for item in item_run]
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
        opened = list(_OPENS.finditer(text.text)) if text.cell is None and len(text.text) > 1 else []
        ends = [*(match.start() for match in opened[1:]), len(text.text)][: len(opened)]
        for match, end in zip(opened, ends, strict=True):
            if not lot_names(lexicon.digest).search(match["name"]):
                style = next(style for style in ("han", "digit", "shut", "ring") if match[style])
                yield _Item(text.span(match.start("name"), end).start, text.span(match.start("name"), end).end, style, match["name"])


_NEAR = 3
"""Characters between two items."""


def _runs(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    """Items numbered alike, one right behind the other."""
    run: list[_Item] = []
    for item in items:
        if run and (item.style != run[-1].style or item.start - run[-1].end > _NEAR + len(item.style) + 2):
            yield run
            run = []
        run.append(item)
    yield run


def _signed(run: Sequence[_Item], figures: Sequence[Figure]) -> list[_Item]:
    """The items of a run, where two or more of other names tell of contracts; none else."""
    places = [figure.anchor.span.start for figure in figures if figure.role in _SIGNED and figure.anchor.cell is None]
    telling = {item.name for item in run if any(item.start <= place < item.end for place in places)}
    return list(run) if len(telling) >= _FEWEST and len(telling) == len({item.name for item in run}) == len(run) else []
