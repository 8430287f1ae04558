"""Printed working: ``label = expression = result``, with the figures that it states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from lexicon.load import Lexicon
from model.document import Document
from model.figure import Equation, Figure, Subject
from model.regexp import regexp
from parsers.bearings import bearings, opened_last
from parsers.stretch import Stretch

_TO_ASCII = {
    ord(sign): plain
    for sign, plain in (
        ("×", "*"),
        ("✕", "*"),
        ("∗", "*"),
        ("·", "*"),
        ("÷", "/"),
        ("＊", "*"),
        ("／", "/"),
        ("［", "("),
        ("］", ")"),
        ("[", "("),
        ("]", ")"),
        ("{", "("),
        ("}", ")"),
        ("【", "("),
        ("】", ")"),
        ("≈", "="),
        ("﹪", "%"),
    )
}
_NUMBER = r"\d(?:[\d,]*\d)?(?:\.\s?\d+)?"
_OPERATION = regexp(r"[\d%)\u4e00-\u9fa5]\s*[-+*/]\s*[(\d]")
_LABEL = regexp(r"(?P<label>[\u4e00-\u9fa5A-Za-z（）()“”/\s]{1,24}?)\s*[=:：]\s*$")
_CHAINED = regexp(r"(?:^|[，。；;,、:：])(?P<label>[\u4e00-\u9fa5]{2,14})\s*=[^=，。；;]*[\u4e00-\u9fa5][^=，。；;]*=\s*$")
"""到位率=到位资金/计划资金×100%= …: the words of the formula stand between the label and its numbers."""
_OPERAND = regexp(r"(?:^|[，。；;,、:：])(?P<label>[\u4e00-\u9fa5]{2,14})\s*=\s*[(（]?[\u4e00-\u9fa5]{2,14}$")
"""资金到位率=到位资金860万元÷…: the name of the first number stands between the label and it."""
_QUESTION = regexp(r"(?:[“\"「](?P<a>\d{1,2})\s*[.、．]|第\s*(?P<b>\d{1,2})\s*[题问])")
_SYMBOLS = regexp(r"(?P<name>[\u4e00-\u9fa5]{1,6})\s*[*×]\s*\d[\d.]*%?")
_TERM = regexp(r"(?P<share>\d[\d.]*\s*%)\s*\*\s*(?P<weight>\d[\d.]*\s*%?)")
_NAMED = r"\(?[\u4e00-\u9fa5]{2,14}\s*(?=[(\d])"
_NAMES = regexp(r"(?<=[-+*/])\s*(\(?)[\u4e00-\u9fa5]{2,14}\s*(?=[(\d])")
"""到位资金860万元÷总投资1,000万元×100%=86%: what a number is stands before it."""
_LONG_CELL = 24
_CUT = regexp(r"[，。；;,、:：]")


@dataclass(frozen=True, slots=True)
class Working:
    """Equations and the figures that they state."""

    equations: tuple[Equation, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class _Chain:
    """A match in a clean text: the label's range, the expression's, the result's."""

    label: str
    start: int
    body: tuple[int, int]
    claimed: tuple[int, int]
    unit: str


def workings(document: Document, stretches: Sequence[Stretch], lexicon: Lexicon) -> Working:
    """All printed working of the prose and the cells."""
    equations: list[Equation] = []
    figures: list[Figure] = []
    told: dict[tuple[int, int], str] = {}
    for stretch, subject in bearings(document, stretches):
        before = _before(stretch, told)
        if "=" not in stretch.text and "≈" not in stretch.text:
            continue
        for chain in _chains(stretch.text, lexicon):
            asked = replace(opened_last(stretch.text, chain.start) or subject, question=_question(before + stretch.text[: chain.start]))
            equation = _equation(document, stretch, chain, asked, f"e{len(equations) + 1}")
            equations.append(equation)
            figures.extend(_stated(document, stretch, chain, equation, before, lexicon))
    return Working(tuple(equations), tuple(figures))


def _before(stretch: Stretch, told: dict[tuple[int, int], str]) -> str:
    """What the cells left of a long cell say: the standard holds the question that the note answers."""
    if stretch.cell is None or len(stretch.text) < _LONG_CELL:
        return ""
    row = (stretch.cell.table, stretch.cell.row)
    before = told.get(row, "")
    told[row] = before + stretch.text
    return before


