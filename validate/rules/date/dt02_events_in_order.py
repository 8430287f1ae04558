"""DT02 建设程序先后有序

查什么　同一标段、同一片区：招标≤开标≤中标，招投标≤开工，招投标、中标≤合同签订≤开工≤完工≤验收、结算，合同签订≤供货完成≤验收；
　　　　“经某日会议研究同意，于某日签订合同”的，会议在先；可研批复≤初步设计批复≤中标，同一句里先说的立项批复≤可研、初步设计批复；计划开工≤计划完工。
　　　　自评的开工月份不应早于中标、合同；预付款不应付在合同签订之前。
　　　　全项目一次发出的招标公告、中标通知书，不应晚于表中各标段的合同签订、开工（勘察设计、监理等另行招标的除外）。
　　　　各标段、各处一并验收的，不应早于最后完工的一处。
　　　　表中一行的开工与完工、签订与交货、开班与结业、首次与二次拨付、预付款与进度款等两列日期（或各标段为列的两行），在前的不应晚于在后的；
　　　　其他各列日期，各行（至多一行除外）都依列的次序先后的，例外的一行；
　　　　第一批、第二批（一季度、二季度）各行的日期不应晚于下一行；一个标段的各笔付款不应早于其合同，也不应晚于下一笔。
　　　　同一句里先说活动结束、后说验收，先说验收、后说启用的，紧接着说批复与开工、完工与验收、初验与终验、到货与验收、中标与签约、签约与到货的，后者不应早于前者。
为什么　程序倒置是违规线索，也可能是日期写错。
触发　　8月9日中标，7月27日已经开工。
不触发　印到月的与印到日的只比较能确定先后的；全项目的批复与各标段日期可比，反之不比。
局限　　设计施工总承包（EPC）、代建可以先签合同后设计，故设计与中标的先后只作低级别提示。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from model.quantity import DateValue
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.dates import dated, days_between, earliest, same_date, surely_before
from validate.mentions import printed_date, shown
from validate.rule import Rule, claim

_STEPS = (
    ("tender_date", "award_date", None),
    ("tender_date", "actual_start", None),
    ("tender_date", "contract_date", None),
    ("tender_date", "bid_opening_date", None),
    ("bid_opening_date", "award_date", None),
    ("bid_opening_date", "contract_date", None),
    ("award_date", "contract_date", None),
    ("contract_date", "actual_start", None),
    ("award_date", "actual_start", None),
    ("actual_start", "actual_finish", None),
    ("actual_start", "acceptance_date", None),
    ("actual_finish", "acceptance_date", None),
    ("contract_date", "acceptance_date", None),
    ("contract_date", "delivery_date", None),
    ("delivery_date", "acceptance_date", None),
    ("actual_finish", "settlement_date", None),
    ("planned_start", "planned_finish", None),
    ("feasibility_date", "design_date", None),
    ("feasibility_date", "award_date", None),
    ("design_date", "award_date", Severity.LOW),
    ("survey_start", "survey_end", None),
)
_CLOSE = 30  # days: dates so near are one event told in several ways
_FROM_PROJECT = ("feasibility_date", "design_date")

CODE = "DT02"


def check(book: FactBook) -> Iterator[Outcome]:
    told = list(_of_deeds(book))
    yield from told
    yield from _of_rows(book, {(outcome.reported, outcome.expected) for outcome in told if outcome.status is Status.INCONSISTENT})


def _of_rows(book: FactBook, known: set[tuple[str, str]]) -> Iterator[Outcome]:
    """开工日期 | 交工日期: in each row of a table the one before the other; 第一批, 第二批: in each column; ``known``: what was told already."""
    for members in grouped(book.of("row_date_before", "row_date_after"), lambda fact: fact.context.item).values():
        own = {fact.concept: fact for fact in members if fact.doubt is None}
        before, after = (own.get(concept) for concept in ("row_date_before", "row_date_after"))
        if before is None or after is None or before.date is None or after.date is None or not (before.date.valid() and after.date.valid()):
            continue
        wrong = surely_before(after.date, before.date)
        if (shown(after), f"≥{shown(before)}") not in known:
            yield claim(
                CODE, not wrong, [after, before],
                Say(f"{'表中' if after.anchor.cell else ''}{after.label}（{shown(after)}）早于{before.label}（{shown(before)}）。",
                    f"{after.label} ({shown(after)}) precedes {before.label} ({shown(before)})."),
                reported=shown(after), expected=f"≥{shown(before)}", key=("row", after.context.item or "", shown(before), shown(after)),
            )


def _of_deeds(book: FactBook) -> Iterator[Outcome]:
    events = dated(book.of(*{concept for step in _STEPS for concept in step[:2]}, "payment_date"))
    yield from _told_in_turn(book)
    for facts in grouped(events, lambda fact: fact.context.scope).values():
        yield from _in_order(book, facts)
    yield from _advanced(book)
    yield from _agreed_first(book)
    yield from _all_accepted(book, events)


_IN_TURN = (("acceptance_date", "use_date"), ("activity_end", "acceptance_date"))
_APPROVED = (("approval_date", "feasibility_date"), ("approval_date", "design_date"))
"""A project is approved before its design: what else was approved, and when, is told elsewhere."""
"""Steps that are held against each other only where one sentence tells them in this order."""
_AT_ONCE = (
    ("actual_start", "actual_finish"), ("actual_start", "acceptance_date"), ("actual_finish", "acceptance_date"),
    ("award_date", "contract_date"), ("contract_date", "actual_start"), ("approval_date", "actual_start"),
    ("trial_acceptance_date", "acceptance_date"), ("tender_finish_date", "contract_date"), ("approval_date", "tender_finish_date"),
    ("contract_date", "delivery_date"), ("delivery_date", "acceptance_date"), ("acceptance_date", "grant_date"),
)
"""Steps that are told of several works, lots and houses one after the other: of the same where nothing but the deed's name stands between."""


