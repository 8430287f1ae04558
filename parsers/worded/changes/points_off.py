"""How many points a rate lies from what is told behind it or elsewhere: 就业率60.82%，高于目标值0.82个百分点（目标为60%）;
执行率58.4%，落后于序时进度8.27个百分点, where 序时进度66.67% stands in another sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told

OFF = regexp(
    r"(?:(?P<up>高于|高出|超过|超出|快于|领先于?)|(?P<down>低于|落后于?|滞后于?|慢于)|(?:[较比与距]))"
    r"(?:年度|年初|全年|预期|设定|绩效|规定|应有|同期|时间|本年|当年)*(?P<base>目标|指标|计划|要求|序时进度|时间进度|进度要求|应达进度|上年|去年)(?:值|数|进度|要求|水平|同期)?(?:的)?"
    r"(?:约|了|仍|尚|还)*(?:(?P<more>提高|上升|增加|高出?|超出?|快|领先)|(?P<less>下降|降低|回落|低|差|落后|滞后|慢|偏低))?(?:了|约|近)?$"
)
_NAMED = {"目标": "目标|指标值", "指标": "目标|指标值", "计划": "计划|目标", "要求": "要求|标准", "上年": "上年|去年", "去年": "上年|去年"}
_TIMELY = r"序时进度|时间进度|应达进度|进度要求"
_TAIL = r"(?:值|数|进度|要求|水平|同期)?(?:应?达到?|应?为|是|:|\()*$"
_BETWEEN = 16


_STANDARD = regexp(r"每|若|如")


def told_off(text: str, step: Term) -> re.Match[str] | None:
    """What a step is measured against; 每低于目标1个百分点扣0.3分 is a standard."""
    told = step.unit == "个百分点" and step.exact and not _STANDARD.search(step.clause) and not regexp(r"[^，。；;]{0,4}扣").match(text, step.end)
    return OFF.search(step.clause) if told else None


def is_timely(scene: Scene, term: Term) -> bool:
    """序时进度75%, 75%的序时进度: how far the year had come."""
    if not (term.exact and term.unit == "%"):
        return False
    return bool(regexp(rf"(?:{_TIMELY}){_TAIL}").search(term.clause) or regexp(rf"的?(?:年度)?(?:{_TIMELY})").match(scene.text, term.end))


def points_off(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """The last rate before such a step in its sentence, against the base in brackets behind, the one by that name before it, or the only one that the
    report tells of the year's progress."""
    for scene in scenes:
        for at, step in enumerate(scene.terms):
            off = told_off(scene.text, step)
            rates = [term for term in scene.terms[:at] if term.unit == "%" and term.exact] if off is not None else []
            if off is None or not rates or step.start - rates[-1].end > _BETWEEN + len(off.group()) or "%" in off.group():
                continue
            rate = rates[-1]
            base = _behind(scene, step, off["base"]) or _before(rates[:-1], off["base"]) or (_of_the_year(everything) if regexp(_TIMELY).fullmatch(off["base"]) else None)
            if base is not None and base is not rate:
                up = off["up"] or off["more"]
                down = off["down"] or off["less"]
                ways = (f"{rate.plain}-{base.plain}", f"{base.plain}-{rate.plain}")
                yield Told("gap", "相差百分点", step, ways[:1] if up else ways[1:] if down else ways, True, (rate, step, base))


def _behind(scene: Scene, step: Term, name: str) -> Term | None:
    """（目标为60%）, （目标值60%）, ，目标值为60%: told right behind the step."""
    after = next((term for term in scene.terms if term.start >= step.end), None)
    if after is None or after.unit != "%" or after.dimension != "percent":
        return None
    told = scene.text[step.end : after.number.printed.number_start]
    return after if regexp(rf"[（(，,](?:年度|年初|全年|预期|设定|绩效)*(?:{_NAMED.get(name, _TIMELY)}){_TAIL}").fullmatch(told) else None


def _before(rates: Sequence[Term], name: str) -> Term | None:
    """年初目标60%，实际61.2%，高于目标1.2个百分点."""
    named = regexp(rf"(?:{_NAMED.get(name, _TIMELY)}){_TAIL}")
    return next((term for term in reversed(rates) if named.search(term.clause)), None)


def _of_the_year(everything: Iterable[Scene]) -> Term | None:
    """The one progress of the year, where no two sentences that speak of it are of different months."""
    speaking = [scene for scene in everything if _SPEAKS.search(scene.text, scene.start, scene.end)]
    found = {term.plain: term for scene in speaking for term in scene.terms if is_timely(scene, term)}
    return next(iter(found.values())) if len(found) == 1 and of_one_time(scene.text[scene.start : scene.end] for scene in speaking) else None


_SPEAKS = regexp(_TIMELY)
_TIMES = regexp(r"(?<!\d)\d{1,2}月|上半年|半年|[一二三四]季度")


def of_one_time(sentences: Iterable[str]) -> bool:
    """6月末落后序时进度8个百分点 is not of the 75% that September has."""
    return len({frozenset(times) for sentence in sentences if (times := _TIMES.findall(sentence))}) <= 1
