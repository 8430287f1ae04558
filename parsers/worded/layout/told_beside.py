"""A column's total, or its mean, told in a paragraph right above its table or below it: 全年累计扣减服务费13.23万元，实际支付服务费742.77万元
below 季度 | 扣减金额（万元） | 实付金额（万元）."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lexicon.load import Lexicon
from model.document import Table
from model.figure import Worded
from model.quantity import Unit
from model.regexp import regexp
from model.slips import mistyped, telling_digits
from parsers.worded.layout.grid import Grid, numeric
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.layout.named_rows import Printed, held_to_cells
from parsers.worded.layout.tables import NO_SUM
from parsers.worded.scene import Term

_OTHER = regexp(
    r"计划|目标|预计|预算|应(?:当)?[支发付补]|测算|原|[上去前]年|往年|历年|约|近|超|不足|新增|增加|减少|其中|每|户均|亩均|人均|尚|未|剩余|其余|截至|前[一二三四五六七八九十\d]|第[一二三四五六七八九十\d]"
    r"|最[高低多少大小]|[春夏秋冬]季|[上下]半年|学期|下达|安排|到位|拨入|申请|中央|省级|市级|县级|节约|节余|结余|申报|批复|核定|合同|[高低多少]于|超过"
)
"""What another number than the total of the table may be of."""
_LEFT_OUT = regexp(r"(?:其余|去掉|剔除)[^，。；;]{0,14}$")
"""其余三位专家平均分: of some rows only."""
_MEAN = regexp(r"平均|均分|均值|[年季月]均(?=[\u4e00-\u9fff]{0,4}(?:得分|评分))")
_COUNTER = regexp(r"(?P<unit>[\u4e00-\u9fff])数(?:量)?$")
_MARKS = regexp(r"(?P<unit>分)$")
_OR = regexp(r"[/／]")
"""补贴数量（台/套）."""
_BRACKET = regexp(r"[(（](?:单位[:：])?(?P<unit>[^()（）]{1,6})[)）]$")
_ABOVE, _BELOW = 2, 3
"""Paragraphs above a table and below it that may tell what it comes to."""
_FEWEST_ROWS, _FEWEST_DIGITS = 3, 2
_CLOSE = Decimal("0.05")
_LONG_NAME = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures of one unit, a value each row."""

    number: int
    name: str
    unit: Unit
    values: tuple[Decimal, ...]


def totals_told_beside(laid: Laid) -> Iterator[Worded]:
    """Only where the number's words name one column alone, and it is neither of the table's numbers nor far from what the rows make."""
    places = laid.once(places_of)
    lines = {line.at: line for line in laid.lines()} if places else {}
    for table, grid in laid.grids:
        if table.index not in places or len(grid.rows) + (grid.total is not None) < _FEWEST_ROWS:
            continue
        first, last = places[table.index]
        near = [*(at for at in range(first - 1, first - 1 - _ABOVE - 1, -1)), *range(last + 1, last + 1 + _BELOW)]
        around = [lines[at] for at in sorted(near) if at in lines]
        rests = {Decimal(term.plain) * term.factor for line in around for term in line.terms if term.exact and _REST.search(term.clause)}
        for line in around:
            yield from _of_line(laid, table, grid, line, rests)


def places_of(laid: Laid) -> dict[int, tuple[int, int]]:
    """Each table's first and last stretch."""
    found: dict[int, tuple[int, int]] = {}
    for at, stretch in enumerate(laid.stretches):
        if stretch.cell is not None:
            first, _ = found.get(stretch.cell.table, (at, at))
            found[stretch.cell.table] = (first, at)
    return found


_REST = regexp(r"结余|结转|剩余|节余|余额|尚未|未(?:发|拨|支|付)|缺口")
"""补贴资金共180万元 … 实际发放176.5万元，结余3.5万元: a sum of which that is left is the budget, and the column tells what was paid."""


