"""情况如下表： and whether a table follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.document import BlockKind, Document
from parsers.stretch import Stretch
from parsers.wording.found import Found

_BELOW = re.compile(r"(?:如|见|详见)下表(?!\s*\d)(?:所示)?")
_REACH = 6
_SHORT = 16
_HEADED = re.compile(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d{1,2}[.、．]\D|表\s*\d)")


def tables_below(document: Document, stretches: Sequence[Stretch]) -> Iterator[tuple[Stretch, Found]]:
    """``item`` is the table that follows before the next heading (``t3``), ``flat`` where its cells came as lines, None where none does."""
    for stretch in stretches:
        if stretch.cell is not None or "下表" not in stretch.text:
            continue
        for match in _BELOW.finditer(stretch.text):
            yield stretch, Found("table_reference", match.start(), match.end(), "下表", item=_follows(document, stretch.block))


def _follows(document: Document, index: int) -> str | None:
    short = 0
    for block in document.blocks[index + 1 : index + 1 + _REACH]:
        if block.kind is BlockKind.TABLE and block.table is not None:
            return f"t{block.table}"
        text = document.text[block.span.start : block.span.end].strip()
        if block.kind is BlockKind.CAPTION or re.match(r"^表\s*\d", text):
            return "caption"
        if block.kind is BlockKind.HEADING or _HEADED.match(text):
            return None
        if block.kind is BlockKind.PARAGRAPH:
            short = short + 1 if len(text) <= _SHORT and not text.endswith(("。", "；")) else 0
            if short > 2 or "\t" in text or " | " in text:
                return "flat"
    return None
