"""What each answer of a survey is worth, told in words or in a formula of plain factors: 满意度=（很满意人数×1+满意人数×0.8+一般人数×0.5）÷有效问卷数;
按非常满意100分、满意80分、一般60分、不满意0分折算; 非常满意、满意、一般、不满意的系数分别为1、0.8、0.6、0."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.document import Document
from model.figure import Figure, Subject
from model.regexp import regexp
from parsers.stretch import Stretch

_ANSWER = r"(?:非常|很|十分|比较|较为?|基本|不太|不|很不|非常不)?满意|一般|说不清|不清楚|无所谓"
_COUNTED = r"(?:的)?(?P<counted>人数|份数|户数|票数|问卷数|数量|占比|比例|选项|数)?"
_FACTOR = regexp(rf"[“\"]?(?P<name>{_ANSWER})[”\"]?{_COUNTED}\s*[*×✕]\s*(?P<number>\d{{1,3}}(?:\.\d+)?)(?![\d.])\s*(?P<unit>%)?")
_FORMULA = regexp(rf"=\s*[（(〔\[【]*(?=[“\"]?(?:{_ANSWER}))")
_POINTS = regexp(rf"[“\"]?(?P<name>{_ANSWER})[”\"]?(?:的)?(?:按|为|计|记|得|赋值?|折算为?|[:：])?\s*(?P<number>\d{{1,3}}(?:\.\d+)?)(?P<unit>分|%)?(?=[、，,；;。和及）)]|折|计|赋|的|$)")
_TOLD = regexp(r"系数|权重|赋分|赋值|折算|加权|计分|记分|计算")
_NAMES = regexp(rf"(?P<names>(?:[“\"]?(?:{_ANSWER})[”\"]?[、和与及]?){{3,6}})(?:[两三四五六]?[个类档种]?(?:选项|等次|等级|档|项|级))?(?:的)?(?:系数|权重|分值|赋分|赋值)?(?:分别|依次)(?:按|为|是|赋值?|取|计|记)*(?P<numbers>\d[\d.]*%?分?(?:[、，,和]\d[\d.]*%?分?){{2,5}})")
_FEWEST = 3


def option_worths(document: Document, stretches: Sequence[Stretch]) -> Iterator[Figure]:
    """option_weight, where one sentence tells what three answers or more are worth."""
    for stretch in stretches:
        if stretch.cell is None and "满意" in stretch.text and (_TOLD.search(stretch.text) or "=" in stretch.text):
            yield from _in_text(document, stretch)


def _in_text(document: Document, stretch: Stretch) -> Iterator[Figure]:
    text = stretch.text
    for formula in _FORMULA.finditer(text):
        close = regexp(r"[)）〕\]】]").search(text, formula.end())
        terms = _FACTOR.finditer(text, formula.end(), close.start() if close else len(text))
        yield from _several(document, stretch, [term for term in terms if term["counted"] or not term["unit"]])  # 满意*80% is read with the questions
    named = _NAMES.search(text)
    if named is not None:
        names = list(regexp(_ANSWER).finditer(named["names"]))
        numbers = list(regexp(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>%|分)?").finditer(named["numbers"]))
        if len(names) == len(numbers):
            at = named.start("numbers")
            for name, number in zip(names, numbers, strict=True):
                yield _worth(document, stretch, name.group(), number, at)
        return
    for sentence in regexp(r"[^。；;]+").finditer(text):
        if _TOLD.search(sentence.group()) and "%" not in sentence.group().replace("100%", ""):
            yield from _several(document, stretch, list(_POINTS.finditer(text, *sentence.span())))


def _several(document: Document, stretch: Stretch, terms: Sequence[re.Match[str]]) -> Iterator[Figure]:
    if len(terms) >= _FEWEST and len({term["name"] for term in terms}) == len(terms):
        for term in terms:
            yield _worth(document, stretch, term["name"], term, 0)


def _worth(document: Document, stretch: Stretch, name: str, number: re.Match[str], at: int) -> Figure:
    start, end = at + number.start("number"), at + number.end("number")
    return Figure(
        id="", role="option_weight", raw=stretch.text[start:end], label=name, anchor=stretch.anchor(document, start, end), part=stretch.part,
        number=number["number"], unit_text="%" if "unit" in number.groupdict() and number["unit"] == "%" else "", subject=Subject(option=name),
        tokens=(stretch.span(start, end),),
    )
