"""Dates that follow one another in a table: of one row under heads of deeds (路线 | 开工日期 | 交工日期, in a table or with one cell a line), of one
column beside them (节点 | 一标段 | 二标段), of instalments paid in turn, of rows that are counted off (第一批, 第二批; 一季度, 二季度)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.document import Document
from model.figure import Figure, Subject
from model.regexp import regexp
from model.view import squeezed
from parsers.dates import DateHit, dates_in, only_date
from parsers.small_numbers import small
from parsers.stretch import Stretch

_RANKS = (
    regexp(r"申请|申报|招标|公告"),
    regexp(r"开标|中标|受理"),
    regexp(r"签订|签约|合同(?:日期|时间|$)"),
    regexp(r"开工|动工|开始|启动|进场|开班|起始|发货|下单"),
    regexp(r"(?:完工|竣工|交工|结束|完成|结业|结题|终止|到货|交货|供货|交付|办结)(?!款|结算|决算|审计)"),
    regexp(r"验收(?!款)"),
)
_SIGNED = 2
"""Where signing stands: whatever is paid on a contract is paid later."""
_PAID = (
    regexp(r"公示"),
    regexp(r"^(?=.*(?:拨付|发放|兑付|打卡))(?!.*(?:[首一二三四两][次笔批期]|[预尾余]))"),
    regexp(r"预付款?|首付款?|(?:首|第?一)(?:[次笔批期]|阶段)(?=.*[款付拨发])"),
    regexp(r"进度款|中期付?款|(?:第?二|第2)(?:[次笔批期]|阶段)(?=.*[款付拨发])"),
    regexp(r"(?:第?三|第3)(?:[次笔批期]|阶段)(?=.*[款付拨发])"),
    regexp(r"(?:完工|竣工|交工|验收|结算)款|[尾余]款"),
    regexp(r"质保金|保证金|质量?保"),
)
"""What is paid to those who applied, whose names are hung out before; what is paid on a contract, by instalments."""
_DATE_HEAD = regexp(r"[\u4e00-\u9fff()（）]{1,14}(?:日期|时间|年月日|日)|[\u4e00-\u9fff]{2,8}")
_PLANNED = regexp(r"合同(?!签|订|日期|时间)|计划|约定|要求|应|拟|预计|目标|原定|规定")
_LONGEST_HEAD, _WIDEST, _NARROWEST, _FEWEST = 16, 14, 3, 2
"""Characters of a head; cells of a row, at most and at least; rows."""
Pair = tuple[int, int]


def date_rows(document: Document, stretches: Sequence[Stretch]) -> list[Figure]:
    """row_date_before and row_date_after of each two dates that follow one another in a row, bound by ``item``; ``label``: the head."""
    steps = [figure for at, stretch in enumerate(stretches) for figure in _of_evaluation(document, stretch, f"e{at}")]
    dated = {at for at, stretch in enumerate(stretches) if len(stretch.text) < _LONG and _is_date(stretch.text)}
    if len(dated) < min(_FEWEST * 2, _FEWEST_TURNS):
        return steps
    ranked = {at: rank for at, stretch in enumerate(stretches) if (rank := _rank(stretch.text)) is not None}
    tables = _tables(stretches)
    pairs = {dates: heads for heads, dates in (*_in_order(stretches, tables, dated), *_counted_off(stretches, tables, dated), *_by_line(stretches, dated, ranked), *_by_table(tables, dated, ranked))}
    return [*steps, *(figure for number, (dates, heads) in enumerate(pairs.items()) for figure in _figures(document, stretches, heads, dates, f"r{number}"))]


_LONG = 24
"""Characters: no date of its own."""


def _is_date(text: str) -> bool:
    date = only_date(text)
    return date is not None and date.form in ("full", "dots")


@dataclass(frozen=True, slots=True)
class _Rank:
    """Of a plan or of what was done (``planned``), of works or of aid, and where in the order of deeds it stands."""

    kind: tuple[bool, bool]
    place: int


def _rank(text: str) -> _Rank | None:
    """Where in which order of deeds a head stands; None for what heads no dates, or dates of two deeds."""
    name = "".join(text.split())
    if len(name) > _LONGEST_HEAD or not _DATE_HEAD.fullmatch(name):
        return None
    ranks = [_Rank((bool(_PLANNED.search(name)), order is _PAID), place) for order in (_RANKS, _PAID) for place, words in enumerate(order) if words.search(name)]
    return ranks[0] if len(ranks) == 1 else None


Ranked = Mapping[int, _Rank]


def _following(heads: Sequence[int], ranked: Ranked) -> Iterator[Pair]:
    """Each head with the next that is later than it, of plans or of deeds done; the signing with the first that is paid, too."""
    for place, first in enumerate(heads):
        mine, others = ranked[first], heads[place + 1 :]
        later = next((head for head in others if ranked[head].kind == mine.kind and ranked[head].place > mine.place), None)
        paid = next((head for head in others if ranked[head].kind == _DONE_AND_PAID and ranked[head].place), None)
        if later is not None:
            yield first, later
        if paid is not None and mine == _Rank(_DONE, _SIGNED):
            yield first, paid


_DONE, _DONE_AND_PAID = (False, False), (False, True)


Cells = Mapping[Pair, int]
"""The stretches of a table by row and column."""


def _tables(stretches: Sequence[Stretch]) -> list[Cells]:
    tables: dict[int, dict[Pair, int]] = defaultdict(dict)
    for at, stretch in enumerate(stretches):
        if stretch.cell is not None:
            tables[stretch.cell.table][stretch.cell.row, stretch.cell.column] = at
    return list(tables.values())


def _both_ways(tables: Sequence[Cells]) -> Iterator[Cells]:
    """The tables, then each with its columns for rows."""
    yield from tables
    yield from ({(column, row): at for (row, column), at in cells.items()} for cells in tables)


def _by_table(tables: Sequence[Cells], dated: set[int], ranked: Ranked) -> Iterator[tuple[Pair, Pair]]:
    for cells in _both_ways(tables):
        heads = [at for _, at in sorted(cells.items()) if at in ranked]
        places = {at: place for place, at in cells.items()}
        for first, later in _following(heads, ranked):
            (row, one), (other_row, other) = places[first], places[later]
            if row != other_row:
                continue
            rows = sorted({below for below, _ in cells if below > row})
            found = [(cells.get((below, one), -1), cells.get((below, other), -1)) for below in rows]
            dates = [pair for pair in found if set(pair) <= dated]
            if len(dates) >= _FEWEST:
                yield from (((first, later), pair) for pair in dates)


def _by_line(stretches: Sequence[Stretch], dated: set[int], ranked: Ranked) -> Iterator[tuple[Pair, Pair]]:
    """The heads a line each, then row after row of as many lines: what stands so many lines below a head is its column's."""
    lines = sorted(at for at in ranked if stretches[at].cell is None)
    for first, later in _following(lines, ranked):
        if later - first > _WIDEST or any(at in dated for at in range(first, later)):
            continue
        for width in range(max(_NARROWEST, later - first + 1), _WIDEST + 1):
            dates: list[Pair] = []
            while {first + width * (len(dates) + 1), later + width * (len(dates) + 1)} <= dated:
                dates.append((first + width * (len(dates) + 1), later + width * (len(dates) + 1)))
            if len(dates) >= _FEWEST:
                yield from (((first, later), pair) for pair in dates)
                break


