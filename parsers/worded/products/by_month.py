"""A standard by the month and by the year: 1,440元/人/月，按12个月计发，每人每年17,280元; and what it comes to for those that another paragraph counts:
在岗保洁员560人 … 保洁员岗位补贴每人每月1,440元，全年发放967.68万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.afar.pool import idle_words, shared
from parsers.worded.products.priced import LIMIT
from parsers.worded.scene import Scene, Term, Told, as_printed_in, value

_A_MONTH = regexp(r"每[人户名生亩]每月(?:补助|补贴|发放|标准)*(?:为|按)?$|月(?:补贴|补助|工资)?标准(?:为)?$")
_STROKE = regexp(r"/?(?:[人户名生亩]/?)?[/·.]月|每月|/月")
_A_YEAR = regexp(r"(?:每[人户名生亩]每年|年人均|每[人户名]全年)(?:补助|补贴|发放|合计|共|标准)*(?:为|计)?$")
_PAID = regexp(r"^[^，,。;；\d]{0,6}[，,](?:全年|当年|年度|共|累计|实际)+(?:发放|支出|兑付|拨付|支付)(?:补贴|补助|资金|金额)*(?:共|为)?$")
_MONTHS, _FEWEST = "12", 3
_OF_SOME = regexp(r"其中|每|计划|预算|目标|上年")


def year_of_months(scene: Scene) -> Iterator[Told]:
    """So many months where the words between tell their number, else twelve."""
    for month, year in pairwise([term for term in scene.terms if term.exact and term.dimension.startswith("money")]):
        if not _monthly(scene, month) or not _A_YEAR.search(year.clause) or LIMIT.search(scene.between(month, year)):
            continue
        told = [term.plain for term in scene.terms if month.end <= term.start < year.start and term.unit == "个月" and term.exact]
        yield Told("product", "全年标准", year, (f"{as_printed_in(month, year.factor)}*{(told or [_MONTHS])[-1]}",), True, (month, year))


def paid_by_month(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """Of all that the report counts by the words of the standard; told only where a digit mends it, since not all are paid all the year."""
    for scene in scenes:
        for month, whole in pairwise(scene.terms):
            if not (_monthly(scene, month) and whole.countable and whole.dimension == "money" and _PAID.match(scene.between(month, whole))):
                continue
            idle = idle_words(scene.lexicon)
            people = [
                term for other in everything for term in other.terms
                if term.countable and term.measure in ("count:人", "count:户") and not _OF_SOME.search(term.clause) and shared(month.lead, term.clause, idle) >= _FEWEST
            ]
            if len({value(term) for term in people}) == 1:
                way = f"{as_printed_in(people[0], Decimal(1))}*{as_printed_in(month, whole.factor)}*{_MONTHS}"
                yield Told("product", "按标准计算的金额", whole, (way,), False, (people[0], month, whole))


def _monthly(scene: Scene, term: Term) -> bool:
    return term.exact and term.dimension.startswith("money") and bool(_A_MONTH.search(term.clause) or (_STROKE.match(scene.text, term.end) or "/月" in term.unit))
