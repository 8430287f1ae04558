"""Python's collector of cyclic garbage, held back while one document is worked."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG = 50_000
"""New objects before the collector looks: a document's live until its result is done, so looking often finds nothing."""


@contextmanager
def few_collections() -> Iterator[None]:
    """Collect rarely inside, as before afterwards; a collector that was off stays off."""
    young, *older = gc.get_threshold()
    gc.set_threshold(max(young, _YOUNG) if young else 0, *older)
    try:
        yield
    finally:
        gc.set_threshold(young, *older)
