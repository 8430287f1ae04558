"""What a caller may decide about reading."""

from __future__ import annotations

import os
from dataclasses import dataclass

_MOST_THREADS = 4
"""More hardly make a page faster."""


@dataclass(frozen=True, slots=True)
class Options:
    """``max_bytes``, ``max_pages``: larger files and longer documents are not read.  ``ocr``: scans are recognised; ``keep``: what was
    recognised is kept on disk for the next time; ``threads`` 0: as there are cores."""

    max_pages: int = 5_000
    ocr: bool = True
    keep: bool = True
    threads: int = 0
    max_bytes: int = 200_000_000

    @property
    def workers(self) -> int:
        """Threads for one page."""
        return self.threads or min(_MOST_THREADS, os.cpu_count() or 1)
