"""TX15 疑似错漏字

查什么　相邻重复的字、重复的标点、“第”后缺数字等。
为什么　错漏字不影响数据，但说明校对不严；也可能是识读所致。
触发　　“项目变变更后”“总面积，，共”。
不触发　叠词（稳稳、常常）；表格里的重复。
局限　　一律存疑，合为一条。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook
from validate.mentions import SHOWN
from validate.rule import Rule, claim

CODE = "TX15"


_DOUBLED = regexp(r"([，。、；：！？,;])\1")
_NAMES = ("project_name", "quoted_term", "document_title", "document_number", "attachment")


def check(book: FactBook) -> Iterator[Outcome]:
    names = [fact for fact in book.of(*_NAMES) if fact.text]
    doubled = [fact for fact in names if _DOUBLED.search(fact.text or "") or _DOUBLED.search(fact.context.item or "")]
    facts = [*book.of("garbled", where=lambda fact: fact.context.item != "括号"), *doubled]
    if facts:
        said = "、".join(dict.fromkeys(f"“{fact.raw}”" for fact in facts))
        yield claim(
            CODE,
            False,
            facts,
            Say(f"疑似错漏字{len(facts)}处：{said}。", f"{len(facts)} place(s) may be misprinted: {said}."),
            reported=said,
            expected="校对",
            doubt=True,
            key=(CODE,),
        )
    elif names:
        yield claim(CODE, True, names[:SHOWN], Say("标题与名称无叠字叠标点", "names and titles are clean"), doubt=False)


RULE = Rule(
    CODE,
    "garbled-wording",
    Say("疑似错漏字", "Wording that may be misprinted"),
    Category.NAMING,
    Scope.IN_TEXT,
    Severity.LOW,
    check,
)
