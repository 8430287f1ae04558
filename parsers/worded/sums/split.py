"""What was told as one sum, split up sentences or paragraphs later: 分季度看，一季度支出412万元，二季度…; 分乡镇看，甲镇1,260亩，乙乡980亩.

The quarters of a year are all of it.  The whole is what was told before of the same doing (支出, 接待), and none that was only planned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, value
from parsers.worded.sums.addends import AGAIN, NO_ADDEND, added, all_of_it, made_or_near, only_named, summed

_RUNS = (
    tuple(regexp(rf"(?<![前至到—-])第?[{han}{digit}]季度") for han, digit in zip("一二三四", "1234", strict=True)),
    (regexp(r"上半年"), regexp(r"下半年")),
)
_GROWING = regexp(r"累计|截[至止]|季度?末|月末|底|以来|同比|环比|上年|去年|[较比]|每|人均|日均|平均|目标|计划|预算|应")
_OPENS = regexp(
    r"(?<![\u4e00-\u9fff])(?:其中)?(?:分|按|从|按照)(?:各)?(?:季度|月份?|年度|批次|乡镇|镇村|县区|县市区?|区域|地区|片区|标段|类别|类型|种类|行业|领域|性别|年龄|学历|层级|级次|用途|科目|单位|专业|学校|环节|品种)(?:来)?(?:看|统计|分|划分|情况)?[，,:：]"
)
_NAME = regexp(r"[\u4e00-\u9fff“”]{2,20}")
_NAMED_NEXT = regexp(r"[，,、；;和及]+(?!其中|包括|累计|合计|共|较|比|同比|占|剩余|尚|其余\d)[\u4e00-\u9fff“”]{2,16}")
_NO_WHOLE = regexp(r"预算|计划|目标|任务|年初|上年|去年|同期|追加|其中|应|拟|概算|[较比]|每|均|结转|结余|剩余|尚|未|标准")
_FEWEST_NAMED = 3


def split_up(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """``scenes``: the sentences of a paragraph; ``earlier``: those of the paragraphs before it."""
    for at, scene in enumerate(scenes):
        for parts in (*_by_time(scene), *_by_name(scene)):
            before = [*earlier, *scenes[:at]]
            told = [term for other in before for term in other.terms if _may_be_whole(term, parts)]
            told += [term for term in scene.terms if term.end <= parts[0].start and _may_be_whole(term, parts)]
            near = [term for term in made_or_near(told, parts) if value(term) == added(parts) or _alike_done(term, parts)]
            if near:
                yield summed(near[-1], parts, "所分各项之和", kind="sum", firm=all_of_it(scene, parts))


def _by_time(scene: Scene) -> Iterator[list[Term]]:
    """The first number of each quarter (half year), where all are told in order and none of them is a running total."""
    for run in _RUNS:
        starts = [match.end() for pattern in run if (match := pattern.search(scene.text, scene.start, scene.end))]
        if len(starts) != len(run) or starts != sorted(starts):
            continue
        parts = [next((term for term in scene.terms if start <= term.start and (at + 1 == len(starts) or term.start < starts[at + 1])), None) for at, start in enumerate(starts)]
        found = [part for part in parts if part is not None]
        plain = len(found) == len(run) and all(part.countable and alike(part, found[0]) for part in found)
        words = [scene.text[start : part.start] for start, part in zip(starts, found, strict=False)]
        if plain and not any(_GROWING.search(word) or len(word) > _LONG for word in words):
            yield found


_LONG = 16


def _by_name(scene: Scene) -> Iterator[list[Term]]:
    """A sentence that says by what it splits up, and tells nothing but names and numbers of one kind up to its end."""
    for match in _OPENS.finditer(scene.text, scene.start, scene.end):
        parts = [term for term in scene.terms if term.start >= match.end() and term.dimension != "percent"]
        named = len(parts) >= _FEWEST_NAMED and only_named(scene, match.end(), parts, _NAME, _NAMED_NEXT)
        if named and all(term.countable and alike(term, parts[0]) and not NO_ADDEND.search(term.clause) for term in parts):
            yield parts


def _may_be_whole(term: Term, parts: Sequence[Term]) -> bool:
    return term.countable and alike(term, parts[0]) and not _NO_WHOLE.search(term.clause) and value(term) > max(map(value, parts))


_DOING = regexp(r"[\u4e00-\u9fff]{2}")


def _alike_done(whole: Term, parts: Sequence[Term]) -> bool:
    """Whether the whole tells of the same doing: the two characters that the first part's words end with, where it has any."""
    words = regexp(r"^.*?(?:季度|半年)|(?:为|是|约|共|达|了|:)+$").sub("", parts[0].clause)
    bare = regexp(r"(?:为|是|约|共|达|了|:)+$").sub("", whole.clause)
    doing = words[-2:]
    said = bool(AGAIN.search(whole.clause)) or bool(regexp(r"总|全年|累计|合计|共").search(whole.clause)) or _DOING.fullmatch(doing) is not None
    return said and (not _DOING.fullmatch(doing) or doing in bare)
