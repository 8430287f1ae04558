"""Money that was due only after a deed, and the day on which it was paid: 合同约定完工后支付至80%，实际于2022年11月8日支付到位."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.document import Document
from model.figure import Figure, Subject
from model.regexp import regexp
from parsers.dates import DateHit
from parsers.process.clause import opening
from parsers.stretch import Stretch

_DUE = regexp(
    r"(?:约定|规定|条款)[^。；;]{0,30}?(?P<deed>完工|竣工|验收)(?:合格|验收|通过)?(?:之日)?(?:后|起)(?:[一二三五十\d]{1,3}(?:个工作日|个月|日|天)(?:以)?内)?"
    r"[^。；;，,\d]{0,12}(?:支付|付至|付到|拨付|付款)"
)
_PAID = regexp(r"^[^，,。；;]{0,12}?(?:支付|拨付|付款|付讫|付清)(?!计划|申请|凭证|条件|证书)")
_DONE = regexp(r"实际|已|于")
_OTHER = regexp(r"预付|首付|进度款|计划|应|拟|预计|定金")
_EVENTS = {"完工": "actual_finish", "竣工": "actual_finish", "验收": "acceptance_date"}


def paid_after(document: Document, stretch: Stretch, hits: Sequence[DateHit]) -> Iterator[Figure]:
    """payment_after, ``item`` the deed that had to come first, where the sentence that tells what was agreed tells one payment."""
    text = stretch.text
    for due in _DUE.finditer(text) if "付" in text and hits else ():
        opens = opening(text, due.start())
        stop = min((at for mark in "。；;" if (at := text.find(mark, due.end())) >= 0), default=len(text))
        paid = [hit for hit in hits if due.end() <= hit.start < stop and _PAID.match(text[hit.end : stop])]
        clause = text[max(text.rfind(mark, due.end(), paid[0].start) for mark in "，,") + 1 : paid[0].start] if paid else ""
        if len(paid) == 1 and _DONE.search(clause) and not _OTHER.search(clause) and not _OTHER.search(text, due.end(), stop) and not _OTHER.search(text, opens, due.start()):
            anchor = stretch.anchor(document, paid[0].start, paid[0].end)
            yield Figure(
                id="", role="payment_after", raw=paid[0].raw, label=due["deed"], anchor=anchor, part=stretch.part, subject=Subject(item=_EVENTS[due["deed"]]),
                tokens=(anchor.span,),
            )
