"""What was recognised is kept by the picture's hash and the engine's version, so that a second reading of a scan costs next to nothing."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import logging
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ingest.recognised import Box, Engine, Picture, Reading, Recognised

CODE = (
    "rapid.py", "decode.py", "glyphs.py", "layout/scan.py", "layout/picture.py", "layout/strokes.py", "layout/rescue.py", "layout/rulings.py",
    "layout/tables.py",
)
"""The files on which it depends what a picture gives."""

_log = logging.getLogger(__name__)


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
