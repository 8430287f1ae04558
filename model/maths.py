r"""Inline maths of a page converter (``$69.33\%$``, ``$1 0 \%$``, ``$2 0 \times 1$``, ``$\textcircled{1}$``) as the plain text it stands
for, each character with the place it comes from.  A price (``$5 to $10``) is no maths."""

from __future__ import annotations

import re

from model.regexp import regexp

FORM = r"(?:(?<=\d\.)[ ])?\$(?P<said>[^$\r\n]{1,200})\$"
"""What may be maths, with the blank that cut a decimal before it."""
MATHS = regexp(FORM)
_TOKEN = regexp(
    r"\\\s{0,2}textcircled\s*\{\s*(?P<ring>\d{1,2})\s*\}|\\\s{0,2}(?P<word>[A-Za-z]+)|\\(?P<sign>[^A-Za-z])|[\^_]\s*\{?\s*(?P<raised>[23])(?!\s*\d)(?:\s*\})?"
    r"|(?P<frame>[{}^_&\s])|(?P<plain>.)", re.S)
_BECOMES = {
    "times": "×", "div": "÷", "pm": "±", "cdot": "·", "approx": "≈", "sim": "~", "ne": "≠", "neq": "≠", "lt": "<", "gt": ">",
    "geq": "≥", "ge": "≥", "geqslant": "≥", "leq": "≤", "le": "≤", "leqslant": "≤", "langle": "〈", "rangle": "〉", "circ": "°",
    "sum": "Σ", "Sigma": "Σ", "Delta": "Δ", "rightarrow": "→", "to": "→", "permil": "‰", "square": "□", "checkmark": "√", "surd": "√",
}
"""Words that only set type (mathbf, scriptstyle, frac) and signs that a converter took for others (Psi) leave nothing."""
_TOLD = regexp(r"\\\s{0,2}(?:[A-Za-z]{2}|%)|[\^_{}]")
_TEXT = regexp(r"\\\s{0,2}(?:text|mathrm|mbox)\s*\{[^{}]*\}")
_APART = regexp(r"\S(?:\s\S)*")
_FIGURE = regexp(r"[\d(][\d\s.,()+\-×÷=<>~]*[\d)%]|\d")
_HAN = regexp(r"[\u4e00-\u9fff]")
_RAISED = {"2": "²", "3": "³"}
_FIRST_RING, _LAST_RING = 1, 20
_CUT = regexp(r"[^\s\d.．、]\d{1,6}\.$")
"""16. in mid-sentence is the front of 16.95, at the line's start an item's number."""

Placed = list[tuple[str, int]]


def plain(found: re.Match[str]) -> Placed | None:
    """The characters that a match of ``MATHS`` stands for, each with its offset; None where it is no maths."""
    said = found["said"]
    if not _is_maths(said):
        return None
    placed = [(char, found.start("said") + at) for char, at in _characters(said)]
    blank = found.start()
    if found.string[blank] == " " and not (placed and placed[0][0].isdigit() and _CUT.search(found.string, max(0, blank - 9), blank)):
        placed.insert(0, (" ", blank))
    return placed


def plainly(text: str) -> str:
    """A text with its maths in plain characters."""
    return MATHS.sub(_plain_text, text) if "$" in text else text


def _plain_text(found: re.Match[str]) -> str:
    placed = plain(found)
    return found.group() if placed is None else "".join(char for char, _ in placed)


def _is_maths(said: str) -> bool:
    if _HAN.search(_TEXT.sub("", said)):
        return False
    return bool(_TOLD.search(said) or _APART.fullmatch(said.strip()) or _FIGURE.fullmatch(said))


def _characters(said: str) -> Placed:
    placed: Placed = []
    for token in _TOKEN.finditer(said):
        at = token.start()
        if token["ring"]:
            number = int(token["ring"])
            placed.append((chr(ord("①") + number - 1) if _FIRST_RING <= number <= _LAST_RING else token["ring"], at))
        elif token["word"]:
            placed += [(char, at) for char in _BECOMES.get(token["word"], "")]
        elif token["sign"]:
            placed += [(token["sign"], at + 1)] if token["sign"] in "%$#&{}_" else []
        elif token["raised"]:
            placed.append((_RAISED[token["raised"]] if said[at] == "^" else token["raised"], at))
        elif token["plain"]:
            placed.append((token["plain"], at))
    return placed
