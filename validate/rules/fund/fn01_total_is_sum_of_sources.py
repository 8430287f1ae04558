"""FN01 资金总额等于各来源之和

查什么　预算、到位、支出、总投资各自的总额，应等于中央、省、市、县、自筹、债券、其他等来源之和。表内按列核对；正文在一段内，或在同一节内核对。
为什么　来源不合，说明漏列了资金或金额写错。
触发　　总额 589.20 万元，而 82＋7.20＋50 合计 139.20 万元。
不触发　“其中”只列部分来源；别的年度、别一笔下达的其中；财政资金与其下中央、省、县并列（不重复相加）；四舍五入的尾差。
局限　　正文所列来源明显不全（与总额相差一成以上，且未同时列出上级与本级）时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction

from model.fact import Fact
from model.figure import ALL_YEARS
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from model.regexp import regexp
from validate.algebra import total
from validate.book import FactBook, grouped
from validate.funds import AMOUNTS, COLUMNS, complete_by_source, completing, once_each, period_of, source_sums, value, wholes
from validate.held import summed_in_words
from validate.rule import Rule, settled_by_any

CODE = "FN01"
_SOME = Say("所列资金来源可能不全", "perhaps not all sources are named")


def check(book: FactBook) -> Iterator[Outcome]:
    done: set[str] = set()
    facts = [fact for fact in book.numbers(*AMOUNTS) if _sourced(fact)]
    years = {key: {_year(fact) for fact in members if _year(fact) != _NO_YEAR} for key, members in grouped(facts, _told_in).items()}
    for _, kind in grouped(facts, lambda fact: (fact.context.group, *_kind(fact, years[_told_in(fact)]))).items():
        for members in [kind] if _once(kind) else grouped(kind, _column).values():
            for outcome in _check(book, members, _besides(book, members)):
                done.update(outcome.inputs)
                yield outcome
            done.update(_held_here(book, members))
    rest = [fact for fact in facts if fact.anchor.cell is None and fact.id not in done and fact.context.section]
    for _, told in grouped(rest, lambda fact: (book.system(fact.context), fact.context.section, fact.concept, fact.context.scope)).items():
        for members in _versions(told):
            yield from _in_section(book, members)


def _in_section(book: FactBook, members: Sequence[Fact]) -> Iterator[Outcome]:
    """What the paragraphs of one section tell of one kind of money."""
    for outcome in _check(book, members) if not _of_another_whole(book, members) else ():
        if outcome.status is not Status.NOT_CHECKABLE:
            yield outcome


def _versions(told: Sequence[Fact]) -> list[list[Fact]]:
    """财政资金：年初预算数181万元，财政资金：全年预算数181万元: where a source is told in two versions of the budget, each has its own sum."""
    items: dict[str, set[str | None]] = {}
    for fact in told:
        items.setdefault(fact.context.source or "total", set()).add(fact.context.item)
    twice = any(len(versions & {"年初", "全年", "调整后"}) > 1 for source, versions in items.items() if source != "total")
    return list(grouped(told, lambda fact: fact.context.item).values()) if twice else [list(told)]


def _held_here(book: FactBook, members: Sequence[Fact]) -> list[str]:
    """A total that the sentence's own words hold against its parts, and these: no other total of the chapter is made of them."""
    parts = once_each([fact for fact in members if fact.context.source not in (None, "total")])
    wholes_here = [fact for fact in members if fact.context.source in (None, "total") and summed_in_words(book, fact, parts)]
    return [fact.id for fact in (*wholes_here, *parts)] if wholes_here else []


def _of_another_whole(book: FactBook, members: Sequence[Fact]) -> bool:
    """Whether the sources told in another paragraph than the total make what was to come in all: they are of that sum."""
    parts = once_each([fact for fact in members if fact.context.source not in (None, "total")])
    added = sum((value(fact) for fact in parts), Fraction(0))
    return any(value(fact) == added for fact in wholes(book, "budget_total", "invest_total", "funds_applied") if fact not in members)


def _sourced(fact: Fact) -> bool:
    return fact.context.lot is None and (fact.context.item is None or fact.context.item in COLUMNS)


_NO_YEAR = (None, None)


def _told_in(fact: Fact) -> tuple[object, ...]:
    return fact.context.group, fact.concept, fact.anchor.cell is None


def _year(fact: Fact) -> tuple[object, ...]:
    return fact.context.year, period_of(fact)


def _kind(fact: Fact, years: AbstractSet[tuple[object, ...]]) -> tuple[object, ...]:
    """市级资金26万元，县级预算安排134万元: a source that says once more what it is stands beside the others, of the one year told there."""
    context = fact.context
    scope = None if context.scope == ALL_YEARS and context.year is None else context.scope  # 两年共安排2600万元，其中中央资金1500万元
    one = next(iter(years)) if fact.anchor.cell is None and _year(fact) == _NO_YEAR and len(years) == 1 else _year(fact)
    return fact.concept, context.item, *one, scope


def _column(fact: Fact) -> int | None:
    return fact.anchor.cell.column if fact.anchor.cell is not None else None


def _once(members: Sequence[Fact]) -> bool:
    """Whether each source and the total are named once: then they belong together, wherever a form has put them."""
    named = [fact.context.source for fact in members]
    return named.count("total") == 1 and len(set(named)) == len(named)


