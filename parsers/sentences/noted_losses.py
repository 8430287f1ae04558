"""What a note below a form says that its indicators lost: 备注：档案归集率未达目标，扣0.5分；巡查次数少2次扣1.25分."""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.passage import NUM, Claim, Passage, told_how

_NOTE = regexp(r"^(?:\d[.、])?(?:备注|说明|注|附注|扣分(?:说明|原因|情况|事项|理由)|得分说明|自评说明|评分说明|未得满分[\u4e00-\u9fff]{0,6}|失分(?:说明|原因))(?:说明)?[:：]")
_LOST = regexp(rf"(?:扣除?|扣减|失)(?:了|分)?(?P<x>{NUM})分(?![值制])")
_START = regexp(r"[。；;:：]")
_OPEN = regexp(r"每|各|均|酌情|如|若|否则|主要|最高|最多|以上|规则|标准")


def read_noted_losses(passage: Passage) -> Iterator[Claim]:
    """``item``: the words that lead to each loss, since the one before; whose row they name, the form tells."""
    text = passage.text
    if passage.place.in_table or "分" not in text or not _NOTE.match(text):
        return
    last = 0
    for match in passage.matches(_LOST, "扣", "失"):
        opens = max((stop.end() for stop in _START.finditer(text, last, match.start())), default=last)
        words, last = text[opens : match.start()], match.end()
        number = passage.number_at(match.start("x"))
        if number is not None and words and not _OPEN.search(words) and told_how(text[: match.start()]) is None:
            yield passage.claim(number, "noted_loss", "扣分", Subject(item=words))
