"""Physical lines → paragraphs: hard breaks, blank lines and page numbers in mid-sentence are bridged, never guessed over a new beginning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.layout.plain import TextLine
from ingest.outline import heading_level, is_front, looks_like_heading
from model.document import BlockKind
from model.regexp import regexp
from model.span import Span

_NUMERAL = r"[\d一二三四五六七八九十]{1,3}"
CAPTION = regexp(rf"(?:附|续)?[表图]\s*{_NUMERAL}(?:\s*[-—–－.．‐]\s*\d{{1,3}})*(?![\d年月日个])\s*[:：.、]?\s*\S.{{0,60}}")
UNIT_NOTE = regexp(
    r"(?:^|(?<=[\s（(，,]))[（(]?\s*(?:金额|计量|货币)?单\s*位\s*[：:]\s*(?P<unit>(?:人民币)?\s*"
    r"(?:(?:万|亿|千|百万)?\s*(?:元|平方米|平米|㎡|公顷|亩|公里|千米|米|公斤|吨|人次|[户个人份%件套项栋座处台辆所场次家天名头只株棵口眼盏期批起条册间张])|[、，,/]|\s)+)\s*(?:[）)]|$)"
)
NOTE = regexp(r"(?:备?\s*注|资料来源|数据来源|填表说明)\s*\d*\s*[：:]")
_OPERATORS = "=＝×÷＋+*"
_ENDS = regexp(r"[。！？!?；;：:][”’》）)」』\]]?$")
_PAUSE = regexp(r"[，,、。；;：:]")
_BULLET = regexp(
    rf"[①-⑳]|[-•·●■◆○□▪➢★*]\s|[A-Za-z][.、．]\s*\S|第\s*{_NUMERAL}\s*[题条款]|[（(]\s*{_NUMERAL}\s*[)）]|附\s*件"
)
_LABEL = regexp(r"[^，。；、：:“”（）()]{1,12}[：:]")
_GLUED = regexp(r"[，。；、：！？）)》〉」』”’%％]|[23²³](?=$|[，。；、）)])")
_DATE = regexp(rf"(?:\d{{4}}|[二〇○零一三四五六七八九]{{4}})\s*年\s*{_NUMERAL}\s*月(?:\s*{_NUMERAL}\s*日)?(?:印发)?$")
TABLE_NAME = regexp(r"[^，。；：:]{2,40}(?:(?<!代)表|清单|名册)\s*(?:[（(][^）)]*[）)])?$")
"""企业代表 names people who were asked."""
LONGEST_TITLE = 60
_ASKS = regexp(r"[^。；？?]{1,40}[？?]")
_PAPER = regexp(r"[^，。；：、]{0,12}(?:通知|报告|批复|方案|意见|办法|规划|细则|规定|公告|决定|说明|的函)$")
_BREAKS = regexp(r"\s*[\r\n]+\s*")
CHUNK = 24
WIDEST = 140
"""A document whose lines are wider than this (half-width columns) has no hard wrapping."""


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How wide a hard-wrapped stretch runs (0 = one paragraph a line), and whether its lines follow one another without blank lines; how many
    characters a line holds where blank lines part the paragraphs of a document that was broken after so many, whatever their width (else 0)."""

    width: int
    tight: bool = False
    characters: int = 0


def wrapping_of(lines: Sequence[TextLine]) -> Wrapping:
    """The wrapping of a stretch of prose lines: many lines of about the same width that end in mid-sentence."""
    long = [line for line in lines if line.width >= 24]
    if len(long) < 6:
        return Wrapping(0)
    widths = sorted(line.width for line in long)
    width = widths[int(0.9 * (len(widths) - 1))]
    full = [line for line in long if line.width >= 0.84 * width]
    open_ = [line for line in full if not _ENDS.search(line.text)]
    if width > WIDEST or widths[-1] > 1.35 * width or len(full) < 5 or len(full) < 0.35 * len(long) or len(open_) < 0.6 * len(full):
        return Wrapping(0)
    return Wrapping(width, sum(line.blanks == 0 for line in full) >= 0.7 * len(full))


_SHORTEST_WRAPPED = 24
_FEWEST_WRAPPED = 8
"""Lines that run on: fewer prove nothing."""


def characters_of(lines: Sequence[TextLine]) -> int:
    """After how many characters lines were broken, by those that run on in the line right below; 0 where blank lines do not part the paragraphs,
    or the lines are not alike."""
    begun = [line for line in lines[1:] if heading_level(line.text) is not None]
    if sum(line.blanks > 0 for line in begun) < 0.7 * len(begun):
        return 0
    near = [(line, below) for line, below in pairwise(lines) if below.blanks == 0 and not line.tabbed and not below.tabbed]
    open_ = [(line, below) for line, below in near if line.width >= _SHORTEST_WRAPPED and not _ENDS.search(line.text)]
    sizes = sorted(len(line.text) for line, below in open_ if not _begins(below.text, wrapped=True))
    usual = sizes[int(0.9 * (len(sizes) - 1))] if len(sizes) >= _FEWEST_WRAPPED else 0
    alike = sum(0.8 * usual <= size <= 1.1 * usual for size in sizes)
    return usual if alike >= 0.75 * len(sizes) else 0


