"""One OFD page's objects (GB/T 33190) as runs and rulings: text codes with their offsets, paths, pictures, blocks inside blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import hypot
from typing import Any, NamedTuple

from ingest.layout.content import PageContent, Run
from ingest.layout.drawn import IDENTITY, Drawing, Matrix, times
from model.span import Origin

POINTS = 72 / 25.4
_MOST_CHARACTERS = 200_000
_MOST_OBJECTS = 200_000
_MOST_IMAGES = 100
_DEEPEST = 8
_DESCENT = 0.12
_OBLIQUE = 0.35
"""Letters that lean by more than this (the tangent) lie neither along nor across the page: a watermark."""
_MOSTLY = 0.7
_DRAWN = 50
_APART = 0.8
"""A wider gap than this inside one text code sets its parts apart; blanks that are meant are characters there."""
_HAN = "\u2e80"
_ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}

Box = tuple[float, float, float, float]
Point = tuple[float, float]


class Sheet(NamedTuple):
    """A page as its file gives it: its box in millimetres, the roots of its templates and itself from the back to the front,
    and the composite objects that it may name."""

    number: int
    box: Box
    layers: tuple[Any, ...]
    composites: Mapping[str, Any]


class _Code(NamedTuple):
    """A stretch of text: where each character's baseline starts, in points; ``turn``: by how many quarters it lies, clockwise."""

    text: str
    points: tuple[Point, ...]
    size: float
    narrow: float
    turn: int


def page_content(sheet: Sheet) -> PageContent:
    """Everything on a page that layout needs."""
    left, top, wide, high = sheet.box
    width, height = wide * POINTS, high * POINTS
    reader = _Objects(sheet, Drawing(width, height))
    for layer in sheet.layers:
        reader.walk(layer, (POINTS, 0.0, 0.0, POINTS, -left * POINTS, -top * POINTS), 0)
    turns = [sum(len(code.text) for code in reader.codes if code.turn == turn) for turn in range(4)]
    lying = max(range(4), key=turns.__getitem__)
    drawing, codes = reader.drawing, reader.codes
    if lying and turns[lying] > _MOSTLY * sum(turns):
        drawing, codes = _turned(drawing, codes, lying, width, height)
        width, height = (height, width) if lying % 2 else (width, height)
    runs = tuple(run for code in codes for run in _runs(code))
    covered = reader.picture > 0.7 * width * height
    return PageContent(
        sheet.number, width, height, runs, tuple(drawing.rulings), Origin.OCR if runs and covered else Origin.TEXT_LAYER,
        blank=not runs and not reader.picture and len(drawing.rulings) < _DRAWN,
    )


def images_of(sheet: Sheet) -> list[tuple[str, Box]]:
    """The pictures on a page from the back to the front: their resources' ids, and left, top, right, bottom in points as displayed."""
    left, top, wide, high = sheet.box
    reader = _Objects(sheet, Drawing(wide * POINTS, high * POINTS))
    for layer in sheet.layers:
        reader.walk(layer, (POINTS, 0.0, 0.0, POINTS, -left * POINTS, -top * POINTS), 0)
    placed = []
    for key, matrix in reader.images:  # a picture fills the unit square of its own coordinates
        (xa, ya), (xb, yb) = _at(matrix, (0.0, 0.0)), _at(matrix, (1.0, 1.0))
        placed.append((key, (min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))))
    return placed