def _equation(document: Document, stretch: Stretch, chain: _Chain, subject: Subject, id_: str) -> Equation:
    text = stretch.text
    body = text[chain.body[0] : chain.body[1]]
    tokens = [stretch.span(chain.body[0] + match.start(), chain.body[0] + match.end()) for match in re.finditer(_NUMBER, body)]
    tokens.append(stretch.span(*chain.claimed))
    return Equation(
        id=id_,
        label=chain.label,
        expression=_NAMES.sub(r"\1", _ascii(body)),
        claimed=_ascii(text[chain.claimed[0] : chain.claimed[1]]),
        claimed_unit=chain.unit,
        anchor=stretch.anchor(document, chain.start, chain.claimed[1]),
        claimed_anchor=stretch.anchor(document, *chain.claimed),
        part=stretch.part,
        subject=subject,
        tokens=tuple(tokens),
    )


def _ascii(text: str) -> str:
    return "".join(text.split()).translate(_TO_ASCII)


def _chains(text: str, lexicon: Lexicon) -> Iterator[_Chain]:
    """Runs of numbers, operators and brackets that hold an operation and end in ``= number``."""
    folded = text.translate(_TO_ASCII)
    for match in _run(lexicon.digest).finditer(folded):
        links = match.group().split("=")
        if len(links) < 2 or not any(_OPERATION.search(link) for link in links[:-1]):
            continue
        result = re.fullmatch(rf"\s*(?P<number>-?{_NUMBER}\s*%?)\s*(?P<unit>(?:\D|(?<=m)[23])*?)\s*", links[-1])
        if result is None or _is_date(links[0]):
            continue
        end_body = match.end() - len(links[-1]) - 1
        claimed = match.end() - len(links[-1]) + result.start("number")
        number = result["number"].rstrip()
        label, start = _label(text, match.start())
        body = match.start() + len(match.group()) - len(match.group().lstrip())
        yield _Chain(label, start, (body, end_body), (claimed, claimed + len(number)), "".join(result["unit"].split()))


def _is_date(link: str) -> bool:
    return bool(regexp(r"\s*(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?\s*").fullmatch(link))


def _label(text: str, start: int) -> tuple[str, int]:
    """The words before the working, and where they begin."""
    match = _LABEL.search(text[max(0, start - 30) : start])
    head = _CHAINED.search(text[max(0, start - 80) : start]) if match is None or not regexp(r"[\u4e00-\u9fa5]{2}").search(match["label"]) else None
    head = head or (_OPERAND.search(text[max(0, start - 80) : start]) if match is None else None)
    if head is not None:
        return head["label"], max(0, start - 80) + head.start("label")
    if match is None:
        return ("得分", start - 1) if _GIVEN.search(text, 0, start) else ("", start)
    label = match["label"]
    cut = list(_CUT.finditer(label))
    label = label[cut[-1].end() :] if cut else label
    at = max(0, start - 30) + match.start("label") + len(match["label"]) - len(label)
    return "".join(label.split()), at


@cache
def _run(digest: str) -> re.Pattern[str]:
    names = sorted((unit for unit in Lexicon.load().units if unit not in ("%", "‰")), key=len, reverse=True)
    units = "|".join(r"\s*".join(re.escape(char) for char in unit) for unit in names)
    operand = rf"[(\s]*{_NUMBER}\s*%?\s*(?:{units}|万|亿)?(?:/(?:{units}))?[)\s]*(?:100%)?\s*"
    return re.compile(rf"(?<![\d.A-Za-z])[(\s-]*{operand}(?:[-+*/]\s*(?:{_NAMED})?{operand})*(?:=\s*-?{operand}(?:[-+*/]\s*{operand})*)+")


def _question(text: str) -> int | None:
    found = None
    for match in _QUESTION.finditer(text):
        found = int(match["a"] or match["b"])
    return found


def _stated(document: Document, stretch: Stretch, chain: _Chain, equation: Equation, before: str, lexicon: Lexicon) -> Iterator[Figure]:
    """The result as the figure that its label names; the shares of a weighted index."""
    role = _role(chain, equation, lexicon)
    token = equation.claimed_anchor.span
    if role:
        subject = equation.subject
        if role in ("received_rate", "execution_rate", "unit_cost"):
            subject = replace(subject, indicator=None, code=None, question=None, source="total" if role != "unit_cost" else None)
        elif role == "satisfaction_reported":
            subject = replace(subject, indicator=None, code=None)
        elif role != "indicator_score":
            subject = replace(subject, question=None)
        else:
            subject = replace(subject, question=None)
        unit = "%" if "%" in equation.claimed else chain.unit
        yield Figure(
            id="",
            role=role,
            raw=equation.claimed + (chain.unit or ""),
            label=equation.label,
            anchor=equation.claimed_anchor,
            part=stretch.part,
            number=equation.claimed.rstrip("%"),
            unit_text=unit,
            subject=subject,
            tokens=(token,),
        )
    if role == "unit_cost":
        yield from _divisor(document, stretch, chain, equation, lexicon)
    yield from _shares(document, stretch, chain, equation, before)


