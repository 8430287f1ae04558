"""What is parted into so many districts, lots, batches, each by its name: 2022年度任务分三个片区实施：东片1.85万亩，中片2.10万亩，西片1.55万亩."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.small_numbers import small
from parsers.worded.scene import Scene, Term, Told, alike, value
from parsers.worded.sums.addends import NO_ADDEND, NO_WHOLE, added, made_or_near, only_named, summed

_OPENS = regexp(
    r"(?:分为|分成|划分为|分|由|共|含|包括|涉及)(?P<n>[两二三四五六七八九十]|[2-9]|1\d)个(?:片区|标段|批次|子项目|子工程|单项工程|区域|乡镇|镇|乡|街道|村|包|板块|单元|作业区|灌区|园区|项目区|实施区)"
    r"(?:分别|共同|统一|具体|组织)*(?:实施|建设|进行|推进|开展|施工|下达|安排|承担|完成|组成|构成)?[:：，,](?:其中[:：，,]?|分别为|分别是|即)?"
)
_NAME = regexp(r"[\u4e00-\u9fffA-Za-z0-9“”]{2,16}")
_NEXT = regexp(r"[，,、；;和及]+(?!其中|包括|累计|合计|共|较|比|同比|占|剩余|尚)[\u4e00-\u9fffA-Za-z“”]{2,16}")
_PLANNED = regexp(r"计划|目标|任务|拟|规划")
"""What was planned is no whole of what was done."""
_MOST = 8


def parted_into(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """Where as many numbers follow as are said, up to the sentence's end; the whole stands before them in the sentence, else it is the one number of the
    kind told shortly before that they make, or come near to."""
    for at, scene in enumerate(scenes):
        for opened in _OPENS.finditer(scene.text, scene.start, scene.end):
            parts = [term for term in scene.terms if term.start >= opened.end() and term.dimension != "percent"]
            if len(parts) != small(opened["n"]) or not all(_is_part(term, parts[0]) for term in parts) or not only_named(scene, opened.end(), parts, _NAME, _NEXT):
                continue
            meant = bool(_PLANNED.search(scene.text, scene.start, opened.start()))
            own = [term for term in scene.terms if term.end <= opened.start() and _is_whole(term, parts)]
            before = [term for other in (*earlier, *scenes[:at]) for term in other.terms if _is_whole(term, parts)][-_MOST:]
            before = [term for term in before if meant or not _PLANNED.search(term.clause)]
            found = made_or_near(own or before, parts)
            if found and (len({value(term) for term in found}) == 1 or value(found[0]) == added(parts)):
                yield summed(found[-1], parts, "所分各项之和", kind="sum")


def _is_part(term: Term, first: Term) -> bool:
    return term.countable and alike(term, first) and not NO_ADDEND.search(term.clause)


def _is_whole(term: Term, parts: Sequence[Term]) -> bool:
    return term.countable and alike(term, parts[0]) and value(term) > max(map(value, parts)) and not NO_WHOLE.search(term.clause)
