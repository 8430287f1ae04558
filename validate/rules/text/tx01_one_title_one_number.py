"""TX01 同一文件只有一个文号

查什么　同一发文机关的同一份文件，各处所引文号应相同（括号写法不计）；文号残缺的，列出他处的完整写法。
为什么　文号引错，依据就查不到。
触发　　同一份指导意见，八处为某办发〔2020〕14号，一处为〔2020〕4号。
　　　　《关于下达…资金的通知》（某财农〔2023〕36号），后文只写“依据某财农〔2023〕63号文”，全文再无63号。
　　　　以某发改投〔2022〕118号批复可研，指标分析里写“可研批复（某发改投〔2022〕18号）”。
不触发　〔〕与[]、（）的写法；8号与008号；标题相同而发文机关不同的（省、市各有实施意见）；标题是另一文件的“印发…的通知”；
　　　　试行办法与其后的正式办法，文号年份不同的；下达资金的通知逐年、一年几次下达，文号只在像是笔误时才算不符。
局限　　标题未随文号印出的，只在数字恰好颠倒、且该机关当年文号寥寥时才比较；差一两个数字的可能是识读所致，文号残缺时按存疑处理。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.slips import reordered
from validate.book import FactBook, grouped
from validate.mentions import SHOWN
from validate.names import edits
from validate.rule import Rule, claim, unchecked
from validate.titles import DocumentNumber, core, names_its_issuer, on_trial, parse_number, releases_funds, slipped

CODE = "TX01"


def check(book: FactBook) -> Iterator[Outcome]:
    numbered = [fact for fact in book.of("document_number") if fact.text]
    cited = [fact for fact in numbered if fact.context.item]
    yield from _cited_again(cited, [fact for fact in numbered if not fact.context.item and fact.context.scope != "own"])
    yield from _by_deed(book, numbered)
    for title, facts in _by_title(cited).items():
        if len(title) >= 4:
            for members in _acts(facts):
                yield from _one_act(title, members)


_FEW = 3
"""Numbers of one office and year; where there are more, any two may have the same digits."""


def _cited_again(cited: list[Fact], bare: list[Fact]) -> Iterator[Outcome]:
    """A number alone, told once, that is the only notice's of its office and year that has a title, but for the order of its digits."""
    known = [(number, fact) for fact in (*cited, *bare) if (number := parse_number(fact.text or "")) is not None]
    for fact in bare:
        number = parse_number(fact.text or "")
        kin = [(other, mention) for other, mention in known if number is not None and _one_office(other, number)]
        again = [mention for other, mention in kin if number is not None and other.number == number.number]
        if number is None or fact.doubt is not None or len(again) != 1 or len({other.number for other, _ in kin}) > _FEW:
            continue
        turned = [mention for other, mention in kin if mention.context.item and reordered(str(other.number), str(number.number))]
        usual = _usual(turned)
        if usual is not None and not any(mention.context.group == fact.context.group for mention in turned):
            title = turned[0].context.item
            yield claim(
                CODE, False, [fact, *turned[:SHOWN]],
                Say(f"文号{fact.raw}只此一处，疑即《{title}》的{usual.show()}，数字颠倒。",
                    f"{fact.raw} is cited here alone; “{title}” is {usual.show()}."),
                reported=fact.raw, expected=usual.show(), doubt=bool(fact.doubt), key=(CODE, fact.text or fact.raw, usual.show()),
            )


def _by_deed(book: FactBook, numbered: list[Fact]) -> Iterator[Outcome]:
    """以…118号批复可行性研究报告, and beside an indicator's mark 可研批复（…18号）: one deed of one office in one year, told twice in all."""
    marked = {fact.context.group for fact in book.numbers("indicator_score", "indicator_weight")}
    told = [(number, fact) for fact in numbered if fact.doubt is None and (number := parse_number(fact.text or "")) is not None]
    often = Counter(number for number, _ in told)
    for members in grouped([one for one in told if one[1].context.option], lambda one: one[1].context.option).values():
        if len(members) != 2 or not _one_office(members[0][0], members[1][0]):
            continue
        (number, first), (other, again) = members
        beside = first.context.group == again.context.group
        told_again = again.context.group in marked or first.context.section == again.context.section
        if number.number == other.number:
            yield claim(CODE, True, [first, again], Say("文号前后一致", "one number"), doubt=False)
        elif told_again and not beside and often[other] == 1 and _alike(number, other):
            yield claim(
                CODE, False, [again, first],
                Say(f"{first.context.option}的文号不一致：此处为{again.raw}，另一处为{first.raw}。",
                    f"{again.raw} here, {first.raw} elsewhere for one deed."),
                reported=again.raw, expected=first.raw, key=(CODE, again.text or again.raw, number.show()),
            )


def _alike(a: DocumentNumber, b: DocumentNumber) -> bool:
    """A slip sets them apart, or two digits that changed places; numbers that follow one another are rather two papers'."""
    slip = edits(str(a.number), str(b.number), 1) <= 1 or reordered(str(a.number), str(b.number))
    return slip and abs(a.number - b.number) > 1


