"""The terms, halves or quarters of a year and what they make together: 春季学期8,412人，秋季学期8,964人，全年17,376人次."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, kin
from parsers.worded.sums.addends import APIECE, summed

_SEASON = regexp(r"(?P<s>[春秋]季|上半年|下半年|上学期|下学期|第?[一二三四]季度)(?:学期|学年)?(?!末|初|底)")
_WHOLES = (
    frozenset(("春季", "秋季")), frozenset(("上半年", "下半年")), frozenset(("上学期", "下学期")),
    frozenset(("一季度", "二季度", "三季度", "四季度")),
)
_TOGETHER = regexp(r"(?:全年|全学年|两学期|两季|四个季度|(?<!公)共|合计|总计|累计)[\u4e00-\u9fff]{0,8}$")
"""What the whole is called; 上半年累计 behind the four quarters is of a part of them."""
_NO_PART = regexp(rf"{APIECE.pattern}|率|[较比]|增长|减少|其中")


def over_seasons(scene: Scene) -> Iterator[Told]:
    """Numbers right behind one another, each of its season, and the whole right behind the last."""
    for at, whole in enumerate(scene.terms):
        if not whole.countable or not _TOGETHER.search(whole.clause) or _SEASON.search(whole.clause):
            continue
        for size in (2, 4):
            parts = scene.terms[max(0, at - size) : at]
            if make_a_year(parts) and all(part.countable and kin(whole, part) and not _NO_PART.search(part.clause) for part in parts):
                yield summed(whole, parts, "各期之和", kind="sum")


def make_a_year(parts: Sequence[Term]) -> bool:
    """Whether each part is of another season, and they are all that there are."""
    found = [match["s"].removeprefix("第") for part in parts if (match := _SEASON.search(part.clause))]
    return len(found) == len(parts) and frozenset(found) in _WHOLES and len(set(found)) == len(found)
