"""A view reads clean and maps back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.span import Span
from model.view import view_of


def _view(text: str, *spans: tuple[int, int]):  # type: ignore[no-untyped-def]
    return view_of(text, tuple(Span(*span) for span in spans) or (Span(0, len(text)),))


def test_wrapped_lines_join_and_squares_are_mended() -> None:
    view = _view("共计面积120.5m\n2\n，涉及\n\n三个 街道")
    assert view.text == "共计面积120.5m2，涉及三个 街道"


def test_full_width_folds_and_the_chinese_comma_stays() -> None:
    assert _view("得分＝５（％），８.５").text == "得分=5(%)，8.5"


def test_latex_debris_goes() -> None:
    assert _view(r"$12 \times 97\% \geq 3$").text == "12×97%≥3"
    assert _view("$12 \\\ntimes 97$").text == "12 × 97"


def test_latin_words_keep_a_blank_over_a_break() -> None:
    assert _view("total\nscore").text == "total score"


def test_gaps_are_left_out() -> None:
    text = "甲乙\n- 3 -\n丙"
    view = _view(text, (0, 2), (9, 10))
    assert view.text == "甲乙丙"
    assert view.span(1, 3) == Span(1, 10)


@given(st.text(alphabet="甲乙 　\n\t12.５％$m²\r（）\\%", max_size=60))
def test_every_character_maps_to_where_it_stands(text: str) -> None:
    view = _view(text)
    assert len(view.text) == len(view.offsets)
    assert list(view.offsets) == sorted(view.offsets)
    for at, char in enumerate(view.text):
        if char in "甲乙12":
            assert text[view.offsets[at]] in (char, "１２"["12".find(char)])


@given(st.text(alphabet="甲乙 　\n12.５％$m²\r（\\%\u200b", max_size=12))
def test_a_clean_stretch_reads_as_one_with_debris_does(text: str) -> None:
    quick, slow = _view(text), view_of(text + "$", (Span(0, len(text)), Span(len(text), len(text) + 1)))
    assert (quick.text, list(quick.offsets)) == (slow.text, list(slow.offsets))
