"""Columns that are worked from one another, whatever the table is of: a rate from two columns, a gap, a product, a total row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, permutations

from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from parsers.stretch import PartOf
from parsers.worded.layout.closing import closing_ways, stands_at_end
from parsers.worded.layout.grid import GAP, Grid, Way, by_measure, in_groups, numeric, relation
from parsers.worded.layout.laid import Laid

_NESTED = regexp(r"其中|小计|^[(（]?[一二三四五六七八九十]+[)）、]|分项")
_RATE = regexp(r"(?:(?<!功)|(?<=成功))率|占比|比例|比重|进度(?!款)|%")
_SUM = regexp(r"总分(?!值)|合计|小计|总计|总额|总数|总人数|累计(?:已)?(?:支付|拨付|付款|支出|完成|到位)")
_PRODUCT = regexp(r"金额|资金|补贴|费用|小计|总价|合价|补助|投资|支出|^(?!单位|每).{0,4}保费")
_AVERAGE = regexp(r"平均|[人户亩单台每次日]均|均价|每[人户亩台套公]")
_UNIT_COST = regexp(r"单位(?:成本|造价|费用)|单方造价|吨水|(?:成本|造价|费用|运费|能耗|电耗)[（(](?:万?元|度|千瓦时)[/／][\u4e00-\u9fffm²³]{1,4}[)）]$")
"""吨水成本（元/吨）: worked out of what was spent and what was done, as a mean is."""
NO_SUM = regexp(rf"平均|均|每[\u4e00-\u9fff]{{1,4}}(?:造价|成本|费用|投资|单价|补助|金额)|单价|单产|亩产|元[/／]|标准|价格|(?:(?<!功)|(?<=成功))率|比(?!赛)|序号|年份|年度|编号|定额|规格|{_UNIT_COST.pattern}")
_HEADS_OVER_TIME = regexp(r"[月年日]均[\u4e00-\u9fff]{0,6}(?:人数|户数|人次|床位数)")
"""月均享受人数: those of the places add up."""


def table_relations(laid: Laid) -> Iterator[Worded]:
    """Each figure of a table that its row or its column might give, with all the ways that the table allows."""
    for table, grid in laid.grids:
        measures = by_measure(grid)
        for at, one in enumerate(measures):
            yield from _columns(laid.document, table, one, laid.part_of, f".measure{at}")
        if len(grid.rows) >= 2 and not in_groups(grid) and not measures:
            yield from _columns(laid.document, table, grid, laid.part_of)
        turned = _turned(grid, table)
        if turned is not None:
            across = replace(table, rows=table.columns, columns=table.rows)
            yield from worked(laid.document, across, turned, laid.part_of, numeric(turned, across), ".across")


def _turned(grid: Grid, table: Table) -> Grid | None:
    """The grid with its rows for columns, where one row is the rate of others: 应收 | 实收 | 占比 down, the years across; None where none is."""
    names = {row: grid.texts.get((row, 0), "") for row in grid.rows}
    rated = [row for row, name in names.items() if _RATE.search(name) and not _MARKS.search(name) and all(
        grid.unit(row, column) == "%" for column in range(1, table.columns) if grid.number(row, column) is not None)]
    if not rated or len(names) - len(rated) < 2 or grid.total is not None or _MARKS.search("".join(names.values())):
        return None
    turned = Grid({(c, r): cell for (r, c), cell in grid.cells.items()}, {(c, r): text for (r, c), text in grid.texts.items()}, names)
    turned.rows = [column for column in range(1, table.columns) if any(grid.number(row, column) is not None for row in names)]
    return turned


_MARKS = regexp(r"得分|分值|权重")
_MARK_HEAD = regexp(r"(?:得分|分值|权重|扣分|满分|评分)(?:\([^()]*\))?")
"""完成率 beside 分值 and 得分: of what was done, though the marks were given in proportion."""
"""First-level indicators across: the rules on marks see to them."""


def _columns(document: Document, table: Table, grid: Grid, part_of: PartOf, key: str = "") -> Iterator[Worded]:
    held = numeric(grid, table)
    yield from worked(document, table, grid, part_of, held, key)
    yield from _means(document, table, grid, part_of, held)
    yield from _totals(document, table, grid, part_of, [column for column in (*held, *_with_blanks(grid, table, held)) if not _is_rate(grid, column)], key)


def _with_blanks(grid: Grid, table: Table, held: Sequence[int]) -> Iterator[int]:
    """调整额度, told of two places in five: columns whose other cells are empty, where what stands in them comes near to the total."""
    for column in range(table.columns) if grid.total is not None else ():
        whole = grid.number(grid.total or 0, column) if column not in held else None
        numbers = [Decimal(number) for row in grid.rows if (number := grid.number(row, column)) is not None]
        if whole is not None and len(numbers) > 1 and abs(sum(numbers) - Decimal(whole)) * _NEAR_TOTAL <= Decimal(whole):
            yield column


_NEAR_TOTAL = 5


def worked(document: Document, table: Table, grid: Grid, part_of: PartOf, numeric: Sequence[int], key: str = "") -> Iterator[Worded]:
    """What the columns of numbers make of one another in the rows of a grid; ``key`` parts rows that are worked in another way."""
    rates = [column for column in numeric if _is_rate(grid, column)]
    amounts = [column for column in numeric if column not in rates]
    everywhere = [*grid.rows, *([grid.total] if grid.total is not None else [])]
    for column in rates:
        head = grid.heads.get(column, "")
        able = amounts if regexp(r"得分|分值|扣分|权重").search(head) else [other for other in amounts if not _MARK_HEAD.fullmatch(grid.heads.get(other, ""))]
        ways = [*_rate_ways(grid, able, head), *_scale_ways(amounts, column)]
        yield from _rows(document, table, grid, part_of, column, everywhere, ways, key)
    for column in amounts:
        others = [other for other in amounts if other != column]
        ways = [*_amount_ways(grid, column, others), *_standard_ways(grid, column, others)]
        if ways:
            yield from _rows(document, table, grid, part_of, column, everywhere, ways, key)


def _is_rate(grid: Grid, column: int) -> bool:
    """A head that says so; or 满意度, 覆盖面 and the like over figures that are all percentages."""
    head = _PAID_UP_TO.sub("", grid.heads.get(column, ""))
    units = {grid.unit(row, column) for row in grid.rows if grid.number(row, column) is not None}
    return bool(_RATE.search(head) or (units == {"%"} and head.endswith("度"))) and not regexp(r"目标|指标值|完成值|完成情况|实际值|权重|分值").search(head)


_PAID_UP_TO = regexp(r"[（(]\d+(?:\.\d+)?%[)）]")
"""已支付（97%）: sums, and how much of the contract they are."""
_RAISED = regexp(r"增长|增幅|增速|涨幅|上升|提[高升]|变[动化]|同比|环比")
_LOWERED = regexp(r"下浮|节约|节支|降低|核减|审减|降幅|减少|去除率|削减率|压减率")
_NOT_SO = regexp(r"不|未|缺|超标|异常|失败|返工|病死|问题|有问题|错|差错|逾期|超期|违规|损坏|故障|脱[岗落]")
"""抽查份数 | 不完整份数 | 完整率: what is not so is told, and the rate of what is."""
_LOADED = regexp(r"负荷率|产能利用率|能力利用率|运行率")
_DAYS = ("365", "366")


def _rate_ways(grid: Grid, amounts: Sequence[int], head: str) -> list[Way]:
    """A column in another; where the head says by how much less it is, or more (下浮率, 增长率), the step between them."""
    ways: list[Way] = [("{0}/{1}", pair) for pair in permutations(amounts, 2)]
    if _LOWERED.search(head):
        ways += [("({0}-{1})/{0}", pair) for pair in permutations(amounts, 2)]
    bad = [column for column in amounts if _NOT_SO.match(grid.heads.get(column, ""))] if not _NOT_SO.match(head) else []
    ways += [("({0}-{1})/{0}", (whole, column)) for column in bad for whole in amounts if whole != column]
    if _RAISED.search(head):
        ways += [("({1}-{0})/{0}", pair) for pair in permutations(amounts, 2)]
    if _LOADED.search(head):  # so many 万吨 a year of so many 吨 a day
        ways += [(f"{{0}}{scale}/({{1}}*{days})", pair) for pair in permutations(amounts, 2) for scale in ("*10000", "") for days in _DAYS]
    if grid.total is not None:
        ways += [("{0}/{t0}", (column,)) for column in amounts]
        ways += [("{0}/{0}", (column,)) for column in amounts[:1] if grid.nested]
    return ways


def _scale_ways(amounts: Sequence[int], column: int) -> Iterator[Way]:
    """满意、基本满意、不满意 and 满意率 behind them: the first of the answers in all of them."""
    run = [other for other in amounts if other < column]
    while run and run[-1] - run[0] >= len(run):
        run.pop(0)
    run = run[-_SCALE:]  # 发放、收回、有效 stand before the answers
    for size in range(2, len(run) + 1):
        scale = run[-size:]
        names = [f"{{{at}}}" for at in range(size)]
        for good in range(1, size):
            yield f"({'+'.join(names[:good])})/({'+'.join(names)})", tuple(scale)


_SCALE = 6
"""So many answers at most."""


def _amount_ways(grid: Grid, column: int, others: Sequence[int]) -> list[Way]:
    head = grid.heads.get(column, "")
    ways: list[Way] = []
    if _SO_FAR.search(head):  # 支付金额 | 累计支付: each row on top of the one before
        ways += [("{p}+{0}", (other,)) for other in others if not _SO_FAR.search(grid.heads.get(other, ""))]
    if _STOCK.search(head):
        ways += closing_ways(grid, column, others)
    if GAP.search(head) and not _OPENING.search(head):
        ways += [("{0}-{1}", pair) for pair in permutations(others, 2)]
        ways += closing_ways(grid, column, others)
    if _AVERAGE.search(head) or _UNIT_COST.search(head):
        ways += [("{0}/{1}", pair) for pair in permutations(others, 2)] + [("{0}*10000/{1}", pair) for pair in permutations(others, 2)]
    if _SUM.search(head):
        run = [other for other in others if other > column]
        ways += [("+".join(f"{{{at}}}" for at in range(size)), tuple(run[:size])) for size in range(2, len(run) + 1)]
        left = [other for other in others if other < column]
        ways += [("+".join(f"{{{at}}}" for at in range(size)), tuple(left[-size:])) for size in range(2, len(left) + 1)]
    seasons = [other for other in others if other < column and _SEASON.match(grid.heads.get(other, ""))]
    if _OF_YEAR.match(head) and len(seasons) > 1:
        ways.append(("+".join(f"{{{at}}}" for at in range(len(seasons))), tuple(seasons)))
    behind = [other for other in others if other > column]
    if behind[:1] == [column + 1] and _OF_WHICH.match(grid.heads.get(column + 1, "")):  # 决算数 | 其中：基本支出 | 其中：项目支出
        ways += [("+".join(f"{{{at}}}" for at in range(size)), tuple(behind[:size])) for size in range(2, len(behind) + 1)]
    if _PRODUCT.search(head) and not any(_AVERAGE.search(grid.heads.get(other, "")) for other in others):
        pairs = [(a, b) for at, a in enumerate(others) for b in others[at + 1 :] if not _made_by_another(grid, (a, b), others)]
        ways += [("{0}*{1}", pair) for pair in pairs] + [("{0}*{1}/10000", pair) for pair in pairs]
        ways += _over_months(grid, pairs, others)
    return ways


_SEASON = regexp(r"(?:20\d\d年)?(?:第?[一二三四1-4]季度?|[上下]半年|\d{1,2}(?:[-—–~至]\d{1,2})?月)")
_OF_YEAR = regexp(r"(?:全年|年度|本年)(?!.*(?:目标|计划|任务|指标|预算|标准|应))")


def _made_by_another(grid: Grid, pair: tuple[int, int], others: Sequence[int]) -> bool:
    """人数 | 标准 | 应补金额 | 实拨金额: what two columns make in every row of a third is not for a fourth to be."""
    made = [(grid.number(row, pair[0]), grid.number(row, pair[1]), row) for row in grid.rows]
    due = {row: Decimal(a) * Decimal(b) for a, b, row in made if a is not None and b is not None}
    columns = [{row: Decimal(number) for row in due if (number := grid.number(row, other)) is not None} for other in others if other not in pair]
    return len(due) == len(grid.rows) and any(own in (due, {row: value / 10000 for row, value in due.items()}) for own in columns)


_SO_FAR = regexp(r"累计|滚存")
_A_MONTH = regexp(r"每月|月(?:补贴|补助|发放|供养|保障|人均)?标准|[/／·]月|月(?:均|工资|租金|单价|费用)")
_MONTHS = regexp(r"月数|个月|月份数|期数|天数|次数|场次|学期数|课时")


def _over_months(grid: Grid, pairs: Sequence[tuple[int, int]], others: Sequence[int]) -> list[Way]:
    """人数 | 月标准 | 全年金额: a standard a month over the year's twelve; 人数 | 标准 | 月数 | 金额: over as many as the row tells."""
    heads = grid.heads
    ways: list[Way] = [(f"{{0}}*{{1}}*12{scale}", pair) for pair in pairs if any(_A_MONTH.search(heads.get(one, "")) for one in pair) for scale in ("", "/10000")]
    times = [column for column in others if _MONTHS.search(heads.get(column, ""))]
    ways += [(f"{{0}}*{{1}}*{{2}}{scale}", (*pair, column)) for column in times for pair in pairs if column not in pair for scale in ("", "/10000")]
    return ways


