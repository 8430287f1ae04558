"""A rate of marks told again behind them, their full marks only before: 权重30分，实际得分25.72分。…三项合计25.72分，得分率85.73%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, value

_RATE = regexp(r"^[，,(]?得分率(?:为|是|达|:)*$")
_WORTH = regexp(r"(?:权重|分值|满分|总分|标准分)(?:分)?(?:为|共|是|:)*$")
_GOT = regexp(r"(?:得分|得|评分)(?:为|共|是|:)*$")


def rates_of_told_marks(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """Only where the sentence itself tells no full marks, and the same marks stand behind one of them elsewhere."""
    asked = [(share, marks) for scene in scenes for share in scene.percents if _RATE.match(share.lead) and (marks := _marks_before(scene, share))]
    if not asked:
        return
    pairs = [(worth, got) for scene in everything for worth, got in pairwise(scene.terms) if _is_pair(worth, got)]
    for share, marks in asked:
        got = marks[-1]
        if any(_WORTH.search(term.clause) for term in marks):
            continue
        found = {value(worth): worth for worth, other in pairs if other is not got and other.plain == got.plain}
        if len(found) == 1:
            worth = next(iter(found.values()))
            yield Told("rate", "得分率", share, (f"{got.plain}/{worth.plain}",), True, (worth, got, share))


def _marks_before(scene: Scene, share: Term) -> list[Term]:
    before = scene.before(share)
    return [term for term in before if term.dimension == "mark" and term.exact] if before and before[-1].dimension == "mark" else []


def _is_pair(worth: Term, got: Term) -> bool:
    marks = worth.dimension == got.dimension == "mark" and worth.exact and got.exact
    return marks and bool(_WORTH.search(worth.clause) and _GOT.search(got.clause)) and value(got) <= value(worth)
