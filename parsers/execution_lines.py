"""The marks for budget execution in a form of one label and figure a line: 预算执行情况（10分） … 执行率97% ⏎ 得分9.7; and all that a form tells of the
budget in one row of labels and figures: 预算数1020万元 | 执行数997.9万元 | 执行率97.83% | 分值10 | 得分9.78."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.document import Document
from model.figure import Figure, Subject
from model.regexp import regexp
from parsers.stretch import Stretch

_N = r"\d+(?:\.\d+)?"
_HEAD = regexp(rf"(?:[一二三四五六七八九十\d]{{1,2}}[、.])?(?:项目|部门)?(?:预算|资金)?(?:预算|资金)执行(?:情况|率)?\((?:分值|满分|权重)?[:]?(?P<n>{_N})分\)[:]?")
_GOT = regexp(rf"(?:自评|评价|实际)?得分(?:为|[:])?(?P<n>{_N})分?")
_RATE = regexp(rf"(?:预算|资金)?(?:预算|资金)?执行率(?:为|[:])?{_N}%")
_REACH, _LONGEST = 7, 24
"""Lines in which all of it stands, and how long one may be."""


def execution_lines(document: Document, stretches: Sequence[Stretch]) -> Iterator[Figure]:
    """The weight in the heading's brackets and the score in a line below, with the rate between them."""
    yield from _in_cells(document, stretches)
    for at, stretch in enumerate(stretches):
        head = _HEAD.fullmatch(_plain(stretch)) if stretch.cell is None and "执行" in stretch.text else None
        below = _lines_below(stretches, at) if head else []
        got = next((line for line in below if _GOT.fullmatch(_plain(line))), None)
        if head and got and any(_RATE.fullmatch(_plain(line)) for line in below):
            yield _marks(document, stretch, "indicator_weight", "分值")
            yield _marks(document, got, "indicator_score", "得分")


_GLUED = regexp(
    r"(?:(?P<budget_total>(?:全年|年度|项目|资金)*预算(?:数|资金|金额|总额|安排)?|资金总额)|(?P<funds_received>(?:实际|资金)*到位(?:数|资金|金额)?)|(?P<funds_spent>(?:全年|实际)*(?:执行数|执行金额|支出数?|实际支出))"
    r"|(?P<execution_rate>(?:预算|资金)*(?:预算|资金)?执行率)|(?P<indicator_weight>分值|权重|满分)|(?P<indicator_score>(?:自评|实际)?得分))[:：]?(?P<n>\d[\d,]*(?:\.\d+)?)(?P<unit>万元|元|%|分)?"
)
_UNITS = {"budget_total": ("万元", "元"), "funds_received": ("万元", "元"), "funds_spent": ("万元", "元"), "execution_rate": ("%",)}
_FEWEST = 4


def _in_cells(document: Document, stretches: Sequence[Stretch]) -> Iterator[Figure]:
    """Of a row whose cells each hold a label and its figure: the budget, what was spent of it and its rate among them."""
    rows: dict[tuple[int, int], list[tuple[Stretch, re.Match[str]]]] = {}
    for stretch in stretches:
        match = _GLUED.fullmatch(stretch.text.strip()) if stretch.cell is not None and len(stretch.text) <= _LONGEST else None
        if match is not None and stretch.cell is not None and (match["unit"] or "") in _UNITS.get(_role(match), ("分", "")):
            rows.setdefault((stretch.cell.table, stretch.cell.row), []).append((stretch, match))
    for row in rows.values():
        roles = [_role(match) for _, match in row]
        if len(row) < _FEWEST or len(set(roles)) != len(roles) or not {"budget_total", "execution_rate"} <= set(roles):
            continue
        for (stretch, match), role in zip(row, roles, strict=True):
            shift = len(stretch.text) - len(stretch.text.lstrip())
            start, end = match.start("n") + shift, match.end() + shift
            marks = role.startswith("indicator")
            yield Figure(
                id="", role=role, raw=stretch.text[start:end], label=match.group()[: match.start("n")].rstrip(":："), anchor=stretch.anchor(document, start, end), part=stretch.part,
                number=match["n"], unit_text=match["unit"] or "分", subject=Subject(indicator="预算执行率", dimension="预算执行") if marks else Subject(source="total"),
                tokens=(stretch.span(start, start + len(match["n"])),),
            )


def _role(match: re.Match[str]) -> str:
    return next(name for name, found in match.groupdict().items() if found is not None and name not in ("n", "unit"))


def _plain(stretch: Stretch) -> str:
    return stretch.text.strip()


def _lines_below(stretches: Sequence[Stretch], at: int) -> list[Stretch]:
    """The short lines that follow, up to a longer one or a table."""
    found: list[Stretch] = []
    for stretch in stretches[at + 1 : at + 1 + _REACH]:
        if stretch.cell is not None or len(_plain(stretch)) > _LONGEST:
            break
        found.append(stretch)
    return found


def _marks(document: Document, stretch: Stretch, role: str, label: str) -> Figure:
    match = next(iter(re.finditer(rf"(?P<n>{_N})分?(?=\)|$|[:])", stretch.text)))
    start, end = match.span("n")
    return Figure(
        id="", role=role, raw=match.group(), label=label, anchor=stretch.anchor(document, *match.span()), part=stretch.part, number=match["n"], unit_text="分",
        subject=Subject(indicator="预算执行率", dimension="预算执行"), tokens=(stretch.span(start, end),),
    )
