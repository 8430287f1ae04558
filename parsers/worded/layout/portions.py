"""What was paid by rows, each the share of its own price that the row tells: of the settled price where there is one (审定价), of the
price after changes (变更后金额), of the contract's where there is neither (审计中); and at the standards that the text tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from parsers.stretch import PartOf
from parsers.worded.layout.grid import Grid, numeric, relation
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


_STANDARD = regexp(r"(?:每(?:人|户|床|亩|头|只|次|名|张|月|年|个月)|标准)[^，,。；;\d]{0,14}?(?P<a>\d[\d,]*(?:\.\d+)?)元|(?P<b>\d[\d,]*(?:\.\d+)?)元[/／]?每?(?:人|户|床|亩|头|只|次|名|张|月)")
_HEADS = regexp(r"[（(](?:人|户|人次|床|张|亩|头|只|次|名)[）)]$|(?:人数|户数|人次|次数|床位数|面积)$")
_SUM = regexp(r"金额|资金|补贴(?!人)|补助(?!人)|支出|发放额")
_MONTHS = (1, 3, 6, 12)
_MOST_CLASSES, _MOST_STANDARDS = 3, 8


def paid_at_standards(laid: Laid) -> Iterator[Worded]:
    """80至89周岁每人每月60元，90周岁以上每人每月120元 above 季度 | 80-89周岁（人） | 90周岁以上（人） | 发放金额（元）: what most rows make of the standards
    that the text tells, each class at its own, over a month, a quarter, half a year or a year."""
    tables = [(table, grid, counts) for table, grid in laid.grids if len(grid.rows) >= _FEWEST and (counts := _classes(grid, table))]
    told = _standards(laid) if tables else []
    for table, grid, counts in tables:
        for column in numeric(grid, table):
            if column not in counts and _SUM.search(grid.heads.get(column, "")) and column > counts[-1]:
                yield from _at_standards(laid, (table, grid), column, counts, told)


def _classes(grid: Grid, table: Table) -> list[int]:
    found = [column for column in numeric(grid, table) if _HEADS.search(grid.heads.get(column, ""))]
    return found if len(found) <= _MOST_CLASSES else []


def _standards(laid: Laid) -> list[str]:
    matches = (match for line in laid.lines("元") for match in _STANDARD.finditer(line.view.text))
    return list(dict.fromkeys((match["a"] or match["b"]).replace(",", "") for match in matches))[:_MOST_STANDARDS]


def _at_standards(laid: Laid, place: tuple[Table, Grid], column: int, counts: Sequence[int], told: Sequence[str]) -> Iterator[Worded]:
    table, grid = place
    rows = [row for row in grid.rows if all(grid.number(row, at) is not None for at in (*counts, column))]
    for standards in permutations(told, len(counts)):
        for months in _MONTHS:
            made = {row: sum((Decimal(grid.number(row, at) or 0) * Decimal(standard) for at, standard in zip(counts, standards, strict=True)), Decimal(0)) * months for row in rows}
            for scale in ("", "/10000"):
                held = [row for row in rows if _is_made(grid.number(row, column) or "0", made[row] / (10000 if scale else 1))]
                if len(held) >= _FEWEST - 1 and len(held) * 3 >= len(rows) * 2:
                    for row in (row for row in rows if row in held or not _at_others(grid, row, column, counts, told)):
                        way = "+".join(f"{grid.number(row, at)}*{standard}" for at, standard in zip(counts, standards, strict=True))
                        way = f"({way}){'' if months == 1 else f'*{months}'}{scale}"
                        yield relation(laid.document, table, grid, laid.part_of, (row, column), [(row, at) for at in counts], (way,), f"t{table.index}.{column}.standards", "", "product")
                    return


def _at_others(grid: Grid, row: int, column: int, counts: Sequence[int], told: Sequence[str]) -> bool:
    """Whether other standards that the text tells make a row's amount, or, of one class, an old one for some months and a new one for the rest."""
    printed, numbers = grid.number(row, column) or "0", [Decimal(grid.number(row, at) or 0) for at in counts]
    sums = [sum((number * Decimal(standard) for number, standard in zip(numbers, standards, strict=True)), Decimal(0)) * months
            for standards in permutations(told, len(counts)) for months in range(1, _MONTHS[-1] + 1)]
    if len(counts) == 1:
        sums += [numbers[0] * (Decimal(a) * first + Decimal(b) * (months - first)) for a, b in permutations(told, 2) for months in _MONTHS for first in range(1, months)]
    return any(_is_made(printed, made) or _is_made(printed, made / 10000) for made in sums)


def _is_made(printed: str, made: Decimal) -> bool:
    places = len(printed.partition(".")[2])
    return abs(Decimal(printed) - made) * 2 <= Decimal(1).scaleb(-places)
