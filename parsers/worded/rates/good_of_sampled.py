"""Those found in order among the sampled: 随机抽取120户…，发现未及时调整的3户，准确率为97.50%."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, as_printed_in, fits, value

_RATE = regexp(r"^[，,][\u4e00-\u9fff]{0,8}(?:准确|合格|达标|规范|合规|符合|真实|正确|完好|精准)率(?:仅|约)?(?:为|是|达到?|:)*$")
_SAMPLED = regexp(r"抽[取查检样验]|核查|走访|检查|入户")
_BAD = regexp(r"(?:未|不|无|错|漏|误|问题|差错|违规|缺)[\u4e00-\u9fff]{0,10}(?:的|有|共)?$")


def good_of_sampled(scene: Scene) -> Iterator[Told]:
    """The sentence counts those looked at and those not in order, and nothing else."""
    counts = [term for term in scene.terms if term not in scene.percents]
    if len(counts) != 2 or len(scene.percents) != 1:
        return
    (sampled, bad), share = counts, scene.percents[0]
    shaped = _SAMPLED.search(sampled.clause) and _BAD.search(bad.clause) and _RATE.match(share.lead) and bad.end <= share.start
    if shaped and sampled.countable and fits(bad, sampled) and value(bad) < value(sampled):
        whole = as_printed_in(sampled, bad.factor)
        yield Told("rate", "合格比率", share, (f"({whole}-{bad.plain})/{whole}",), True, (sampled, bad, share))
