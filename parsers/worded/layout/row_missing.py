"""A row that is not in its table: every column adds up to less than its total, and the text counts one more of what the rows are (涉及5个乡镇 over four
of them), or the rows skip one (一季度, 二季度, 四季度; 1, 2, 4), or a sentence names one with others that are rows (东山镇8座、西坪镇16座)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.document import Table
from model.figure import Worded
from model.regexp import regexp
from parsers.small_numbers import small
from parsers.worded.layout.closing import stands_at_end
from parsers.worded.layout.grid import Grid, numeric, relation
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.tables import NO_SUM

_KIND = r"(?:乡镇|镇街|镇|乡|街道|社区|行政村|村|县区|县|标段|片区|小区|学校|项目|企业|单位|部门|园区|灌区|水库|站点|合作社|门店)"
_COUNTED = regexp(rf"(?P<n>\d{{1,2}}|[两三四五六七八九十]{{1,3}})(?:个|家|所|座)(?P<kind>{_KIND})")
_TURN = regexp(r"第?(?P<n>[一二三四五六七八九十]{1,2})(?:季度|标段|批|期|片区|包)(?:次)?")
_SERIAL = regexp(r"\d{1,2}")
_NAMED = regexp(rf"(?P<kind>{_KIND})(?:名称|\([^()]*\))?")
_RATE = regexp(r"率|占比|比例|进度|%")
_FEWEST = 2


def rows_missing(laid: Laid) -> Iterator[Worded]:
    """Only where two columns or more lack something, and no column has all it should."""
    for table, grid in laid.grids:
        lacking = _lacking(table, grid) if grid.total is not None and len(grid.rows) >= _FEWEST else []
        if len(lacking) >= _FEWEST and (_skips(grid) or _one_more(laid, grid) or _one_named(laid, grid)):
            for column in lacking:
                places = [(row, column) for row in grid.rows]
                way = "+".join(grid.number(*place) or "0" for place in places)
                yield relation(laid.document, table, grid, laid.part_of, (grid.total or 0, column), places, (way,), None, "", "sum")


def _lacking(table: Table, grid: Grid) -> list[int]:
    """The columns of amounts, where each of them adds up to less than its total; none where one of them does not."""
    found: list[int] = []
    for column in numeric(grid, table):
        head = grid.heads.get(column, "")
        numbers = [grid.number(row, column) for row in grid.rows]
        whole = grid.number(grid.total or 0, column)
        if whole is None or NO_SUM.search(head) or _RATE.search(head) or stands_at_end(grid, column):
            continue
        total = sum((Decimal(number) for number in numbers if number is not None), Decimal(0))
        if None in numbers or total >= Decimal(whole) or total * 2 < Decimal(whole):
            return []
        found.append(column)
    return found


def _skips(grid: Grid) -> bool:
    """Whether the rows are numbered, by their names or in their first column, and one number is missing among them."""
    for column in (0, 1):
        texts = [grid.texts.get((row, column), "") for row in grid.rows]
        turns = [_TURN.match(text) for text in texts]
        ranks = [small(match["n"]) or 0 for match in turns if match is not None]
        if len(ranks) != len(texts):
            ranks = [int(text) for text in texts if _SERIAL.fullmatch(text)] if not column else []
        if len(ranks) == len(texts) and ranks == sorted(set(ranks)) and ranks[-1] - ranks[0] == len(ranks) and ranks[0] == 1:
            return True
    return False


def _one_more(laid: Laid, grid: Grid) -> bool:
    """Whether the text counts things of the kind that heads the rows, one more than there are rows, and never as many or more than that."""
    kind = next((match["kind"] for column in sorted(grid.heads)[:2] if (match := _NAMED.fullmatch(grid.heads[column]))), None)
    if kind is None:
        return False
    told = {small(match["n"]) for line in laid.lines(kind) for match in _COUNTED.finditer(line.view.text) if match["kind"] == kind}
    counts = {number for number in told if number is not None}
    return bool(counts) and max(counts) == len(grid.rows) + 1 and len(grid.rows) not in counts


_ENDING = regexp(r"(?:镇|乡|街道|社区|村|县|区|小学|中学|卫生院|医院|水库|灌区|合作社|林场)$")


def _one_named(laid: Laid, grid: Grid) -> bool:
    """Whether a sentence that names rows names one thing besides that is called as all of them are, and no sentence names another such."""
    rows = [grid.label(row) for row in grid.rows]
    endings = {match.group() for name in rows if (match := _ENDING.search(name)) is not None}
    if len(endings) != 1 or not all(_ENDING.search(name) for name in rows):
        return False
    kind = endings.pop()
    called = regexp(rf"(?:^|(?<=[，,、；;：:（(中和及与]))[\u4e00-\u9fff]{{1,4}}?{kind}(?=[\d、，,；;（(和及与])")
    found: set[str] = set()
    for line in laid.lines(kind):
        for sentence in _STOP.split(line.view.text):
            names = set(called.findall(sentence))
            found |= names - set(rows) if names & set(rows) and len(names) < len(rows) + 1 else set()
    return len({name for name in found if not _ANY.search(name)}) == 1


_STOP, _ANY = regexp(r"[。；;]"), regexp(r"各|全|本|个|该|等|每|其[他它余]|中心")
