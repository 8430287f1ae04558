"""Lists that a paragraph keeps side by side: 道路5条、8.6公里，其中主干道2条、3.8公里，支路3条、4.8公里; 甲年付息20万元…乙年付息30万元…年付息合计50万元;
96个，已完工90个，在建6个."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.worded.scene import Scene, Term, Told, alike, in_brackets, working

_OPENED = re.compile(r"其中[:，,]?")
_BESIDE = re.compile(r"^[、，]?[\u4e00-\u9fff]{0,4}$")
_NAMED = re.compile(r"[\u4e00-\u9fff]{2}")
_NO_PART = re.compile(r"合计|共计|总计|每|均|较|比|率|计划|结余|剩余|未|应")
_WHOLES = 3
"""So many numbers before 其中 may be the wholes."""


def in_pairs(scene: Scene) -> Iterator[Told]:
    """Parts that each tell two things, by name: both add up to what stands before 其中."""
    for opened in _OPENED.finditer(scene.text, scene.start, scene.end):
        after = [term for term in scene.terms if term.start >= opened.end()]
        before = [term for term in scene.terms if term.end <= opened.start()][-_WHOLES:]
        pairs = list(_pairs(scene, after))
        if len(pairs) < 2 or re.match(r"等", scene.text[pairs[-1][1].end :]):
            continue
        for side in (0, 1):
            parts = [pair[side] for pair in pairs]
            wholes = [term for term in before if term.countable and alike(term, parts[0])]
            if len(wholes) == 1:
                yield Told("parts", "其中各项之和", wholes[0], (working(parts, "+", wholes[0].factor),), True, (wholes[0], *parts))


def _pairs(scene: Scene, terms: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """Two by two: a name with its first number, the second right behind it."""
    head = terms[:2]
    for one, two in zip(terms[::2], terms[1::2], strict=False):
        plain = one.countable and two.countable and not in_brackets(scene, head[0].start, one)
        same = alike(one, head[0]) and alike(two, head[1]) and not alike(one, two)
        if not (plain and same and _NAMED.search(one.clause) and _BESIDE.match(scene.between(one, two))) or _NO_PART.search(one.clause + two.clause):
            return
        yield one, two


_TOTAL = re.compile(r"(?P<head>[\u4e00-\u9fff]{2,12}?)(?:合计|共计|总计)(?:为|约|:)*$")
_COUNTED = re.compile(r"^(?:以上|上述|这)?(?P<n>[两三四五六])(?:[个项批类笔种家所座条]|标段)")
_NUMBERS = {"两": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_SHORTEST = 3


def by_name(scenes: Sequence[Scene]) -> Iterator[Told]:
    """A sum whose name ends as those of its parts do, or that says how many they are: 三项采购合计83万元, of three by one label."""
    terms = [term for scene in scenes for term in scene.terms]
    for at, result in enumerate(terms):
        match = _TOTAL.search(result.clause) if result.countable else None
        if match is None:
            continue
        before = [term for term in terms[:at] if term.countable and alike(term, result) and not _NO_PART.search(term.clause)]
        parts = _ending(before, match["head"]) or _labelled(before, match["head"])
        if len(parts) >= 2:
            yield Told("parts", f"{match['head']}合计", result, (working(parts, "+", result.factor),), True, (*parts, result))


def _bare(term: Term) -> str:
    return re.sub(r"[为是共约:]+$", "", term.clause)


def _ending(before: Sequence[Term], head: str) -> list[Term]:
    """Those whose words end in the longest tail of the sum's name that two or more share."""
    for size in range(len(head), _SHORTEST - 1, -1):
        found = [term for term in before if _bare(term).endswith(head[-size:])]
        if len(found) >= 2:
            return found
    return []


def _labelled(before: Sequence[Term], head: str) -> list[Term]:
    """As many as the sum says, all with one and the same label."""
    counted = _COUNTED.match(head)
    if counted is None or not before:
        return []
    found = [term for term in before if _bare(term) == _bare(before[-1])]
    return found if _bare(before[-1]) and len(found) == _NUMBERS[counted["n"]] else []


_DONE = re.compile(r"(?<!未)(?:已|全部)?(?:完工|竣工|建成|完成|办结)(?:项目)?$")
_GOING = re.compile(r"(?:在建|正在(?:实施|建设|施工)|尚?未(?:开工|完工|竣工|完成|启动)|停工|办理中)(?:项目)?$")
_APART = re.compile(r"其中|计划|目标|较|比|超")


def by_stage(scene: Scene) -> Iterator[Told]:
    """实施项目96个，已完工90个，完工率93.75%，在建6个: what is done and what is under way are all of it."""
    counts = [term for term in scene.terms if term.dimension.startswith("count:") and term.countable]
    going = [term for term in counts if _GOING.search(term.clause)]
    done = [term for term in counts if _DONE.search(term.clause) and term not in going]
    if len(done) != 1 or not going or any(_APART.search(term.clause) or not alike(term, done[0]) for term in (*done, *going)):
        return
    wholes = [term for term in counts if term.end <= done[0].start and alike(term, done[0]) and not _APART.search(term.clause)]
    if len(wholes) == 1 and going[0].start > done[0].start:
        yield Told("parts", "完工与在建之和", wholes[0], (working([*done, *going], "+", wholes[0].factor),), True, (wholes[0], *done, *going))


_EACH_IS = re.compile(r"(?:分别|依次)(?:为|是)[:：]?$")
_SUM_BEHIND = re.compile(r"^[，,](?:以上|上述)?[\u4e00-\u9fff]{0,6}(?:合计|共计|总计|总价|总额|总金额|总数|共)(?:为|是|:)*$")


def respectively(scene: Scene) -> Iterator[Told]:
    """三个标段合同价分别为80万元、60万元和40万元，合同总价180万元."""
    for at, first in enumerate(scene.terms):
        if not _EACH_IS.search(first.clause) or not first.countable:
            continue
        parts = [first]
        for term in scene.terms[at + 1 :]:
            if not term.countable or not alike(term, first):
                break
            if not re.fullmatch(r"[、，和及]", scene.between(parts[-1], term)):
                if len(parts) > 1 and _SUM_BEHIND.match(scene.between(parts[-1], term)):
                    yield Told("parts", "各项合计", term, (working(parts, "+", term.factor),), True, (*parts, term))
                break
            parts.append(term)
