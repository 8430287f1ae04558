"""Frozen dataclasses that are made by the ten thousand, made faster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Any, TypeVar

C = TypeVar("C")

_GIVEN_CLASS = object.__dict__["__class__"].__set__
"""Sets an object's class past a frozen ``__setattr__``."""


def quick(cls: type[C]) -> type[C]:
    """A frozen, slotted dataclass (without heirs) whose ``__init__`` takes a third of the time; nothing else about it changes.

    The dataclass's own calls ``object.__setattr__`` once a field, which was an eighth of an audit.  This one lets a new object
    be of a class with the same slots but not frozen while its fields are set.
    """
    init = tuple(field for field in fields(cls) if field.init)  # type: ignore[arg-type]
    draft = type(cls.__name__, (), {"__slots__": cls.__slots__})  # type: ignore[attr-defined]
    known: dict[str, Any] = {"_own": cls, "_draft": draft, "_given_class": _GIVEN_CLASS}
    body = ["_given_class(self, _draft)"]
    for field in init:
        if field.default is not MISSING:
            known[f"_default_{field.name}"] = field.default
        elif field.default_factory is not MISSING:
            known[f"_default_{field.name}"], known[f"_make_{field.name}"] = MISSING, field.default_factory
            body.append(f"if {field.name} is _default_{field.name}: {field.name} = _make_{field.name}()")
        body.append(f"self.{field.name} = {field.name}")
    body.append("self.__class__ = _own")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    lines = "\n ".join(body)
    exec(f"def __init__(self, {', '.join(map(_parameter, init))}):\n {lines}", known)
    made = known["__init__"]
    made.__qualname__, made.__module__ = f"{cls.__qualname__}.__init__", cls.__module__
    cls.__init__ = made  # type: ignore[method-assign]
    return cls


def _parameter(field: Field[Any]) -> str:
    has_default = field.default is not MISSING or field.default_factory is not MISSING
    return f"{field.name}=_default_{field.name}" if has_default else field.name


def changed(record: C, **changes: Any) -> C:
    """As ``dataclasses.replace``, which looks at every field by itself: this goes by a function made once for these fields of this class."""
    kind: Any = type(record)
    made: C = _changer(kind, tuple(changes))(record, **changes)
    return made


@cache
def _changer(cls: type[Any], names: tuple[str, ...]) -> Callable[..., Any]:
    """A function that makes a record like the one given but for the fields of these names; an unknown name is the class's to refuse."""
    own = [field.name for field in fields(cls) if field.init]
    given = [name if name in names else f"_record.{name}" for name in own] + [f"{name}={name}" for name in names if name not in own]
    known: dict[str, Any] = {"_own": cls}
    exec(f"def change(_record, {', '.join(names)}):\n return _own({', '.join(given)})", known)
    change: Callable[..., Any] = known["change"]
    return change
