"""What mentions agree on."""

from __future__ import annotations

from typing import Any

from validate.agree import agreement, meets


def test_the_finest_of_those_that_agree_is_said(fact: Any) -> None:
    found = agreement([fact(f"eval_score {n}分") for n in ("86.4", "86.35", "86.35", "83.65")])
    assert found is not None
    assert found.said.raw == "86.35分"
    assert [odd.raw for odd in found.odd] == ["83.65分"]


def test_a_coarse_mention_hides_no_contradiction(fact: Any) -> None:
    found = agreement([fact(f"satisfaction_reported {n}%") for n in ("89.3", "89.29", "89.34", "89.29")])
    assert found is not None
    assert [odd.raw for odd in found.odd] == ["89.34%"]


def test_cut_off(fact: Any) -> None:
    found = agreement([fact(f"satisfaction_reported {n}%") for n in ("85.28", "85.28", "85.2")])
    assert found is not None
    assert not found.odd
    found = agreement([fact(f"satisfaction_reported {n}%") for n in ("85.28", "85.28", "85.1")])
    assert found is not None
    assert [odd.raw for odd in found.odd] == ["85.1%"]
    found = agreement([fact(f"satisfaction_reported {n}%") for n in ("85.27", "85.27", "85")])
    assert found is not None
    assert not found.odd


def test_one_place_means_one_value(fact: Any) -> None:
    assert not meets(fact("eval_score 86.35分").quantity, fact("eval_score 86.36分").quantity)


def test_nothing_to_agree_on() -> None:
    assert agreement([]) is None
