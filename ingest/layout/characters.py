"""A PDF page's characters and rulings by PDFium, through its C functions: pdfminer spends 95 % of its time on just this."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from ingest.layout.content import PageContent, Run
from ingest.layout.drawn import IDENTITY, THIN, Drawing, Matrix, times
from ingest.layout.fields import field_runs
from model.span import Origin

_MOST_CHARACTERS = 200_000
_MOST_OBJECTS = 200_000
_DESCENT = 0.12
_DEEPEST_FORM = 8
_DRAWN = 50
"""So many rulings without a character may be text drawn as shapes: no blank page."""

_BREAKS = frozenset((0, 10, 13))
_HYPHENS = frozenset((2, 0xFFFE))
"""What PDFium makes of a hyphen at a line's end."""
_BLANK = 32
_SIGNS = _BREAKS | _HYPHENS | {_BLANK}
"""Not simply taken as they are."""
_HAN = "\u2e80"
_NOWHERE = (0.0, 0.0)
_LOST = 0.8
"""Fewer characters than this a text object: PDFium has no font for some and drops their characters."""
_MOSTLY = 0.7
"""Where this share of the text objects has no size, PDFium has no font for them and drops their characters."""


@dataclass(frozen=True, slots=True)
class Frame:
    """From PDF user space to points from the top left of the page as displayed.  ``plain``: neither turned nor mirrored but for y."""

    matrix: Matrix
    width: float
    height: float
    plain: bool

    @classmethod
    def of(cls, page: Any) -> Frame:
        """A page's own frame, its boxes and /Rotate taken into account."""
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        rotation = raw.FPDFPage_GetRotation(page)
        wide, high = right - left, top - bottom
        matrix: Matrix = (
            (1.0, 0.0, 0.0, -1.0, -left, top),
            (0.0, 1.0, 1.0, 0.0, -bottom, -left),
            (-1.0, 0.0, 0.0, 1.0, right, -bottom),
            (0.0, -1.0, -1.0, 0.0, top, right),
        )[rotation]
        return cls(matrix, *((high, wide) if rotation % 2 else (wide, high)), rotation == 0)

    def turned(self, quarters: int) -> Frame:
        """The frame in which text that lies by so many quarter turns (clockwise) stands upright."""
        wide, high = self.width, self.height
        turn: Matrix = (
            IDENTITY, (0.0, -1.0, 1.0, 0.0, 0.0, wide), (-1.0, 0.0, 0.0, -1.0, wide, high), (0.0, 1.0, -1.0, 0.0, high, 0.0),
        )[quarters]
        return Frame(times(self.matrix, turn), *((high, wide) if quarters % 2 else (wide, high)), False)

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom as displayed."""
        return _box(self.matrix, left, bottom, right, top)


def _box(m: Matrix, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
    xa, ya = m[0] * left + m[2] * bottom + m[4], m[1] * left + m[3] * bottom + m[5]
    xb, yb = m[0] * right + m[2] * top + m[4], m[1] * right + m[3] * top + m[5]
    return (min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


def page_content(page: Any, number: int) -> PageContent:
    """Everything on a PDFium page (a ``PdfPage``) that layout needs."""
    frame = Frame.of(page.raw)
    text = page.get_textpage()
    turn = 0
    try:
        runs, turns = _read(text.raw, frame)
        lying = max(range(4), key=turns.__getitem__)
        if lying and turns[lying] > _MOSTLY * sum(turns):
            frame, turn = frame.turned(lying), 4 - lying
            runs, _ = _read(text.raw, frame)
    finally:
        text.close()
    runs = (*runs, *field_runs(page, frame.box, runs))
    shapes = _Shapes(frame)
    shapes.walk(page.raw, raw.FPDFPage_CountObjects, _unchecked("FPDFPage_GetObject", raw.FPDF_PAGEOBJECT), frame.matrix, 0)
    inked = sum(len(run.text) for run in runs)
    covered = shapes.picture > 0.7 * frame.width * frame.height
    return PageContent(
        number, frame.width, frame.height, runs, tuple(shapes.drawing.rulings), Origin.OCR if runs and covered else Origin.TEXT_LAYER,
        blank=not runs and not shapes.picture and len(shapes.drawing.rulings) < _DRAWN, lost=shapes.texts > 10 and inked < _LOST * shapes.texts,
        turn=turn,
    )


@cache
def _unchecked(name: str, result: Any = None) -> Any:
    """A PDFium function that takes its arguments as they are: ctypes checks and converts each one of a typed function's, which costs
    more than the call, and a report has tens of thousands of characters.  ``result``: what it returns, None where nobody asks."""
    return ctypes.CFUNCTYPE(result)(ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0)


class Stand(NamedTuple):
    """How a stretch of characters stands on the page; ``turn``: by how many quarters it lies, clockwise."""

    baseline: float
    size: float
    turn: int


class _Pen:
    """Asks PDFium where a character stands; called once a stretch of one font, as each call costs."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame.matrix
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._matrix = raw.FS_MATRIX()
        self._places = (ctypes.byref(self._x), ctypes.byref(self._y), ctypes.byref(self._matrix))
        self._origin, self._shape = _unchecked("FPDFText_GetCharOrigin"), _unchecked("FPDFText_GetMatrix")
        self._type = _unchecked("FPDFText_GetFontSize", ctypes.c_double)

    def at(self, text: Any, index: int) -> Stand:
        x, y, matrix = self._places
        self._origin(text, index, x, y)
        self._shape(text, index, matrix)
        m, f = self._matrix, self._frame
        size = float(self._type(text, index) * (m.c * m.c + m.d * m.d) ** 0.5)
        across = m.a * f[0] + m.b * f[2]
        down = m.a * f[1] + m.b * f[3]
        turn = (0 if across > 0 else 2) if abs(across) >= abs(down) else (1 if down > 0 else 3)
        return Stand(f[1] * self._x.value + f[3] * self._y.value + f[5], size, turn)


