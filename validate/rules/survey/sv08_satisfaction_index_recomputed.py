"""SV08 满意度指数可由各选项比例与系数算出

查什么　公式给出各选项系数（非常满意100%、满意60%…）时，用结果表的比例重算指数，应等于报告的满意度。
为什么　满意度直接给分。
触发　　按公式应为83.46%，写作88.46%。
　　　　同一段里写明满意人数和问卷数的，满意度应是两者之比（满意，或满意与比较满意合计）。
不触发　四舍五入、截尾后相等；列出三种以上答案的，满意度可能加了权；一段里说几类人的，各用各的份数；
　　　　一段里说几题的，有一题与表相符即可。
局限　　没有写明系数的，不用默认系数，记“无法核对”；选项名称不一致时按顺序对应（另见SV09）。
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from decimal import Decimal

from model.fact import Fact
from model.figure import FIRST_TWO
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from model.slips import misprinted
from validate.algebra import Const, Expr, Leaf, Percent, Product, Ratio, Total, total
from validate.book import FactBook, grouped
from validate.ratings import Rating, ratings
from validate.rule import Rule, settled, settled_by_any, unchecked
from validate.survey import Result, label, only_valid, result_of, results

HUNDRED = Decimal(100)

CODE = "SV08"


def check(book: FactBook) -> Iterator[Outcome]:
    yield from _by_heads(book)
    yield from _by_table(book)
    yield from _by_words(book)
    yield from _by_merged(book)
    for rating in ratings(book):
        yield from _by_ratings(book, rating)
    beside = _beside(book)
    for fact in book.numbers("satisfaction_reported", where=lambda fact: fact.context.question is not None):
        if fact.id in beside:
            yield beside[fact.id]
            continue
        question = fact.context.question
        result = result_of(book, question)
        weights = _weights(book, question) or (_weights(book, None) if "指数" in fact.label else [])  # an index is what the formula is of
        if result is None or len(weights) < 2:
            yield unchecked(CODE, [fact], Say("未写明各选项系数，或没有该题结果", "no option weights, or no result of the question"))
            continue
        pairs = _paired(result, weights)
        if pairs is None:
            yield unchecked(CODE, [fact, *weights], Say("公式的选项与结果表对不上", "the formula's options do not fit the result"))
            continue
        terms = tuple(Ratio(Product(Leaf(share), Leaf(weight)), Const(HUNDRED)) for share, weight in pairs)
        outcome = settled(CODE, fact, Total(terms), Say(f"第{question}题的满意度指数", f"satisfaction index of question {question}"))
        if outcome.status is not Status.INCONSISTENT or not _is_plain_share(fact, result):
            yield outcome


def _by_heads(book: FactBook) -> Iterator[Outcome]:
    """收回有效问卷118份，其中满意116份，满意度98.31%: the people told since the rate before, over the sheets told since then or, for want of
    any, the paragraph's."""
    since: dict[str | None, int] = {}
    for fact in book.numbers("satisfaction_reported", where=lambda fact: fact.context.question is None and fact.anchor.cell is None):
        group, end = fact.context.group, fact.anchor.span.start
        start = since.get(group, -1)
        since[group] = end
        said = [count for count in _told(book, ("survey_option_count",), fact) if start < count.anchor.span.start < end]
        bases = _told(book, ("survey_valid", "survey_returned", "survey_sent", "survey_base"), fact)
        bases = [base for base in bases if start < base.anchor.span.start < end] or bases
        if any(base.concept == "survey_valid" for base in bases):
            bases = [base for base in bases if base.concept != "survey_sent"]  # 拨打200户，接通152户: who was not reached was not asked
        if not bases and fact.context.item and (valid := only_valid(book, fact.context.item)) is not None and valid.context.item == fact.context.item:
            bases = [valid]  # the same people's questionnaires, counted in another paragraph
        if not said or not bases:
            continue
        sums = [Leaf(said[0]) if size == 1 else total(said[:size]) for size in range(1, len(said) + 1)]
        ways: list[Expr] = [Percent(upper, Leaf(base)) for base in bases for upper in sums]
        outcome = settled_by_any(CODE, fact, ways, Say("满意度与满意人数", "satisfaction against those satisfied"))
        if outcome.status is Status.CONSISTENT or len(said) < _WEIGHED:
            yield outcome


def _by_ratings(book: FactBook, rating: Rating) -> Iterator[Outcome]:
    """回答总数480题，其中非常满意350题…，满意度92.5%: the grades' numbers by the coefficients of a formula that names them all."""
    if rating.index is None:
        return
    for weights in grouped(book.numbers("option_weight"), lambda fact: (fact.context.group, fact.context.question, fact.anchor.block)).values():
        worth = {label(weight.context.option or ""): weight for weight in weights}
        if all(label(count.context.option or "") in worth for count in rating.counts):
            pairs = [(count, worth[label(count.context.option or "")]) for count in rating.counts]
            expr = Ratio(Total(tuple(Product(Leaf(count), Leaf(weight)) for count, weight in pairs)), Leaf(rating.total))
            yield settled(CODE, rating.index, expr, Say("由各档回答数折算的满意度", "satisfaction worked out from the grades"))
            return
    yield unchecked(CODE, [rating.index, *rating.counts], Say("未写明各档系数", "no weights of the grades"))


