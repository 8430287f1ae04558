"""QT04 名单有重叠时，去重个数与相加个数有别

查什么　两份同类名单有共同成员，而总数恰等于两份个数相加时，总数把共同成员算了两次。
为什么　重复计数会虚增产出。
触发　　甲批4个、乙批3个，其中1个相同，总数写7个（实为6个）。
不触发　两份名单没有共同成员；总数等于去重后的个数。
局限　　同名不同地的对象无法分辨。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.names import bare
from validate.rule import Rule, claim

_COUNT_OF = {"community": "communities", "project": "project_count"}

CODE = "QT04"


def check(book: FactBook) -> Iterator[Outcome]:
    lists = [entry for entry in book.enumerations if entry.kind in _COUNT_OF and len(entry.names) > 1]
    for at, first in enumerate(lists):
        for second in lists[at + 1 :]:
            if second.kind != first.kind:
                continue
            a, b = {bare(name) for name in first.names}, {bare(name) for name in second.names}
            shared = a & b
            if not shared or a <= b or b <= a:
                continue
            added, distinct = len(first.names) + len(second.names), len(a | b)
            for fact in book.numbers(_COUNT_OF[first.kind], where=lambda fact: fact.context.scope is None):
                stated = fact.quantity.value if fact.quantity else None
                if stated not in (added, distinct):
                    continue
                yield claim(
                    CODE,
                    stated == distinct,
                    [fact, first, second],
                    Say(
                        f"两份名单有{len(shared)}个相同（{'、'.join(sorted(shared))}），去重后为{distinct}个，而总数写作{fact.raw}，等于两份相加。",
                        f"The two lists share {len(shared)}; {distinct} are distinct, yet the total {fact.raw} adds both lists.",
                    ),
                    reported=fact.raw,
                    expected=str(distinct),
                    computation=f"{len(first.names)} + {len(second.names)} - {len(shared)} = {distinct}",
                    key=(fact.concept, fact.raw),
                )


RULE = Rule(
    CODE,
    "distinct-members-against-sum",
    Say("总数重复计算了两份名单的共同成员", "A total counts shared members twice"),
    Category.ARITHMETIC,
    Scope.IN_TEXT,
    Severity.LOW,
    check,
)
