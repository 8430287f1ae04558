"""QT03 分项之和等于合计数量

查什么　一张表里按小区、标段、批次或乡镇逐行列出的户数、栋数、面积、工程量，相加应等于合计行。
为什么　合计错了，完成率和单位成本都跟着错。
触发　　三行共351户，合计写作315户。
不触发　面积按印出的位数允许四舍五入；只有“其中”一两项、没有合计行的表；句中写明其中各项合起来占总数几成的。
局限　　行与行之间有重叠批次时，相加大于合计属正常，应由核对人判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import takewhile

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.algebra import total
from validate.book import FactBook, by_group, grouped
from validate.counts import COUNTS
from validate.funds import near, value
from validate.rule import Rule, settled, unchecked

CODE = "QT03"


def check(book: FactBook) -> Iterator[Outcome]:
    posts = [fact for fact in book.numbers("staff_count") if fact.anchor.cell is not None and fact.context.item is None]  # 乡镇 | 在岗人数
    for facts in by_group([*book.numbers(*COUNTS), *posts]).values():
        for (concept, *_), members in grouped(
            facts,
            lambda fact: (fact.concept, fact.context.stage, fact.context.year, fact.context.period, fact.quantity.unit if fact.quantity else "",
                          fact.label if fact in posts else ""),
        ).items():
            whole = [fact for fact in members if fact.context.source == "total"]
            parts = [fact for fact in members if fact.context.source != "total" and (fact.context.item or fact.context.lot or fact in posts)]
            subtotals = _of_lots(parts)
            for subtotal, inside in subtotals:
                named = f"{subtotal.context.lot}{book.lexicon.concepts[concept].title}"
                yield settled(CODE, subtotal, total(inside), Say(f"{named}小计与各分项之和", f"{concept} of one lot against its parts"))
            parts = [fact for fact in parts if all(fact is not subtotal for subtotal, _ in subtotals)]
            if len(whole) != 1 or not parts:
                continue
            if len(parts) < 2:
                yield unchecked(CODE, [whole[0], *parts], Say("分项不全", "the parts are not all there"))
                continue
            title = whole[0].label.partition("(")[0] if whole[0] in posts else book.lexicon.concepts[concept].title
            yield settled(CODE, whole[0], total(parts), Say(f"{title}合计与各分项之和", f"total of {concept} against its parts"))
    yield from _in_sentences(book)


def _of_lots(parts: list[Fact]) -> list[tuple[Fact, list[Fact]]]:
    """一标段 | 小计 | 546 below 一标段 | 建安小区 | 142 and others: what each lot comes to, and what it is made of."""
    found = []
    for lot, members in grouped([fact for fact in parts if fact.context.lot], lambda fact: fact.context.lot).items():
        own = [fact for fact in members if fact.context.item is None]
        inside = [fact for fact in members if fact.context.item is not None]
        if lot is not None and len(own) == 1 and len(inside) > 1:
            found.append((own[0], inside))
    return found


def _in_sentences(book: FactBook) -> Iterator[Outcome]:
    """3.6万亩，其中甲镇1.5万亩，乙镇2.1万亩: the parts of one unit against the count that stands before them."""
    overlapping = book.lexicon.words["overlapping_kinds"]  # 其中女性30人，少数民族25人 need not add up
    facts = [fact for fact in book.numbers(*COUNTS, "quantity", "staff_count", "survey_sent", "survey_valid") if fact.anchor.cell is None]
    shared = {told.tokens[0].start for told in book.worded if told.kind == "jointly"}  # 其中甲372台、乙684台，甲、乙占88%
    for members in by_group(facts).values():
        placed = sorted(members, key=lambda fact: fact.anchor.span.start)
        marked = [fact for fact in placed if fact.label == _PART and not _VACANT.search(fact.context.item or "")]
        for unit in dict.fromkeys(fact.quantity.unit for fact in marked if fact.quantity):
            parts = [fact for fact in marked if fact.quantity and fact.quantity.unit == unit]
            before = [fact for fact in placed if fact.label != _PART and fact.quantity and fact.quantity.unit == unit
                      and fact.anchor.span.start < parts[0].anchor.span.start]
            first, last = (parts[at].anchor.span.start for at in (0, -1))
            between = [fact for fact in placed if first < fact.anchor.span.start < last and fact not in marked]
            if not before or len(parts) < 2 or between or before[-1].anchor.span.start in shared:
                continue
            ways = [kind for kind in book.lexicon.words["attributes"] if any(re.search(kind, fact.context.item or "") for fact in parts)]
            if len(ways) > 1:  # by title, by degree: people told apart in several ways
                continue
            if any(word in (fact.context.item or "") for fact in parts for word in overlapping):
                continue
            parts = _complete(before[-1], parts)
            if len(parts) < 2:
                continue
            title = before[-1].context.item or book.lexicon.concepts[before[-1].concept].title
            partial = None if near(before[-1], parts) else Say("其中各项可能未列全", "perhaps not all parts are named")
            if any(value(fact) >= value(before[-1]) for fact in parts):
                partial = Say("有一项不小于总数，各项可能互有重叠", "one part is no smaller than the whole: they may overlap")
            if _rounded(before[-1], parts):
                continue
            yield settled(CODE, before[-1], total(parts), Say(f"{title}与其中各项之和", f"{title} against its parts"), partial=partial)


def _rounded(whole: Fact, parts: list[Fact]) -> bool:
    """治理面积656.8平方公里，其中甲34平方公里、乙97平方公里…: parts printed coarser than the whole were rounded, each for itself."""
    ulps = [part.quantity.ulp for part in parts if part.quantity]
    finer = whole.quantity is not None and whole.quantity.unit not in ("", "个") and all(whole.quantity.ulp < ulp for ulp in ulps)
    return finer and abs(value(whole) - sum(map(value, parts))) * 2 <= sum(map(Fraction, ulps))


_VACANT = regexp(r"[空缺]编|空缺|超编")
"""其中勤务168名、文职63名，空编9名: posts that nobody holds."""


def _complete(whole: Fact, parts: list[Fact]) -> list[Fact]:
    """The first two or more where they make the whole and the next is beside them: 其中新建3万亩、改造1.2万亩，同步发展…0.84万亩; or is said
    of the whole: 其中甲镇12个、乙镇11个，列入治理范围的22个; and never the goal that follows them: 其中讲座20场、展览12场，年度目标30场;
    nor what was found among them: 其中甲类58份、乙类62份，发现6份缺件."""
    parts = list(takewhile(lambda part: not _GOAL.match(part.context.item or ""), parts))
    ends = [at for at in range(2, len(parts)) if (parts[at].context.item or "").startswith(_BESIDE)]
    return next((parts[:at] for at in ends if sum(map(value, parts[:at])) == value(whole)), parts)


_GOAL = regexp(r"(?:年度|年初|全年|原定)?(?:绩效)?(?:目标|计划|任务)(?![内外])")
_BESIDE = ("同步", "同时", "另", "还", "并", "列入", "纳入", "涉及", "参加", "参与", "发现", "存在", "查出")


_PART = "其中"

RULE = Rule(
    CODE,
    "parts-sum-to-total",
    Say("分项数量之和与合计不符", "Parts do not add up to the total"),
    Category.ARITHMETIC,
    Scope.IN_TABLE,
    Severity.MEDIUM,
    check,
)
