"""The weights of all first-level indicators in one row: 决策、过程、产出、效益4个一级指标，权重分别为15分、25分、35分、25分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from model.regexp import regexp
from parsers.firstlevel import canonical, first_level
from parsers.worded.scene import Scene, Term

WEIGHTS = r"(?:权重|分值|满分)(?:值|分值|分)?(?:分别|依次)(?:设置|设定|确定)?(?:为|是|:)*(?P<list>\d+(?:\.\d+)?[分%]?(?:[、，和及]+\d+(?:\.\d+)?[分%]?)+)"
"""Words that open a row of weights, and the row."""
_ROW = regexp(WEIGHTS)
_FULL = Decimal(100)
_FEWEST = 3
"""First levels."""


def weights_of(match: re.Match[str], scene: Scene, start: int = 0) -> list[Term]:
    """The numbers of a row.  ``start``: where the searched text begins in the scene's."""
    first, last = match.start("list") + start, match.end("list") + start
    return [term for term in scene.terms if first <= term.number.printed.number_start < last and term.exact]


def weight_in_row(name: str, scene: Scene) -> Iterator[Term]:
    """The weight of one first level, where the row gives all of them, a hundred together."""
    for match in _ROW.finditer(scene.text, scene.start, scene.end) if scene.terms else ():
        values = weights_of(match, scene)
        words = re.finditer(first_level(scene.lexicon), scene.text[scene.start : match.start()])
        names = list(dict.fromkeys(canonical(scene.lexicon, word.group()) for word in words))
        whole = sum((Decimal(term.plain) for term in values), Decimal(0)) == _FULL
        if len(values) == len(names) >= _FEWEST and whole and name in names:
            yield values[names.index(name)]
