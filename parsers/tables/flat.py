"""Tables whose ruling was lost: cells one a line, or parted by blanks.  Their grid is rebuilt from the words of the header and the
kinds of the values, and the document is handed on with these tables in the place of the loose paragraphs (EX-04).

Where the pieces do not fit the header's columns nothing is rebuilt: a row is skipped, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from lexicon.load import Lexicon
from model.document import Block, BlockKind, Cell, Document, Table
from model.span import Span
from parsers.tables.classify import Heads, Words, dimension_of
from parsers.tables.reader import DASHES, is_number, is_percent

_PIECE = re.compile(r"\S+")
_UNITS = re.compile(r"[年月日%％‰万亿元个户人份]")
_LEVELS = ("level1", "level2", "level3", "name")
_VALUES = ("target", "actual", "forecast")
_MARKS = ("weight", "score")
_AFTER = ("deviation", "remark", "possibility")
_CERTAIN = frozenset(("√", "确定能", "有可能", "完全不可能", "不可能"))
_POSSIBLE = _CERTAIN | {"能", "满意"}
_MONEY = re.compile(r"-?\d[\d,]*(?:\.\d+)?(?:万元|元)?$")
_SENTENCE = re.compile(r"[。；;]|，.{10,}")
_VALUE_LENGTH = 14
_SOURCE_ROW = re.compile(r"资金|财政|中央|省|市|县|区|自筹|债券|合计|总额|其他|其中|结转|拨款|补助|小计|总计|投资")
_MISSES = 8
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


@dataclass(frozen=True, slots=True)
class _Header:
    """Columns in order: (role, token); ``end``: the index after its last token."""

    kind: str
    columns: tuple[tuple[str, Token], ...]
    end: int


def recovered(document: Document, lexicon: Lexicon) -> Document:
    """The document with its loose tables as tables; the very same where there are none."""
    heads = Heads.of(lexicon)
    found: list[Table] = []
    for run in _runs(document):
        tokens = _tokens(document, run, heads)
        found += _tables(tokens, heads, len(document.tables) + len(found))
    if not found:
        return document
    return replace(document, tables=(*document.tables, *found), blocks=_blocks(document, found))


# ---------------------------------------------------------------- tokens

def _runs(document: Document) -> Iterable[list[Block]]:
    """Stretches of paragraphs between tables and headings of prose."""
    run: list[Block] = []
    for block in document.blocks:
        if block.kind in (BlockKind.TABLE, BlockKind.CONTENTS):
            if run:
                yield run
            run = []
        elif block.kind is not BlockKind.FURNITURE:
            run.append(block)
    if run:
        yield run


def _tokens(document: Document, blocks: list[Block], heads: Heads) -> list[Token]:
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
            found = [Span(match.start(), match.end()) for match in _PIECE.finditer(text, at, stop)]
            line = document.line_number(at)
            pieces += [Token(text[span.start:span.end].translate(_FOLD), (span,), line, number == 0, len(found) == 1) for number, span in enumerate(found)]
            at = stop + 1
    return pieces


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
        cut = last.key[-1].isdigit() and _UNITS.match(token.key) and len(token.key) <= 6
        cut = cut or (bool(re.search(r"\d{4}年$", last.key)) and bool(re.match(r"\d{1,2}(?:月|$)", token.key)))
        wraps = (spaced and last.alone and token.alone and token.line == last.line + len(last.spans) and not _whole(last.key)
                 and not _valued(token.key) and last.key not in heads.known)
        if (cut and token.line - last.line <= 2 * len(last.spans)) or (wraps and len(last.key) < 24):
            tokens[-1] = last.joined(token)
            return
    tokens.append(token)


def _whole(key: str) -> bool:
    """A piece that no name runs on from: a value, or the end of a sentence."""
    return _valued(key) or key[-1] in "。；：:;，,"


def _valued(key: str) -> bool:
    return key in DASHES or key in _POSSIBLE or is_percent(key) or bool(_MONEY.match(key)) or key[0] in "≥≤=><"


# ---------------------------------------------------------------- headers

def _tables(tokens: list[Token], heads: Heads, index: int) -> list[Table]:
    found: list[Table] = []
    at = 0
    while at < len(tokens):
        header = _header(tokens, at, heads)
        table = None
        if header is not None:
            rows, end = _money_rows(tokens, header) if header.kind == "funds" else _indicator_rows(tokens, header, heads)
            table = _table(header, rows, index + len(found)) if rows else None
        else:
            end = at
            pairs = _pairs(tokens, at, heads)
            if pairs:
                while end < len(tokens) and tokens[end].start < pairs[-1].end:
                    end += 1
                table = _row_table(pairs, index + len(found))
        if table is not None:
            found.append(table)
            at = max(end, at + 1)
        else:
            at += 1
    return found


def _header(tokens: list[Token], at: int, heads: Heads) -> _Header | None:
    """A header that begins with this token, None where none does."""
    for kind, words in (("indicators", heads.indicator), ("funds", heads.fund)):
        columns, end = _columns(tokens, at, words, heads)
        roles = [role for role, _ in columns]
        if kind == "indicators":
            measures = [role for role in roles if role in (*_VALUES, "weight", "points", "score")]
            if any(role in ("level2", "level3") or role == "name" for role in roles) and len(set(measures)) >= 2 and not {"rubric", "note", "definition"} & set(roles):
                return _Header(kind, tuple(columns), end)
        elif sum(role.partition("/")[0] in ("budget_total", "funds_spent", "funds_received", "funds_forecast") for role in roles) >= 2:
            return _Header(kind, tuple(columns), end)
    return None


def _columns(tokens: list[Token], at: int, words: Words, heads: Heads) -> tuple[list[tuple[str, Token]], int]:
    """Header words from here on, each of up to four pieces."""
    columns: list[tuple[str, Token]] = []
    while at < len(tokens):
        found = _word(tokens, at, words, heads)
        if found is None:
            break
        role, token, at = found
        columns.append((role, token))
    return columns, at


def _word(tokens: list[Token], at: int, words: Words, heads: Heads) -> tuple[str, Token, int] | None:
    """The longest header word that begins here; a piece that is a word of its own is not swallowed."""
    best: tuple[str, Token, int] | None = None
    token = tokens[at]
    for length in range(1, 5):
        if length > 1:
            if at + length > len(tokens):
                break
            added = tokens[at + length - 1]
            if best is not None and (_role(added.key, words, heads) or _BEGINS_ANEW.match(added.key) or added.key in heads.total):
                break
            token = token.joined(added)
        if len(token.key) > 20 or _valued(token.key):
            break
        role = _role(token.key, words, heads)
        longer = best is not None and length > 1 and len(tokens[at + length - 1].key) > 2 and not words.exact(token.key)
        if role and not longer and not re.fullmatch(r"[\d\-~至月.年]+(?:指标)?", token.key):
            best = (role, token, at + length)
    return best


_BEGINS_ANEW = re.compile(r"\d{1,2}[-~至]\d{1,2}月|(?:19|20)\d{2}年")


def _role(key: str, words: Words, heads: Heads) -> str:
    role = words.role(key)
    if role or words is not heads.fund:
        return role
    role = heads.indicator.role(key)
    return role if role in ("points", "weight", "score") else ""


# ---------------------------------------------------------------- rows

Row = dict[int, Token]
_WIDE = -1
"""The key of a row that is no row: words between rows that fit no column, kept whole."""


def _money_rows(tokens: list[Token], header: _Header) -> tuple[list[Row], int]:
    """A label and one number (or dash) for each column; column 0 is the label's."""
    rows: list[Row] = []
    count = len(header.columns)
    at = end = header.end
    misses = 0
    while at < len(tokens) and misses < _MISSES:
        values = tokens[at + 1:at + 1 + count]
        fits = len(values) == count and all(_is_amount(token.key) for token in values) and any(token.key not in DASHES for token in values)
        if fits and not _is_amount(tokens[at].key) and _SOURCE_ROW.search(tokens[at].key):
            rows.append({0: tokens[at], **dict(enumerate(values, 1))})
            at = end = at + 1 + count
            misses = 0
        else:
            at += 1
            misses += 1
    return rows, end


