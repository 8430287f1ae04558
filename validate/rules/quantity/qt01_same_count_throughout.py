"""QT01 同一数量各处相同

查什么　小区数、楼栋数、户数、面积、人员编制和各项工程量，凡口径相同（项目整体、同一标段、同一年度、计划或完成）的各处数值应当相同。
为什么　前后数量不一，说明范围变了而未说明，或有一处写错；产出得分随之存疑。
触发　　前文“改造9个小区”两处，后文写“计划改造的6个老旧小区”。
不触发　“十四五”总数、全市总数另有范围；10358.71平方米与1.04万平方米四舍五入后相同；计划与完成分开比较；≥9个与9个相符。
局限　　一段话里同一概念有几个不同数值的，视为分项，不参加比较；只出现两次且互异的，无从判断哪处正确。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from model.fact import Fact, Stage
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.agree import far_apart
from validate.algebra import numeral
from validate.book import FactBook, grouped
from validate.counts import DONE, FORECAST, TITLES_EN, agree, by_key, own_voice, rated_apart, scopes_with_forms, wider_counts, without_parts
from validate.funds import swapped, value
from validate.mentions import SHOWN, compare, same_quantity
from validate.names import stripped
from validate.rule import Rule, claim

CODE = "QT01"
_LONG, _MANY, _GREAT = 4, 100, 1000  # a name so long, a number so great, do not meet by chance
_CLOSE = 60  # characters between two items of one list


def check(book: FactBook) -> Iterator[Outcome]:
    counts = list(_counts(book))
    yield from counts
    yield from _wider(book)
    yield from _staff(book)
    compared = {frozenset(outcome.inputs) for outcome in counts}  # households of a kind are counts and works at once
    works = list(_works(book))
    yield from (outcome for outcome in works if frozenset(outcome.inputs) not in compared)
    told = {name for outcome in works for name in outcome.inputs}
    yield from _turned(book, told)


def _counts(book: FactBook) -> Iterator[Outcome]:
    for scope in (None, *scopes_with_forms(book)):
        yield from _counts_of(book, scope)


def _counts_of(book: FactBook, scope: str | None) -> Iterator[Outcome]:
    for key, facts in by_key(book, own_voice, scope).items():
        if key.life == FORECAST or len(facts) < 2:
            continue
        title = book.lexicon.concepts[key.concept].title
        stage = "完成" if key.life == DONE else "计划"
        where = "".join(part for part in (scope, key.lot, key.item) if part)
        what = Say(f"{where}{title}（{stage}）", f"{TITLES_EN.get(key.concept, key.concept)} ({'done' if key.life == DONE else 'planned'})")
        yield from compare(CODE, _told_alike(_one_scope(_of_one_head(without_parts(book, key, facts)))), agree, what)


def _of_one_head(facts: list[Fact]) -> list[Fact]:
    """None where there are but totals of several tables, under other heads: 实有人数 of the staff, 人数 of those who answered."""
    totals = all(fact.anchor.cell is not None and fact.context.source == "total" for fact in facts)
    return [] if totals and len({fact.label for fact in facts}) > 1 else facts


def _told_alike(facts: list[Fact]) -> list[Fact]:
    """None where three or more mentions give as many values, and no two are a slip apart: each rather counts something of its own."""
    values = {value(fact) for fact in facts}
    apart = len(values) == len(facts) > 2 and not any(value(other) in swapped(fact) for fact in facts for other in facts)
    return [] if apart else facts


def _wider(book: FactBook) -> Iterator[Outcome]:
    """A wider plan's total (“十四五”期间改造11个) is one number too; what was done of it, year by year, is another matter."""
    facts = [fact for fact in wider_counts(book) if own_voice(fact) and fact.context.stage not in (Stage.ACHIEVED, Stage.FORECAST)]
    for (concept, scope, *_), members in grouped(facts, _wider_key).items():
        plan = str(scope).endswith("五")
        what = Say(f"{scope}{book.lexicon.concepts[str(concept)].title}", f"{TITLES_EN.get(str(concept), str(concept))} ({scope})")
        yield from compare(CODE, members if plan else _one_scope(members), agree, what)


