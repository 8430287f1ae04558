"""A rate with its division in brackets behind it: 农户满意度为78.93%（281/356）."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Told

_DIVIDED = regexp(r"\((?:即|=)?(?P<top>\d[\d,]*(?:\.\d+)?)(?:[人份户个件次台家]|万元|元)?[/÷](?P<base>\d[\d,]*(?:\.\d+)?)(?:[人份户个件次台家]|万元|元)?(?:[×*]100%)?\)")
_NAMED = regexp(r"(?:率|度|占比|比例|比重)(?:为|是|达到?|仅|约|:)*$")


def bracket_behind(scene: Scene) -> Iterator[Told]:
    """The first number in the brackets over the second: they stand for nothing else."""
    for share in scene.percents:
        match = _DIVIDED.match(scene.text, share.end) if _NAMED.search(share.lead) else None
        if match is not None and Decimal(match["base"].replace(",", "")):
            terms = tuple(term for term in scene.terms if share.end < term.start < match.end())
            yield Told("rate", "括注算式", share, (f"{match['top'].replace(',', '')}/{match['base'].replace(',', '')}",), True, (share, *terms))
