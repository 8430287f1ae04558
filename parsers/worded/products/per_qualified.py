"""What is paid for those who qualified, whose number another sentence tells: 考核合格640人，…。按照合格学员每人1,200元的标准，兑现补贴76.80万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.products.priced import LIMIT
from parsers.worded.scene import Scene, Term, Told, as_printed_in, value

_APIECE = regexp(r"(?:按照?|以)(?P<who>合格|取证|结业|就业|获证|持证|毕业)(?:的)?(?:学员|人员|人数|者|学生)?(?:每人)(?:补助|补贴|给予)?$")
_PAID = regexp(r"^(?:的)?(?:补贴|补助|培训|奖补|资助)*标准[，,](?:共计?|实际|全年|应|累计|共)?(?:兑现|支付|发放|拨付|兑付|补助|补贴)[\u4e00-\u9fff]{0,8}$")
_WORDS = {"取证": ("取证", "证书"), "获证": ("获证", "证书"), "持证": ("持证", "证书")}
_NO_COUNT = regexp(r"计划|目标|其中|未|不|上年|每|均")


def per_qualified(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """Where the report tells but one number of such people."""
    for scene in scenes:
        for apiece, paid in zip(scene.terms, scene.terms[1:], strict=False):
            match = _APIECE.search(apiece.clause) if apiece.dimension == paid.dimension == "money" and apiece.exact and paid.countable else None
            if match is None or not _PAID.match(paid.lead) or LIMIT.search(scene.text[scene.start : paid.start]):
                continue
            words = _WORDS.get(match["who"], (match["who"],))
            people = [term for other in everything for term in other.terms if _counted(term) and any(word in term.clause for word in words)]
            if len({value(term) for term in people}) == 1:
                product = f"{as_printed_in(people[0], Decimal(1))}*{as_printed_in(apiece, paid.factor)}"
                yield Told("away", "按标准计算的金额", paid, (product,), True, (people[0], apiece, paid))


def _counted(term: Term) -> bool:
    return term.measure == "count:人" and term.countable and not _NO_COUNT.search(term.clause)
