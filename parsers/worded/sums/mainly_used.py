"""What a spending went to, told in the next sentence: 实际支出86.40万元，预算执行率96%。主要用于：运转38.20万元，布展30.10万元，安防18.10万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, in_brackets, value
from parsers.worded.sums.addends import is_addend, summed

_OPENS = regexp(r"(?:(?:资金|经费|支出)?(?:主要|具体|全部)?用于|(?:主要|具体)?(?:支出|用途)(?:为|包括|如下))[:：,，]")
_SPENT = regexp(r"(?:支出|使用|列支|开支|执行|支付)(?:资金|经费|金额|数|共计?|合计|为|:)*$")
_NO_WHOLE = regexp(r"预算|计划|其中|每|上年|去年|结余|[较比]")
_FEWEST = 3


def mainly_used(scenes: Sequence[Scene]) -> Iterator[Told]:
    """The items may not be all of them, but are never more than the whole."""
    for before, scene in pairwise(scenes):
        opened = _OPENS.match(scene.text, scene.start, scene.end)
        spent = [term for term in before.terms if term.dimension == "money" and term.countable and _SPENT.search(term.clause) and not _NO_WHOLE.search(term.clause)]
        if opened is None or len(spent) != 1:
            continue
        money = [term for term in scene.terms if term.dimension == "money" and not in_brackets(scene, opened.end(), term)]
        if len(money) >= _FEWEST and all(term.countable and is_addend(scene, term, term is money[0]) for term in money):
            total = sum((value(term) for term in money), Decimal(0))
            if any(term is not spent[0] and term.dimension == "money" and value(term) >= total > value(spent[0]) for term in before.terms):
                continue  # 下达资金500万元，已支出320万元。主要用于：… may be of what was given
            yield summed(spent[0], money, "所列用途之和", kind="sum", firm=total > value(spent[0]))
