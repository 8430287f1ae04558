"""FN04 资金到位率

查什么　到位率应等于到位资金÷预算（或计划投资）。先用同一句、同一行里的金额，没有时用同一来源、同一期间的金额。
为什么　到位率是过程指标的评分依据。
触发　　预算 2000 万元、到位 1800 万元，到位率写作 100%。
不触发　分母是预算或计划总投资，任一成立即可；99.95% 写作 100%（四舍五入）。
局限　　金额有几种取法、都不成立时，仅在同段同行才判不符。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from model.quantity import Reading
from validate.book import FactBook
from validate.funds import is_whole, value
from validate.held import held_in_words
from validate.ladder import decimal_of
from validate.ratios import of_source, rate_outcome, told_alone
from validate.rule import Rule, claim, unchecked

CODE = "FN04"
_BASES = ("budget_total", "budget_adjusted", "invest_total", "funds_applied")


def check(book: FactBook) -> Iterator[Outcome]:
    for rate in book.numbers("received_rate"):
        if held_in_words(book, rate):
            yield claim(CODE, True, [rate], Say("与本句所说相符", "holds by its own sentence"))
            continue
        if _later(book, rate):
            yield unchecked(CODE, [rate], Say("其后又有到位，基数另算", "more came in afterwards"))
            continue
        uppers = of_source(book, rate, "funds_received")
        lowers = [*of_source(book, rate, *_BASES), *told_alone(book, rate, *_BASES)]
        if _others_in_full(book, rate, uppers, lowers):
            yield claim(CODE, True, [rate, *uppers[:1], *lowers[:1]], Say("其余来源足额到位时相符", "holds where the other sources came in full"))
            continue
        if lowers and (own := _of_its_source(book, rate, uppers, lowers)) is not None:
            yield own
            continue
        if rate.context.source is not None:  # 省、市足额到位，县级到位272.50万元，资金到位率98.60%: behind one tier's sum the rate may be that of all
            uppers += [fact for fact in book.numbers("funds_received", where=is_whole) if fact.context.group == rate.context.group]
            lowers += [fact for fact in book.numbers(*_BASES, where=is_whole) if fact.context.group == rate.context.group]
        if not lowers:  # 下达168万元，到位168万元: what was handed down is the base of what arrived
            lowers = [fact for fact in uppers if "下达" in fact.label and fact.context.year in (None, rate.context.year)]
            uppers = [fact for fact in uppers if "下达" not in fact.label]
        yield rate_outcome(book, CODE, rate, uppers, lowers, _WHAT)


def _of_its_source(book: FactBook, rate: Fact, uppers: Sequence[Fact], lowers: Sequence[Fact]) -> Outcome | None:
    """县级资金到位237.1万元，到位率77.83%, its due told elsewhere: where the whole beside it makes no such rate, it is of that."""
    if rate.context.source is None or rate.context.source == "total" or rate.anchor.cell is not None:
        return None
    received, planned = ([fact for fact in book.numbers(*concepts, where=is_whole) if fact.context.group == rate.context.group]
                         for concepts in (("funds_received",), _BASES))
    of_all = rate_outcome(book, CODE, rate, [*uppers, *received], [*lowers, *planned], _WHAT)
    if of_all.status is not Status.INCONSISTENT:
        return of_all
    return rate_outcome(book, CODE, rate, uppers, lowers, _WHAT)


_WHAT = Say("资金到位率", "share of funds received")


def _later(book: FactBook, rate: Fact) -> bool:
    """年末累计到位51万元，到位率95.8%；剩余2.2万元次年3月拨付，至此到位率100%: all came in, after what the paragraph tells before."""
    full = rate.quantity is not None and rate.quantity.value == _FULL and rate.context.source is None
    beside = [fact for fact in book.numbers("received_rate") if fact.context.group == rate.context.group and fact.context.source is None]
    before = [fact for fact in beside if fact.anchor.span.start < rate.anchor.span.start]
    return full and any(fact.quantity.value < _FULL for fact in before if fact.quantity)


_FULL = 100


def _others_in_full(book: FactBook, rate: Fact, uppers: Sequence[Fact], lowers: Sequence[Fact]) -> bool:
    """总投入1386万元，…，镇村自筹286万元。市、区资金悉数下达，镇村自筹只到账213万元，到位率94.73%: behind one source's sum, of all of it."""
    wholes = {value(fact) for fact in book.numbers(*_BASES, where=is_whole) if fact.context.group == rate.context.group}
    if rate.context.source is None or len(wholes) != 1 or len(uppers) != 1 or len(lowers) != 1 or rate.quantity is None:
        return False
    whole = wholes.pop()
    share = Fraction(100) * (whole - value(lowers[0]) + value(uppers[0])) / whole if whole else Fraction(0)
    return rate.quantity.interval(Reading.ROUNDED).contains(decimal_of(share, 6))


RULE = Rule(
    CODE, "received-rate", Say("资金到位率不符", "The share of funds received does not hold"),
    Category.ARITHMETIC, Scope.IN_TEXT, Severity.HIGH, check,
)