def _told_in_turn(book: FactBook) -> Iterator[Outcome]:
    for early, late in (*_IN_TURN, *_APPROVED, *_AT_ONCE):
        reach = _BREATH if (early, late) in _AT_ONCE else _SENTENCE if (early, late) in _APPROVED else _REACH
        for before in dated(book.of(early)):
            near = [fact for fact in dated(book.of(late)) if 0 < fact.anchor.span.start - before.anchor.span.end < reach]
            mates = [fact for fact in near if _where(fact) == _where(before)]
            yield from (_ordered(book, before, fact, Severity.MEDIUM) for fact in mates[:1])


def _where(fact: Fact) -> tuple[object, ...]:
    scope = fact.context.scope or ""
    return fact.context.group, fact.context.lot, "" if scope.endswith("级验收") else scope, fact.anchor.cell


def _all_accepted(book: FactBook, events: list[Fact]) -> Iterator[Outcome]:
    """3个站场统一验收: after the last of the parts was finished."""
    whole = [fact for fact in events if fact.concept == "acceptance_date" and fact.context.item]
    accepted = [fact for fact in whole if not fact.context.lot and not fact.context.scope]
    finished = [fact for fact in events if fact.concept == "actual_finish" and (fact.context.lot or fact.context.scope)]
    for fact in accepted:
        last = max((other for other in finished if other.context.voice is fact.context.voice), key=earliest, default=None)
        if last is not None:
            yield _ordered(book, last, fact, None)


_REACH, _BREATH = 40, 12
_SENTENCE = 60
"""Characters."""


def _agreed_first(book: FactBook) -> Iterator[Outcome]:
    """经6月20日常务会研究同意，项目于5月10日签订合同: what a meeting allowed comes after it, where both are told in one breath."""
    done = dated(book.of("contract_date", "tender_date", "award_date", "bid_opening_date", "actual_start"))
    for meeting in dated(book.of("deed_date", where=lambda fact: fact.context.item == "批准" and fact.anchor.cell is None)):
        for fact in done:
            if fact.context.group == meeting.context.group and 0 <= fact.anchor.span.start - meeting.anchor.span.end < _SENTENCE:
                yield _ordered(book, meeting, fact, None)
                break