def _is_amount(key: str) -> bool:
    return key in DASHES or bool(_MONEY.match(key)) or is_percent(key)


def _indicator_rows(tokens: list[Token], header: _Header, heads: Heads) -> tuple[list[Row], int]:
    """Names, then values and marks in the header's order; what comes between is skipped."""
    order = _pattern(header)
    rows: list[Row] = []
    at = end = header.end
    start = at
    while at < len(tokens) and at - start <= _MISSES + 4:
        if _header(tokens, at, heads) is not None:
            break
        reach = _fit(tokens, at, order)
        if reach and at > start:
            while _fit(tokens, at + 1, order):
                at += 1
            reach = _fit(tokens, at, order)
            row = _named(tokens[start:at], header, heads)
            if row is not None:
                for column, token in zip(order, tokens[at:at + len(order)], strict=False):
                    row[column[0]] = token
                rows.append(row)
                if total := _is_total(tokens[start:at]):
                    return rows, at + reach
                del total
            at = end = start = _past(tokens, at + reach, header)
        else:
            if tokens[at].key in _CERTAIN:
                rows += _wide(tokens[start:at])
                start = at + 1
            at += 1
    return rows, end


def _wide(tokens: Sequence[Token]) -> list[Row]:
    """Words that fit no column as one full-width row; nothing where there are none."""
    if not tokens:
        return []
    whole = tokens[0]
    for token in tokens[1:]:
        whole = whole.joined(token)
    return [{_WIDE: whole}]


