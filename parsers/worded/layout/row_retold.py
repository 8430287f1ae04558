"""A number of one row of a table told again in the text, by the row's name and words of its column: B标段7月份扣减服务费3.096万元 beside 月份 | B扣减; 白河乡茶园项目
实际支付84.48万元 beside 乡镇 | 计划资金 | 支付资金; and what a row leaves: 三标段剩余3.75公里路面 beside 路线长度 | 已完成路面."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from model.document import Table
from model.figure import Worded
from model.regexp import regexp
from model.slips import misprinted, mistyped, telling_digits
from parsers.worded.layout.grid import ROW_ORDINAL, TOTAL, Grid, numeric
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.layout.named_rows import Printed, held_to_cells
from parsers.worded.scene import Term, rounds_to

_TAIL = regexp(r"(?:[（(][^()（）]*[)）]|项目|工程|指标)$")
_MONTH = regexp(r"\d{1,2}月")
_NAME = regexp(r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z\d（）()“”、]+|\d{1,2}月")
_STOP = regexp(r"[。；;]")
_OTHER = regexp(r"上年|去年|同比|[较比]|其中|每|均|目标|约|近|超|不足|等[\d一二三四五六七八九十两]|[、和及与]$|截至|新增|拟|预计|最[高低大小多少]|第[一二三四]")
_LEFT = regexp(r"^(?:尚有|还有|仍有|剩余|尚余|结余|结转|节余|尚欠|欠|少完成|未完成|尚缺|还剩)(?:了)?$")
_MEANT, _DONE = regexp(r"计划|任务|目标|预算|下达|安排|应|总长|全长|长度|里程|合同"), regexp(r"完成|实际|已|支[付出]|执行|使用|拨付|实")
_UNIT = regexp(r"[(（](?:单位[:：])?(?P<unit>[^()（）]{1,6})[)）]")
_NOTE = regexp(r"单位\s*[:：]\s*(?P<units>[^\s）)]{1,16})")
_MONEY = regexp(r"金额|资金|投资|费|价|款|支出|预算|补贴|补助|扣减|实付|结余|执行数|决算")
_ABOVE, _FEWEST_ROWS, _FEWEST_DIGITS, _NEAR = 90, 3, 3, Decimal("0.2")


@dataclass(frozen=True, slots=True)
class _Rows:
    """A table by the names of its rows; the unit of each column, "" where nobody tells it."""

    table: Table
    grid: Grid
    names: dict[int, str]
    units: dict[int, str]


def row_retold(laid: Laid) -> Iterator[Worded]:
    """Only where the sentence names one row and the words before the number one column, in no table the number stands in that row."""
    tables = [rows for table, grid in laid.grids if len((rows := _rows(laid, table, grid)).names) >= _FEWEST_ROWS]
    for line in laid.counted() if tables else ():
        for term in line.terms:
            if term.countable and not _OTHER.search(term.clause):
                yield from _held(laid, tables, line, term)
            elif term.unit == "%" and term.dimension == "percent" and term.exact:
                yield from _rate_held(laid, tables, line, term)


_COUNTED = regexp(r"(?P<unit>人次|[\u4e00-\u9fff])数(?:量)?$|(?P<bare>人次|户次)$")
_FEWEST_SAME, _TELLING = 2, 3


def rows_matched(laid: Laid) -> Iterator[Worded]:
    """发现26人不符合条件，多发90人次、8590元 beside 合计 | 23 | 90 | 8590: where a sentence has two numbers of a row or more, each in its column's unit,
    the only number of a third unit is that of the row's only column so counted."""
    tables = [(table, grid, units) for table, grid in laid.grids if len(units := _counted_in(laid, table, grid)) > _FEWEST_SAME]
    for line in laid.counted() if tables else ():
        for terms in _sentences(line):
            for table, grid, units in tables:
                yield from _matched(laid, (table, grid, units), line, terms)


def _counted_in(laid: Laid, table: Table, grid: Grid) -> dict[int, str]:
    """The unit of each column that alone is so counted, 人数 among them."""
    note = _NOTE.search(laid.document.text, max(0, table.span.start - _ABOVE), table.span.start)
    beside = note["units"].split("、") if note is not None else []
    found = {}
    for column in numeric(grid, table):
        counted = _COUNTED.search(grid.heads.get(column, ""))
        found[column] = _unit_of(grid, column, beside) or (counted["unit"] or counted["bare"] if counted is not None else "")
    told = list(found.values())
    return {column: unit for column, unit in found.items() if unit and (told.count(unit) == 1 or unit.endswith("元"))}


