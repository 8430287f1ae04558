"""The port for recognisers: the picture of a page in, lines of characters out, each character with its place and how sure it is.

What was recognised is kept by the picture's hash and the engine's version, so that a second reading of a scan costs next to nothing.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import logging
import os
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Picture: TypeAlias = "NDArray[np.uint8]"
"""Rows, columns, and blue, green, red."""

PACKAGES = ("rapidocr", "openvino", "cv2")
"""What must be installed for scans to be read."""

CODE = (
    "rapid.py", "decode.py", "glyphs.py", "layout/scan.py", "layout/picture.py", "layout/strokes.py", "layout/rescue.py", "layout/rulings.py",
    "layout/tables.py",
)
"""The files on which it depends what a picture gives."""

_log = logging.getLogger(__name__)


class Recognised(NamedTuple):
    """A line of characters, in pixels of the picture.  ``xs``: each one's left edge and, last, the right edge of the last;
    ``sure``: each one's confidence, 0-1."""

    text: str
    xs: tuple[float, ...]
    top: float
    bottom: float
    sure: tuple[float, ...]


class Box(NamedTuple):
    """A part of a picture, in its pixels."""

    left: float
    top: float
    right: float
    bottom: float


class Engine(Protocol):
    """A recogniser.  ``version`` names everything that its results depend on."""

    version: str

    def recognise(self, picture: Picture, walls: Sequence[Box] = ()) -> list[Recognised]:
        """The lines of an upright picture, in any order; none runs through a wall (a vertical ruling)."""
        ...

    def reread(self, picture: Picture, places: Sequence[Box]) -> list[Recognised]:
        """What stands in each place, a line of type each; places that hold none are left out."""
        ...


def missing() -> tuple[str, ...]:
    """The packages that scans want and that are not there."""
    return tuple(name for name in PACKAGES if find_spec(name) is None)


@cache
def engine(threads: int, keep: bool) -> Engine | None:
    """The engine that is installed, None where there is none; ``keep``: with a memory on disk.  One a process."""
    if missing():
        return None
    try:
        from ingest.rapid import RapidEngine

        found: Engine = RapidEngine(threads)
    except (ImportError, OSError) as trouble:
        _log.warning("the recogniser cannot be loaded: %s", trouble)
        return None
    return Remembering(found, cache_folder()) if keep else found


def cache_folder() -> Path:
    """Where recognised pages are kept: ``$XDG_CACHE_HOME/gouji/ocr`` or ``~/.cache/gouji/ocr``."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if Path(base).is_absolute() else Path.home() / ".cache") / "gouji" / "ocr"


class Reading(NamedTuple):
    """A picture set straight and upright, and read.  ``width``, ``height``: its pixels then; ``turn``: by how many quarters it was turned,
    clockwise; ``tilt``: degrees by which it was then set level; ``rulings``: horizontal and vertical ones;
    ``bare``: paper with hardly a speck on it."""

    width: int
    height: int
    turn: int
    tilt: float
    bare: bool
    lines: tuple[Recognised, ...]
    rulings: tuple[Box, ...]


class Remembering:
    """An engine, and what pictures read by it gave.  A memory that cannot be read or written is no trouble, only slow."""

    def __init__(self, inner: Engine, folder: Path) -> None:
        self.version = inner.version
        self._inner = inner
        self._folder = folder

    def recognise(self, picture: Picture, walls: Sequence[Box] = ()) -> list[Recognised]:
        return self._inner.recognise(picture, walls)

    def reread(self, picture: Picture, places: Sequence[Box]) -> list[Recognised]:
        return self._inner.reread(picture, places)

    def reading(self, picture: Picture, read: Callable[[], Reading]) -> Reading:
        """What the picture gave before, or else what ``read`` gives now."""
        place = self._place(picture)
        known = _load(place)
        if known is None:
            known = read()
            _save(place, known)
        return known

    def _place(self, picture: Picture) -> Path:
        digest = hashlib.sha256(f"{self.version} {_edition()} {picture.shape}".encode())
        digest.update(picture.data if picture.flags.c_contiguous else picture.tobytes())
        name = digest.hexdigest()
        return self._folder / name[:2] / f"{name[2:]}.json.gz"


@cache
def _edition() -> str:
    """The code that results depend on: when it changes, what was kept before is not used."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    for name in CODE:
        with contextlib.suppress(OSError):
            digest.update((here / name).read_bytes())
    return digest.hexdigest()[:16]


def _load(place: Path) -> Reading | None:
    try:
        plain: dict[str, Any] = json.loads(gzip.decompress(place.read_bytes()))
        width, height, turn, tilt, bare = plain["page"]
        lines = tuple(Recognised(text, tuple(xs), top, bottom, tuple(sure)) for text, xs, top, bottom, sure in plain["lines"])
        return Reading(width, height, turn, tilt, bare, lines, tuple(Box(*box) for box in plain["rulings"]))
    except (OSError, EOFError, ValueError, TypeError, KeyError) as trouble:
        if not isinstance(trouble, FileNotFoundError):
            _log.debug("a kept page cannot be read: %s", trouble)
        return None


def _save(place: Path, reading: Reading) -> None:
    """Whole or not at all: written beside its place, then moved there, whoever else does the same."""
    plain = json.dumps({
        "page": reading[:5],
        "lines": [[x.text, [round(v, 1) for v in x.xs], x.top, x.bottom, [round(v, 4) for v in x.sure]] for x in reading.lines],
        "rulings": [[round(v, 1) for v in box] for box in reading.rulings],
    })
    written: str | None = None
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
            written = file.name
            file.write(gzip.compress(plain.encode(), 5, mtime=0))
        Path(written).replace(place)
    except OSError as trouble:
        _log.debug("a page cannot be kept: %s", trouble)
        if written is not None:
            with contextlib.suppress(OSError):
                Path(written).unlink()
