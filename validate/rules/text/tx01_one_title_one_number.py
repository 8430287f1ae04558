"""TX01 同一文件只有一个文号

查什么　同一发文机关的同一份文件，各处所引文号应相同（括号写法不计）；文号残缺的，列出他处的完整写法。
为什么　文号引错，依据就查不到。
触发　　同一份指导意见，八处为某办发〔2020〕14号，一处为〔2020〕4号。
不触发　〔〕与[]、（）的写法；8号与008号；标题相同而发文机关不同的（省、市各有实施意见）；标题是另一文件的“印发…的通知”。
局限　　标题未随文号印出的不比较；差一两个数字的可能是识读所致，文号残缺时按存疑处理。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.mentions import SHOWN
from validate.rule import Rule, claim
from validate.titles import DocumentNumber, core, names_its_issuer, parse_number

CODE = "TX01"


def check(book: FactBook) -> Iterator[Outcome]:
    cited = [fact for fact in book.of("document_number") if fact.context.item and fact.text]
    for title, facts in _by_title(cited).items():
        if len(facts) < 2 or len(title) < 4:
            continue
        numbers = {fact.id: parse_number(fact.text or "") for fact in facts}
        votes = Counter(number for number in numbers.values() if number is not None)
        if not votes:
            continue
        usual, count = votes.most_common(1)[0]
        agreeing = [fact for fact in facts if numbers[fact.id] == usual]
        if count > 1:
            yield claim(CODE, True, agreeing, Say(f"《{title}》文号均为{usual.show()}", f"one number: {usual.show()}"), doubt=False)
        for fact in facts:
            number = numbers[fact.id]
            if number != usual and (number is None or _clash(number, usual, fact, agreeing)):
                yield _differs(fact, agreeing, usual, number is None)


def _by_title(facts: list[Fact]) -> dict[str, list[Fact]]:
    """By what the title names; a title that only lacks its issuer or year in front joins the longer one of the same issuing office."""
    groups = grouped(facts, lambda fact: core(fact.context.item or ""))
    for short in sorted(groups, key=len):
        longer = [title for title in groups if title != short and title.endswith(short) and len(short) >= 8 and len(short) * 2 >= len(title)]
        if len(longer) == 1 and _issuers(groups[short]) == _issuers(groups[longer[0]]):
            groups[longer[0]] = sorted([*groups[longer[0]], *groups.pop(short)], key=lambda fact: fact.anchor.span.start)
    return groups


def _issuers(facts: list[Fact]) -> set[str]:
    return {number.prefix for fact in facts if (number := parse_number(fact.text or "")) is not None}


def _clash(number: DocumentNumber, usual: DocumentNumber, fact: Fact, agreeing: list[Fact]) -> bool:
    """The same issuer, or a title that says whose it is: two numbers cannot both be right."""
    if number.prefix == usual.prefix or number.prefix.endswith(usual.prefix) or usual.prefix.endswith(number.prefix):
        return True
    return names_its_issuer(core(fact.context.item or "")) and names_its_issuer(core(agreeing[0].context.item or ""))


def _differs(fact: Fact, agreeing: list[Fact], usual: DocumentNumber, broken: bool) -> Outcome:
    how = "文号残缺，疑为识读或排印错误" if broken else "文号不一致"
    return claim(
        CODE,
        False,
        [fact, *agreeing[:SHOWN]],
        Say(
            f"《{fact.context.item}》{how}：此处为{fact.raw}，另{len(agreeing)}处为{usual.show()}。",
            f"“{fact.context.item}” is cited as {fact.raw} here, as {usual.show()} in {len(agreeing)} other place(s).",
        ),
        reported=fact.raw,
        expected=usual.show(),
        severity=Severity.LOW if broken else None,
        doubt=broken or bool(fact.doubt),
        key=(CODE, fact.text or fact.raw, usual.show()),
    )


RULE = Rule(
    CODE,
    "one-title-one-number",
    Say("同一文件引用了不同文号", "One document is cited with two numbers"),
    Category.NAMING,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)