_DUE = regexp(r"期限|时限|截止|到期|有效|限期|承诺|协议|批复工期|出生")
_TIME = regexp(r"日期|时间|[日时]$")
"""What heads dates, whatever the deed is called."""
_PLACE = regexp(r"标段|[村镇乡县区市校院站厂队社]$|^第?[一二三四五六七八九十\d]")
_HELD, _STEPS = 3, 6
"""So many rows in order for none or one that is not; of tables of several steps, so many pairs of days for each that is not."""


def _is_deed(name: str) -> bool:
    return bool(_TIME.search(name)) or _rank(name) is not None


def _in_order(stretches: Sequence[Stretch], tables: Sequence[Cells], dated: set[int]) -> Iterator[tuple[Pair, Pair]]:
    """乡镇上报 | 复核 | 审定 | 拨付 | 发放: whatever the steps are called, the days of nearly all rows follow one another from column to column."""
    for at, cells in enumerate(_both_ways(tables)):
        top = min((row for row, _ in cells), default=0)
        rows = sorted({row for row, _ in cells if row > top})
        columns = [column for row, column in sorted(cells) if row == top and sum(cells.get((below, column)) in dated for below in rows) >= _HELD]
        heads_of = {column: "".join(stretches[cells[top, column]].text.split()) for column in columns}
        columns = [column for column, head in heads_of.items() if not _PLANNED.search(head) and not _DUE.search(head)]
        labels = ["".join(stretches[cell].text.split()) for (row, column), cell in cells.items() if column == 0 and row in rows]
        things = at >= len(tables) or any(map(_is_deed, labels)) or any(_PLACE.search(heads_of[column]) for column in columns)
        if things and not all(_is_deed(heads_of[column]) for column in columns):
            continue  # 一标段 | 二标段 over 招标公告, 合同签订: no steps of one another
        steps = [((cells[top, one], cells[top, other]), (cells.get((row, one), -1), cells.get((row, other), -1))) for one, other in pairwise(columns) for row in rows]
        steps = [(heads, days) for heads, days in steps if set(days) <= dated]
        wrong = [(heads, days) for heads, days in steps if _day(stretches[days[0]].text) > _day(stretches[days[1]].text)]
        several = len(columns) > _FEWEST and len(steps) >= len(wrong) * _STEPS
        for heads in dict.fromkeys(heads for heads, _ in steps):
            mine, amiss = ([days for other, days in found if other == heads] for found in (steps, wrong))
            if several or (len(amiss) <= 1 and len(mine) - len(amiss) >= _HELD):
                yield from ((heads, days) for days in mine)


