"""Things counted by either of two words, and each kind by one of them: 设备236台（套），其中甲类84台、乙类46台、丙类106套."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, reached
from parsers.worded.sums.addends import NO_ADDEND, all_of_it

_OTHER = regexp(r"\((?P<unit>[台套件辆副组架个座处张块只把])\)")
_FIRST = regexp(r"^(?:\([台套件辆副组架个座处张块只把]\))?[，,;；。]?(?:其中|包括|分别为|包含|含)[:：]?[\u4e00-\u9fffA-Za-z“”]{2,14}$")
_NEXT = regexp(r"^(?:\([台套件辆副组架个座处张块只把]\))?[、，,和及]{1,2}[\u4e00-\u9fffA-Za-z“”]{2,14}$")
_FEWEST = 2


def of_two_counters(scene: Scene) -> Iterator[Told]:
    """A whole with its second counter in brackets, and the list right behind it."""
    for at, whole in enumerate(scene.terms):
        other = _OTHER.match(scene.text, whole.end)
        if other is None or not whole.countable:
            continue
        parts = _listed(scene, at, {whole.unit, other["unit"]})
        if len(parts) >= _FEWEST and reached(whole, parts) and all_of_it(scene, parts, whole.end):
            yield Told("parts", "其中各项之和", whole, ("+".join(part.plain for part in parts),), True, (whole, *parts))


def _listed(scene: Scene, at: int, units: set[str]) -> list[Term]:
    parts: list[Term] = []
    for term in scene.terms[at + 1 :]:
        opens = (_NEXT if parts else _FIRST).match(term.lead)
        if not opens or term.unit not in units or not term.exact or NO_ADDEND.search(term.clause):
            break
        parts.append(term)
    return parts
