"""All rules, by family.  A family's package lists its rules; adding one is its file and one line there."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from validate.rule import Rule

FAMILIES = ("score", "weight", "grade", "rubric", "fund", "unit", "quantity", "survey", "voices", "date", "text", "norm")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of families and codes.  Each family's package has ``RULES``."""
    found: list[Rule] = []
    for family in FAMILIES:
        found += import_module(f"validate.rules.{family}").RULES
    return tuple(found)


def select(chosen: tuple[str, ...] = (), ignored: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """Rules whose code begins with one of ``chosen`` (all where empty) and with none of ``ignored``.
    Raises KeyError with the first selector that fits no rule."""
    rules = all_rules()
    for selector in (*chosen, *ignored):
        if not any(rule.code.startswith(selector.upper().replace("-", "")) for rule in rules):
            raise KeyError(selector)

    def fits(rule: Rule, selectors: tuple[str, ...]) -> bool:
        return any(rule.code.startswith(selector.upper().replace("-", "")) for selector in selectors)

    return tuple(rule for rule in rules if (not chosen or fits(rule, chosen)) and not fits(rule, ignored))


def find(code: str) -> Rule:
    """One rule by its code (``SC01``, ``sc-01``).  Raises KeyError."""
    wanted = code.upper().replace("-", "")
    for rule in all_rules():
        if rule.code == wanted:
            return rule
    raise KeyError(code)