def _advanced(book: FactBook) -> Iterator[Outcome]:
    """An advance is paid on the contract, so not before it was signed; where the report tells of one contract only."""
    signed = dated(book.of("contract_date"))
    if not signed or not all(same_date(signed[0], fact) for fact in signed):
        return
    for advance in book.numbers("prepayment"):
        for paid in dated(book.of("payment_date", where=lambda fact: fact.anchor.cell is None)):
            if paid.context.group == advance.context.group and 0 <= advance.anchor.span.start - paid.anchor.span.end < _REACH:
                yield _ordered(book, signed[0], paid, None)


def _in_order(book: FactBook, facts: list[Fact]) -> Iterator[Outcome]:
    by_concept = grouped([fact for fact in facts if not _several(fact, facts) or _outermost(fact, facts)], lambda fact: fact.concept)
    for early, late, severity in _STEPS:
        for before in by_concept.get(early, []):
            mates = [fact for fact in by_concept.get(late, []) if _same_works(before, fact, early)]
            yield from (_ordered(book, before, fact, severity) for fact in mates)
    yield from _lots_let(book, by_concept)
    yield from _paid_before_signed(book, by_concept.get("contract_date", []), by_concept.get("payment_date", []))
    yield from _paid_by_lot(book, by_concept.get("contract_date", []), [fact for fact in facts if fact.concept == "payment_date"])
    yield from _self_reported_start(book, [*by_concept.get("award_date", []), *by_concept.get("contract_date", [])])


def _lots_let(book: FactBook, by_concept: Mapping[str, Sequence[Fact]]) -> Iterator[Outcome]:
    """7月6日发出中标通知书, and a table of the lots' contracts: what is told once of all lots comes before each, where it does so of most."""
    for early in _LET:
        told = by_concept.get(early, [])
        if not told or any(fact.context.lot for fact in told) or not all(same_date(told[0], fact) for fact in told):
            continue
        for late in _OF_LOTS:
            tabled = [fact for fact in by_concept.get(late, []) if fact.anchor.cell is not None and fact.context.voice is told[0].context.voice]
            mates = [fact for fact in tabled if fact.context.lot and not _AHEAD.search(fact.context.lot)]
            wrong = [fact for fact in mates if fact.date is not None and told[0].date is not None and surely_before(fact.date, told[0].date)]
            if len(mates) > _FEW and len(wrong) * 2 <= len(mates):
                yield from (_ordered(book, told[0], fact, None) for fact in mates)


_LET, _OF_LOTS, _FEW = ("award_date", "bid_opening_date", "tender_date"), ("contract_date", "actual_start"), 2
_AHEAD = regexp(r"设计|勘察|测绘|监理|咨询|代理|可研|前期|评审|造价|采购")
"""Services that are let before the works, or apart from them."""


def _paid_before_signed(book: FactBook, signed: list[Fact], paid: list[Fact]) -> Iterator[Outcome]:
    """6月20日签订合同，并于6月12日支付首付款: told in one paragraph, that contract's own payment."""
    for contract in signed:
        where = contract.context.group, contract.context.lot
        mates = [fact for fact in paid if (fact.context.group, fact.context.lot) == where and fact.anchor.cell is None]
        own = [fact for fact in mates if fact.anchor.span.start > contract.anchor.span.start]
        yield from (_ordered(book, contract, fact, None) for fact in own[:1])


def _paid_by_lot(book: FactBook, signed: list[Fact], paid: list[Fact]) -> Iterator[Outcome]:
    """The payments that a table lists for a lot: none before its contract, and each no later than the next; only where one pair is not in order."""
    listed = [fact for fact in paid if fact.context.lot is not None and fact.anchor.cell is not None and (fact.context.item or "").isdigit()]
    tables = grouped(listed, lambda fact: (fact.context.lot, fact.context.voice, fact.anchor.cell and fact.anchor.cell.table))
    for (lot, voice, _), members in tables.items():
        own = [fact for fact in signed if (fact.context.lot, fact.context.voice) == (lot, voice)]
        if own and all(same_date(own[0], fact) for fact in own):
            yield from (_ordered(book, own[0], fact, None) for fact in members[:1])
        pairs = list(pairwise(members))
        wrong = [(one, next_one) for one, next_one in pairs if one.date and next_one.date and surely_before(next_one.date, one.date)]
        if len(wrong) == 1 and len(pairs) > 1:
            yield from (_ordered(book, one, next_one, Severity.MEDIUM) for one, next_one in wrong)


