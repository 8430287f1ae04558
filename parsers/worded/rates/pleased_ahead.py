"""A rate of satisfaction ahead of the people it was worked from: 满意度93.00%系电话回访150户、其中140户表示满意的结果."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, alike, value

_PLEASED = regexp(r"满意[度率](?:为|达到?|是|:)*$")
_ASKED = regexp(r"^[,，(（]?[^，。;；\d]{0,20}(?:回访|走访|访问|访谈|调查|抽查|问卷)[^，。;；\d]{0,8}$|^[,，(（]?[^，。;；]{0,20}\d月[^，。;；\d]{0,6}(?:回访|走访|访问|访谈|调查|抽查)[^，。;；\d]{0,8}$")
_AMONG = regexp(r"^[、，,](?:其中)?(?:表示满意的)?(?:有)?$")
_GLAD = regexp(r"(?:均)?表示满意|满意")


def pleased_ahead(scene: Scene) -> Iterator[Told]:
    """The rate, those asked and, among them, those who were content."""
    for share in scene.percents:
        after = [term for term in scene.terms if term.start > share.start and term.countable and term.dimension in ("count:户", "count:人", "count:份", "count:名")]
        if len(after) < 2 or not _PLEASED.search(share.clause):
            continue
        asked, glad = after[:2]
        told = _GLAD.match(scene.text, glad.end) or "满意" in glad.clause
        if told and _ASKED.match(scene.between(share, asked)) and _AMONG.match(glad.lead) and alike(asked, glad) and 0 < value(glad) <= value(asked):
            yield Told("rate", "满意度", share, (f"{glad.plain}/{asked.plain}",), True, (asked, glad, share))
