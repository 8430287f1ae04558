"""The pieces that loose lines are made of: what stands between blanks, joined again where one cell was broken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, groupby, pairwise

from lexicon.load import Lexicon
from lexicon.match import alternatives
from model.document import Block, BlockKind, Document
from model.quick import changed, quick
from model.regexp import regexp
from model.span import Span
from parsers.frames import bare
from parsers.tables.heads import Heads, dimension_of
from parsers.tables.reader import DASHES, is_percent
from parsers.tables.upright import uprighted

CERTAIN = frozenset(("√", "确定能", "有可能", "完全不可能", "不可能"))
POSSIBLE = CERTAIN | {"能", "满意"}
MONEY = regexp(r"-?\d[\d,]*(?:\.\d+)?(?:万元|元)?$")
SENTENCE = regexp(r"[。；;]|，.{10,}")
_PIECE = regexp(r"[^\s|]+")
_UNITS = regexp(r"[年%％‰万亿元份]|月(?![均度])|日(?![常志均期])|个(?![人体别])|户(?![籍外厕均])|人(?=[次份/]|$)")
"""A unit that was cut from its number, and no word that begins like one (人员管理, 个人)."""
_OF_A_YEAR, _A_YEAR = regexp(r"年[末初中内底度]"), regexp(r"(?<!\d)(?:19|20)\d\d$")
"""15 14 年末有结转: the reason behind a mark, no 14年."""
_REMARK = regexp(r"[（(](?:单位)?(?:公章|盖章|签章|签字|代码|万元|元)[)）]")
QUOTA = regexp(r"[（(]\d{1,3}(?:\.\d{1,2})?分[)）]")
"""产出指标 ⏎ (50分): a first level's marks on a line of their own."""
_ANNEX = regexp(r"附\s*[件表]\s*[一二三四五六七八九十\d]{1,3}\s*(?:[:：]|$)")
_HEAD = 40
_NEAR = 16
_ANSWERS = frozenset("无有是否能优良中差高低")
_CLOSED = regexp(r"√(?=[\u4e00-\u9fff])|^(?:确定能|有可能|完全不可能)(?=[\u4e00-\u9fff])")
"""What closes a monitoring row, run together with the name that begins the next one."""

_BOXES = "○●□☐☑√✓"
_CUTTABLE = regexp(r"[\d%√]|确定能|可能")
"""What every piece of two cells holds: most hold none of it."""
_VALUED = regexp(r"([≥≤=><]?\d[\d.,]*[%％])([\u4e00-\u9fff]{1,5})")


@quick
@dataclass(frozen=True, slots=True)
class Token:
    """A cell's text (or what is left of it): no blanks, with its stretches of the document.  ``flows``: the line before it runs to the
    page's right margin, so that a word may have been parted between them."""

    key: str
    spans: tuple[Span, ...]
    line: int
    first: bool  # in its line, or after a break that was lost
    alone: bool
    flows: bool = False

    def joined(self, other: Token) -> Token:
        return Token(self.key + other.key, (*self.spans, *other.spans), self.line, self.first, self.alone, self.flows)

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


def tokens_of(document: Document, blocks: list[Block], heads: Heads, edges: Mapping[int | None, float]) -> list[Token]:
    """The pieces between blanks, those of one cell joined again: 1-9 月, 2023 年 12 ⏎ 月前, a name that wraps inside its cell."""
    pieces = uprighted(_pieces(document, blocks, heads, edges), heads)
    spaced = _spaced([piece.line for piece in pieces])
    tokens: list[Token] = []
    for piece, wraps in zip(pieces, spaced, strict=True):
        _push(tokens, piece, wraps, heads)
    return tokens


