"""TX02 同一文号只有一个标题

查什么　同一文号在各处所附的标题应指同一文件（去掉发文机关、“印发…的通知”包装、“（试行）”后相同，或一个是另一个的简称）。
为什么　标题与文号不配，说明引错了文件。
触发　　某财〔2021〕7号，一处题为“资金管理办法”，一处题为“资金管理暂行办法”。
不触发　带不带发文机关；《关于印发〈X〉的通知》与《X》；简称。
局限　　差一两个字的可能是识读所致，按低级别提示。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.mentions import SHOWN
from validate.rule import Rule, claim
from validate.titles import compatible, core, parse_number

CODE = "TX02"


def check(book: FactBook) -> Iterator[Outcome]:
    cited = [fact for fact in book.of("document_number") if fact.context.item and fact.text and parse_number(fact.text) and fact.doubt is None]
    for number, facts in grouped(cited, lambda fact: parse_number(fact.text or "")).items():
        if len(facts) < 2 or number is None:
            continue
        usual = Counter(core(fact.context.item or "") for fact in facts).most_common(1)[0][0]
        agreeing = [fact for fact in facts if compatible(fact.context.item or "", usual)]
        if len(agreeing) > 1:
            yield claim(CODE, True, agreeing, Say(f"{number.show()}的标题一致", f"{number.show()}: one title"), doubt=False)
        for fact in facts:
            if fact not in agreeing and agreeing:
                yield claim(
                    CODE,
                    False,
                    [fact, *agreeing[:SHOWN]],
                    Say(
                        f"{number.show()}此处题为《{fact.context.item}》，另{len(agreeing)}处题为《{agreeing[0].context.item}》。",
                        f"{number.show()} is titled “{fact.context.item}” here, “{agreeing[0].context.item}” elsewhere.",
                    ),
                    reported=fact.context.item or "",
                    expected=agreeing[0].context.item or "",
                    key=(CODE, number.show(), core(fact.context.item or "")),
                )


RULE = Rule(
    CODE,
    "one-number-one-title",
    Say("同一文号引用了不同标题", "One document number, two titles"),
    Category.NAMING,
    Scope.IN_TEXT,
    Severity.LOW,
    check,
)
