"""Rates of what is left when the bad ones are taken off: 抽检586批次。其中检出不合格17批次，合格率97.10%; 差错率3%，准确率97%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, fits

_NAME = regexp(r"(?:^|[，,、])(?:[\u4e00-\u9fff]{0,6}?)(?P<stem>[\u4e00-\u9fff]{2})率(?:为|是|达到?|:)*$")
_RUNS_ON = regexp(r"其中|经检|共?(?:检出|查出|发现)")
_DONE = regexp(r"实际|完成|抽|检|共")
_NEXT_TO = 20
"""Characters: the rate follows the bad ones at once."""


def of_the_rest(scenes: Sequence[Scene]) -> Iterator[Told]:
    """The rate of the good ones where a sentence that runs on counts the bad ones alone: of the number told last before."""
    for before, scene in pairwise(scenes):
        bad, share = _bad(scene)
        if bad is None or share is None or before.end != scene.start or not _RUNS_ON.match(scene.text, scene.start):
            continue
        bases = [term for term in before.terms if fits(term, bad) and Decimal(term.plain) * term.factor > Decimal(bad.plain) * bad.factor]
        if bases and _DONE.search(bases[-1].clause):
            bases = bases[-1:]
        if bases:
            unit = bad.factor
            wholes = [as_printed_in(base, unit) for base in reversed(bases)]
            yield Told("rate", "比率", share, tuple(f"({whole}-{bad.plain})/{whole}" for whole in dict.fromkeys(wholes)), True, (bases[-1], bad, share))


def of_the_last(scenes: Sequence[Scene]) -> Iterator[Told]:
    """已结案390件，结案率97.5%；其中按期结案373件，按期结案率95.64%: the rate of a part by name, of the number told last that it may be of."""
    for before, scene in pairwise(scenes):
        first = scene.terms[0]
        share = scene.percents[0] if scene.percents else None
        if share is None or scene.terms.index(share) != 1 or before.end != scene.start or not scene.text.startswith("其中", scene.start):
            continue
        name = regexp(r"[，,](?P<name>[\u4e00-\u9fff]{4,10})率(?:为|是|达到?|:)*").fullmatch(scene.between(first, share))
        bases = [term for term in before.terms if fits(term, first) and Decimal(term.plain) * term.factor >= Decimal(first.plain) * first.factor]
        if name is None or not bases or name["name"] not in first.clause or not first.countable:
            continue
        unit = first.factor
        ways = tuple(dict.fromkeys(f"{first.plain}/{as_printed_in(base, unit)}" for base in reversed(bases)))
        yield Told("rate", f"{name['name']}率", share, ways, True, (bases[-1], first, share))


def _bad(scene: Scene) -> tuple[Term | None, Term | None]:
    """The sentence's first number, and the rate right behind it, where the one counts what the other does not: 不合格 … 合格率."""
    if not scene.percents:
        return None, None
    share = scene.percents[0]
    match = _NAME.search(scene.text[max(scene.start, share.start - _NEXT_TO) : share.start])
    first = scene.terms[0]
    if match is None or scene.terms.index(share) != 1 or not first.countable or not re.search(rf"[未不]{match['stem']}", first.clause):
        return None, None
    return first, share


_AMONG = regexp(r"^[^，。；;\d]{0,16}(?:中|里面?)[，,]?(?:仍|尚|还|共|另)?有$")
_BAD_BEHIND = regexp(r"^[名人户份个家处批次件]{0,2}(?:受访者?|群众|居民|对象|农户|村民)?(?:表示|评价为?|回答|认为|选择|尚|仍|仅|存在)*[^，,。；;\d]{0,10}(?:不|未|一般)[^，,。；;\d]{0,12}[，,](?:[\u4e00-\u9fff]{0,6}?)(?P<name>满意度|满意率|[\u4e00-\u9fff]{2}率)(?:仅|只有|为|是|达到?|:)*$")


def less_the_bad(scene: Scene) -> Iterator[Told]:
    """156名群众中有19人表示不满意，满意度87.82%; 60份档案中有3份资料不全，合格率95%: the rest of them all."""
    for whole, bad, share in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        match = _BAD_BEHIND.match(scene.between(bad, share)) if share in scene.percents and _AMONG.match(bad.lead) else None
        if match is not None and whole.countable and bad.countable and alike(whole, bad) and Decimal(bad.plain) < Decimal(whole.plain):
            yield Told("rate", match["name"], share, (f"({whole.plain}-{bad.plain})/{whole.plain}",), True, (whole, bad, share))


_WRONG = regexp(r"(?:差错|错误|出错|问题|不合格|违规|漏报|投诉|故障|超标|不达标|未[\u4e00-\u9fff]{2})率(?:为|是|仅|:)*$")
_RIGHT = regexp(r"^[，,、](?:[\u4e00-\u9fff]{0,4})(?:准确|正确|合格|合规|达标|完好|正常|无误)率(?:为|是|达到?|即|:)*$")


def hundred_less(scene: Scene) -> Iterator[Told]:
    """差错率3%，发放准确率97%: side by side they make a hundred."""
    for wrong, right in pairwise(scene.terms):
        if wrong in scene.percents and right in scene.percents and _WRONG.search(wrong.lead) and _RIGHT.match(right.lead):
            yield Told("rate", "比率", right, (f"(100-{wrong.plain})/100",), True, (wrong, right))
