"""The points of one indicator in a paragraph, each with the marks it got: 档案管理（6分）：①制度齐全，得2分；②归档不及时，扣1分，得3分。本项得5分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.indicators import indicator_at
from parsers.sentences.passage import FOR, NUM, Claim, Passage, in_standard

_MARK = regexp(r"[①-⑳]")
_WORTH = regexp(rf"\((?:满分|分值|权重|共|计)*:?(?P<x>{NUM})分\)")
_GOT = regexp(rf"(?<=[，,;])(?:故|因此|该点|该要点|本点|此项)?(?:实际|评价)?(?:得分|得|计){FOR}(?P<x>{NUM})分(?=[，,。；;]|$)")
_LOST = regexp(rf"扣(?:除|减)?(?:了)?(?P<x>{NUM})分")
_CONDITION = regexp(r"(?:的|者|则|每[^，。;]{0,12}|以上|以下|否则)[，,]?$")
_MET = regexp(r"(?:满意|符合)[，,]?$")
"""①符合，得2分: a condition, unless the paragraph tells how the indicator was scored."""
_SCORED = regexp(r"^(?:评分|得分|评价|打分|扣分|自评)(?:情况|结果|说明|分析)(?:为|是)?:|(?:该|本|此)(?:项|个)?(?:三级)?指标(?:实际|评价|最终|共|合计)*得分?(?:为)?\d")
_FEWEST = 2


def read_points(passage: Passage) -> Iterator[Claim]:
    """What each point is worth and got; what it lost is in that.  Nothing where not every point is told, or no indicator is named."""
    marks = list(passage.matches(_MARK, "①")) if not passage.place.in_table and passage.text.count("①") == 1 else []
    if len(marks) < _FEWEST:
        return
    subject = indicator_at(passage, marks[0].start() - 1)
    last = passage.text.find("。", marks[-1].end())
    ends = [match.start() for match in marks[1:]] + [last + 1 if last >= 0 else len(passage.text)]
    stretches = list(zip(marks, ends, strict=True))
    got = [_last(passage, match.end(), end) for match, end in stretches]
    if in_standard(passage.text, marks[0].start()) and not any(_WORTH.search(passage.text, match.end(), end) for match, end in stretches):
        return  # 评分标准：①有目标，得1分；②目标可行，得1分: what may be got
    if subject.indicator is None or not all(got) or any(b.group() <= a.group() for a, b in pairwise(marks)):
        return
    for (match, end), award in zip(stretches, got, strict=True):
        about = Subject(indicator=subject.indicator, code=subject.code, item=match.group())
        worth = _WORTH.search(passage.text, match.end(), end)
        if worth:
            yield from passage.claims(worth, about, ("x", "criterion_subscore_max", match.group()))
        if award:
            yield from passage.claims(award, about, ("x", "awarded_subscore", match.group()))
        passage.taken.update(lost.start("x") for lost in _LOST.finditer(passage.text, match.end(), end))


def _last(passage: Passage, start: int, end: int) -> re.Match[str] | None:
    """The last marks a point got; a condition of the standard (符合的，得2分) is none."""
    scored = _SCORED.search(passage.text) is not None
    told = [(match, passage.text[start : match.start()]) for match in _GOT.finditer(passage.text, start, end)]
    found = [match for match, before in told if not _CONDITION.search(before) and (scored or not _MET.search(before))]
    return found[-1] if found else None
