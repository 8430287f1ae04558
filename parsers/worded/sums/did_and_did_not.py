"""Of so many, so many did and the others did not: 12个村中8个村落实了管护人员，占66.67%，4个村未落实; 抽查40户，38户领取到位，2户未领取."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, value

_NOT = regexp(r"(?:[\u4e00-\u9fff]{0,6}?)(?:尚|还|仍|均)?(?:未能?|没有|没)(?P<deed>[\u4e00-\u9fff]{2})")
_APART = regexp(r"上年|去年|[较比]|每|平均|其中[^，。;]{0,4}涉及|目标|计划|应")


def did_and_did_not(scene: Scene) -> Iterator[Told]:
    """The three right behind one another, shares and brackets aside; what was not done is what was."""
    plain = [term for term in scene.terms if term.dimension != "percent"]
    for whole, did, others in zip(plain, plain[1:], plain[2:], strict=False):
        counted = all(term.countable and term.dimension.startswith("count") for term in (whole, did, others))
        match = _NOT.match(scene.text, others.end) if counted and alike(whole, did) and alike(did, others) else None
        if match is None or match["deed"] not in _behind(scene, did, others) or any(_APART.search(term.clause) for term in (whole, did, others)):
            continue
        if regexp(r"[。]").search(scene.between(whole, others)) or not value(did) < value(whole) or _NOT.match(scene.text, did.end):
            continue
        way = f"{as_printed_in(whole, others.factor)}-{as_printed_in(did, others.factor)}"
        yield Told("gap", f"未{match['deed']}的", others, (way,), True, (whole, did, others))


def _behind(scene: Scene, did: Term, others: Term) -> str:
    """What the second number is said to have done."""
    return scene.text[did.end : others.number.printed.number_start]
