"""What a report tells of its index system in one paragraph, held to the lines that tell it level by level: 4个一级指标、10个二级指标、22个三级指标，满分100分
… ⏎ 决策类15分，含…3个二级指标，下设6个三级指标；⏎ 过程类25分，…; 产出与效益权重合计60%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lexicon.load import Lexicon
from model.regexp import regexp
from parsers.firstlevel import canonical, evaluation_level, first_level
from parsers.worded.scene import Scene, Term, Told, reached, value
from parsers.worded.scores.first_level_row import weight_in_row
from parsers.worded.sums.addends import summed

_TAIL = r"(?:类|方面|部分|维度|层面)?(?:的)?(?:一级)?(?:指标)?"
_FEWEST = 3
"""First levels that have a line."""


@cache
def _line(digest: str) -> re.Pattern[str]:
    """决策类15分，含…; 决策（15分）; 一是产出指标（35分），…: the name at the line's beginning, and what it is worth right behind."""
    words = first_level(Lexicon.load())
    return re.compile(
        rf"(?:[一二三四五六]是|\(?[一二三四五六\d][)、.．])?(?:项目)?[“\"]?(?P<name>{words})[”\"]?{_TAIL}"
        rf"(?:[(，,]?(?:权重分?值?|分值|满分|占|共|为|:)*(?P<w>\d+(?:\.\d+)?)(?P<unit>分|%)[)]?(?=[，,。;；:]|$|含|下设|包括|由)|[，,:]?(?:共|下设|包括|包含|含|设置?|分为)|(?=[^，。；;\d]{{0,24}}\d{{1,2}}[个项][二三]级指标))"
    )


_LEVEL = regexp(r"[个项](?P<level>[一二三]级)指标")
_TOGETHER = r"(?:两类|两项|两部分)?(?:的)?(?:指标)?(?:的)?(?:权重分?值?|分值)?(?:合计|共计|之和|总和|总计|共)(?:占比?|为|达到?|是|占总分的?|:)*$"


@dataclass(frozen=True, slots=True)
class _Line:
    """What one first level has: its worth, the counts of its levels."""

    name: str
    worth: Term | None
    counts: dict[str, Term]


