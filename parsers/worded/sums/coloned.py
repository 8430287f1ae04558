"""A whole, a colon, and its parts by name: 护坡1.2公里：左岸0.7公里，右岸0.5公里; 共5段，长3.4公里：东侧2段，长1.5公里，西侧3段，长1.9公里."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import REST, Scene, Term, Told, gap_told, value
from parsers.worded.sums.addends import NO_ADDEND, added, all_of_it, made_or_near, summed

_COLON = regexp(r"[:：]")
_FIRST = regexp(r"[:：](?:其中[:：]?)?[\u4e00-\u9fffA-Za-z“”\"]{2,16}|[，,、](?!其中)[\u4e00-\u9fffA-Za-z“”\"]{2,16}")
_NEXT = regexp(r"[，,、]?[\u4e00-\u9fff]{0,3}")
_BESIDE = regexp(r"[，,][\u4e00-\u9fff]{0,3}")
_NO_PART = regexp(rf"{NO_ADDEND.pattern}|已|未|应|完成|实际|计划|目标|安排|支付|拨付|支出|使用|到位|下达|涉及|惠及|另|(?:宽|高|厚|深|径)度?(?:各|均|为|约)*$")
"""What was done of the whole, and what it touches: no part of it."""
_OVER = regexp(r"以上|以下|以内|余$")
_END = regexp(r"[)）]?(?:[。;；]|\s*$)")


def coloned(scene: Scene) -> Iterator[Told]:
    """Each number before the colon against those of its kind behind it, up to the sentence's end."""
    for at, last in enumerate(scene.terms):
        if not _COLON.match(scene.text, last.end) or not last.countable or gap_told(scene, last.clause) or _OVER.search(last.clause):
            continue
        wholes = _wholes(scene, at)
        rows = _rows(scene, scene.terms[at + 1 :], len(wholes))
        if rows and all(term.measure == whole.measure for row in rows for term, whole in zip(row, wholes, strict=True)):
            yield from _columns(scene, wholes, rows)


def _wholes(scene: Scene, at: int) -> list[Term]:
    """The number right before the colon, and the one of another kind that it belongs to: 共5段，长3.4公里."""
    last = scene.terms[at]
    before = scene.terms[at - 1] if at else None
    beside = before is not None and before.countable and before.measure != last.measure and _BESIDE.fullmatch(scene.between(before, last))
    return [before, last] if before is not None and beside else [last]


def _rows(scene: Scene, terms: Sequence[Term], width: int) -> list[Sequence[Term]]:
    """The parts, so many numbers each; none where anything else stands among them."""
    rows = [terms[start : start + width] for start in range(0, len(terms), width)]
    named = all(_FIRST.fullmatch(row[0].lead) and all(_NEXT.fullmatch(term.lead) for term in row[1:]) for row in rows)
    plain = all(term.countable and not _NO_PART.search(term.lead) for term in terms)
    whole = len(rows) > 1 and len(rows[-1]) == width and _END.match(scene.text, terms[-1].end)
    return rows if whole and named and plain and not REST.search(scene.text, terms[0].start, scene.end) else []


def _columns(scene: Scene, wholes: Sequence[Term], rows: Sequence[Sequence[Term]]) -> Iterator[Told]:
    columns = [(whole, list(parts)) for whole, parts in zip(wholes, zip(*rows, strict=True), strict=True)]
    complete = any(value(whole) == added(parts) for whole, parts in columns)  # where one column adds up, no part is missing
    for whole, parts in columns:
        if all_of_it(scene, parts, whole.end) and (complete or made_or_near([whole], parts)):
            yield summed(whole, parts, "所列各项之和", kind="sum" if complete else "parts")
