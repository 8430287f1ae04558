"""What marks were lost for, behind what was got: 满分28分，得24.5分，扣分点为资金拨付滞后2分、档案不完整1.5分."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told
from parsers.worded.scores.marks import FULL, KEPT

_FOR = regexp(r"^[，,。;；(]?(?:扣分|失分|丢分)(?:点|项|原因|因素|方面|理由)?(?:分别|具体)?(?:为|是|在于|包括|系因?|:)+[\u4e00-\u9fff\d“”、()]{2,24}$")
"""扣分点为…2分: not 主要扣分点, which need not be all."""
_AND = regexp(r"^[、，,;；和及](?:以及)?[\u4e00-\u9fff\d“”()]{2,24}$")
_NO_LOSS = regexp(r"得分?(?:为)?$|满分|分值|权重|每|各|均|目标|合计|共")
_ETC = regexp(r"等(?!级|额)")


def points_lost(scene: Scene) -> Iterator[Told]:
    """Full marks, what was got, and right behind what each of all reasons cost, to the sentence's end."""
    terms = [term for term in scene.terms if term.dimension == "mark"]
    for full, got, first in zip(terms, terms[1:], terms[2:], strict=False):
        if not (FULL.search(full.lead) and KEPT.search(got.lead) and _FOR.match(scene.led(got, first))) or _NO_LOSS.search(first.clause):
            continue
        lost = [first]
        for term in terms[terms.index(first) + 1 :]:
            if not _AND.match(scene.led(lost[-1], term)) or _NO_LOSS.search(term.clause):
                break
            lost.append(term)
        rest = scene.text[lost[-1].end : scene.end]
        if lost[-1] is terms[-1] and not _ETC.search(rest) and all(term.exact for term in (full, got)) and all(_plain(scene, term) for term in lost):
            yield Told("penalty", "得分", got, ("-".join(term.plain for term in (full, *lost)),), True, (full, got, *lost))


def _plain(scene: Scene, term: Term) -> bool:
    """开放时间不足1分: so much for hours that were too short, not less than so much."""
    return term.exact or scene.text.startswith("不足", term.start)