def _read(text: Any, frame: Frame) -> tuple[tuple[Run, ...], list[int]]:
    """The page's runs, and how many characters lie by 0, 1, 2, 3 quarter turns."""
    turns = [0, 0, 0, 0]
    runs = tuple(_runs(text, frame, turns))
    turns[0] = sum(len(run.text) for run in runs) - sum(turns)
    return runs, turns


def _runs(text: Any, frame: Frame, turns: list[int]) -> Iterator[Run]:
    """The page's characters as runs: a run ends where size, baseline or direction change, or at a gap.  Lying ones are counted."""
    loose, pen = _unchecked("FPDFText_GetLooseCharBox"), _Pen(frame)
    box = raw.FS_RECTF()
    where = ctypes.byref(box)
    plain, shift = frame.plain, frame.matrix[4]
    chars: list[str] = []
    xs: list[float] = []
    right, last, stand = 0.0, _NOWHERE, Stand(0.0, 1.0, 0)
    before = stand
    back, room, wide = -0.3, 0.2, 0.6
    asked = last
    known: dict[tuple[float, float], Stand] = {}  # characters of one font, size and baseline share their loose box's bottom and top
    for index, char in _codes(text):
        loose(text, index, where)
        if plain:
            x0, low, x1, high = box.left + shift, box.bottom, box.right + shift, box.top
        else:
            x0, low, x1, high = frame.box(box.left, box.bottom, box.right, box.top)
        apart = False
        band = (low, high)
        if band != last:
            last = band
            now = known.get(band)
            if now is None:
                beside = chars and not stand.turn and -0.3 * stand.size < x0 - right < 0.6 * stand.size
                now = known[band] = stand if beside and _alike(band, asked) else pen.at(text, index)
            if now is not stand:
                asked = band
            if now.turn:
                turns[now.turn] += 1
                now = _lying(frame.box(box.left, box.bottom, box.right, box.top), now.turn)
                last = _NOWHERE
            apart = bool(now.turn or stand.turn) or not (abs(now.baseline - stand.baseline) < 0.1 and abs(now.size - stand.size) < 0.1)
            stand = now
            back, room, wide = -0.3 * stand.size, 0.2 * stand.size, 0.6 * stand.size
        if chars:
            shown = chars[-1]
            if apart or not back < x0 - right < (wide if char > _HAN and shown > _HAN else room):
                yield from _run(chars, xs, right, before)
                chars, xs = [], []
            elif char == shown and x0 - xs[-1] < 0.2 * (x1 - x0):
                continue  # struck twice to look bold
        chars.append(char)
        xs.append(x0)
        right, before = x1, stand
    if chars:
        yield from _run(chars, xs, right, before)


