"""What is on the page and not of the report: page numbers, running heads, contents lines, debris of Word exports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ingest.layout.plain import TextLine
from ingest.outline import heading_level, is_front
from model.regexp import regexp

_DRESSED = regexp(
    r"[-—–－]\s*\d{1,4}\s*[-—–－]|第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?"
    r"|\d{1,4}\s*/\s*\d{1,4}\s*页|(?i:page)\s*\d{1,4}(?:\s*of\s*\d{1,4})?"
)
_NUMBER = regexp(r"\d{1,3}")
_CELL_WIDTH = 28
_VALUE = regexp(r"(?:[≥≤=＝><≧≦]\s*)?\d[\d,.]*\s*[^\d\s。，]{0,5}|[-—－/]{1,2}")
_TIGHT = regexp(r"\s+")
_BRACKETS = str.maketrans("（）：", "():")
_COUNTER = regexp(r"[个户栋幢元万亿月号米平亩份套%％天，、。]|[年日](?![度常])|人(?![民员])|项(?!目)|分(?![别析为])|条(?!件)")
_ROMAN = regexp(r"[IVXivxⅠⅡⅢⅣⅤⅥ]{1,5}")
_DEBRIS = regexp(
    r"_(?:Toc|Ref|Hlk|GoBack)\w*|.*\b(?:PAGEREF|HYPERLINK\s+\\l|MERGEFORMAT|TOC\s+\\o)\b.*"
    r"|错误[!！]\s*未(?:定义书签|找到引用源)[。.]?|\{\s*PAGE\s*\}"
)
_LEADER = regexp(
    r"(?P<title>.*?\S)\s*(?:\.{4,}|…{2,}|·{4,}|⋯{2,}|(?:\. ){4,}|．{3,}|_{6,}|-{6,})[\s.…]*(?P<page>\d{1,4}|[IVXivx]{1,5})"
)
_TABBED = regexp(r"(?P<title>[^\t]*\S)\t+\s*(?P<page>\d{1,4}|[IVXivx]{1,5})")
_SPACED = regexp(r"(?P<title>[^，。；：:\t]{1,40}\S)[ \u3000]+(?P<page>\d{1,4})")
"""一、项目概况 1: under 目录 alone, where the pages rise."""
_CONTENTS = regexp(r"(?:目\s*[录錄次]|CONTENTS|Contents)")
_LONGEST_CHAPTER = 80
"""Pages."""
FAR = 3
"""Contents lines and a chain's page numbers tolerate this many strangers between them."""


def is_debris(text: str) -> bool:
    """Bookmarks and fields that a Word export leaves."""
    return bool(_DEBRIS.fullmatch(text))


def is_dressed_page_number(text: str) -> bool:
    """- 12 -, 第 3 页 共 20 页: a page number wherever it stands."""
    return bool(_DRESSED.fullmatch(text))


def page_numbers(lines: Sequence[TextLine]) -> set[int]:
    """Indices of lines that only number a page.

    A bare number is one where it continues a count (n, then n + 1 a page further on), or stands far from everything else;
    a number among the short lines of a table that came out one cell a line is not.
    """
    found = {index for index, line in enumerate(lines) if is_dressed_page_number(line.text)}
    bare = [index for index, line in enumerate(lines) if _NUMBER.fullmatch(line.text) and not _is_square(lines, index)]
    bare = [index for index in bare if not _alternates(lines, index) and not _is_doubled(lines, index)]
    found |= _counted(lines, [index for index in bare if not _is_cell(lines, index)])
    found |= {index for index in bare if (_stands_alone(lines, index) or _interrupts(lines, index)) and not _among_cells(lines, index)}
    found |= {index for index in bare if _parts_rows(lines, index)}
    return found | {index for index, line in enumerate(lines) if _ROMAN.fullmatch(line.text) and _stands_alone(lines, index)}


def _is_square(lines: Sequence[TextLine], index: int) -> bool:
    """The 2 of a m² that came out on a line of its own."""
    return index > 0 and lines[index].text in ("2", "3") and lines[index - 1].text[-1] in "mM米"


def _is_doubled(lines: Sequence[TextLine], index: int) -> bool:
    """5 below 5: what is to be had and what was given, one a line; no two pages have one number."""
    line = lines[index]
    above, below = lines[index - 1] if index else None, lines[index + 1] if index + 1 < len(lines) else None
    return bool((above and above.text == line.text and not line.blanks) or (below and below.text == line.text and not below.blanks))


def _alternates(lines: Sequence[TextLine], index: int) -> bool:
    """A mark in a table that came out one cell a line, a value in every other one; a page number there would stand beside a value."""
    if lines[index].blanks or any(_is_value(lines, index + step) for step in (-1, 1)):
        return False
    return sum(_is_value(lines, index + step) for step in (-4, -2, 2, 4)) >= 3


def _is_value(lines: Sequence[TextLine], index: int) -> bool:
    return 0 <= index < len(lines) and bool(_VALUE.fullmatch(lines[index].text))


def _counted(lines: Sequence[TextLine], bare: Sequence[int]) -> set[int]:
    """Members of chains n, n + 1, n + 2 (at least three), each a page apart."""
    chains: dict[int, list[int]] = {}
    found: set[int] = set()
    for index in bare:
        number = int(lines[index].text)
        before = chains.get(number - 1)
        apart = before is None or lines[index].span.start - lines[before[-1]].span.start >= 100
        chain = [*before, index] if before is not None and apart else [index]
        chains[number] = chain
        if len(chain) >= 3:
            found.update(chain if len(chain) == 3 else [index])
    return found


