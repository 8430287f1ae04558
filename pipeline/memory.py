"""Memory while one document is worked: what is kept is let go of after it, and the collector of cyclic garbage is held back."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from model.kept import forget

_YOUNG = 200_000
"""New objects before the collector looks: a document's live until its result is done, so looking often finds nothing."""


@contextmanager
def one_document() -> Iterator[None]:
    """Collect rarely inside, as before afterwards (a collector that was off stays off); forget what was kept."""
    young, *older = gc.get_threshold()
    gc.set_threshold(max(young, _YOUNG) if young else 0, *older)
    try:
        yield
    finally:
        forget()
        gc.set_threshold(young, *older)
