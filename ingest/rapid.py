"""RapidOCR's models, which ship in its wheel, on OpenVINO: nothing is fetched, nothing is reported to anybody."""

from __future__ import annotations

import logging
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from ingest import glyphs
from ingest.decode import Decoder, Strip
from ingest.recognised import Box, Recognised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ingest.recognised import Picture

_EDITION = 7
"""Raised with every change of what comes out: kept results of another edition are not used."""
_LEAST = 0.5
"""Lines less sure than this on the whole are specks, seals and drawings."""
_TALL = 1.5
_LONGEST = 1600
"""Pixels of a page's longer side in which lines are looked for (they are read in full size)."""
_HIGH, _STEP = 48, 64
"""The recogniser's height of a strip, and what its widths are multiples of."""
_BLANK = 0.45
_MIXED = 0.5
"""A gap of so many ems between inks is a blank; where Han meets figures, type leaves some room by itself."""
_HAN = ("\u4e00", "\u9fff")
_ROOMY = frozenset("，。；：、！？“”‘’《》〈〉（）〔〕【】…—·～()[]:;")
"""Signs that stand in a square of their own, mostly empty, whether recognised in their full width or not."""
_DRAWN = 0.9
"""How sure a sign is that its ink alone tells."""
_STROKES = frozenset("1lI|")
_SLIVER = 0.4
"""A part narrower than this, in heights of its line, is the edge of a box that reaches over a ruling."""
_CLEAR = 5.0
_HIGHER = 1.6
_MARGIN = 4


