"""Headings, and the words under a heading of goals: what rules about whole reports go by."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lexicon.load import Lexicon
from model.document import Block, BlockKind, Document
from model.figure import Figure, Subject
from model.regexp import regexp
from model.span import Span
from model.view import block_view

_NUMBERING = regexp(r"^\s*(?:第[一二三四五六七八九十\d]+(?:部分|[章节])|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+(?:\.\d+)*[、.．]?|附件\s*[\d一二三四五六七八九十]*[:：]?)\s*")
_TABLE = regexp(r"[^，。；：]{2,40}表(?:[（(][^）)]*[）)])?")
_LONGEST = 40


def heading_figures(document: Document, part_of: Callable[[int], int], lexicon: Lexicon) -> Iterator[Figure]:
    """``section_heading`` for every heading, ``goal_text`` for each paragraph under a heading that speaks of goals."""
    goals = 0
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING:
            title = _NUMBERING.sub("", "".join(document.text[block.span.start : block.span.end].split()))
            if not title or len(title) > _LONGEST:
                continue
            goals = block.level if _of_goals(title, lexicon) else 0 if block.level <= goals else goals
            yield _figure("section_heading", document, block, part_of, f"h{index}", title, str(block.level))
        elif block.kind is BlockKind.PARAGRAPH and goals:
            text = "".join(block_view(document, block).text.split())
            if text and not _TABLE.fullmatch(text):
                yield _figure("goal_text", document, block, part_of, f"h{index}", text, None)


def _of_goals(title: str, lexicon: Lexicon) -> bool:
    words = lexicon.words
    return any(word in title for word in words["goal_headings"]) and not any(word in title for word in words["not_goal_headings"])


def _figure(role: str, document: Document, block: Block, part_of: Callable[[int], int], id_: str, raw: str, item: str | None) -> Figure:
    span = _trimmed(document.text, block.span)
    return Figure(id=id_, role=role, raw=raw, label="", anchor=document.anchor(span), part=part_of(span.start), subject=Subject(item=item))


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
