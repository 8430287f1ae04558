"""Each rule's cases: scraps that trigger, that hold, that cannot be checked.

A case gives bare ``facts`` (see tests/support.py) or a ``text`` that goes through the whole pipeline.
"""

from __future__ import annotations

import importlib
import importlib.util
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from model.finding import Outcome, Status
from validate.registry import all_rules

_spec = importlib.util.spec_from_file_location("support", Path(__file__).parents[1] / "support.py")
assert _spec and _spec.loader
support = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(support)

CASES = Path(__file__).parent / "cases"


def _cases() -> Iterator[Any]:
    for rule in all_rules():
        path = CASES / f"{rule.code}.toml"
        if path.exists():
            for kind, entries in tomllib.loads(path.read_text("utf-8")).items():
                for at, case in enumerate(entries):
                    yield pytest.param(rule, kind, case, id=f"{rule.code}-{kind}-{case.get('name', at)}")


def _outcomes(rule: Any, case: dict[str, Any], tmp_path: Path) -> list[Outcome]:
    if "text" in case:
        from pipeline.audit import audit_one
        from pipeline.settings import Settings

        path = tmp_path / "scrap.txt"
        path.write_text(case["text"], "utf-8")
        result = audit_one(path, Settings(select=(rule.code,)))
        assert result.error is None
        return [outcome for outcome in result.outcomes if outcome.rule == rule.code]
    return list(rule.check(support.book(case)))


@pytest.mark.parametrize(("rule", "kind", "case"), list(_cases()))
def test_case(rule: Any, kind: str, case: dict[str, Any], tmp_path: Path) -> None:
    outcomes = _outcomes(rule, case, tmp_path)
    wrong = [outcome for outcome in outcomes if outcome.status is Status.INCONSISTENT]
    if kind == "triggers":
        assert wrong, [outcome.status for outcome in outcomes]
        for wanted in ("reported", "expected"):
            if wanted in case:
                assert case[wanted] in [getattr(outcome, wanted) for outcome in wrong]
        assert all(outcome.evidence and outcome.message for outcome in wrong)
    else:
        assert not wrong, [outcome.message for outcome in wrong]
        if kind == "holds":
            assert any(outcome.status is Status.CONSISTENT for outcome in outcomes)
        elif kind == "not_checkable":
            assert not any(outcome.status is Status.CONSISTENT for outcome in outcomes)
            assert all(outcome.missing for outcome in outcomes if outcome.status is Status.NOT_CHECKABLE)
        else:
            assert kind == "silent"


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_has_its_three_kinds_of_case(rule: Any) -> None:
    kinds = tomllib.loads((CASES / f"{rule.code}.toml").read_text("utf-8"))
    assert {"triggers", "holds", "not_checkable"} <= set(kinds)


HEADINGS = ("查什么", "为什么", "触发", "不触发", "局限")


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_explains_itself(rule: Any) -> None:
    module = importlib.import_module(rule.check.__module__)
    page = module.__doc__ or ""
    assert page.startswith(rule.code)
    assert [heading for heading in HEADINGS if heading not in page] == []
