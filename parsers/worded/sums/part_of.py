"""A part can be no more than what it is a part of: 改造任务8,600户（含示范户1,200户）; 学生420人，其中住校生180人."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, as_printed_in, gap_told, value
from parsers.worded.sums.addends import NAMED

_WITHIN = regexp(r"^[\u4e00-\u9fff“”]{0,6}(?:\((?:其中)?(?:含|包含|包括|其中)|[，,]其中)[:：，,]?(?P<part>[\u4e00-\u9fff“”]{1,14})$")
_NO_WHOLE = regexp(r"每|均|标准|单价|单位|[较比]|增|减|净|差|余|利|收益|亏|降|超|平均|最")
_NO_PART = regexp(rf"{_NO_WHOLE.pattern}|累计|历年|往年|上年|去年|原|总|共|全[省市县区国]")


def part_of(scene: Scene) -> Iterator[Told]:
    """A number and, right behind it, what the words call a part of it, in the same unit."""
    for whole, part in pairwise(scene.terms):
        match = _WITHIN.match(scene.between(whole, part))
        same = whole.countable and part.countable and whole.dimension == part.dimension and (whole.unit == part.unit or whole.dimension == "money")
        if match is None or not same or gap_told(scene, whole.clause) or _NO_WHOLE.search(whole.clause) or _NO_PART.search(match["part"]):
            continue
        if NAMED.search(match["part"]) and value(part) > value(whole):
            yield Told("at_most", "其中的部分大于全体", part, (f"1*{as_printed_in(whole, part.factor)}",), True, (whole, part))