def wrappings(lines: Sequence[TextLine]) -> list[Wrapping]:
    """One for each line: that of its neighbourhood where this is clear, else the document's."""
    characters = characters_of(lines)
    return [replace(wrapping, characters=characters) for wrapping in _by_width(lines)]


def _by_width(lines: Sequence[TextLine]) -> list[Wrapping]:
    whole = wrapping_of(lines)
    found: list[Wrapping] = []
    for start in range(0, len(lines), CHUNK):
        near = wrapping_of(lines[start : start + CHUNK])
        use = near if near.width and (not whole.width or near.width >= whole.width * 0.9) else whole
        if whole.width and not near.width and max(line.width for line in lines[start : start + CHUNK]) > 1.6 * whole.width:
            use = near
        found.extend([use] * len(lines[start : start + CHUNK]))
    return found


def kind_of_group(joined: str) -> tuple[BlockKind, int]:
    """What a paragraph is by its wording, and its level if a heading."""
    if CAPTION.fullmatch(joined) and not _ENDS.search(joined) and not regexp(r"[，。；]").search(joined):
        return BlockKind.CAPTION, 0
    if len(joined) <= 40 and UNIT_NOTE.fullmatch(joined):
        return BlockKind.CAPTION, 0
    if NOTE.match(joined):
        return BlockKind.NOTE, 0
    level = looks_like_heading(joined)
    return (BlockKind.HEADING, level) if level else (BlockKind.PARAGRAPH, 0)


def group(lines: Sequence[TextLine], wraps: Sequence[Wrapping]) -> list[list[int]]:
    """Positions of lines, a list for each paragraph."""
    groups: list[list[int]] = []
    head = ""
    width = 0
    open_ = False
    for at, line in enumerate(lines):
        glued = bool(groups) and _is_glued(lines[at - 1], line)
        torn = open_ and not glued and _goes_on(line)
        open_ = (glued or torn) and not _ENDS.search(line.text)
        if glued or torn or (groups and _joins(head, lines[at - 1], line, wraps[at - 1], width)):
            groups[-1].append(at)
            head += line.text
            width = width + line.width if glued else line.width
        else:
            groups.append([at])
            head, width = line.text, line.width
    return groups


def _is_glued(last: TextLine, line: TextLine) -> bool:
    """Whether a line can only go on: it starts with a closing mark, or is the square of the m before it."""
    match = _GLUED.match(line.text)
    return match is not None and line.blanks <= 1 and (match.group()[0] not in "23²³" or last.text[-1] in "mM㎡")


def _goes_on(line: TextLine) -> bool:
    """Whether a line goes on with a sentence that raised figures cut into short lines (… 915m ⏎ 2 ⏎ ，护坡 ⏎ 48m)."""
    titled = CAPTION.fullmatch(line.text) or is_front(line.text)
    return line.blanks <= 1 and not line.tabbed and not titled and not _begins(line.text, wrapped=True)


def _joins(head: str, last: TextLine, line: TextLine, wrap: Wrapping, width: int) -> bool:
    """Whether a line goes on with the paragraph ``head``, whose last line is ``last`` (``width`` wide with what is glued to it)."""
    if CAPTION.fullmatch(line.text) or is_front(line.text) or UNIT_NOTE.fullmatch(line.text):
        return False
    if CAPTION.fullmatch(head):
        return _caption_goes_on(head, last, line, wrap)
    if last.text[-1] in _OPERATORS and line.blanks == 0 and not line.tabbed and not last.tabbed:
        return True  # 成本=2660400/88820= ⏎ 29.95元/小时: no working ends so
    full = bool(wrap.width) and width >= 0.8 * wrap.width
    ended = bool(_ENDS.search(last.text))
    indented = line.indent >= 3 and line.indent > last.indent
    if _filled(last, line, wrap) and not indented:
        return not _begins(line.text, wrapped=True, after="" if ended else last.text[-1]) and not _starts_body(head, line, wrap)
    if ended:
        clause = bool(wrap.width) and last.text[-1] in "；;" and width >= _CLAUSE_FULL * wrap.width
        return (clause or (full and wrap.tight)) and line.blanks == 0 and not indented and line.indent < 3 and not _begins(line.text, wrapped=True)
    if line.text[0] == "的" or (_is_title_torn(head, line) and line.blanks <= 1):
        return True
    if is_front(head) or (wrap.width == 0 and _is_heading(head)):
        return line.blanks == 0 and last.width >= 40 and line.width <= 30 and not _begins(line.text, wrapped=False) and not _ENDS.search(line.text)
    if indented:
        return False
    if full or (wrap.width and last.text[-1] in "，、,"):
        return not _begins(line.text, wrapped=True, after=last.text[-1]) and not _starts_body(head, line, wrap)
    return (wrap.width == 0 and _is_torn(last, line)) or _amount_goes_on(head, last, line, wrap)


