"""The head of a form with one cell a line, each name before its figure:

    资金情况（万元）
    全年预算数
    320
    全年执行数
    286.4
    执行率
    89.50%

A row of names and a row of figures are made of it.  Only where all names are of the kind and none comes twice.  Never guess.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout.plain import TextLine
from ingest.layout.rows import TextTable, kind_of
from model.regexp import regexp

_FEWEST = 3
_AMOUNTS = ("number", "rate")
_NAMES = regexp(
    r"(?:(?:年初|年度|全年|上年|本年|当年|项目|实际|累计|已|财政|其中[:：]?|中央|省级?|市级?|县级?|区级?|上级|自筹|其他|资金|专项)*"
    r"(?:预算(?:数|金额|总?额|资金)?|执行(?:数|金额|额)?|支出(?:数|金额|额)?|到位(?:数|资金|金额)?|下达(?:数|资金)?|结[转余](?:数|资金)?|总额|拨款|资金)|(?:预算)?(?:执行|到位|支出|得分)率|分值|权重|满分|(?:自评)?得分)"
    r"(?:[（(][^（）()]{1,8}[)）])?"
)
_STAGE = regexp(r"预算|执行|支出|到位|下达|结[转余]")
_SOURCE = regexp(r"中央|省|市|县|区|上级|自筹|其他")
_MONEY = regexp(r"预算|执行数|支出|到位|资金|总额|拨款")


def paired_tables(lines: Sequence[TextLine]) -> list[TextTable]:
    """The heads of forms among the lines, in order."""
    found: list[TextTable] = []
    at = 0
    while at + 1 < len(lines):
        stop = _run(lines, at)
        names = [lines[index] for index in range(at, stop, 2)]
        if len(names) >= _FEWEST and sum(bool(_MONEY.search(name.text)) for name in names) > 1:
            found.append(TextTable(at, stop - 1, (tuple(name.span for name in names), tuple(lines[index].span for index in range(at + 1, stop, 2)))))
        at = max(stop, at + 1)
    return found


def _run(lines: Sequence[TextLine], at: int) -> int:
    """Behind the last figure of names and figures in turn, the first name at a place; a name that comes again ends it."""
    seen: set[str] = set()
    while at + 1 < len(lines) and _pair(lines[at], lines[at + 1]) and lines[at].text not in seen:
        if _STAGE.search(lines[at].text) and not _SOURCE.search(lines[at].text):
            seen = {name for name in seen if not _SOURCE.search(name)}  # 到位资金 has sources of its own
        seen.add(lines[at].text)
        at += 2
    behind = at < len(lines) and kind_of(lines[at].text) in _AMOUNTS
    return at - 2 if behind and seen else at  # two figures under the last name: a row of another table


def _pair(name: TextLine, figure: TextLine) -> bool:
    return bool(_NAMES.fullmatch(name.text)) and not name.tabbed and not figure.tabbed and kind_of(figure.text) in _AMOUNTS
