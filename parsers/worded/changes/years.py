"""Years one against another: 2022年1,260人次，比上年增长12.5%; 2023年较2022年增加4人、5万元; 增速分别为13.76%、3.83%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.changes.change import change, moved, told_change
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, percent_run, working

_YEAR = regexp(r"(20\d\d)年")
_ON_LAST = regexp(r"(?:[比较](?:上年|去年|前一年)|同比|环比(?!.*月))")


def yearly(paragraph: Scene) -> Iterator[Told]:
    """2022年1,260人次，比上年增长12.5%: the year before is told in the same paragraph."""
    shares = [share for share in paragraph.percents if _ON_LAST.search(share.lead)]
    years = {term: int(found[-1]) for term in paragraph.terms if shares and (found := _YEAR.findall(term.lead)) and term.countable}
    for share in shares:
        rise, fall = moved(paragraph, share.clause)
        if _APIECE.search(share.lead):
            yield from _apiece(paragraph, share, years)
            continue
        if _RESPECTIVELY.search(share.clause):
            yield from _in_order(paragraph, share, years)
            continue
        now = next((term for term in reversed(paragraph.before(share))), None)
        if not (rise or fall) or now not in years:
            continue
        bases = [term for term in years if years[term] == years[now] - 1 and term.start < now.start and alike(term, now)]
        if len(bases) == 1:
            yield told_change(share, now, bases[0], rise)


_APIECE = regexp(r"(?P<years>20\d\d年(?:[、和及]20\d\d年)+)[\u4e00-\u9fff，]{0,8}分别")


def _apiece(paragraph: Scene, first: Term, years: Mapping[Term, int]) -> Iterator[Told]:
    """2020年600万元，2021年750万元，2022年1,050万元，2021年、2022年分别较上年增长25%和40%: each share by its own year."""
    match = _APIECE.search(first.lead)
    named = [int(year) for year in _YEAR.findall(match["years"])] if match else []
    run = percent_run(paragraph, first)
    rise, _ = moved(paragraph, first.clause)
    for year, share in zip(named, run, strict=False) if len(named) == len(run) else ():
        now, base = ([term for term in years if years[term] == one and term.start < first.start] for one in (year, year - 1))
        if len(now) == len(base) == 1 and alike(now[0], base[0]):
            yield told_change(share, now[0], base[0], rise)


_RESPECTIVELY = regexp(r"(?:分别|依次)(?:同比|环比)?[\u4e00-\u9fff]{2,4}$")


def _in_order(paragraph: Scene, first: Term, years: Mapping[Term, int]) -> Iterator[Told]:
    """2021年860起，2022年713起，2023年602起，同比分别下降17.09%和15.57%: as many years as shares, in order, after the first."""
    run = percent_run(paragraph, first)
    told = [term for term in years if term.start < first.start][-len(run) - 1 :]
    rise, fall = moved(paragraph, first.clause)
    apart = [years[b] - years[a] for a, b in pairwise(told)]
    if len(run) > 1 and len(told) == len(run) + 1 and set(apart) == {1} and rise != fall and all(alike(term, told[0]) for term in told):
        for base, now, share in zip(told, told[1:], run, strict=False):
            yield told_change(share, now, base, rise)


_BY_UNIT = regexp(r"[\u4e00-\u9fff](?P<unit>[起人件户家处所例次宗辆])(?:数量?|次数?)?(?:同比|较上年|比上年|较去年|比去年)")


def yearly_by_unit(paragraph: Scene) -> Iterator[Told]:
    """2023年事故7起、死亡4人，2022年分别为9起、6人，事故起数同比下降22.22%，死亡人数同比下降33.33%: each share by what it counts."""
    for share in paragraph.percents:
        match = _BY_UNIT.search(share.clause)
        rise, fall = moved(paragraph, share.clause)
        own = [term for term in paragraph.before(share) if match and term.unit == match["unit"] and term.countable]
        years = {year: term for term in own if (year := _year_at(paragraph, term)) is not None}
        if rise != fall and len(own) == len(years) == 2 and max(years) - min(years) == 1:
            now, base = years[max(years)], years[min(years)]
            yield told_change(share, now, base, rise)


_EACH = regexp(r"(?:分别|依次)[\u4e00-\u9fff]{2,4}$")


def yearly_each(paragraph: Scene) -> Iterator[Told]:
    """2022年1,260人次、450万元，较上年分别增长12.5%、9.8%: each against the year before's number of its kind."""
    for share in paragraph.percents:
        run = percent_run(paragraph, share) if _EACH.search(share.clause) and _ON_LAST.search(share.lead) else []
        nows = paragraph.before(share)[-len(run) :] if len(run) > 1 else []
        if len(nows) != len(run) or len({_year_at(paragraph, now) for now in nows}) != 1:
            continue
        rise, _ = moved(paragraph, share.clause)
        for now, own in zip(nows, run, strict=True):
            year = _year_at(paragraph, now)
            bases = [term for term in paragraph.terms if year and term.start < nows[0].start and term.countable and alike(term, now) and _year_at(paragraph, term) == year - 1]
            if now.countable and len(bases) == 1:
                yield told_change(own, now, bases[0], rise)


