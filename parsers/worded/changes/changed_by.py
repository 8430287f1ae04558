"""A sum, by how much it is more or less than another that is not told, and what share of that the step is: 结算价合计825万元，较合同价增加25万元，变更率3.13%;
审定金额376万元，比送审金额核减24万元，核减率6%."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, alike, as_printed_in, value

_STEP = regexp(r"^[，,(（]?(?:较|比|相比)(?P<base>(?:合同|中标|送审|概算|估算|预算|计划|批复|控制)[\u4e00-\u9fff]{0,4}?)(?P<way>增加|增长|超出|超支|多|减少|核减|审减|下降|降低|节约|少)(?:了)?$")
_RATE = regexp(r"^[，,(（](?:变更|变动|增加|增长|增幅|超支|超概|核减|审减|下降|降低|节约|减少)(?:率|幅度|比例)(?:为|达到?|约|:)*$")
_UP = ("增加", "增长", "超出", "超支", "多")


def changed_by(scene: Scene) -> Iterator[Told]:
    """Three numbers right behind one another; the base is the sum less (or and) the step."""
    for now, step, share in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if share not in scene.percents or not (now.countable and step.countable and alike(now, step) and now.dimension == "money"):
            continue
        match = _STEP.match(scene.between(now, step))
        if match is None or not _RATE.match(scene.between(step, share)) or value(step) >= value(now):
            continue
        by = as_printed_in(step, now.factor)
        yield Told("rate", f"与{match['base']}相比的变动率", share, (f"{by}/({now.plain}{'-' if match['way'] in _UP else '+'}{by})",), True, (now, step, share))