def _one_office(a: DocumentNumber, b: DocumentNumber) -> bool:
    """清财社 and 依据清财社: of one year, the words before the one aside."""
    return a.year == b.year and (a.prefix.endswith(b.prefix) or b.prefix.endswith(a.prefix))


def _acts(facts: list[Fact]) -> list[list[Fact]]:
    """The mentions of an act on trial and those of the act that followed it, where their numbers are of different years."""
    apart = list(grouped(facts, lambda fact: on_trial(fact.context.item or "")).values())
    usual = [_usual(members) for members in apart]
    return apart if len({number.year for number in usual if number is not None}) > 1 else [facts]


def _usual(facts: list[Fact]) -> DocumentNumber | None:
    votes = Counter(number for fact in facts if (number := parse_number(fact.text or "")) is not None)
    return votes.most_common(1)[0][0] if votes else None


def _one_act(title: str, facts: list[Fact]) -> Iterator[Outcome]:
    usual = _usual(facts)
    if len(facts) < 2 or usual is None:
        return
    numbers = {fact.id: parse_number(fact.text or "") for fact in facts}
    agreeing = [fact for fact in facts if numbers[fact.id] == usual]
    if len(agreeing) > 1:
        yield claim(CODE, True, agreeing, Say(f"《{title}》文号均为{usual.show()}", f"one number: {usual.show()}"), doubt=False)
    for number, members in grouped([fact for fact in facts if numbers[fact.id] != usual], lambda fact: numbers[fact.id]).items():
        if number is not None and _is_another(number, members, usual, agreeing):
            yield unchecked(CODE, members, Say("同一标题的另一份文件", "another document of the same title"))
            continue
        for fact in members:
            if number is None or _clash(number, usual, fact, agreeing):
                yield _differs(fact, agreeing, usual, number is None)


def _is_another(number: DocumentNumber, members: list[Fact], usual: DocumentNumber, agreeing: list[Fact]) -> bool:
    """Funds are released year by year under one title, and several times a year: only what looks like a slip contradicts.  Any other act may
    have been issued anew in another year where both are cited side by side, and each again elsewhere."""
    if releases_funds(agreeing[0].context.item or ""):
        return not (len(agreeing) > len(members) == 1 and slipped(number, usual)) and not _turned(number, usual, members, agreeing)
    beside = {fact.context.group for fact in members} & {fact.context.group for fact in agreeing} - {None}
    return number.year != usual.year and bool(beside) and min(len(members), len(agreeing)) > 1


def _turned(number: DocumentNumber, usual: DocumentNumber, members: list[Fact], agreeing: list[Fact]) -> bool:
    """46号 and 64号 of one year under one title, each in a paragraph of its own: two figures that changed places."""
    same = (number.prefix, number.year) == (usual.prefix, usual.year) and number.number != usual.number
    beside = {fact.context.group for fact in members} & {fact.context.group for fact in agreeing}
    named = {"".join((fact.context.item or "").split()) for fact in (*members, *agreeing)}
    return same and not beside and len(named) == 1 and sorted(str(number.number)) == sorted(str(usual.number))


def _by_title(facts: list[Fact]) -> dict[str, list[Fact]]:
    """By what the title names; a title that only lacks its issuer or year in front joins the longer one of the same issuing office."""
    groups = grouped(facts, lambda fact: core(fact.context.item or ""))
    for short in sorted(groups, key=len):
        longer = [title for title in groups if title != short and title.endswith(short) and len(short) >= 8 and len(short) * 2 >= len(title)]
        if len(longer) == 1 and _issuers(groups[short]) == _issuers(groups[longer[0]]):
            groups[longer[0]] = sorted([*groups[longer[0]], *groups.pop(short)], key=lambda fact: fact.anchor.span.start)
    return groups


def _issuers(facts: list[Fact]) -> set[str]:
    return {number.prefix for fact in facts if (number := parse_number(fact.text or "")) is not None}


def _clash(number: DocumentNumber, usual: DocumentNumber, fact: Fact, agreeing: list[Fact]) -> bool:
    """The same issuer, or a title that says whose it is: two numbers cannot both be right."""
    if number.prefix == usual.prefix or number.prefix.endswith(usual.prefix) or usual.prefix.endswith(number.prefix):
        return True
    return names_its_issuer(core(fact.context.item or "")) and names_its_issuer(core(agreeing[0].context.item or ""))


def _differs(fact: Fact, agreeing: list[Fact], usual: DocumentNumber, broken: bool) -> Outcome:
    how = "文号残缺，疑为识读或排印错误" if broken else "文号不一致"
    return claim(
        CODE,
        False,
        [fact, *agreeing[:SHOWN]],
        Say(
            f"《{fact.context.item}》{how}：此处为{fact.raw}，另{len(agreeing)}处为{usual.show()}。",
            f"“{fact.context.item}” is cited as {fact.raw} here, as {usual.show()} in {len(agreeing)} other place(s).",
        ),
        reported=fact.raw,
        expected=usual.show(),
        severity=Severity.LOW if broken else None,
        doubt=broken or bool(fact.doubt),
        key=(CODE, fact.text or fact.raw, usual.show()),
    )


RULE = Rule(
    CODE,
    "one-title-one-number",
    Say("同一文件引用了不同文号", "One document is cited with two numbers"),
    Category.NAMING,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)
