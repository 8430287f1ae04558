"""TX04 项目、单位、机构名称前后一致

查什么　项目名称、项目单位、评价机构、委托单位各处应一致；简称的层级（县、市）应与全称一致。
为什么　名称不同，就可能不是同一个项目、同一个单位。
触发　　封面为“某县城区道路项目”，正文为“某县村道提升项目”；“某县财政局（以下简称市财政局）”。
不触发　去掉年度、空白后的简称；只差一个字的按识读存疑；所附批复里的其他项目；部门整体支出与所附项目的自评表；“某某补贴项目”与“某某补贴资金”。
局限　　一份文件汇编几个项目时会提示，请按项目拆分。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from model.fact import Fact
from model.figure import PartKind, Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.mentions import SHOWN
from validate.names import bare, edits, overlap, subsequence
from validate.rule import Rule, claim, unchecked

_NAMES = {"project_name": Severity.HIGH, "evaluator": Severity.MEDIUM, "commissioner": Severity.MEDIUM, "project_unit": Severity.MEDIUM}
_YEAR = regexp(r"20\d\d年?度?(?:[上下]半年|第?[一二三四]季度)?")
_LEVELS = "省市县区州旗盟"
_TAILS = ("绩效评价报告", "绩效自评报告", "支出绩效评价报告", "绩效监控分析", "绩效评价", "支出")

CODE = "TX04"


def check(book: FactBook) -> Iterator[Outcome]:
    for concept in _NAMES:
        facts = [fact for fact in book.of(concept) if fact.text and _own(book, fact)]
        if len(facts) > 1:
            yield from _names(book, concept, facts)
    yield from _short_names(book)


def _own(book: FactBook, fact: Fact) -> bool:
    return (
        fact.context.voice is not Voice.AUTHORITY
        and book.kind_of(fact) not in (PartKind.APPROVAL, PartKind.NOTICE)
        and len(bare(fact.text or "")) > 3
    )


def _core(fact: Fact) -> str:
    text = _YEAR.sub("", bare(fact.text or ""))
    if fact.concept == "project_name":
        for tail in _TAILS:
            text = text.removesuffix(tail)
        text = _MONEY_OR_PROJECT.sub("", text) or text
    return text


_MONEY_OR_PROJECT = regexp(r"(?<=[\u4e00-\u9fff]{4})(?:专项)?(?:资金|项目|经费)+$")
"""购置补贴项目 and 购置补贴资金: the one is paid by the other, under one name."""


def _names(book: FactBook, concept: str, facts: list[Fact]) -> Iterator[Outcome]:
    cores = {fact.id: _core(fact) for fact in facts}
    votes = Counter(cores.values())
    usual = max(votes, key=lambda name: (votes[name], len(name)))
    title = book.lexicon.concepts[concept].title
    agreeing = [fact for fact in facts if cores[fact.id] == usual]
    if len(agreeing) > 1:
        yield claim(CODE, True, agreeing[:SHOWN], Say(f"{title}一致", f"{concept}: one name"), doubt=False)
    for name, members in grouped(facts, lambda fact: cores[fact.id]).items():
        if name == usual or name in usual or _numbered_apart(name, usual) or bool(_WHOLE.search(name)) != bool(_WHOLE.search(usual)):
            continue
        yield from _variant(book, concept, title, name, usual, members, agreeing)


_WHOLE = regexp(r"(?:部门|单位)?整体(?:支出)?$")
"""部门整体支出, with 法律援助补助 in a form behind it: a department's whole is none of its projects."""
_NUMBERED = regexp(r"第?([一二三四五六七八九十\d]+)(?=[批期]|标段|阶段|片区)")


def _numbered_apart(one: str, other: str) -> bool:
    """甲资金（第一批） and 甲资金（第二批）: two of several, each rightly named."""
    return _NUMBERED.findall(one) != _NUMBERED.findall(other) and _NUMBERED.sub("", one) == _NUMBERED.sub("", other)


