"""What is kept is given again, and let go of."""

from __future__ import annotations

from model.kept import forget, kept


def test_gives_again_what_it_gave_until_it_forgets() -> None:
    asked: list[str] = []

    @kept
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert (length("甲乙"), length("甲乙")) == (2, 2)
    assert asked == ["甲乙"]
    forget()
    assert length("甲乙") == 2
    assert asked == ["甲乙", "甲乙"]