def _is_total(names: Sequence[Token]) -> bool:
    return bool(names) and bool(re.fullmatch(r"(?:总分|合计|总计|总得分)", names[-1].key))


def _pattern(header: _Header) -> list[tuple[int, str]]:
    """The columns whose cells a row must have, in order: values, marks, and the possibility that closes a monitoring row."""
    order: list[tuple[int, str]] = []
    for column, (role, _) in enumerate(header.columns):
        if role in (*_VALUES, *_MARKS, "points", "rate") or (role == "possibility" and (not order or order[-1][1] != "possibility")):
            order.append((column, role))
    return order


def _fit(tokens: list[Token], at: int, order: list[tuple[int, str]]) -> int:
    """How many tokens from here fill the pattern, 0 where they do not."""
    if at + len(order) > len(tokens):
        return 0
    for (_, role), token in zip(order, tokens[at:at + len(order)], strict=True):
        if not _suits(role, token.key):
            return 0
    return len(order)


def _suits(role: str, key: str) -> bool:
    if role in (*_MARKS, "points"):
        return is_number(key) or key in DASHES
    if role == "rate":
        return is_percent(key) or is_number(key) or key in DASHES
    if role == "possibility":
        return key in _POSSIBLE
    return len(key) <= _VALUE_LENGTH and not _SENTENCE.search(key) and key not in _CERTAIN


def _past(tokens: list[Token], at: int, header: _Header) -> int:
    """Past a remark (无, /, a sentence) that may close a row."""
    if not any(role in ("deviation", "remark") for role, _ in header.columns):
        return at
    while at < len(tokens) and (tokens[at].key in DASHES or tokens[at].key in ("无", "√") or _SENTENCE.search(tokens[at].key)):
        at += 1
    return at


def _named(names: Sequence[Token], header: _Header, heads: Heads) -> Row | None:
    """Names to their columns: known first and second levels to theirs, the last one to the deepest."""
    columns = [(column, role) for column, (role, _) in enumerate(header.columns) if role in _LEVELS]
    parts = [part for token in names for part in _split(token, heads)]
    if not parts or not columns:
        return None
    row: Row = {}
    by_role = {role: column for column, role in columns}
    last = columns[-1][0]
    row[last] = parts.pop()
    for token in reversed(parts):
        role = "level2" if heads.second.get(token.key) else "level1" if dimension_of(token.key, heads) else ""
        if role == "level1" and "level2" in by_role and by_role["level2"] not in row and token.key in ("满意度指标", "成本指标"):
            role = "level2"
        if not role or role not in by_role:
            break
        if by_role[role] == last or by_role[role] in row:
            if role == "level2" and "level1" in by_role and by_role["level1"] not in row and dimension_of(token.key, heads):
                role = "level1"
            else:
                break
        row[by_role[role]] = token
    return row


