"""A sum that the words say was paid in so many turns, and the sum of each turn: 发放补贴81.9万元 … 补贴分四次拨付：第一季度19.9万元（4月18日）、第二季度20.3万元（7月14日）、…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.small_numbers import small
from parsers.worded.scene import Scene, Told
from parsers.worded.sums.addends import summed, told_before

_TURNS = regexp(r"分(?P<n>[两二三四五六七八])(?:次|批|期|笔|个季度|批次)(?:下达|拨付|支付|发放|兑付|到位|拨入)(?:到位|完毕)?[，,:：]")
_NAMED = regexp(r"(?:\([^()]*\))?[、，,;；]?(?:其中)?(?:\([^()]*\))?[\u4e00-\u9fff\d./-]{0,16}$")
_FEWEST, _MOST = 2, 3


def in_so_many_turns(scenes: Sequence[Scene], further: Sequence[Scene]) -> Iterator[Told]:
    """As many sums behind the words as there are said to be turns, to the sentence's end."""
    for scene in scenes:
        for match in _TURNS.finditer(scene.text, scene.start, scene.end):
            parts = [term for term in scene.terms if term.start >= match.end() and term.dimension == "money"]
            told = len(parts) >= _FEWEST and len(parts) == small(match["n"].replace("两", "二")) and all(term.countable for term in parts)
            if not told or not all(_NAMED.match(term.lead) for term in parts[1:]):
                continue
            whole = told_before(parts, match.start(), scenes, further, _MOST)
            if whole is not None:
                yield summed(whole, parts, "各次之和", kind="sum")