def _wider_key(fact: Fact) -> tuple[object, ...]:
    context = fact.context
    return fact.concept, context.scope, context.item, context.lot, context.year, fact.label


def _one_scope(facts: list[Fact]) -> list[Fact]:
    """Without values so far from what most say that they must count something else."""
    if not facts:
        return facts
    usual = max(facts, key=lambda fact: sum(agree(fact, other) for other in facts))
    if len(facts) > 2 and sum(agree(usual, other) for other in facts) < 2:
        return facts
    return [fact for fact in facts if not far_apart(fact, usual)]


def _staff(book: FactBook) -> Iterator[Outcome]:
    staff = [fact for fact in book.numbers("staff_count") if own_voice(fact) and fact.context.item]
    several = len({fact.context.scope for fact in staff} - {None}) > 1  # 局本级, 环卫所: each body has its own people
    for (item, period, *_), facts in grouped(staff, lambda fact: _staff_key(fact, several)).items():
        yield from compare(CODE, facts, same_quantity, Say(f"{period or ''}{item}人数", f"staff ({item})"))


def _staff_key(fact: Fact, several: bool) -> tuple[object, ...]:
    return fact.context.item, fact.context.period, fact.context.year, fact.context.scope if several else None


_Name = tuple[str, str, int | None]
"""Name, unit and year of what is counted."""


def _works(book: FactBook) -> Iterator[Outcome]:
    """Items of works listed in two places: the lists are held against each other where they are plainly one list
    (three names or more in common, most with the same value); a single item, where three mentions or more leave one alone."""
    affixes = book.lexicon.words["item_affixes"]
    lists: dict[tuple[int, str | None], dict[_Name, list[Fact]]] = {}
    for run, fact in _runs([fact for fact in book.numbers("quantity", "households") if fact.context.item and fact.context.scope is None]):
        if fact.quantity is not None:
            items = lists.setdefault((run, fact.context.lot), {})
            items.setdefault((stripped(fact.context.item or "", affixes), fact.quantity.unit, _year_told(fact)), []).append(fact)
    places = [(place, items) for place, items in lists.items() if len(items) > 2]
    paired: set[str] = set()
    for at, (place, items) in enumerate(places):
        for other, others in places[at + 1 :]:
            if place[1] != other[1]:
                continue
            pairs = [(items[a][0], others[b][0]) for a, b in _matched(items, others) if len(items[a]) == len(others[b]) == 1]
            pairs = [pair for pair in pairs if same_quantity(*pair) or not _differs_rightly(book, *pair, items, others)]
            same = [pair for pair in pairs if same_quantity(*pair)]
            if len(pairs) > 2 and len(same) * 2 >= len(pairs):
                paired |= {fact.id for pair in pairs for fact in pair}
                yield from _pairs(sorted(pairs, key=lambda pair: pair[0].anchor.span.start))
    yield from _singles(lists, paired)
    yield from _slips(book, [*_alone(lists, paired), *_in_words(book, affixes)])


def _differs_rightly(book: FactBook, a: Fact, b: Fact, items: Mapping[_Name, list[Fact]], others: Mapping[_Name, list[Fact]]) -> bool:
    return _plan_and_result(a, b) or _taken_together(a, b, items, others) or rated_apart(book, value(a), value(b))


def _taken_together(a: Fact, b: Fact, items: Mapping[_Name, list[Fact]], others: Mapping[_Name, list[Fact]]) -> bool:
    """新建集中供水水厂1座，改造水厂3座 here, 新建、改造水厂4座 there: the one is its list's two of the kind together."""
    few, many, listed = (a, b, items) if value(a) < value(b) else (b, a, others)
    noun = (few.context.item or "")[-2:]
    kin = [fact for (name, *_), facts in listed.items() for fact in facts if fact is not few and name.endswith(noun)]
    return any(value(few) + value(fact) == value(many) for fact in kin
               if fact.quantity and many.quantity and fact.quantity.unit == many.quantity.unit)