def _spelt(unit: str) -> str:
    """m2 in the text is 平方米 in the head."""
    return "平方米" if unit in _SQUARE else unit


_SQUARE = ("㎡", "m2", "m²", "平米")


def _sentences(line: Line) -> Iterator[list[Term]]:
    edges = [0, *(match.end() for match in _STOP.finditer(line.view.text)), len(line.view.text)]
    yield from ([term for term in line.terms if start <= term.start < end] for start, end in pairwise(edges))


def _matched(laid: Laid, rows: tuple[Table, Grid, dict[int, str]], line: Line, terms: Sequence[Term]) -> Iterator[Worded]:
    table, grid, units = rows
    told = [term for term in terms if term.countable]
    for row in (*grid.rows, *([] if grid.total is None else [grid.total])):
        same = {column: [term for term in told if _spelt(term.unit) == _spelt(unit) and Decimal(grid.number(row, column) or -1) == Decimal(term.plain)] for column, unit in units.items()}
        held = [column for column, found in same.items() if found]
        if len(held) < _FEWEST_SAME or not any(telling_digits(same[column][0].plain) >= _TELLING for column in held):
            continue
        for column, unit in units.items():
            odd, due = [term for term in told if _spelt(term.unit) == _spelt(unit)], grid.number(row, column) or "0"
            alone = column not in held and len(odd) == 1 and list(units.values()).count(unit) == 1
            named = _UNIT.sub("", grid.heads.get(column, ""))
            if alone and not _OTHER.search(odd[0].clause.replace(named, "")) and Decimal(due) and (abs(Decimal(due) - Decimal(odd[0].plain)) <= Decimal(due) * _NEAR or misprinted(odd[0].plain, due)):
                label = f"{grid.label(row)}{grid.heads.get(column, '')}"
                yield held_to_cells(laid.document, table, grid, "tabled", label, Printed.of(laid.document, line, odd[0]), [(row, column)], (f"1*{due}",))


_LINKS = regexp(r"^(?:其中|且|但)?|(?:仅|只有|为|是|达到?|约|:)*$")


def _rate_held(laid: Laid, tables: Sequence[_Rows], line: Line, term: Term) -> Iterator[Worded]:
    """其中特困人员满意度为96%, beside 调查对象 | 调查人数 | 满意人数 | 满意度: a row and its column by name, and nothing else."""
    said = _LINKS.sub("", term.clause)
    found = [
        (rows, row, column) for rows in tables for row, name in rows.names.items() for column, unit in rows.units.items()
        if unit == "%" and rows.grid.number(row, column) is not None and said in (f"{name}{rows.grid.heads.get(column, '')}", f"{name}的{rows.grid.heads.get(column, '')}")
    ]
    if len(found) != 1:
        return
    rows, row, column = found[0]
    number = rows.grid.number(row, column) or "0"
    if not rounds_to(Decimal(number), term) and abs(Decimal(number) - Decimal(term.plain)) <= Decimal(number) * _NEAR:
        printed = Printed.of(laid.document, line, term)
        yield held_to_cells(laid.document, rows.table, rows.grid, "tabled", f"{rows.names[row]}{rows.grid.heads.get(column, '')}", printed, [(row, column)], (f"{number}/100",))


def _rows(laid: Laid, table: Table, grid: Grid) -> _Rows:
    labels = {row: _TAIL.sub("", ROW_ORDINAL.sub("", grid.label(row))) if not _MONTH.fullmatch(grid.texts.get((row, 0), "")) else grid.texts[row, 0] for row in grid.rows}
    told = list(labels.values())
    names = {row: name for row, name in labels.items() if _NAME.fullmatch(name) and told.count(name) == 1 and not TOTAL.fullmatch(name)}
    note = _NOTE.search(laid.document.text, max(0, table.span.start - _ABOVE), table.span.start)
    beside = note["units"].split("、") if note is not None else []
    return _Rows(table, grid, names, {column: _unit_of(grid, column, beside) for column in numeric(grid, table)})


def _unit_of(grid: Grid, column: int, beside: Sequence[str]) -> str:
    head = grid.heads.get(column, "")
    printed = _UNIT.search(head)
    if printed is not None:
        return printed["unit"]
    own = {grid.unit(row, column) for row in grid.rows}
    if own - {""}:
        return next(iter(own - {""})) if len(own) == 1 else ""
    money = [unit for unit in beside if unit.endswith("元")]
    return money[0] if money and _MONEY.search(head) else ""


