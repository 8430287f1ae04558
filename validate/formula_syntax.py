"""Printed working as a tree: numbers, percent signs, + - * / and parentheses; what cannot be read is a value, never an exception."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from model.kept import kept
from model.notice import Say
from model.regexp import regexp

FOLD = str.maketrans("（）［］[]{}×✕＊÷／＋－−–—％，．", "()()()()***//+----%,.")
_TOKEN = regexp(r"\s*(?:(?P<number>\d[\d,]*(?:\.\d+)?|\.\d+)\s*(?P<percent>%?)|(?P<op>[-+*/()])|(?P<word>[^-+*/()\d\s%.,]+))")
_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Broken:
    """Working that cannot be computed, and why."""

    reason: Say


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral; ``value`` has a percent sign already divided out.  ``ulp`` is the last printed place, likewise."""

    text: str
    value: Fraction
    ulp: Fraction
    percent: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """a + b, a - b, a * b, a / b."""

    op: str
    a: Node
    b: Node


Node = Number | Pair


def parse(text: str) -> Node | Broken:
    """The tree of an expression.  A single parenthesis that has no partner is mended; around a lone number it tells that more is missing."""
    text = text.translate(FOLD)
    surplus = text.count("(") - text.count(")")
    if surplus == -1 and _HEADLESS.match(text):
        return Broken(Say("算式前半缺失", "the working's beginning is missing"))
    if surplus in (1, -1):
        text = text + ")" if surplus == 1 else "(" + text
    tokens = _tokens(text)
    if isinstance(tokens, Broken):
        return tokens
    return _Parser(tokens).whole()


_HEADLESS = regexp(r"\s*\d[\d.,]*\s*%?\s*\)")
"""…4.17%)/0.1%×0.05: what was taken from it stood before."""


def operands(node: Node) -> Iterator[Number]:
    """The numbers of a tree, left to right."""
    if isinstance(node, Number):
        yield node
    else:
        yield from operands(node.a)
        yield from operands(node.b)


WORDS = Say("算式中有文字，无数可代", "the working holds words in place of numbers")


def _tokens(text: str) -> list[Number | str] | Broken:
    found: list[Number | str] = []
    at = 0
    text = text.strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            return Broken(Say(f"算式中有无法识别的“{text[at]}”", f"the working holds an unknown sign {text[at]!r}"))
        at = match.end()
        if match["number"]:
            found.append(_number(match["number"], bool(match["percent"])))
        elif match["op"]:
            found.append(match["op"])
        elif found and isinstance(found[-1], Number):
            last = found[-1]
            found[-1] = Number(last.text, last.value, last.ulp, last.percent, match["word"].strip())
        else:
            return Broken(WORDS)
    return found


@kept
def _number(text: str, percent: bool) -> Number:
    plain = text.replace(",", "")
    scale = 100 if percent else 1
    places = len(plain.partition(".")[2])
    return Number(text, Fraction(plain if plain[0] != "." else f"0{plain}") / scale, Fraction(1, 10**places) / scale, percent)


class _Parser:
    """Recursive descent over tokens."""

    def __init__(self, tokens: list[Number | str]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    def whole(self) -> Node | Broken:
        node = self.sum()
        if not isinstance(node, Broken) and self.at < len(self.tokens):
            return Broken(Say("算式不完整", "the working does not end well"))
        return node

    def peek(self) -> Number | str | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def sum(self) -> Node | Broken:
        node = self.term()
        while not isinstance(node, Broken) and self.peek() in ("+", "-"):
            op = str(self.tokens[self.at])
            self.at += 1
            right = self.term()
            node = right if isinstance(right, Broken) else Pair(op, node, right)
        return node

    def term(self) -> Node | Broken:
        node = self.factor()
        while not isinstance(node, Broken):
            sign = self.peek()
            if sign in ("*", "/"):
                self.at += 1
            elif not (isinstance(sign, Number) and sign.percent and sign.value == 1):  # (a/b)100%
                return node
            right = self.factor()
            node = right if isinstance(right, Broken) else Pair(sign if isinstance(sign, str) else "*", node, right)
        return node

    def factor(self) -> Node | Broken:
        token = self.peek()
        self.at += 1
        if isinstance(token, Number):
            return token
        if token == "-":
            inner = self.factor()
            return inner if isinstance(inner, Broken) else Pair("-", Number("0", Fraction(0), Fraction(1)), inner)
        if token == "(" and self.depth < _DEEPEST:
            self.depth += 1
            node = self.sum()
            self.depth -= 1
            if isinstance(node, Broken):
                return node
            if self.peek() == ")":
                self.at += 1
                return node
        return Broken(Say("算式不完整", "the working is not whole"))
