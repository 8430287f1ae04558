"""SV20 匿名问卷不应要求填写身份

查什么　声明匿名、无记名的问卷，不应要求填写姓名、住址、电话。
为什么　要求署名会影响回答，也与声明矛盾。
触发　　说明“本问卷为无记名问卷”，卷首要填住址和电话。
不触发　年龄、性别、居住年限不是身份信息。
局限　　单位问卷要求单位名称的不在此列。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.rule import Rule, claim

CODE = "SV20"


def check(book: FactBook) -> Iterator[Outcome]:
    promised, asked = book.of("survey_anonymous"), book.of("identity_field")
    if not promised:
        return
    fields = "、".join(dict.fromkeys(fact.text or fact.raw for fact in asked))
    yield claim(
        CODE,
        not asked,
        [*promised[:3], *asked],
        Say(f"声明“{promised[0].text}”，问卷却要求填写{fields}。", f"Declared anonymous (“{promised[0].text}”), yet it asks for {fields}."),
        reported=promised[0].text or "",
        expected="不填写身份信息",
        doubt=False,
        key=(CODE,),
    )


RULE = Rule(
    CODE,
    "anonymous-asks-no-identity",
    Say("匿名问卷要求填写身份信息", "An anonymous survey asks for identity"),
    Category.CROSS_REFERENCE,
    Scope.BETWEEN_TABLES,
    Severity.MEDIUM,
    check,
)
