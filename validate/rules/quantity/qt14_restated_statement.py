"""QT14 同一句话各处数字相同

查什么　同一句话（前后文字相同，句中其他数字也相同）在摘要、正文、附件等处重复出现时，其中的数字、日期应当相同。
为什么　摘要照抄正文、附表照抄分析，改了一处忘了另一处，是最常见的前后不一；不论该数是什么，都可以这样核对。
触发　　正文“新建泵站3座，铺设管道1286.5米”，访谈记录写“新建泵站3座，铺设管道1268.5米”。
不触发　目标与完成、各年度、各标段、各乡镇的同类句子；同一段落里并列的各项；8.84与8.8；两种说法各有几处的。
局限　　别的规则已经指出的数字不再重复；句中没有其他相同数字的，要求文字更长、两数相近。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.mentions import SHOWN
from validate.rule import Rule, claim, unchecked

CODE = "QT14"


def check(book: FactBook) -> Iterator[Outcome]:
    for facts in grouped(book.of("restatement"), lambda fact: fact.context.item).values():
        yield from _statement(facts)


def _statement(facts: list[Fact]) -> Iterator[Outcome]:
    votes = Counter(_value(fact) for fact in facts)
    usual, most = votes.most_common(1)[0]
    said = next(fact for fact in facts if _value(fact) == usual)
    agreeing = [fact for fact in facts if _rounded(fact, said)]
    odd = [fact for fact in facts if fact not in agreeing]
    if len(odd) > 1 and most < 3:
        reason = Say("同样的话各处数字不一，可能各有所指", "the same words with several numbers may speak of several things")
        yield unchecked(CODE, facts[:SHOWN], reason)
        return
    if len(agreeing) > 1:
        yield claim(CODE, True, agreeing, Say(f"各处均为{said.raw}", f"{said.raw} throughout"), doubt=False)
    for fact in odd:
        yield _differs(fact, agreeing)


def _differs(fact: Fact, agreeing: list[Fact]) -> Outcome:
    said = agreeing[0]
    apart = fact.context.voice is not said.context.voice
    return claim(
        CODE, False, [fact, *agreeing[:SHOWN]],
        Say(f"同一句话“{fact.label}”前后不一致：此处为{fact.raw}，另{len(agreeing)}处为{said.raw}。",
            f"The same statement has {fact.raw} here, {said.raw} in {len(agreeing)} other place(s): “{fact.label}”."),
        reported=fact.raw, expected=said.raw, severity=Severity.LOW if apart else None, key=(CODE, fact.label, fact.raw, said.raw),
    )


def _value(fact: Fact) -> str:
    """The number without its commas and idle noughts; a date as printed."""
    plain = fact.raw.replace(",", "")
    return str(Decimal(plain).normalize()) if regexp(r"\d+(?:\.\d+)?").fullmatch(plain) else regexp(r"(?<!\d)0(?=\d[年月日号])").sub("", plain)


def _rounded(fact: Fact, said: Fact) -> bool:
    """Whether one is the other, or the other with fewer decimals."""
    a, b = _value(fact), _value(said)
    if a == b:
        return True
    if not (regexp(r"[\d.]+").fullmatch(fact.raw) and regexp(r"[\d.]+").fullmatch(said.raw)):
        return False
    fewer, more = sorted((fact.raw, said.raw), key=lambda raw: len(raw.partition(".")[2]))
    places = len(fewer.partition(".")[2])
    return places < len(more.partition(".")[2]) and abs(Decimal(fewer) - Decimal(more)) < Decimal(1).scaleb(-places)


RULE = Rule(
    CODE,
    "restated-statement",
    Say("同一句话数字前后不一致", "One statement, two numbers"),
    Category.CROSS_REFERENCE,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
    yields=True,
)
