"""Plain JSON both ways for every type of this package, losing nothing: Decimals as strings, defaults left out.

``SCHEMA`` is the version that a store carries; decoding refuses keys it does not know.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar

SCHEMA = 1
T = TypeVar("T")


def to_plain(value: object) -> Any:
    """Dataclasses to objects, tuples to arrays, Decimals to strings, enums to their values."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        plain = {}
        for field in _fields(type(value)):
            item = getattr(value, field.name)
            if not _is_default(field, item):
                plain[field.name] = to_plain(item)
        return plain
    raise TypeError(f"no plain form for {type(value).__name__}")


def from_plain(kind: type[T], plain: Any) -> T:
    """The value of a type from its plain form.  Raises KeyError for an unknown key, TypeError for what does not fit."""
    return typing.cast(T, _decode(kind, plain))


def dumps(value: object) -> str:
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[T], text: str) -> T:
    return from_plain(kind, json.loads(text))


def _is_default(field: Field[Any], item: object) -> bool:
    if field.default is not MISSING:
        return bool(item == field.default) and type(item) is type(field.default)
    return field.default_factory is not MISSING and bool(item == field.default_factory())


@cache
def _fields(kind: type) -> tuple[Field[Any], ...]:
    return tuple(field for field in fields(kind) if field.init and not field.name.startswith("_"))


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return typing.get_type_hints(kind)


def _decode(kind: Any, plain: Any) -> Any:
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        if plain is None:
            return None
        choices = [choice for choice in typing.get_args(kind) if choice is not type(None)]
        return _decode(choices[0], plain)
    if origin is tuple:
        arguments = typing.get_args(kind)
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return tuple(_decode(arguments[0], item) for item in plain)
        return tuple(_decode(argument, item) for argument, item in zip(arguments, plain, strict=True))
    if kind is Decimal:
        return Decimal(plain)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        known = {field.name for field in _fields(kind)}
        unknown = set(plain) - known
        if unknown:
            raise KeyError(f"{kind.__name__} has no {sorted(unknown)[0]}")
        return kind(**{name: _decode(hints[name], item) for name, item in plain.items()})
    if kind is float and isinstance(plain, int):
        return float(plain)
    return plain