class _Objects:
    """Collects from objects inside objects."""

    def __init__(self, sheet: Sheet, drawing: Drawing) -> None:
        self.drawing = drawing
        self.codes: list[_Code] = []
        self.picture = 0.0
        self.images: list[tuple[str, Matrix]] = []
        self._composites = sheet.composites
        self._seen = self._characters = 0
        self._struck: set[tuple[str, int, int]] = set()

    def walk(self, container: Any, matrix: Matrix, depth: int) -> None:
        """``matrix`` takes the container's millimetres to points of the page."""
        for element in container:
            self._seen += 1
            if self._seen > _MOST_OBJECTS:
                return
            kind = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if element.get("Visible", "true").lower() == "false":
                continue
            if kind == "TextObject":
                self._text(element, _placed(element, matrix))
            elif kind == "PathObject":
                self._path(element, _placed(element, matrix))
            elif kind == "ImageObject":
                _, _, wide, high = box_of(element.get("Boundary"))
                if len(self.images) < _MOST_IMAGES:
                    square = _placed(element, matrix)
                    self.images.append((element.get("ResourceID", ""), square if element.get("CTM") else times((wide, 0, 0, high, 0, 0), square)))
                self.picture = max(self.picture, abs(wide * high) * abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
            elif depth >= _DEEPEST:
                continue
            elif kind in ("Layer", "PageBlock", "Content"):
                self.walk(element, matrix, depth + 1)
            elif kind == "CompositeObject":
                unit = self._composites.get(element.get("ResourceID", ""))
                if unit is not None:
                    self.walk(unit, _placed(element, matrix), depth + 1)

    def _path(self, element: Any, matrix: Matrix) -> None:
        if element.get("Stroke", "true").lower() == "false" and element.get("Fill", "false").lower() != "true":
            return
        data = next((child.text for child in element if isinstance(child.tag, str) and child.tag.endswith("AbbreviatedData")), None)
        for points in outlines(data or ""):
            self.drawing.outline([_at(matrix, point) for point in points])

    def _text(self, element: Any, matrix: Matrix) -> None:
        size = _number(element.get("Size"), 0.0)
        narrow = _number(element.get("HScale"), 1.0)
        direction = int(_number(element.get("ReadDirection"), 0.0)) % 360 // 90
        glyphs = int(_number(element.get("CharDirection"), 0.0)) % 360 // 90
        turn = _quarters(matrix)
        if turn is None or size <= 0:
            return
        tall = size * hypot(matrix[2], matrix[3])
        wide = hypot(matrix[0], matrix[1]) / max(hypot(matrix[2], matrix[3]), 1e-6) * narrow
        x = y = 0.0
        for code in element:
            if not isinstance(code.tag, str) or not code.tag.endswith("TextCode"):
                continue
            x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
            text = (code.text or "").strip("\r\n\t")
            self._characters += len(text)
            if not text.strip() or self._characters > _MOST_CHARACTERS:
                continue
            places = _places(text, code, size, narrow, direction)
            points = tuple(_at(matrix, (x + right, y + down)) for right, down in places)
            self._add(_Code(text, points, tall, wide, (turn + glyphs) % 4))

    def _add(self, code: _Code) -> None:
        """Unless the same was struck at the same place before, to look bold."""
        step = max(code.size * 0.2, 0.1)
        mark = (code.text, round(code.points[0][0] / step), round(code.points[0][1] / step))
        if mark not in self._struck:
            self._struck.add(mark)
            self.codes.append(code)


# -- places ---------------------------------------------------------------------------------------------------------------------------


def box_of(text: str | None, otherwise: Box = (0.0, 0.0, 0.0, 0.0)) -> Box:
    """Left, top, width, height."""
    numbers = [_number(word, 0.0) for word in (text or "").split()]
    return (numbers[0], numbers[1], numbers[2], numbers[3]) if len(numbers) >= 4 else otherwise


def _number(text: str | None, otherwise: float) -> float:
    try:
        found = float(text) if text else otherwise
    except ValueError:
        return otherwise
    return found if abs(found) < 1e9 else otherwise  # NaN and infinity fail this too


def _placed(element: Any, matrix: Matrix) -> Matrix:
    """From an object's own coordinates to the page's points: first its CTM, then its boundary's corner."""
    left, top, _, _ = box_of(element.get("Boundary"))
    own = [_number(word, 0.0) for word in element.get("CTM", "").split()]
    inner: Matrix = (own[0], own[1], own[2], own[3], own[4] + left, own[5] + top) if len(own) == 6 else (*IDENTITY[:4], left, top)
    return times(inner, matrix)


def _at(matrix: Matrix, point: Point) -> Point:
    x, y = point
    return (matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5])


def _quarters(matrix: Matrix) -> int | None:
    """By how many quarters, clockwise, a text lies; None where it lies askew."""
    across, down = matrix[0], matrix[1]
    if abs(across) >= abs(down):
        return None if abs(down) > _OBLIQUE * abs(across) or not across else (0 if across > 0 else 2)
    return None if abs(across) > _OBLIQUE * abs(down) else (1 if down > 0 else 3)


def _places(text: str, code: Any, size: float, narrow: float, direction: int) -> Iterator[Point]:
    """Where each character stands, counted from the first."""
    rights, downs = _offsets(code.get("DeltaX"), len(text)), _offsets(code.get("DeltaY"), len(text))
    free = not rights and not downs
    x = y = 0.0
    for at, char in enumerate(text):
        yield x, y
        own = advance(char) * size * narrow
        step = own * (0, 1, 0, -1)[direction] if free else 0.0
        x += rights[at] if at < len(rights) else own * (1, 0, -1, 0)[direction] if free or rights else 0.0
        y += downs[at] if at < len(downs) else step


