"""TX14 文号括号规范、成对

查什么　文号年份应用六角括号〔〕，成对出现；同一文号不应有几种括号写法。
为什么　规范引用便于检索；不成对的括号会让文号读错。
触发　　某发（2018)34号、某发(2020〕23号。
不触发　全文统一使用方括号的只作提示。
局限　　扫描识读会造成不成对，故为低级别。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.mentions import SHOWN
from validate.rule import Rule, claim
from validate.titles import parse_number

_YEAR = regexp(r"([〔\[［（(【〈<]?)\s*(?:19|20)\d\d\s*([〕\]］）)】〉>]?)")
_PAIRS = ("〔〕", "[]", "［］", "（）", "()", "【】")

CODE = "TX14"


def check(book: FactBook) -> Iterator[Outcome]:
    printed = {fact.id: "".join((fact.label or fact.raw).split()) for fact in book.of("document_number")}
    forms = {fact.id: "".join(found.groups()) for fact in book.of("document_number") if (found := _YEAR.search(printed[fact.id]))}
    facts = [fact for fact in book.of("document_number") if fact.id in forms]
    odd = [fact for fact in facts if forms[fact.id] not in _PAIRS]
    printed |= {fact.id: fact.raw for fact in book.of("garbled")}
    odd += book.of("garbled", where=lambda fact: fact.context.item == "括号")
    if odd:
        said = "、".join(dict.fromkeys(printed[fact.id] for fact in odd))
        yield claim(
            CODE, False, odd, Say(f"括号不成对或混用：{said}。", f"Unpaired or mixed brackets: {said}."),
            reported=said, expected="〔年份〕", doubt=False, key=(CODE, "odd"),
        )  # fmt: skip
    good = [fact for fact in facts if forms[fact.id] in _PAIRS]
    mixed = _mixed(good, forms)
    if mixed:
        said = "、".join(dict.fromkeys(printed[fact.id] for fact in mixed))
        yield claim(
            CODE, False, mixed[: 3 * SHOWN],
            Say(f"同一文号有几种括号写法：{said}，他处用〔〕。", f"One number in several bracket forms: {said}."),
            reported=said, expected="、".join(dict.fromkeys(fact.text or "" for fact in mixed)),
            severity=Severity.INFO, doubt=False, key=(CODE, "mixed"),
        )  # fmt: skip
    elif good and not odd:
        yield claim(CODE, True, good[: 2 * SHOWN], Say("括号成对", "brackets paired"), doubt=False)


def _mixed(facts: list[Fact], forms: dict[str, str]) -> list[Fact]:
    """Numbers printed with two forms of brackets: the mentions that do not use 〔〕."""
    return [
        fact
        for members in grouped(facts, lambda fact: parse_number(fact.text or "")).values()
        if len({_narrow(forms[fact.id]) for fact in members}) > 1
        for fact in members
        if forms[fact.id] != "〔〕"
    ]


def _narrow(pair: str) -> str:
    return pair.translate({ord("（"): "(", ord("）"): ")", ord("［"): "[", ord("］"): "]"})


RULE = Rule(
    CODE,
    "bracket-forms",
    Say("文号括号不成对或不统一", "Brackets of document numbers are unpaired or mixed"),
    Category.NAMING,
    Scope.IN_TEXT,
    Severity.LOW,
    check,
)