def _besides(book: FactBook, members: Sequence[Fact]) -> list[Fact]:
    """Parts of a sentence's list that are told by what they are for (or by payers that no list knows), among those told by whose money they
    are, right behind the last, or first of all behind the whole."""
    parts = [fact for fact in members if fact.context.source not in (None, "total") and fact.anchor.cell is None]
    if len(parts) < 2:
        return []
    first, last = parts[0].anchor.span.start, parts[-1].anchor.span.end
    same = [fact for fact in book.numbers(parts[0].concept) if fact.context.group == parts[0].context.group]
    whole = [fact.anchor.span.end for fact in same if fact.context.source == "total" and fact.anchor.span.end < first]
    first = whole[-1] if whole and first - whole[-1] < _AHEAD else first
    listed = [fact for fact in same if period_of(fact) == period_of(parts[0])]
    besides = [fact for fact in listed if not _sourced(fact) and first < fact.anchor.span.start < last + _NEXT]
    return [fact for fact in besides if not _BATCH.match(fact.context.item or "")]


_BATCH = regexp(r"第[一二三四五六七八九十\d]+[批次期]|首[批次期]")
"""中央资金分两批下达，第一批…、第二批…: parts of one source."""
_AHEAD = 60
"""Characters from the whole to its first known source: 其中从失业保险基金提取的专账资金2000万元、省级…."""
_NEXT = 24  # characters to the number of a last part: 、居民及产权单位出资96.40万元


def _headed(book: FactBook, whole: Fact, parts: Sequence[Fact]) -> bool:
    """本年收入合计25,031万元；包括财政拨款24,940万元（其中，一般公共预算…，政府性基金…）: whether a sum between the whole and the parts is theirs."""
    start, end = whole.anchor.span.end, min(fact.anchor.span.start for fact in parts)
    added = sum((value(fact) for fact in parts), Fraction(0))
    between = [fact for fact in book.numbers("loose_sum", "fund_part") if fact.anchor.cell is None and start <= fact.anchor.span.start < end]
    return len(parts) > 1 and any(fact.context.group == whole.context.group and value(fact) == added for fact in between)


def _check(book: FactBook, members: Sequence[Fact], besides: Sequence[Fact] = ()) -> Iterator[Outcome]:
    stated = [fact for fact in members if fact.context.source == "total"] or [fact for fact in members if fact.context.source is None]
    stated = [*_changed_to(book, members), *stated]
    parts = once_each([fact for fact in members if fact.context.source not in (None, "total")])
    parts += completing(book, stated[0], parts) if stated else []
    if not stated or not parts or _headed(book, stated[0], parts):
        return
    if len(parts) < 2 and (stated[0].anchor.cell is None or _among_items(book, stated[0])):
        return
    what = Say(f"{book.lexicon.concepts[stated[0].concept].title}总额与各来源之和", "the total against its sources")
    told = [whole for whole in once_each(stated) if not summed_in_words(book, whole, parts)]
    outcomes = [_one(whole, of_year, what, besides) for whole in told if (of_year := _not_of_another_year(whole, parts))]
    holding = [outcome for outcome in outcomes if outcome.status is Status.CONSISTENT]
    yield from holding or outcomes[:1]


def _among_items(book: FactBook, whole: Fact) -> bool:
    """Whether the total's column has rows that name no source: one that does is one of them by its name only."""
    cell = whole.anchor.cell
    return cell is not None and any(
        fact.anchor.cell is not None and (fact.anchor.cell.table, fact.anchor.cell.column) == (cell.table, cell.column)
        and fact.context.source is None and (fact.context.item or fact.context.scope) for fact in book.numbers(whole.concept))


def _not_of_another_year(whole: Fact, parts: Sequence[Fact]) -> Sequence[Fact]:
    """2023年共下达250万元。2022年12月提前下达60万元（其中中央40万元…）: what is told of another year is no part of this one's."""
    year = whole.context.year
    return [fact for fact in parts if year is None or fact.context.year in (None, year)]


def _changed_to(book: FactBook, members: Sequence[Fact]) -> list[Fact]:
    """年初预算890万元，调减20万元，调整后870万元。资金来源为：…: what the budget became, where the sources of a paragraph stand right behind it."""
    parts = [fact for fact in members if fact.context.source not in (None, "total") and fact.anchor.cell is None]
    if not parts or parts[0].concept != "budget_total":
        return []
    first = parts[0].anchor.span.start
    before = [fact for fact in wholes(book, *AMOUNTS) if fact.context.group == parts[0].context.group and fact.anchor.span.start < first]
    return [fact for fact in before[-1:] if fact.concept == "budget_adjusted"]


def _one(whole: Fact, parts: Sequence[Fact], what: Say, besides: Sequence[Fact]) -> Outcome:
    in_table = whole.anchor.cell is not None
    partial = None if in_table or complete_by_source(whole, parts) or (besides and complete_by_source(whole, [*parts, *besides])) else _SOME
    blank = in_table and whole.quantity is not None and not whole.quantity.value
    key = ("nought", whole.context.group or "") if blank else ()  # a row of noughts is one slip, however many columns it has
    return settled_by_any(CODE, whole, [*([total([*parts, *besides])] if besides else ()), *source_sums(parts)], what, partial=partial, key=key)


RULE = Rule(
    CODE, "total-is-sum-of-sources", Say("资金总额与各来源之和不符", "A total of funds is not the sum of its sources"),
    Category.ARITHMETIC, Scope.IN_TABLE, Severity.HIGH, check,
)
