"""What was paid by rows, each the share of its own price that the row tells: of the settled price where there is one (审定价), of the
price after changes (变更后金额), of the contract's where there is neither (审计中)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from parsers.stretch import PartOf
from parsers.worded.layout.grid import Grid, relation
from parsers.worded.layout.laid import Laid

_SHARE = regexp(r"(?:支付|付款|拨付|已付|应付)(?:的)?(?:比例|比率|进度)(?:[（(]%[）)])?")
_PAID = regexp(r"(?:累计|实际)?(?:已|应)?(?:支付|付款|拨付|付|拨)(?:金额|款|资金|数|额)?(?:[（(](?:万元|元)[）)])?")
_SETTLED = regexp(r"(?:工程|竣工)?(?:结算|决算|审计|审核)?(?:审定|结算|决算|审减后)(?:价|金额|造价|值|额|数)(?:[（(](?:万元|元)[）)])?")
_CONTRACT = regexp(r"(?:施工|签约)?(?:合同|中标)(?:价|金额|价款|总价|额)(?:[（(](?:万元|元)[）)])?")
_CHANGED = regexp(r"(?:变更|调整|增减)后(?:的)?(?:合同)?(?:总)?(?:价|金额|造价|价款|总额|额)(?:[（(](?:万元|元)[）)])?")
_FEWEST = 3


def portion_relations(laid: Laid) -> Iterator[Worded]:
    """The payments of every table that tells shares and prices beside them."""
    for table, grid in laid.grids:
        yield from _portions(laid.document, table, grid, laid.part_of)


def _portions(document: Document, table: Table, grid: Grid, part_of: PartOf) -> Iterator[Worded]:
    """Each payment against its row's share of its row's price; nothing in a table without all the columns."""
    share, paid, contract = (_column(grid, pattern) for pattern in (_SHARE, _PAID, _CONTRACT))
    if share is None or paid is None or contract is None or len(grid.rows) < _FEWEST:
        return
    later = [column for column in (_column(grid, _SETTLED), _column(grid, _CHANGED)) if column is not None]
    for row in (*grid.rows, *([grid.total] if later and grid.total is not None else [])):
        if any(grid.number(row, column) is None for column in (share, paid, contract)) or grid.unit(row, share) not in ("%", ""):
            continue
        price = next((column for column in later if grid.number(row, column) is not None), contract)
        ways = tuple(f"{grid.number(row, base)}*{grid.number(row, share)}/100" for base in (price, contract))
        yield relation(document, table, grid, part_of, (row, paid), [(row, share), (row, price)], ways, f"t{table.index}.{paid}.portion", "")


def _column(grid: Grid, head: re.Pattern[str]) -> int | None:
    """The one column of such a head; None where there are two."""
    found = [column for column, text in grid.heads.items() if head.fullmatch(text)]
    return found[0] if len(found) == 1 else None
