"""The pieces that loose lines are made of: what stands between blanks, joined again where one cell was broken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, pairwise

from lexicon.load import Lexicon
from model.document import Block, BlockKind, Document
from model.span import Span
from parsers.frames import bare
from parsers.tables.classify import Heads
from parsers.tables.reader import DASHES, is_percent

CERTAIN = frozenset(("√", "确定能", "有可能", "完全不可能", "不可能"))
POSSIBLE = CERTAIN | {"能", "满意"}
MONEY = re.compile(r"-?\d[\d,]*(?:\.\d+)?(?:万元|元)?$")
_PIECE = re.compile(r"[^\s|]+")
_UNITS = re.compile(r"[年月日%％‰万亿元个户人份]")
_REMARK = re.compile(r"[（(](?:单位)?(?:公章|盖章|签章|签字|代码|万元|元)[)）]")
_ANNEX = re.compile(r"附\s*[件表]\s*[一二三四五六七八九十\d]{1,3}\s*(?:[:：]|$)")
_HEAD = 40
_NEAR = 16


@dataclass(frozen=True, slots=True)
class Token:
    """A cell's text (or what is left of it): no blanks, with its stretches of the document."""

    key: str
    spans: tuple[Span, ...]
    line: int
    first: bool
    alone: bool

    def joined(self, other: Token) -> Token:
        return Token(self.key + other.key, (*self.spans, *other.spans), self.line, self.first, self.alone)

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end


def runs(document: Document) -> Iterable[list[Block]]:
    """Stretches of paragraphs between tables; an attachment's head begins another."""
    run: list[Block] = []
    for block in document.blocks:
        annex = len(block.span) <= _HEAD and bool(_ANNEX.match(document.text, block.span.start, block.span.end))
        if annex or block.kind in (BlockKind.TABLE, BlockKind.CONTENTS):
            if run:
                yield run
            run = []
        elif block.kind is not BlockKind.FURNITURE:
            run.append(block)
    if run:
        yield run


def tokens_of(document: Document, blocks: list[Block], heads: Heads) -> list[Token]:
    """The pieces between blanks, those of one cell joined again: 1-9 月, 2023 年 12 ⏎ 月前, a name that wraps inside its cell."""
    pieces = _pieces(document, blocks)
    spaced = _spaced([piece.line for piece in pieces])
    tokens: list[Token] = []
    for piece, wraps in zip(pieces, spaced, strict=True):
        _push(tokens, piece, wraps, heads)
    return tokens


def _pieces(document: Document, blocks: list[Block]) -> list[Token]:
    pieces: list[Token] = []
    text = document.text
    for block in blocks:
        at = block.span.start
        while at < block.span.end:
            stop = text.find("\n", at, block.span.end)
            stop = block.span.end if stop < 0 else stop
            found = [part for match in _PIECE.finditer(text, at, stop) for part in _parted(text, Span(match.start(), match.end()))]
            line = document.line_number(at)
            pieces += [Token(text[span.start:span.end].translate(_FOLD), (span,), line, number == 0, len(found) == 1) for number, span in enumerate(found)]
            at = stop + 1
    return pieces


def _parted(text: str, span: Span) -> list[Span]:
    """A number and the name of the next row's source that lost the break between them (589.20中央补助资金)."""
    glued = _sources(Lexicon.load().digest).search(text, span.start + 1, span.end)
    return [span] if glued is None else [Span(span.start, glued.start()), Span(glued.start(), span.end)]


@cache
def _sources(digest: str) -> re.Pattern[str]:
    words = sorted((word for word in Lexicon.load().maps["sources"] if len(word) > 1), key=len, reverse=True)
    return re.compile(rf"(?<=[\d%])(?=(?:其中[:：]?)?(?:{'|'.join(map(re.escape, words))})\S*)")


def _spaced(lines: list[int]) -> list[bool]:
    """Whether cells hereabouts are parted by blank lines, so that two lines without one between them are one cell."""
    steps = [0, *(1 if b > a + 1 else 0 for a, b in pairwise(lines))]
    turns = [0, *(1 if b > a else 0 for a, b in pairwise(lines))]
    gaps, changes = [0, *accumulate(steps)], [0, *accumulate(turns)]
    spaced = []
    for at in range(len(lines)):
        low, high = max(0, at - _NEAR), min(len(lines), at + _NEAR)
        spaced.append((gaps[high] - gaps[low]) * 4 >= changes[high] - changes[low])
    return spaced


_FOLD = {0xFF01 + i: 0x21 + i for i in range(94) if chr(0xFF01 + i) not in "，"} | {ord("－"): ord("-"), ord("—"): ord("-"), ord("–"): ord("-")}


def _push(tokens: list[Token], token: Token, spaced: bool, heads: Heads) -> None:
    """Append, or join to the last where a number was cut from its unit or a name wraps on the very next line."""
    if tokens:
        last = tokens[-1]
        cut = last.key[-1].isdigit() and _UNITS.match(token.key) and len(token.key) <= 6 and token.key not in heads.known
        cut = cut or (bool(re.search(r"\d{4}年$", last.key)) and bool(re.match(r"\d{1,2}(?:月|$)", token.key)))
        wraps = (spaced and last.alone and token.alone and token.line == last.line + len(last.spans) and not _whole(last.key)
                 and not is_valued(token.key) and last.key not in heads.known)
        remark = bool(_REMARK.fullmatch(token.key)) and bare(last.key) in heads.label
        if remark or (cut and token.line - last.line <= 2 * len(last.spans)) or (wraps and len(last.key) < 24):
            tokens[-1] = replace(last.joined(token), alone=last.alone or (remark and last.first))
            return
    tokens.append(token)


def _whole(key: str) -> bool:
    """A piece that no name runs on from: a value, or the end of a sentence."""
    return is_valued(key) or key[-1] in "。；：:;，,"


def is_valued(key: str) -> bool:
    return key in DASHES or key in POSSIBLE or is_percent(key) or bool(MONEY.match(key)) or key[0] in "≥≤=><"