def _plan_and_result(a: Fact, b: Fact) -> bool:
    """Whether one is plainly planned and the other plainly done: they may differ."""
    stages = (a.context.stage, b.context.stage)
    return stages.count(Stage.ACHIEVED) == 1 and Stage.UNSTATED not in stages


def _year_told(fact: Fact) -> int | None:
    """The year that its sentence tells of a count (2021年新建渠道9条；2022年新建渠道12条): another year's is another count."""
    return fact.context.year if fact.context.period == f"{fact.context.year}年" else None


def _matched(items: dict[_Name, list[Fact]], others: dict[_Name, list[Fact]]) -> Iterator[tuple[_Name, _Name]]:
    """Names of both lists, of one year or of one that is told in only one of them; one that lost its beginning (雨水立管, 屋面雨水立管) goes with
    the only one that ends alike."""
    yield from ((name, name) for name in items if name in others)
    for name in items:
        if name in others:
            continue
        undated = [other for other in others if other not in items and other[:2] == name[:2] and None in (other[2], name[2])]
        ends = undated or [other for other in others if other not in items and other[1:] == name[1:] and _ends_alike(name[0], other[0])]
        if len(ends) == 1 and (not undated or sum(same[:2] == name[:2] for same in items) == 1):
            yield name, ends[0]


def _ends_alike(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) > 2 and long.endswith(short)


def _runs(facts: list[Fact]) -> Iterator[tuple[int, Fact]]:
    """Quantities that follow one another closely are one list, though hard line breaks cut it into paragraphs."""
    run, last = 0, None
    for fact in facts:
        if last is not None:
            near = fact.anchor.span.start - last.anchor.span.end < _CLOSE and fact.anchor.cell is None and last.anchor.cell is None
            same = fact.context.group == last.context.group
            run += not (same or (near and fact.context.part == last.context.part))
        last = fact
        yield run, fact


def _pairs(pairs: list[tuple[Fact, Fact]]) -> Iterator[Outcome]:
    for a, b in pairs:
        item = a.context.item
        if same_quantity(a, b):
            yield claim(CODE, True, [a, b], Say(f"{item}两处均为{a.raw}", f"{item}: {a.raw} in both lists"), doubt=False)
            continue
        yield claim(
            CODE,
            False,
            [b, a],
            Say(
                f"两处工程量清单中“{item}”不一致：一处为{a.raw}，一处为{b.raw}，其余各项大多相同。",
                f"Two lists of works differ on {item}: {a.raw} and {b.raw}, while most other items agree.",
            ),
            reported=b.raw,
            expected=a.raw,
            key=(str(item), a.raw, b.raw),
        )


_TELLING, _VOTES = 3, 2


def _turned(book: FactBook, told: set[str]) -> Iterator[Outcome]:
    """全县168个行政村 where every other place counts 186 of them, whichever part is spoken of: two digits changed places, no other number."""
    facts = [fact for fact in book.numbers("quantity") if fact.context.item and fact.anchor.cell is None and own_voice(fact)]
    for (item, *_), members in grouped(facts, lambda fact: (fact.context.item, fact.quantity.unit if fact.quantity else "")).items():
        values = grouped(members, value)
        usual = max(values.values(), key=len)
        odd = [fact for amount, found in values.items() if len(found) == 1 and found[0].context.scope for fact in found
               if amount in swapped(usual[0]) and fact.id not in told]
        if len(usual) >= _VOTES and len(odd) == 1 and len(numeral(odd[0])) >= _TELLING:
            yield from compare(CODE, [*usual, *odd], same_quantity, Say(f"“{item}”的数量", f"quantity of {item}"))


_Key = tuple[str | None, str, str]
"""Lot, name and unit of what is counted."""


def _alone(lists: dict[tuple[int, str | None], dict[_Name, list[Fact]]], paired: set[str]) -> Iterator[tuple[_Key, Fact]]:
    """The items that their list names once, and that no other list was held against."""
    for (_, lot), names in lists.items():
        yield from (((lot, *name[:2]), facts[0]) for name, facts in names.items() if len(facts) == 1 and facts[0].id not in paired)


