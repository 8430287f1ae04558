"""QT09 编制数等于各类编制之和

查什么　人员编制总数应等于行政编制、事业编制、工勤等各类之和；在职人数应等于专业技术、管理、工勤三类之和（三类齐全时）；在职人数超过编制的予以提示。
为什么　人员数是整体支出评价与经费测算的基数。
触发　　编制32人，其中行政6、事业22、工勤2。
不触发　只列一类编制；年初与年末人数不同。
局限　　编制类别未列全（如参公、聘用）时可能误报，请核对人员批文。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import total
from validate.book import FactBook, by_group
from validate.rule import Rule, claim, settled, unchecked

_WHOLE = ("编制", "人员编制", "编制数", "编制总数")
_IN_POST = ("在职人员", "在职", "实有在职人员", "实有人员")

CODE = "QT09"


def check(book: FactBook) -> Iterator[Outcome]:
    seen: set[tuple[str, ...]] = set()
    for facts in by_group(book.numbers("staff_count")).values():
        yield from _at_work(facts)
        whole = next((fact for fact in facts if fact.context.item in _WHOLE), None)
        working = min((fact.anchor.span.start for fact in facts if fact.context.item in _IN_POST), default=None)
        parts = [fact for fact in facts if fact.context.item not in _WHOLE and _is_post(fact, working)]
        if whole is None:
            continue
        if len(parts) > 1:
            yield settled(CODE, whole, total(parts), Say("编制总数与各类编制之和", "posts against their kinds"))
        elif parts:
            yield unchecked(CODE, [whole, *parts], Say("各类编制不全", "not all kinds of posts are given"))
        for fact in facts:
            if (
                fact.context.item in _IN_POST
                and whole.quantity
                and fact.quantity
                and (mark := (fact.raw, whole.raw, fact.context.period or "")) not in seen
            ):
                seen.add(mark)
                yield _order(fact, whole, fact.quantity.value <= whole.quantity.value)


_JOBS = ("专业技术人员", "管理人员", "工勤")


def _at_work(facts: Sequence[Fact]) -> Iterator[Outcome]:
    """在职81人：专业技术57、管理1、工勤23: where all three kinds are told once each behind the whole."""
    whole = [fact for fact in facts if fact.context.item in _IN_POST]
    jobs = [fact for fact in facts if fact.context.item in _JOBS]
    told = sorted(str(fact.context.item) for fact in jobs) == sorted(_JOBS)
    if told and len(whole) == 1 and jobs[0].anchor.span.start > whole[0].anchor.span.start:
        yield settled(CODE, whole[0], total(jobs), Say("在职人数与各类人员之和", "staff against their kinds"))


def _is_post(fact: Fact, working: int | None) -> bool:
    """A kind of posts; 工勤人员3人 behind ``working``, where those in post are told, are people."""
    item = fact.context.item or ""
    before = working is None or fact.anchor.span.start < working
    return item.endswith("编制") or (item in ("工勤", "工勤人员", "行政", "事业", "参公") and ("编制" in fact.label or before))


def _order(staff: Fact, posts: Fact, holds: bool) -> Outcome:
    return claim(
        CODE,
        holds,
        [staff, posts],
        Say(
            f"{staff.context.period or ''}在职{staff.raw}，超过编制{posts.raw}，报告未说明。",
            f"{staff.raw} in post exceed {posts.raw} posts, unexplained.",
        ),
        reported=staff.raw,
        expected=f"≤{posts.raw}",
        severity=Severity.INFO,
        key=("在职", posts.raw),
    )


RULE = Rule(
    CODE,
    "staff-adds-up",
    Say("编制总数与分类不符，或在职超编", "Posts do not add up, or staff exceed posts"),
    Category.ARITHMETIC,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)
