"""QT12 实施对象都在收口的名单里

查什么　名单以个数收口（计划改造6个：…六个名称）后，他处作为实施范围出现的同类名称应在名单之内；名单内部不应重复。
为什么　名单外的对象说明实施范围变了，或张冠李戴。
触发　　方案列六个小区，标段工程内容却写名单外的两个家属院。
不触发　“老粮库家属楼”与“粮库家属院”只差通名，视为同一处；更大规划（十四五）的名称另有范围。
局限　　有几份互不相同的收口名单时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.fact import Fact
from model.figure import Enumeration
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.names import bare, place, whole_number
from validate.rule import Rule, claim, unchecked

CODE = "QT12"


def check(book: FactBook) -> Iterator[Outcome]:
    yield from _repeated(book)
    closed = [
        entry
        for entry in book.enumerations
        if entry.kind == "community" and entry.closed and entry.claimed and len(entry.names) > 2 and whole_number(entry.claimed) == len(entry.names)
    ]
    named = [fact for fact in book.of("community_name") if fact.context.scope is None and fact.text and fact.doubt is None]
    if not closed:
        return
    prefixes, suffixes = book.lexicon.words["place_prefixes"], book.lexicon.words["place_suffixes"]
    lists = {frozenset(place(name, prefixes, suffixes) for name in entry.names) for entry in closed}
    if len({len(members) for members in lists}) > 1 or _is_part(book, closed):
        yield unchecked(CODE, closed, Say("有几份不同的名单", "there are several closed lists"))
        return
    members = frozenset().union(*lists)
    for fact in named:
        core = place(fact.text or "", prefixes, suffixes)
        inside = any(core == member or core in member or member in core for member in members)
        if inside:
            yield claim(CODE, True, [fact, closed[0]], Say(f"“{fact.text}”在名单内", f"{fact.text} is on the list"), doubt=False)
        elif not any(_near(fact, entry) for entry in closed):
            yield claim(
                CODE,
                False,
                [fact, closed[0]],
                Say(
                    f"“{fact.text}”不在所列{closed[0].claimed}{closed[0].counter}之内（{'、'.join(closed[0].names)}）。",
                    f"{fact.text} is not among the {closed[0].claimed} listed.",
                ),
                reported=fact.text or "",
                expected="、".join(closed[0].names),
                severity=None if fact.anchor.cell is not None else Severity.LOW,
                key=(CODE, closed[0].id),
            )


def _is_part(book: FactBook, closed: Sequence[Enumeration]) -> bool:
    """Whether the report counts more of them elsewhere: 8 in all, of which these 6 were finished on time."""
    whole = [fact.quantity.value for fact in book.numbers("communities") if fact.quantity is not None and fact.context.scope is None]
    return any(value > max(len(entry.names) for entry in closed) for value in whole)


def _near(fact: Fact, entry: Enumeration) -> bool:
    """Whether the name is one of the list's own mentions."""
    return any(span.overlaps(fact.anchor.span) for span in entry.spans)


def _repeated(book: FactBook) -> Iterator[Outcome]:
    for entry in book.enumerations:
        names = [bare(name) for name in entry.names]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice and entry.closed:
            yield claim(
                CODE,
                False,
                [entry],
                Say(f"名单内重复列出：{'、'.join(twice)}。", f"The list repeats {', '.join(twice)}."),
                reported="、".join(twice),
                expected="各列一次",
                key=(CODE, "repeat", *twice),
            )


RULE = Rule(
    CODE,
    "named-member-of-closed-list",
    Say("实施对象不在收口的名单之内", "A named member is outside the closed list"),
    Category.CROSS_REFERENCE,
    Scope.BETWEEN_TABLES,
    Severity.MEDIUM,
    check,
)
