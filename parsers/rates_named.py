"""Results told in sentences that a row of an indicators' table names: 合格率97.69% under 水质合格率 | ≥95% | 97.69%; 带动就业96人，D103得4分 of
D103 带动就业人数 | ≥90人 | 96人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.document import BlockKind, Document
from model.figure import Figure, Subject
from model.quick import changed
from model.regexp import regexp
from model.view import squeezed
from parsers.sentences.passage import AMOUNT, in_standard
from parsers.stretch import Stretch

_SHORTEST = 3
_ALIKE, _NEAR = 3, 18
"""So many characters in a row of an indicator's name, so near before its number, tell whose result it is."""
_TOLD = "told_count"
"""What only the dataset has of a number, and gives up to its indicator."""
_RESULTS = ("indicator_actual", "stated_rate", "told_rate", "indicator_target", "satisfaction_reported", "satisfaction_target", "execution_rate", "received_rate")
_FOR_DATA = ("result_told", "aim_told")
"""What a paragraph tells of its indicator, where no one else has it."""
_OWN_RATES = ("完成率", "完工率", "达成率")
_AIMED = regexp(r"目标|计划|不[低少高超]于|不[低少高超]过?|≥|≤|标准|要求|上年|去年|满分|权重|控制|应[^，,]{0,6}$|任务")
_SCORED = regexp(r"得\d+(?:\.\d+)?分|得满分|扣\d+(?:\.\d+)?分|目标")
_VALUE = regexp(rf"[≥≤=<>]*(?P<number>{AMOUNT})(?P<unit>[^\d\s,，。；;（）()]{{1,6}})")
_WORKING, _OPERATED = tuple("÷×*/xX+-"), tuple("÷×*/+-(（")
"""得分=97.20%÷98%×7: what marks are reckoned from is told no second time."""
_NARROW = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_STOP = regexp(r"[。；;\n]")


