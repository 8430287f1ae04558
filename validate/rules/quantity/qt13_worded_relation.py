"""QT13 文字叙述的率、差、和、均与其数字相符

查什么　句子里写明的率、占比、差额、变动率、分项之和、平均数，按同句的数字重算一遍。
为什么　数字是报告自己给的，算不上就是写错了其中一个。
触发　　应检 148 份，合格 139 份，合格率写作 83.93%；由 420 公斤提高到 500 公斤，写作增长 16%。
　　　　其中的部分大于全体；称已完成任务而完成数少于任务数；各级分担比例之和不是100%。
　　　　下达366万元，后面说“336万元全部用于……”。
不触发　四舍五入或截尾后相同；基数不在句中、基数不止一个、“其中”未列全、带“约”“余”的。
局限　　句中看不出由哪几个数得来的，只在附近恰有一组数差一位数字（或相邻两位对调）就算得上时报出；其他规则已就同一组数报出的，不再重复。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from model.figure import Worded
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from model.quantity import Interval
from model.regexp import regexp
from model.slips import misprinted, telling_digits
from model.span import Anchor, Span
from validate.accounted import gap_accounted_for
from validate.book import FactBook
from validate.formula import Worked
from validate.held import reckoned
from validate.ladder import decimal_of
from validate.rule import Rule, unchecked
from validate.slip import Slip, digit_in, slip_in, turned_in

CODE = "QT13"
_NEAR = Fraction(1, 5)
_SLIP = Fraction(1, 4)
"""A slip of one digit leaves the number within so much of what it should be."""
_TELLING = 5
"""Digits of a sum in which two that changed places are no chance."""
_UNSURE = Say("句中看不出以什么为基数", "the sentence does not tell what it is measured against")


def check(book: FactBook) -> Iterator[Outcome]:
    tried = list(_tried(book))
    held = [(told, frozenset(_numbers(told, outcome))) for told, outcome in tried if outcome.status is Status.CONSISTENT]
    for told, outcome in tried:
        if outcome.status is Status.INCONSISTENT and gap_accounted_for(book, outcome, told.claimed, told.claimed_unit):
            yield unchecked(CODE, [], Say("差额另有说明", "the gap is accounted for"))
            continue
        elsewhere = outcome.status is Status.INCONSISTENT and _works_out_elsewhere(told, _numbers(told, outcome), held)
        yield unchecked(CODE, [], _ELSEWHERE) if elsewhere else outcome


_ELSEWHERE = Say("各数在别处都算得上，这里可能不是同一笔", "each number works out elsewhere: these may not belong together")
_FEW, _DIGITS = 10, 3
_SUMS = ("sum", "parts")


def _works_out_elsewhere(told: Worded, numbers: set[str], held: Sequence[tuple[Worded, frozenset[str]]]) -> bool:
    """每户1.4万元，发放379.4万元。…共少完成15户: the sum is that of a table, the count a difference; they say nothing of one another.
    应发放1584.55万元，分两批发放：第一批…；第二批…。共发放1580.53万元: what was due works out by its standard, the batches make what was paid.
    900 | 34.44 | 383 (元/平方米): the price is a rounded one, worked out from the sum.  A number of two digits works out somewhere by chance."""
    if telling_digits(told.claimed) < _DIGITS:
        return False
    if told.kind == "cells":
        return len(numbers) >= _DIGITS and any(numbers == others for other, others in held if other.kind == "cells" and other.group != told.group)
    if told.kind in _SUMS:
        parts = numbers - {told.claimed}
        summed = any(other.kind in _SUMS and parts <= others for other, others in held)
        return len(parts) > 1 and summed and any(told.claimed in others for _, others in held)
    tabled = any(told.claimed in others for other, others in held if other.kind == "cells")
    return told.kind == "product" and tabled and all(any(number in others for _, others in held) for number in numbers)


def _numbers(told: Worded, outcome: Outcome) -> set[str]:
    """What a working makes and what it uses, as printed; small counts tell nothing."""
    used = _NUMERAL.findall(outcome.computation.partition("=")[0])
    return {told.claimed, *(number for number in used if number not in _SCALES and (Fraction(number) >= _FEW or "." in number))}


_SCALES = ("100", "10000", "1000")


def _tried(book: FactBook) -> Iterator[tuple[Worded, Outcome]]:
    groups: dict[str, list[Worded]] = {}
    held: set[Span] = set()
    for told in book.worded:
        if told.kind == "afar":
            continue
        if told.kind in ("at_most", "at_least"):
            yield told, _beyond(told)
        elif told.group is not None:
            groups.setdefault(told.group, []).append(told)
        else:
            outcome = _one(told)
            held |= {told.claimed_anchor.span} if outcome.status is not Status.NOT_CHECKABLE else set()
            yield told, outcome
    for members in groups.values():
        yield from _group(members)
    for told in book.worded:
        if told.kind == "afar" and told.claimed_anchor.span not in held:  # nothing that stands nearer makes it
            yield told, _one(told)


def _one(told: Worded) -> Outcome:
    """The first way that holds; where none does and the words are firm, the one that comes near speaks, else the likeliest."""
    tried = [(way, worked) for way in told.ways if (worked := reckoned(told, way)) is not None]
    if told.kind == "other_unit" and tried:
        return _outcome(told, *tried[0])
    for way, worked in tried:
        if worked.reading is not None:
            return _outcome(told, way, worked)
    if any(_rounded_off(told, way, worked) for way, worked in tried):
        return unchecked(CODE, [], Say("以整万元列数的尾差", "whole 万元, rounded each"))
    if told.firm and len(tried) == 1 and (hint := _other_unit(told, tried[0][1])) is not None:
        return replace(_outcome(told, *tried[0]), hints=(hint,))
    if told.firm and len(tried) == 1 and _ten_thousandfold(told, tried[0][1]):
        hint = Say("其中一个数的单位似有误", "one number seems to bear a wrong unit")
        return replace(_outcome(told, *tried[0]), category=Category.UNIT, hints=(hint,))
    if told.firm and len(tried) == 1 and _point_moved(told, tried[0][1]):
        hint = Say("其中一个数的小数点或单位似有误", "one number seems to have its point in the wrong place, or a wrong unit")
        return replace(_outcome(told, *tried[0]), category=Category.UNIT, hints=(hint,))
    if not tried or not told.firm or (tried[0][1].unclear and told.kind != "restated" and not _nothing_left(told)):
        return _slipped(told, tried)
    if told.kind == "parts":
        near = [pair for pair in tried if abs(pair[1].exact - _claimed(told)) <= _NEAR * _claimed(told)]
        turned = [pair for pair in tried if turned_in(pair[0], told.claimed)]
        tried = near or turned or [pair for pair in tried if digit_in(pair[0], told.claimed)]
        if not tried:
            return unchecked(CODE, [], Say("其中各项可能未列全", "perhaps not all parts are named"))
    if told.kind == "away" and abs(tried[0][1].exact - _claimed(told)) > _NEAR * _claimed(told) and not _misprint(told, tried[0][1]):
        return unchecked(CODE, [], Say("别处所说的总额可能另有所指", "the whole told elsewhere may be another one"))
    best = min(tried, key=lambda pair: abs(pair[1].exact - _claimed(told)))
    return _outcome(told, *(best if abs(best[1].exact - _claimed(told)) <= _SLIP * _claimed(told) else tried[0]))


def _misprint(told: Worded, worked: Worked) -> bool:
    """完成率9.06%, of 14264 of 14400: a digit left out puts a number far from what it should be."""
    places = len(told.claimed.partition(".")[2])
    return misprinted(told.claimed, f"{decimal_of(worked.exact, places):.{places}f}")


def _nothing_left(told: Worded) -> bool:
    """年末结余0.00万元: no difference is nought but for its unit."""
    return told.kind == "gap" and not _claimed(told)


def _rounded_off(told: Worded, way: str, worked: Worked) -> bool:
    """公务用车费995万元（购置费38万元，运行费958万元）: sums of money rounded to whole 万元 may be one off, long lists more; round budgets not."""
    if _coarser(told, way) or _of_hundred_millions(told, way):
        return 0 < abs(worked.exact - _claimed(told)) * 2 <= way.count("+") + way.count("-") + 1 + (way.count("-") > 0)
    parts = way.split("+")
    whole = told.kind in ("parts", "sum") and told.claimed_unit in _UNITS_OF_ROUNDING and all(part.isdigit() for part in (told.claimed, *parts))
    near = 0 < abs(worked.exact - _claimed(told)) <= max(1, len(parts) // 2)
    return whole and len(parts) > 1 and near and sum(int(part) % _ROUND != 0 for part in parts) > 1


def _coarser(told: Worded, way: str) -> bool:
    """治理6568.8平方公里，其中甲340平方公里、乙974平方公里、…: whole parts of a sum told to a tenth were rounded, each for itself."""
    parts = way.split("+")
    return told.kind in _SUMS and len(parts) > 1 and all(map(str.isdigit, parts)) and "." in told.claimed and told.claimed_unit not in ("", "分", "%")


def _of_hundred_millions(told: Worded, way: str) -> bool:
    """收入18300亿元，支出13948亿元，结余4351亿元: each rounded to whole 亿元."""
    return told.claimed_unit == "亿元" and way.count("-") == 1 and all(map(str.isdigit, (told.claimed, *way.split("-"))))


_UNITS_OF_ROUNDING, _ROUND = ("万元", "亿元"), 5


def _slipped(told: Worded, tried: Sequence[tuple[str, Worked]]) -> Outcome:
    """What the words leave open is held against the report only where one digit is all that keeps a way from holding."""
    for way, worked in tried:
        slip = slip_in(way, told.claimed, told.claimed_unit == "%", len(tried))
        if slip is not None:
            found = _outcome(told, way, worked)
            return found if slip.printed == told.claimed else replace(found, message=_with(found.message, slip))
    return unchecked(CODE, [], _UNSURE)


def _with(message: Say | None, slip: Slip) -> Say:
    """What is told, and which of its numbers would make it hold."""
    zh, en = (message.zh, message.en) if message is not None else ("", "")
    return Say(f"{zh}{slip.printed}若为{slip.should}则相符。", f"{en} It would hold with {slip.should} for {slip.printed}.")


def _beyond(told: Worded) -> Outcome:
    """A part that is more than its whole, a result short of the goal that is said to be reached: told only where it is so."""
    worked = reckoned(told, told.ways[0])
    if worked is None:
        return unchecked(CODE, [], _UNSURE)
    found = _outcome(told, told.ways[0], worked)
    sign = "大于" if told.kind == "at_most" else "少于"
    than = found.expected
    message = Say(f"{told.label}：{found.reported}{sign}{than}。", f"{told.label}: {found.reported} against {than}.")
    return replace(found, message=message, expected=f"{'≤' if told.kind == 'at_most' else '≥'}{than}", computation="")


_OF_MONEY = ("rate", "average", "product")
_UNITS = {"元": ("万元", Fraction(10_000)), "万元": ("元", Fraction(1, 10_000))}


def _other_unit(told: Worded, worked: Worked) -> Say | None:
    """保费的32%为420.37元, of so many 万元; 亩均投资1500万元: a portion, a mean, a product that is right but for its unit;
    元 and 万元 were both printed."""
    if told.kind not in _OF_MONEY or told.claimed_unit not in _UNITS or not told.claimed_unit.endswith("元"):
        return None
    unit, times = _UNITS[told.claimed_unit]
    half = Fraction(f"0.5e-{len(told.claimed.partition('.')[2])}")
    if abs(worked.exact / times - _claimed(told)) > half:
        return None
    return Say(f"单位似应为{unit}", f"the unit should probably be {unit}")


def _ten_thousandfold(told: Worded, worked: Worked) -> bool:
    """应付561.41元，占预算575万元的97.64%: a rate of two sums, each with its unit, that is right but for one unit ten thousand times off."""
    half = Fraction(f"0.5e-{len(told.claimed.partition('.')[2])}")
    times = any(abs(worked.exact * scale - _claimed(told)) <= half for scale in (_WAN, 1 / _WAN))
    return told.kind == "rate" and told.claimed_unit == "%" and len(told.claimed) >= _RATE_DIGITS and times


def _point_moved(told: Worded, worked: Worked) -> bool:
    """420台，单价2.26万元，支付94.92万元: a product of money that is right but for ten times or a hundred (a thousand parts 公里 from 米)."""
    half = Fraction(f"0.5e-{len(told.claimed.partition('.')[2])}")
    return told.kind == "product" and telling_digits(told.claimed) >= _TELLING_PRODUCT and any(
        abs(exact - _claimed(told)) <= half for power in (10, 100) for exact in (worked.exact * power, worked.exact / power))


_TELLING_PRODUCT = 3
_WAN, _RATE_DIGITS = Fraction(10_000), len("97.6")


def _claimed(told: Worded) -> Fraction:
    return Fraction(told.claimed)


def _group(members: Sequence[Worded]) -> Iterator[tuple[Worded, Outcome]]:
    """Figures worked alike: the way that most of them agree on; those that it does not fit are wrong."""
    table: list[list[Worked | None]] = []
    scores: list[int] = []
    for ways in zip(*(told.ways for told in members), strict=True):
        table.append([reckoned(told, way) for told, way in zip(members, ways, strict=True)])
        scores.append(sum(worked is not None and worked.reading is not None for worked in table[-1]))
        if scores[-1] == len(members):
            break  # no other way can fit better
    most = max(scores, default=0)
    if not _agreed(members, table, scores, most):
        yield from ((told, unchecked(CODE, [], _UNSURE)) for told in members)
        return
    best = [at for at, score in enumerate(scores) if score == most]
    for number, told in enumerate(members):
        tried = [(at, worked) for at in best if (worked := table[at][number]) is not None]
        held = next(((at, worked) for at, worked in tried if worked.reading is not None), None)
        if tried and (held is not None or not tried[0][1].unclear or told.claimed_unit == "%"):  # a percentage's unit was not left out
            at, worked = held or tried[0]
            doubtful = held is None and told.kind == "cells" and most < _SEVERAL and not _like(told, worked)
            if doubtful and not _of_a_kind(told, members, table[best[0]]):
                yield told, unchecked(CODE, [], _UNSURE)
                continue
            yield told, _outcome(told, told.ways[at], worked)


_SEVERAL = 3


def _like(told: Worded, worked: Worked) -> bool:
    """Of two rows that are worked alike a third may be another matter, unless it comes near."""
    return abs(worked.exact - _claimed(told)) <= _SLIP * max(_claimed(told), worked.exact)


_HEAD_ENDS = 2


def _of_a_kind(told: Worded, members: Sequence[Worded], worked: Sequence[Worked | None]) -> bool:
    """问题人数 beside 抽查人数 and 准确人数, both of which add up: a total of the same thing."""
    sums = (told.group or "").endswith(".total")
    held = [other for other, done in zip(members, worked, strict=True) if done is not None and done.reading is not None]
    return sums and len(held) == len(members) - 1 > 1 and any(other.label[-_HEAD_ENDS:] == told.label[-_HEAD_ENDS:] for other in held)


def _near(told: Worded, worked: Worked | None) -> bool:
    return worked is not None and abs(worked.exact - _claimed(told)) <= _NEAR * _claimed(told)


def _agreed(members: Sequence[Worded], table: Sequence[Sequence[Worked | None]], scores: Sequence[int], most: int) -> bool:
    """Whether enough of the group is worked in one way for the rest to be held to it; a table's only sum must come near by itself."""
    if len(members) == 1 and (members[0].group or "").endswith(".total"):
        return bool(table) and _near(members[0], table[0][0])
    if not scores or (not most and not (members[0].group or "").endswith(".total")):
        return False
    if members[0].kind == "cells":
        if (members[0].group or "").endswith(".total"):
            turned = sum(telling_digits(told.claimed) >= _TELLING and turned_in(told.ways[0], told.claimed) for told in members)
            # 3493.56 for 3439.56 is a sum all the same
            return (most + turned) * 2 >= len(members)  # a total row whose other columns add up is a total
        able = max(sum(worked is not None for worked in row) for row, score in zip(table, scores, strict=True) if score == most)
        return most >= 2 and most * 5 >= max(able, len(members)) * 3
    return most * 2 >= len(members) and (len(members) > 2 or most == len(members) or scores[0] == most or _one_off(members, table, scores))


