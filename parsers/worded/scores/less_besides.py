"""What is taken off besides: 按比例计3.75分，另因未按月报送进度扣0.60分，得3.15分."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told

_GIVEN = regexp(r"(?:计|得|得分|折算)(?:为)?$")
_OFF = regexp(r"^[，,；;](?:另|但|再|同时)[^，。；;\d]{0,24}(?:[，,][^，。；;\d]{0,16})?扣(?:除|减)?$")
_GOT = regexp(r"^[，,](?:实际|最终|评价|综合|该项)?得(?:分)?(?:为)?$")


def less_besides(scene: Scene) -> Iterator[Told]:
    """The three marks right behind one another."""
    marks = [term for term in scene.terms if term.dimension == "mark" and term.exact]
    for given, off, got in zip(marks, marks[1:], marks[2:], strict=False):
        if _GIVEN.search(given.clause) and _OFF.match(off.lead) and _GOT.match(got.lead):
            yield Told("gap", "另扣之后的得分", got, (f"{given.plain}-{off.plain}",), True, (given, off, got))