def _pieces(document: Document, blocks: list[Block], heads: Heads, edges: Mapping[int | None, float]) -> list[Token]:
    pieces: list[Token] = []
    text = document.text
    for block in blocks:
        at = block.span.start
        full, label = False, ""
        while at < block.span.end:
            stop = text.find("\n", at, block.span.end)
            stop = block.span.end if stop < 0 else stop
            words = _spelled(text, [Span(*match.span()) for match in _PIECE.finditer(text, at, stop)], heads)
            found = [part for word in words for part in _parted(text, word, word is words[0])]
            found = [part for span in found for part in _boxed(text, span)]
            found = _labelled(text, found, heads, label if full else "")
            label = _key(text, found[-2]) if len(found) > 1 else label if full else ""
            line = document.line_number(at)
            pieces += [
                Token(text[span.start:span.end].translate(_FOLD), (span,), line, before.end == span.start if before else not full,
                      len(found) == 1, full and not before)
                for before, span in zip([None, *found], found, strict=False)
            ]
            full = bool(found) and _is_full(document, found[-1], edges)
            at = stop + 1
    return pieces


def _labelled(text: str, words: Sequence[Span], heads: Heads, label: str) -> list[Span]:
    """A label's value apart from the label of the next row that it ran into (预算单位 某县教育局评价类型); ``label``: what the line before
    left open."""
    found: list[Span] = []
    for span in words:
        opened = _opener(Lexicon.load().digest).search(text, span.start, span.end) if label in heads.label else None
        found += [Span(span.start, opened.start()), Span(opened.start(), span.end)] if opened else [span]
        label = _key(text, span)
    return found


def _boxed(text: str, span: Span) -> list[Span]:
    """A box to tick apart from the label of the next row that it ran into (○项目名称)."""
    if text[span.start] not in _BOXES:
        return [span]
    boxed = _box(Lexicon.load().digest).fullmatch(text, span.start, span.end)
    return [Span(span.start, boxed.end(1)), Span(boxed.end(1), span.end)] if boxed else [span]


@cache
def _box(digest: str) -> re.Pattern[str]:
    return re.compile(rf"([{_BOXES}]+)(?:{'|'.join(map(re.escape, Lexicon.load().words['form_openers']))})")


def _key(text: str, span: Span) -> str:
    return text[span.start:span.end].strip(":：")


@cache
def _opener(digest: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=[局委厅司心府校院会])(?:{'|'.join(map(re.escape, Lexicon.load().words['form_openers']))})")


def right_edges(document: Document) -> dict[int | None, float]:
    """How far to the right each page's lines run; nothing for a format without pages."""
    rights: dict[int | None, float] = {}
    for line in document.lines:
        if line.xs and line.page is not None:
            rights[line.page] = max(rights.get(line.page, 0.0), line.xs[-1])
    return rights


def _is_full(document: Document, span: Span, rights: Mapping[int | None, float]) -> bool:
    """Whether the line that ends with ``span`` leaves no room for another character."""
    page = document.page_of(span.start) if rights else None
    box = document.box(span) if page else None
    return page is not None and box is not None and box.x1 + 1.5 * (box.bottom - box.top) > rights.get(page.number, 0.0)


def _spelled(text: str, words: list[Span], heads: Heads) -> list[Span]:
    """Single characters in a row are one word, set wide (偏 差 原 因), unless they are what was torn off several heads (数 标 值 值)."""
    if all(len(span) > 1 for span in words):
        return words
    joined: list[Span] = []
    for single, group in groupby(words, lambda span: _is_single(text[span.start:span.end])):
        spans = list(group)
        chars = [text[span.start] for span in spans]
        whole = len(set(chars)) == len(chars) and (len(chars) > 2 or "".join(chars) in heads.known or "".join(chars) in heads.label)
        joined += [Span(spans[0].start, spans[-1].end)] if single and whole else spans
    return joined


def _is_single(word: str) -> bool:
    return len(word) == 1 and _is_han(word) and word not in "无有是否"


