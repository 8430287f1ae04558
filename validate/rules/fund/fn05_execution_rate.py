"""FN05 预算执行率

查什么　执行率（支付率、支出进度）应等于支出÷分母；分母可以是全年预算、年初预算或到位资金，任一成立即可。
　　　　列头写明“B/A”的，只以标“A”的一列为分母；表中金额未注明单位的，同一行照样相除。
为什么　执行率直接计分，也是预算安排的依据。
触发　　预算 500 万元、支出 450 万元，执行率写作 95%。
　　　　资金数算得执行率 88%，问题部分却说同一时点的执行率为 85%。
不触发　分母为到位资金；2000.0052÷2000 写作 100%。
局限　　金额有几种取法、都不成立时，仅在同段同行才判不符。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.fact import Fact, Stage
from model.figure import BY_PLAN, BY_RECEIVED
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from model.regexp import regexp
from validate.algebra import Leaf, Percent, total
from validate.book import FactBook
from validate.funds import is_whole, told_by_source, value
from validate.held import held_in_words
from validate.ratios import bears_out, beside, of_source, rate_outcome, told_again, told_alone
from validate.rule import Rule, claim, settled
from validate.rules.unit.un06_amount_without_unit import NO_UNIT

CODE = "FN05"
_BASES = ("budget_total", "budget_adjusted", "funds_received", "invest_total")

_LATEST = regexp(r"调整|全年")
"""Where a row has the budget at the year's beginning and the one in force, the latter speaks."""


def check(book: FactBook) -> Iterator[Outcome]:
    for rate in book.numbers("execution_rate"):
        if rate.quantity is not None and "%" not in rate.raw and 0 < rate.quantity.value < 1:
            rate = replace(rate, quantity=replace(rate.quantity, value=rate.quantity.value * 100, ulp=rate.quantity.ulp * 100))
        if _of_a_row(book, rate):
            yield claim(CODE, True, [rate], Say("表中一行的执行率", "the rate of one row of a table"))
            continue
        ahead = "预计" in rate.label or rate.context.stage is Stage.FORECAST
        uppers = of_source(book, rate, "funds_forecast" if ahead else "funds_spent")
        uppers = [fact for fact in uppers if not (ahead and _REST_OF_YEAR.search(fact.context.period or ""))]
        lowers = sorted([*of_source(book, rate, *_BASES), *told_alone(book, rate, *_BASES)], key=lambda fact: not _LATEST.search(fact.label))
        lowers += _parts_of_investment(book, lowers)
        if rate.anchor.cell is not None and not beside(rate, uppers) and not beside(rate, lowers):
            uppers, lowers = [*uppers, *_without_unit(book, rate, "funds_spent")], [*lowers, *_without_unit(book, rate, *_BASES)]
        lowers = _of_the_year(rate, uppers, _of_named_base(rate, lowers))
        if _others_of_year(book, rate):
            lowers = [fact for fact in lowers if fact.context.item != "年初" or fact.anchor.cell is None]
        parted = told_by_source(book, rate, *_BASES) if not lowers and is_whole(rate) else []
        paid = [fact for fact in uppers if fact.context.group == rate.context.group and is_whole(fact)]
        if parted and len(paid) == 1:
            yield settled(CODE, rate, Percent(Leaf(paid[0]), total(parted)), _WHAT)
            continue
        if held_in_words(book, rate) and not (beside(rate, uppers) and beside(rate, lowers)):
            yield claim(CODE, True, [rate], Say("与本句所说相符", "holds by its own sentence"))
            continue
        outcome = rate_outcome(book, CODE, rate, uppers, lowers, _WHAT)
        usual = _base_of_others(book, rate, uppers, lowers) if outcome.status is Status.INCONSISTENT else []
        yield rate_outcome(book, CODE, rate, uppers, usual, _WHAT) if usual else outcome
    rates = [fact for fact in book.numbers("execution_rate") if fact.context.stage is not Stage.FORECAST]
    yield from told_again(book, CODE, rates, lambda rate: bears_out(rate, of_source(book, rate, "funds_spent"), of_source(book, rate, *_BASES)),
                          _WHAT)


_WHAT = Say("预算执行率", "execution rate")


def _base_of_others(book: FactBook, rate: Fact, uppers: Sequence[Fact], lowers: Sequence[Fact]) -> list[Fact]:
    """The base that the report's other mentions of the rate are of, where they are of some and not of all: 执行率93.99%, of what came in."""
    told = book.numbers("execution_rate") if rate.anchor.cell is None else []
    others = [fact for fact in told if fact.quantity != rate.quantity and fact.anchor.cell is None and is_whole(fact)]
    others = [fact for fact in others if fact.context.voice is rate.context.voice and fact.context.group != rate.context.group]
    return [lower for lower in beside(rate, lowers) if any(bears_out(other, uppers, [lower]) for other in others)] if is_whole(rate) else []


_REST_OF_YEAR = regexp(r"[-—–~至]1[0-2]月|四季度|下半年|1[0-2]月")
"""预计9-12月支出576万元，全年预计执行率100%: what is to come of the year, not all of it."""


