"""One deed told time by time and then in all, in the same word: 因疫情停工12天，因降雨停工9天，累计停工21天; and a number told again as all
of what was told before: 下达补助366万元。…366万元全部到位."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, value
from parsers.worded.sums.addends import NO_WHOLE, added, all_of_it, summed

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


_ALL_OF_IT = regexp(r"[\u4e00-\u9fff]{0,8}?(?:全部|全额|足额)(?!完成|达标)")
_AGAIN = regexp(r"(?:^|[，,。；;:：、])(?:该|这|上述|此|截至目前|目前)?$")
_BACK, _LONGEST = 12, 5
_NEAR = 7
"""Another sum is rarely within a seventh of it."""


def all_of_the_told(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """``earlier``: the sentences of the paragraphs just before.  A bare number that opens its clause and is 全部 or 全额 dealt with was told before, or is
    what numbers told before make; where one number alone comes near to it, it is that one."""
    told = [term for scene in earlier for term in scene.terms]
    for scene in scenes:
        for term in scene.terms:
            again = term.countable and _AGAIN.search(term.lead) and _ALL_OF_IT.match(scene.text, term.end)
            before = [other for other in told if other.countable and alike(other, term)][-_BACK:] if again else []
            near = {value(other): other for other in before if abs(value(other) - value(term)) * _NEAR <= value(term) and not NO_WHOLE.search(other.clause)}
            if len(near) == 1 and not _made(term, before):
                (whole,) = near.values()
                yield Told("retold", "同一数", term, (f"1*{as_printed_in(whole, term.factor)}",), True, (whole, term))
            told.append(term)


def _made(term: Term, before: Sequence[Term]) -> bool:
    """Whether numbers told before are it, or make it by a sum of some in a row or a difference of two."""
    runs = (before[start : start + size] for size in range(1, _LONGEST + 1) for start in range(len(before) - size + 1))
    gaps = (abs(value(a) - value(b)) for a, b in combinations(before, 2))
    return value(term) in gaps or any(added(run) == value(term) for run in runs)