def _one_off(members: Sequence[Worded], table: Sequence[Sequence[Worked | None]], scores: Sequence[int]) -> bool:
    """123人，占81.33%；115人，占77.70%, of 148: one share of two to the last of its digits, the other off by little."""
    fine = all(telling_digits(told.claimed) >= _DIGITS for told in members)
    close = [row for row, score in zip(table, scores, strict=True) if score == 1 and all(
        worked is not None and abs(worked.exact - _claimed(told)) * _LITTLE <= _claimed(told) for told, worked in zip(members, row, strict=True))]
    return fine and len(close) == 1


_LITTLE = 10


_NUMERAL = regexp(r"\d+(?:\.\d+)?")


def _used(told: Worded, way: str) -> Sequence[Anchor]:
    """Where the numbers stand that a way works with."""
    numerals = set(_NUMERAL.findall(way))
    used = [place for place, number in zip(told.places, told.printed, strict=False) if number.lstrip("-") in numerals]
    return used or told.places or (told.anchor,)


def _outcome(told: Worded, way: str, worked: Worked) -> Outcome:
    sign = "%" if told.claimed_unit == "%" else ""
    places = len(told.claimed.partition(".")[2])
    should = f"{decimal_of(worked.exact, max(places, 2)).normalize():f}{sign or told.claimed_unit}"
    said = f"{told.claimed}{told.claimed_unit}"
    message = Say(f"{told.label}：报告为{said}，按{way}计算应为{should}。", f"{told.label}: the report says {said}; {way} gives {should}.")
    if told.kind == "listed":
        message = Say(f"写作{said}，其后逐项列出{should}。", f"{said} are told, {should} are listed.")
    if told.kind == "tabled":
        message = Say(f"“{told.label}”：正文为{said}，表中为{should}。", f"{told.label}: {said} in the text, {should} in the table.")
    if told.kind == "retold":
        message = Say(f"“{told.label}”前后不一致：此处为{said}，别处为{should}。", f"{told.label}: {said} here, {should} elsewhere.")
    if told.kind == "other_unit":
        should = f"{told.claimed}{told.label}"
        message = Say(f"{said}的单位似应为{told.label}：按各项之和应为{should}。", f"{said} seems to bear a wrong unit: by the sum it is {should}.")
    return Outcome(
        category=Category.UNIT if told.kind == "other_unit" else Category.CROSS_REFERENCE if told.kind in ("tabled", "retold") else None,
        rule=CODE, status=Status.CONSISTENT if worked.reading else Status.INCONSISTENT, inputs=(told.id,),
        evidence=tuple(dict.fromkeys((told.claimed_anchor, *_used(told, way)))), tokens=told.tokens,
        message=message,
        reported=said, expected=should, computation=f"{way} = {should}", reading=None, reported_interval=worked.claimed,
        expected_interval=Interval.point(decimal_of(worked.exact, 24)),
    )


RULE = Rule(
    CODE, "worded-relation", Say("文字叙述的数字算不上", "Numbers of a sentence do not work out"),
    Category.ARITHMETIC, Scope.IN_TEXT, Severity.MEDIUM, check, yields=True,
)
