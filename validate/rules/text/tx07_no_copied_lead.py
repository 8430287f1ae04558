"""TX07 引导句不应照抄别题

查什么　问卷结果、指标分析里各题的引导句应说本题；与另一题的引导句相同，说明是复制后没有改。
为什么　抄来的句子会让读者把数据归错题。
触发　　第4题（物业方式）的引导句写“方案是否公示情况如下”，与第3题相同。
不触发　很短的套话；同一题在两处。
局限　　同义改写的抄录查不出。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.names import bare
from validate.rule import Rule, claim

_SHORT = 14

CODE = "TX07"


def check(book: FactBook) -> Iterator[Outcome]:
    leads = [fact for fact in book.of("lead_text") if fact.text and fact.context.question is not None and len(bare(fact.text)) >= _SHORT]
    for (_, text), facts in grouped(leads, lambda fact: (fact.context.part, bare(fact.text or ""))).items():
        questions = list(dict.fromkeys(fact.context.question for fact in facts))
        if len(questions) == 1:
            yield claim(CODE, True, facts, Say("引导句各说各题", "each lead speaks of its own question"), doubt=False)
            continue
        yield claim(
            CODE,
            False,
            facts,
            Say(
                f"第{'、'.join(map(str, questions))}题的引导句相同：“{text[:40]}…”，疑为复制后未改。",
                f"Questions {', '.join(map(str, questions))} share one lead: copied and not changed.",
            ),
            reported=text[:40],
            expected="各题自己的引导句",
            key=(CODE, text[:40]),
        )


RULE = Rule(
    CODE,
    "no-copied-lead",
    Say("引导句照抄了另一题", "A lead sentence is copied from another question"),
    Category.NAMING,
    Scope.IN_TEXT,
    Severity.LOW,
    check,
)
