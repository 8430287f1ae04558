"""What each tier bears of a sum, with its share: 应补资金684.2万元。中央财政承担60%，计410.52万元；省级财政承担40%，计273.68万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, is_portion, value, working

_TIER = regexp(
    r"(?P<tier>中央|省|自治区|市|州|盟|县|区|旗|乡镇?|镇|村|企业|个人|农户|群众|社会|其余|剩余|其他|余下)(?:级|市|县|区|本级)?(?:及以上|以上)?(?:财政|预算|资本)?(?:专项)?(?:资金)?"
    r"(?:应|需|各|均|按照?)?(?:配套|补助|承担|负担|分担|出资|安排|匹配|支付|占|比例|投入|自筹|筹措)*(?:为|是|:)?$"
)
_COMES = regexp(r"^(?:的?(?:部分|保费|资金|费用)?(?:由|为|是)[\u4e00-\u9fff]{2,10}?(?:自缴|缴纳|承担|负担|自筹|筹集|自付|出资|配套))?[，,(]?(?:的比例)?(?:应|需|实际)?(?:即|计|为|共|合|金额|资金|合计|安排|补助|配套|承担|负担|下达|出资)*(?:资金|金额)?(?:为|计|:)*$")
_OTHER = regexp(r"[较比增减]|率|节约|结余|上年|去年")
_FEWEST, _ENOUGH, _HUNDRED = 2, 3, 100


def portions_of_tiers(paragraph: Scene, name: str) -> Iterator[Told]:
    """Shares of different tiers that make up a hundred, or that are (but for one) of one sum, each with its sum: of the sum told before them where one is its share of that, else of
    what the others make it."""
    for run in _runs(paragraph):
        shares = [share for share, _ in run]
        before = [term for term in paragraph.before(shares[0]) if term.dimension == "money" and term.countable and not _OTHER.search(term.clause)]
        base = next((term for term in reversed(before) if any(is_portion(term, *pair) for pair in run)), None)
        if base is not None:
            yield from (Told("rate", f"按{share.plain}%分担", told, (f"{as_printed_in(base, told.factor)}*{share.plain}/100",), True, (base, share, told)) for share, told in run)
            yield from _rest(paragraph, base, [told for _, told in run])
        elif len(run) >= _ENOUGH:
            for share, told in run:
                ways = tuple(f"{as_printed_in(other, told.factor)}*{share.plain}/{rate.plain}" for rate, other in run)
                yield Told("share", f"按{share.plain}%分担", told, ways, True, tuple(term for pair in run for term in pair), f"{name}.tiers{shares[0].start}")


def _rest(paragraph: Scene, base: Term, borne: Sequence[Term]) -> Iterator[Told]:
    """余下190.5万元由县财政解决, right behind what the others bear."""
    rest = next((term for term in paragraph.terms if term.start >= borne[-1].end), None)
    if rest is not None and rest.dimension == "money" and rest.countable and _LEFT_OVER.search(rest.lead):
        yield Told("gap", "其余各方分担", rest, (working([base, *borne], "-", rest.factor),), True, (base, *borne, rest))


_LEFT_OVER = regexp(r"^[，,;；、](?:其余|余下|剩余|其他|余额)(?:的)?(?:部分|资金|款项|金额)?(?:为|共|计)*$")


def _runs(paragraph: Scene) -> Iterator[list[tuple[Term, Term]]]:
    run: list[tuple[Term, Term]] = []
    tiers: list[str] = []
    last: Term | None = None
    for share, told in pairwise(paragraph.terms):
        tier = _TIER.search(share.clause) if share in paragraph.percents else None
        if tier is None or not told.countable or told.dimension != "money" or not _COMES.match(told.lead):
            continue
        if run and (tier["tier"] in tiers or last is None or paragraph.terms.index(share) != paragraph.terms.index(last) + 1):
            yield from _whole(run)
            run, tiers = [], []
        run.append((share, told))
        tiers.append(tier["tier"])
        last = told
    yield from _whole(run)


def _whole(run: Sequence[tuple[Term, Term]]) -> Iterator[list[tuple[Term, Term]]]:
    total = sum((value(share) for share, _ in run), Decimal(0))
    if len(run) >= _FEWEST and (total == _HUNDRED or (total < _HUNDRED and _of_one_base(run))):
        yield list(run)


def _of_one_base(run: Sequence[tuple[Term, Term]]) -> bool:
    """Whether all but one at most are shares of one sum: then what the others bear need not be told."""
    bases = [value(told) * _HUNDRED / value(share) for share, told in run if value(share)]
    return any(sum(abs(base - other) <= base * _CLOSE for other in bases) >= max(_ENOUGH - 1, len(bases) - 1) for base in bases)


_CLOSE = Decimal("0.001")
