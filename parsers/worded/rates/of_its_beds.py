"""How full a home is: 共有床位620张，其中公办380张，民办240张。⏎年末入住老人403人，床位入住率为65.00%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, value

_RATE = regexp(r"^[，,(](?:养老|机构|实际)?(?P<what>床位|公寓|房源|公租房|学位|摊位)?(?:的)?(?:入住|使用|利用|占用)率(?:为|是|达到?|仅|约|:)*$")
_IN = regexp(r"入住|在住|在院|收住|入学|在读")
_BEDS = regexp(r"床位|公寓|房源|公租房|学位|摊位")
_NO_BEDS = regexp(r"其中|新增|护理型|计划|每|均|上年")
_COUNTERS = ("张", "套", "间", "个")
_MOST = 2


def of_its_beds(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """People right before the rate, of the one number of beds that the report tells, parts of it (其中公办380张) aside."""
    for scene in scenes:
        for people, rate in zip(scene.terms, scene.terms[1:], strict=False):
            match = _RATE.match(rate.lead) if rate in scene.percents and people.unit == "人" and people.countable else None
            if match is None or not _IN.search(people.clause) or any(term.unit in _COUNTERS for term in scene.terms):
                continue
            told = [term for other in everything for term in other.terms if _is_beds(other, term, match["what"] or "")]
            if len({value(term) for term in told}) == 1 and value(people) <= _MOST * value(told[0]):
                yield Told("away", "入住率", rate, (f"{people.plain}/{as_printed_in(told[0], people.factor)}",), True, (told[0], people, rate))


def _is_beds(scene: Scene, term: Term, what: str) -> bool:
    named = _BEDS.search(term.clause) if term.unit in _COUNTERS and term.countable else None
    return named is not None and what in ("", named.group()) and not _NO_BEDS.search(term.lead) and "其中" not in scene.text[scene.start : term.start]

