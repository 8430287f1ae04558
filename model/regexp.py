"""Patterns of module level, compiled when first used.  Python takes about a millisecond for each that names the Han characters, as it
counts them one by one.  Of two thousand a report needs about half: not to compile the others saves a seventh of a short one's audit."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


@cache
def regexp(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, but later; an error in the pattern shows later, too.  The same text gives the same pattern each time: ``re`` itself
    keeps 512, fewer than there are, so that a pattern written where it is used would be compiled anew in every report.

    It has the pattern's methods and its text.  Functions of ``re`` do not take it (``_DATE.sub("", text)``, not ``re.sub(_DATE, …)``),
    and a match's own ``re`` is the compiled pattern, not this.
    """
    return cast("re.Pattern[str]", _Later(pattern, flags))


class _Later:
    """Stands for a pattern.  The first method asked for compiles it; from then on the compiled pattern's methods are its own."""

    __slots__ = ("_flags", "pattern", *_METHODS)

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Only asked for what is not set yet."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
