"""What each stretch of a bundled file is, and whose voice: report, summary, score sheet, survey, the unit's own form …."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from lexicon.load import Lexicon
from model.document import Document
from model.figure import Part, PartKind, Voice
from model.span import Span
from parsers.parts.compiled import compiled
from parsers.parts.marks import WITHIN_MAIN, annexes, captioned, forms, lines_of, titles, unnumbered
from parsers.parts.several import further_forms
from parsers.parts.sheets import is_workbook, sheets, unsaid
from parsers.parts.voice import evaluation, main_voice
from parsers.parts.walk import begun
from parsers.stretch import PartOf


def parts_of(document: Document, lexicon: Lexicon) -> tuple[Part, ...]:
    """The parts in text order; together they cover the document.  A file without any mark is one part."""
    lines = list(lines_of(document))
    marks = [*compiled(lines, lexicon), *annexes(lines, lexicon), *captioned(document, lexicon), *unnumbered(lines, lexicon), *titles(lines, lexicon), *forms(document, lexicon), *further_forms(document)]
    workbook = is_workbook(document)
    marks = unsaid(begun([*marks, *sheets(document, lexicon)], lines, document)) if workbook else begun(marks, lines, document)
    main = main_voice(document, marks, lexicon)
    voices = {PartKind.OTHER: Voice.UNKNOWN if workbook else main} | dict.fromkeys((*WITHIN_MAIN, PartKind.REPORT), main)
    parts: list[Part] = []
    for mark, end in zip(marks, [*(mark.start for mark in marks[1:]), len(document.text)], strict=True):
        voice = voices.get(mark.kind) or Voice(lexicon.maps["part_voices"][mark.kind.value])
        parts.append(Part(len(parts), mark.kind, voice, Span(mark.start, end), mark.title, evaluation(mark.kind, voice, mark.title, marks)))
    return tuple(parts)


def part_finder(parts: Sequence[Part]) -> PartOf:
    """A fast offset -> part index."""
    starts = [part.span.start for part in parts]

    def part_of(offset: int) -> int:
        return max(0, bisect_right(starts, offset) - 1)

    return part_of
