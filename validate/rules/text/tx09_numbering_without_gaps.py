"""TX09 编号连续

查什么　一串编号（1）（2）（3）…、附件1、2、3…应连续，不缺号、不重号。
为什么　缺号往往是漏了一项依据或一条内容。
触发　　依据列（1）（2）（4）。
不触发　目录与正文各自编号；从别处续编。
局限　　自动编号在转换时丢失的也会缺号。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.names import whole_number
from validate.rule import Rule, claim

CODE = "TX09"
_CAPTION = regexp(r"表(?P<chapter>\d+)[-.－–—](?P<number>\d+)$")


def check(book: FactBook) -> Iterator[Outcome]:
    yield from _captions(book)
    for fact in book.of("numbering"):
        marks = [mark for mark in regexp(r"[\s、]+").split(fact.text or "") if mark]
        numbers = [_value(mark) for mark in marks]
        if len(numbers) > 1 and marks[0].startswith("附件") and numbers[1] == 1:
            marks, numbers = marks[1:], numbers[1:]  # 附件2 over the report: it is one itself, and has its own
        if len(numbers) < 3 or None in numbers:
            continue
        known = [number for number in numbers if number is not None]
        missing = [n for a, b in pairwise(known) for n in range(a + 1, b)]
        steps = all(b == a + 1 for a, b in pairwise(known))
        lacking = f"缺{'、'.join(map(str, missing))}" if missing else "次序不连续"
        yield claim(
            CODE,
            steps,
            [fact],
            Say(f"编号为{'、'.join(marks)}，{lacking}。", f"The numbering runs {', '.join(marks)}{f'; {missing} missing' if missing else ''}."),
            reported="、".join(map(str, known)),
            expected="、".join(str(known[0] + i) for i in range(len(known))),
            doubt=bool(fact.doubt),
        )


def _captions(book: FactBook) -> Iterator[Outcome]:
    """表2-1, 表2-2, …: within a chapter each number is higher than the one before (one that is not read leaves a gap, and is none)."""
    found = [(fact, match) for fact in book.of("table_caption") if fact.text and (match := _CAPTION.match(fact.text))]
    for _, members in grouped([fact for fact, _ in found], lambda fact: (fact.context.voice, fact.context.part)).items():
        numbers = [(fact, match) for fact, match in found if fact in members]
        for (before, a), (after, b) in pairwise(numbers):
            if a["chapter"] != b["chapter"]:
                continue
            rising = int(b["number"]) > int(a["number"])
            yield claim(
                CODE,
                rising,
                [after, before],
                Say(f"表题编号次序颠倒：{before.text}之后为{after.text}。", f"Table {after.text} follows {before.text}."),
                reported=after.text or "",
                expected=f"表{a['chapter']}-{int(a['number']) + 1}",
                key=(CODE, before.text or "", after.text or ""),
            )


def _value(mark: str) -> int | None:
    """(3), 3., 三、, 附件3, ③ -> 3."""
    plain = mark.strip("()（）.．、:：第条项附件表录 ")
    if len(plain) == 1 and "①" <= plain <= "⑳":
        return ord(plain) - ord("①") + 1
    return whole_number(plain)


RULE = Rule(
    CODE,
    "numbering-without-gaps",
    Say("编号不连续", "A numbering has a gap"),
    Category.NAMING,
    Scope.IN_TEXT,
    Severity.LOW,
    check,
)