def rates_named(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures, a stated rate as the result of the one row that ends with its name (or whose name ends it) and has the same value."""
    results = [figure for figure in figures if figure.role == "indicator_actual" and figure.anchor.cell is not None and figure.unit_text == "%" and figure.number]
    return tuple(_named(figure, results) if figure.role == "stated_rate" and figure.anchor.cell is None else figure for figure in figures) if results else tuple(figures)


def _named(figure: Figure, results: Sequence[Figure]) -> Figure:
    names = {result.subject.indicator or "" for result in results if _same(figure, result)}
    told = figure.subject.item or ""
    apart = [name for name in names if not any(name.endswith(other) or other.endswith(name) for other in names - {name})]
    if not names or len(apart) > 1 or (apart and len(names) > 1) or figure.comparator is not None:
        return figure
    name = told if told in names else min(names, key=lambda name: (len(name), name))
    return changed(figure, role="indicator_actual", subject=changed(figure.subject, indicator=name, item=None, stage=None))


def _same(figure: Figure, result: Figure) -> bool:
    told, row = figure.subject.item or "", result.subject.indicator or ""
    alike = min(len(told), len(row)) >= _SHORTEST and (told.endswith(row) or row.endswith(told))
    return alike and bool(figure.number) and Decimal(figure.number or 0) == Decimal((result.number or "0").replace(",", ""))


def results_told(document: Document, figures: Sequence[Figure], stretches: Sequence[Stretch]) -> tuple[Figure, ...]:
    """The figures, with one ``result_told`` for each number of a paragraph about marks or goals that is a row's result: same value and unit, the
    row's code or name in its sentence, or much of the name right before it.  A count that only the dataset has becomes that result."""
    rows = [(figure, value) for figure in figures if (value := _printed(figure)) is not None]
    found = {one.anchor.span: one for stretch in stretches if rows and _asked(stretch) for one in _told(document, stretch, rows)}
    aims = [(figure, value) for figure in figures if (value := _printed(figure, "indicator_target")) is not None]
    plain = {one.anchor.span: one for stretch in stretches if (rows or aims) and _running(stretch) for one in _in_passing(document, stretch, rows, aims)}
    taken = {figure.anchor.span.end for figure in figures if figure.role in _RESULTS}
    fresh = [one for span, one in found.items() if span.end not in taken]
    fresh += [changed(figure, id="", role="result_told") for figure in figures if _is_own_rate(figure) and figure.anchor.span.end not in taken]
    ends = {one.anchor.span.end for one in fresh}
    fresh += [one for span, one in plain.items() if span.end not in taken | ends]
    kept = [figure for figure in figures if (figure.role != _TOLD or figure.anchor.span.end not in ends) and (figure.role not in _FOR_DATA or figure.anchor.span.end not in (taken | ends))]
    return (*kept, *fresh)


Rows = Sequence[tuple[Figure, tuple[Decimal, str]]]


def _is_own_rate(figure: Figure) -> bool:
    """河道治理完成率：计划9公里，实际8.62公里，完成率95.78%: the rate that the indicator itself is of."""
    return figure.role == "completion_rate" and figure.anchor.cell is None and (figure.subject.indicator or "").endswith(_OWN_RATES)


def _asked(stretch: Stretch) -> bool:
    return stretch.cell is None and stretch.kind is not BlockKind.HEADING and _SCORED.search(stretch.text) is not None


def _printed(figure: Figure, role: str = "indicator_actual") -> tuple[Decimal, str] | None:
    """The value and the unit of a row's result as they stand in its cell; None for words, and numbers without a unit."""
    if figure.role != role or figure.anchor.cell is None or not figure.subject.indicator:
        return None
    match = _VALUE.fullmatch("".join(figure.raw.split()).translate(_NARROW))
    return (Decimal(match["number"].replace(",", "")), match["unit"]) if match is not None else None


def _running(stretch: Stretch) -> bool:
    return stretch.cell is None and stretch.kind not in (BlockKind.HEADING, BlockKind.CAPTION)


_MEANT = regexp(r"计划|目标|任务|拟|预期|应|选聘|不少于|不低于")
_ASIDE = regexp(r"上年|去年|同期|其中|每|抽[查样取检]|尚|未|另|剩余")
_MUCH = 3
"""So many digits are no chance."""
_END_OF_NAME = regexp(r"(?:总?数量?|总?面积|人数|人次|户数|个数|次数|场次|总?量|里程|长度|规模|任务|完成|情况|率)+$")
_OPENS = regexp(r"^\s*[（(]?\d{1,2}[)）.、．]\s*(?P<name>[^。，；：:]{2,20})[。：:]")


def _in_passing(document: Document, stretch: Stretch, rows: Rows, aims: Rows) -> Iterator[Figure]:
    """全年完成人工造林14264亩 where 造林面积 | ≥14400亩 | 14264亩 is a row; 计划完成造林14400亩, where that is its aim: a number of any paragraph
    that is one row's alone, the row's name before it."""
    view = squeezed(stretch.view)
    text = view.text
    units = "|".join(sorted({re.escape(unit) for _, (_, unit) in (*rows, *aims)}, key=len, reverse=True))
    opened = _OPENS.match(text)
    for match in re.finditer(rf"(?<![\d.≥≤])(?P<number>{AMOUNT})(?P<unit>{units})", text):
        start, digits = match.start(), len(regexp(r"\D").sub("", match["number"]).strip("0"))
        begins = max((stop.end() for stop in regexp(r"[。；;]").finditer(text, 0, start)), default=0)
        clause = max((stop.end() for stop in regexp(r"[，,。；;]").finditer(text, 0, start)), default=0)
        near = (opened["name"] if opened is not None and begins <= opened.end() + _NEAR else "") + text[max(begins, start - _NEAR) : start]
        if text[match.end() : match.end() + 1] in _WORKING or text[start - 1 : start] in _OPERATED or in_standard(text, start) or _ASIDE.search(text[clause:start]):
            continue
        meant = bool(_MEANT.search(text[begins:start]))
        for role, told in ((("aim_told", aims), ("result_told", rows)) if meant else (("result_told", rows), ("aim_told", aims))):
            value = Decimal(match["number"].replace(",", ""))
            owners = [row.subject for row, (number, unit) in told if number == value and unit == match["unit"] and _named_in(near, row.subject.indicator or "", digits)]
            if len({owner.indicator for owner in owners}) == 1:
                yield Figure(
                    id="", role=role, raw=match.group(), label="实际完成" if role == "result_told" else "目标", anchor=document.anchor(view.span(start, match.end())),
                    part=stretch.part, number=match["number"], unit_text=match["unit"], subject=Subject(indicator=owners[0].indicator, code=owners[0].code),
                    tokens=(view.span(start, match.end("number")),),
                )
                break


def _named_in(near: str, name: str, digits: int) -> bool:
    """Whether the words before a number are those of an indicator's name, in its order, without what it is counted by; two are enough for a
    number that is no chance."""
    core = _END_OF_NAME.sub("", name)
    signs = iter(near)
    least = _FEW if digits >= _MUCH else _ALIKE
    return len(core) >= least and all(any(sign == other for other in signs) for sign in core)


_FEW = 2


def _told(document: Document, stretch: Stretch, rows: Rows) -> Iterator[Figure]:
    text = stretch.text
    units = "|".join(sorted({re.escape(unit) for _, (_, unit) in rows}, key=len, reverse=True))
    for match in re.finditer(rf"(?<![\d.≥≤])(?P<number>{AMOUNT})(?P<unit>{units})", text):
        value, start = Decimal(match["number"].replace(",", "")), match.start()
        opens = max((stop.end() for stop in regexp(r"[，,。；;]").finditer(text, 0, start)), default=0)
        if text[match.end() : match.end() + 1] in _WORKING or text[start - 1 : start] in _OPERATED or _AIMED.search(text[opens:start]) or in_standard(text, start) or text.startswith(("以上", "以下", "以内", "的目标"), match.end()):
            continue
        owners = [row.subject for row, (number, unit) in rows if number == value and unit == match["unit"] and _about(text, start, row.subject)]
        names = {owner.indicator for owner in owners}
        if len(names) == 1:
            yield Figure(
                id="", role="result_told", raw=match.group(), label="实际完成", anchor=stretch.anchor(document, start, match.end()), part=stretch.part,
                number=match["number"], unit_text=match["unit"], subject=Subject(indicator=owners[0].indicator, code=owners[0].code),
                tokens=(stretch.span(start, match.end("number")),),
            )


_CODE = regexp(r"[A-Z]\d{1,4}(?:[-.]\d+)*(?![\dA-Za-z%])")


def coded_alone(text: str, subject: Subject) -> bool:
    """D11客运量增长率（8分）。客运量由…增长6.78%，得8分: a paragraph that its indicator's code opens, and that holds no other."""
    codes = _CODE.findall(text)
    return bool(codes) and set(codes) == {subject.code} and _NUMBER.sub("", text).startswith(subject.code or "?")


_NUMBER = regexp(r"^(?:[（(]?\d{1,2}[)）.、．]|[①-⑳])\s*")


def _about(text: str, at: int, subject: Subject) -> bool:
    """Whether the sentence of a number names an indicator by its code or in full, or much of the name stands right before the number."""
    name = subject.indicator or ""
    begins = max((stop.end() for stop in regexp(r"[。；;\n]").finditer(text, 0, at)), default=0)
    ends = _STOP.search(text, at)
    sentence = text[begins : ends.start() if ends else len(text)]
    coded = subject.code is not None and any(sign.isdigit() for sign in subject.code) and subject.code in sentence
    near = text[max(begins, at - _NEAR) : at]
    if coded_alone(text, subject):
        return True
    return coded or name in sentence or any(name[i : i + _ALIKE] in near for i in range(len(name) - _ALIKE + 1))
