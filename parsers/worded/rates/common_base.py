"""Shares of one base, told all over a report: what the others make of it, the odd one must fit: 财政资金46.93亿元，占资助总额的49.1%；…奖学金21.02亿元，占资助总额的29.1%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.rates.shares import named_bases
from parsers.worded.scene import Scene, Term, Told, alike, value

_FEWEST = 4
"""Shares: of so many the rest tell what the base is."""
_FAR = Decimal(3)
"""Units in the last place: nearer is a matter of rounding."""
_YEAR = regexp(r"^(?:20\d\d年度?)")

Share = tuple[Term, Term, str]
"""A number, its share, the name of the base."""


def shares_of(paragraphs: Sequence[Sequence[Scene]]) -> list[Share]:
    """Every share of a document that names its base."""
    return [(count, share, _YEAR.sub("", name)) for scenes in paragraphs for count, share, name in named_bases(scenes) if Decimal(share.plain)]


def common_base(scenes: Sequence[Scene], told: Sequence[Share]) -> Iterator[Told]:
    """The share of ``scenes`` that alone of those by its base's name fits no base that all the others fit."""
    own = [one for one in told if any(one[1] in scene.percents for scene in scenes)]
    for count, share, name in own:
        others = [(term, rate) for term, rate, base in told if base == name and rate is not share and alike(term, count)]
        if len(others) + 1 < _FEWEST:
            continue
        bounds = [_base(term, rate) for term, rate in others]
        low, high = max(least for least, _ in bounds), min(most for _, most in bounds)
        if low > high:
            continue
        ulp = Decimal(1).scaleb(-len(share.plain.partition(".")[2]))
        should = value(count) * 100 * 2 / (low + high)
        if abs(should - Decimal(share.plain)) > _FAR * ulp:
            term, rate = max(others, key=lambda pair: value(pair[0]))
            way = f"{count.plain}*{rate.plain}/({value(term) / count.factor:f}*100)"
            yield Told("rate", f"占{name}的比例（按其余各项所占推算）", share, (way,), True, (count, share, term, rate))


def _base(count: Term, share: Term) -> tuple[Decimal, Decimal]:
    """The least and the most that the base may be, as the share was rounded."""
    half = Decimal(1).scaleb(-len(share.plain.partition(".")[2])) / 2
    rate = Decimal(share.plain)
    return value(count) * 100 / (rate + half), value(count) * 100 / max(rate - half, half)
