"""Family voices."""

from __future__ import annotations

from validate.rule import Rule

RULES: tuple[Rule, ...] = ()
