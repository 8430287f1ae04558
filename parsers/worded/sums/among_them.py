"""Kinds of what was told before, under its name: 2022年受理案件中，刑事312件、民商事2,871件、…; 受助学生中，脱贫家庭512人、…, of a table's total above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.layout.restated_totals import Total
from parsers.worded.scene import Scene, Term, Told, in_brackets, value
from parsers.worded.sums.addends import NO_ADDEND, added, all_of_it, of_other_kinds, so_far, summed, told_before

_OPENED = regexp(r"(?:^|[，,、])(?:在)?(?:20\d\d年)?[\u4e00-\u9fff]{2,12}(?:中|里|内)[，,:：]?[^中里内，,]{2,14}$")
"""The words from the sentence's beginning (or a comma) up to the first kind's number."""
_NAMED = regexp(r"^[、，,；;和及]*[\u4e00-\u9fff“”]{2,14}$")
_FEWEST, _BACK = 3, 12
_NEAR = 10
"""The kinds come within a tenth of the table's total, or they are of something else."""


def among_them(scenes: Sequence[Scene], earlier: Sequence[Scene], totals: Sequence[Total]) -> Iterator[Told]:
    """``earlier``: the sentences of the paragraphs before; ``totals``: those of the table above.  Lists to the sentence's end, three kinds or more."""
    for scene in scenes:
        listed = [term for term in scene.terms if term.dimension != "percent" and not in_brackets(scene, scene.start, term)]
        if len(listed) < _FEWEST or not all(term.countable and term.unit == listed[0].unit for term in listed):
            continue
        if not _OPENED.search(scene.text[scene.start : listed[0].start]):
            continue
        if not all(_NAMED.match(scene.between(a, b)) for a, b in pairwise(listed)) or any(NO_ADDEND.search(term.clause) for term in listed):
            continue
        if of_other_kinds(scene, listed) or not all_of_it(scene, listed) or any(so_far(listed[0], term) for term in listed[1:]):
            continue
        whole = told_before(listed, scene.start, scenes, earlier, _BACK)
        if whole is not None:
            yield summed(whole, listed, "各类之和", kind="sum")
        else:
            yield from _of_total(listed, totals)


def _of_total(listed: Sequence[Term], totals: Sequence[Total]) -> Iterator[Told]:
    """Of the one total of their kind in the table above; the last of the list is what is claimed."""
    same = {total.number * total.factor for total in totals if total.dimension == listed[0].dimension}
    last, rest = listed[-1], listed[:-1]
    if len(same) != 1:
        return
    whole = same.pop()
    if whole > added(rest) and abs(whole - added(listed)) * _NEAR <= whole:
        way = "-".join([f"{whole / last.factor:f}", *(f"{value(term) / last.factor:f}" for term in rest)])
        yield Told("sum", "表中合计减其他各类", last, (way,), True, tuple(listed))