def _alike(band: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two loose boxes are so near that only the font's subset differs, not size or baseline."""
    height = other[1] - other[0]
    return abs(band[0] - other[0]) < 0.1 * height and abs(band[1] - other[1]) < 0.1 * height


def _codes(text: Any) -> Iterator[tuple[int, str]]:
    """Each character that the file itself holds, with its index."""
    count = min(raw.FPDFText_CountChars(text), _MOST_CHARACTERS)
    generated = raw.FPDFText_IsGenerated
    units = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text, 0, count, units) == count + 1:  # one unit a character: all in one call
        codes: Iterable[int] = units[:count]
    else:
        codes = (raw.FPDFText_GetUnicode(text, index) for index in range(count))
    high = 0
    for index, code in enumerate(codes):
        if code in _SIGNS:
            if code in _HYPHENS:
                yield index, "-"
            elif code == _BLANK and generated(text, index) != 1:
                yield index, " "
        elif code < 0xD800 or code >= 0xE000:
            yield index, chr(code)
        elif code < 0xDC00:
            high = code
        else:
            yield index, chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else "\ufffd"
            high = 0


def _lying(box: tuple[float, float, float, float], turn: int) -> Stand:
    """Characters that do not stand upright are read one by one, each in its own box."""
    return Stand(box[3] - _DESCENT * (box[3] - box[1]), box[3] - box[1], turn)


def _run(chars: list[str], xs: list[float], right: float, stand: Stand) -> Iterator[Run]:
    """The run without blanks at its ends, if anything is left."""
    text = "".join(chars)
    kept = text.strip()
    if not kept:
        return
    edges = (*xs, max(right, xs[-1]))
    if len(kept) < len(text):
        start = text.index(kept[0])
        edges = edges[start : start + len(kept) + 1]
    bottom = stand.baseline + _DESCENT * stand.size
    yield Run(kept, edges, bottom - stand.size, bottom, stand.size, text[-1].isspace())


class _Shapes:
    """Rulings and pictures of a page, forms inside forms included."""

    def __init__(self, frame: Frame) -> None:
        self.drawing = Drawing(frame.width, frame.height)
        self.picture = 0.0
        self.texts = 0
        self._seen = 0
        self._bounds = [ctypes.c_float() for _ in range(4)]
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()

    def walk(self, container: Any, count: Any, get: Any, matrix: Matrix, depth: int) -> None:
        """Collect from a page or form; ``matrix`` takes its coordinates to the page as displayed."""
        shown = min(count(container), _MOST_OBJECTS - self._seen)
        self._seen += shown
        shapes = list(map(get, repeat(container), range(shown)))
        kinds = list(map(_unchecked("FPDFPageObj_GetType", ctypes.c_int), shapes))
        self.texts += kinds.count(raw.FPDF_PAGEOBJ_TEXT)
        for shape, kind in zip(shapes, kinds, strict=True):
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(shape, matrix)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                x0, top, x1, bottom = self._box(shape, matrix)
                self.picture = max(self.picture, (x1 - x0) * (bottom - top))
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
                own = raw.FS_MATRIX()
                raw.FPDFPageObj_GetMatrix(shape, own)
                inner = times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
                self.walk(shape, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, inner, depth + 1)

    def _box(self, shape: Any, matrix: Matrix) -> tuple[float, float, float, float]:
        left, bottom, right, top = self._bounds
        raw.FPDFPageObj_GetBounds(shape, left, bottom, right, top)
        return _box(matrix, left.value, bottom.value, right.value, top.value)

    def _path(self, shape: Any, matrix: Matrix) -> None:
        raw.FPDFPath_GetDrawMode(shape, self._fill, self._stroke)
        if not self._fill.value and not self._stroke.value:
            return
        x0, top, x1, bottom = self._box(shape, matrix)
        if x1 - x0 <= THIN or bottom - top <= THIN:
            self.drawing.bar(x0, top, x1, bottom)
            return
        own = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(shape, own)
        full = times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        for points in _outlines(shape, full):
            self.drawing.outline(points)


def _outlines(shape: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """A path's straight-sided outlines, in points of the page; curved ones are left out."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for index in range(min(raw.FPDFPath_CountSegments(shape), 20_000)):
        segment = raw.FPDFPath_GetPathSegment(shape, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (matrix[0] * x.value + matrix[2] * y.value + matrix[4], matrix[1] * x.value + matrix[3] * y.value + matrix[5])
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [point], False
        elif kind == raw.FPDF_SEGMENT_LINETO:
            points.append(point)
        else:
            curved = True
        if raw.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points
