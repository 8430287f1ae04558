"""UN02 单位写错，差一万倍

查什么　两处金额（或面积）数字相同，单位却差一万倍、一千倍、一百倍：一处写元，另一处写万元。
为什么　漏写一个“万”字，金额差一万倍。
触发　　变更后总金额为658.914312元，而同一合同别处为658.9143万元。
　　　　几个标段的合同价都是几百万元，独有一个写作386.90元。
　　　　年节水306万立方米，别处写作年可节水306立方米。
不触发　658.91万元与658.9143万元；6000元与6000万元（数字太短，或口径不同，可能本是两件事）。
局限　　有效数字不足四位的，须同一事项才比（88.60算四位）；哪一处写错由人判断，小数位数过多的“元”多半是错的一处。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.counts import COUNTS
from validate.rows import core
from validate.rule import Rule, claim, unchecked
from validate.rules.unit.un01_same_value_two_units import candidates
from validate.scales import factor, places, printed_number, significant

CODE = "UN02"
_ENOUGH = 4
_LONG = 6
_SLIPS = (Fraction(100), Fraction(1000), Fraction(10000), Fraction(10**8))
_FEN = 2


def check(book: FactBook) -> Iterator[Outcome]:
    sized = [fact for fact in candidates(book) if _told(fact) >= _ENOUGH]
    for members in grouped(sized, lambda fact: _digits(fact)[:_ENOUGH]).values():
        scales = {factor(fact) for fact in members}
        if len(scales) > 1:
            yield from _family(members)
        elif len(members) > 1 and not any(fact.doubt for fact in members):
            yield claim(CODE, True, members, Say("同一数字单位相同", "the same digits have the same unit"))
    yield from _lone(book)
    yield from _counted(book)


_COUNTED = ("quantity", "indicator_actual", "indicator_target", *COUNTS)
_FEWEST = 3
"""Digits that a number of a thing told by one name in two places must tell."""
_SOFT = regexp(r"[可能约每]|实现|达到?|预计|累计|共")


def _counted(book: FactBook) -> Iterator[Outcome]:
    """年节水306万立方米 and 年可节水306立方米: one thing by one name, with the same digits, ten thousand times apart."""
    facts = [fact for fact in book.numbers(*_COUNTED) if fact.quantity is not None and fact.quantity.unit not in ("", "元", "%")]
    facts = [fact for fact in facts if len(_digits(fact)) >= _FEWEST and not fact.doubt]
    for members in grouped(facts, lambda fact: (fact.quantity.unit if fact.quantity else "", printed_number(fact), _thing(book, fact))).values():
        small = [fact for fact in members if factor(fact) == 1]
        large = [fact for fact in members if factor(fact) == _WAN]
        odd, others = (small, large) if len(small) <= len(large) else (large, small)
        if odd and others:
            yield _outcome(odd[0], others)


def _thing(book: FactBook, fact: Fact) -> str:
    name = _SOFT.sub("", fact.context.item or fact.context.indicator or fact.label)
    return core(name, book.lexicon)


def _lone(book: FactBook) -> Iterator[Outcome]:
    """一标段合同价712.36万元，二标段645.28万元，三标段386.90元: the lot's price in 元 that is of the others' size but for its unit."""
    prices = [fact for fact in book.numbers("contract_amount") if fact.anchor.cell is None and fact.context.lot != "total" and _told(fact) >= _ENOUGH]
    for members in grouped(prices, lambda fact: (book.system(fact.context), fact.context.period)).values():
        odd = [fact for fact in members if fact.raw.endswith("元") and factor(fact) == 1]
        others = [fact for fact in members if factor(fact) == _WAN]
        if len(odd) == 1 and len(others) >= _FEW and len(odd) + len(others) == len(members) and _of_size(odd[0], others):
            yield claim(
                CODE, False, [odd[0], *others],
                Say(f"此处写作{odd[0].raw}，其余{len(others)}个合同价都以万元计（{others[0].raw}），疑漏写“万”。",
                    f"{odd[0].raw} here, the other {len(others)} contracts are in 万元 ({others[0].raw}): 万 seems to be left out."),
                reported=odd[0].raw, expected=f"{_bare(odd[0])}万元", key=(_bare(odd[0]),),
            )


_WAN, _FEW, _SIZE = Fraction(10000), 2, 10


def _of_size(fact: Fact, others: list[Fact]) -> bool:
    """Whether the number, in the others' unit, would be within ten times of each."""
    number, theirs = printed_number(fact) or Fraction(0), [printed_number(other) or Fraction(0) for other in others]
    return places(fact) == _FEN and all(other < number * _SIZE and number < other * _SIZE for other in theirs)


