"""What is not done, told apart from what was meant and what was done: 应兑现1,270万元…，兑现889万元。尚有381万元未兑现; 计划筛查2万人，实际完成18,500人…有1,500名未参加."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, value, working

_UNDONE = regexp(r"(?:资金|奖励|补助|任务|项目)?(?:尚|还|仍|均)?未(?:能)?(?P<what>[\u4e00-\u9fff]{2,4}?)(?=[，,。;；、)）]|$|的|筛查|建设|验收|培训)|(?:资金)?因[^，,。；;\d]{2,14}(?:未|结转|待)")
_THERE_ARE = regexp(r"(?:尚有|还有|仍有|其余|剩余|余下|另有|有)$")
_MEANT = regexp(r"(?:应(?:当)?|计划|任务|目标|下达|年初)[\u4e00-\u9fff“”]{0,12}$")
_OF_TIER = regexp(r"中央|省级?|市级|县级|区级|上级|本级")
"""县级到位400万元，尚有80万元未到位: of one tier, whose due is its own."""
_NOT_MEANT = regexp(r"实际|已|完成|上年")
_DID = regexp(r"(?:实际|已|完成|兑现|兑付|发放|支付|拨付|到位|建成|完工)[\u4e00-\u9fff]{0,8}$")
_NOT_DID = regexp(r"应|计划|未|目标|任务|上年")


def not_done(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """``earlier``: the sentences of the paragraphs before.  Only where one number alone was meant and one alone was done."""
    before = [term for scene in earlier for term in scene.terms if term.countable]
    for scene in scenes:
        for rest in scene.terms:
            if not rest.countable or not _THERE_ARE.search(rest.clause) or not _UNDONE.match(scene.text, rest.end):
                continue
            told = [term for term in (*before, *scene.before(rest)) if alike(term, rest)]
            meant = _alone([term for term in told if _MEANT.search(term.clause) and not _NOT_MEANT.search(term.clause)])
            done = _alone([term for term in told if _DID.search(term.clause) and not _NOT_DID.search(term.clause)])
            if meant is not None and done is not None and value(meant) > value(done) and not any(_OF_TIER.search(term.lead) for term in (meant, done)):
                yield Told("gap", "未完成数", rest, (working([meant, done], "-", rest.factor),), True, (meant, done, rest))
        before += [term for term in scene.terms if term.countable]


def _alone(terms: Sequence[Term]) -> Term | None:
    return terms[-1] if len({value(term) for term in terms}) == 1 else None