def _parted(text: str, span: Span, first: bool) -> list[Span]:
    """Two cells that lost the break between them: a number and the next row's source (412.50中央补助资金), a row's closing mark and the
    next row's name."""
    if not _CUTTABLE.search(text, span.start, span.end):
        return [span]
    closed = _CLOSED.search(text[span.start:span.end])
    if closed and (not first or closed.group() == "√"):
        cut = span.start + closed.end()
        before = [Span(span.start, cut - 1), Span(cut - 1, cut)] if closed.start() else [Span(span.start, cut)]
        return [*before, *_parted(text, Span(cut, span.end), False)]
    valued = _VALUED.fullmatch(text, span.start, span.end)
    if valued and valued[2] in POSSIBLE:
        return [Span(span.start, valued.end(1)), Span(valued.end(1), span.end)]
    glued = _sources(Lexicon.load().digest).search(text, span.start, span.end)
    return [span] if glued is None else [Span(span.start, glued.end()), Span(glued.end(), span.end)]


@cache
def _sources(digest: str) -> re.Pattern[str]:
    words = [word for word in Lexicon.load().maps["sources"] if len(word) > 1]
    firsts = "".join(sorted({re.escape(word[0]) for word in words}))
    return re.compile(rf"[\d%](?=[其{firsts}])(?=(?:其中[:：]?)?(?:{alternatives(words)})\S*)")


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
        cut = cut and (not _OF_A_YEAR.match(token.key) or bool(_A_YEAR.search(last.key)))
        cut = cut or (last.key.endswith("年") and bool(regexp(r"\d{4}年$").search(last.key)) and bool(regexp(r"\d{1,2}(?:月|$)").match(token.key)))
        wraps = (spaced and last.alone and token.alone and token.line == last.line + len(last.spans) and not _whole(last.key)
                 and not is_valued(token.key) and last.key not in heads.known)
        remark = bool(_REMARK.fullmatch(token.key)) and bare(last.key) in heads.label
        split = cut and token.line - last.line <= 2 * len(last.spans)
        quota = bool(QUOTA.fullmatch(token.key) or (token.key == "指标" and last.alone)) and token.first and (
            token.line - last.line <= 2 * len(last.spans)) and dimension_of(last.key, heads) is not None
        if remark or split or quota or _is_upright(last, token, heads) or (wraps and len(last.key) < 24) or _is_torn(last, token, heads):
            tokens[-1] = changed(last.joined(token), alone=last.alone or (remark and last.first))
            return
    tokens.append(token)


def _is_upright(last: Token, token: Token, heads: Heads) -> bool:
    """Whether a character goes on with the first level's name that the lines before it spell, one character each: 产 ⏎ 出 ⏎ 指 ⏎ 标."""
    if not (last.alone and token.alone) or len(token.key) != 1 or any(len(span) != 1 for span in last.spans):
        return False
    whole = last.key + token.key
    return token.line - last.line <= 2 * len(last.spans) and any(f"{word.removesuffix('指标')}指标".startswith(whole) for word in heads.dimension)


def _is_torn(last: Token, token: Token, heads: Heads) -> bool:
    """Whether a word was parted at a line's end: at the margin, or so that only both halves are a word, or but one character went over."""
    if token.flows:
        return _is_han(last.key[-1]) and _is_han(token.key[0]) and last.key not in heads.known and last.key not in CERTAIN
    if not token.first or token.line - last.line > 2 * len(last.spans) or is_valued(last.key) or last.key in heads.known:
        return False
    whole = last.key + token.key
    if len(token.key) <= 3 and (whole in heads.known or whole in CERTAIN):
        return True
    return last.alone and token.alone and len(token.key) == 1 and _is_han(token.key) and token.key not in _ANSWERS and not _whole(last.key)


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _whole(key: str) -> bool:
    """A piece that no name runs on from: a value, or the end of a sentence."""
    return is_valued(key) or key[-1] in "。；：:;，,"


def is_figure(key: str) -> bool:
    """A number, a percentage, or the dash in its place."""
    return key in DASHES or is_percent(key) or bool(MONEY.match(key))


def is_valued(key: str) -> bool:
    return is_figure(key) or key in POSSIBLE or key[0] in "≥≤=><"
