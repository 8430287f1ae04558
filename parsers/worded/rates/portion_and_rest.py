"""A portion, what it comes to and who bears the rest: 各级财政承担80%，即472.88万元，农户自交118.22万元."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, as_printed_in, fits

_PORTION = regexp(r"(?:承担|负担|补贴|补助|分担|出资)(?:了|比例为|的)?$")
_IS = regexp(r"^[，,](?:即|为|计|合计|共)$")
_REST = regexp(r"^[，,;；](?:其余|余下的?|剩余)?[\u4e00-\u9fff]{2,8}(?:自交|自缴|自筹|承担|负担|自付|自担|缴纳)(?:了|为|共)*$")

_ALL = 100


def portion_and_rest(scene: Scene) -> Iterator[Told]:
    """The portion against the rest, where the share is a rule's, in whole per cent."""
    for share, part, rest in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if share not in scene.percents or not share.plain.isdigit() or not 0 < int(share.plain) < _ALL or not _PORTION.search(share.clause) or not (part.countable and fits(rest, part)):
            continue
        goes_on = scene.text[rest.end : rest.end + 1] in "。；;" or rest.end >= scene.end
        if part.dimension == "money" and _IS.match(part.lead) and _REST.match(rest.lead) and goes_on:
            way = f"{as_printed_in(rest, part.factor)}*{share.plain}/{_ALL - int(share.plain)}"
            yield Told("product", "按比例分担的金额", part, (way,), True, (share, part, rest))
