"""Which recogniser there is, and whether what it gives is kept."""

from __future__ import annotations

import logging
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from ingest.recognised import Engine
from ingest.remembered import Remembering

PACKAGES = ("rapidocr", "openvino", "cv2")
"""What must be installed for scans to be read."""

_log = logging.getLogger(__name__)


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
