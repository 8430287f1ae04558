"""Those that passed and those that did not make all that were tried: 抽检216份，合格211份，…；不合格的5份中…."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, value, working

_GOOD = regexp(r"(?:^|[，,;；])(?:其中|全部|实际|已)?(?P<what>合格|达标|通过|符合要求|办结|整改到位)(?:的)?$")
_BAD = regexp(r"(?:不|未)(?P<what>合格|达标|通过|符合要求|办结|整改到位)(?:的)?(?:有|共|为)*$")
_TRIED = regexp(r"抽检|检测|检查|抽查|抽样|监测|送检|检验|验收|参加|考核|申报|核查|受理")
_EACH = regexp(r"每|复检|复查|上年|去年")


def passed_and_failed(paragraph: Scene) -> Iterator[Told]:
    """One number of each, of one unit, those tried right before those that passed."""
    terms = paragraph.terms
    good = [(at, term, match["what"]) for at, term in enumerate(terms) if at and term.countable and (match := _GOOD.search(paragraph.text, paragraph.start, term.start))]
    bad = [(term, match["what"]) for term in terms if term.countable and (match := _BAD.search(term.clause))]
    if len(good) != 1 or len(bad) != 1:
        return
    (at, passed, what), (failed, why) = good[0], bad[0]
    tried = terms[at - 1]
    if what == why and failed.start > passed.start and _is_tried(paragraph, tried, passed) and alike(passed, failed) and value(failed) < value(tried):
        yield Told("gap", f"不{what}数", failed, (working([tried, passed], "-", failed.factor),), True, (tried, passed, failed))


def _is_tried(paragraph: Scene, tried: Term, passed: Term) -> bool:
    return tried.countable and alike(tried, passed) and bool(_TRIED.search(tried.lead)) and not _EACH.search(tried.clause)
