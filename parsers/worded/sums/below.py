"""Parts on lines of their own below the paragraph that tells their whole: 报送项目405个，涉及资金3,860万元，分领域看： ⏎ 民生类138个、1,248万元； ⏎ …."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import REST, Scene, Term, Told, kin, value
from parsers.worded.sums.addends import NO_ADDEND, added, made_or_near, summed

_OPENS = regexp(r"[:：]\s*$")
_NAMED = regexp(r"[\u4e00-\u9fff]{2}")
_NUMBERED = regexp(r"\s*[(（]?\d{1,2}[)）、.．](?!\d)")
_LONGEST = 60
_FEWEST = 2
_NO_PART = regexp(rf"{NO_ADDEND.pattern}|其中|同比|上年|占")


def below(scenes: Sequence[Scene], later: Sequence[Scene]) -> Iterator[Told]:
    """Each column of the lines against the number of the paragraph that it makes, or comes near to."""
    if not scenes or not _OPENS.search(scenes[-1].text):
        return
    rows = _rows(later)
    if len(rows) < _FEWEST or _NUMBERED.match(later[0].text):
        return  # a numbered list is the outline's, which knows where it ends
    told = [term for scene in scenes for term in scene.terms if term.countable]
    open_end = any(REST.search(scene.text) for scene in (*scenes, *later[: len(rows) + 1]))
    columns = [(parts, [term for term in reversed(told) if kin(term, parts[0])]) for parts in zip(*rows, strict=True)]
    complete = any(value(term) == added(parts) for parts, wholes in columns for term in wholes)  # where one column adds up, no line is missing
    for parts, wholes in columns:
        near = [term for term in made_or_near(wholes, parts) if not open_end or value(term) == added(parts)]
        if near:
            yield summed(near[0], parts, "所列各项之和", firm=complete)


def _rows(later: Sequence[Scene]) -> list[list[Term]]:
    """The counts and sums of each line, as long as the lines are of one form."""
    found: list[list[Term]] = []
    for scene in later:
        terms = [term for term in scene.terms if term.dimension != "percent"]
        shape = [term.measure for term in terms]
        whole = scene.start == 0 and scene.end >= len(scene.text.rstrip()) and len(scene.text) <= _LONGEST
        plain = terms and all(term.countable for term in terms) and _NAMED.search(terms[0].lead) and not any(_NO_PART.search(term.lead) for term in terms)
        if not whole or not plain or (found and shape != [term.measure for term in found[0]]):
            break
        found.append(terms)
    return found