def _without_unit(book: FactBook, rate: Fact, *concepts: str) -> list[Fact]:
    """The amounts of the rate's row in a table that tells no unit: one sum over another needs none."""
    bare = [fact for fact in book.of(*concepts) if fact.quantity is not None and fact.doubt is not None and fact.doubt == NO_UNIT]
    return sorted((replace(fact, doubt=None) for fact in beside(rate, bare)), key=lambda fact: not _LATEST.search(fact.label))


def _of_a_row(book: FactBook, rate: Fact) -> bool:
    """培训补贴执行率最低，为71.5%: a rate told in the text that one row alone of a table has, not its total."""
    if rate.anchor.cell is not None or not is_whole(rate) or rate.quantity is None:
        return False
    own = rate.quantity.value
    told = [other for other in book.numbers("execution_rate") if other.anchor.cell is not None and other.quantity and other.quantity.value == own]
    return len(told) == 1 and not is_whole(told[0]) and told[0].context.item is not None


_WRITTEN_OUT = regexp(r"[（(](?:实际|累计)?(?:支出|支付|执行|使用)(?:数|额|资金)?[/÷](?:实际)?(?P<base>到位|预算)(?:数|额|资金)?[)）]")


_BY_LETTER = regexp(r"[（(][A-Z][/÷](?P<base>[A-Z])(?:[×*]100%)?[)）]")
"""执行率（B/A）beside 调整预算数（A）: of that column, whatever the year began with."""


def _of_named_base(rate: Fact, lowers: list[Fact]) -> list[Fact]:
    """按到位资金计算，执行率95%: only what came in; 执行率（支出/到位）over a column: of its row that which its head names, if any."""
    if rate.label.startswith(BY_RECEIVED):
        return [fact for fact in lowers if fact.concept == "funds_received"]
    if rate.label.startswith(BY_PLAN):
        return [fact for fact in lowers if fact.concept != "funds_received"]
    by_letter = _BY_LETTER.search(rate.label) if rate.anchor.cell is not None else None
    if by_letter is not None:
        lettered = [fact for fact in beside(rate, lowers) if regexp(rf"[（(]{by_letter['base']}[)）]").search(fact.label)]
        return lettered or lowers
    named = _WRITTEN_OUT.search(rate.label) if rate.anchor.cell is not None else None
    if named is None:
        return lowers
    return [fact for fact in beside(rate, lowers) if (fact.concept == "funds_received") == (named["base"] == "到位")] or lowers


_WHOLE = 100


def _of_the_year(rate: Fact, uppers: Sequence[Fact], lowers: list[Fact]) -> list[Fact]:
    """年初预算数 800 | 全年预算数 900 | 全年执行数 882 | 110.25%: a row that tells the budget in force, which was not overspent, has no rate above
    100% over the one that the year began with."""
    row = beside(rate, lowers) if rate.anchor.cell is not None and rate.quantity is not None and rate.quantity.value > _WHOLE else []
    latest = [fact for fact in row if fact.context.item == "全年" or fact.concept == "budget_adjusted"]
    spent = beside(rate, uppers) if latest else []
    first = [fact for fact in row if fact.context.item == "年初"]
    kept_to = all(value(paid) <= value(fact) for paid in spent for fact in latest)
    return [fact for fact in lowers if fact not in first] if spent and first and kept_to else lowers


def _others_of_year(book: FactBook, rate: Fact) -> bool:
    """其中：县级财政 | 80 | 72 | 66.24 | 92%: whether the other rows of a form have their rates of the budget in force, and none of the one that the
    year began with."""
    cell = rate.anchor.cell
    if cell is None:
        return False
    amounts = [fact for fact in book.numbers("funds_spent", *_BASES) if fact.anchor.cell is not None and fact.anchor.cell.table == cell.table]
    latest = False
    for other in book.numbers("execution_rate"):
        there = other.anchor.cell
        if there is None or there.row == cell.row or (there.table, there.column) != (cell.table, cell.column):
            continue
        row = [fact for fact in amounts if fact.anchor.cell is not None and fact.anchor.cell.row == there.row]
        spent = [fact for fact in row if fact.concept == "funds_spent"]
        first, last = ([fact for fact in row if fact.context.item == item] for item in ("年初", "全年"))
        if not (spent and first and last) or value(first[0]) == value(last[0]):
            continue
        if bears_out(other, spent, first):
            return False
        latest = latest or bears_out(other, spent, last)
    return latest


def _parts_of_investment(book: FactBook, lowers: Sequence[Fact]) -> list[Fact]:
    """总投资900万元，其中中央资金400万元: where nothing but the investment is told, a rate may be of the grant in it."""
    if not lowers or any(fact.concept != "invest_total" for fact in lowers):
        return []
    return [fact for fact in book.numbers("invest_total") if fact.context.source not in (None, "total") and fact.context.lot is None]


RULE = Rule(
    CODE, "execution-rate", Say("预算执行率不符", "The execution rate does not hold"),
    Category.ARITHMETIC, Scope.IN_TEXT, Severity.HIGH, check,
)
