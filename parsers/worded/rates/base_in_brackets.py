"""A share whose whole stands in the brackets behind it: 占全年补助资金的3.20%（全年补助资金1140万元）; 完成计划的95%（计划1,800人次）."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, alike, as_printed_in

_OF = regexp(r"^[，,、]?(?:约)?(?:占|完成(?:了)?|达到?|为)(?P<base>[\u4e00-\u9fff]{2,14})的(?:比例|比重)?(?:约)?(?:为)?$")
_INSIDE = regexp(r"^[（(](?P<name>[\u4e00-\u9fff]{2,16}?)(?:总额|总数|数)?(?:为|共|共计|合计|是|:)*$")
_TAIL = regexp(r"(?:总额|总数|总量|数|额|资金|总)+$")


def base_in_brackets(scene: Scene) -> Iterator[Told]:
    """The number right before the share against the one in the brackets, which are called by the base's own name."""
    for part, share, base in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        of = _OF.match(scene.between(part, share)) if share in scene.percents else None
        inside = _INSIDE.match(scene.between(share, base)) if of else None
        if of is None or inside is None or not (part.countable and base.countable and alike(part, base)) or scene.text[base.end : base.end + 1] not in ")）":
            continue
        if _TAIL.sub("", of["base"])[-2:] == _TAIL.sub("", inside["name"])[-2:]:
            yield Told("rate", f"与{of['base']}之比", share, (f"{part.plain}/{as_printed_in(base, part.factor)}",), True, (part, share, base))