def _beside(book: FactBook) -> dict[str, Outcome]:
    """调查内容 | 非常满意 | 满意 | 一般 | 不满意 | 满意度: the best answers over all of them, as many in each row as in most rows of the table."""
    found: dict[str, Outcome] = {}
    rows = book.numbers("satisfaction_reported", where=lambda fact: fact.context.question is not None and fact.anchor.cell is not None)
    for group, members in grouped(rows, lambda fact: fact.context.group).items():
        told = {result.question: result.counts for result in results(book) if result.group == group}
        counts = {fact.id: told[fact.context.question] for fact in members if fact.context.question in told}
        if len(counts) < _ROWS or len({len(told) for told in counts.values()}) != 1:
            continue
        for size in range(1, len(next(iter(counts.values())))):
            tried = {fact.id: settled(CODE, fact, Percent(total(list(counts[fact.id][:size])), total(list(counts[fact.id]))), _BESIDE)
                     for fact in members if fact.id in counts and any(count.quantity and count.quantity.value for count in counts[fact.id])}
            held = sum(outcome.status is Status.CONSISTENT for outcome in tried.values())
            if held > 1 and 2 * held >= len(tried):
                found.update(tried)
                break
    return found


_ROWS = 2
_BESIDE = Say("满意度与同行各选项", "satisfaction against the answers of its row")


def _by_table(book: FactBook) -> Iterator[Outcome]:
    """选项 | 份数 | 折算系数: the one table whose answers are weighed, against the satisfaction that the report tells of nobody in particular."""
    weights = book.numbers("option_weight", where=lambda fact: fact.context.question is None and fact.anchor.cell is not None)
    weighed = grouped(weights, lambda fact: fact.context.group)
    told = book.numbers("satisfaction_reported", where=lambda fact: fact.context.question is None and fact.context.scope is None)
    told = [fact for fact in told if fact.comparator is None]
    if len(weighed) != 1 or not told or len({fact.context.voice for fact in told}) > 1:
        return
    group, weights = next(iter(weighed.items()))
    result = next((result for result in results(book) if result.group == group), None)
    counts = _counts(result) if result is not None else {}
    index = _index(weights, counts) if len(weights) == len(counts) else None
    if index is not None:
        found = [settled(CODE, fact, index, Say("满意度与各选项按系数折算", "satisfaction against the answers weighed")) for fact in told]
        yield from [outcome for outcome in found if outcome.status is Status.CONSISTENT] or found[:1]


def _by_words(book: FactBook) -> Iterator[Outcome]:
    """满意度=（非常满意人数×1+满意人数×0.8+…）÷有效问卷数: told in the text once, of the one table that has all these answers; against the
    satisfaction that the report tells behind that table."""
    weights = book.numbers("option_weight", where=lambda fact: fact.context.question is None and fact.anchor.cell is None)
    tables = [_counts(result) for result in results(book) if not result.multiple and _in_table(result)]
    having = [(counts, index) for counts in tables if (index := _index(weights, counts)) is not None]
    if len({fact.context.group for fact in weights}) != 1 or len(having) != 1:
        return
    counts, index = having[0]
    last = max(counts.values(), key=lambda count: count.anchor.span.end)
    told = book.numbers("satisfaction_reported", where=lambda fact: fact.anchor.cell is None and fact.anchor.span.start > last.anchor.span.end)
    told = [fact for fact in told if fact.comparator is None and fact.context.voice == last.context.voice]
    told = [fact for fact in told if not (fact.context.question or fact.context.scope or fact.context.option)]
    found = [settled(CODE, fact, index, Say("满意度与各选项按系数折算", "satisfaction against the answers weighed")) for fact in told]
    held = [outcome for outcome in found if outcome.status is Status.CONSISTENT]
    yield from held or (found if len({fact.quantity for fact in told}) == 1 else ())


def _counts(result: Result) -> dict[str, Fact]:
    return {label(answer.option): answer.count for answer in result.answers if answer.count is not None}


def _index(weights: list[Fact], counts: dict[str, Fact]) -> Expr | None:
    """The answers by what each is worth, over all of them; None where one is not in the table, or the best is worth neither 1 nor 100."""
    if len(weights) < 2 or any(label(weight.context.option or "") not in counts for weight in weights):
        return None
    base = max(weight.quantity.value for weight in weights if weight.quantity is not None)
    if base not in (Decimal(1), HUNDRED):
        return None
    terms = tuple(Ratio(Product(Leaf(counts[label(weight.context.option or "")]), Leaf(weight)), Const(base)) for weight in weights)
    return Percent(Total(terms), total(list(counts.values())))


