"""TX03 已知文号的标题应相符

查什么　常用制度文件（财预〔2020〕10号等，见词表 documents.toml）的文号与标题应对应。
为什么　引用已失效或张冠李戴的依据，评价口径就可疑。
触发　　财预〔2020〕10号题为“财政支出绩效评价管理暂行办法”（那是2011年的285号）。
不触发　词表里没有的文件不作判断；标题是简称。
局限　　词表只收编号确定的文件。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.rule import Rule, claim, unchecked
from validate.titles import compatible, core, nearly, parse_number

CODE = "TX03"


def check(book: FactBook) -> Iterator[Outcome]:
    known = book.lexicon.maps["known_documents"]
    numbers = {parse_number(number): title for number, title in known.items()}
    titles = {core(title): number for number, title in known.items()}
    cited = [fact for fact in book.of("document_number") if fact.context.item and fact.text and fact.doubt is None]
    for (text, title), facts in grouped(cited, lambda fact: (parse_number(fact.text or ""), core(fact.context.item or ""))).items():
        if text is None:
            continue
        if text in numbers:
            yield _title(facts, text.show(), numbers[text])
        elif (
            title in titles
            and not _elsewhere(cited, title, titles[title])
            and (right := parse_number(titles[title])) is not None
            and right.prefix == text.prefix
        ):
            yield claim(
                CODE,
                False,
                facts,
                Say(
                    f"《{facts[0].context.item}》的文号应为{titles[title]}，此处为{facts[0].raw}。",
                    f"“{facts[0].context.item}” is {titles[title]}, cited as {facts[0].raw}.",
                ),
                reported=facts[0].raw,
                expected=titles[title],
                key=(CODE, text.show(), title),
            )
    if cited and not any(parse_number(fact.text or "") in numbers for fact in cited):
        yield unchecked(CODE, cited[:1], Say("所引文件不在词表内", "the documents cited are not in the list"))


def _elsewhere(cited: list[Fact], title: str, number: str) -> bool:
    """Whether the right number stands beside the title somewhere: two numbers for one title are another rule's."""
    return any(core(fact.context.item or "") == title and parse_number(fact.text or "") == parse_number(number) for fact in cited)


def _title(facts: list[Fact], number: str, right: str) -> Outcome:
    cited = facts[0].context.item or ""
    return claim(
        CODE,
        compatible(cited, right),
        facts,
        Say(f"{number}的标题是《{right}》，此处题为《{cited}》。", f"{number} is “{right}”, cited as “{cited}”."),
        reported=cited,
        expected=right,
        severity=None if nearly(cited, right) else Severity.INFO,
        doubt=False,
        key=(CODE, number, core(cited)),
    )


RULE = Rule(
    CODE,
    "number-known-and-title-fits",
    Say("文号与已知文件的标题不符", "A known number carries another title"),
    Category.CRITERION,
    Scope.IN_TEXT,
    Severity.LOW,
    check,
)
