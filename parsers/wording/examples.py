"""One name that stands for a number of places: 改造甲村供销社家属楼等6个小区."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lexicon.load import Lexicon
from parsers.stretch import Stretch
from parsers.wording.found import Found

_WIDER = re.compile(r"“?十[三四五]五”?|规划期|五年")


def examples(stretches: Sequence[Stretch], lexicon: Lexicon) -> Iterator[tuple[Stretch, Found]]:
    """The name as ``community_name``; ``scope`` 十四五 where a wider plan is spoken of in the same sentence."""
    pattern = _pattern(lexicon.digest)
    for stretch in stretches:
        if "等" not in stretch.text:
            continue
        for match in pattern.finditer(stretch.text):
            sentence = stretch.text[: match.start()].rpartition("。")[2]
            yield stretch, Found("community_name", match.start("name"), match.end("name"), scope="十四五" if _WIDER.search(sentence) else None)


@cache
def _pattern(digest: str) -> re.Pattern[str]:
    suffixes = "|".join(sorted((word for word in Lexicon.load().words["place_suffixes"] if len(word) > 1), key=len, reverse=True))
    return re.compile(
        rf"(?:改造|完成|实施|涉及|包括|对)(?P<name>[\u4e00-\u9fa5]{{2,10}}?(?:{suffixes}))等\s*(?:\d{{1,3}}|[一二三四五六七八九十]+)\s*个"
    )
