"""Questionnaires of several kinds of people, a paragraph each, and all of them together: 1.家长。…有效120份。2.教师。…共40人作答。两类对象合计有效样本160份."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.people.respondents import VALID
from parsers.worded.scene import Scene, Term, Told
from parsers.worded.sums.addends import summed

_NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_ALL = regexp(
    r"(?P<n>[两二三四五2-5])(?:类|个|种)(?:调查|受访|问卷)?(?:对象|群体|人群|群众|主体|问卷|人员)(?:的)?(?:合计|共计|总计|累计|共|总)*"
    r"(?:(?P<valid>(?:(?:回收|收回)(?:的)?)?有效(?:回收)?)|(?P<back>回收|收回)|(?P<out>发放|发出))(?:的)?(?:问卷|样本|答卷)?(?:数量?|总数|合计|共计|共|为|:)*$"
)
_ANSWERED = regexp(r"(?:共|实际|累计)*(?:有)?$")
_DEED = regexp(r"名?(?:[\u4e00-\u9fff]{0,6})?(?:作答|填写|参与(?:调查|填写|作答)?|接受(?:调查|访问)|受访)")
_BACK = regexp(r"(?:回收|收回)(?:了)?(?:问卷|样本)?(?:共|为)*$")
_OUT = regexp(r"(?:发放|发出|发)(?:了)?(?:问卷|样本)?(?:共|为)*$")
_ALL_VALID = regexp(r"[，,](?:已|均|且)*全部(?:均)?(?:收回|回收)?[且并、，,]*(?:均|全部|都)?(?:为)?有效")
_ALL_BACK = regexp(r"[，,](?:已|均|且)*全部(?:均)?(?:收回|回收)")
_REACH = 32
_PEOPLE = ("count:人", "count:户")


def of_all_groups(scenes: Sequence[Scene], further: Sequence[Scene]) -> Iterator[Told]:
    """``further``: the sentences of some paragraphs before; so many of them as there are kinds tell one such number each, and no other does."""
    for scene in scenes:
        for whole in scene.terms:
            able = whole.countable and whole.measure in _PEOPLE
            told = _ALL.search(scene.text, max(scene.start, whole.start - _REACH), whole.number.printed.number_start) if able else None
            if told is None:
                continue
            kinds = _NUMBERS.get(told["n"]) or int(told["n"])
            parts = [part for own in _paragraphs([*further, *scenes], whole) if (part := _of_paragraph(own, told)) is not None]
            if len(parts) == kinds:
                yield summed(whole, parts, "各类对象之和", kind="sum")


def _paragraphs(scenes: Sequence[Scene], whole: Term) -> list[list[Scene]]:
    """The sentences before a number, by paragraph."""
    found: dict[str, list[Scene]] = {}
    for scene in scenes:
        if whole not in scene.terms:
            found.setdefault(scene.text, []).append(scene)
    return list(found.values())


def _of_paragraph(scenes: Sequence[Scene], told: re.Match[str]) -> Term | None:
    """The one number of the kind that a paragraph tells: what was valid; else who answered; else what was sent, where all of it came back so."""
    ways = ((_valid, _answered, _all_valid) if told["valid"] else (_back, _answered, _all_back) if told["back"] else (_sent,))
    for way in ways:
        found = [term for scene in scenes for term in scene.terms if term.countable and term.measure in _PEOPLE and way(scene, term)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _valid(scene: Scene, term: Term) -> bool:
    return bool(VALID.search(term.clause))


def _back(scene: Scene, term: Term) -> bool:
    return bool(_BACK.search(term.clause))


def _sent(scene: Scene, term: Term) -> bool:
    return bool(_OUT.search(term.clause))


def _answered(scene: Scene, term: Term) -> bool:
    return bool(_ANSWERED.search(term.clause) and _DEED.match(scene.text, term.end))


def _all_valid(scene: Scene, term: Term) -> bool:
    return _sent(scene, term) and bool(_ALL_VALID.match(scene.text, term.end))


def _all_back(scene: Scene, term: Term) -> bool:
    return _sent(scene, term) and bool(_ALL_BACK.match(scene.text, term.end))
