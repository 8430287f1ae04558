"""Batches of a work, a line each, under the line that tells what they are together: 改造小区9个、居民1520户，分两批实施。⏎第一批改造小区4个，惠及居民640户；⏎第二批…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from model.figure import Worded
from model.regexp import regexp
from parsers.small_numbers import small
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.numbered_lines import NumberedLine, Placed, numbered_lines, sum_of
from parsers.worded.scene import Term, fits, value

_BATCH = regexp(r"第?(?P<n>[一二三四五六])(?:批次?|期|片区|阶段)(?!资金)")
_PART = regexp(r"其中|每|均|剩余|未|率|涉及(?:项目|部门|单位|企业|工程)")
"""涉及项目6个, 涉及项目5个: one that goes on is in both batches."""
_PLACES, _PEOPLE = regexp(r"(?:行政|自然)?(?:乡|镇|村|街道|社区|县|区|单位|部门|企业|公司)"), ("人", "人次", "次")
"""Two batches may be in one town, and serve the same people."""
_NAME = 2
"""渠道: the last characters of what is counted, where 机耕路 is measured so, too."""
_FEWEST = 2


def batches_by_line(laid: Laid) -> Iterator[Worded]:
    """Where the line above tells each unit once and so do the batches; at least one other unit must add up."""
    lines = laid.once(numbered_lines)
    for told, run in groupby(range(1, len(lines)), key=lambda at: _BATCH.match(lines[at].scene.text) is not None):
        places = list(run) if told else []
        ranks = [small(match["n"]) for at in places if (match := _BATCH.match(lines[at].scene.text)) is not None]
        if len(places) < _FEWEST or ranks != list(range(1, len(places) + 1)):
            continue
        sums = list(_sums(lines[places[0] - 1], [lines[at] for at in places]))
        if any(_holds(whole, parts) for whole, parts in sums):
            for number, (whole, parts) in enumerate(sums):
                yield sum_of(laid.document, f"b{places[0]}.{number}", "各批之和", whole, parts)


def _sums(above: NumberedLine, batches: Sequence[NumberedLine]) -> Iterator[tuple[Placed, list[Placed]]]:
    """Each number of the line above whose unit (and name, where there are several of it) it tells once, with those of the batches."""
    for whole in _plain(above):
        several = sum(other.unit == whole.unit for other in _plain(above)) > 1
        name = whole.clause[-_NAME:] if several else ""
        if sum(other.unit == whole.unit and other.clause.endswith(name) for other in _plain(above)) > 1:
            continue
        alike = [(line, term) for line in batches for term in _plain(line) if fits(term, whole) and term.unit == whole.unit]
        parts = [(line, term) for line, term in alike if term.clause.endswith(name)]
        if [line.at for line, _ in parts] == [line.at for line in batches]:
            yield (above, whole), parts


def _plain(line: NumberedLine) -> list[Term]:
    return [term for term in line.scene.terms if term.countable and not _PART.search(term.clause) and not _PLACES.match(line.scene.text, term.end) and term.unit not in _PEOPLE]


def _holds(whole: Placed, parts: Sequence[Placed]) -> bool:
    return value(whole[1]) == sum(value(term) for _, term in parts)
