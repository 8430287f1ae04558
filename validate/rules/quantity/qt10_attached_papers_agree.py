"""QT10 正文数量与所附批复、方案一致

查什么　正文的小区数、户数、面积与所附批复、通知、方案里同一项目的数量应一致。
为什么　批复是范围的依据；不一致说明范围调整而未说明。
触发　　正文改造420户，所附立项批复为480户。
不触发　批复里全州、全市的总数另有范围；批复可能是总计划的范围，故只作低级别提示。
局限　　批复涵盖多年或多期时，数量本可大于正文。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.agree import far_apart
from validate.book import FactBook
from validate.counts import PLAN, TITLES_EN, by_key, own_voice
from validate.mentions import SHOWN, same_quantity, spread
from validate.rule import Rule, claim

CODE = "QT10"


def check(book: FactBook) -> Iterator[Outcome]:
    body = by_key(book, own_voice)
    for key, papers in by_key(book, lambda fact: not own_voice(fact)).items():
        said = [
            fact
            for other, facts in body.items()
            if other.life == PLAN and (other.concept, other.item, other.lot) == (key.concept, key.item, key.lot)
            for fact in facts
        ]
        found = spread(said, same_quantity)
        norm = found.agreeing if found else tuple(said[:1])
        if not norm or key.item is not None:
            continue
        title = book.lexicon.concepts[key.concept].title
        agreeing = [fact for fact in papers if same_quantity(fact, norm[0])]
        if agreeing:
            yield claim(
                CODE,
                True,
                [*agreeing, norm[0]],
                Say(f"{title}与所附文件一致", f"{TITLES_EN.get(key.concept, key.concept)} as in the attached paper"),
                doubt=False,
            )
        elif len(papers) == 1 and not far_apart(papers[0], norm[0]):
            fact = papers[0]
            yield claim(
                CODE,
                False,
                [fact, *norm[:SHOWN]],
                Say(
                    f"{title}：所附文件为{fact.raw}，正文为{norm[0].raw}，报告未说明差异。",
                    f"{TITLES_EN.get(key.concept, key.concept)}: {fact.raw} in the attached paper, {norm[0].raw} in the text, unexplained.",
                ),
                reported=fact.raw,
                expected=norm[0].raw,
                key=(key.concept, fact.raw, norm[0].raw),
            )


RULE = Rule(
    CODE,
    "attached-papers-agree",
    Say("正文数量与所附文件不一致", "A count differs from the attached paper"),
    Category.CROSS_REFERENCE,
    Scope.BETWEEN_TABLES,
    Severity.LOW,
    check,
)
