"""Results kept while one document is worked: its finders ask the same of the same text again and again, other documents hardly."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

_MOST = 8192
_kept: list[Any] = []


def kept(function: Callable[P, T]) -> Callable[P, T]:
    """A function of hashable arguments that remembers what it gave, until :func:`forget`."""
    remembering = lru_cache(maxsize=_MOST)(function)
    _kept.append(remembering)
    return cast("Callable[P, T]", remembering)


def forget() -> None:
    """Let go of everything kept."""
    for remembering in _kept:
        remembering.cache_clear()
