"""The collector is held back while a document is worked, and only then."""

from __future__ import annotations

import gc
import weakref

import pytest

from pipeline.memory import one_document, read_through


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


class Node:
    """Refers to itself, as the trees of libraries do."""

    def __init__(self) -> None:
        self.own = self


def test_what_reading_left_is_collected_before_the_stages_after_it() -> None:
    with one_document():
        left = weakref.ref(Node())
        assert left() is not None
        read_through()
        assert left() is None


def test_a_result_is_not_gone_through_but_is_collected_with_all_else() -> None:
    looked: list[int] = []

    def look(phase: str, info: dict[str, int]) -> None:
        looked.append(info["generation"])

    gc.collect()
    gc.callbacks.append(look)
    try:
        with one_document():
            records = [[number] for number in range(5_000)]
            node = weakref.ref(Node())
        assert len(records) == 5_000
    finally:
        gc.callbacks.remove(look)
    assert looked == []
    assert node() is not None
    gc.collect()
    assert node() is None
