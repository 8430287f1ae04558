"""What was paid at a share of a price, and what was kept back at the rest of it: 按审定价的97%支付工程款，合计付出953.22万元，另3%计29.48万元作为质量保证金."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, value

_PAID = regexp(r"(?:按照?|以)[^，,。;\d]{0,14}(?:价|款|额|费|金额)的?$")
_KEPT = regexp(r"(?:另|其余|余|剩余|留|扣留|预留|暂扣|质保金|保证金)[^，,。;\d]{0,8}$")
_SUM = regexp(r"^(?:的)?[^。;；\d]{0,16}$")
_OTHER = regexp(r"率|占|增|减|较|比")
_ALL = 100


def retained(scene: Scene) -> Iterator[Told]:
    """The two shares make up a hundred, and each is followed by its sum: what was kept is held to what was paid."""
    pairs = [(share, told) for share, told in pairwise(scene.terms) if share in scene.percents and _is_sum(share, told)]
    if len(pairs) != len(scene.percents) or len(pairs) != 2:
        return
    (much, paid), (little, kept) = pairs
    if value(much) + value(little) == _ALL and _PAID.search(much.clause) and _KEPT.search(little.clause):
        yield Told("rate", f"其余{little.plain}%", kept, (f"{as_printed_in(paid, kept.factor)}*{little.plain}/{much.plain}",), True, (much, paid, little, kept))


def _is_sum(share: Term, told: Term) -> bool:
    return told.countable and told.dimension == "money" and bool(_SUM.match(told.lead)) and not _OTHER.search(told.lead)
