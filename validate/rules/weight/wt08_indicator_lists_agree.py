"""WT08 两张表的指标清单一致

查什么　同一单位、同一事项的两张指标表（绩效目标表与自评表、正文表与附表），大部分指标相同而同一类里各有一个对不上的，列出这一对。
为什么　换了指标名，就无法说明批复的目标是否完成。
触发　　目标表的社会效益指标为“改善居住环境”，自评表换成“提升服务能力”，其余相同。
不触发　名称相差一两个字；一张表比另一张多出过程类指标。
局限　　按二级指标归类配对，没有二级指标的按一级指标；评价与自评的表只在前后相邻指标都相同时配对，且只作提示。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from model.finding import Category, Outcome, Scope, Severity
from model.kept import kept
from model.notice import Say
from validate.book import FactBook
from validate.names import in_common
from validate.rule import Rule, claim, unchecked
from validate.systems import plain
from validate.trees import IndicatorRow, ScoreTable, score_tables

CODE = "WT08"
_ROWS = 4
_NEAR = (3, 4)
"""Names are of one indicator where three quarters of their characters match."""
_SHARED = (3, 5)
"""Tables are of one list where at least three fifths of the shorter one's names are in the other."""


def check(book: FactBook) -> Iterator[Outcome]:
    tables = [table for table in score_tables(book) if len({plain(row.name) for row in table.rows}) >= _ROWS]
    for one, other in combinations(tables, 2):
        yield from _pair(one, other)
    if len(tables) == 1 and (facts := list(tables[0].rows[0].facts())):
        yield unchecked(CODE, facts[:1], Say("只有一张指标表", "only one table of indicators"))


def _pair(one: ScoreTable, other: ScoreTable) -> Iterator[Outcome]:
    ours, theirs = {plain(row.name): row for row in one.rows}, {plain(row.name): row for row in other.rows}
    shared = [name for name in ours if name in theirs]
    near = {name for name in ours if name in theirs or _near(name, theirs)}
    if len(shared) < 3 or len(near) * _SHARED[1] < min(len(ours), len(theirs)) * _SHARED[0]:
        return
    left = [row for name, row in ours.items() if name not in near]
    right = [row for name, row in theirs.items() if name not in ours and not _near(name, ours)]
    found = False
    alike = one.voice is other.voice
    for mine, yours in _partners(left, right) if alike else _in_place(one, other, left, right):
        found = True
        facts = [fact for row in (mine, yours) for fact in list(row.facts())[:1]]
        yield claim(
            CODE, False, facts,
            Say(f"两张指标表其余{len(shared)}个指标相同，而“{mine.name}”在另一表中为“{yours.name}”。",
                f"The two tables share {len(shared)} indicators; {mine.name} of the one is {yours.name} in the other."),
            reported=yours.name, expected=mine.name, key=(mine.name, yours.name), severity=None if alike else Severity.INFO,
        )
    if not found:
        facts = [fact for name in shared for row in (ours[name], theirs[name]) for fact in list(row.facts())[:1]]
        yield claim(CODE, True, facts, Say("两张指标表的指标相同", "the two tables list the same indicators"), doubt=False)


def _near(name: str, others: dict[str, IndicatorRow]) -> bool:
    """Whether another name is so like this one that it is the same indicator."""
    return any(name in other or other in name or _doubled(name, other) or _alike(name, other) for other in others)


@kept
def _alike(a: str, b: str) -> bool:
    least = (len(a) + len(b)) * _NEAR[0]
    if 2 * in_common(a, b) * _NEAR[1] < least:
        return False
    same = sum(block.size for block in SequenceMatcher(None, a, b).get_matching_blocks())
    return 2 * same * _NEAR[1] >= least


def _doubled(a: str, b: str) -> bool:
    """Whether a long name is the other with words of its own put in a second time: a cell that ran over a page was read twice."""
    short, long = sorted((a, b), key=len)
    return len(short) >= _LONG and any(long.startswith(short[:at]) and long.endswith(short[at:]) for at in range(_START, len(short)))


_LONG, _START = 10, 4


def _partners(left: Sequence[IndicatorRow], right: Sequence[IndicatorRow]) -> Iterator[tuple[IndicatorRow, IndicatorRow]]:
    """One on each side in the same class."""
    classes: dict[str, tuple[list[IndicatorRow], list[IndicatorRow]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((left, right)):
        for row in rows:
            name = row.context.subdimension or row.context.dimension
            if name:
                classes[plain(name)][side].append(row)
    for mine, yours in classes.values():
        if len(mine) == len(yours) == 1:
            yield mine[0], yours[0]


Pairs = Iterator[tuple[IndicatorRow, IndicatorRow]]


def _in_place(one: ScoreTable, other: ScoreTable, left: Sequence[IndicatorRow], right: Sequence[IndicatorRow]) -> Pairs:
    """One on each side between the same neighbours."""
    ours, theirs = [plain(row.name) for row in one.rows], [plain(row.name) for row in other.rows]
    for row in left:
        around = _neighbours(ours, plain(row.name))
        for partner in right:
            if None not in around and around == _neighbours(theirs, plain(partner.name)):
                yield row, partner


def _neighbours(names: Sequence[str], name: str) -> tuple[str | None, str | None]:
    at = names.index(name)
    return (names[at - 1] if at else None), (names[at + 1] if at + 1 < len(names) else None)


RULE = Rule(
    CODE, "indicator-lists-agree", Say("两张表的指标不一致", "Two tables list different indicators"),
    Category.NAMING, Scope.BETWEEN_TABLES, Severity.LOW, check,
)
