"""How many places got each grade, against how many were looked at: 对186个行政村开展考核，评定优秀村42个、良好村97个、合格村39个、不合格村8个."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, reached
from parsers.worded.sums.addends import summed

_GRADE = regexp(r"(?:^|[、，,；;]|评定|评为|其中)(?P<grade>优秀|优良|优|良好|良|合格|基本合格|达标|不合格|不达标|较差|差|一般|一类|二类|三类|四类)(?P<what>[\u4e00-\u9fff]{1,4})$")
_NOUN = regexp(r"[\u4e00-\u9fff]{1,8}")
_FEWEST = 3


def rated_places(scene: Scene) -> Iterator[Told]:
    """Three grades or more of one kind of place, right behind one another; the whole is the last count of such places before them."""
    run: list[tuple[Term, str]] = []
    for term in scene.terms:
        match = _GRADE.search(term.lead) if term.countable and term.dimension.startswith("count") else None
        if match is None or (run and (match["what"] != run[0][1] or not alike(term, run[0][0]))):
            if len(run) >= _FEWEST:
                break
            run = []
            continue
        run.append((term, match["what"]))
    if len(run) < _FEWEST:
        return
    what, parts = run[0][1], [term for term, _ in run]
    wholes = [term for term in scene.before(parts[0]) if term.countable and (noun := _NOUN.match(scene.text, term.end)) is not None and what[-1] in noun.group()]
    if wholes and reached(wholes[-1], parts):
        yield summed(wholes[-1], parts, "各等次之和", kind="sum")
