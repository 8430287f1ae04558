"""What several gave, less what was spent, is what is left: 省级下拨980万元，本市配套520万元，决算1,263万元，应结余237万元."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, fits, in_brackets, value

_LEFT = regexp(r"^(?:应|预计|尚|还|形成|累计)?(?:结余|剩余|结转|余)(?:资金|金额|款)?(?:为|共|约|:)*$")
_GIVEN = regexp(r"下拨|下达|拨付|拨入|配套|赞助|捐赠|自筹|筹集|筹措|到位|投入|安排")
_SPENT = regexp(r"支付|支出|决算|使用|花费|列支")
_FEWEST, _MOST = 2, 6


def pooled(scene: Scene) -> Iterator[Told]:
    """Each sum left over with the sums of its own stretch, which ends where the one before is told."""
    behind = scene.start
    for left in scene.terms:
        if not (left.countable and left.dimension == "money" and _LEFT.match(left.clause)):
            continue
        told = [term for term in scene.terms if behind <= term.start < left.start and not in_brackets(scene, behind, term)]
        behind = left.end
        given = [*takewhile(lambda term: _GIVEN.search(term.clause) is not None and _SPENT.search(term.clause) is None, told)]
        spent = told[len(given) :]
        plain = all(fits(term, left) for term in told)
        if plain and _FEWEST <= len(given) <= _MOST and len(spent) == 1 and _SPENT.search(spent[0].clause):
            yield Told("pool", "各方投入与支出之差", left, (_way(given, spent[0], left),), True, (*told, left))


def _way(given: list[Term], spent: Term, left: Term) -> str:
    """All that was given; or all but one of it, where that is what holds: it was spent apart (赞助40万元，全部交由…)."""
    rest = value(left) + value(spent) - sum(map(value, given))
    apart = next((term for term in given if len(given) > _FEWEST and value(term) == -rest), None)
    sums = [as_printed_in(term, left.factor) for term in given if term is not apart]
    return f"{'+'.join(sums)}-{as_printed_in(spent, left.factor)}"
