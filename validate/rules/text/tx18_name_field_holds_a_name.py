"""TX18 名称栏应是名称

查什么　项目名称栏填的应是名称，不应是一句话。
为什么　栏目填错，数据入库后无法归并。
触发　　项目名称：“某县村道项目进行绩效运行监控。”
不触发　名称里有“实施”“建设”等字样。
局限　　只看句号和句中谓语。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook
from validate.rule import Rule, claim

_SENTENCE = regexp(r"[。；！？]|项目(?:进行|开展|组织|已|正在|完成了)|(?:进行|开展)(?:了)?(?:绩效|评价|监控)")

CODE = "TX18"


def check(book: FactBook) -> Iterator[Outcome]:
    facts = [fact for fact in book.of("project_name") if (fact.text or fact.raw).strip()]
    others = [fact for fact in facts if not _SENTENCE.search(fact.raw) and not _SENTENCE.search(fact.text or "")]
    for fact in facts:
        wrong = fact not in others
        yield claim(
            CODE,
            not wrong,
            [fact, *_better(others)] if wrong else [fact],
            Say(f"项目名称栏填了一句话：“{fact.raw}”。", f"The field for the project's name holds a sentence: “{fact.raw}”."),
            reported=fact.raw,
            expected=(others[0].text or others[0].raw) if others else "项目名称",
            doubt=False,
            key=(CODE, fact.raw) if wrong else (),
        )


def _better(others: list[Fact]) -> list[Fact]:
    return others[:1]


RULE = Rule(
    CODE,
    "name-field-holds-a-name",
    Say("名称栏填了一句话", "A name field holds a sentence"),
    Category.NAMING,
    Scope.IN_TABLE,
    Severity.LOW,
    check,
)
