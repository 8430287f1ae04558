"""The rules for people: the list, and one in full (its module's docstring is its page)."""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING

from report.words import SEVERITY

if TYPE_CHECKING:
    from validate.rule import Rule


def write_rules(rules: Iterable[Rule], form: str, lang: str, stream: IO[str]) -> None:
    """Every rule, a line each."""
    if form == "json":
        entries = [{"code": r.code, "name": r.name, "title": r.title.in_(lang), "category": r.category.value, "severity": r.severity.value,
                    "scope": r.scope.value, "basis": r.basis} for r in rules]
        stream.write(json.dumps(entries, ensure_ascii=False, indent=1) + "\n")
        return
    for rule in rules:
        stream.write(f"{rule.code}  {SEVERITY[rule.severity].in_(lang)}  {rule.title.in_(lang)}\n")


def page_of(rule: Rule) -> str:
    """The rule's own page: what, why, trigger, not, limits."""
    return inspect.getdoc(sys.modules[rule.check.__module__]) or rule.title.zh


def write_rule(rule: Rule, lang: str, stream: IO[str]) -> None:
    """One rule in full."""
    stream.write(page_of(rule).rstrip() + "\n\n")
    words = (("程度上限", "at most"), ("类别", "category"), ("范围", "scope"), ("依据", "basis"))
    values = (SEVERITY[rule.severity].in_(lang), rule.category.value, rule.scope.value, rule.basis)
    for (zh, en), value in zip(words, values, strict=True):
        stream.write(f"{en if lang == 'en' else zh}　{value}\n")
    stream.write(f"English　{rule.title.en}\n")
