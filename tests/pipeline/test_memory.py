"""The collector is held back while a document is worked, and only then."""

from __future__ import annotations

import gc

import pytest

from pipeline.memory import one_document


def test_collects_rarely_inside_and_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="trouble"), one_document():
        assert gc.get_threshold()[0] > 10_000
        raise ValueError("trouble")
    assert gc.get_threshold() == before


def test_a_collector_that_is_off_stays_off() -> None:
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with one_document():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)
