"""Marks told in a sentence by the name or the code that the report's own score table gives an indicator: 完工及时性得3.50分; B101得3.90分;
预算执行率以到位资金为基数计算为90.01%，得3.60分."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.document import BlockKind, Document
from model.figure import Figure, Subject
from model.regexp import regexp
from parsers.sentences.passage import FOR, NUM, in_standard
from parsers.stretch import Stretch

_SHORTEST, _LONGEST = 4, 20
_FEWEST = 3
"""Indicators of a table: fewer are no index system."""
_GOT = rf"(?:评价|实际|最终|综合|评定|自评|本次)*(?:得分|得|计){FOR}(?P<n>{NUM})分(?!值|制|以|的|/)"
_BETWEEN = r"(?:指标|一项)?(?P<between>[^。；;，,“”分]{0,24}%(?:[，,][^。；;，,“”分%]{2,24}){0,1})[，,](?:故|因此|据此|按[^，,。；;]{1,10})?"
"""资金到位率94.2%，未达目标，得4.71分: a rate, and little else."""
_NO_NAME = regexp(r"[率度性][和与及、]$|每|若|如$")


def marks_by_name(document: Document, stretches: Sequence[Stretch], tabled: Sequence[Figure]) -> Iterator[Figure]:
    """One ``indicator_score`` for each such mark; nothing in a report without a score table."""
    known = _known(tabled)
    if len(known) < _FEWEST:
        return
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    pattern = re.compile(rf"(?P<name>{names})(?:(?:指标|一项)?[，,]?|{_BETWEEN}){_GOT}")
    for stretch in stretches:
        if stretch.cell is not None or stretch.kind is BlockKind.HEADING or "分" not in stretch.text:
            continue
        for match in pattern.finditer(stretch.text):
            if in_standard(stretch.text, match.start()) or _NO_NAME.search(stretch.text[: match.start()][-2:]):
                continue
            start, end = match.span("n")
            yield Figure(
                id="", role="indicator_score", raw=stretch.text[start : end + 1], label="得分", anchor=stretch.anchor(document, start, end + 1),
                part=stretch.part, number=match["n"], unit_text="分", subject=known[match["name"]], tokens=(stretch.span(start, end),))


def _known(tabled: Sequence[Figure]) -> dict[str, Subject]:
    """Names and codes of the indicators that tables mark, those of one indicator alone."""
    found: dict[str, set[tuple[str, str | None]]] = {}
    for figure in tabled:
        own = figure.subject
        if figure.role not in ("indicator_weight", "indicator_score") or own.indicator is None or own.scope is not None:
            continue
        if _SHORTEST <= len(own.indicator) <= _LONGEST:
            found.setdefault(own.indicator, set()).add((own.indicator, own.code))
        if own.code and any(sign.isdigit() for sign in own.code):
            found.setdefault(own.code, set()).add((own.indicator, own.code))
    return {word: Subject(indicator=next(iter(owners))[0], code=next(iter(owners))[1]) for word, owners in found.items() if len({name for name, _ in owners}) == 1}
