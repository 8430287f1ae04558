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
        _grown_old()
        gc.set_threshold(young, *older)


def read_through() -> None:
    """Collect what reading left: a library's trees refer to themselves, and are large.  The stages after it make records, which do not."""
    if gc.isenabled() and gc.get_threshold()[0]:
        gc.collect(1)


def _grown_old() -> None:
    """The records of a result, tens of thousands, count as old unseen: the collector would go through all of them at once, and find nothing.

    Freezing is what puts objects past the young ones; where the host has frozen some of its own, they are left alone.
    """
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