_STOCK = regexp(r"(?:年末|期末|月末)(?:在册|实有|存栏|保有|现有)?[\u4e00-\u9fff]{0,2}(?:人数|户数|数量?|量|存栏)")
_OF_WHICH, _OPENING = regexp(r"其中"), regexp(r"年初|期初|上年末|月初")


def _standard_ways(grid: Grid, column: int, others: Sequence[int]) -> Iterator[Way]:
    """补助金额 at one standard a head: the same multiple of another column in most rows, and a round one."""
    if not _PRODUCT.search(grid.heads.get(column, "")):
        return
    for bases in (*((other,) for other in others), *_abreast(grid, others)):
        pairs = [(grid.number(row, column), _added(grid, row, bases)) for row in grid.rows]
        shares = Counter(Fraction(a) / b for a, b in pairs if a and b)
        standard, times = shares.most_common(1)[0] if shares else (Fraction(0), 0)
        plain = Decimal(standard.numerator) / Decimal(standard.denominator)
        if times < shares.total() and _adds_up(grid, column) and all(_adds_up(grid, other) for other in bases):
            continue  # as printed the rows make their totals: one of them has a standard of its own
        if times >= _SAME and times * 5 >= len(grid.rows) * 3 and len(plain.normalize().as_tuple().digits) <= _ROUND and standard not in (0, 1):
            names = "+".join(f"{{{at}}}" for at in range(len(bases)))
            yield f"({names})*{plain.normalize():f}" if len(bases) > 1 else f"{names}*{plain.normalize():f}", bases


