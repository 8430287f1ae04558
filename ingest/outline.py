"""Headings to sections: 附件, 一、, （一）, 1., （1）, 1.1, 1.1.1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lexicon.load import Lexicon
from model.document import Block, BlockKind, Section
from model.regexp import regexp
from model.span import Span

_DIGIT = "一二三四五六七八九十"
_PATTERNS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, regexp(rf"第[{_DIGIT}\d]{{1,3}}(?:部分|章)|[{_DIGIT}]{{1,3}}\s*[、.．]")),
    (2, regexp(rf"[（(]\s*[{_DIGIT}]{{1,3}}\s*[)）]|第[{_DIGIT}\d]{{1,3}}节")),
    (3, regexp(r"\d{1,2}\s*[、.．](?!\d)")),
    (4, regexp(r"[（(]\s*\d{1,2}\s*[)）]")),
)
_DECIMAL = regexp(r"(?P<number>[1-9]\d?(?:\.[1-9]\d?){1,3})[.、．]?\s*(?P<title>[\u4e00-\u9fff][^，。；;：:]*(?:[（(][^（）()]*[)）])?)$")
_ENCLOSED = regexp(r"[（(][^（）()]*[)）]$")
_DEEPEST = 4
"""1.1 stands below 1., however many points follow."""
_FRONT = regexp(rf"附\s*[件录表]\s*(?:[{_DIGIT}\d]+(?:[-—]\d+)?\s*(?:[：:](?!\s*$)|$|\s)|$)|(?:(?:内\s*容\s*)?摘\s*要$|前\s*言$|引\s*言$)")
_TITLE = regexp(r"[^，。；！？、：:]{4,70}(?:评价|自评|监控|分析|调查|访谈|验收|监测)\s*(?:分析)?\s*(?:报告|报告书)(?:[（(][^）)]{1,12}[）)])?$")
_LISTED_TITLE = regexp(r"[^，。；！？：:]{2,30}(?:19|20)\d\d年度?[^，。；！？：:]{2,40}(?:绩效|自评|监控)(?:评价|自评)?(?:工作)?(?:报告|报告书)$")
"""甲县2023年图书馆、文化馆免费开放资金绩效自评报告: a title whose project's name lists two things."""
_BLANKS = regexp(r"\s+")
_SENTENCE_END = regexp(r"[。；;！!？?，,]$")
_STOP = regexp(r"[。；;！!，,]$")
_QUESTION = regexp(r"[？?]|[\[［【(（](?:单选|多选|填空)题")
_FACT = regexp(r"[；;，,]$|。.|[：:].*。$|\d.*。$")
LONGEST = {1: 60, 2: 60, 3: 40, 4: 32}
"""A numbered line longer than this is a paragraph, not a heading."""


def heading_level(line: str) -> int | None:
    """The level that a line's numbering claims, whatever its length; None without numbering."""
    for level, pattern in _PATTERNS:
        if pattern.match(line):
            return level
    return _decimal_level(line)


def _decimal_level(line: str) -> int | None:
    """The level of 4.2 资金管理 or 1.1.1项目背景; a number with its unit (36.5公里) begins no heading."""
    match = _DECIMAL.match(line)
    if match is None or regexp(r"\d").search(_ENCLOSED.sub("", match["title"])):
        return None
    lexicon = Lexicon.load()
    told = match["title"]
    counted = told.startswith(tuple(lexicon.units)) and not told.startswith(lexicon.words["words_like_units"])
    return None if counted else _DEEPEST - 1 + match["number"].count(".")


def is_front(line: str) -> bool:
    """A heading above all numbering: 附件 2：…, 摘要, …绩效评价报告."""
    return len(line) <= 70 and bool(_FRONT.match(line) or _TITLE.match(line) or _LISTED_TITLE.match(line)) and not _SENTENCE_END.search(line)


def is_sentence(line: str) -> bool:
    """Whether a line asks something or ends a sentence: no heading, whatever its style."""
    return bool(_QUESTION.search(line) or _STOP.search(line))


def looks_like_heading(line: str) -> int | None:
    """The level of a line that is a heading by its wording, None for one that reads as a paragraph or list item."""
    line = line.strip()
    if is_front(line):
        return 1
    level = heading_level(line)
    if level is None or len(line) > LONGEST[min(level, _DEEPEST)]:
        return None
    if level >= 3 and (_SENTENCE_END.search(line) or line.startswith(("（1）《", "(1)《")) or "《" in line[:8]):
        return None
    if _QUESTION.search(line) or (level <= 2 and _FACT.search(line)):
        return None
    return level


_CHAPTER = regexp(r"\s*(?P<n>[1-9]\d?)\s+[\u4e00-\u9fff][^，。；;：:\d]{1,24}$")


def with_chapters(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a paragraph such as 2 绩效分析 as a heading where 2.1 is the next one: alone, it might be a row of a table."""
    found = list(blocks)
    following = ""
    for at in range(len(found) - 1, -1, -1):
        block = found[at]
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or len(block.span) > LONGEST[1]:
            continue
        title = _title(text, block)
        match = _CHAPTER.fullmatch(title) if block.kind is BlockKind.PARAGRAPH else None
        if match and re.match(rf"{match['n']}\.1(?!\d)", following):
            block = found[at] = replace(block, kind=BlockKind.HEADING, level=_DEEPEST - 1)
        following = title if block.kind is BlockKind.HEADING else following
    return found


def outline(text: str, blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Sections in text order.  An annex or a report's title governs the numbered headings after it."""
    heads = [(block, _title(text, block)) for block in blocks if block.kind is BlockKind.HEADING]
    ranks = [0 if is_front(title) else block.level for block, title in heads]
    ends = [len(text)] * len(heads)
    open_: list[int] = []
    paths: list[tuple[str, ...]] = []
    for index, (block, _) in enumerate(heads):
        while open_ and ranks[open_[-1]] >= ranks[index]:
            ends[open_.pop()] = block.span.start
        open_.append(index)
        paths.append(tuple(heads[at][1] for at in open_))
    return tuple(
        Section(title, block.level, Span(block.span.start, end), path)
        for (block, title), end, path in zip(heads, ends, paths, strict=True)
    )


def _title(text: str, block: Block) -> str:
    return _BLANKS.sub(" ", text[block.span.start : block.span.end]).strip()
