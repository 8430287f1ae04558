"""All of one thing behind its kinds, which bear its name: 城区道路120条，乡镇道路260条，…；道路共380条."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, fits, reached
from parsers.worded.sums.addends import NO_ADDEND, summed

_TOTAL = regexp(r"^(?:20\d\d年度?|全[县市区年镇]|目前|现)?(?:共有|有)?(?P<noun>[\u4e00-\u9fff]{2,4}?)(?:总数|总计|合计|共计|共)(?:有|为|达)?$")
_FEWEST, _MOST = 2, 4


def of_one_noun(whole: Scene) -> Iterator[Told]:
    """The last two to four of that unit in a row whose words end with the noun, none of them a total."""
    for result in whole.terms:
        match = _TOTAL.match(result.clause) if result.countable and result.dimension != "money" else None
        if match is None:
            continue
        run = _run([term for term in whole.terms if term.end <= result.start and fits(term, result)], match["noun"])
        for size in range(min(len(run), _MOST), _FEWEST - 1, -1):
            parts = run[-size:]
            if reached(result, parts):
                yield summed(result, parts, f"{match['noun']}合计", kind="sum")
                break


def _run(before: Sequence[Term], noun: str) -> list[Term]:
    found: list[Term] = []
    for term in reversed(before):
        if not term.clause.endswith(noun) or term.clause == noun or NO_ADDEND.search(term.clause):
            break
        found.insert(0, term)
    return found
