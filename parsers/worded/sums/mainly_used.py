"""What a spending went to, told in the next sentence: 实际支出86.40万元，预算执行率96%。主要用于：运转38.20万元，布展30.10万元，安防18.10万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, in_brackets, value
from parsers.worded.sums.addends import is_addend, summed

_OPENS = regexp(r"(?:(?:资金|经费|支出)?(?:主要|具体|全部)?用于|(?:主要|具体)?(?:支出|用途)(?:为|包括|如下))[:：,，]")
_SPENT = regexp(r"(?:支出|使用|列支|开支|执行|支付)(?:资金|经费|金额|数|共计?|合计|为|:)*$")
_OPENS_LEFT = regexp(r"(?:资金)?(?:结余|剩余|节余)(?:资金)?(?:的)?(?:主要|原因)*(?:是|为|系|由|来自|包括)[:：]?")
_LEFT = regexp(r"(?:结余|剩余|节余)(?:资金|金额)?(?:共计?|合计|为|:)*$")
"""结余11万元。结余主要是采购节约7万元、培训费节约4万元."""
_NO_WHOLE = regexp(r"预算|计划|其中|每|上年|去年|结余|[较比]")
_FEWEST = 3


def mainly_used(scenes: Sequence[Scene]) -> Iterator[Told]:
    """The items may not be all of them, but are never more than the whole."""
    for before, scene in pairwise(scenes):
        for opens, of, label in ((_OPENS, _SPENT, "所列用途之和"), (_OPENS_LEFT, _LEFT, "所列结余之和")):
            opened = opens.match(scene.text, scene.start, scene.end)
            whole = [term for term in before.terms if term.dimension == "money" and term.countable and of.search(term.clause) and not _NO_WHOLE.search(_OWN.sub("", term.clause))]
            if opened is not None and len(whole) == 1:
                yield from _items(before, scene, opened.end(), whole[0], label)


_OWN = regexp(r"结余|节余")


def _items(before: Scene, scene: Scene, opened: int, whole: Term, label: str) -> Iterator[Told]:
    money = [term for term in scene.terms if term.dimension == "money" and not in_brackets(scene, opened, term)]
    saved = label == "所列结余之和" and len(money) > 1 and all(term.countable and _SAVED.search(term.clause) for term in money)
    if not saved and (len(money) < _FEWEST or not all(term.countable and is_addend(scene, term, term is money[0]) for term in money)):
        return
    total = sum((value(term) for term in money), Decimal(0))
    if any(term is not whole and term.dimension == "money" and value(term) >= total > value(whole) for term in before.terms) and not saved:
        return  # 下达资金500万元，已支出320万元。主要用于：… may be of what was given
    yield summed(whole, money, label, kind="sum", firm=total > value(whole))


_SAVED = regexp(r"(?:节约|结余|节省|节余|未支出)(?:资金|经费)?$")
