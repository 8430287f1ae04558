"""Sums of forms that were filled in line by line, a name and a number each: 年度预算资金总额：763, 其中：中央补助 502, 市级资金 208, 本级资金 53;
and of several such blocks under one whole; and of forms with a name on one line and its number on the next: 在职人员（人） / 93 / 其中：行政人员 / 26 / 事业人员 / 67."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from model.document import BlockKind, Document
from model.figure import Worded
from model.regexp import regexp
from model.span import Anchor
from model.view import squeezed
from parsers.stretch import Stretch
from parsers.worded.layout.laid import Laid

_LINE = regexp(
    r"(?P<part>其中[:：]?)?(?P<name>[^\d，。；;]{2,40}?)[:：)）]*(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>万元|亿元|元|人次|人|户|个|项|台|套|公里|亩)?[;；。]?"
)
_WHOLE = regexp(r"总额|合计|总计|总数|共计|小计")
_NEAR = Decimal("0.1")
_LONGEST = 100  # characters: no line of a form
_FIGURE = regexp(r"\d")
_GAP = 3
"""Lines without a number (the block's name, 其中：) that may stand between two blocks."""


@dataclass(frozen=True, slots=True)
class _Filled:
    """One line: ``name`` without its brackets; ``opens``: whether 其中 stands before it; ``anchor``: of its number."""

    at: int
    name: str
    number: Decimal
    printed: str
    unit: str
    opens: bool
    anchor: Anchor
    part: int


@dataclass(frozen=True, slots=True)
class _Block:
    """A whole and the lines that part it."""

    whole: _Filled
    parts: tuple[_Filled, ...]


def line_relations(laid: Laid) -> tuple[Worded, ...]:
    """What the whole lines of such forms should come to, in text order."""
    texts = [stretch for stretch in laid.stretches if stretch.cell is None and stretch.kind is not BlockKind.CAPTION]
    lines = [line for at, stretch in enumerate(texts) if (line := _filled(laid.document, at, stretch)) is not None]
    blocks = list(_blocks(lines))
    sums = [*((block.whole, block.parts, "其中各项之和") for block in blocks), *_over(blocks)]
    told = [_worded(number, *one) for number, one in enumerate(sums, 1)]
    opened = [_worded(number, block.whole, block.parts, "其中各项之和") for number, block in enumerate(_opened(_in_turn(laid.document, texts)), len(sums) + 1)]
    return (*told, *(replace(one, ways=_shorter(one.ways[0])) for one in opened))


def _shorter(way: str) -> tuple[str, ...]:
    """All of them, then without the last, which may be beside the whole."""
    parts = way.split("+")
    return tuple("+".join(parts[:size]) for size in range(len(parts), 1, -1))


_NAME = regexp(r"(?P<part>其中[:：]?)?(?P<name>[\u4e00-\u9fff“”、]{2,16}(?:[（(][\u4e00-\u9fff]{1,14}[)）][\u4e00-\u9fff]{0,6})?)(?:[（(](?P<unit>万元|元|人|个|辆|平方米|亩|所|名)[)）])?")
_NUMBER = regexp(r"\d[\d,]*(?:\.\d+)?")


def _in_turn(document: Document, texts: Sequence[Stretch]) -> list[_Filled]:
    """Names and numbers in turn, a line each; ``at`` counts the pairs, and skips where anything else stands between."""
    found: list[_Filled] = []
    at = place = 0
    while at + 1 < len(texts):
        name, number = (squeezed(stretch.view) if len(stretch.text) <= _LONGEST else None for stretch in texts[at : at + 2])
        called = _NAME.fullmatch(name.text) if name is not None else None
        if called is None or number is None or not _NUMBER.fullmatch(number.text):
            at, place = at + 1, place + 2
            continue
        anchor = document.anchor(number.span(0, len(number.text)), texts[at + 1].cell)
        printed = number.text.replace(",", "")
        found.append(_Filled(place, called["name"], Decimal(printed), printed, called["unit"] or "", called["part"] is not None, anchor, texts[at + 1].part))
        at, place = at + 2, place + 1
    return found


def _opened(lines: Sequence[_Filled]) -> Iterator[_Block]:
    """Each line with those that 其中 opens right below it, up to the next that is so opened or has a unit of its own, if they come near to it."""
    for index, whole in enumerate(lines):
        parts: list[_Filled] = []
        for place, line in enumerate(lines[index + 1 :], index + 1):
            heads = place + 1 < len(lines) and lines[place + 1].opens and lines[place + 1].at == line.at + 1
            if line.at != whole.at + len(parts) + 1 or line.opens != (not parts) or (line.unit and parts) or heads:
                break
            parts.append(line)
        if len(parts) > 1 and _near(whole, parts):
            yield _Block(whole, tuple(parts))


def _filled(document: Document, at: int, stretch: Stretch) -> _Filled | None:
    if len(stretch.text) > _LONGEST or not _FIGURE.search(stretch.text):
        return None
    view = squeezed(stretch.view)
    match = _LINE.fullmatch(view.text)
    if match is None:
        return None
    name = regexp(r"[(（][^()（）]*[)）]|\s").sub("", match["name"])
    anchor = document.anchor(view.span(match.start("number"), match.end("number")), stretch.cell)
    printed = match["number"].replace(",", "")
    return _Filled(at, name, Decimal(printed), printed, match["unit"] or "", match["part"] is not None, anchor, stretch.part)


def _blocks(lines: Sequence[_Filled]) -> Iterator[_Block]:
    """Each whole with the unbroken lines below it, the first of them behind 其中, that come near to it."""
    for index, whole in enumerate(lines):
        if not _WHOLE.search(whole.name):
            continue
        parts: list[_Filled] = []
        for line in lines[index + 1 :]:
            if line.at != whole.at + len(parts) + 1 or line.opens != (not parts) or _WHOLE.search(line.name) or line.unit != whole.unit:
                break
            parts.append(line)
        if len(parts) >= 2 and _near(whole, parts):
            yield _Block(whole, tuple(parts))


def _near(whole: _Filled, parts: Sequence[_Filled]) -> bool:
    return abs(whole.number - sum(part.number for part in parts)) <= whole.number * _NEAR


def _over(blocks: Sequence[_Block]) -> Iterator[tuple[_Filled, tuple[_Filled, ...], str]]:
    """A block that two or more like it follow and make up: its whole by theirs, and each of its parts by theirs of the same name."""
    for index, head in enumerate(blocks):
        below: list[_Block] = []
        last = head
        for block in blocks[index + 1 :]:
            if block.whole.at - last.parts[-1].at > _GAP or [part.name for part in block.parts] != [part.name for part in head.parts]:
                break
            below.append(block)
            last = block
        if len(below) < 2 or not _near(head.whole, [block.whole for block in below]):
            continue
        yield head.whole, tuple(block.whole for block in below), "各项资金之和"
        for at, part in enumerate(head.parts):
            same = tuple(block.parts[at] for block in below)
            if _near(part, same):
                yield part, same, f"各项资金的{part.name}之和"


def _worded(number: int, whole: _Filled, parts: Sequence[_Filled], label: str) -> Worded:
    anchors = (whole.anchor, *(part.anchor for part in parts))
    return Worded(
        id=f"l{number}", kind="parts", label=label, claimed=whole.printed, claimed_unit=whole.unit, ways=("+".join(part.printed for part in parts),), firm=True,
        anchor=anchors[1], claimed_anchor=anchors[0], part=whole.part, tokens=tuple(anchor.span for anchor in anchors), places=anchors[1:],
    )
