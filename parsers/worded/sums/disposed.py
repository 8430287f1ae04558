"""What became of the money that was left: 结余16万元，其中10万元已由财政收回，6万元结转下年使用: taken back or carried over, there is no third."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, fits
from parsers.worded.sums.addends import summed

_LEFT = regexp(r"(?:结余|结转|剩余|未支出|未使用)(?:资金|金额|数|为|共|合计|:)*$")
_OPENED = regexp(r"^[，,。;；(]?(?:其中[:：，,]?|经[^，,。;；\d]{2,16}[，,]|[，,](?=(?:已)?(?:收回|上缴|缴回|财政收回)))(?:已|有)?[\u4e00-\u9fff]{0,10}$")
_BACK = regexp(r"收回|上缴|缴回|退回|缴还|注销")
_ON = regexp(r"结转|留用|留存|继续使用|下年")
_STOPS = regexp(r"[，,。;；)]")


def disposed(scene: Scene) -> Iterator[Told]:
    """Two sums, each before the words that tell where it went, and nothing behind them."""
    for whole, one, other in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if not (whole.countable and whole.dimension == "money" and _LEFT.search(whole.clause) and _OPENED.match(one.lead)):
            continue
        if not (fits(one, whole) and fits(other, whole)):
            continue
        if _named_before(one, other) and not _third(scene, other):
            yield summed(whole, [one, other], "收回与结转之和", kind="sum")
        if _named_before(one, other) or not regexp(r"^[\u4e00-\u9fff、]{2,20}[，,;；、]$").match(scene.between(one, other)):
            continue
        tails = [scene.between(one, other), _STOPS.split(scene.text[other.end : scene.end])[0]]
        went = [(bool(_BACK.search(tail)), bool(_ON.search(tail))) for tail in tails]
        if {(True, False), (False, True)} == set(went):
            yield summed(whole, [one, other], "收回与结转之和", kind="sum")


def _named_before(one: Term, other: Term) -> bool:
    """其中财政收回7.26万元，结转下年使用12万元: the words stand before each sum."""
    went = [(bool(_BACK.search(term.clause)), bool(_ON.search(term.clause))) for term in (one, other)]
    return {(True, False), (False, True)} == set(went) and bool(_NEXT.match(other.lead))


_NEXT = regexp(r"^[，,、；;]")


def _third(scene: Scene, other: Term) -> bool:
    """Whether another sum is told right behind, in the same list."""
    after = next((term for term in scene.terms if term.start >= other.end), None)
    return after is not None and fits(after, other)