def _by_merged(book: FactBook) -> Iterator[Outcome]:
    """将“非常满意”和“满意”合并计算，满意度为87.41%: those answers of the one table that has them, over all of its answers."""
    for members in grouped(book.numbers("satisfaction_reported", where=lambda fact: fact.context.option is not None and fact.anchor.cell is None),
                           lambda fact: (fact.context.group, fact.context.option)).values():
        found = [outcome for fact in members for outcome in _merged(book, fact)]
        yield from [outcome for outcome in found if outcome.status is Status.CONSISTENT] or found[:1]  # 满意率为87.32%，…另一题79.58%，平均83.45%


def _merged(book: FactBook, fact: Fact) -> Iterator[Outcome]:
    if fact.context.option == FIRST_TWO:
        yield from _by_first_two(book, fact)
        return
    wanted = {label(option) for option in (fact.context.option or "").split("、")}
    tables = [result for result in results(book) if not result.multiple and _in_table(result)]
    having = [result for result in tables if wanted <= {label(answer.option) for answer in result.answers}]
    tried = [outcome for result in having for outcome in _of_result(fact, result, wanted)]
    if len(having) != 1:  # of several questions with these answers any will do, and one that a slip parts from the rate is meant
        held = [outcome for outcome in tried if outcome.status is Status.CONSISTENT]
        slipped = [outcome for outcome in tried if misprinted(outcome.reported.rstrip("%"), outcome.expected.rstrip("%"))]
        tried = held[:1] or (slipped if len(slipped) == 1 else [])
    yield from tried


def _of_result(fact: Fact, result: Result, wanted: AbstractSet[str]) -> Iterator[Outcome]:
    counts = {label(answer.option): answer.count for answer in result.answers if answer.count is not None}
    if len(counts) == len(result.answers) and wanted <= counts.keys():
        share = Percent(total([counts[option] for option in sorted(wanted)]), total(list(counts.values())))
        yield settled(CODE, fact, share, Say("满意度与合并计算的选项", "satisfaction against the answers taken together"))


def _by_first_two(book: FactBook, fact: Fact) -> Iterator[Outcome]:
    """将前两项视为满意，满意率为90.08%: of the table right above, which is a scale of satisfaction."""
    tables = [result for result in results(book) if not result.multiple and result.counts and _in_table(result)]
    above = [result for result in tables if result.counts[0].anchor.span.end <= fact.anchor.span.start]
    last = max(above, key=lambda result: result.counts[0].anchor.span.start, default=None)
    if last is not None and len(last.counts) == len(last.answers) >= _WEIGHED and all("满意" in answer.option for answer in last.answers[:2]):
        share = Percent(total(list(last.counts[:2])), total(list(last.counts)))
        yield settled(CODE, fact, share, Say("满意度与合并计算的选项", "satisfaction against the answers taken together"))


def _in_table(result: Result) -> bool:
    return all(answer.count is not None and answer.count.anchor.cell is not None for answer in result.answers)


_WEIGHED = 3
"""Who lists so many answers may have weighed them: 满意100%、基本满意60%…."""


def _told(book: FactBook, concepts: tuple[str, ...], rate: Fact) -> list[Fact]:
    """Told beside a rate, of the same people."""
    return [fact for concept in concepts for fact in book.numbers(concept)
            if fact.context.question is None and fact.context.group == rate.context.group and fact.context.item == rate.context.item]


def _weights(book: FactBook, question: int | None) -> list[Fact]:
    """The coefficients of the first place that prints them."""
    facts = book.numbers("option_weight", where=lambda fact: fact.context.question == question)
    return [fact for fact in facts if fact.context.group == facts[0].context.group]


def _paired(result: Result, weights: list[Fact]) -> list[tuple[Fact, Fact]] | None:
    """Shares with their weights: by name, or by place where the names differ; options without a weight must be empty."""
    shares = [answer.share for answer in result.answers if answer.share is not None]
    named = {label(answer.option): answer.share for answer in result.answers if answer.share is not None}
    if all(label(weight.context.option or "") in named for weight in weights):
        pairs = [(named[label(weight.context.option or "")], weight) for weight in weights]
    elif len(shares) >= len(weights):
        pairs = list(zip(shares, weights, strict=False))
    else:
        return None
    used = {share.id for share, _ in pairs}
    return pairs if all(share.quantity is not None and not share.quantity.value for share in shares if share.id not in used) else None


def _is_plain_share(fact: Fact, result: Result) -> bool:
    """A rate that is one option's share is no index."""
    return any(share.quantity == fact.quantity for share in result.shares)


RULE = Rule(
    CODE,
    "satisfaction-index-recomputed",
    Say("满意度指数与公式不符", "A satisfaction index does not follow from its formula"),
    Category.ARITHMETIC,
    Scope.BETWEEN_TABLES,
    Severity.HIGH,
    check,
)