def _split(token: Token, heads: Heads) -> list[Token]:
    """A level's name glued to what follows: 社会效益设计功能实现率."""
    if len(token.spans) < 2:
        return [token]
    for cut in range(1, len(token.spans)):
        head = _joined_key(token.spans[:cut], token)
        if head in heads.second or head in heads.dimension:
            first = Token(head, token.spans[:cut], token.line, token.first, token.alone)
            rest = Token(token.key[len(head):], token.spans[cut:], token.line + cut, True, token.alone)
            return [first, *_split(rest, heads)]
    return [token]


def _joined_key(spans: Sequence[Span], token: Token) -> str:
    return token.key[:sum(len(span) for span in spans)]


# ---------------------------------------------------------------- labels and values

def _pairs(tokens: list[Token], at: int, heads: Heads) -> list[Token]:
    """A form's label and its value side by side on one line, or one over the other where the value is a number."""
    token = tokens[at]
    target = heads.label.get(token.key.strip(":："))
    if not target or not token.first:
        return []
    line = [token]
    for other in tokens[at + 1:at + 8]:
        if other.line != token.line:
            break
        line.append(other)
    if len(line) % 2 == 0 and all(tokens_key(line[i]) in heads.label for i in range(0, len(line), 2)) and not any(
            tokens_key(line[i]) in heads.label for i in range(1, len(line), 2)):
        return line
    value = line[1] if len(line) > 1 else None
    for other in line[2:]:
        value = value.joined(other) if value else other
    if value is not None and not any(tokens_key(other) in heads.label for other in line[1:]) and len(value.key) <= 60 and not _SENTENCE.search(value.key[:-1]):
        return [token, value]
    if token.alone and at + 1 < len(tokens) and tokens[at + 1].alone and is_number(tokens[at + 1].key) and tokens[at + 1].line - token.line <= 2:
        return [token, tokens[at + 1]]
    return []


def tokens_key(token: Token) -> str:
    return token.key.strip(":：")


# ---------------------------------------------------------------- tables and blocks

def _cell(row: int, column: int, token: Token, header: bool = False) -> Cell:
    return Cell(row, column, token.spans[0], header=header, more=token.spans[1:])


def _table(header: _Header, rows: list[Row], index: int) -> Table:
    shift = 1 if header.kind == "funds" else 0
    cells = [_cell(0, column + shift, token, True) for column, (_, token) in enumerate(header.columns)]
    for number, row in enumerate(rows, 1):
        cells += [_cell(number, column, token) if column != _WIDE else replace(_cell(number, 0, token), column_span=len(header.columns) + shift)
                  for column, token in sorted(row.items())]
    return _made(cells, len(rows) + 1, len(header.columns) + shift, index)


def _row_table(tokens: list[Token], index: int) -> Table:
    return _made([_cell(0, column, token) for column, token in enumerate(tokens)], 1, len(tokens), index)


def _made(cells: list[Cell], rows: int, columns: int, index: int) -> Table:
    spans = [piece for cell in cells for piece in cell.pieces]
    return Table(index, tuple(cells), rows, columns, Span(min(span.start for span in spans), max(span.end for span in spans)))


def _blocks(document: Document, tables: list[Table]) -> tuple[Block, ...]:
    """The blocks with each table's stretch as one table block; a block cut by it keeps what lies outside."""
    blocks: list[Block] = []
    placed: set[int] = set()
    for block in document.blocks:
        at = block.span.start
        for table in tables:
            if table.span.end <= at or table.span.start >= block.span.end:
                continue
            if table.span.start > at:
                blocks.append(replace(block, span=Span(at, table.span.start)))
            if table.index not in placed:
                placed.add(table.index)
                blocks.append(Block(BlockKind.TABLE, table.span, table=table.index))
            at = table.span.end
        if at < block.span.end:
            blocks.append(block if at == block.span.start else replace(block, span=Span(at, block.span.end)))
    return tuple(blocks)