def _of_line(laid: Laid, table: Table, grid: Grid, line: Line, rests: Collection[Decimal]) -> Iterator[Worded]:
    columns = list(columns_of(table, grid, laid.lexicon))
    tabled = {grid.number(*place) for place in grid.texts}
    names = [name for row in grid.rows if len(name := grid.label(row)) >= _LONG_NAME]
    told = {(term.dimension, Decimal(term.plain)) for term in line.terms if term.exact}
    done = any(_DONE.search(head) for head in grid.heads.values())
    for term in line.terms:
        if not term.exact or telling_digits(term.plain) < _FEWEST_DIGITS or term.plain in tabled or _LEFT_OUT.search(line.view.text, 0, term.start):
            continue
        words = _words(line.view.text, term)
        named = {column: named_by(column, words) for column in columns if column.unit.dimension == term.dimension}
        alike = [column for column, pairs in named.items() if pairs and pairs == max(named.values())]
        alike = alike or ([*named] if not words and term.dimension in _MEASURES and len(named) == 1 else [])
        mean = bool(_MEAN.search(words))
        if len(alike) != 1 or _of_a_row(_sentence(line.view.text, term), names) or _OTHER.search(words.replace(alike[0].name, "")) or (NO_SUM.search(alike[0].name) and not (mean and term.dimension in ("percent", "mark"))):
            continue
        column = alike[0]
        if done and _AIMED.search(_sentence(line.view.text, term)[: _before(line.view.text, term)]) and not _AIMED.search(column.name):
            continue
        whole = sum(column.values, Decimal(0)) / (len(column.values) if mean else 1)
        own = Decimal(term.plain) * term.factor / column.unit.factor
        places = len(term.plain.partition(".")[2])
        again = any(dimension == term.dimension and round(abs(number - whole), places) == 0 for dimension, number in told)
        scale = column.unit.factor / term.factor
        if scale != 1:  # 受益人口2.03万人 above a column of 人 that comes to 23015
            own, whole = Decimal(term.plain), whole * scale
        again = again or (own - whole) * term.factor in rests
        if not again and own != whole and (_near(own, whole, places) or (not mean and (whole - own) / scale in column.values and _of_all(_sentence(line.view.text, term)))):
            yield _worded(laid, table, grid, line, term, column, mean)


def _words(text: str, term: Term) -> str:
    """Those that follow the number where it stands in a row of such (10个二级指标和21个三级指标), else those of its clause."""
    behind = _STOPS.split(text[term.end : term.end + _TAIL])[0]
    clause = "".join(term.lead.split("，")[-2:]) if _NO_WORDS.fullmatch(term.clause) else term.clause  # 取四题满意度的算术平均值，为86.06%
    return behind if behind and term.lead.endswith(_JOINED) else clause + behind


_DONE, _AIMED = regexp(r"建成|完成|实际|已建"), regexp(r"计划|目标|任务|拟|预计")
"""计划建设道路24公里，新建水渠42公里 above 计划里程 | 建成里程 | 水渠: what a sentence plans is no total of what a table has as done."""


def _before(text: str, term: Term) -> int:
    """Where a number stands in its sentence."""
    return term.start - text.rfind("。", 0, term.start) - 1


_STOPS = regexp(r"[，,。;；、:：()（）和与及\d]")
_TAIL = 6
def _of_all(sentence: str) -> bool:
    """Whether a sentence tells of all rows, none of them left out: what lacks the amount of just one of them is then a slip."""
    return bool(_ALL.search(sentence)) and not _BUT.search(sentence)


_ALL, _BUT = regexp(r"全[年县市区镇乡省州旗部]|共|合计|总计|累计"), regexp(r"其[他它余]|除(?!险)|不含|剔除|扣除|部分|未")
_MEASURES = ("length", "area", "volume", "weight")
"""改造桥梁4座152.6延米: a measure right behind a count needs no name, where one column alone is so measured."""
_NO_WORDS = regexp(r"(?:即|约|均)?(?:为|是|达)?(?:到)?")
_JOINED = ("、", "和", "与", "及")


def _of_a_row(sentence: str, names: Sequence[str]) -> bool:
    """Whether a sentence is of one row: 城关镇发放25万元; but 从必要性等五个方面 only names the rows."""
    return any(name in sentence and f"{name}等" not in sentence for name in names)


