"""The share that several parts have together: 新设备1200台，其中一级372台、二级684台，一级、二级设备占88%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, fits, value, working

_SHARED = regexp(r"(?:占比|占[\u4e00-\u9fff]{0,12}?(?:比例|比重)?|(?:比例|比重))(?:合计|共|约|为|达到?|:)*$")
_SEVERAL = regexp(r"[\u4e00-\u9fff]{2}[、和及与][\u4e00-\u9fff]{2}|[两二三四][者项类]|合计|共计|上述|以上")
_AMONG = regexp(r"其中|包括|含")
_NEAR = Decimal("0.2")


def jointly(scene: Scene) -> Iterator[Told]:
    """A whole, 其中 and its parts, and the percentage of all these parts in one; only where it comes near, for the words may name some."""
    for share in scene.percents:
        if not _SHARED.search(share.clause) or not _SEVERAL.search(regexp(r"[，,;]").split(share.lead.rstrip("，"))[-1]):
            continue
        before = scene.before(share)
        for at, whole in enumerate(before):
            parts = [term for term in before[at + 1 :] if alike(term, whole)] if whole.countable else []
            if len(parts) < 2 or not _among(scene, whole, parts) or not all(fits(term, whole) for term in parts):
                continue
            grade = _UPWARD.search(share.clause)
            parts = _upward(parts, grade["grade"]) if grade is not None else parts
            made = sum(map(value, parts)) / value(whole) * 100
            if abs(made - Decimal(share.plain)) <= _NEAR * made:
                yield Told("jointly", "各项合计占比", share, (f"({working(parts, '+', whole.factor)})/{whole.plain}",), True, (whole, *parts, share))
                break


_UPWARD = regexp(r"(?P<grade>[\u4e00-\u9fff]{2})(?:及其?)?以上")


def _upward(parts: list[Term], grade: str) -> list[Term]:
    """优秀22件、合格36件、不合格2件，合格及以上占96.67%: those down to the grade that is named."""
    at = next((at for at, term in enumerate(parts) if regexp(r"[，、]|其中").split(term.clause)[-1].strip(":：") == grade), len(parts) - 1)
    return parts[: at + 1]


def _among(scene: Scene, whole: Term, parts: list[Term]) -> bool:
    """Whether the parts are told to be of the whole, and nothing else counted lies between."""
    return bool(value(whole)) and bool(_AMONG.search(scene.between(whole, parts[0]))) and all(value(term) < value(whole) for term in parts)
