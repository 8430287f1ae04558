"""The rate of several kinds together: 水样420份，合格403份，合格率95.95%；食品260份，合格254份，合格率97.69%；合计680份，总合格率96.62%."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, fits

_OF_ALL = regexp(r"^[，,](?:总|综合|总体|平均|合计|整体)(?:的)?(?P<stem>[\u4e00-\u9fff]{2,4})率(?:为|是|达到?|:)*$")
_FEWEST = 2


def of_all_kinds(paragraph: Scene) -> Iterator[Told]:
    """Each kind tells so many, so many of them good, and their rate, right behind one another."""
    for share in paragraph.percents:
        match = _OF_ALL.match(share.lead)
        kinds = list(_kinds(paragraph, share, match["stem"])) if match is not None else []
        if match is not None and len(kinds) >= _FEWEST and all(fits(term, kinds[0][0]) for pair in kinds for term in pair):
            unit = kinds[0][0].factor
            good, counts = ("+".join(as_printed_in(pair[at], unit) for pair in kinds) for at in (1, 0))
            yield Told("rate", f"总{match['stem']}率", share, (f"({good})/({counts})",), True, (*(term for pair in kinds for term in pair), share))


def _kinds(scene: Scene, share: Term, stem: str) -> Iterator[tuple[Term, Term]]:
    for count, good, rate in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if rate.end <= share.start and rate in scene.percents and rate.clause.startswith(f"{stem}率") and good.clause.startswith(stem) and count.countable and good.countable:
            yield count, good
