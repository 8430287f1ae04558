"""TX08 完工、验收、付款状态不应自相矛盾

查什么　同一口径：已完工与未完工、未开工与已开始实施、已验收与未验收、及时付款与支出为零，不能同时成立；
　　　　称未追加预算、无结余、各批均按时发放的，不应另有追加、结余、不足100%的及时率。
为什么　状态决定产出、时效、资金各项得分。
触发　　一处“严格按合同及时付款”，而支出为0；一处“尚未开工”，一处“已开始实施”；
　　　　称“全年未发生预算追加”，而年中追加412万元。
不触发　分标段、不同时点的状态；预计、计划完成；自评与评价不同声音。
局限　　状态词的时点未写明时可能误报。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.denials import denials
from validate.mentions import SHOWN
from validate.rule import Rule, claim, unchecked

_PAIRS = (("done", "unfinished"), ("done", "not_started"), ("ongoing", "not_started"), ("accepted", "not_accepted"))

CODE = "TX08"


def check(book: FactBook) -> Iterator[Outcome]:
    yield from _statuses(book, "completion_status", "completion")
    yield from _statuses(book, "acceptance_status", "acceptance")
    yield from _of_all_and_some(book)
    yield from _payment(book)
    yield from denials(book, CODE)


def _of_all_and_some(book: FactBook) -> Iterator[Outcome]:
    """均已通过验收 in one place, 2个小区未验收, 三标段尚未验收 in another; side by side they are two halves of one sentence."""
    for concept, words in (("acceptance_status", "acceptance"), ("completion_status", "completion")):
        told = [fact for fact in book.of(concept) if fact.context.item in ("全部", "部分") or _lot_behind(book, words, fact)]
        for facts in grouped(told, _author).values():
            whole = [fact for fact in facts if fact.context.item == "全部"]
            some = [fact for fact in facts if fact.context.item != "全部"]
            groups = {fact.context.group for fact in whole}
            apart = [fact for fact in some if fact.context.group not in groups and any(_same_time(fact, other) for other in whole)]
            if whole and apart:
                yield claim(
                    CODE, False, [*whole[:SHOWN], *apart[:SHOWN]],
                    Say(f"一处称“{whole[0].text}”，另一处称“{apart[0].text}”，互相矛盾。",
                        f"“{whole[0].text}” in one place, “{apart[0].text}” in another."),
                    reported=whole[0].text or "", expected=apart[0].text or "", key=(CODE, concept, "some"),
                )


def _lot_behind(book: FactBook, words: str, fact: Fact) -> bool:
    """三标段尚未验收: one lot that is not there yet."""
    return fact.context.lot is not None and _meaning(book, words, fact.text or "") in _BEHIND


_BEHIND = ("unfinished", "not_started", "not_accepted")


def _meaning(book: FactBook, words: str, text: str) -> str | None:
    table = book.lexicon.maps[words]
    if text.startswith(book.lexicon.words["status_future"]):
        return None
    if text in table:
        return table[text]
    inside = [(len(word), meaning) for word, meaning in table.items() if word in text]
    return max(inside)[1] if inside else None


def _statuses(book: FactBook, concept: str, words: str) -> Iterator[Outcome]:
    for (_, lot), facts in grouped(book.of(concept), lambda fact: (_author(fact), fact.context.lot)).items():
        meanings = grouped(
            [fact for fact in facts if fact.text and fact.context.scope is None and fact.doubt is None],
            lambda fact: _meaning(book, words, fact.text or ""),
        )
        meanings.pop(None, None)
        clash = next(((a, b) for a, b in _PAIRS if a in meanings and b in meanings and _apart(a, meanings[a], meanings[b])), None)
        if clash is None:
            if len(facts) > 1 and meanings:
                yield claim(CODE, True, facts[:SHOWN], Say("状态前后一致", "one status"), doubt=False)
            continue
        one, other = meanings[clash[0]], meanings[clash[1]]
        yield claim(
            CODE,
            False,
            [*one[:SHOWN], *other[:SHOWN]],
            Say(
                f"{lot or ''}状态自相矛盾：一处“{one[0].text}”，一处“{other[0].text}”。",
                f"The status contradicts itself: “{one[0].text}” and “{other[0].text}”.",
            ),
            reported=one[0].text or "",
            expected=other[0].text or "",
            key=(CODE, concept, lot or ""),
        )


def _author(fact: Fact) -> tuple[Voice, int]:
    return fact.context.voice, 0 if fact.context.voice is Voice.EVALUATOR else fact.context.part


def _apart(status: str, one: list[Fact], other: list[Fact]) -> bool:
    """Two statements about the whole at one time: not side by side (most are done, some are not), 完工 said of all."""
    if {fact.context.group for fact in one} & {fact.context.group for fact in other}:
        return False
    whole = status not in ("done", "accepted") or any(word in (fact.text or "") for fact in one for word in ("全", "均", "已"))
    return whole and _same_time(one[0], other[0])


def _same_time(a: Fact, b: Fact) -> bool:
    return a.context.period is None or b.context.period is None or a.context.period == b.context.period


def _payment(book: FactBook) -> Iterator[Outcome]:
    """及时付款 against nothing spent."""
    positive = book.lexicon.words["payment_positive"]
    paid = [
        fact
        for fact in book.of("payment_status")
        if fact.text
        and fact.context.lot is None
        and ("及时" in fact.text or any(word in fact.text for word in positive))
        and not fact.text.startswith(("未", "尚未"))
    ]
    spent = [fact for fact in book.numbers("funds_spent") if fact.context.source in (None, "total") and fact.quantity is not None]
    if not paid:
        return
    if not spent:
        yield unchecked(CODE, paid, Say("没有支出数", "no amount spent is stated"))
        return
    none = all(fact.quantity is not None and fact.quantity.value == 0 for fact in spent)
    yield claim(
        CODE,
        not none,
        [*paid, *spent[:SHOWN]],
        Say(f"称“{paid[0].text}”，而支出为{spent[0].raw}，没有任何付款。", f"“{paid[0].text}” is claimed, yet {spent[0].raw} was spent."),
        reported=paid[0].text or "",
        expected=f"支出{spent[0].raw}",
        severity=Severity.HIGH,
        key=(CODE, "payment"),
    )


RULE = Rule(
    CODE,
    "statuses-do-not-contradict",
    Say("完工、验收或付款状态自相矛盾", "Statuses contradict each other"),
    Category.CROSS_REFERENCE,
    Scope.IN_TEXT,
    Severity.HIGH,
    check,
)
