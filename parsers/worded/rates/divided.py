"""A rate whose division is told in words: 支出102.6万元除以调减后的108万元，得95%; 改以年初预算120万元为分母，得85.5%."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in

_BY = regexp(r"^[^，,。；;\d]{0,4}除以")
_GIVES = regexp(r"^[^，,。；;\d]{0,6}[，,]?(?:得|得出|得到|为|等于|即|计算得|结果为)$")
_BELOW = regexp(r"^(?:为|作为|作|做)(?:分母|基数)(?:计算)?[，,](?:得|得出|得到|为|等于|则为|计算得|结果为)$")


def divided(paragraph: Scene) -> Iterator[Told]:
    """What is divided stays the same until another division is told."""
    if "除以" not in paragraph.text:
        return
    top: Term | None = None
    for at, (base, share) in enumerate(zip(paragraph.terms, paragraph.terms[1:], strict=False)):
        before = paragraph.terms[at - 1] if at else None
        if before is not None and _BY.match(base.lead) and before.countable and alike(before, base):
            top = before
            told = _GIVES.match(share.lead)
        else:
            told = _BELOW.match(share.lead)
        if top is not None and told and share in paragraph.percents and base.countable and alike(top, base):
            yield Told("rate", "所述之比", share, (f"{top.plain}/{as_printed_in(base, top.factor)}",), True, (top, base, share))