class RapidEngine:
    """Detector and recogniser, loaded on first use."""

    def __init__(self, threads: int) -> None:
        import rapidocr

        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
        self.version = f"rapidocr {version('rapidocr')} openvino {version('openvino')} {_EDITION}"
        cv2.setNumThreads(threads)
        vino = rapidocr.EngineType.OPENVINO
        models = Path(rapidocr.__file__).parent / "models"  # named outright, so that none is ever looked for elsewhere
        self._rapid: Any = rapidocr.RapidOCR(params={
            "Global.log_level": "critical", "Global.use_cls": False, "Global.max_side_len": _LONGEST,
            "Det.limit_type": "max", "Det.limit_side_len": _LONGEST, "Det.engine_type": vino, "Rec.engine_type": vino,
            "Det.model_path": _model(models, "*_det_*.onnx"), "Rec.model_path": _model(models, "*_rec_*.onnx"),
            "Rec.rec_batch_num": 1,  # strips of one batch are padded to one width, and lose blanks and signs by it
            "EngineConfig.openvino.inference_num_threads": threads,
        })
        self._ready = False

    def recognise(self, picture: Picture, walls: Sequence[Box] = ()) -> list[Recognised]:
        found = self._rapid(picture, use_rec=False, use_cls=False)
        if found.boxes is None or not len(found.boxes):
            return []
        boxes = [part for box in found.boxes for part in _parted(np.asarray(box, np.float32), walls)]
        usual = float(np.median([bottom - top for _, top, _, bottom in map(_sides, boxes)]))
        return self._lines(picture, [row for box in boxes for row in _rows(picture, box, usual)])

    def reread(self, picture: Picture, places: Sequence[Box]) -> list[Recognised]:
        found: list[Recognised] = []
        others: list[NDArray[np.float32]] = []
        for place in places:
            left, top, right, bottom = (max(0, int(value)) for value in place)
            cut = picture[top:bottom, left:right]
            sign = glyphs.stroke(cut) if cut.size else ""
            if sign:
                found.append(Recognised(sign, (place.left, place.right), place.top, place.bottom, (_DRAWN,)))
            else:
                others.append(_corners(place))
        return found + self._lines(picture, others)

    def _lines(self, picture: Picture, boxes: list[NDArray[np.float32]]) -> list[Recognised]:
        from rapidocr.utils.process_img import get_rotate_crop_image

        if not boxes:
            return []
        crops = [_widened(get_rotate_crop_image(picture, box.copy())) for box in boxes]
        lines: list[Recognised] = []
        for box, crop, strip in zip(boxes, crops, self._read(crops), strict=True):
            left, top, right, bottom = _sides(box)
            if bottom - top >= _TALL * (right - left):
                lines.extend(self._standing(picture, box, strip))
            elif (line := _line(box, crop, strip)) is not None:
                lines.append(line)
        return lines

    def _read(self, crops: list[Picture]) -> list[Strip]:
        from rapidocr.ch_ppocr_rec import TextRecInput

        if not self._ready:
            self._rapid.recognize_txt([np.full((48, 48, 3), 255, np.uint8)])
            self._rapid.text_rec.postprocess_op = Decoder(self._rapid.text_rec.postprocess_op.character)
            self._ready = True
        return list(self._rapid.text_rec(TextRecInput(img=crops, return_word_box=True)).word_results)

    def _standing(self, picture: Picture, box: NDArray[np.float32], lying: Strip) -> list[Recognised]:
        """A tall strip: characters one below the other, each a line of its own, or else a line of type that lies on its side."""
        left, top, right, bottom = _sides(box)
        cut = picture[max(0, int(top)) : int(bottom) + 1, max(0, int(left)) : int(right) + 1]
        apart = glyphs.stacked(cut) if cut.size else None
        if apart is not None:
            strip = self._read([_widened(apart[0])])[0]
            if len(strip.text) == len(apart[1]) and strip.trust > max(_LEAST, lying.trust):
                return [
                    Recognised(char, (left, right), top + start, top + end, (sure,))
                    for char, sure, (start, end) in zip(strip.text, strip.sure, apart[1], strict=True)
                ]
            places = [Box(left, top + first - 2, right, top + last + 2) for first, last in glyphs.rows_of(cut)]
            rows = self.reread(picture, places) if len(places) > 1 else []
            if len(rows) > 1 and min(sum(row.sure) / len(row.sure) for row in rows) > max(_LEAST, lying.trust):
                return rows
        elif bottom - top < 2 * _TALL * (right - left) and cut.size:  # a narrow character alone
            cut = _widened(np.ascontiguousarray(cut))
            strip = self._read([cut])[0]
            line = _line(box, cut, strip) if strip.trust > lying.trust else None
            if line is not None:
                return [line]
        text = lying.text.strip()
        if not text or lying.trust < _LEAST:
            return []
        if text in _STROKES and cut.size and glyphs.leans(glyphs.ink_of(cut)):
            text, lying = "/", lying._replace(text="/")
        first = lying.text.index(text)
        edges = tuple(left + (right - left) * at / len(text) for at in range(len(text) + 1))
        return [Recognised(text, edges, top, bottom, lying.sure[first : first + len(text)])]


def _model(folder: Path, pattern: str) -> str:
    """The newest model of a kind.  Raises FileNotFoundError where the wheel came without."""
    found = sorted(folder.glob(pattern))
    if not found:
        raise FileNotFoundError(f"{folder / pattern}: no model")
    return str(found[-1])


def _widened(strip: Picture) -> Picture:
    """The strip with paper added on its right, so that few widths occur: the engine keeps a plan for every one it meets."""
    high, wide = strip.shape[:2]
    steps = -(-_HIGH * wide // (high * _STEP))
    more = int(steps * _STEP * high / _HIGH) - wide
    if more < 2:
        return strip
    edge = np.median(strip[:, -1:].reshape(-1, 3), axis=0)
    paper = np.percentile(strip.reshape(-1, 3), 90, axis=0)
    shade = tuple(float(value) for value in np.maximum(edge, paper))
    return np.asarray(cv2.copyMakeBorder(strip, 0, 0, 0, more, cv2.BORDER_CONSTANT, value=shade), np.uint8)


def _corners(box: Box) -> NDArray[np.float32]:
    left, top, right, bottom = box
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)