def _digits(fact: Fact) -> str:
    number = printed_number(fact)
    return significant(number) if number else ""


def _told(fact: Fact) -> int:
    """How many digits a number tells: the last one of 88.60 is told too, that of 600.00 is form."""
    number = printed_number(fact)
    if not number:
        return 0
    decimals = places(fact) if number.denominator > 1 else 0
    return max(len(significant(number)), len(f"{number * 10**decimals}"))


def _family(members: list[Fact]) -> Iterator[Outcome]:
    """Amounts that begin with the same digits."""
    small = {fact.id: partners for fact in members if (partners := [other for other in members if _slipped(fact, other)])}
    large = {other.id for partners in small.values() for other in partners}
    if len(large) == 1 and len(small) > 1:  # 26,188亿元 once, 26,188万元 everywhere else
        odd = next(fact for fact in members if fact.id in large)
        yield _outcome(odd, [fact for fact in members if fact.id in small])
        return
    for fact in members:
        if fact.id in small:
            yield _outcome(fact, small[fact.id])


def _slipped(fact: Fact, other: Fact) -> bool:
    """Whether ``fact`` is the smaller of two that differ in their unit alone."""
    digits, theirs = _digits(fact), _digits(other)
    a, b = factor(fact), factor(other)
    mine, his = printed_number(fact), printed_number(other)
    if not a or not b or not mine or not his or b / a not in _SLIPS or fact.quantity is None or other.quantity is None:
        return False
    if fact.quantity.unit != other.quantity.unit or abs(mine - his) * 1000 > his:
        return False
    shorter, longer = sorted((digits, theirs), key=len)
    if not (longer.startswith(shorter) or (len(shorter) >= _ENOUGH and longer.startswith(shorter[:-1]))):
        return False
    same = fact.concept == other.concept and fact.context.lot == other.context.lot
    if len(shorter) < _ENOUGH:
        return same and mine == his and _one_thing(fact, other)
    impossible = a == 1 and fact.quantity.unit == "元" and places(fact) > _FEN
    alike = same and (fact.context.item == other.context.item or _one_thing(fact, other))
    return impossible or alike or len(shorter) >= _LONG or (mine == his and _loose(fact, other))


def _loose(fact: Fact, other: Fact) -> bool:
    """Whether one is a sum whose name nobody knew: five digits and a point come again by chance hardly more than six do."""
    return len(_digits(fact)) >= _LOOSE and any(one.concept in ("loose_sum", "quantity", "fund_part") for one in (fact, other))


_LOOSE = 5


def _one_thing(fact: Fact, other: Fact) -> bool:
    """培训支出 in the text, 技能培训 in the table: both are named, and the one name holds the other but for its word of money."""
    a, b = (_MONEY_WORD.sub("", item.context.item or "") for item in (fact, other))
    return min(len(a), len(b)) >= _SHORTEST_NAME and (a in b or b in a)


_MONEY_WORD = regexp(r"(?:实际|累计|共|资金|经费|费用?|支出|支付|使用|项目)+$")
_SHORTEST_NAME = 2


def _outcome(fact: Fact, partners: list[Fact]) -> Outcome:
    if fact.doubt:
        return unchecked(CODE, [fact], Say("数字识读存疑", "the reading is in doubt"))
    best = next((other for other in partners if other.raw.endswith("元")), partners[0])
    number, unit = fact.raw, best.raw.lstrip("0123456789.,，≥≤=约 ")
    return claim(
        CODE, False, [fact, *partners],
        Say(f"此处写作{number}，另{len(partners)}处同一数字为{best.raw}，单位差{_times(fact, best)}倍，疑漏写或错写单位。",
            f"{number} here, {best.raw} in {len(partners)} other place(s): the unit is off by {_times(fact, best)}."),
        reported=number, expected=f"{_bare(fact)}{unit}" if unit else best.raw, key=(_bare(fact),),
    )


def _times(fact: Fact, other: Fact) -> Fraction:
    one, two = factor(fact) or Fraction(1), factor(other) or Fraction(1)
    return max(one, two) / min(one, two)


def _bare(fact: Fact) -> str:
    number = printed_number(fact) or Fraction(0)
    return f"{float_free(number, places(fact))}"


def float_free(number: Fraction, decimals: int) -> str:
    """A printed number again, exactly."""
    scaled = number * 10**decimals
    digits = f"{scaled.numerator // scaled.denominator}".rjust(decimals + 1, "0")
    return f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits


RULE = Rule(
    CODE, "magnitude-slip", Say("单位差一万倍", "A unit is off by a power of ten"),
    Category.UNIT, Scope.IN_TEXT, Severity.HIGH, check,
)
