"""How far a rate is behind the months gone by: 截至6月30日…执行率44.4%，低于序时进度5.6个百分点, which is 50% then."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told

_STEP = regexp(r"(?P<way>低于|慢于|滞后于?|落后于?|高于|快于|超过|超出|超)(?:全年|预算|支出|执行|的)*(?:序时|时间|时序)(?:支出|执行)?进度(?:要求|计划)?(?:约|了|达|为)*$")
_MONTHS = regexp(r"(?<!\d)(?:1月?|[一元]月)[-－—–~～至到](?P<span>\d{1,2})月|截[至止]到?(?:\d{4}年)?(?P<until>\d{1,2})月(?:(?P<day>\d{1,2})日|底|末)|(?P<half>上半年)|(?P<three>前三季度)")
_LAST_DAYS = ("28", "29", "30", "31")
_RATE = regexp(r"率|进度|完成|占|支出|执行")
_YEAR = 12
_GONE = regexp(r"(?:序时|时间|时序)(?:支出|执行)?进度")
_LESS = "低慢滞落"
_SHARE = regexp(r"占[^，。；;]{0,24}的$")


def by_season(scene: Scene) -> Iterator[Told]:
    """The step from the rate last told to the share of the year that is gone, where the paragraph says up to which month."""
    for result in scene.terms:
        step = _STEP.search(result.lead) if result.unit == "个百分点" and result.exact else None
        before = [term for term in scene.percents if term.end <= result.start]
        if step is not None and (told := _told(scene, before[-2:])):
            yield from _from_told(scene, *told, result, step["way"][0] in _LESS)
            continue
        rate = before[-1] if before else None
        if step is None or rate is None or _GONE.search(rate.clause) or not _RATE.search(rate.clause) or _between(scene, rate, result):
            continue
        months = _months(scene.text[: result.start])
        if months:
            gone = f"{months}*100/{_YEAR}"
            yield Told("gap", "与序时进度之差", result, (f"{gone}-{rate.plain}" if step["way"][0] in _LESS else f"{rate.plain}-{gone}",), True, (rate, result))


def _told(scene: Scene, two: list[Term]) -> tuple[Term, Term] | None:
    """The rate and the share of the year that is gone, in either order."""
    gone = [term for term in two if _GONE.search(term.clause)]
    rates = [term for term in two if term not in gone and (_RATE.search(term.clause) or _SHARE.search(scene.text, scene.start, term.number.printed.number_start))]
    return (rates[0], gone[0]) if len(gone) == len(rates) == 1 else None


def _from_told(scene: Scene, rate: Term, gone: Term, result: Term, less: bool) -> Iterator[Told]:
    """执行率58.5%，序时进度为66.67%，低于序时进度8.17个百分点: the share that is gone is told itself."""
    if not _between(scene, max(rate, gone, key=lambda term: term.start), result):
        first, second = (gone, rate) if less else (rate, gone)
        yield Told("gap", "与序时进度之差", result, (f"{first.plain}-{second.plain}",), True, (rate, gone, result))


def _between(scene: Scene, rate: Term, result: Term) -> bool:
    """Whether another number stands between the rate and the step: 序时进度58.3% is told, or another rate is meant."""
    return any(rate.end <= term.start < result.start for term in scene.terms if term not in (rate, result))


def _months(before: str) -> int:
    """The month up to whose end it is told last; 0 where none is, or a day within one."""
    told = list(_MONTHS.finditer(before))
    if not told:
        return 0
    last = told[-1]
    if last["half"]:
        return 6
    if last["three"]:
        return 9
    if last["day"] and last["day"] not in _LAST_DAYS:
        return 0
    return int(last["span"] or last["until"])
