"""Contracts counted and priced kind by kind, and all of them: 设备合同3份，金额482万元；监理合同2份，金额96万元。上述合同合计5份，金额578万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, fits, reached, value
from parsers.worded.sums.addends import summed

_OF_KIND = regexp(r"(?:合同|协议)(?:共)?$")
_WORTH = regexp(r"^[，,](?:合同)?(?:金额|价款|总价|价)(?:为|共|共计|合计|:)*$")
_ALL = regexp(r"^(?:以上|上述|[\u4e00-\u9fff]{2,10}(?:类|等)|[\u4e00-\u9fff]{2}、[\u4e00-\u9fff、]{2,12}(?:类|等)?)[\u4e00-\u9fff]{0,4}合同(?:合计|共计|总计|共)(?:金额)?(?:为|:)*$")
_AMONG = regexp(r"^[，,]其中[\u4e00-\u9fff]{2,8}合同(?:金额)?(?:为|:)*$")
_COUNTERS = ("份", "个", "项")
_FEWEST = 2


def contracts(scenes: Sequence[Scene]) -> Iterator[Told]:
    """The sum that a sentence opens with, against the kinds in those before it; a kind named behind it (其中施工合同) is one of them."""
    kinds: list[tuple[Term, Term]] = []
    for scene in scenes:
        first = scene.terms[0]
        if len(kinds) >= _FEWEST and first.countable and _ALL.match(first.clause):
            yield from _of_all(scene, kinds)
        own = list(_kinds(scene))
        kinds = [*kinds, *own] if own and len(own) * 2 == len(scene.terms) else []


def _kinds(scene: Scene) -> Iterator[tuple[Term, Term]]:
    """How many contracts of a kind, and what they are worth."""
    for count, worth in pairwise(scene.terms):
        if count.unit in _COUNTERS and count.countable and worth.countable and _OF_KIND.search(count.clause) and _WORTH.match(worth.lead):
            yield count, worth


def _of_all(scene: Scene, kinds: Sequence[tuple[Term, Term]]) -> Iterator[Told]:
    first, after = scene.terms[0], scene.terms[1:2]
    worths = [worth for _, worth in kinds]
    if first.unit == kinds[0][0].unit:
        yield from _sum(first, [count for count, _ in kinds])
        yield from (told for term in after if _WORTH.match(term.lead) for told in _sum(term, worths))
    elif alike(first, worths[0]):
        yield from _sum(first, [*worths, *(term for term in after if fits(term, first) and _AMONG.match(term.lead))])


def _sum(whole: Term, parts: Sequence[Term]) -> Iterator[Told]:
    near = abs(value(whole) - sum(map(value, parts))) <= 1 and whole.unit in _COUNTERS
    if whole.countable and all(fits(part, whole) for part in parts) and (near or reached(whole, parts)):
        yield summed(whole, parts, "各类合同之和", kind="sum")
