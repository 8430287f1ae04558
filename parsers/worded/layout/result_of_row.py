"""The result that a sentence tells before an indicator's mark, against the indicator's own row: 带动就业96人，D103得4分 beside D103 带动就业人数 | ≥90人 | 96人;
C201验收合格率：抽检120段，合格率97.50%，得4.88分. Indicators are known by their code, or by their whole name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.figure import Figure, Worded
from model.quantity import Unit
from model.regexp import regexp
from model.slips import mistyped
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.scene import Term

_GOT = r"(?:[（(][^()（）]{0,8}[)）])?(?:指标|一项|该项)?[，,:：]?(?:评价|实际|最终|综合|自评|该项|故|应)*(?:(?:得分|得|计)(?:为|是)?\d+(?:\.\d+)?分(?![值制以的])|得分=)"
_MARK = regexp(_GOT)
_STOP = regexp(r"[。；;]|得满?分?(?:为|是)?(?:\d+(?:\.\d+)?分)?[，,、]")
"""A sentence ends, or the mark before is told."""
_OTHER = regexp(
    r"目标|计划|任务|[上去前]年|往年|20\d\d年|同期|原|[较比按至从由]|[低高少多]于|不足|超过?|每|其中|至少|满分|权重|标准|要求|应|未|抽|基数|门槛|控制数|上限|下限|差|百分点|扣|共有|现有|历年|累计|平均$"
)
"""What another number than the result may be."""
_FEWEST = 3
"""Indicators of a table: fewer are no index system."""
_LONG = 5
_NEAR = Decimal("0.2")


@dataclass(frozen=True, slots=True)
class _Told:
    """From where to where a line speaks of one indicator before its mark."""

    start: int
    end: int
    result: Figure


def results_of_rows(laid: Laid) -> Iterator[Worded]:
    """Held only where the row's result is nowhere in the words and one number of its unit is that may be meant for it."""
    known = _results(laid.figures)
    if len({figure.subject.indicator for figure in known.values()}) < _FEWEST:
        return
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    before, opened = re.compile(rf"(?P<name>{names}){_GOT}"), re.compile(rf"(?:^|(?<=[。；;]))(?:\(?\d{{1,2}}[)）.、]*)?(?P<name>{names})[^。；;:，,]{{0,20}}[:：]")
    for line in laid.lines("分"):
        for told in (*_behind(line.view.text, before, known), *_below(line.view.text, opened, known)):
            yield from _held(laid, line, told)


def _results(figures: Sequence[Figure]) -> dict[str, Figure]:
    """The one measured result of each indicator, by its code and by its name."""
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        own = figure.subject
        if figure.role in ("indicator_actual", "satisfaction_reported") and figure.anchor.cell is not None and own.indicator and own.scope is None and own.period is None:
            for word in (own.code if own.code and any(sign.isdigit() for sign in own.code) else None, own.indicator if len(own.indicator) >= _LONG else None):
                found.setdefault(word or "", []).append(figure)
    return {word: own[0] for word, own in found.items() if word and len(own) == 1 and own[0].number is not None and own[0].unit_text and own[0].approximate is None}


def _behind(text: str, before: re.Pattern[str], known: Mapping[str, Figure]) -> Iterator[_Told]:
    """…96人，D103得4分: what stands between the sentence's beginning, or the mark before, and the name."""
    for match in before.finditer(text):
        stops = [0, *(stop.end() for stop in _STOP.finditer(text, 0, match.start()))]
        while len(stops) > 1 and not regexp(r"\d").search(text[stops[-1] : match.start()]) and "分" in text[stops[-2] : stops[-1]] and text[stops[-1] - 1] not in "。；;":
            stops.pop()  # C101得6分，C102得8分: of both of them something is told before the first
        opens = stops[-1]
        yield _Told(opens, match.start(), known[match["name"]])


def _below(text: str, opened: re.Pattern[str], known: Mapping[str, Figure]) -> Iterator[_Told]:
    """D103带动就业人数：…96人，得4分: what stands between the name that opens a sentence and its mark."""
    heads = list(opened.finditer(text))
    for at, head in enumerate(heads):
        end = heads[at + 1].start() if at + 1 < len(heads) else len(text)
        mark = _MARK.search(text, head.end(), end)
        if mark is not None and len(_MARK.findall(text[head.end() : end])) == 1:
            yield _Told(head.end(), mark.start(), known[head["name"]])


def _held(laid: Laid, line: Line, told: _Told) -> Iterator[Worded]:
    own = Decimal((told.result.number or "0").replace(",", ""))
    unit = laid.lexicon.units.get(told.result.unit_text)
    alike = [term for term in line.terms if told.start <= term.start and term.end <= told.end and (term.unit == told.result.unit_text or _same_kind(term, unit))]
    factor = unit.factor if unit is not None else Decimal(1)
    if not own or any(Decimal(term.plain) * term.factor == own * factor for term in alike):
        return
    meant = [term for term in alike if term.unit == told.result.unit_text and term.exact and not _OTHER.search(term.clause) and not _operand(line.view.text, term) and _may_be(line.view.text, term, told)]
    if len(meant) != 1 or not _like(meant[0].plain, f"{own:f}"):
        return
    place, row = line.anchor(laid.document, meant[0]), told.result
    yield Worded(
        id="", kind="retold", label=f"{row.subject.indicator}完成值", claimed=f"{own:f}", claimed_unit=row.unit_text,
        ways=(f"1*{meant[0].plain}" + ("/100" if row.unit_text == "%" else ""),), firm=True,
        anchor=place, claimed_anchor=row.anchor, part=row.part, tokens=(place.span, row.anchor.span), places=(place,),
    )


_CLOSES = regexp(r"$|[，,、；;。()（）]|左右|(?:均|全部|已|即)?(?:达到|完成|实现|超额|满足)|高于|超过|优于")
_COUNTERS = ("个", "项", "次", "处", "家", "条", "种", "件")


def _may_be(text: str, term: Term, told: _Told) -> bool:
    """The number closes its clause; what any things are counted by must be named as the indicator is: 1个标段延期 is no result of 完工及时性."""
    name = told.result.subject.indicator or ""
    named = any(name[at : at + 2] in term.clause for at in range(len(name) - 1))
    return bool(_CLOSES.match(text, term.end)) and (named or term.unit not in _COUNTERS)


def _operand(text: str, term: Term) -> bool:
    """(2360/2500)×100%=94.40%: a number of a working."""
    return text[term.start - 1 : term.start] in ("×", "*", "÷", "/", "+", "(", "=") or text[term.end : term.end + 1] in ("×", "*", "÷", "+", "=")


def _same_kind(term: Term, unit: Unit | None) -> bool:
    return unit is not None and term.dimension == unit.dimension


def _like(told: str, own: str) -> bool:
    """So near, or so alike in the digits, that one may be the other mistyped."""
    return mistyped(told, own) or abs(Decimal(told) - Decimal(own)) <= Decimal(own) * _NEAR
