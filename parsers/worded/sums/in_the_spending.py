"""What a spending that was told before is made of: 除险加固支出986万元…。除险加固支出中，支付工程款840万元，监理费86万元，检测及其他60万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, in_brackets
from parsers.worded.sums.addends import NO_ADDEND, all_of_it, made_or_near, summed

_OPENS = regexp(
    r"(?:[①-⑳]|\(?\d{1,2}[)、.．]|[一二三四五六]是)?(?:上述|以上|其中)?(?P<name>[\u4e00-\u9fff“”]{2,16}?)(?:项目|工程)?(?:的)?(?P<what>支出|投入|投资|费用|成本)"
    r"(?:资金|金额)?(?:(?:当|之)?中|(?:的)?(?:构成|组成|明细|去向|用途)(?:情况)?(?:为|是|如下)?)[，,:：]"
)
_WHOLE = regexp(r"支出|支付|投入|投资|使用|费用|成本|补助|补贴")
_NO_WHOLE = regexp(r"预算|计划|到位|下达|上年|去年|概算|结余|结转|[较比]")
_FEWEST = 3
_FAR = 40


def in_the_spending(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """Held only where the parts come near to a sum told before of the same name; ``earlier``: the sentences of the paragraphs before."""
    for at, scene in enumerate(scenes):
        opened = _OPENS.match(scene.text, scene.start, scene.end)
        if opened is None:
            continue
        money = [term for term in scene.terms if term.dimension == "money" and term.start >= opened.end() and not in_brackets(scene, opened.end(), term)]
        plain = len(money) >= _FEWEST and all(term.countable and regexp(r"[\u4e00-\u9fff]").search(term.clause) and not NO_ADDEND.search(term.clause) for term in money)
        if not plain:
            continue
        told = [term for other in (*earlier, *scenes[:at]) for term in other.terms if _is_whole(other, term, opened["name"])]
        near = made_or_near(told, money)
        if near:
            yield summed(near[-1], money, f"{opened['name']}{opened['what']}各项之和", firm=all_of_it(scene, money))


def _is_whole(scene: Scene, term: Term, name: str) -> bool:
    """A sum that was spent, whose own stretch (since the last semicolon) names the thing."""
    if not term.countable or term.dimension != "money" or not _WHOLE.search(term.lead) or _NO_WHOLE.search(term.clause):
        return False
    stop = max(scene.text.rfind(mark, 0, term.start) for mark in "。;；:：")
    return name in scene.text[max(stop, scene.start - 1, term.start - _FAR, 0) : term.start]