def _several(fact: Fact, facts: list[Fact]) -> bool:
    """Whether the project as a whole has more than one such date: then it is of some part that was not named; what a lot delivered in
    batches was accepted in batches."""
    if fact.context.lot is not None and fact.concept not in _IN_BATCHES:
        return False
    own = fact.context.lot, fact.context.voice
    same = [other for other in facts if other.concept == fact.concept and (other.context.lot, other.context.voice) == own]
    return not all(same_date(fact, other) for other in same)


_IN_BATCHES = ("delivery_date", "acceptance_date", "use_date", "settlement_date")


def _outermost(fact: Fact, facts: list[Fact]) -> bool:
    """Whether it is the first of a few dates of tender or award that lie close together: what comes before it comes before them all."""
    if fact.concept not in ("tender_date", "award_date"):
        return False
    days = [earliest(other) for other in facts if other.concept == fact.concept and other.context.lot is None]
    return earliest(fact) == min(days) and days_between(min(days), max(days)) <= _CLOSE


def _same_works(before: Fact, after: Fact, early: str) -> bool:
    if before.context.lot == after.context.lot:
        return before.context.voice is after.context.voice or early in _FROM_PROJECT
    return before.context.lot is None and early in _FROM_PROJECT


def _ordered(book: FactBook, before: Fact, after: Fact, severity: Severity | None) -> Outcome:
    wrong = before.date is not None and after.date is not None and surely_before(after.date, before.date)
    a, b = (book.lexicon.concepts[fact.concept].title for fact in (before, after))
    where = after.context.lot or ""
    return claim(
        CODE,
        not wrong,
        [after, before],
        Say(
            f"{where}{b}（{shown(after)}）早于{a}（{shown(before)}）。",
            f"{after.concept} ({shown(after)}) precedes {before.concept} ({shown(before)}).",
        ),
        reported=shown(after),
        expected=f"≥{shown(before)}",
        severity=severity,
        key=(before.concept, after.concept, where, shown(before), shown(after)),
    )


def _self_reported_start(book: FactBook, awards: list[Fact]) -> Iterator[Outcome]:
    """开工时间 of a self-evaluation, a month without a year: the project's year, against award and contract."""
    years = {fact.date.year for fact in book.of("year") if fact.date is not None and fact.date.year}
    awards = [fact for fact in awards if "监理" not in (fact.context.lot or "")]
    firsts = [
        min((fact for fact in awards if fact.concept == concept), key=lambda fact: shown(fact), default=None)
        for concept in ("award_date", "contract_date")
    ]
    known = [fact for fact in firsts if fact is not None]
    if not known:
        return
    year = next(iter(years)) if len(years) == 1 else known[0].date.year if known[0].date else None
    for fact in book.of(
        "indicator_actual", where=lambda fact: fact.date is not None and "开工" in (fact.context.indicator or "") and fact.doubt is None
    ):
        if fact.date is None or not fact.date.valid() or fact.context.voice is not Voice.UNIT:
            continue
        date = replace(fact.date, year=year) if fact.date.year is None else fact.date
        late = [other for other in known if other.date is not None and surely_before(date, other.date)]
        yield _start(fact, date, late or known[:1], bool(late))


def _start(fact: Fact, date: DateValue, against: list[Fact], wrong: bool) -> Outcome:
    said = "、".join(f"{'中标' if other.concept == 'award_date' else '合同'}{shown(other)}" for other in against)
    return claim(
        CODE,
        not wrong,
        [fact, *against],
        Say(
            f"自评开工时间为{printed_date(date)}，早于{said}，不可能成立。",
            f"The self-reported start {printed_date(date)} precedes award or contract ({said}).",
        ),
        reported=printed_date(date),
        expected=f"≥{shown(against[-1])}",
        key=("start", printed_date(date)),
    )


RULE = Rule(
    CODE,
    "events-in-order",
    Say("建设程序先后颠倒", "Events are out of order"),
    Category.TEMPORAL,
    Scope.IN_TEXT,
    Severity.HIGH,
    check,
)
