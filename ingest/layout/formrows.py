"""The indicator rows of a self-evaluation form, one cell a line, whose levels stand on lines of their own and whose remarks have no column.

    绩效指标
    年度指标值
    实际完成值
    分值
    得分
    产出指标（50分）
    培训人数
    ≥300人
    312人
    25
    25
    及时完成率
    =100%
    96%
    25
    24
    两期推迟
    总分
    …

A row is a name, the figures under the other names and nothing else; a level's name stands between rows, and one remark may stand behind a
row.  Only where the lines can be told apart in one way, and to the total.  Never guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layout.heads import is_total, names_a_level
from ingest.layout.plain import TextLine
from ingest.layout.rows import TextTable, kind_of
from model.kept import kept
from model.regexp import regexp
from model.span import Span

_ROLES = {
    "name": regexp(r"(?:年度|项目)?(?:绩效|考核|评价|三级)?指标(?:名称|内容)?"),
    "target": regexp(r"(?:年度|年初|预期|计划)?(?:绩效)?(?:指标值|目标值|计划值|预期值|目标)"),
    "actual": regexp(r"(?:全年|年度)?(?:实际)?(?:完成值?|完成情况|实际值)"),
    "points": regexp(r"分值|权重|满分|标准分"),
    "score": regexp(r"(?:自评|评价)?得分"),
}
_FEWEST_ROWS = 3
_LONGEST_RUN, _LONGEST_CELL = 400, 60
_LONG = 24
"""A remark of such a length may run on in the next line."""

_Rows = tuple[tuple[int, int], ...]
"""Where each row begins, and of how many lines it is."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A header, and where its columns stand in a row."""

    lines: Sequence[TextLine]
    first: int
    roles: tuple[str, ...]

    @property
    def width(self) -> int:
        return len(self.roles)

    def cell(self, at: int, role: str) -> str:
        return self.lines[at + self.roles.index(role)].text


def form_tables(lines: Sequence[TextLine]) -> list[TextTable]:
    """The forms among the lines, in order."""
    found: list[TextTable] = []
    at = 0
    while at < len(lines):
        roles = _roles(lines, at)
        table = _table(_Form(lines, at, roles)) if roles else None
        if table is not None:
            found.append(table)
        at = table.last + 1 if table is not None else at + 1
    return found


def _roles(lines: Sequence[TextLine], at: int) -> tuple[str, ...]:
    """The roles of a header that begins here: the name first, each role once, the score last; empty where none does."""
    told = tuple(_role(line.text) for line in lines[at : at + len(_ROLES)])
    return told if told[:1] == ("name",) and told[-1:] == ("score",) and set(told) == set(_ROLES) else ()


@kept
def _role(text: str) -> str:
    return next((role for role, pattern in _ROLES.items() if pattern.fullmatch(text)), "")


def _table(form: _Form) -> TextTable | None:
    ways = _ways(form)
    if len(ways) != 1 or sum(count == form.width for _, count in ways[0]) < _FEWEST_ROWS:
        return None
    last, count = ways[0][-1]
    return TextTable(form.first, last + count - 1, tuple(_spans(form, *row) for row in ((form.first, form.width), *ways[0])))


def _spans(form: _Form, at: int, count: int) -> tuple[Span, ...]:
    """A row's cells: a lone one is all of it, and a total's figures stand under marks and scores."""
    spans = [line.span for line in form.lines[at : at + count]]
    columns = range(count) if count in (1, form.width) else [0, *sorted(map(form.roles.index, ("score", "points")[: count - 1]))]
    placed = dict(zip(columns, spans, strict=True))
    end = spans[-1].end
    return tuple(placed.get(column, Span(end, end)) for column in range(form.width))


# -- the ways in which the lines can be told apart ---------------------------------------------------------------------------------


def _ways(form: _Form) -> list[_Rows]:
    """Up to two ways from the header to the total, told from behind."""
    start, end = form.first + form.width, min(len(form.lines), form.first + _LONGEST_RUN)
    tails: dict[tuple[int, bool], list[_Rows]] = {}
    for at in range(end - 1, start - 1, -1):
        for open_ in (False, True):
            tails[at, open_] = _from(form, at, open_, tails)
    return tails.get((start, False), [])


def _from(form: _Form, at: int, open_: bool, tails: dict[tuple[int, bool], list[_Rows]]) -> list[_Rows]:
    """The ways from a line on; ``open_``: a row stands right above it, so that a remark may follow."""
    text = form.lines[at].text
    if len(text) > _LONGEST_CELL or form.lines[at].tabbed:
        return []
    if is_total(text):
        figures = _figures(form, at + 1)
        return [((at, 1 + figures),)] if figures else []
    steps: list[tuple[int, bool]] = []
    if names_a_level(text):
        steps.append((1, False))
    elif open_ and kind_of(text) in ("words", "long"):
        steps.append((1, len(text) >= _LONG))
    if _is_row(form, at):
        steps.append((form.width, True))
    return [((at, count), *rest) for count, after in steps for rest in tails.get((at + count, after), [])][:2]


def _figures(form: _Form, at: int) -> int:
    """How many figures stand behind a total's name: its score, or its full marks and its score."""
    numbers = [kind_of(line.text) == "number" for line in form.lines[at : at + 2]]
    return 2 if numbers == [True, True] else int(numbers[:1] == [True])


def _is_row(form: _Form, at: int) -> bool:
    """Whether a row may begin here: with a name, and with numbers for marks and score."""
    if at + form.width > len(form.lines) or kind_of(form.lines[at].text) not in ("words", "long", "code"):
        return False
    return all(_NUMBER.fullmatch(form.cell(at, role)) for role in ("points", "score"))


_NUMBER = regexp(r"\d+(?:\.\d+)?\s*分?")
