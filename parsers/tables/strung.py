"""Forms whose cells were strung together (三级指标分值年度指标值全年实际值得分 … 巡查次数10≥12次12次10): header and rows are cut apart.

A form's own numbers tell where the cells end: no mark above its full marks, and the sums that the form prints.  Where several cuts, or none,
agree with all of these, the table is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lexicon.load import Lexicon
from model.document import Block, Document
from model.regexp import regexp
from model.span import Span
from parsers.tables.cuts import Row as Cut
from parsers.tables.cuts import chosen, rows_in
from parsers.tables.heads import Heads, level_words
from parsers.tables.pieces import Token
from parsers.tables.rebuilt import Row

_VALUES = ("target", "actual")
_MARKS = ("weight", "points", "score")
_NOTES = ("deviation", "remark")
_LEVELS = ("level1", "level2", "level3")
_NAMED = regexp(r"(?P<level1>一级指标)?(?P<level2>二级指标)?(?P<level3>三级指标)")
_MAY_BE = regexp(r"三\s*级\s*指\s*标")
_ASIDE = regexp(r"[(（][A-D](?:[/÷][A-D])?[)）]")
_LONGEST_HEAD, _PREFIX, _FARTHEST = 20, 4, 6_000
_ENDS = regexp(r"…*(?P<whole>总分|合计|总计)值?(?P<sum>[\d.]*)(?![\u4e00-\u9fff]{0,2}指标)|注[:：]|备注[:：]?|说明[:：]|填[报表]人|其他需要说明|偏差大或|评价结论|(?:项目|财务)负责人")


_PREFIXED = regexp(r"[\u4e00-\u9fff]*(?<!的)")
_FEWEST_STRETCHES, _FEWEST_ROWS = 3, 2


@dataclass(frozen=True, slots=True)
class Strip:
    """Paragraphs without their blanks; ``offsets[i]`` is where ``text[i]`` stands in the document."""

    text: str
    offsets: Sequence[int]

    def token(self, start: int, end: int) -> Token:
        span = Span(self.offsets[start], self.offsets[end - 1] + 1)
        return Token(self.text[start:end], (span,), 0, False, False)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two names of levels, and the levels in force there (a first level's name with the full marks printed beside it)."""

    level1: tuple[int, int] | None
    level2: tuple[int, int] | None
    start: int
    end: int


def strung_tables(document: Document, blocks: Sequence[Block], heads: Heads) -> Iterator[tuple[list[Row], Span]]:
    """Each strung table's rows, the header first, and where it stands; no rows where it cannot be cut apart."""
    if not any(_MAY_BE.search(document.text, block.span.start, block.span.end) for block in blocks):
        return
    strip = _strip(document, blocks)
    at = 0
    while (named := _NAMED.search(strip.text, at)) is not None:
        at = named.end()
        columns = _head(strip, named, heads)
        if columns is None:
            continue
        begin = columns[-1][2]
        close = _ENDS.search(strip.text, begin)
        end = min(close.start() if close else len(strip.text), begin + _FARTHEST)
        stretches = _stretches(strip, begin, end, heads)
        if len(stretches) < _FEWEST_STRETCHES:
            continue
        rows = _rows(strip, columns, stretches, close)
        yield rows, Span(strip.offsets[named.start()], strip.offsets[end - 1] + 1)
        at = end


def _strip(document: Document, blocks: Iterable[Block]) -> Strip:
    offsets = [at for block in blocks for at in range(block.span.start, block.span.end) if not document.text[at].isspace()]
    return Strip("".join(document.text[at] for at in offsets).translate(_FOLD), offsets)


_FOLD = {0xFF01 + i: 0x21 + i for i in range(94) if chr(0xFF01 + i) not in "，；：（）"}


def _head(strip: Strip, named: re.Match[str], heads: Heads) -> list[tuple[str, int, int]] | None:
    """The columns of a header whose words stand without a blank between most of them; None for one that blanks part."""
    columns = [(level, *named.span(level)) for level in _LEVELS if named[level]]
    at = named.end()
    while (word := _word(strip.text, at, heads)) is not None:
        columns.append((word[0], at, word[1]))
        at = word[1]
    roles = [role for role, _, _ in columns]
    if len(set(roles)) < len(roles) or (not {"target", "actual"} <= set(roles) and not ({"score"} & set(roles) and {"weight", "points"} & set(roles))):
        return None
    parted = sum(strip.offsets[start] - strip.offsets[start - 1] > 1 for _, start, _ in columns[1:])
    return columns if 2 * parted < len(columns) - 1 else None


