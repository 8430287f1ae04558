"""Scores to characters."""

from __future__ import annotations

import numpy as np
import pytest

from ingest.decode import Decoder, Strip

_SIGNS = ["", "甲", "乙", "1", "5", ".", "(", ")", "，", " ", "、"]


def strip(*steps: dict[str, float], used: float = 1.0) -> Strip:
    made = np.zeros((1, len(steps), len(_SIGNS)), np.float32)
    for at, said in enumerate(steps):
        for sign, sure in said.items():
            made[0, at, _SIGNS.index(sign)] = sure
    (found,) = Decoder(_SIGNS)(made, wh_ratio_list=[used], max_wh_ratio=1.0)[1]
    return found


def said(text: str, **more: dict[str, float]) -> list[dict[str, float]]:
    """Each character at a step of its own with nothing between; ``_3``: what step 3 says instead."""
    steps: list[dict[str, float]] = []
    for char in text:
        steps += [{char: 0.99}, {"": 0.99}]
    for at, scores in more.items():
        steps[int(at.strip("_"))] = scores
    return steps


def test_steps_to_characters() -> None:
    found = strip({"": 0.99}, {"甲": 0.7}, {"甲": 0.9}, {"": 0.99}, {"甲": 0.8}, {"乙": 0.6}, {"": 1.0}, {"": 1.0})
    assert found.text == "甲甲乙" and found.sure == pytest.approx((0.9, 0.8, 0.6)) and found.trust == pytest.approx(2.3 / 3)
    assert found.places == pytest.approx((2 / 8, 4.5 / 8, 5.5 / 8))


def test_a_strip_that_fills_half_the_batch_is_half_as_wide() -> None:
    found = strip(*said("甲乙"), *({"": 1.0},) * 4, used=0.5)
    assert found.places == pytest.approx((0.5 / 4, 2.5 / 4))


def test_a_point_between_digits_is_put_back() -> None:
    found = strip(*said("15", _1={"": 0.8, ".": 0.1}))
    assert found.text == "1.5" and found.sure[1] == pytest.approx(0.1) and list(found.places) == sorted(found.places)
    assert strip(*said("甲5", _1={"": 0.8, ".": 0.1})).text == "甲5"


def test_a_bracket_is_put_back_where_its_partner_waits() -> None:
    assert strip(*said("甲15)", _1={"": 0.8, "(": 0.15})).text == "甲(15)"
    alone = strip(*said("甲15", _1={"": 0.8, "(": 0.15}))
    assert alone.text == "甲15" and alone.sure[1] == 0.5  # but the figure beside it is in doubt


def test_a_likely_comma_is_put_back_and_an_unlikely_one_is_not() -> None:
    assert strip(*said("甲乙", _1={"": 0.6, "，": 0.35})).text == "甲，乙"
    unlikely = strip(*said("甲乙", _1={"": 0.8, "，": 0.15}))
    assert unlikely.text == "甲乙" and min(unlikely.sure) > 0.9


def test_a_figure_beside_one_that_was_passed_over_is_in_doubt() -> None:
    found = strip(*said("甲15", _3={"": 0.7, ")": 0.12}))
    assert found.text == "甲15" and found.sure == pytest.approx((0.99, 0.5, 0.5))


@pytest.mark.parametrize("more", [{"1": 0.4}, {"5": 0.3}, {" ": 0.45}])
def test_the_neighbours_own_traces_and_blanks_are_no_rivals(more: dict[str, float]) -> None:
    assert strip(*said("15", _1={"": 0.55, **more})).sure == pytest.approx((0.99, 0.99))


def test_a_trace_of_a_sign_is_one_where_there_is_room_for_it() -> None:
    trace, nothing = {"": 0.92, "、": 0.02}, {"": 0.99}
    roomy = [*said("甲乙甲乙甲"), trace, nothing, *said("乙甲乙")]
    assert strip(*roomy).text == "甲乙甲乙甲、乙甲乙"
    assert strip(*said("甲乙甲乙甲乙甲乙", _9=trace)).text == "甲乙甲乙甲乙甲乙"
    assert strip(*said("甲乙甲乙甲"), {"": 0.9, "、": 0.02, " ": 0.06}, nothing, *said("乙甲乙")).text == "甲乙甲乙甲乙甲乙"  # a blank
    assert strip(*said("甲乙甲乙甲"), nothing, nothing, *said("乙甲乙")).text == "甲乙甲乙甲乙甲乙"


def test_nothing_is_nothing() -> None:
    assert strip({"": 1.0}, {"": 0.9, "，": 0.05}) == Strip("", (), ())
