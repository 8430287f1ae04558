"""DT08 报告日期不早于所述事件

查什么　报告（落款）日期应不早于它所陈述的已发生事件。
为什么　写在事后的报告不会早于事件本身。
触发　　报告日期2021年3月5日，却说2021年5月已验收、3月20日开会审议。
不触发　预计、计划的日期；自评报告与评价报告各按各的日期。
局限　　只印年月的报告日期取月末。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.dates import dated, earliest, surely_before
from validate.mentions import shown
from validate.rule import Rule, claim

EVENTS = (
    "actual_start",
    "actual_finish",
    "award_date",
    "contract_date",
    "tender_date",
    "acceptance_date",
    "funds_received_date",
    "payment_date",
    "survey_start",
    "survey_end",
    "feasibility_date",
    "approval_date",
    "design_date",
    "notice_date",
    "deed_date",
)

CODE = "DT08"


def check(book: FactBook) -> Iterator[Outcome]:
    reports = {key: max(facts, key=earliest) for key, facts in grouped(dated(book.of("report_date")), _author).items()}
    for author, events in grouped(dated(book.of(*EVENTS)), _author).items():
        report = reports.get(author)
        if report is None or report.date is None:
            continue
        late = [fact for fact in events if fact.date is not None and surely_before(report.date, fact.date)]
        if not late:
            yield claim(CODE, True, [report, max(events, key=earliest)], Say("事件都在报告之前", "all events precede the report"), doubt=False)
        begun = any(fact.concept == "survey_start" for fact in late)
        for fact in late:
            if begun and fact.concept == "survey_end":
                continue  # what began later ended later: one finding
            title = book.lexicon.concepts[fact.concept].title
            yield claim(
                CODE,
                False,
                [fact, report],
                Say(
                    f"{title}{shown(fact)}晚于报告日期{shown(report)}。",
                    f"{fact.concept} ({shown(fact)}) is later than the report ({shown(report)}).",
                ),
                reported=shown(fact),
                expected=f"≤{shown(report)}",
                key=(fact.concept, shown(fact)),
            )


def _author(fact: Fact) -> tuple[Voice, int]:
    """The evaluator's whole file has one date; every paper of anybody else has its own."""
    return fact.context.voice, 0 if fact.context.voice is Voice.EVALUATOR else fact.context.part


RULE = Rule(
    CODE,
    "events-before-report",
    Say("事件晚于报告日期", "An event is later than the report"),
    Category.TEMPORAL,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)