def _word(text: str, at: int, heads: Heads) -> tuple[str, int] | None:
    """The longest header word of a value, a mark or a note that begins here (a few characters before it are its own: 全年实际值), with what
    is bracketed behind it."""
    for before in range(_PREFIX + 1):
        if not _PREFIXED.fullmatch(text, at, at + before):
            break
        for length in range(min(_LONGEST_HEAD, len(text) - at - before), 1, -1):
            role = heads.indicator.words.get(text[at + before : at + before + length], "")
            if role in (*_VALUES, *_MARKS, *_NOTES):
                aside = _ASIDE.match(text, at + before + length)
                return role, aside.end() if aside else at + before + length
    return None


@cache
def _levels(digest: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{'|'.join(level_words(Lexicon.load()))})(?P<quota>[(（]\d{{1,3}}(?:\.\d+)?分?[)）])?")


def _stretches(strip: Strip, begin: int, end: int, heads: Heads) -> list[Stretch]:
    """The body cut at the names of its levels."""
    found = list(_levels(Lexicon.load().digest).finditer(strip.text, begin, end))
    stretches: list[Stretch] = []
    first: tuple[int, int] | None = None
    for match, after in zip(found, [*found[1:], None], strict=False):
        word = match["word"]
        same = first is not None and strip.text[first[0] : first[1]].startswith(word)
        upper = word not in heads.second and not same and (word != "成本指标" or (after is not None and after.start() == match.end()))
        first = match.span() if upper else first
        stretches.append(Stretch(first, None if upper else match.span(), match.end(), after.start() if after else end))
    return stretches


def _rows(strip: Strip, columns: Sequence[tuple[str, int, int]], stretches: Sequence[Stretch], close: re.Match[str] | None) -> list[Row]:
    order = [role for role, _, _ in columns if role in (*_VALUES, *_MARKS)]
    cuts = [list(rows_in(strip.text, stretch.start, stretch.end, order)) for stretch in stretches]
    quotas = [strip.text[stretch.level1[0] : stretch.level1[1]] if stretch.level1 else "" for stretch in stretches]
    rows = chosen(strip.text, cuts, quotas, close["sum"] if close and close["sum"] else "")
    if rows is None:
        return []
    places = {role: at for at, (role, _, _) in enumerate(columns)}
    table: list[Row] = [{at: strip.token(start, stop) for at, (role, start, stop) in enumerate(columns) if role not in _NOTES}]
    told: set[tuple[int, int]] = set()
    for stretch, found in zip(stretches, rows, strict=True):
        for cut in found:
            names = {"level1": stretch.level1, "level2": stretch.level2}
            table.append(_row(strip, cut, {level: span for level, span in names.items() if span and span not in told}, places))
            told.update(span for span in names.values() if span)
    return [*table, *_total(strip, order, places, close)] if len(table) > _FEWEST_ROWS else []


def _row(strip: Strip, cut: Cut, levels: Mapping[str, tuple[int, int]], places: Mapping[str, int]) -> Row:
    named = {**levels, "level3": cut.name, **cut.cells}
    return {places[role]: strip.token(*span) for role, span in named.items() if role in places}


def _total(strip: Strip, order: Sequence[str], places: Mapping[str, int], close: re.Match[str] | None) -> Iterator[Row]:
    """总分10096.5: the full marks are a hundred, and the score follows.  Of scores alone there is no telling whether execution's are in it."""
    weight = next((role for role in order if role in ("weight", "points")), "")
    if close is None or not weight:
        return
    word = strip.token(*close.span("whole"))
    start, stop = close.span("sum")
    if "score" in order and regexp(r"100(?:100|\d{2}(?:\.\d+)?)").fullmatch(close["sum"]):
        yield {places[order[0]] - 1: word, places[weight]: strip.token(start, start + 3), places["score"]: strip.token(start + 3, stop)}
    elif "score" not in order and close["sum"] == "100":
        yield {places[order[0]] - 1: word, places[weight]: strip.token(start, stop)}