_TURN = regexp(r"第?(?P<turn>[一二三四五六七八九十]|\d{1,2})(?:季度?|批次?|期|次|轮|笔)(?:[（(].*[)）])?")


def _counted_off(stretches: Sequence[Stretch], tables: Sequence[Cells], dated: set[int]) -> Iterator[tuple[Pair, Pair]]:
    """The days of rows that are counted off, one after the other; only where one pair at most is not in order."""
    for cells in tables:
        turns = [(place, at) for place, at in sorted(cells.items()) if place[1] == 0 and _TURN.fullmatch("".join(stretches[at].text.split()))]
        numbers = [_turn(stretches[at].text) for _, at in turns]
        if len(turns) < _FEWEST_TURNS or numbers != list(range(1, len(turns) + 1)):
            continue
        for column in sorted({column for _, column in cells if column}):
            days = [(at, cells.get((row, column), -1)) for (row, _), at in turns]
            if not {day for _, day in days} <= dated:
                continue
            pairs = [((first, later), (day, next_day)) for (first, day), (later, next_day) in pairwise(days)]
            wrong = sum(_day(stretches[day].text) > _day(stretches[next_day].text) for _, (day, next_day) in pairs)
            if wrong <= 1:
                yield from pairs


_FEWEST_TURNS = 3


def _turn(text: str) -> int:
    match = _TURN.fullmatch("".join(text.split()))
    return (small(match["turn"]) or 0) if match else 0


def _day(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in _NUMERAL.findall(text))


_NUMERAL = regexp(r"\d+")


_STEPS_TOLD = (
    regexp(r"进场|收集资料|准备|制定(?:方案|工作方案)|前期|部署"),
    regexp(r"现场|问卷|核查|调查|调研|勘察|勘查|座谈|入户|抽查|踏勘|走访"),
    regexp(r"分析|汇总|整理|撰写|起草|初稿"),
    regexp(r"征求意见|反馈意见|交换意见|意见稿"),
    regexp(r"定稿|正式报告|出具(?:评价)?报告|提交(?:正式|最终)?(?:评价)?报告(?!初)"),
)
"""How an evaluation goes on."""
_TO_THE_DAY = ("full", "dots")
_DEED, _EVALUATING = 18, regexp(r"评价|核查|报告")


def _of_evaluation(document: Document, stretch: Stretch, item: str) -> Iterator[Figure]:
    """3月11日进场收集资料，3月25日至4月10日开展现场核查，5月8日提交征求意见稿: each step of an evaluation begins before the next that its sentence tells."""
    if stretch.cell is not None or not _EVALUATING.search(stretch.text):
        return
    view = squeezed(stretch.view)
    hits = dates_in(view.text)
    told: list[tuple[DateHit, int, str]] = []
    for at, hit in enumerate(hits):
        last = hits[at + 1] if hit.range_start else hit
        deed = _CLAUSE_ENDS.split(view.text[last.end : last.end + _DEED])[0]
        ranks = [rank for rank, words in enumerate(_STEPS_TOLD) if words.search(deed)]
        if ranks and hit.form in _TO_THE_DAY and not hit.range_end:
            told.append((hit, ranks[-1], deed))
    for number, ((before, rank, deed), (after, next_rank, next_deed)) in enumerate(pairwise(told)):
        if rank < next_rank and "。" not in view.text[before.end : after.start]:
            for role, hit, words in (("row_date_before", before, deed), ("row_date_after", after, next_deed)):
                anchor = document.anchor(view.span(hit.start, hit.end), None)
                yield Figure(id="", role=role, raw=hit.raw, label=words, anchor=anchor, part=stretch.part, subject=Subject(item=f"{item}.{number}"), tokens=(anchor.span,))


_CLAUSE_ENDS = regexp(r"[，,。；;、：:]")


def _figures(document: Document, stretches: Sequence[Stretch], heads: Pair, dates: Pair, item: str) -> Iterator[Figure]:
    for role, head, at in zip(("row_date_before", "row_date_after"), heads, dates, strict=True):
        stretch = stretches[at]
        text = stretch.text.rstrip()
        start = len(text) - len(text.lstrip())
        anchor = stretch.anchor(document, start, len(text))
        label = "".join(stretches[head].text.split())
        yield Figure(id="", role=role, raw=text[start:], label=label, anchor=anchor, part=stretch.part, subject=Subject(item=item), tokens=(anchor.span,))
