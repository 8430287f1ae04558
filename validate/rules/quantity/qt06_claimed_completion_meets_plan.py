"""QT06 称已全部完成的，完成数不应少于计划数

查什么　报告称项目已全部完工或指标完成率100%时，完成的小区、户数、面积等应达到计划数；
　　　　某项指标写着“已完成”“达到预期目标”“是否完成：是”的，其完成值应达到目标值（“确定能完成”的看预计值）。
为什么　未完成而称完成，产出得分失实。
触发　　计划改造420户，完成402户，而称“已全部完工”。
不触发　没有总括断言的欠额只是未达目标，不是矛盾；按印出位数四舍五入后相等。
局限　　计划经批准调减的，应看调整文件。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.counts import DONE, PLAN, TITLES_EN, by_key, own_voice
from validate.mentions import SHOWN, interval, same_quantity, spread
from validate.rule import Rule, claim, unchecked
from validate.targets import met

CODE = "QT06"


def check(book: FactBook) -> Iterator[Outcome]:
    yield from _indicators(book)
    words = book.lexicon.maps["completion"]
    noted = {fact.anchor.cell.table for fact in book.numbers("indicator_weight", "indicator_score") if fact.anchor.cell is not None}
    statuses = [fact for fact in book.of("completion_status") if own_voice(fact) and fact.context.lot is None
                and (fact.anchor.cell is None or fact.anchor.cell.table not in noted)]  # 已竣工验收 beside 合格率: of what the indicator is about
    done = [fact for fact in statuses if words.get(fact.text or "") == "done" or "全部完" in (fact.text or "")]
    done = [] if len(done) < len(statuses) else done
    counts = by_key(book, own_voice)
    for key, facts in counts.items():
        if key.life != DONE:
            continue
        plan = next(
            (
                members
                for other, members in counts.items()
                if other.life == PLAN and (other.concept, other.item, other.lot, other.year) == (key.concept, key.item, key.lot, key.year)
            ),
            [],
        )
        planned, achieved = spread(plan, same_quantity), spread(facts, same_quantity)
        target = planned.agreeing[0] if planned else plan[0] if len(plan) == 1 else None
        actual = achieved.agreeing[0] if achieved else facts[0] if len(facts) == 1 else None
        if target is None or actual is None:
            continue
        title = book.lexicon.concepts[key.concept].title
        reached = interval(actual).high >= interval(target).low
        if reached:
            yield claim(
                CODE, True, [actual, target], Say(f"{title}达到计划", f"{TITLES_EN.get(key.concept, key.concept)} reach the plan"), doubt=False
            )
        elif done:
            yield claim(
                CODE,
                False,
                [actual, target, *done[:SHOWN]],
                Say(
                    f"称“{done[0].text}”，但{title}完成{actual.raw}，少于计划的{target.raw}。",
                    f"“{done[0].text}” is claimed, yet {actual.raw} done is less than {target.raw} planned.",
                ),
                reported=actual.raw,
                expected=target.raw,
                key=(key.concept, actual.raw, target.raw),
            )


_TARGETS = ("indicator_target", "satisfaction_target")
_ACTUALS = ("indicator_actual", "satisfaction_reported")


def _indicators(book: FactBook) -> Iterator[Outcome]:
    """Single indicators that are said to be attained."""
    said = {*book.lexicon.words["attained"], *book.lexicon.words["met"]}
    for _, members in grouped(book.of("attainment", "deviation_note", *_TARGETS, *_ACTUALS, "indicator_forecast"), _row).items():
        for fact in members:
            attained = fact.concept == "attainment" and (fact.anchor.cell is None or _bare(fact) in said)
            beside = fact.concept in (*_ACTUALS, "deviation_note") and fact.anchor.cell is not None  # 未完成原因：已完成
            if attained or (beside and _bare(fact) in said):
                yield from _held(book, fact, members)


def _row(fact: Fact) -> tuple[object, ...]:
    cell = fact.anchor.cell
    return (fact.context.group, fact.context.indicator, fact.context.code, cell.row if cell else None)


def _bare(fact: Fact) -> str:
    return (fact.text or "").strip("“”。；; ")


def _held(book: FactBook, said: Fact, members: Sequence[Fact]) -> Iterator[Outcome]:
    """A claim against the target and the result beside it; in words the ones told last before it."""
    concepts = ("indicator_forecast",) if said.context.item else _ACTUALS
    known = [fact for fact in members if fact.anchor.cell is not None or fact.anchor.span.start < said.anchor.span.start]
    target = next((fact for fact in reversed(known) if fact.concept in _TARGETS and fact.quantity is not None), None)
    actual = next((fact for fact in reversed(known) if fact.concept in concepts and fact.quantity is not None and fact is not said), None)
    if target is None or actual is None or not said.context.indicator:
        return
    reached = met(target, actual, book.lexicon)
    if reached is None:
        yield unchecked(CODE, [said, actual, target], Say("完成值与目标值无法比较", "result and target cannot be compared"))
        return
    name = said.context.indicator
    yield claim(
        CODE, reached, [said, actual, target],
        Say(f"“{name}”称“{said.text}”，但{'预计' if said.context.item else ''}完成{actual.raw}，没有达到目标{target.raw}。",
            f"{name} is said to be attained (“{said.text}”), yet {actual.raw} misses the target {target.raw}."),
        reported=f"{said.text}（{actual.raw}）", expected=target.raw, key=("indicator", name, actual.raw, target.raw),
    )


RULE = Rule(
    CODE,
    "claimed-completion-meets-plan",
    Say("称已全部完成，完成数却少于计划数", "Completion is claimed, less than planned was done"),
    Category.CROSS_REFERENCE,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)