def _abreast(grid: Grid, others: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Two neighbouring columns of one kind, paid for alike: 春季（人） and 秋季（人）, 上半年（户） and 下半年（户）."""
    for left, right in pairwise(others):
        units = [_HEAD_UNIT.search(grid.heads.get(column, "")) for column in (left, right)]
        if right == left + 1 and units[0] is not None and units[1] is not None and units[0].group(1) == units[1].group(1):
            yield left, right


_HEAD_UNIT = regexp(r"[（(]([\u4e00-\u9fff]{1,4})[)）]$|([人户]数|人次|次数|数量)$")


def _added(grid: Grid, row: int, columns: Sequence[int]) -> Fraction | None:
    """What columns make together in a row."""
    numbers = [grid.number(row, column) for column in columns]
    return sum((Fraction(number) for number in numbers if number is not None), Fraction(0)) if None not in numbers else None


def _adds_up(grid: Grid, column: int) -> bool:
    """Whether a column's rows make its total."""
    whole = grid.number(grid.total, column) if grid.total is not None else None
    return whole is not None and Decimal(whole) == sum(Decimal(grid.number(row, column) or 0) for row in grid.rows)


_SAME, _ROUND = 3, 3
"""So many rows at one standard, of so few digits, are no chance."""


def _rows(document: Document, table: Table, grid: Grid, part_of: PartOf, column: int, rows: Sequence[int], ways: Sequence[Way],
          key: str = "") -> Iterator[Worded]:
    percent, signed = _is_rate(grid, column), any(grid.unit(row, column) == "%" for row in rows)
    for row in rows:
        claimed = grid.number(row, column)
        if claimed is None or (grid.unit(row, column) == "%") != (percent and signed):
            continue
        filled = tuple(_fill(grid, way, row, column) if row != grid.total or not _TIMES.search(way[0]) else "" for way in ways)
        if row == grid.total and not any(filled):
            continue  # what all rows come to is no product
        used = sorted({at for _, columns in ways for at in columns} | {column})
        yield relation(document, table, grid, part_of, (row, column), [(row, at) for at in used], filled, f"t{table.index}.{column}{key}",
                       "%" if percent else "")


_TIMES = regexp(r"\{0\}\*\{1\}")


def _fill(grid: Grid, way: Way, row: int, column: int) -> str:
    template, columns = way
    values = [grid.number(row, other) for other in columns]
    total = grid.number(grid.total, columns[0]) if grid.total is not None else None
    if any(value is None for value in values) or (total is None and "{t0}" in template):
        return ""
    return template.format(*values, t0=total, p=_carried(grid, row, column))


def _carried(grid: Grid, row: int, column: int) -> str:
    """What stands in the row before; nothing before the first row, and before the total's."""
    at = grid.rows.index(row) if row in grid.rows else 0
    return (grid.number(grid.rows[at - 1], column) or "0") if at else "0"


def _totals(document: Document, table: Table, grid: Grid, part_of: PartOf, amounts: Sequence[int], key: str = "") -> Iterator[Worded]:
    if grid.total is None or any(_NESTED.search(grid.label(row)) for row in grid.rows):
        return
    elsewhere = _worth_elsewhere(grid)
    # 自评得分 | 评价得分: where the marks of one column add up, so do those of the other
    added = any(_SCORES.search(grid.heads.get(column, "")) and _adds_up(grid, column) for column in amounts)
    for column in amounts:
        if elsewhere and _MARKS.search(grid.heads.get(column, "")):
            continue
        if NO_SUM.search(_HEADS_OVER_TIME.sub("", grid.heads.get(column, ""))) or stands_at_end(grid, column):
            continue
        claimed = grid.number(grid.total, column)
        parts = [(row, column) for row in grid.rows if grid.number(row, column) is not None]
        empty = [row for row in grid.rows if grid.texts.get((row, column), "") not in ("", "-", "—", "/", "0") and (row, column) not in parts]
        if claimed is None or len(parts) < 2 or empty or (grid.total != max(*grid.rows, grid.total) and grid.total != min(*grid.rows, grid.total)):
            continue
        scored = _SCORES.search(grid.heads.get(column, "")) and not added
        if (scored or _TOLD_MEAN.search(grid.label(grid.total))) and _is_mean(grid, claimed, parts):
            yield _mean_of_all(document, table, grid, part_of, column, parts)
            continue
        way = "+".join(grid.number(*part) or "0" for part in parts)
        yield relation(document, table, grid, part_of, (grid.total, column), parts, (way,), f"t{table.index}{key}.total", "")


_MEAN = regexp(r"(?:算术)?平均(?:值|分|得分)?|均值")
_SCORES = regexp(r"得分|评分|分数|(?:考核|考评|测评|评价)(?:成绩|分)")
_FEWEST = 3
_TOLD_MEAN = regexp(r"平均")
_WEIGHT = regexp(r"数|量|权重|面积|里程")
_NOTE = 160
"""Characters behind a table in which its note may stand."""


def _is_mean(grid: Grid, claimed: str, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether 合计 below the marks of several bodies is nearer to their mean than to their sum: nobody adds the marks of one body to another's."""
    total = sum((Decimal(grid.number(*part) or 0) for part in parts), Decimal(0))
    return len(parts) >= _FEWEST and abs(Decimal(claimed) - total / len(parts)) < abs(Decimal(claimed) - total)


def _mean_of_all(document: Document, table: Table, grid: Grid, part_of: PartOf, column: int, parts: Sequence[tuple[int, int]]) -> Worded:
    """The plain mean, or one weighed by another column; firm where the note below says that it is a mean."""
    total, plain_sum = grid.total or 0, "+".join(grid.number(*part) or "0" for part in parts)
    ways = [f"({plain_sum})/{len(parts)}"]
    told = _TOLD_MEAN.search(grid.label(total)) is not None
    for other in numeric(grid, table):
        weights = [grid.number(row, other) for row, _ in parts]
        if other != column and None not in weights and (not told or _WEIGHT.search(grid.heads.get(other, ""))):
            weighed = "+".join(f"{grid.number(*part)}*{weight}" for part, weight in zip(parts, weights, strict=True))
            ways.append(f"({weighed})/({'+'.join(weight or '0' for weight in weights)})")
    end = max(cell.span.end for cell in table.cells)
    firm = _TOLD_MEAN.search(document.text, end, end + _NOTE) is not None or told
    return replace(relation(document, table, grid, part_of, (total, column), parts, tuple(ways), None, "", "average"), firm=firm)


def _means(document: Document, table: Table, grid: Grid, part_of: PartOf, columns: Sequence[int]) -> Iterator[Worded]:
    """平均 below scores: the mean of the rows above it; means of rates may be weighed, and are left alone."""
    rows = sorted({row for row, _ in grid.texts if row >= min(grid.rows, default=0)})
    if not rows or not _MEAN.fullmatch(grid.label(rows[-1])):
        return
    for column in columns:
        above = [(row, column) for row in rows[:-1] if row != grid.total]
        if len(above) < _FEWEST or not _SCORES.search(grid.heads.get(column, "")) or any(grid.number(*place) is None for place in (*above, (rows[-1], column))):
            continue
        way = f"({'+'.join(grid.number(*place) or '0' for place in above)})/{len(above)}"
        yield relation(document, table, grid, part_of, (rows[-1], column), above, (way,), None, "", "average")


_EXECUTION, _FULL_MARKS = 10, 100


def _worth_elsewhere(grid: Grid) -> bool:
    """分值 that add to 90 over 总分 100 (or over an empty cell): the other ten are those of 预算执行率, in the rows of funds above; so are some of
    the marks."""
    for column, head in grid.heads.items():
        if grid.total is not None and regexp(r"分值|权重").search(head):
            whole = Decimal(grid.number(grid.total, column) or _FULL_MARKS)
            return whole - sum(Decimal(grid.number(row, column) or 0) for row in grid.rows) == _EXECUTION
    return False
