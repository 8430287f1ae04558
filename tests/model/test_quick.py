"""A quick class is the same frozen dataclass, made faster."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from model.quick import changed, quick


@quick
@dataclass(frozen=True, slots=True, order=True)
class Lot:
    """A class with every sort of field that quick ones have."""

    number: int
    title: str = "一标段"
    marks: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(self.number)


def test_fields_and_defaults() -> None:
    assert repr(Lot(1)) == "Lot(number=1, title='一标段', marks=[])"
    assert Lot(2, marks=[3]).marks == [3]
    assert Lot(1).marks is not Lot(1).marks
    assert type(Lot(1)) is Lot


def test_what_is_missing_unknown_or_refused_raises() -> None:
    with pytest.raises(TypeError):
        Lot()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Lot(1, name="")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="-1"):
        Lot(-1)


def test_it_stays_frozen() -> None:
    lot = Lot(1)
    with pytest.raises(FrozenInstanceError):
        lot.number = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del lot.number  # type: ignore[misc]


def test_it_is_compared_copied_and_pickled_as_before() -> None:
    lot = Lot(1, "二标段")
    assert lot == Lot(1, "二标段") < Lot(2)
    assert replace(lot, number=4) == Lot(4, "二标段")
    assert changed(lot, number=4) == Lot(4, "二标段")
    with pytest.raises(TypeError):
        changed(lot, name="")
    assert pickle.loads(pickle.dumps(lot)) == lot
