"""A rise against a year that another paragraph tells: 2022年接种18.40万剂次 in the overview, 2023年接种20.24万剂次，较上年增长10% in the results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.changes.change import moved, told_change
from parsers.worded.scene import Scene, Term, Told, alike

_DATED = regexp(r"(?:^|[，,。;；:：])(?P<year>20\d\d)年(?:度)?(?P<what>[\u4e00-\u9fff]{3,16})$")
_AGAINST = regexp(r"^[，,](?:[较比](?P<year>20\d\d)年(?:度)?|[较比](?:上年|去年)(?:度|同期)?|同比)(?:增长|增加|上升|提高|下降|降低|减少)(?:了|约)?$")
_FILL = regexp(r"全年|全[县市区省]|累计|共计?|实际|完成|达到?|为|约")
_AHEAD = regexp(r"计划|目标|预算|任务|预计|拟")


def last_year_elsewhere(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """The year's number and the one of the year before, called by the same words; where these are told twice and differ, nothing."""
    for scene in scenes:
        for now, share in zip(scene.terms, scene.terms[1:], strict=False):
            match = _AGAINST.match(share.lead) if share in scene.percents and now.countable else None
            dated = _named(now) if match else None
            if match is None or dated is None:
                continue
            year, what = dated
            before = match["year"] or str(int(year) - 1)
            bases = [term for other in everything for term in other.terms if term.countable and term is not now and alike(term, now) and _named(term) == (before, what)]
            rise, fall = moved(scene, share.clause)
            if len({term.plain for term in bases}) == 1 and rise != fall:
                yield told_change(share, now, bases[0], rise)


def _named(term: Term) -> tuple[str, str] | None:
    """The year and what is counted, without the words that any number may have before it."""
    match = _DATED.search(term.lead)
    if match is None or _AHEAD.search(match["what"]):
        return None
    what = _FILL.sub("", match["what"])
    return (match["year"], what) if len(what) >= len("接种") else None
