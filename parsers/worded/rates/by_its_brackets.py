"""A rate that says in brackets what it is of: 共支出3447万元，预算执行率（支出/到位）93.69%, of 实际到位3680万元 in the paragraph before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in

_DEFINED = regexp(r"(?P<rate>[\u4e00-\u9fff]{2,8}率)\((?:=|即|按)?(?P<top>[\u4e00-\u9fff]{2,10})[/÷](?P<base>[\u4e00-\u9fff]{2,10})(?:[×*]100%)?(?:计算|口径)?\)(?:为|是|达到?|仅|约|:)*$")
_PLAIN = regexp(r"实际|全年|年度|项目|资金|金额|总额|总数|数$")
_LEAD = r"(?:截[至止][^，]{0,12}|实际|已|共|累计|全年|年度|当年|项目|资金|财政|[两三]年|总|合计)*"
_TAIL = r"(?:资金|金额|总额|数|安排)?(?:共计?|合计|为|:)*"
_REACH = 60


def by_its_brackets(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """Each name must be all that is said of its number, and name one number alone; ``earlier``: the sentences of the paragraphs before."""
    for at, scene in enumerate(scenes):
        for share in scene.percents:
            match = _DEFINED.search(scene.text, max(scene.start, share.start - _REACH), share.start)
            if match is None:
                continue
            own = [term for other in scenes[: at + 1] for term in other.terms if term.end <= share.start]
            top = _one(own, match["top"])
            base = _one(own, match["base"]) or _one([term for other in earlier for term in other.terms], match["base"])
            if top is not None and base is not None and top is not base and alike(top, base):
                yield Told("rate", match["rate"], share, (f"{top.plain}/{as_printed_in(base, top.factor)}",), True, (base, top, share))


def _one(terms: Sequence[Term], name: str) -> Term | None:
    """The one number of a name: 实际到位3680万元, and not 县级配套到位480万元."""
    key = _PLAIN.sub("", name)
    called = re.compile(f"{_LEAD}{re.escape(key)}{_TAIL}")
    found = [term for term in terms if key and term.countable and called.fullmatch(term.clause)]
    return found[-1] if len({as_printed_in(term, found[0].factor) for term in found}) == 1 else None
