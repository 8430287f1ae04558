"""A table's total told again below it in another unit: 合计 9813 (米), then 共完成防渗9.813公里."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from lexicon.load import Lexicon
from model.document import BlockKind
from model.regexp import regexp
from parsers.stretch import Stretch
from parsers.worded.layout.grid import ROW_ORDINAL
from parsers.worded.scene import Scene, Term, Told, value

_TOTAL = regexp(r"(?:合|总|共)\s*计")
_NUMBER = regexp(r"-?\d[\d,]*(?:\.\d+)?")
_UNIT = regexp(r"[（(]\s*(?:单位[:：])?\s*(?P<unit>[\u4e00-\u9fff㎡]{1,4})\s*[)）]\s*$")
_UNIT_NOTE = regexp(r"单位\s*[:：]\s*(?P<unit>[\u4e00-\u9fff㎡]{1,4})")
_SERIAL = regexp(r"[\d.,%]*")
_FEWEST = 4
"""Figures that both must have alike."""
_BELOW, _ABOVE, _LEADS = 6, 3, 4
"""Stretches below a table whose text may tell its totals again, above it where its unit may stand, and above it that may lead to it."""


@dataclass(frozen=True, slots=True)
class Total:
    """A cell of a row of totals, in its unit; ``words``: its column's head and the table's caption; ``rows``: what the rows above it are called."""

    number: Decimal
    factor: Decimal
    unit: str
    dimension: str
    words: tuple[str, ...]
    rows: tuple[str, ...] = ()


class TableTotals:
    """The totals of a document's tables, each table's read once."""

    def __init__(self, stretches: Sequence[Stretch], lexicon: Lexicon) -> None:
        self._stretches, self._lexicon = stretches, lexicon
        self._known: dict[int, list[Total]] = {}

    def below(self, index: int) -> Sequence[Total]:
        """Those of the table that a stretch leads to."""
        at = next((after for after in range(index + 1, min(index + 1 + _LEADS, len(self._stretches))) if self._stretches[after].cell is not None), None)
        if at is None or (cell := self._stretches[at].cell) is None:
            return ()
        table = cell.table
        while at + 1 < len(self._stretches) and (cell := self._stretches[at + 1].cell) is not None and cell.table == table:
            at += 1
        return self._ending(at)

    def above(self, index: int) -> Sequence[Total]:
        """Those of the table that ends last before a stretch, where it is near."""
        near = range(index - 1, max(-1, index - 1 - _BELOW), -1)
        at = next((before for before in near if self._stretches[before].cell is not None), None)
        return self._ending(at) if at is not None else ()

    def _ending(self, at: int) -> Sequence[Total]:
        """Those of the table whose last cell is the stretch ``at``."""
        if at not in self._known:
            self._known[at] = _totals(self._stretches, at, self._lexicon)
        return self._known[at]


def _totals(stretches: Sequence[Stretch], at: int, lexicon: Lexicon) -> list[Total]:
    """The totals of the table whose last cell is the stretch ``at``."""
    last = stretches[at].cell
    first = at
    while first and last is not None and (cell := stretches[first - 1].cell) is not None and cell.table == last.table:
        first -= 1
    rows: dict[int, dict[int, str]] = {}
    for stretch in stretches[first : at + 1]:
        if stretch.cell is not None:
            rows.setdefault(stretch.cell.row, {})[stretch.cell.column] = stretch.text.strip()
    note = next((match["unit"] for stretch in reversed(stretches[max(0, first - _ABOVE) : first]) if (match := _UNIT_NOTE.search(stretch.text))), None)
    caption = next((stretch.text for stretch in reversed(stretches[max(0, first - _ABOVE) : first]) if stretch.kind is BlockKind.CAPTION), "")
    return list(_of_rows(rows, note, caption, lexicon))


def _of_rows(rows: Mapping[int, Mapping[int, str]], note: str | None, caption: str, lexicon: Lexicon) -> Iterator[Total]:
    head = rows[min(rows)] if rows else {}
    names = tuple(name for cells in rows.values() if len(name := ROW_ORDINAL.sub("", next((text for _, text in sorted(cells.items()) if not _SERIAL.fullmatch(text)), ""))) > 1)
    for cells in rows.values():
        if not _TOTAL.fullmatch(next(iter(cells.values()), "")):
            continue
        for column, text in cells.items():
            printed = _UNIT.search(head.get(column, ""))
            unit = printed["unit"] if printed else note
            known = lexicon.units.get(unit) if unit else None
            if unit and known is not None and _NUMBER.fullmatch(text):
                yield Total(Decimal(text.replace(",", "")), known.factor, unit, known.dimension, (_UNIT.sub("", head.get(column, "")), caption), names)


def restated_totals(scenes: Sequence[Scene], totals: Sequence[Total]) -> Iterator[Told]:
    """Numbers of other units that have the total's figures: they are the total, or it with its point slipped."""
    for scene in scenes if totals else ():
        for term in scene.terms:
            same = [total for total in totals if total.dimension == term.dimension and total.unit != term.unit and term.countable]
            lead = scene.text[max(0, term.start - _LEAD) : term.start]
            shared = [total for total in same if _alike(term.plain, total.number) and _named(total, lead)]
            if len({(total.number, total.unit) for total in shared}) == 1:
                total = shared[0]
                way = f"{total.number:f}*{total.factor.normalize():f}/{term.factor.normalize():f}"
                yield Told("restated", "表中合计换算", term, (way,), True, (term,))