def _year_at(paragraph: Scene, term: Term) -> int | None:
    """The year last named before a number."""
    found = _YEAR.findall(paragraph.text, 0, term.start)
    return int(found[-1]) if found else None


_AGAINST = regexp(r"(20\d\d)年(?:度)?[^，。;\d]{0,12}(?:，)?(?:比|较|与)(?:(20\d\d)年(?:度)?|上年|去年)[^，。;\d]{0,6}?(?P<way>增加|增长|多|提高|减少|下降|压减|少|降低)(?:了)?$")
_ALSO = regexp(r"^[、和及]?(?:资金|人数|金额)?$")
_THEN = regexp(r"^[，,、](?:同比|资金|人数|金额|增幅|降幅)?(?:增长|上升|提高|下降|降低|减少|压减)(?:了|为|:)*$")


def year_steps(scenes: Sequence[Scene]) -> Iterator[Told]:
    """2022年发放80人40万元，2023年发放84人45万元。…2023年较2022年增加4人、5万元，增长12.5%: each step by its own two years."""
    terms = [term for scene in scenes for term in scene.terms]
    years: dict[str, list[Term]] = {}
    pair: tuple[str, str] | None = None
    for at, term in enumerate(terms):
        match = _AGAINST.search(term.lead)
        runs_on = at and (_ALSO.match(term.lead) or _THEN.match(term.lead))
        pair = _pair(match) if match else pair if runs_on else None
        if pair is None or (not term.countable and term.dimension != "percent"):
            continue
        years = years or _of_years(scenes)
        step = terms[at - 1] if term.dimension == "percent" else term
        now, base = (_one(years, year, step) for year in pair)
        if now and base and step.countable:
            yield _gap("gap", term, now, base) if step is term else told_change(term, now, base, True, False)


def _pair(against: re.Match[str]) -> tuple[str, str]:
    """The year, and the one it is held against: the one before, where none is named."""
    return against[1], against[2] or str(int(against[1]) - 1)


def _gap(kind: str, step: Term, now: Term, base: Term) -> Told:
    """That a step is what two years are apart, either way."""
    ways = (working([now, base], "-", step.factor), working([base, now], "-", step.factor))
    return Told(kind, "年度差额", step, ways, True, (now, base, step))