def levels_told(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """The counts of the second and third levels, and the full marks, of a paragraph that tells how many first levels there are."""
    text = scenes[0].text if scenes else ""
    counts, whole = (_counts(scenes), _whole(scenes)) if "一级指标" in text else ({}, None)
    lines = _lines(everything, text) if counts or whole is not None else []
    if len(lines) >= _FEWEST:
        yield from _of_levels(counts, lines)
        yield from _of_marks(whole, lines)


def _counts(scenes: Sequence[Scene]) -> dict[str, Term]:
    """The number of indicators of each level, the first among them and none told twice; else none."""
    terms = [(term, level) for scene in scenes for term in scene.terms if term.exact and (level := _level(scene, term))]
    told = {level: term for term, level in terms}
    return told if len(told) == len(terms) and "一级" in told else {}


def _of_levels(counts: Mapping[str, Term], lines: Sequence[_Line]) -> Iterator[Told]:
    if not counts or counts["一级"].plain != f"{len(lines)}":
        return
    for level, term in counts.items():
        parts = [line.counts[level] for line in lines if level in line.counts]
        if level != "一级" and len(parts) == len(lines) and _near(term, parts):
            yield summed(term, parts, f"{level}指标个数", kind="sum")


def _near(told: Term, parts: Sequence[Term]) -> bool:
    """The lines may leave out a level that has one indicator only; they do not leave out half of all."""
    return abs(value(told) - sum(map(value, parts))) * 3 <= value(told)


_WHOLE = regexp(r"(?:满分|总分值?|分值合计|共计|合计)(?:为|共|是|:)*$")


def _whole(scenes: Sequence[Scene]) -> Term | None:
    """满分100分."""
    return next((term for scene in scenes for term in scene.terms if term.dimension == "mark" and term.plain == "100" and _WHOLE.search(term.clause)), None)


def _of_marks(whole: Term | None, lines: Sequence[_Line]) -> Iterator[Told]:
    worth = [line.worth for line in lines if line.worth is not None and line.worth.unit == "分"]
    if whole is not None and len(worth) == len(lines) and reached(whole, worth):
        yield summed(whole, worth, "一级指标权重之和", kind="sum")


def _level(scene: Scene, term: Term) -> str | None:
    """三级 of 22个三级指标."""
    match = _LEVEL.match(scene.text, term.end - 1) or _LEVEL.match("个" + scene.text[term.end : term.end + 6])
    return match["level"] if match is not None and term.unit[:1] in ("个", "项") else None


def _lines(everything: Sequence[Scene], apart: str) -> list[_Line]:
    """The lines of the first levels, each once; none where one is told twice unalike."""
    found: dict[str, _Line] = {}
    for paragraph, scenes in _paragraphs(everything):
        lexicon = scenes[0].lexicon
        match = _line(lexicon.digest).match(paragraph) if paragraph is not apart else None
        if match is None:
            continue
        name = canonical(lexicon, match["name"])
        counts: dict[str, Term] = {}
        terms = [(scene, term) for scene in scenes for term in scene.terms]
        for scene, term in terms:
            level = _level(scene, term) if term.exact else None
            if level is not None and level not in counts:
                counts[level] = term
        worth = next((term for _, term in terms if match["w"] and term.number.printed.number_start == match.start("w") and term.exact), None)
        if not counts and worth is None:
            continue
        if name in found and (worth is None or found[name].worth is None or _said(found[name]) != _said(_Line(name, worth, counts))):
            return []
        found[name] = _Line(name, worth, counts)
    return list(found.values())


def _said(line: _Line) -> tuple[object, ...]:
    return (line.worth.plain if line.worth else "", *sorted((level, term.plain) for level, term in line.counts.items()))


def _paragraphs(everything: Sequence[Scene]) -> Iterator[tuple[str, list[Scene]]]:
    run: list[Scene] = []
    for scene in everything:
        if run and scene.text is not run[0].text:
            yield run[0].text, run
            run = []
        run.append(scene)
    if run:
        yield run[0].text, run


@cache
def _joint(digest: str) -> re.Pattern[str]:
    words = first_level(Lexicon.load())
    return re.compile(rf"(?:^|[，,。；;:：、中])(?:项目)?(?P<a>{words})(?:类|方面)?(?:指标)?[和与及、](?:项目)?(?P<b>{words})(?:类|方面)?(?:指标)?{_TOGETHER}")


_OF_WORTH, _OF_SCORES = regexp(r"权重|分值|占总?分|不低于60%"), regexp(r"得分|[得扣失]\d")


def weights_together(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """产出和效益类指标权重合计60%: what two first levels weigh together, where each is told one weight alone, and all make a hundred."""
    for scene in scenes:
        sentence = scene.text[scene.start : scene.end]
        if not _OF_WORTH.search(sentence) or _OF_SCORES.search(sentence):
            continue
        for term in scene.terms:
            if term.unit not in ("分", "%") or not term.exact:
                continue
            match = _joint(scene.lexicon.digest).search(scene.text[scene.start : term.number.printed.number_start])
            if match is None:
                continue
            names = [evaluation_level(scene.lexicon, match[group]) for group in ("a", "b")]
            weights = {line.name: line.worth for line in _lines(everything, scene.text) if line.worth is not None}
            parts = [weights.get(name or "") or _in_row(name or "", everything) for name in names]
            found = [part for part in parts if part is not None]
            if len(found) == len(names) and names[0] != names[1]:
                yield Told("sum", "权重之和", term, ("+".join(part.plain for part in found),), True, (*found, term))


def _in_row(name: str, everything: Sequence[Scene]) -> Term | None:
    told = [term for scene in everything for term in weight_in_row(name, scene)]
    return told[0] if len({term.plain for term in told}) == 1 else None


_NUMBER_BEHIND = regexp(r"\d.*$")
_HEAD = regexp(r"[\u4e00-\u9fff]{2,10}[（(]\d{1,2}(?:\.\d)?分[)）]")


def heads_a_level(text: str, lexicon: Lexicon) -> bool:
    """决策（20分）: a cell, or a line, that tells no more than what a first level is worth; 产出与效益权重合计60%。"""
    bare = text.strip()
    if "权重" in bare and _joint(lexicon.digest).match(_NUMBER_BEHIND.sub("", bare)):
        return True
    return bool(_HEAD.fullmatch(bare)) and evaluation_level(lexicon, regexp(r"(?:类|指标)*[（(].*$").sub("", bare)) is not None