def _filled(last: TextLine, line: TextLine, wrap: Wrapping) -> bool:
    """Whether a line holds as many characters as lines are broken after, and the next stands right below it."""
    near = bool(wrap.characters) and line.blanks == 0 and not line.tabbed and not last.tabbed
    return near and 0.8 * wrap.characters <= len(last.text) <= 1.1 * wrap.characters


_CLAUSE_FULL = 0.7
"""A line that breaks at a semicolon, wrapped by characters: one with many digits is not so wide."""
_AMOUNT_FIRST = regexp(r"\d[\d,.]*(?:万|亿)?(?:元|平方米|公里|人次?|户|亩|吨|%)(?:[，。；、,;]|$)")
_TELLS = regexp(r"[，。；：:].*[\u4e00-\u9fff]$")


def _amount_goes_on(head: str, last: TextLine, line: TextLine, wrap: Wrapping) -> bool:
    """…全年预算 ⏎ 820.00万元，实际支出…: in wrapped text, an amount that was too long for the line goes on with the sentence that it belongs to."""
    near = bool(wrap.width) and last.width >= _RATHER_FULL * wrap.width and line.blanks == 0 and not line.tabbed
    return near and bool(_TELLS.search(head)) and bool(_AMOUNT_FIRST.match(line.text))


_RATHER_FULL = 0.5


def _is_title_torn(head: str, line: TextLine) -> bool:
    """A long numbered question, or the title of a paper, whose last words come next."""
    if len(head) < 20 or _begins(line.text, wrapped=False):
        return False
    level = heading_level(head)
    asks = level is not None and level >= 3 and _ASKS.fullmatch(line.text)
    return bool(asks or (is_front(head) and not _PAPER.search(head) and _PAPER.fullmatch(line.text)))


def _is_heading(head: str) -> bool:
    return looks_like_heading(head) is not None


def _starts_body(head: str, line: TextLine, wrap: Wrapping) -> bool:
    """A heading that happens to fill its line, and a full line under it."""
    level = heading_level(head)
    return level is not None and level <= 2 and not _PAUSE.search(head[4:]) and line.width >= 0.7 * wrap.width


def _begins(text: str, wrapped: bool, after: str = "") -> bool:
    """Whether a line starts something new by its wording.  In hard-wrapped text a label in mid-line proves nothing."""
    level = heading_level(text)
    if level is not None:
        return not (after in "、，" and level == 1) if after else True
    if _BULLET.match(text):
        return not (wrapped and text[0] in "（(" and level is None)
    if _DATE.fullmatch(text):
        return not wrapped
    return not wrapped and bool(_LABEL.match(text))


def _is_torn(last: TextLine, line: TextLine) -> bool:
    """One paragraph a line, torn by a page break: the first half is a sentence without end, the second is no beginning."""
    if last.width < 40 or not _PAUSE.search(last.text) or _begins(line.text, wrapped=False):
        return False
    return line.width >= 40 or bool(_ENDS.search(line.text))


def _caption_goes_on(head: str, last: TextLine, line: TextLine, wrap: Wrapping) -> bool:
    if _begins(line.text, wrapped=False) or _ENDS.search(line.text) or line.tabbed or len(line.text) > 40:
        return False
    if TABLE_NAME.fullmatch(head):
        return False
    return (line.blanks == 0 and bool(TABLE_NAME.fullmatch(line.text))) or (bool(wrap.width) and last.width >= 0.8 * wrap.width and line.blanks <= 1)


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph that may head a table: its text as it stands, where, and what kind of block it became."""

    text: str
    span: Span
    kind: BlockKind


def caption_of(heads: Sequence[Said]) -> tuple[Span | None, Span | None]:
    """Caption and unit note among the paragraphs right before a table, the nearest last."""
    unit = None
    for said in reversed(heads[-3:]):
        joined = _BREAKS.sub("", said.text).strip()
        note = UNIT_NOTE.search(said.text) if len(joined) <= 80 else None
        if note and unit is None:
            unit = Span(said.span.start + note.start(), said.span.start + note.end())
        if said.kind is BlockKind.CAPTION and not UNIT_NOTE.fullmatch(joined):
            return said.span, unit
        if said.kind is not BlockKind.HEADING and len(joined) <= 45 and TABLE_NAME.fullmatch(UNIT_NOTE.sub("", joined).strip()):
            return said.span, unit
        if not note:
            break
    return None, unit


_CELLS = regexp(r"\t+|\u3000+| {2,}")


def is_caption_with_unit(text: str) -> bool:
    """表2-1  资金支付明细表 ⇥ 单位：万元: what stands above a table, its parts held apart as the cells of a row are."""
    *title, unit = [part.strip() for part in _CELLS.split(text.strip()) if part.strip()] or [""]
    return bool(title) and bool(UNIT_NOTE.fullmatch(unit)) and len("".join(title)) <= LONGEST_TITLE and bool(
        CAPTION.fullmatch(" ".join(title)) or (len(title) == 1 and TABLE_NAME.fullmatch(title[0])))


def is_table_title(text: str) -> bool:
    """Whether a line is a table's caption or name, and no sentence."""
    return len(text) <= LONGEST_TITLE and bool(CAPTION.fullmatch(text) or TABLE_NAME.fullmatch(text)) and not text.endswith(("。", "；"))
