"""What all lots come to, told in the text, against a table that has no total: 四个标段合同总额1811.49万元 beside 项目 | 一标段 | 二标段 | … of 合同金额.

The lots stand in the table's columns or in its rows; they are as many as the text says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lexicon.load import Lexicon
from model.document import BlockKind, Document
from model.figure import Worded
from model.regexp import regexp
from model.span import Anchor, CellRef
from model.view import View, squeezed
from parsers.small_numbers import small
from parsers.stretch import Stretch
from parsers.worded.layout.grid import TOTAL, Grid, Grids
from parsers.worded.layout.laid import Laid
from parsers.worded.scene import Term, terms_of

_WHOLE = regexp(r"(?P<what>合同|结算|中标|成交|审定|控制|概算)(?:审定|签约)?(?:价)?(?:总额|总价款?|总金额|(?:价款?|金额)?(?:合计|共计|总计))(?:分别)?(?:为|是|共|:)*$")
_MANY = regexp(r"(?P<n>[两二三四五六七八九十]|(?<!\d)\d{1,2})个(?:施工|监理|采购|项目)?(?:标段|标包|合同包|采购包|分包|子项目|单项工程|包)")
_OTHERS = regexp(r"其中|监理|设计|勘察|除")
_FEWEST = 2
_SUM = regexp(r"合计|总计|小计|共计")
_AMOUNT = regexp(r"(?:施工|工程)?(?P<what>[\u4e00-\u9fff]{2})(?:审定|签约|审核)*(?:金额|价格|造价|价款|总价|总额|总金额|[价额])?(?:\([^()]*\)|（[^（）]*）)?")
"""结算审定金额, but neither 支付至结算价95% nor 合同签订时间."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A total of the text: of what (合同, 结算), of how many lots."""

    what: str
    many: int
    term: Term
    stretch: Stretch
    view: View


def lots_totals(laid: Laid) -> Iterator[Worded]:
    """Each such total against the table's numbers, where all tables that have so many make one sum of them."""
    told = [one for stretch in laid.stretches for one in _totals(stretch, laid.lexicon)]
    for one in told:
        rows = [(number, cells) for number, (_, grid) in enumerate(laid.grids) for cells in _numbers(grid, one)]
        if rows and len({tuple(laid.grids[number][1].number(*place) for place in cells) for number, cells in rows}) == 1:
            yield _worded(laid.document, laid.grids, one, *rows[0])


def _totals(stretch: Stretch, lexicon: Lexicon) -> Iterator[_Told]:
    if stretch.cell is not None or stretch.kind is BlockKind.CAPTION or not _MANY.search(stretch.text):
        return
    view = squeezed(stretch.view)
    for term in terms_of(view.text, lexicon):
        match = _WHOLE.search(term.clause) if term.countable and term.dimension == "money" else None
        counts = {small(found["n"]) for found in _MANY.finditer(view.text, 0, term.start)} if match is not None else set()
        if match is not None and len(counts) == 1 and not _OTHERS.search(term.clause):
            yield _Told(match["what"], counts.pop() or 0, term, stretch, view)


def _numbers(grid: Grid, told: _Told) -> Iterator[list[tuple[int, int]]]:
    """The places of the lots' numbers, across a row or down a column that is called so."""
    columns = sorted({column for _, column in grid.texts})
    rows = sorted({row for row, _ in grid.texts})
    for row in rows:
        name = grid.texts.get((row, 0), "")
        if _called(name, told):
            found = [(row, column) for column in columns if column and grid.number(row, column) is not None and not _SUM.search(grid.texts.get((rows[0], column), ""))]
            if len(found) == told.many >= _FEWEST:
                yield found
    for column, head in grid.heads.items():
        if _called(head, told):
            found = [(row, column) for row in grid.rows if row != grid.total and grid.number(row, column) is not None and not TOTAL.fullmatch(grid.label(row))]
            if len(found) == told.many >= _FEWEST:
                yield found


def _called(name: str, told: _Told) -> bool:
    match = _AMOUNT.fullmatch(name)
    return match is not None and match["what"] == told.what


def _worded(document: Document, grids: Grids, told: _Told, number: int, places: Sequence[tuple[int, int]]) -> Worded:
    table, grid = grids[number]
    claimed = document.anchor(told.view.span(told.term.number.printed.number_start, told.term.end), None)

    def anchor(place: tuple[int, int]) -> Anchor:
        return document.anchor(grid.cells[place].span, CellRef(table.index, *place))

    anchors = tuple(anchor(place) for place in places)
    return Worded(
        id="", kind="parts", label=f"各标段{told.what}之和", claimed=told.term.plain, claimed_unit=told.term.unit,
        ways=("+".join(grid.number(*place) or "0" for place in places),), firm=True, anchor=anchors[0], claimed_anchor=claimed,
        part=told.stretch.part, tokens=(claimed.span, *(one.span for one in anchors)), places=anchors,
    )