def _divisor(document: Document, stretch: Stretch, chain: _Chain, equation: Equation, lexicon: Lexicon) -> Iterator[Figure]:
    """The area that a cost is divided by, in the unit below the result's stroke: …/12.5 = …万元/万平方米."""
    unit = chain.unit.rpartition("/")[2]
    match = re.fullmatch(rf"\s*{_NUMBER}\s*[/÷／]\s*(?P<area>{_NUMBER})\s*", stretch.text[slice(*chain.body)])
    if match is None or unit not in lexicon.units or lexicon.units[unit].dimension != "area":
        return
    start, end = chain.body[0] + match.start("area"), chain.body[0] + match.end("area")
    anchor = stretch.anchor(document, start, end)
    yield Figure(
        id="",
        role="floor_area",
        raw=match["area"],
        label=equation.label,
        anchor=anchor,
        part=stretch.part,
        number=match["area"],
        unit_text=unit,
        tokens=(anchor.span,),
    )


def _role(chain: _Chain, equation: Equation, lexicon: Lexicon) -> str | None:
    labels = lexicon.maps["working_labels"]
    label = regexp(r"[（(][^（）()]*[)）]").sub("", equation.label)
    best = max((word for word in labels if label.endswith(word)), key=len, default=None)
    percent = "%" in equation.claimed
    if _weighted(equation.expression) and percent:
        return "satisfaction_reported" if equation.subject.question is not None or best == "满意度" else None
    role = labels[best] if best else None
    if role == "indicator_score":
        return role if not percent and (equation.subject.indicator or equation.subject.code) else None
    if role in ("received_rate", "execution_rate") and best and (equation.subject.indicator or "").endswith(best) and not _OF_FUNDS.search(equation.subject.indicator or ""):
        return None  # 考核扣款执行率 is no rate of the budget
    if role in ("received_rate", "execution_rate", "satisfaction_reported", "completion_rate", "indicator_rate"):
        return role if percent and (equation.subject.indicator or role not in ("completion_rate", "indicator_rate")) else None
    if role == "unit_cost":
        return role if "/" in chain.unit else None
    return role if percent else None


_GIVEN = regexp(r"[，,。；;][\u4e00-\u9fff]{0,8}(?<![不所取获])得\Z")
"""按完成比例得分，得8×84%=6.72分."""
_OF_FUNDS = regexp(r"预算|资金|支付|支出|拨付|经费|投资|债券|^到位率$|^执行率$")


def _weighted(expression: str) -> bool:
    """(59%*100%+38%*60%+…): shares times worths."""
    return len(_TERM.findall(expression)) >= 3


def _shares(document: Document, stretch: Stretch, chain: _Chain, equation: Equation, before: str) -> Iterator[Figure]:
    if not _weighted(equation.expression) or equation.subject.question is None:
        return
    folded = stretch.text.translate(_TO_ASCII)
    names = _option_names(before.translate(_TO_ASCII) + folded[: chain.start])
    terms = list(_TERM.finditer(folded, chain.body[0], chain.body[1]))
    if len(names) != len(terms):  # a name that was not read would give each of the others' shares to its neighbour
        names = []
    for index, term in enumerate(terms):
        span = stretch.span(term.start("share"), term.end("share"))
        yield Figure(
            id="",
            role="survey_option_share",
            raw=term["share"],
            label=equation.label,
            anchor=stretch.anchor(document, term.start("share"), term.end("share")),
            part=stretch.part,
            number=term["share"].rstrip("% "),
            unit_text="%",
            subject=Subject(question=equation.subject.question, option=names[index] if index < len(names) else None),
            tokens=(span,),
        )


def _option_names(text: str) -> list[str]:
    """The options in the formula's words: 结果=(很满意*100%+满意*60%+…)."""
    at = text.rfind("=(")
    return [match["name"] for match in _SYMBOLS.finditer(text, max(0, at))] if at >= 0 else []
