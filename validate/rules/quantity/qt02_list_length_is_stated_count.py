"""QT02 名单与所述个数相符

查什么　“甲、乙、丙等3个小区”这样有个数收口的名单，名称数应等于个数；同一批对象的两份名单应逐个相同。
为什么　个数与名单不符，范围就不清楚；名单换了一个名字，改造对象就变了。
触发　　列了六个小区，写“等7个小区”；前后两份名单有一个名字不同。
不触发　没有个数的名单；“等”字举例的名单；带“（南、北区）”的名称可算一个或两个。
局限　　名单未收口（举例）时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Enumeration
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook
from validate.names import bare, whole_number, without_brackets
from validate.rule import Rule, claim, unchecked

CODE = "QT02"


def check(book: FactBook) -> Iterator[Outcome]:
    for entry in book.enumerations:
        yield from _length(entry)
    yield from _twins([entry for entry in book.enumerations if len(entry.names) > 2])


_COUNTED = regexp(r"\d+(?:家|个|名|人|座|所|条|处|项|台|套|栋|户|件|支|辆)$")
"""施工单位2家: a part with its count."""


def _length(entry: Enumeration) -> Iterator[Outcome]:
    claimed = whole_number(entry.claimed) if entry.claimed else None
    if claimed is None:
        return
    names = len(entry.names)
    if not entry.closed:
        yield unchecked(CODE, [entry], Say("名单只是举例，没有收口", "the list gives examples only"))
        return
    if entry.names[-1].endswith("各"):
        yield unchecked(CODE, [entry], Say("个数是各有几个，不是名单的长度", "the count is that of each name"))
        return
    if sum(bool(_COUNTED.search(name)) for name in entry.names) * 2 > names:
        yield unchecked(CODE, [entry], Say("各项自带个数，是分项而不是名单", "each item has a count of its own: parts, not names"))
        return
    if names * 4 < claimed * 3 and names + 1 < claimed:  # 办公室、人事股等16个股室: far fewer names than counted are examples
        yield unchecked(CODE, [entry], Say("所列名称远少于个数，多半只是举例", "far fewer names than counted: examples, it seems"))
        return
    split = sum(max(0, len(name) - len(without_brackets(name)) > 2 and _sides(name) - 1) for name in entry.names)
    holds = names <= claimed <= names + split
    unit = entry.counter
    yield claim(
        CODE,
        holds,
        [entry],
        Say(
            f"所列名称为{names}个，写作“{entry.claimed}{unit}”：{'、'.join(entry.names)}。",
            f"{names} names are listed, the count says {entry.claimed}.",
        ),
        reported=str(entry.claimed),
        expected=str(names),
        computation=f"{names}",
        category=Category.CROSS_REFERENCE,
        key=("" if holds else entry.id,),
    )


def _sides(name: str) -> int:
    """某小区(南、北区): two parts."""
    inside = name[max(name.find("("), name.find("（")) + 1 :]
    return inside.count("、") + inside.count("，") + 1


def _twins(entries: list[Enumeration]) -> Iterator[Outcome]:
    """Two lists of the same things: most names in common."""
    for at, first in enumerate(entries):
        for second in entries[at + 1 :]:
            if first.kind != second.kind:
                continue
            a, b = ({bare(name): name for name in entry.names} for entry in (first, second))
            common = a.keys() & b.keys()
            if len(common) * 3 < 2 * max(len(a), len(b)) or len(common) < 2:
                continue
            only_a, only_b = [a[k] for k in a if k not in b], [b[k] for k in b if k not in a]
            holds = not only_a and not only_b
            if not holds and (not first.closed or not second.closed or len(a) != len(b)):
                continue
            yield claim(
                CODE,
                holds,
                [second, first],
                Say(
                    f"同一批对象的两份名单不一致：一处有{'、'.join(only_a)}，另一处有{'、'.join(only_b)}，其余{len(common)}个相同。",
                    f"Two lists of the same things differ: {', '.join(only_a)} in one, {', '.join(only_b)} in the other; {len(common)} agree.",
                ),
                reported="、".join(only_b),
                expected="、".join(only_a),
                key=("twins", *only_a, *only_b),
            )


RULE = Rule(
    CODE,
    "list-length-is-stated-count",
    Say("名单与所述个数不符，或两份名单不一致", "A list does not have the stated length, or two lists differ"),
    Category.CROSS_REFERENCE,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)