def _sentence(text: str, term: Term) -> str:
    return text[text.rfind("。", 0, term.start) + 1 : text.find("。", term.end) + 1 or len(text)]


def named_by(column: Column, words: str) -> int:
    """How much of a column's name the words hold: all of it, or 实际支付 for 实付, or pairs of characters that tell what it is of."""
    core = _IDLE.sub("", column.name)
    if _ALL_MARKS.fullmatch(core):
        return int(bool(_MEAN_MARK.search(words)))
    if len(core) < _LONG_NAME:
        people = column.unit.dimension == "count:人" and _TOGETHER.search(words)
        return int(bool(people or _COUNTERS.fullmatch(column.unit.dimension)))
    if core[0] in "实应" and len(core) == _LONG_NAME:
        return int(core[1] in words[words.find(core[0]) + 1 :] and core[0] in words)
    return sum(core[at : at + 2] in words for at in range(len(core) - 1))


_ALL_MARKS = regexp(r"总分|(?:综合|最终|合计|总)?得分")
_MEAN_MARK = regexp(r"平均(?:综合|评价|评估|总)?(?:得|评)?分|^(?:项目|评估|评价|评审)*(?:总分|总得分|综合得分|合计得分)")
_TOGETHER = regexp(r"共|合计|总计|累计")
_COUNTERS = regexp(r"count:(?![个人项次级]).+")
"""What is counted so is told by its counter alone: 幼儿园46所 above 园所数（所）."""
_IDLE = regexp(r"[(（][^()（）]*[)）]|金额|资金|情况|数量|合计|小计|总[数额]|项目|[\u4e00-\u9fff]数$|费用$|实际|完成")


def columns_of(table: Table, grid: Grid, lexicon: Lexicon) -> Iterator[Column]:
    """The columns with a number in every row and one unit; where the total's row is told it must be what the rows make."""
    for column in numeric(grid, table):
        head = grid.heads.get(column, "")
        printed = _BRACKET.search(head) or _COUNTER.search(head) or _MARKS.search(head)
        unit = lexicon.units.get(_OR.split(printed["unit"])[0] if printed else grid.unit(grid.rows[0], column))
        rows = [row for row in grid.rows if _is_plain(grid, row)]
        values = [number for row in rows if (number := grid.number(row, column)) is not None]
        if unit is not None and len(values) == len(rows):
            yield Column(column, _BRACKET.sub("", head), unit, tuple(map(Decimal, values)))


def _is_plain(grid: Grid, row: int) -> bool:
    """No mean of other rows, and no subtotal of those above it (小计, or 一标段 | 小计)."""
    return not _MEAN.search(grid.label(row)) and not any(grid.texts.get((row, column), "").endswith("小计") for column in (0, 1))


def _near(own: Decimal, whole: Decimal, places: int) -> bool:
    """Too far by rounding, and no further than a slip or a draft's number is."""
    printed = f"{whole:.{places}f}"
    exact = not places and whole == whole.to_integral_value()
    return (exact or abs(own - whole) > Decimal(1).scaleb(-places)) and (abs(own - whole) <= whole * _CLOSE or mistyped(f"{own:.{places}f}", printed))


def _worded(laid: Laid, table: Table, grid: Grid, line: Line, term: Term, column: Column, mean: bool) -> Worded:
    printed = Printed.of(laid.document, line, term)
    total = "+".join(f"{value:f}" for value in column.values)
    scale = "" if term.factor == column.unit.factor else f"*{column.unit.factor:f}/{term.factor:f}"
    share = "/100" if term.dimension == "percent" else ""
    way = f"({total})/{len(column.values)}{share}" if mean else f"({total}){scale}" if scale else total
    cells = [(row, column.number) for row in grid.rows if _is_plain(grid, row)]
    return held_to_cells(laid.document, table, grid, "average" if mean else "parts", f"表中{column.name}{'平均' if mean else '合计'}", printed, cells, (way,))