def steps_elsewhere(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """2023年门诊量较上年增加1.2万人次, where another paragraph tells the two years' only numbers of that unit."""
    own = {id(scene) for scene in scenes}
    for scene in scenes:
        for term in scene.terms:
            match = _AGAINST.search(term.lead) if term.countable else None
            if match is None or term.dimension == "money":
                continue
            years = _of_years([other for other in everything if id(other) not in own])
            now, base = (_only_of(years.get(year, ()), term) for year in _pair(match))
            if now and base:
                yield _gap("away", term, now, base)


def _only_of(told: Sequence[Term], like: Term) -> Term | None:
    """The one number of a year in a unit."""
    return _alone([term for term in told if term.unit == like.unit and alike(term, like)])


def _alone(found: Sequence[Term]) -> Term | None:
    """The number that is told, once or again, where none is told beside it."""
    return found[0] if len({term.plain for term in found}) == 1 else None


_OF_YEAR = regexp(r"(?:^|[，,、;:。])(?:其中|分年度看|累计)?[，,:]?(20\d\d)年(?:度)?[\u4e00-\u9fff]{0,10}$")


def _of_years(scenes: Sequence[Scene]) -> dict[str, list[Term]]:
    """Year -> the numbers told of it: the one right behind it and those that run on."""
    years: dict[str, list[Term]] = {}
    for scene in scenes:
        year = None
        for term in scene.terms:
            match = _OF_YEAR.search(term.lead) or (_OF_YEAR.search("，" + term.lead) if term is scene.terms[0] else None)
            year = match[1] if match else year if regexp(r"[、和及]?").fullmatch(term.lead) else None
            if year and term.countable and not regexp(r"[比较]").search(term.lead):
                years.setdefault(year, []).append(term)
    return years


def _one(years: dict[str, list[Term]], year: str, like: Term) -> Term | None:
    """The year's only number of a kind, told before."""
    return _alone([term for term in years.get(year, ()) if alike(term, like) and term.end <= like.start])


_STEP = regexp(r"^[，,、](?:(?:同比|净|较上年|比上年|较去年|比去年)*)(?P<way>增加|增长|多|提高|上升|减少|下降|少|降低|压减)(?:了)?$")
_RISE = ("增加", "增长", "多", "提高", "上升")
_SHARE = regexp(r"^[，,、(（](?:同比)?(?:增长率|增长|增幅|上升|提高|下降率|下降|降幅|降低|减少)(?:了|为|:)*$")


_GROWN = regexp(r"^[，,、(（](?:同比|较上年|比上年|较去年)?(?:增长率?|增幅|上升|提高|下降率?|降幅|降低|减少)(?:了|为|是|:)*$")
_STEP_ITSELF = regexp(r"[较比]|增加|减少|增长|下降")
_SHRUNK = regexp(r"下降|降幅|降低|减少")


def stepped(scene: Scene) -> Iterator[Told]:
    """2021年38万件，2022年45万件，增加7万件，增长18.42%; 2022年发放38万元，2023年增加7万元，增长18.42%: the step, and its share of the year before."""
    for at, first in enumerate(scene.terms):
        year = _only_year(first)
        after = scene.terms[at + 1 : at + 4]
        if year is None or not first.countable or not after or not alike(first, after[0]):
            continue
        second, *rest = after
        more = re.search(rf"{year + 1}年(?:度)?(?:同比)?(?P<way>增加|增长|减少|下降)(?:了)?$", second.lead)
        if more and second.countable:  # 2022年38万元，2023年增加7万元
            if rest and rest[0] in scene.percents and _SHARE.match(rest[0].lead):
                yield Told("change", "变动率", rest[0], (f"{as_printed_in(second, first.factor)}/{first.plain}",), True, (first, second, rest[0]))
            continue
        if _only_year(second) == year + 1 and second.countable and rest and rest[0] in scene.percents and _GROWN.match(rest[0].lead) and not _STEP_ITSELF.search(second.lead):
            rise = not _SHRUNK.search(rest[0].lead)
            yield told_change(rest[0], second, first, rise)
            continue
        step = rest[0] if _only_year(second) == year + 1 and second.countable and rest else None
        match = _STEP.match(step.lead) if step is not None and alike(first, step) and step.countable else None
        if step is None or match is None:
            continue
        old, new = (first, second) if match["way"] in _RISE else (second, first)
        yield Told("gap", "年度差额", step, (working([new, old], "-", step.factor),), True, (first, second, step))
        if len(rest) > 1 and rest[1] in scene.percents and _SHARE.match(rest[1].lead):
            yield told_change(rest[1], second, first, match["way"] in _RISE)


def _only_year(term: Term) -> int | None:
    """The one year named in the words before a number."""
    years = set(_YEAR.findall(term.lead))
    return int(years.pop()) if len(years) == 1 and not regexp(r"[比较与]20").search(term.lead) else None


_GROWTHS = regexp(r"(?:增速|增长率|增幅|同比增长|环比增长)(?:分别|依次)(?:为|是|:)*$")


def growths(scene: Scene) -> Iterator[Told]:
    """2020年128.6亿元，2021年146.3亿元，2022年151.9亿元，增速分别为13.76%、3.83%: each year against the one before."""
    for first in scene.percents:
        if not _GROWTHS.search(first.lead):
            continue
        at = scene.terms.index(first)
        rates = percent_run(scene, first)
        values = [term for term in scene.terms[:at] if term.countable and regexp(r"20\d\d年").search(term.lead)][-len(rates) - 1 :]
        if len(values) == len(rates) + 1 and all(alike(values[0], term) for term in values):
            for old, new, rate in zip(values, values[1:], rates, strict=False):
                yield Told("change", "增速", rate, (change(new, old, True),), True, (old, new, rate))
