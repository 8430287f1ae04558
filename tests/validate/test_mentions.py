"""Mentions of one thing in several places."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from validate.mentions import same_quantity, shown, spread

_spec = importlib.util.spec_from_file_location("support", Path(__file__).parents[1] / "support.py")
assert _spec and _spec.loader
support = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(support)


def facts(*lines: str) -> list:  # type: ignore[type-arg]
    scrap = support.Scrap()
    return [scrap.fact(line) for line in lines]


def test_the_majority_is_the_norm() -> None:
    found = spread(facts("households 5户 group=b1", "households 6户 group=b2", "households 6户 group=b3"), same_quantity)
    assert found and [fact.raw for fact in found.deviants] == ["5户"]


def test_several_values_in_one_place_are_parts() -> None:
    found = spread(facts("households 10户 group=b1", "households 10户 group=b2", "households 4户 group=b3", "households 6户 group=b3"), same_quantity)
    assert found and found.deviants == ()


def test_a_place_of_parts_may_still_name_the_whole() -> None:
    found = spread(facts("households 10户 group=b1", "households 10户 group=b3", "households 4户 group=b3"), same_quantity)
    assert found and len(found.agreeing) == 2 and found.deviants == ()


def test_many_values_are_no_mentions_of_one_thing() -> None:
    assert spread(facts(*(f"households {n}户 group=b{n}" for n in range(1, 6))), same_quantity) is None


def test_cut_off_and_about() -> None:
    a, b, c = facts("floor_area 8.8万平方米", "floor_area 8.89万平方米", "floor_area 约9万平方米")
    assert same_quantity(a, b) and same_quantity(b, c)
    d, e = facts("floor_area 8.7万平方米", "floor_area 8.89万平方米")
    assert not same_quantity(d, e)


def test_what_is_shown() -> None:
    a, c = facts('evaluator "某公司"', "actual_start 2022-07")
    assert shown(a) == "某公司" and shown(c) == "2022年7月"
