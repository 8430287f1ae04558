"""One deed told time by time and then in all, in the same word: 因疫情停工12天，因降雨停工9天，累计停工21天."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike
from parsers.worded.sums.addends import all_of_it, summed

_IN_ALL = regexp(r"^[，,;；](?:以上|上述|两次|三次|前后|先后|全年|期间)?(?P<how>累计|合计|共计|总计|总共|一?共)(?P<deed>[\u4e00-\u9fff]{2,5})$")
_PARTED = regexp(r"每|均|其中|含|比|较|多|少|共|累计|计划|实际|目标|应|未")


def repeated(scene: Scene) -> Iterator[Told]:
    """累计 only of days: 累计新增50家 may count those of former years too."""
    for result in scene.terms:
        told = _IN_ALL.match(result.lead) if result.countable else None
        if told is None or (told["how"] == "累计" and result.dimension != "duration"):
            continue
        parts = _parts(scene.before(result), result, told["deed"])
        if len(parts) >= 2 and all_of_it(scene, parts):
            yield summed(result, parts, f"{told['how']}{told['deed']}", kind="sum")


def _parts(before: Sequence[Term], result: Term, deed: str) -> list[Term]:
    """All numbers of its kind before it, each led to by the same word; none where one is led to otherwise."""
    own = [term for term in before if alike(term, result)]
    fitting = all(term.countable and term.clause.endswith(deed) and not _PARTED.search(term.clause) for term in own)
    return own if fitting else []
