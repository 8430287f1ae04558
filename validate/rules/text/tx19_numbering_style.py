"""TX19 同一序列编号体例一致

查什么　同一串编号不应混用汉字与数字（附件一、附件2）。
为什么　体例不一会使引用落空。
触发　　附件一、附件2、附件3。
不触发　不同层级用不同体例（一、（一）1.）。
局限　　只提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook
from validate.rule import Rule, claim

_CHINESE = regexp(r"[一二三四五六七八九十]")

CODE = "TX19"


def check(book: FactBook) -> Iterator[Outcome]:
    for fact in book.of("numbering"):
        marks = [mark for mark in regexp(r"[\s、]+").split(fact.text or "") if mark]
        if len(marks) < 2:
            continue
        chinese = [mark for mark in marks if _CHINESE.search(mark)]
        arabic = [mark for mark in marks if regexp(r"\d").search(mark)]
        mixed = bool(chinese and arabic)
        yield claim(
            CODE,
            not mixed,
            [fact],
            Say(f"同一序列混用两种编号：{'、'.join(marks)}。", f"One series mixes two styles: {', '.join(marks)}."),
            reported="、".join(chinese or marks),
            expected="、".join(arabic or marks),
            doubt=False,
        )


RULE = Rule(
    CODE,
    "numbering-style",
    Say("编号体例混用", "One series mixes numbering styles"),
    Category.NAMING,
    Scope.IN_TEXT,
    Severity.INFO,
    check,
)
