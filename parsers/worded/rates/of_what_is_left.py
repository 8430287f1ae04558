"""The share of one in all that was left: 全市尚有543.75万元未支出。…北岭县结转335.75万元，占全市结转规模的61.75%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.rates.shares import named_bases
from parsers.worded.scene import Scene, Told, as_printed_in, fits, value

_LEFT = regexp(r"结转|结余|剩余|未支出|未使用|未支付|未拨付|未执行|沉淀|未完成支付")
_LEFT_BEHIND = regexp(r"(?:资金|指标)?(?:尚|还|仍)?未(?:能)?(?:支出|使用|支付|拨付|执行|形成支出|完成支付)|(?:资金)?结[转余]")
_EARLIER = regexp(r"上年|去年|以前年度|其中|财政收回|已收回")


def of_what_is_left(scenes: Sequence[Scene], others: Sequence[Scene]) -> Iterator[Told]:
    """A share whose base is named as what is left, where one sum only that is larger is told before as left."""
    for count, share, name in named_bases(scenes):
        if not _LEFT.search(name) or count.dimension != "money" or not count.countable:
            continue
        near = [scene for scene in scenes if scene.start < count.end and scene.text is scenes[0].text]
        for group in (near, others):
            wholes = {
                value(term): term for scene in group for term in scene.terms
                if fits(term, count) and term is not count and value(term) > value(count) and not _EARLIER.search(term.clause)
                and (_LEFT.search(term.clause) or _LEFT_BEHIND.match(scene.text, term.end)) and (group is not near or term.end <= count.start)
            }
            if len(wholes) == 1:
                base = next(iter(wholes.values()))
                yield Told("rate" if group is near else "away", f"占{name}的比例", share, (f"{count.plain}/{as_printed_in(base, count.factor)}",), True, (base, count, share))
            if wholes:
                break
