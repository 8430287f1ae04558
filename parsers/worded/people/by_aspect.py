"""Those asked, told apart by one aspect after the other: 从性别看，男性198人…；从年龄看，18岁以下46人，18—35岁117人，…，60岁及以上108人."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, reached, value
from parsers.worded.sums.addends import NO_ADDEND, added, summed

_OPENS = regexp(
    r"(?:^|(?<=[。；;，,]))(?:其中[，,:]?)?(?:从|按照?|依)?(?:被调查者|受访者|调查对象|受访对象|调查者)?的?(?:性别|年龄段?|文化程度|学历|职业|身份|户籍|收入|区域|居住地|学段|类别|岗位)(?:结构|构成|分布|层次|方面)?(?:上)?(?:来?看|划分|统计|分)?[，,:：]"
)
_ASKED = regexp(r"有效|回收|收回|调查|受访|样本|问卷|访[谈问]|抽[取查样]")
_ETC = regexp(r"等(?=[，,。；;]|$)")
_FEWEST = 2


def by_aspect(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """``earlier``: the sentences before the paragraph.  Each list up to the next aspect or the full stop, against the number of those asked that it comes nearest to."""
    for at, scene in enumerate(scenes):
        opened = list(_OPENS.finditer(scene.text, scene.start, scene.end))
        asked = [term for other in (*earlier, *scenes[:at]) for term in other.terms if term.countable and _ASKED.search(term.clause)]
        for place, match in enumerate(opened):
            end = opened[place + 1].start() if place + 1 < len(opened) else scene.end
            parts = _people([term for term in scene.terms if match.end() <= term.start < end])
            wholes = [term for term in asked if parts and term.measure == parts[0].measure and reached(term, parts)]
            whole = min(wholes, key=lambda term: abs(value(term) - added(parts)), default=None)
            if len(parts) >= _FEWEST and whole is not None and not _ETC.search(scene.text, match.end(), end):
                yield summed(whole, parts, "各类人数之和", kind="sum")


def _people(terms: Sequence[Term]) -> list[Term]:
    """The counts of people among ages, years and shares; nothing where one of them is no plain class."""
    last = next((term for term in reversed(terms) if term.dimension.startswith("count") and term.unit in ("人", "名", "户", "份")), None)
    parts = [term for term in terms if last is not None and term.unit == last.unit]
    return parts if all(term.countable and not NO_ADDEND.search(term.clause) for term in parts) else []
