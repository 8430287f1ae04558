"""What several years make together: 2022年…支付512万元…；2023年支付480万元…。两年累计支付992万元."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.small_numbers import small
from parsers.worded.scene import Scene, Term, Told, fits, reached
from parsers.worded.sums.addends import summed

_TOGETHER = regexp(r"(?:^|[，,。;；])(?P<many>两|二|三|四|五|[2-5])(?:个)?年(?:来|间|内|度)?(?:共计?|合计|累计|总共|总计)+(?P<verb>[\u4e00-\u9fff]{2,6}?)(?:资金|金额|经费)?(?:为|共|约|:)*$")
_YEAR = regexp(r"(?:^|[。；;:：]|(?<=[。；;]）))(?:其中[:：，,]?)?(?P<year>20\d\d)年(?:度)?")
_REACH = 20
_PASSED = regexp(r"其中|应|计划|预算|目标|较|比|未|剩余|结余")


def over_years(whole: Scene) -> Iterator[Told]:
    """The sum of the first number of its verb in each year's stretch, where there are as many years as are said."""
    for result in whole.terms:
        match = _TOGETHER.search(whole.text, max(0, result.start - _REACH), result.start) if result.countable else None
        if match is None:
            continue
        verb = match["verb"][-2:]
        starts = [(found["year"], found.end()) for found in _YEAR.finditer(whole.text, 0, result.start)]
        parts = [part for at, (_, start) in enumerate(starts)
                 if (part := _first(whole, start, starts[at + 1][1] if at + 1 < len(starts) else result.start, verb, result)) is not None]
        years = {year for year, _ in starts}
        if len(parts) == len(starts) == len(years) == small(match["many"]) and reached(result, parts):
            yield summed(result, parts, "各年之和", kind="sum")


def _first(whole: Scene, start: int, stop: int, verb: str, result: Term) -> Term | None:
    """The year's number: of those before the next year the first that the verb tells."""
    told = [term for term in whole.terms if start <= term.start < stop and fits(term, result) and verb in term.clause]
    return told[0] if told and not _PASSED.search(told[0].clause) else None