def _in_words(book: FactBook, affixes: Sequence[str]) -> Iterator[tuple[_Key, Fact]]:
    """Goals and results of sentences (计划改造户厕1,260座，实际完成1,248座), as the works that they count; of several years or places, none."""
    told = [fact for fact in book.numbers("indicator_target", "indicator_actual") if fact.anchor.cell is None and fact.context.indicator]
    for facts in grouped(told, lambda fact: (fact.concept, fact.context.indicator, fact.context.lot)).values():
        fact = facts[0]
        if len(facts) == 1 and fact.quantity is not None and fact.context.indicator and fact.context.scope is None:
            named = replace(fact, context=replace(fact.context, item=fact.context.indicator))
            yield (fact.context.lot, stripped(fact.context.indicator, affixes), fact.quantity.unit), named


def _slips(book: FactBook, mentions: Sequence[tuple[_Key, Fact]]) -> Iterator[Outcome]:
    """Two mentions of one item, plan or result, that differ by two exchanged digits (4826户, 4862户); or two of one stage that are near."""
    named: dict[_Key, list[Fact]] = {}
    for key, fact in mentions:
        named.setdefault(key, []).append(fact)
    for (_, name, _), facts in [(key, facts) for key, found in named.items() for dated in _by_year(found) for facts in _by_life(dated)]:
        if len(facts) != 2 or (len(name) <= 2 and min(map(value, facts)) < _GREAT):
            continue
        what = Say(f"“{facts[0].context.item}”的数量", f"quantity of {facts[0].context.item}")
        if rated_apart(book, *map(value, facts)):
            continue
        if same_quantity(*facts) or value(facts[0]) in swapped(facts[1]):
            yield from compare(CODE, facts, same_quantity, what, severity=Severity.MEDIUM)
        elif _near(*facts):
            yield from compare(CODE, facts, same_quantity, what, severity=Severity.LOW)


def _by_year(facts: list[Fact]) -> list[list[Fact]]:
    """Mentions of two years or more, each year's apart; else all of them, though only some tell the year."""
    years = grouped(facts, _year_told)
    return list(years.values()) if len(years.keys() - {None}) > 1 else [facts]


def _by_life(facts: list[Fact]) -> list[list[Fact]]:
    """Two mentions as they are; of more, the results and the rest apart."""
    if len(facts) == 2:
        return [facts]
    return [[fact for fact in facts if (fact.context.stage is Stage.ACHIEVED) is done] for done in (True, False)]


def _near(a: Fact, b: Fact) -> bool:
    """Whether two mentions of one long name, of one stage, year and voice, are within a fifth: rather a slip than another thing."""
    one, other = a.context, b.context
    low, high = sorted((value(a), value(b)))
    return (
        (one.stage, one.period, one.voice, one.scope) == (other.stage, other.period, other.voice, other.scope)
        and len(one.item or "") >= _LONG and one.item == other.item and high >= _MANY and low * 5 >= high * 4
    )


def _singles(lists: dict[tuple[int, str | None], dict[_Name, list[Fact]]], paired: set[str]) -> Iterator[Outcome]:
    items: dict[tuple[str | None, str, str, object], list[Fact]] = {}
    for (_, lot), names in lists.items():
        for (name, unit, _), facts in names.items():
            if len(facts) == 1 and len(name) > 2 and facts[0].id not in paired:
                items.setdefault((lot, name, unit, facts[0].context.stage), []).append(facts[0])
    for facts in [dated for found in items.values() for dated in _by_year(found)]:
        alone = [fact for fact in facts if sum(same_quantity(fact, other) for other in facts) == 1]
        if len(facts) > 2 and len(alone) < 2:
            item = facts[0].context.item or ""
            yield from compare(CODE, facts[: 10 * SHOWN], same_quantity, Say(f"工程量“{item}”", f"quantity of {item}"))


RULE = Rule(
    CODE,
    "same-count-throughout",
    Say("同一数量前后不一致", "One count, two values"),
    Category.CROSS_REFERENCE,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)