_SLIPS = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10000))
_SIGNIFICANT = 3


def slipped_totals(scenes: Sequence[Scene], totals: Sequence[Total]) -> Iterator[Told]:
    """采购预算5650万元…情况如下, and 预算金额 | 合计 565.00: the total that a sentence before its table tells ten times too large, a hundred or more."""
    sums = {total.number * total.factor for total in totals}
    for scene in scenes if totals else ():
        for term in scene.terms:
            if not term.countable or term.dimension != "money" or value(term) in sums or len(term.plain.replace(".", "").strip("0")) < _SIGNIFICANT:
                continue
            same = [total for total in totals if total.dimension == "money" and total.number and _times(value(term), total.number * total.factor) in _SLIPS]
            named = [total for total in same if _named_alike(total, term.clause)]
            if len({total.number * total.factor for total in named}) == 1:
                yield Told("restated", "表中合计", term, (f"{named[0].number:f}*{named[0].factor.normalize():f}/{term.factor.normalize():f}",), True, (term,))


_POINTS = regexp(r"(?:见|如)(?:下表|附?表\d*|附表)|如下[:：。]?$|(?:情况|明细)(?:见|如)下")
_OTHER = regexp(r"其中|每|均|上年|去年|[较比]|未|结[余转]|目标|标准|单价")
_NEAR, _NAMED_BY = Decimal("0.25"), 2


def pointed_totals(scenes: Sequence[Scene], totals: Sequence[Total]) -> Iterator[Told]:
    """实施8个专项，实际支出2186.49万元，情况见表2-4: what the sentence that points to its table calls by the name of one of its columns is that one's total."""
    points = list(_POINTS.finditer(scenes[0].text)) if totals and scenes else []
    for scene in scenes:
        if not points or scene.start > points[-1].start():  # …，分配至7个乡镇58个村。具体情况见表2-4
            continue
        told: dict[tuple[str, Decimal], list[Term]] = {}
        pointing = points[-1].start() < scene.end
        for term in scene.terms:
            counted = pointing or term.dimension.startswith("count")  # money of a sentence before may be what was given, not what was spent
            column = _column(term, totals) if term.countable and counted and not _OTHER.search(term.clause) else None
            if column is not None:
                told.setdefault((column.words[0], column.number * column.factor), []).append(term)
        for (_, total), terms in told.items():
            if len(terms) == 1 and abs(value(terms[0]) - total) <= total * _NEAR and not any(value(terms[0]) == one.number * one.factor for one in totals):
                places = Decimal(1).scaleb(-len(terms[0].plain.partition(".")[2]))
                if (total / terms[0].factor).quantize(places, ROUND_HALF_UP) != Decimal(terms[0].plain):
                    yield Told("restated", "表中合计", terms[0], (f"{total / terms[0].factor:f}*1",), True, (terms[0],))


def _column(term: Term, totals: Sequence[Total]) -> Total | None:
    """The one column whose head has most of the words that lead to a number, or the only one that counts such things."""
    same = [total for total in totals if total.dimension == term.dimension or _counts(total, term)]
    if len(same) == 1 and term.dimension.startswith("count"):
        return same[0]
    size = {total.words[0]: _run(total.words[0], term.clause) for total in same}
    best = max(size.values(), default=0)
    named = [total for total in same if size[total.words[0]] == best >= _NAMED_BY]
    return named[0] if len(named) == 1 else None


def _counts(total: Total, term: Term) -> bool:
    """58个村 and 村数（个）."""
    noun = term.unit.removeprefix("个")
    return term.dimension.startswith("count") and total.dimension.startswith("count") and bool(noun) and total.words[0].startswith(noun) and total.unit in ("个", noun)


def _run(head: str, clause: str) -> int:
    """The longest run of characters of a head that leads to a number and means something."""
    runs = (head[at : at + size] for size in range(len(head), 1, -1) for at in range(len(head) - size + 1))
    return next((len(run) for run in runs if run in clause and run not in _ANY), 0)


def _times(told: Decimal, total: Decimal) -> Decimal:
    return max(told, total) / min(told, total) if told > 0 and total > 0 else Decimal(0)


_ANY = ("金额", "资金", "合计", "总计", "总额", "情况", "万元")
"""What any column of sums may be called."""


def _named_alike(total: Total, clause: str) -> bool:
    """Whether two characters of the column's own head that mean something lead to the number."""
    head = total.words[0]
    return any(pair in clause for at in range(len(head) - 1) if (pair := head[at : at + 2]) not in _ANY)


def _named(total: Total, lead: str) -> bool:
    """Whether two characters together of the column's head or of the caption lead to the number."""
    return any(words[at : at + 2] in lead for words in total.words for at in range(len(words) - 1))


_LEAD = 24


def _alike(plain: str, total: Decimal) -> bool:
    """Whether the figures are the same, wherever the points stand."""
    figures = plain.replace(".", "").lstrip("0")
    if len(figures) < _FEWEST or not total:
        return False
    mantissa = abs(total).scaleb(len(figures) - 1 - abs(total).adjusted())
    return any(mantissa.quantize(Decimal(1), rounding) == Decimal(figures) for rounding in (ROUND_HALF_UP, ROUND_DOWN))
