"""Shares whose whole stands in brackets: 占全年补助资金的3.20%（全年补助资金1140万元）; 办结投诉54件（受理56件），处理率96.43%."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, alike, as_printed_in

_OF = regexp(r"^[，,、]?(?:约)?(?:占|完成(?:了)?|达到?|为)(?P<base>[\u4e00-\u9fff]{2,14})的(?:比例|比重)?(?:约)?(?:为)?$")
_INSIDE = regexp(r"^[（(](?P<name>[\u4e00-\u9fff]{2,16}?)(?:总额|总数|数)?(?:为|共|共计|合计|是|:)*$")
_TAIL = regexp(r"(?:总额|总数|总量|数|额|资金|总)+$")


_WHOLE = regexp(
    r"^[（(](?:全年|累计|年度)?(?:共|总|应|实有|受理|接收|收到|接到|登记|立案|申请|申报|报名|参加|参训|抽[查检取样]|检[测查]|送检|排查|发放|在册|计划|目标|任务)[\u4e00-\u9fff]{0,6}?(?:为|是|:)*$"
)
_RATED = regexp(r"^[)）][，,、]?(?P<name>[\u4e00-\u9fff]{2,14}率)(?:均|仅|约)*(?:为|达到?|是|:)*$")


def base_in_brackets(scene: Scene) -> Iterator[Told]:
    """The number right before the share against the one in the brackets, which are called by the base's own name; or the number before the
    brackets, where the rate follows them at once."""
    yield from _behind(scene)
    for part, base, share in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        rated = _RATED.match(scene.between(base, share)) if share in scene.percents else None
        if rated is None or not _WHOLE.match(scene.between(part, base)) or not (part.countable and base.countable and alike(part, base)):
            continue
        yield Told("rate", rated["name"], share, (f"{part.plain}/{as_printed_in(base, part.factor)}",), True, (base, part, share))


def _behind(scene: Scene) -> Iterator[Told]:
    for part, share, base in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        of = _OF.match(scene.between(part, share)) if share in scene.percents else None
        inside = _INSIDE.match(scene.between(share, base)) if of else None
        if of is None or inside is None or not (part.countable and base.countable and alike(part, base)) or scene.text[base.end : base.end + 1] not in ")）":
            continue
        if _TAIL.sub("", of["base"])[-2:] == _TAIL.sub("", inside["name"])[-2:]:
            yield Told("rate", f"与{of['base']}之比", share, (f"{part.plain}/{as_printed_in(base, part.factor)}",), True, (part, share, base))
