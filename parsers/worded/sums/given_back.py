"""What was left and whom it went back to: 结余18.60万元，按原渠道退回省级12.40万元、县级6.20万元."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, fits
from parsers.worded.sums.addends import summed

_LEFT = regexp(r"(?:结余|剩余|节余)(?:资金|金额)?(?:共计?|合计|为|:)*$")
_BACK = regexp(r"^[，,](?:已|均|全部|按[^，。；\d]{1,8})*(?:退回|缴回|退还|上缴|收回)(?:至|到|了)?[\u4e00-\u9fff]{0,6}(?:财政|级)?[\u4e00-\u9fff]{0,4}$")
_NEXT = regexp(r"^[、，,和](?:退回|缴回|退还|上缴|收回)?[\u4e00-\u9fff]{1,8}$")
_ENDS = regexp(r"[。；;]|$")


def given_back(scene: Scene) -> Iterator[Told]:
    """All of it, to two or more, up to the end of the sentence."""
    for at, whole in enumerate(scene.terms):
        if not whole.countable or whole.dimension != "money" or not _LEFT.search(whole.clause):
            continue
        parts = [term for term in scene.terms[at + 1 : at + 2] if fits(term, whole) and _BACK.match(term.lead)]
        for term in scene.terms[at + 2 :] if parts else ():
            if not (fits(term, whole) and _NEXT.match(term.lead)):
                break
            parts.append(term)
        if len(parts) > 1 and _ENDS.match(scene.text, parts[-1].end):
            yield summed(whole, parts, "退回各项之和", kind="sum")