def _entered_below(one: Fact, other: Fact) -> bool:
    """项目名称 | 甲 … 项目名称 | 乙: the entries of two forms, one below the other in one table."""
    here, there = one.anchor.cell, other.anchor.cell
    return here is not None and there is not None and here.table == there.table and here.row != there.row and here.column == there.column


def _is_title(book: FactBook, fact: Fact) -> bool:
    """A name taken from a form's title, not from the form's own entry."""
    return fact.anchor.cell is None and book.kind_of(fact) is PartKind.SELF_FORM


def _variant(book: FactBook, concept: str, title: str, name: str, usual: str, members: list[Fact], agreeing: list[Fact]) -> Iterator[Outcome]:
    here, there = members[0].text or "", agreeing[0].text or ""
    doubt, severity = False, _NAMES[concept]
    if edits(name, usual, 1) <= 1 or (len(name) == len(usual) and edits(name, usual, 2) <= 2 and concept == "evaluator"):
        how, doubt, severity = "只差一两个字，疑为识读或笔误", True, Severity.LOW
    elif subsequence(name, usual) or subsequence(usual, name):
        if usual in name:
            return
        how, severity = "详略不同", Severity.LOW
    elif concept in ("project_unit", "commissioner"):
        return  # several units may take part
    else:
        if concept == "project_name" and not {fact.context.part for fact in members} & {fact.context.part for fact in agreeing}:
            yield unchecked(CODE, members[:SHOWN], Say("可能是另一个项目的材料", "may be a paper of another project"))
            return
        if concept == "project_name" and any(_entered_below(one, other) for one in members for other in agreeing):
            yield unchecked(CODE, members[:SHOWN], Say("同一张表里另一个项目的表", "the form of another project, in one table with the first"))
            return
        alike = 2 * overlap(name, usual)[0] >= overlap(name, usual)[1]
        if concept == "project_name" and alike and _is_title(book, members[0]) != _is_title(book, agreeing[0]):
            yield unchecked(CODE, members[:SHOWN], Say("表题只是概称", "a form's title names the project loosely"))
            return
        shared, of = overlap(name, usual)
        how, severity = "不同", severity if shared * 4 < of * 3 else Severity.MEDIUM
    yield claim(
        CODE,
        False,
        [*members[:SHOWN], *agreeing[:SHOWN]],
        Say(f"{title}{how}：此处为“{here}”，另{len(agreeing)}处为“{there}”。", f"{concept}: “{here}” here, “{there}” elsewhere."),
        reported=here,
        expected=there,
        severity=severity,
        doubt=doubt,
        key=(CODE, concept, name),
    )


def _short_names(book: FactBook) -> Iterator[Outcome]:
    """以下简称“市财政局” of a county's bureau: the level word is not in the full name."""
    for full, facts in grouped(book.of("short_name"), lambda fact: bare(fact.context.item or "")).items():
        wrong = [fact for fact in facts if fact.text and fact.text[0] in _LEVELS and fact.text[0] not in full[:-1]]
        if wrong:
            yield claim(
                CODE,
                False,
                [*wrong, *(fact for fact in facts if fact not in wrong)],
                Say(
                    f"“{facts[0].context.item}”简称为“{wrong[0].text}”，层级与全称不符。",
                    f"“{facts[0].context.item}” is shortened to “{wrong[0].text}”: another level.",
                ),
                reported=wrong[0].text or "",
                expected=full,
                severity=Severity.LOW,
                key=(CODE, "short", full),
            )
        elif full:
            yield claim(CODE, True, facts, Say("简称与全称相符", "the short name fits"), doubt=False)


RULE = Rule(
    CODE,
    "names-stable",
    Say("项目、单位或机构名称前后不一致", "A name differs between places"),
    Category.NAMING,
    Scope.IN_TEXT,
    Severity.HIGH,
    check,
)
