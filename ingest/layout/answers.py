"""Answers to several questions, one cell a line, each question told once over its own.

    问题
    选项
    人数
    占比
    1.供水是否稳定
    稳定
    96
    80.00%
    不稳定
    24
    20.00%
    2.…

The header says what it is, so no title is needed; what does not go on in such rows is no part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.layout.plain import TextLine
from ingest.layout.rows import TextTable, kind_of
from model.regexp import regexp
from model.span import Span

ANSWERS = ("问题", "题目", "调查内容", "调查问题", "调查项目", "问卷题目", "问卷内容", "问卷问题", "题干", "序号", "题号")
"""What such a header opens with."""
_OPTIONS = ("选项", "答案", "答案选项", "选择项", "回答", "问题选项")
_FIGURES = ("number", "rate", "dash")
_FIGURE_HEAD = regexp(r"[\u4e00-\u9fff]{0,4}(?:[人份票次频]数|数量|小计|占比|比例|百分比|比重)(?:[（(][人份票次%％]{1,2}[）)])?")
_MOST_COLUMNS = 6
_FEWEST_ROWS, _FEWEST_QUESTIONS = 4, 2
_LONGEST = 60


@dataclass(slots=True)
class _Walk:
    """Where the reading stands, the rows so far, and how many questions they answer."""

    at: int
    rows: list[tuple[Span, ...]] = field(default_factory=list)
    asked: int = 0


def questions(lines: Sequence[TextLine], start: int) -> TextTable | None:
    """The table whose header begins here; None where none does."""
    option = next((at for at in range(start, min(start + 3, len(lines))) if lines[at].text in _OPTIONS), None)
    if option is None or option == start:
        return None
    end = option + 1
    while end < len(lines) and end - start < _MOST_COLUMNS and _is_figure_head(lines[end].text):
        end += 1
    figures, leading = end - option - 1, option - start
    walk = _Walk(end)
    while figures and _row(lines, walk, leading, figures):
        pass
    if len(walk.rows) < _FEWEST_ROWS or walk.asked < _FEWEST_QUESTIONS:
        return None
    head = tuple(line.span for line in lines[start:end])
    return TextTable(start, walk.at - 1, (head, *walk.rows))


_ASKED = regexp(
    r"(?:第\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[题问]|[QＱ问]\s*\d{1,2}).*"
    r"|.*(?:[（(](?:单选|多选|可多选|单选题|多选题|限选[^（()）]{0,6})[）)]|[？?])"
)
"""A line that asks."""
_FEWEST_OPTIONS = 2


def options(lines: Sequence[TextLine], start: int) -> TextTable | None:
    """Answers to one question under a head of their own (选项, 人数, 占比), or with none, right below the line that asks."""
    if lines[start].text in _OPTIONS:
        end = start + 1
        while end < len(lines) and end - start <= _MOST_FIGURES and _is_figure_head(lines[end].text):
            end += 1
        return _answered(lines, start, end, end - start - 1) if end - start > 1 else None
    if start and _ASKED.fullmatch(lines[start - 1].text) and len(lines[start - 1].text) <= _LONGEST:
        return _answered(lines, start, start, _MOST_FIGURES)
    return None


_MOST_FIGURES = 2
"""人数, 占比."""


def _answered(lines: Sequence[TextLine], start: int, first: int, figures: int) -> TextTable | None:
    """Rows of an answer and its figures from ``first`` on; without a head, a count and a share each."""
    rows: list[tuple[Span, ...]] = [tuple(line.span for line in lines[start:first])] if first > start else []
    at = first
    while at + figures < len(lines) and _is_answer(lines[at : at + 1 + figures], headed=first > start):
        rows.append(tuple(line.span for line in lines[at : at + 1 + figures]))
        at += 1 + figures
    return TextTable(start, at - 1, tuple(rows)) if len(rows) - (first > start) >= _FEWEST_OPTIONS else None


def _is_answer(cells: Sequence[TextLine], *, headed: bool) -> bool:
    option, *figures = cells
    kinds = [kind_of(line.text) for line in figures]
    named = kind_of(option.text) not in _FIGURES and len(option.text) <= _LONGEST_OPTION and not any(line.tabbed for line in cells)
    return named and (all(kind in _FIGURES for kind in kinds) if headed else kinds == ["number", "rate"])


_LONGEST_OPTION = 24


def _is_figure_head(text: str) -> bool:
    return bool(_FIGURE_HEAD.fullmatch(text))


def _row(lines: Sequence[TextLine], walk: _Walk, leading: int, figures: int) -> bool:
    """Reads one answer, with its question where one is told; False where the lines go on in another way."""
    for names in (1, leading + 1):
        at = walk.at
        stop = at + names + figures
        if stop > len(lines) or any(line.tabbed or len(line.text) > _LONGEST for line in lines[at:stop]):
            continue
        words = lines[at : at + names]
        if _figures_from(lines, at + names) < figures or (names > 1 and any(kind_of(line.text) in _FIGURES for line in words[-2:])):
            continue
        if names == 1 and (kind_of(words[0].text) in _FIGURES or not walk.asked):
            continue
        empty = Span(words[-1].span.start, words[-1].span.start)
        told = [line.span for line in words[:-1]] or [empty] * leading
        walk.rows.append((*told, words[-1].span, *(line.span for line in lines[at + names : stop])))
        walk.asked += names > 1
        walk.at = stop
        return True
    return False


def _figures_from(lines: Sequence[TextLine], start: int) -> int:
    """How many lines from here on are figures."""
    count = 0
    while start + count < len(lines) and kind_of(lines[start + count].text) in _FIGURES:
        count += 1
    return count