def _held(laid: Laid, tables: Sequence[_Rows], line: Line, term: Term) -> Iterator[Worded]:
    text = line.view.text
    opens = max((match.end() for match in _STOP.finditer(text, 0, term.start)), default=0)
    before = text[opens : term.number.printed.number_start]
    found: list[tuple[_Rows, int, tuple[int, ...]]] = []
    for rows in tables:
        row = _row(rows, before)
        if row is None:
            continue
        if any(_same(rows, row, column, term) for column in rows.units):
            return
        columns = _columns(rows, row, term, before)
        if columns:
            found.append((rows, row, columns))
    if len(found) != 1:
        return
    rows, row, columns = found[0]
    numbers = [rows.grid.number(row, column) or "0" for column in columns]
    due = Decimal(numbers[0]) - Decimal(numbers[1]) if len(columns) > 1 else Decimal(numbers[0])
    if due <= 0 or rounds_to(due, term) or not _like(term.plain, f"{due:f}", len(columns) > 1):
        return
    way = f"{numbers[0]}-{numbers[1]}" if len(columns) > 1 else f"1*{numbers[0]}"
    label = f"{rows.names[row]}{rows.grid.heads.get(columns[0], '')}" if len(columns) == 1 else f"{rows.names[row]}剩余"
    yield held_to_cells(laid.document, rows.table, rows.grid, "gap" if len(columns) > 1 else "tabled", label, Printed.of(laid.document, line, term), [(row, column) for column in columns], (way,))


def _row(rows: _Rows, before: str) -> int | None:
    """The one row that the sentence names, up to the number."""
    named = [row for row, name in rows.names.items() if (regexp(rf"(?<!\d){name}").search(before) if _MONTH.fullmatch(name) else name in before)]
    longest = [row for row in named if not any(row != other and rows.names[row] in rows.names[other] for other in named)]
    return longest[0] if len(longest) == 1 else None


def _same(rows: _Rows, row: int, column: int, term: Term) -> bool:
    number = rows.grid.number(row, column)
    return number is not None and rounds_to(Decimal(number), term)


def _columns(rows: _Rows, row: int, term: Term, before: str) -> tuple[int, ...]:
    """The column that the words right before a number name, of the number's unit; for what is left, that of what was meant and that of what was done."""
    able = {column: rows.grid.heads.get(column, "") for column, unit in rows.units.items() if unit == term.unit and rows.grid.number(row, column) is not None}
    if _LEFT.match(term.clause):
        meant = [column for column, head in able.items() if _MEANT.search(head) and not _DONE.search(head)]
        done = [column for column, head in able.items() if _DONE.search(head) and not _MEANT.search(head)]
        return (meant[0], done[0]) if len(meant) == len(done) == 1 else ()
    shared = {column: _shared(head, term.clause) for column, head in able.items()}
    best = max(shared.values(), default=0)
    named = [column for column, size in shared.items() if size == best > 1]
    if len(named) > 1:  # A扣减 | B扣减: whose, the sentence tells
        named = [column for column in named if (whose := _whose(able[column], term.clause)) and whose in before]
    return (named[0],) if len(named) == 1 else ()


def _shared(head: str, clause: str) -> int:
    """How many characters of a head's name stand together in the words before a number."""
    core = _UNIT.sub("", head)
    return max((size for size in range(2, len(core) + 1) for at in range(len(core) - size + 1) if core[at : at + size] in clause and not _IDLE.fullmatch(core[at : at + size])), default=0)


def _whose(head: str, clause: str) -> str:
    """乙标 of 乙标扣减: what stands in a head before the words that lead to the number."""
    size = _shared(head, clause)
    at = next((at for at in range(len(head) - size + 1) if head[at : at + size] in clause), 0)
    return head[:at]


_IDLE = regexp(r"资金|金额|数量?|情况|项目|面积|人数|户数")
"""What says nothing of which column is meant."""


def _like(told: str, due: str, left: bool) -> bool:
    """So near, or so alike in the digits, that one may be the other mistyped; a remainder may be any."""
    near = abs(Decimal(told) - Decimal(due)) <= Decimal(due) * _NEAR
    alike = mistyped(told, due)
    return (alike or near) if left else telling_digits(told) >= _FEWEST_DIGITS and (alike or (near and len(told) == len(due)))
