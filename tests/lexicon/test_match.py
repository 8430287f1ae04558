"""Longest match."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lexicon.match import Terms

TERMS = Terms({"得分": "score", "得分率": "rate", "率": "r", "预算": "budget", "预算执行率": "execution"})


def test_the_longest_term_wins() -> None:
    assert [m.term for m in TERMS.find("预算执行率与得分率、得分")] == ["预算执行率", "得分率", "得分"]


def test_stays_inside_the_stretch() -> None:
    assert [m.term for m in TERMS.find("得分率", 0, 2)] == ["得分"]
    assert [m.code for m in TERMS.find("得分率", 2)] == ["r"]


@given(st.text(alphabet="得分率预算执行", max_size=30))
def test_matches_never_overlap_and_are_what_they_say(text: str) -> None:
    at = 0
    for match in TERMS.find(text):
        assert match.start >= at
        assert text[match.start : match.end] == match.term
        at = match.end
