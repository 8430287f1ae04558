"""Averages whose operands stand paragraphs away are looked up, not tried one against another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parsers.extract import extract
from parsers.worded.products import apart
from parsers.worded.scene import value
from tests.parsers.reading import LEXICON, reading


def _told(things: int) -> str:
    whole = "".join(f"第{n}项安排资金{2000 + 37 * n}.{n % 9 + 1}万元，惠及居民{1100 + 13 * n}户。\n\n" for n in range(things))
    return whole + "经测算，平均每户补助4.31元。\n"


def _looked_at(monkeypatch: pytest.MonkeyPatch, things: int) -> int:
    looked = 0

    def counted(of: Callable[..., object]) -> Callable[..., object]:
        def wrapped(term: object) -> object:
            nonlocal looked
            looked += 1
            return of(term)
        return wrapped

    monkeypatch.setattr(apart, "value", counted(value))
    extract(reading(_told(things)).document, LEXICON)
    monkeypatch.setattr(apart, "value", value)
    return looked


def test_an_average_costs_in_line_with_what_is_told_before(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = (_looked_at(monkeypatch, things) for things in (20, 80))
    assert 0 < many <= 6 * few