def _offsets(text: str | None, most: int) -> list[float]:
    """DeltaX or DeltaY: numbers, ``g 3 4.2`` standing for three times 4.2."""
    words = (text or "").split()
    found: list[float] = []
    at = 0
    while at < len(words) and len(found) < most:
        if words[at] == "g" and at + 2 < len(words):
            found.extend([_number(words[at + 2], 0.0)] * min(max(int(_number(words[at + 1], 0.0)), 0), most))
            at += 3
        else:
            found.append(_number(words[at], 0.0))
            at += 1
    return found


def advance(char: str) -> float:
    """About how wide a character is set, in ems: the file holds no widths but those of its fonts."""
    if char > _HAN or char in "“”‘’…—·×":
        return 1.0
    if char in "ijlI.,;:'|!()[] ":
        return 0.33
    return 0.85 if char in "mwMW@%" else 0.55


def outlines(data: str) -> Iterator[list[Point]]:
    """The straight-sided outlines of a path's abbreviated data; curved ones are left out."""
    words = data.split()
    points: list[Point] = []
    curved = False
    at = 0
    while at < len(words):
        sign = words[at].upper()
        count = _ARGUMENTS.get(sign)
        at += 1
        if count is None:
            continue
        numbers = [_number(word, 0.0) for word in words[at : at + count]]
        at += count
        if sign in "SM":
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        if sign == "C" and points:
            points.append(points[0])
        elif len(numbers) == count and count:
            points.append((numbers[-2], numbers[-1]))
            curved = curved or sign in "QBA"
    if len(points) > 1 and not curved:
        yield points


# -- runs -----------------------------------------------------------------------------------------------------------------------------


def _runs(code: _Code) -> Iterator[Run]:
    """Upright text as runs, cut at gaps and where the baseline changes; characters that do not stand upright one by one."""
    if code.turn:
        for char, point in zip(code.text, code.points, strict=True):
            if not char.isspace():
                yield _alone(char, point, code)
        return
    chars: list[str] = []
    xs: list[float] = []
    right = base = 0.0
    for char, (x, y) in zip(code.text, code.points, strict=True):
        if chars and (abs(y - base) > 0.1 or not xs[-1] < x < right + _APART * code.size):
            yield from _run(chars, xs, right, base, code.size)
            chars, xs = [], []
        chars.append(char)
        xs.append(x)
        right, base = x + advance(char) * code.size * code.narrow, y
    yield from _run(chars, xs, right, base, code.size)


def _run(chars: Sequence[str], xs: Sequence[float], right: float, base: float, size: float) -> Iterator[Run]:
    """The run without blanks at its ends, if anything is left."""
    text = "".join(chars)
    kept = text.strip()
    if kept:
        start = len(text) - len(text.lstrip())
        edges = [*xs, max(right, xs[-1])]
        bottom = base + _DESCENT * size
        yield Run(kept, tuple(edges[start : start + len(kept) + 1]), bottom - size, bottom, size, text[-1].isspace())


def _alone(char: str, point: Point, code: _Code) -> Run:
    x, y = point
    long, below, above = advance(char) * code.size * code.narrow, _DESCENT * code.size, (1 - _DESCENT) * code.size
    x0, top, x1, bottom = (
        (x, y - above, x + long, y + below), (x - below, y, x + above, y + long),
        (x - long, y - below, x, y + above), (x - above, y - long, x + below, y),
    )[code.turn]
    return Run(char, (x0, x1), top, bottom, bottom - top)


def _turned(drawing: Drawing, codes: Sequence[_Code], quarters: int, width: float, height: float) -> tuple[Drawing, list[_Code]]:
    """The page turned so that text lying by so many quarters stands upright."""
    turn: Callable[[Point], Point] = (
        lambda p: p, lambda p: (p[1], width - p[0]), lambda p: (width - p[0], height - p[1]), lambda p: (height - p[1], p[0]),
    )[quarters]
    upright = Drawing(*((height, width) if quarters % 2 else (width, height)))
    for ruling in drawing.rulings:
        (xa, ya), (xb, yb) = turn((ruling.x0, ruling.top)), turn((ruling.x1, ruling.bottom))
        upright.bar(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))
    return upright, [code._replace(points=tuple(map(turn, code.points)), turn=(code.turn - quarters) % 4) for code in codes]
