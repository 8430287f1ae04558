"""TX11 同一名称写法一致

查什么　同一指标名在表与正文、同一小区名在名单与正文、同一引语在各处，写法只差一两个字的，列出较少的写法。
为什么　写法不一会让人疑为两件事。
触发　　表中“资金使用合规性”，正文标题“资金使用合规率”；“美好家园”“美好家圆”。
不触发　同一张表里并列的两个指标（本来就是两项）；确为两处地名。
局限　　只作存疑提示，由核对人判断。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.mentions import SHOWN
from validate.names import bare, edits, place
from validate.rule import Rule, claim

_INDICATORS = ("indicator_weight", "indicator_score", "indicator_target", "indicator_actual", "criterion_full_mark", "completion_rate")

CODE = "TX11"


def check(book: FactBook) -> Iterator[Outcome]:
    yield from _indicators(book)
    yield from _quoted(book)
    yield from _places(book)


def _indicators(book: FactBook) -> Iterator[Outcome]:
    facts = [fact for fact in book.of(*_INDICATORS) if fact.context.indicator and fact.doubt is None]
    for _, members in grouped(facts, lambda fact: (book.system(fact.context), fact.context.part)).items():
        tables = grouped([fact for fact in members if fact.anchor.cell is not None], lambda fact: bare(fact.context.indicator or ""))
        prose = grouped([fact for fact in members if fact.anchor.cell is None], lambda fact: bare(fact.context.indicator or ""))
        for name, mentions in prose.items():
            if name in tables:
                yield claim(CODE, True, [mentions[0], tables[name][0]], Say("指标名一致", "one name"), doubt=False)
                continue
            near = [other for other in tables if other not in prose and len(other) == len(name) > 3 and edits(name, other, 2) <= 2]
            if len(near) == 1:
                headed = [fact for fact in book.of("section_heading") if bare(fact.text or "").endswith(name)]
                yield _variant([*headed, *mentions], tables[near[0]], name, near[0], "指标名")


def _quoted(book: FactBook) -> Iterator[Outcome]:
    terms = grouped([fact for fact in book.of("quoted_term") if fact.text], lambda fact: bare(fact.text or ""))
    indicators = {bare(fact.context.indicator) for fact in book.facts if fact.context.indicator}
    names = [name for name in terms if 4 <= len(name) <= 12 and name not in indicators]
    for at, name in enumerate(names):
        for other in names[at + 1 :]:
            if len(other) == len(name) and edits(name, other, 1) == 1 and not _counted(name, other):
                rare, usual = sorted((name, other), key=lambda n: (len(terms[n]), -terms[n][0].anchor.span.start))
                if len(terms[rare]) == 1 < len(terms[usual]):
                    yield _variant(terms[rare], terms[usual], rare, usual, "引语")


def _counted(a: str, b: str) -> bool:
    """一区一策 and 一楼一策 are two slogans: the characters that differ stand in a pattern of repeats, or are numerals."""
    differs = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return any(x in "一二三四五六七八九十0123456789区楼户村上下前后左右" or y in "一二三四五六七八九十0123456789" for x, y in differs)


def _places(book: FactBook) -> Iterator[Outcome]:
    """A community of the closed list in another spelling: the same proper name with another common one."""
    closed = [entry for entry in book.enumerations if entry.kind == "community" and entry.closed and entry.claimed]
    prefixes, suffixes = book.lexicon.words["place_prefixes"], book.lexicon.words["place_suffixes"]
    listed = {bare(name): place(name, prefixes, suffixes) for entry in closed for name in entry.names}
    named = grouped([fact for fact in book.of("community_name") if fact.text and fact.context.scope is None], lambda fact: bare(fact.text or ""))
    for name, facts in named.items():
        if name in listed:
            continue
        near = [other for other, core in listed.items() if core == place(name, prefixes, suffixes) and other not in name and name not in other]
        if near:
            mates = named.get(near[0], [])
            yield claim(
                CODE,
                False,
                [*facts[:SHOWN], *mates[:SHOWN], *closed[:1]],
                Say(f"“{facts[0].text}”在名单中写作“{near[0]}”，疑为同一处的两种写法。", f"“{facts[0].text}” stands in the list as “{near[0]}”."),
                reported=facts[0].text or "",
                expected=near[0],
                doubt=True,
                key=(CODE, name),
            )


def _variant(rare: list[Fact], usual: list[Fact], name: str, other: str, what: str) -> Outcome:
    votes = Counter({name: len(rare), other: len(usual)})
    return claim(
        CODE,
        False,
        [*rare[:SHOWN], *usual[:SHOWN]],
        Say(f"{what}写法不一：“{name}”（{votes[name]}处）与“{other}”（{votes[other]}处）只差一两个字。", f"Two spellings: “{name}” and “{other}”."),
        reported=name,
        expected=other,
        doubt=True,
        severity=Severity.INFO if what == "指标名" else Severity.LOW,
        key=(CODE, name, other),
    )


RULE = Rule(
    CODE,
    "term-variants",
    Say("同一名称有两种写法", "One name in two spellings"),
    Category.NAMING,
    Scope.IN_TEXT,
    Severity.LOW,
    check,
)
