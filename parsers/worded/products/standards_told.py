"""A standard told again and again, once with a digit otherwise: 城市低保标准652元 in two places, 城市低保标准625元 in one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from model.regexp import regexp
from model.slips import one_slip
from parsers.worded.scene import Scene, Term, Told

_NAMED = regexp(
    r"(?:全县|全市|全区|我[县市区局]|本[县市区]|现行|目前|当前|其中)*(?P<name>[\u4e00-\u9fff]{2,10}标准)(?:统一|均|已)?(?:为|是|达到?|按|定为|:)*(?:每[人户亩生][每]?[月年天]?|每[月年天]|[人户]均|[月年])*$"
)
_OTHER_TIME = regexp(r"20\d\d|上年|去年|原|由|从|提高|调整|提标|增加|以前|此前|上调|[较比]")
_GENERIC = regexp(r"^(?:补助|补贴|发放|救助|奖补|资助|收费|缴费|支付|保障|执行|资金|奖励)标准$")
_VOTES = 2
Mentions = dict[str, list[Term]]


def standards_of(everything: Sequence[Scene]) -> Mentions:
    """Each mention of a standard of no year but this, by its name."""
    found: Mentions = {}
    for scene in everything:
        for term in scene.terms:
            plain = term.unit.startswith("元") and not term.number.printed.han and term.number.printed.approximate is None
            match = _NAMED.search(term.clause) if plain else None
            if match is not None and not _GENERIC.match(match["name"]) and not _OTHER_TIME.search(term.lead):
                found.setdefault(match["name"], []).append(term)
    return found


def standards_told(scenes: Sequence[Scene], known: Mentions) -> Iterator[Told]:
    """The one mention of a standard that is a slip away from what all the others tell."""
    own = {id(term) for scene in scenes for term in scene.terms}
    for name, terms in known.items():
        (usual, votes), *rest = Counter(term.plain for term in terms).most_common()
        odd = [term for term in terms if term.plain != usual]
        if votes >= _VOTES and len(rest) == len(odd) == 1 and id(odd[0]) in own and one_slip(odd[0].plain, usual):
            said = next(term for term in terms if term.plain == usual)
            yield Told("away", name, odd[0], (f"1*{usual}",), True, (odd[0], said))
