"""Shares of one base, told all over a report: what the others make of it, the odd one must fit: 财政资金46.93亿元，占资助总额的49.1%；…奖学金21.02亿元，占资助总额的29.1%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.rates.shares import named_bases, of_all
from parsers.worded.scene import Scene, Term, Told, alike, percent_run, value

_FEWEST = 4
"""Shares: of so many the rest tell what the base is."""
_FEWEST_HERE = 3
"""In one paragraph: two of three that agree to the last digit do so by no chance."""
_ONE_ODD_IN = 6
_FAR = Decimal(3)
"""Units in the last place: nearer is a matter of rounding."""
_YEAR = regexp(r"^(?:20\d\d年度?)")

Share = tuple[Term, Term, str]
"""A number, its share, the name of the base."""


def shares_of(paragraphs: Sequence[Sequence[Scene]]) -> list[Share]:
    """Every share of a document that names its base."""
    told = ((count, share, _YEAR.sub("", name)) for scenes in paragraphs for count, share, name in (*named_bases(scenes), *_all_money(scenes), *_respectively(scenes)))
    return [one for one in told if Decimal(one[1].plain)]


_ALL_MONEY = regexp(r"(?:补助|补贴|专项|项目|全部|总)*(?:资金|投资|支出|预算|收入|经费)(?:总额|总量|总数|总计)")


def _all_money(scenes: Sequence[Scene]) -> Iterator[Share]:
    """使用资金3,311万元，占资金总额43.92%: of all the money, whatever that is."""
    return ((count, share, name) for count, share, name in of_all(scenes) if count.dimension == "money" and _ALL_MONEY.fullmatch(name))


_EACH = regexp(r"^[，,](?:分别|各|依次)(?:占|为|完成)(?P<name>(?:全[年省市县区]|年度|年初|总)*(?:计划|目标|任务|总数)(?:任务|目标|数|总数)?)(?:的)?$")


def _respectively(scenes: Sequence[Scene]) -> Iterator[Share]:
    """启动272个村、20506户，分别占计划的81.4%、80.2%; 规划306个村，占计划的91.6%: each count with the share in its turn."""
    for scene in scenes:
        for at, share in enumerate(scene.terms):
            match = _EACH.match(share.lead) if share in scene.percents else None
            run = percent_run(scene, share) if match else []
            counts = scene.terms[at - len(run) : at] if run else ()
            if match and len(counts) == len(run) > 1 and all(term.countable for term in counts):
                yield from ((count, one, match["name"]) for count, one in zip(counts, run, strict=True))


def common_base(scenes: Sequence[Scene], told: Sequence[Share]) -> Iterator[Told]:
    """The share of ``scenes`` that alone of those by its base's name fits no base that all the others fit."""
    own = [one for one in told if any(one[1] in scene.percents for scene in scenes)]
    for count, share, name in own:
        others = [(term, rate) for term, rate, base in told if base == name and rate is not share and alike(term, count)]
        within = all(any(rate in scene.percents for scene in scenes) for _, rate in others)
        if len(others) + 1 < (_FEWEST_HERE if within else _FEWEST):
            continue
        low, high, fitting = _most_fit([_base(term, rate) for term, rate in others])
        if fitting < len(others) - len(others) // _ONE_ODD_IN:
            continue
        ulp = Decimal(1).scaleb(-len(share.plain.partition(".")[2]))
        should = value(count) * 100 * 2 / (low + high)
        least, most = value(count) * 100 / high - ulp, value(count) * 100 / low + ulp  # what the roundings of the others leave open
        if abs(should - Decimal(share.plain)) > _FAR * ulp and not least <= Decimal(share.plain) <= most:
            term, rate = max(others, key=lambda pair: value(pair[0]))
            way = f"{count.plain}*{rate.plain}/({value(term) / count.factor:f}*100)"
            yield Told("rate", f"占{name}的比例（按其余各项所占推算）", share, (way,), True, (count, share, term, rate))


def _most_fit(bounds: Sequence[tuple[Decimal, Decimal]]) -> tuple[Decimal, Decimal, int]:
    """The range of the base that most shares leave open, and how many of them do."""
    best = (Decimal(0), Decimal(0), 0)
    for at, _ in bounds:
        here = [(low, high) for low, high in bounds if low <= at <= high]
        if len(here) > best[2]:
            best = (max(low for low, _ in here), min(high for _, high in here), len(here))
    return best


def _base(count: Term, share: Term) -> tuple[Decimal, Decimal]:
    """The least and the most that the base may be, as the share was rounded."""
    half = Decimal(1).scaleb(-len(share.plain.partition(".")[2])) / 2
    rate = Decimal(share.plain)
    return value(count) * 100 / (rate + half), value(count) * 100 / max(rate - half, half)