def _parted(box: NDArray[np.float32], walls: Sequence[Box]) -> list[NDArray[np.float32]]:
    """The box, cut where a wall runs through it from above to below."""
    left, top, right, bottom = _sides(box)
    high = bottom - top
    through = sorted(
        (wall.left, wall.right) for wall in walls
        if left + _SLIVER * high < (wall.left + wall.right) / 2 < right - _SLIVER * high
        and wall.top <= top + 0.3 * high and wall.bottom >= bottom - 0.3 * high
    )
    if not through:
        return [box]
    starts, ends = [left, *(end + _CLEAR for _, end in through)], [*(start - _CLEAR for start, _ in through), right]
    return [_corners(Box(start, top, end, bottom)) for start, end in zip(starts, ends, strict=True) if end - start > _SLIVER * high]


def _rows(picture: Picture, box: NDArray[np.float32], usual: float) -> list[NDArray[np.float32]]:
    """The box, cut into its lines where it is much higher than others and holds several."""
    left, top, right, bottom = _sides(box)
    if bottom - top < _HIGHER * usual:
        return [box]
    first = max(0, int(top))
    rows = glyphs.rows_of(picture[first : int(bottom) + 1, max(0, int(left)) : int(right) + 1])
    if len(rows) < 2:
        return [box]
    cuts = [top, *(first + (above[1] + below[0]) / 2 for above, below in pairwise(rows)), bottom]
    return [
        _corners(Box(left, max(above, first + start - _MARGIN), right, min(below, first + end + _MARGIN)))
        for (start, end), (above, below) in zip(rows, pairwise(cuts), strict=True)
    ]


def _sides(box: NDArray[np.float32]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a box whose corners go round from the top left."""
    return float(box[[0, 3], 0].mean()), float(box[[0, 1], 1].mean()), float(box[[1, 2], 0].mean()), float(box[[2, 3], 1].mean())


def _line(box: NDArray[np.float32], crop: Picture, strip: Strip) -> Recognised | None:
    """The strip's characters set back in their place on the page, blanks where its ink leaves them; None for what is no text."""
    kept = [at for at, char in enumerate(strip.text) if not char.isspace()]
    if not kept or strip.trust < _LEAST:
        return None
    text = "".join(strip.text[at] for at in kept)
    places = [strip.places[at] * crop.shape[1] for at in kept]
    sure = [strip.sure[at] for at in kept]
    ink = glyphs.ink_of(crop)
    if text in _STROKES and glyphs.leans(ink):
        text = "/"
    columns, em = glyphs.columns_of(ink), _em(text, places, crop.shape[0])
    words, edges, trust = text[0], [0.0], [sure[0]]
    for at in range(1, len(text)):
        start, end = glyphs.widest_gap(columns, places[at - 1], places[at])
        if end - start > _room(text[at - 1], text[at]) * em:
            words += " "
            edges += [start, end]
            trust += [1.0]
        else:
            edges.append((places[at - 1] + places[at]) / 2)
        words += text[at]
        trust.append(sure[at])
    left, top, right, bottom = _sides(box)
    scale = (bottom - top) / crop.shape[0]
    return Recognised(words, (*(min(right, left + edge * scale) for edge in edges), right), top, bottom, tuple(trust))


def _em(text: str, places: list[float], high: int) -> float:
    """The usual advance of Han characters; in a strip with hardly any, most of its height."""
    steps = sorted(b - a for (a, b), (left, right) in zip(pairwise(places), pairwise(text), strict=True) if _is_han(left) and _is_han(right))
    return steps[len(steps) // 2] if len(steps) >= 3 else 0.75 * high


def _room(left: str, right: str) -> float:
    """The gap, in ems, that is no blank yet."""
    if left in _ROOMY or right in _ROOMY:
        return 1.2
    return _BLANK if _is_han(left) == _is_han(right) else _MIXED


def _is_han(char: str) -> bool:
    return _HAN[0] <= char <= _HAN[1]
