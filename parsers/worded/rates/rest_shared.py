"""What is left of a sum, shared by halves: 合计90万元，其中中央补助50%即45万元，其余部分省级和县级各承担50%，即各22.5万元."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, as_printed_in

_OF_WHOLE = regexp(r"^[，,。]?其中[^，,。；;\d]{2,14}$")
_COMES = regexp(r"^[，,]?(?:即|计|为)$")
_EACH = regexp(r"^[，,;]?(?:其余|剩余|余下)(?:部分|资金)?(?:由)?[^，,。；;\d]{2,24}(?:各|均|分别)(?:承担|负担|配套|补助|分担)$")
_EACH_COMES = regexp(r"^[，,]?(?:即|计|为)?各(?:为|计)?$")


def rest_shared(scene: Scene) -> Iterator[Told]:
    """A whole, a share of it with what it comes to, then a share of the rest with what that comes to."""
    for whole, share, part, half, each in zip(scene.terms, scene.terms[1:], scene.terms[2:], scene.terms[3:], scene.terms[4:], strict=False):
        shares = share.unit == half.unit == "%" and share.exact and half.exact
        sums = all(term.countable and term.dimension == "money" for term in (whole, part, each))
        first = _OF_WHOLE.match(scene.between(whole, share)) and _COMES.match(scene.between(share, part))
        if shares and sums and first and _EACH.match(scene.between(part, half)) and _EACH_COMES.match(scene.between(half, each)):
            way = f"({as_printed_in(whole, each.factor)}-{as_printed_in(part, each.factor)})*{half.plain}/100"
            yield Told("rate", f"其余的{half.plain}%", each, (way,), True, (whole, part, half, each))