def _stands_alone(lines: Sequence[TextLine], index: int) -> bool:
    line = lines[index]
    if line.tabbed:
        return False
    after = lines[index + 1] if index + 1 < len(lines) else None
    return line.blanks >= 2 or ((after is not None and (after.breaks or after.blanks >= 3)) and line.blanks >= 1)


def _among_cells(lines: Sequence[TextLine], index: int) -> bool:
    """A mark in a form that came out one cell a line: short lines all around, other values among them."""
    around = [line for at in range(max(0, index - 4), min(len(lines), index + 5)) if at != index and not (line := lines[at]).tabbed]
    short = [line.text for line in around if line.width <= _CELL_WIDTH and not line.text.endswith(("。", "；"))]
    return len(around) >= 5 and len(short) >= len(around) - 1 and sum(bool(_VALUE.fullmatch(text)) for text in short) >= 2


def _is_cell(lines: Sequence[TextLine], index: int) -> bool:
    """Right between two cells of a table that came out one cell a line, no blank line and no page's end beside it: however its marks count up."""
    after = lines[index + 1] if index + 1 < len(lines) else None
    parted = lines[index].blanks or lines[index].breaks or (after is not None and (after.blanks or after.breaks))
    return not parted and _among_cells(lines, index)


def _interrupts(lines: Sequence[TextLine], index: int) -> bool:
    """Between two full lines of prose, or between two rows of a table, with blank lines around: nothing else stands so."""
    if not 0 < index < len(lines) - 1:
        return False
    before, line, after = lines[index - 1 : index + 2]
    ended = before.text.endswith(("。", "；", "！", "？"))
    if line.blanks == 0 or after.blanks == 0 or (not ended and _COUNTER.match(after.text)):
        return False
    if before.tabbed or after.tabbed:
        return before.tabbed and after.tabbed
    return after.width >= 30 and (before.width >= 30 or ended)


_FEWEST_CELLS = 3


def _parts_rows(lines: Sequence[TextLine], index: int) -> bool:
    """Between two tabbed rows of as many cells, with or without blank lines: a page of the table ends there."""
    if not 0 < index < len(lines) - 1:
        return False
    above, below = (lines[at].cells() for at in (index - 1, index + 1))
    return above == below >= _FEWEST_CELLS


def running_heads(lines: Sequence[TextLine], numbers: set[int]) -> set[int]:
    """Lines said again and again (four times or more), mostly beside a page number or a page break."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if not line.tabbed and 4 <= len(line.text) <= 50 and index not in numbers and line.text[-1] not in "。；！？":
            places[line.text].append(index)
    found: set[int] = set()
    for at in places.values():
        beside = [index for index in at if index - 1 in numbers or index + 1 in numbers or lines[index].breaks]
        if len(at) >= 4 and len(beside) >= 0.7 * len(at):
            found.update(beside)
    return found


def contents_lines(lines: Sequence[TextLine]) -> set[int]:
    """Indices of the table of contents: lines with dot leaders, and after 目录 those that end in a tab and a page number."""
    found = {index for index, line in enumerate(lines) if _LEADER.fullmatch(line.text)}
    said: Counter[str] = Counter()
    index = 0
    while index < len(lines):
        if _CONTENTS.fullmatch(lines[index].text):
            said = said or Counter(_tight(line.text) for line in lines)
            run = _run(lines, index + 1, strict=False, said=said)
            found.update(run)
            index = max([index, *run])
        elif _TABBED.fullmatch(lines[index].text):
            run = _run(lines, index, strict=True, said=Counter())
            if len(run) >= FAR and _ascends(lines, run):
                found.update(run)
            index = max([index, *run])
        index += 1
    return found


def _run(lines: Sequence[TextLine], start: int, strict: bool, said: Counter[str]) -> list[int]:
    """From a line on: contents lines, with a stranger or two between them; ``strict`` asks each title for a heading's numbering.
    A line that is ``said`` again further on is one even without its page number."""
    run: list[int] = []
    seen: set[str] = set()
    strangers: list[int] = []
    page = 0
    for index in range(start, len(lines)):
        text = lines[index].text
        match = _TABBED.fullmatch(text) or _LEADER.fullmatch(text)
        if not match and not strict and (spaced := _SPACED.fullmatch(text)) and page <= int(spaced["page"]) <= page + _LONGEST_CHAPTER:
            match, page = spaced, int(spaced["page"])
            seen.add(_tight(spaced["title"]))
        tight = _tight(text)
        again = said[tight] > 1 and len(text) <= 60
        if tight in seen:
            break  # the first chapter itself
        if again or (match and not (strict and heading_level(match["title"]) is None and not is_front(match["title"]))):
            seen.add(tight)
            run.extend([*strangers, index])
            strangers = []
        elif len(strangers) + 1 >= FAR or strict:
            break
        else:
            strangers.append(index)
    return run


def _tight(text: str) -> str:
    return _TIGHT.sub("", text).translate(_BRACKETS)


def _ascends(lines: Sequence[TextLine], run: Sequence[int]) -> bool:
    pages = [int(number) for index in run if (number := lines[index].text.rpartition("\t")[2].strip()).isdigit()]
    return all(a <= b for a, b in pairwise(pages))
