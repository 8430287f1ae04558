"""How many of a kind of people are looked after, of all whom another paragraph tells of: 老年人21800人 in the overview; 管理老年人16350人，管理率75%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, fits, value

_RATE = regexp(r"^[，,(](?:健康|规范|体检|签约)*(?P<name>(?:管理|建档|签约|随访|体检|接种|筛查|参保|覆盖|服务|救助|入学|安置)率)(?:为|达到?|约|:)*$")
_DEED = regexp(r"^(?:累计|已|共|实际|全年|当年|目前|年末|其中)*(?:规范|健康)*(?:管理|建立|签约|随访|体检|接种|筛查|参保|覆盖|服务|救助|纳入|登记|安置|完成)+(?:了)?")
_TAIL = regexp(r"(?:人数|总数|总人数|户数|数|共|为|有|约|计|:)+$")
_HEAD = regexp(r"^(?:其中|全[省市县区乡镇]|辖区|现有|共有|有|应|年末|境内)+")
_SHORTEST = 3


def of_its_people(scenes: Sequence[Scene], others: Sequence[Scene]) -> Iterator[Told]:
    """Each such rate whose people bear the very name that but one number elsewhere has, which is no smaller."""
    pairs = [(done, share, match["name"]) for scene in scenes for done, share in zip(scene.terms, scene.terms[1:], strict=False)
             if share in scene.percents and done.countable and done.dimension.startswith("count") and (match := _RATE.match(share.lead))]
    for done, share, rate in pairs:
        name = _TAIL.sub("", _DEED.sub("", done.clause))
        if len(name) < _SHORTEST:
            continue
        bases = [term for scene in others for term in scene.terms if term is not done and fits(term, done) and _called(term) == name]
        values = {as_printed_in(term, done.factor) for term in bases}
        if len(values) == 1 and value(bases[0]) >= value(done):
            yield Told("away", rate, share, (f"{done.plain}/{next(iter(values))}",), True, (bases[0], done, share))


def _called(term: Term) -> str:
    """What a number is of, where nothing is said to have been done with them."""
    return _TAIL.sub("", _HEAD.sub("", term.clause))
