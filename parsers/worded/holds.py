"""Whether a way of working gives a result as printed: the ways are sums, products and quotients of plain numbers."""

from __future__ import annotations

import ast
from fractions import Fraction

from model.kept import kept
from parsers.worded.scene import Told

_NEAR = Fraction(1, 5)


def holds(told: Told) -> bool:
    """Whether any of its ways gives the result, rounded as that is printed or cut off."""
    return any(_gives(told, way) for way in told.ways)


def far_off(told: Told) -> bool:
    """Whether every way is further from the result than a slip would put it."""
    claimed = Fraction(told.result.plain)
    worked = [exact for way in told.ways if (exact := _exact(told, way)) is not None]
    return bool(worked) and all(abs(exact - claimed) > _NEAR * max(abs(exact), claimed) for exact in worked)


def _gives(told: Told, way: str) -> bool:
    exact = _exact(told, way)
    unit = Fraction(1, 10 ** len(told.result.plain.partition(".")[2]))
    return exact is not None and -unit / 2 <= exact - Fraction(told.result.plain) < unit


def _exact(told: Told, way: str) -> Fraction | None:
    exact = worked_out(way)
    return exact * 100 if exact is not None and told.result.unit == "%" else exact


@kept
def worked_out(way: str) -> Fraction | None:
    """None where it is no such working, or divides by nothing."""
    try:
        return _value(ast.parse(way.replace(",", ""), mode="eval").body, way.replace(",", ""))
    except (SyntaxError, ZeroDivisionError, ValueError):
        return None


def _value(node: ast.expr, way: str) -> Fraction:
    if isinstance(node, ast.Constant):
        return Fraction(way[node.col_offset : node.end_col_offset])
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand, way)
    if not isinstance(node, ast.BinOp):
        raise ValueError(way)
    a, b = _value(node.left, way), _value(node.right, way)
    match node.op:
        case ast.Add():
            return a + b
        case ast.Sub():
            return a - b
        case ast.Mult():
            return a * b
        case ast.Div():
            return a / b
        case _:
            raise ValueError(way)
