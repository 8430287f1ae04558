"""What a form's fields hold: PDFium keeps it apart from the page's text, and fields filled in by a program may not even be drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pypdfium2.raw as raw

from ingest.layout.content import Run

_MOST = 5_000
_LONGEST = 8_000
_INDENT = 2.0
_PITCH = 1.2
_SIZES = (4.0, 12.0)
_HAN = "\u2e80"
_WORDS = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
_TICKS = (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON)

Box = tuple[float, float, float, float]


def field_runs(page: Any, box_of: Callable[[float, float, float, float], Box], known: Sequence[Run]) -> Iterator[Run]:
    """The values of a page's (a ``PdfPage``'s) fields, each where its field stands; those that the page's text says already are left out.

    ``box_of``: from left, bottom, right, top of the file to x0, top, x1, bottom as displayed.
    """
    if page.formenv is None:
        return
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        mark = raw.FPDFPage_GetAnnot(page.raw, index)
        if not mark:
            continue
        try:
            found = _field(page.formenv.raw, mark)
        finally:
            raw.FPDFPage_CloseAnnot(mark)
        if found is None:
            continue
        value, size, rect = found
        box = box_of(*rect)
        if not _said(value, box, known):
            yield from _runs(value, size, box)


def _field(form: Any, mark: Any) -> tuple[str, float, Box] | None:
    """A visible field's value, the size of its type (0: to fit), and its rectangle."""
    if raw.FPDFAnnot_GetSubtype(mark) != raw.FPDF_ANNOT_WIDGET or raw.FPDFAnnot_GetFlags(mark) & raw.FPDF_ANNOT_FLAG_HIDDEN:
        return None
    kind = raw.FPDFAnnot_GetFormFieldType(form, mark)
    value = ""
    if kind in _WORDS:
        value = _value(form, mark).strip()
    elif kind in _TICKS:
        value = "☑" if raw.FPDFAnnot_IsChecked(form, mark) else "□"
    rect = raw.FS_RECTF()
    if not value or not raw.FPDFAnnot_GetRect(mark, rect):
        return None
    size = ctypes.c_float()
    raw.FPDFAnnot_GetFontSize(form, mark, size)
    return value, float(size.value), (rect.left, rect.bottom, rect.right, rect.top)


def _value(form: Any, mark: Any) -> str:
    length = raw.FPDFAnnot_GetFormFieldValue(form, mark, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFAnnot_GetFormFieldValue(form, mark, buffer, length)
    return bytes(buffer)[: max(0, length - 2)].decode("utf-16-le", "replace")[:_LONGEST]


def _said(value: str, box: Box, known: Sequence[Run]) -> bool:
    there = "".join(run.text for run in known if box[0] - 2 <= run.x0 <= box[2] and box[1] - 2 <= (run.top + run.bottom) / 2 <= box[3] + 2)
    return bool(there) and "".join(value.split()) in "".join(there.split())


def _runs(value: str, size: float, box: Box) -> Iterator[Run]:
    """Set from the left of the field, its lines one under another."""
    x0, top, x1, bottom = box
    lines = [line.strip() for line in value.splitlines()]
    high = (bottom - top) / max(1, len(lines))
    size = size if _SIZES[0] <= size <= 4 * _SIZES[1] else min(max(0.7 * high, _SIZES[0]), _SIZES[1])
    size = min(size, max(high, _SIZES[0]))
    for number, line in enumerate(lines):
        if not line:
            continue
        natural = [size * (1.0 if char > _HAN else 0.5) for char in line]
        scale = min(1.0, max(x1 - x0 - _INDENT, 1.0) / sum(natural))
        edges = [x0 + _INDENT]
        for step in natural:
            edges.append(edges[-1] + step * scale)
        pitch = min(high, _PITCH * size) if len(lines) > 1 else high
        middle = top + pitch * (number + 0.5)
        yield Run(line, tuple(edges), middle - size / 2, middle + size / 2, size)
