"""Fund rows whose cells were run together (年度资金总额202010100.00%10): cut apart by arithmetic, and only where one cut alone agrees;
or each behind its own label (全年预算数20万元全年执行数18万元执行率90%分值10得分9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from model.document import BlockKind, Document
from model.figure import Figure, Subject
from model.regexp import regexp
from model.view import View, block_view, squeezed

_ROW = regexp(r"(?P<label>年度资金总额|年度总额|资金总额|项目资金总额)\s*[:：]?\s*(?P<left>\d[\d.]{5,40})%(?P<right>\d{1,3}(?:\.\d{1,2})?)(?![\d.%])")
_LABELLED = regexp(
    r"(?:年初预算数?[:：]?(?P<first>\d[\d,.]*)(?P<u0>万元|元)?[，,；;]?)?(?:全年|年度)?预算数[:：]?(?P<budget>\d[\d,.]*)(?P<u1>万元|元)?[，,；;]?"
    r"(?:全年|实际)?(?:执行|支出)数[:：]?(?P<spent>\d[\d,.]*)(?P<u2>万元|元)?[，,；;]?(?:预算)?执行率[:：]?(?P<rate>\d[\d.]*)%[，,；;]?"
    r"(?:分值[:：]?(?P<weight>\d{1,3})分?[，,；;]?得分[:：]?(?P<score>\d{1,3}(?:\.\d+)?)(?![\d.%])|(?(u1)(?!)|(?(u2)(?!))))"
)
_NUMBER = regexp(r"(?:0|[1-9]\d*)(?:\.\d{1,6})?")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Cut:
    """Lengths of the pieces: money columns, full mark, rate; the score stands after the percent sign."""

    money: tuple[str, ...]
    weight: str
    rate: str
    score: str


def cuts(left: str, right: str) -> list[Cut]:
    """All ways to read ``left%right`` as 预算 (one or two), 执行数, 分值, 执行率 and 得分 that agree with one another."""
    return [cut for columns in (2, 3) for cut in _cuts(left, right, columns)]


def _cuts(left: str, right: str, columns: int) -> Iterator[Cut]:
    for rate_length in range(1, 7):
        rate = left[-rate_length:]
        if not _is_number(rate) or len(left) <= rate_length:
            continue
        for weight in ("10", "20", "5", "15", "100"):
            rest = left[:-rate_length]
            if not rest.endswith(weight) or not _scored(weight, rate, right):
                continue
            for money in _split(rest[:-len(weight)], columns):
                if _spent(money, rate):
                    yield Cut(money, weight, rate, right)


def _split(digits: str, columns: int) -> Iterator[tuple[str, ...]]:
    if columns == 1:
        if _is_number(digits):
            yield (digits,)
        return
    for at in range(1, len(digits)):
        if _is_number(digits[:at]):
            for rest in _split(digits[at:], columns - 1):
                yield (digits[:at], *rest)


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text))


def _half(text: str) -> Decimal:
    return Decimal(1).scaleb(-len(text.partition(".")[2])) / 2


def _spent(money: tuple[str, ...], rate: str) -> bool:
    budget, spent = Decimal(money[-2]), Decimal(money[-1])
    first = Decimal(money[0])
    return budget > 0 and budget / 2 <= first <= budget * 2 and abs(spent / budget * _HUNDRED - Decimal(rate)) <= _half(rate)


def _scored(weight: str, rate: str, score: str) -> bool:
    due = Decimal(weight) * min(Decimal(rate), _HUNDRED) / _HUNDRED
    return abs(due - Decimal(score)) <= max(_half(score), Decimal("0.05"))


def figures(document: Document, part_of: Callable[[int], int]) -> Iterator[Figure]:
    """The figures of run-together fund rows in paragraphs."""
    for index, block in enumerate(document.blocks):
        if block.kind in (BlockKind.TABLE, BlockKind.FURNITURE, BlockKind.CONTENTS) or "%" not in document.text[block.span.start:block.span.end]:
            continue
        view = block_view(document, block)
        solid = squeezed(view)
        for match in _LABELLED.finditer(solid.text):
            yield from _labelled(document, solid, match, part_of, f"b{index}")
        for match in _ROW.finditer(view.text):
            found = cuts(match["left"], match["right"])
            if len(found) == 1:
                yield from _figures(document, view, match, found[0], part_of, f"b{index}")


def _figures(document: Document, view: View, match: re.Match[str], cut: Cut, part_of: Callable[[int], int], group: str) -> Iterator[Figure]:
    total = Subject(source=match["label"], group=group)
    mark = Subject(indicator="预算执行率", dimension="预算执行", group=group)
    unit = "万元" if "万元" in view.text[:match.start()] or "万元" in document.text[max(0, view.offsets[0] - 200):view.offsets[0]] else ""
    items = ("年初", "全年") if len(cut.money) == 3 else ("全年",)
    rows = [("budget_total", word, unit, Subject(source=match["label"], item=item, group=group)) for word, item in zip(cut.money, items, strict=False)]
    rows += [("funds_spent", cut.money[-1], unit, total), ("indicator_weight", cut.weight, "", mark), ("execution_rate", cut.rate, "%", total)]
    at = match.start("left")
    for role, word, word_unit, subject in rows:
        yield _figure(document, view, at, word, role, word_unit, subject, part_of)
        at += len(word)
    yield _figure(document, view, match.start("right"), cut.score, "indicator_score", "", mark, part_of)


def _labelled(document: Document, view: View, match: re.Match[str], part_of: Callable[[int], int], group: str) -> Iterator[Figure]:
    mark = Subject(indicator="预算执行率", dimension="预算执行", group=group)
    total = Subject(source="资金总额", group=group)
    rows = (("budget", "budget_total", match["u1"], Subject(source="资金总额", item="全年", group=group)), ("spent", "funds_spent", match["u2"], total),
            ("rate", "execution_rate", "%", total), ("weight", "indicator_weight", "", mark), ("score", "indicator_score", "", mark))
    for name, role, unit, subject in rows:
        if match[name] is None:
            continue  # no marks stand behind the rate
        yield _figure(document, view, match.start(name), match[name], role, unit or "", subject, part_of)


def _figure(document: Document, view: View, at: int, word: str, role: str, unit: str, subject: Subject, part_of: Callable[[int], int]) -> Figure:
    span = view.span(at, at + len(word) + (unit == "%"))
    return Figure(id=f"glued{span.start}.{role}", role=role, raw=word + ("%" if unit == "%" else ""), label="年度资金总额", anchor=document.anchor(span),
                  part=part_of(span.start), number=word, unit_text=unit, subject=subject, tokens=(view.span(at, at + len(word)),))
