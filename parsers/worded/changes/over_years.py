"""A rise or fall over several years told by year in a paragraph: 2021年接报1,284起，2022年1,097起，2023年932起，…，两年累计下降27.41%;
2022年降到40万人次；2023年恢复到60万人次，比2022年增长50%."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.small_numbers import small
from parsers.worded.changes.change import change, moved
from parsers.worded.scene import Scene, Term, Told, alike

_WAY = r"(?:增长|增加|上升|提高|下降|降低|减少|降幅|增幅|回落)(?:幅度|率)?(?:了|为|约|达到?|:)*$"
_SINCE = regexp(rf"[，,;；(](?:累计|共|总体)?(?:[较比]|与)(?P<year>20\d\d)年(?:度)?(?:同期)?(?:相比)?(?:也|又|还|则|累计|共|总体|净)*{_WAY}")
_IN_SO_MANY = regexp(rf"[，,;；(。](?P<n>[两二三四五])年(?:来|间|期间|累计|共|总计|合计|总体|总)+(?:净|实现)?{_WAY}")
_OF_YEAR = regexp(r"(?P<year>20\d\d)年度?的?[\u4e00-\u9fff]{0,8}$")
_COMPARED = regexp(r"[较比与]\s*$")
_FEWEST = 2


def over_years(whole: Scene) -> Iterator[Told]:
    """The last number of a year before the share, against the one number of its kind that the other year has in the paragraph."""
    for share in whole.percents:
        words = whole.text[max(0, share.start - _LONG) : share.number.printed.number_start]
        since, many = _SINCE.search(words), _IN_SO_MANY.search(words)
        if since is None and many is None:
            continue
        years = _years(whole, share)
        if len(years) < _FEWEST:
            continue
        last = max(years)
        wanted = [int(since["year"])] if since is not None else [last - count for count in (small(many["n"]) or 0, (small(many["n"]) or 0) - 1)] if many is not None else []
        bases = [years[year] for year in wanted if year in years and year != last]
        rise, fall = moved(whole, share.clause)
        if bases and rise != fall:
            yield Told("change", "变动率", share, tuple(change(years[last], base, rise) for base in bases), True, (bases[0], years[last], share))


_LONG = 30


def _years(whole: Scene, share: Term) -> dict[int, Term]:
    """Year -> its number, all alike, of those that stand before a share; none where a year has two."""
    found: list[tuple[int, Term]] = []
    for term in whole.before(share):
        before = regexp(r"[。；;，,]").split(whole.text[: term.number.printed.number_start])[-1]
        match = _OF_YEAR.search(before) if term.countable else None
        if match is not None and not _COMPARED.search(before[: match.start()]) and not _STEP.search(before):
            found.append((int(match["year"]), term))
    same = [(year, term) for year, term in found if alike(term, found[-1][1])]
    years = dict(same)
    return years if len(years) == len(same) else {}


_STEP = regexp(r"增加|减少|(?:增长|下降)(?![到至])|提高(?![到至])|同比|较上年|比上年")
