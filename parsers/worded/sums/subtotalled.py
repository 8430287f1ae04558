"""Parts of which each is worked out before it is told: 补助31.6万元，其中甲48头、每头补助3,000元，计14.4万元；乙344只、每只补助500元，计17.2万元."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, alike, fits, reached
from parsers.worded.sums.addends import all_of_it, summed

_OPENED = regexp(r"[\u4e00-\u9fff“”]{0,8}[，,。;；:(]*(?:其中|包括|分别为|具体为)[:：，,]?")
_SUBTOTAL = regexp(r"^(?:[，,][\u4e00-\u9fff]{0,6})?[，,](?:小计|共计|合计|总计|计|需|共|金额|补助|补贴|发放|兑付|兑现|支出|支付|资金)+(?:资金|金额|补助|补贴|支出)*(?:为|约|:)*$")
_PIECE = regexp(r"[;；]")


def subtotalled(scene: Scene) -> Iterator[Told]:
    """Each piece between semicolons ends with what it comes to, and no other sum as great stands in it."""
    for whole in scene.terms:
        opened = _OPENED.match(scene.text, whole.end, scene.end) if whole.countable and whole.dimension == "money" else None
        if opened is None:
            continue
        behind = [term for term in scene.terms if term.start >= opened.end()]
        parts = [term for term in behind if fits(term, whole) and _SUBTOTAL.match(term.lead)]
        others = [term for term in behind if term not in parts and alike(term, whole) and not regexp(r"每|标准|单价").search(term.clause)]
        pieces = _PIECE.split(scene.text[opened.end() : scene.end].rstrip("。;；"))
        if len(parts) > 1 and len(parts) == len(pieces) and not others and reached(whole, parts):
            yield summed(whole, parts, "其中各项之和", firm=all_of_it(scene, parts, whole.end))
