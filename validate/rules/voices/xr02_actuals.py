"""XR02 同一指标自评与评价的完成值

查什么　同一指标，单位自评的完成值与评价核实的完成值应相同（数、月份、已否验收）。
为什么　自评填报的完成值不实，是自评虚高的直接原因。
触发　　自评验收合格率100%，评价为“未验收”；自评5月开工，评价7月。
不触发　6个与6个；8.84万平方米与88400平方米；定性用语不同。
局限　　指标按名称对应（目标相同时名称相近即可），对不上的不比；满意度见XR04。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.algebra import numeral
from validate.book import FactBook, grouped
from validate.dossier import Dossier, agreed
from validate.funds import swapped, value
from validate.held import made_in_words
from validate.mentions import same_quantity
from validate.pairs import Match, agreeing, differ, matches, results
from validate.rows import told_of_unit
from validate.rule import Rule, claim, unchecked
from validate.scales import confusable
from validate.targets import met

CODE = "XR02"


def check(book: FactBook) -> Iterator[Outcome]:
    for match in matches(book):
        if match.evaluator.actuals and match.evaluator.actuals[0].concept != "satisfaction_reported":
            yield from _compared(book, match, next(results(match.evaluator), None))
        elif not match.evaluator.actuals and not match.loose and _RATE.search(match.evaluator.name or ""):
            yield from _compared(book, match, agreed(match.evaluator.results))
    yield from _told(book)


def _told(book: FactBook) -> Iterator[Outcome]:
    """What the evaluator's text tells as done of a thing that only the unit's form has a row for: 实际改造校舍2.6万平方米, 自评2.8万平方米."""
    for members in grouped(told_of_unit(book), lambda one: one.row.name).values():
        mine, theirs = members[0].fact, members[0].row.actuals[0]
        if len({value(one.fact) for one in members}) > 1 or value(theirs) in swapped(mine) or not _near(mine, theirs):
            continue
        if made_in_words(book, mine, theirs):
            continue  # the evaluator's own numbers make what the unit reports: the text is at odds with itself
        yield claim(
            CODE, same_quantity(mine, theirs), [theirs, *(one.fact for one in members)],
            Say(f"“{members[0].row.name}”：单位自评完成值为{theirs.raw}，评价核实为{mine.raw}。",
                f"{members[0].row.name}: the unit reports {theirs.raw}, the evaluator finds {mine.raw}."),
            reported=theirs.raw, expected=mine.raw, key=(members[0].row.name,),
        )


def _near(one: Fact, other: Fact) -> bool:
    """So near that one thing is meant."""
    low, high = sorted((value(one), value(other)))
    return low * 3 >= high * 2


_RATE = regexp(r"(?<!执行)(?<!到位)(?<!支付)(?<!使用)(?<!支出)率$")
"""达标率, whose result a note tells (得分=达标率×分值 … 96.20%); rates of money are of one base or another."""


def _compared(book: FactBook, match: Match, mine: Fact | None) -> Iterator[Outcome]:
    theirs = [(dossier, fact) for dossier in match.unit for fact in results(dossier)]
    if mine is None or not theirs:
        return
    verdicts = [(dossier, fact, differ(mine, fact, book.lexicon)) for dossier, fact in theirs]
    same = [fact for _, fact, different in verdicts if different is False]
    wrong = [(dossier, fact) for dossier, fact, different in verdicts if different and not (same and _misread(fact, mine))]
    if wrong:
        yield _wrong(book, match, mine, wrong)
    elif same:
        yield claim(CODE, True, [mine, *same], Say("自评与评价的完成值相同", "both give the same result"))
    else:
        yield unchecked(CODE, [mine, *(fact for _, fact in theirs)], Say("完成值是文字或单位不同，无法比较", "the results cannot be compared"))


def _wrong(book: FactBook, match: Match, mine: Fact, wrong: list[tuple[Dossier, Fact]]) -> Outcome:
    his = wrong[0][1]
    name = match.evaluator.title
    mentions = [other for dossier, fact in wrong for other in agreeing(fact, dossier.actuals)]
    return claim(
        CODE, False, [*mentions, *(agreeing(mine, match.evaluator.actuals) or [mine])],
        Say(f"“{match.evaluator.name}”：单位自评完成值为{his.raw}，评价核实为{mine.raw}。", f"{name}: the unit reports {his.raw}, the evaluator "
                                                                                            f"finds {mine.raw}."),
        reported=his.raw, expected=mine.raw, severity=_severity(book, match, mine, his), key=(name,),
    )


def _misread(fact: Fact, mine: Fact) -> bool:
    """Whether one digit that is easily misread sets a mention apart, while another of the unit's agrees (XR08 reports it)."""
    return fact.quantity is not None and mine.quantity is not None and confusable(numeral(fact), numeral(mine))


def _severity(book: FactBook, match: Match, mine: Fact, his: Fact) -> Severity:
    """High where the unit meets the target only by its own account."""
    target = next((fact for fact in (*match.evaluator.targets, *(t for d in match.unit for t in d.targets)) if not fact.doubt), None)
    if target is None or mine.text is not None:
        return Severity.HIGH
    reached = met(target, mine, book.lexicon)
    return Severity.HIGH if reached is not True or met(target, his, book.lexicon) is False else Severity.MEDIUM


RULE = Rule(
    CODE, "actuals", Say("自评完成值与评价核实的不同", "The unit's result differs from the evaluator's"),
    Category.SELF_VS_EVAL, Scope.CROSS_REPORT, Severity.HIGH, check,
)
