"""Figures of words alone: what stands in running text, what stands on its line, how headings are numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from lexicon.load import Lexicon
from model.document import BlockKind, Document
from model.figure import Figure, Part
from model.regexp import regexp
from parsers.found import Found, figure_of
from parsers.stretch import Stretch
from parsers.wording.lines import ANNEX_ALONE, NUMBERED, on_its_line
from parsers.wording.misprints import misprints
from parsers.wording.numbering import numberings

_CITED = regexp(r"《(?P<title>(?:[^《》]|《[^《》]*》){3,80})》(?!\s*[（(]?[\u4e00-\u9fa5]{1,12}\s*[〔\[(（【]\s*(?:19|20)\d\d)")
_SHORT = regexp(
    r"(?P<full>[\u4e00-\u9fa5（）()\d\s]{4,40}?)\s*[（(]\s*以下(?:简称|称)(?:为)?\s*[:：]?\s*[“\"《](?P<short>[^”\"》]{2,20})[”\"》]\s*[)）]"
)
_QUOTED = regexp(r"“(?P<term>[\u4e00-\u9fa5]{4,12})”")
_TO_ANNEX = regexp(r"(?:见|详见|参见|如)\s*(?P<mark>附[件录表]\s*[一二三四五六七八九十\d]+(?:\s*[-—]\s*\d+)?)")
_BELOW = regexp(r"(?:如|见|详见)\s*(?P<mark>下表)")


def wording_figures(document: Document, stretches: Sequence[Stretch], parts: Sequence[Part], lexicon: Lexicon) -> list[Figure]:
    """Figures of words alone."""
    found: list[Figure] = []
    for index, stretch in enumerate(stretches):
        for item in _in_text(document, stretches, index, lexicon):
            found.append(figure_of(document, stretch, item))
        if stretch.cell is None:
            for item in on_its_line(stretches, index, parts):
                at = (
                    stretches[index + 1]
                    if item.scope == "heading" and ANNEX_ALONE.match(stretch.text.strip()) and index + 1 < len(stretches)
                    else stretch
                )
                found.append(figure_of(document, at, item if at is stretch else replace(item, start=0, end=len(at.text.rstrip()))))
    found.extend(numberings(document, stretches, parts))
    return found


def _in_text(document: Document, stretches: Sequence[Stretch], index: int, lexicon: Lexicon) -> Iterator[Found]:
    stretch = stretches[index]
    text = stretch.text
    if "《" in text:
        for match in _CITED.finditer(text):
            if _tail(lexicon.digest).search(match["title"]):
                yield Found("document_title", match.start("title"), match.end("title"))
    if "以下" in text:
        yield from _short_names(text, lexicon)
    if "“" in text and stretch.cell is None:
        for match in _QUOTED.finditer(text):
            yield Found("quoted_term", match.start("term"), match.end("term"))
    for match in _TO_ANNEX.finditer(text) if "附" in text else ():
        mark = "".join(match["mark"].split())
        yield Found("attachment", match.start("mark"), match.end("mark"), mark, regexp(r"^附[件录表]").sub("", mark), "reference")
    for match in _BELOW.finditer(text) if "下表" in text else ():
        yield Found("table_reference", match.start("mark"), match.end("mark"), "下表", _table_after(document, stretch))
    yield from misprints(text, lexicon)


@cache
def _tail(digest: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(Lexicon.load().words['document_tails'])})(?:[（(][^（）()]*[)）])?$")


def _short_names(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """…县财政局（以下简称“财政局”）: the name begins after the last word that introduces it."""
    for match in _SHORT.finditer(text):
        full = "".join(match["full"].split())
        for lead in lexicon.words["name_leads"]:
            at = full.rfind(lead)
            if at >= 0 and len(full) - at - len(lead) >= 4:
                full = full[at + len(lead) :]
        full = full.rstrip("于为")
        yield Found("short_name", match.start("short"), match.end("short"), item=full)


def _table_after(document: Document, stretch: Stretch) -> str | None:
    """The group of the table that follows before the next heading; that of the first row under a caption where the ruling was lost."""
    for index, block in enumerate(document.blocks[stretch.block + 1 :], stretch.block + 1):
        if block.table is not None:
            return f"t{block.table}"
        if block.kind is BlockKind.HEADING:
            return None
        captioned = index == stretch.block + 1 and NUMBERED.fullmatch(document.text, block.span.start, block.span.end)
        loose = _loose_row(document, index + 1) if captioned else None
        if loose:
            return loose
    return None


def _loose_row(document: Document, index: int) -> str | None:
    """The group of the block that stands under a table's caption, where it reads as a row of cells and not as a sentence."""
    while index < len(document.blocks) and document.blocks[index].kind is BlockKind.FURNITURE:
        index += 1
    block = document.blocks[index] if index < len(document.blocks) else None
    words = document.text[block.span.start:block.span.end] if block is not None and block.kind is BlockKind.PARAGRAPH else "。"
    return f"b{index}" if len(words) <= 60 and "。" not in words else None
