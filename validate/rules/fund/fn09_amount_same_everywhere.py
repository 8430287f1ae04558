"""FN09 同一笔资金各处一致

查什么　同一声音、同一年度、同一来源、同一口径的预算、到位、支出、总投资、合同价、支付额，各处应为同一数。
　　　　正文的总额应是表中某一列的合计；评价与自评按来源所列的资金应当相同；
　　　　单位的自评报告与所附同一项目的自评表，年初预算、全年预算、支出应当相同。
　　　　正文的合同总金额应是合同表合计中的一个（只在像笔误时指出）。
为什么　一个项目出现两个预算数，后面的比率都无从谈起。
触发　　十三处写预算 2000 万元，一处写 2200 万元；中央、县级各 30 万元共 60 万元，别处却说中央 60 万元。
不触发　项目总预算与年度预算；一项支出的年初数与调整后数；计划与变更后；2000.0052 与 2000（印出位数以内）；不同来源、期间、标段；约数。
　　　　几笔资金各有总额、各有同一来源的；另一表中一行的明细表。
局限　　与多数相差过大、又不像笔误的，多半是另一笔资金，记“无法核对”；两数各有几处支持时同样。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from model.slips import dropped, mistyped, reordered
from validate.accounted import accounted_for
from validate.agree import agreement, meets
from validate.algebra import numeral
from validate.book import FactBook, grouped
from validate.funds import AMOUNTS, account, is_whole, period_of, source_title, value
from validate.partial_sums import of_the_whole, once_in_its_column
from validate.rule import Rule, same_value

CODE = "FN09"
_CONCEPTS = (*AMOUNTS, "contract_amount", "change_amount", "payment_amount")
Amounts = Mapping[Fraction, set[str]]
"""Each amount with the concepts it stands for somewhere: one that stands for two is accounted for."""
_OTHER = Say("相差较大，可能是另一笔资金", "so far apart that another fund may be meant")
_BOTH = Say("两个数各有几处，可能各有所指", "both figures stand in several places: they may mean two things")


def check(book: FactBook) -> Iterator[Outcome]:
    facts = of_the_whole(book.numbers(*_CONCEPTS))
    seen = Counter((fact.concept, value(fact)) for fact in facts)
    amounts = {amount: {concept for concept, other in seen if other == amount} for _, amount in seen}
    for members in grouped(facts, lambda fact: _key(book, fact)).values():
        members = once_in_its_column(members)
        members = [fact for fact in members if fact.anchor.cell is None or not any(_but_for_an_item(book, other, fact) for other in members)]
        if len(members) > 1:
            partial = partial_of(Counter(value(fact) for fact in members), amounts, facts)
            yield from same_value(CODE, members, _name(book, members[0]), partial=partial)
    yield from _one_for_all(book, facts)
    yield from _text_and_table(book, facts, amounts)
    yield from _contracts(facts)
    yield from _voices(book, facts)
    yield from _own_form(book)
    yield from _project_forms(book)


def _one_for_all(book: FactBook, facts: Sequence[Fact]) -> Iterator[Outcome]:
    """中央资金30万元、县级资金30万元，共60万元。…中央下达资金60万元: what one source gave, told elsewhere as what all gave together."""
    for members in grouped(facts, lambda fact: (fact.concept, *account(book, fact), fact.context.item)).values():
        lists = grouped([fact for fact in members if fact.anchor.cell is None], lambda fact: fact.context.group)
        for group, told in lists.items():
            whole = next((value(fact) for fact in told if fact.context.source in (None, "total")), None)
            own = {fact.context.source or "total": fact for fact in told if fact.context.source not in (None, "total") and value(fact)}
            if whole is None or len(own) < _TIERS or sum(map(value, own.values())) != whole:
                continue
            for fact in members:
                first = own.get(fact.context.source or "total") if fact.context.group != group and fact.anchor.cell is None else None
                if first is not None and value(fact) == whole != value(first):
                    yield from same_value(CODE, [first, fact], _name(book, first))


_TIERS = 2


def _text_and_table(book: FactBook, facts: Sequence[Fact], amounts: Amounts) -> Iterator[Outcome]:
    """A whole amount in a sentence is one of the columns' totals."""
    wholes = [fact for fact in facts if fact.concept in AMOUNTS and is_whole(fact)]
    for members in grouped(wholes, lambda fact: (fact.concept, *account(book, fact))).values():
        columns = [fact for fact in members if fact.anchor.cell is not None and fact.context.source == "total"]
        told = [fact for fact in members if fact.anchor.cell is None and fact.context.item is None]
        for fact in told if columns else ():
            nearest = min(columns, key=lambda column: abs(value(column) - value(fact)))
            what = _name(book, fact)
            if any(column.quantity and fact.quantity and meets(column.quantity, fact.quantity) for column in columns):
                continue
            if accounted_for(book, abs(value(nearest) - value(fact))) or _but_for_an_item(book, fact, nearest):
                continue
            contrary = not value(nearest) and fact.context.source == "total"
            alone = len(amounts[value(fact)]) == 1 and (contrary or amounts[value(nearest)] == {fact.concept})
            if alone and (contrary or _like_a_slip(fact, nearest)):
                yield from same_value(CODE, [nearest, fact], Say(f"{what.zh}（正文与表）", f"{what.en} (text and table)"))


def _but_for_an_item(book: FactBook, told: Fact, column: Fact) -> bool:
    """分乡镇支出1892万元 and 支出1940万元, of which 检查验收支出48万元 went to none of them: whether one item told in the text is the gap."""
    gap = value(told) - value(column)
    return gap > 0 and any(value(fact) == gap for fact in book.numbers(told.concept) if fact.context.item is not None and fact.anchor.cell is None)


def _contracts(facts: Sequence[Fact]) -> Iterator[Outcome]:
    """What all contracts come to in a sentence (施工合同总金额) is one of the totals of the tables of contracts."""
    contracts = [fact for fact in facts if fact.concept == "contract_amount"]
    totals = [fact for fact in contracts if fact.anchor.cell is not None and is_whole(fact) and "total" in (fact.context.lot, fact.context.source)]
    told = [fact for fact in contracts if fact.anchor.cell is None and is_whole(fact) and "总" in fact.label]
    for fact in told if totals else ():
        nearest = min(totals, key=lambda total: abs(value(total) - value(fact)))
        if value(nearest) == value(fact) or mistyped(numeral(nearest), numeral(fact)):
            yield from same_value(CODE, [nearest, fact], Say("合同总金额（正文与表）", "the contracts' total (text and table)"))


def _voices(book: FactBook, facts: Sequence[Fact]) -> Iterator[Outcome]:
    """Money by source, and the budget at the year's start, are no matter of opinion: the evaluator and the unit must agree on them."""
    by_voice = grouped([fact for fact in facts if fact.concept in AMOUNTS], lambda fact: book.system(fact.context))
    evaluator = by_voice.pop("evaluator", [])
    own = {value(fact) for fact in evaluator if is_whole(fact) and fact.concept == "budget_total"}
    sources = grouped(filter(_by_source, evaluator), _source_key)
    for members in by_voice.values():
        if not own & {value(fact) for fact in members if is_whole(fact) and fact.concept == "budget_total"}:
            continue
        for key, theirs in grouped(filter(_by_source, members), _source_key).items():
            ours = agreement(sources.get(key, ()))
            if ours is not None and (_like_a_slip(theirs[0], ours.said) or value(theirs[0]) == value(ours.said)):
                what = _name(book, theirs[0])
                yield from same_value(CODE, [ours.said, theirs[0]], Say(f"{what.zh}（评价与自评）", f"{what.en} (evaluator and unit)"))


def _own_form(book: FactBook) -> Iterator[Outcome]:
    """The unit's report and its own form: the budget at the year's start, that of the whole year, and what was spent."""
    for concept, item in (("budget_total", "年初"), ("budget_total", "全年"), ("funds_spent", None)):
        facts = [fact for fact in book.numbers(concept) if is_whole(fact) and fact.context.item == item and period_of(fact) is None]
        told, entered = book.told_and_entered([fact for fact in facts if fact.context.scope is None and fact.context.lot is None])
        if len({value(fact) for fact in told}) == 1 and len({value(fact) for fact in entered}) == 1:
            what = _name(book, told[0])
            yield from same_value(CODE, [entered[0], told[0]], Say(f"{what.zh}（自评报告与自评表）", f"{what.en} (report and form)"))


def _project_forms(book: FactBook) -> Iterator[Outcome]:
    """Each of several projects: what the report tells of it and its own form."""
    for concept in ("budget_total", "funds_spent", "funds_forecast"):
        facts = [fact for fact in book.numbers(concept) if is_whole(fact) and fact.context.item in (None, "年初", "全年", "年度")]
        for members in grouped(facts, period_of).values():
            for told, entered in book.told_and_entered_by_project(members):
                item = told[0].context.item
                own = [fact for fact in entered if fact.context.item == item] or [fact for fact in entered if item != "年初"]
                if len({value(fact) for fact in told}) == 1 and len({value(fact) for fact in own}) == 1:
                    what = _name(book, told[0])
                    say = Say(f"{told[0].context.scope}的{what.zh}（正文与自评表）", f"{what.en} of one project (text and form)")
                    yield from same_value(CODE, [own[0], told[0]], say)


def _by_source(fact: Fact) -> bool:
    return fact.context.source not in (None, "total") or (fact.context.item == "年初" and is_whole(fact))


def _source_key(fact: Fact) -> tuple[object, ...]:
    return fact.concept, fact.context.source or "total", period_of(fact), fact.context.item, fact.context.scope


def _name(book: FactBook, fact: Fact) -> Say:
    concept = book.lexicon.concepts[fact.concept]
    return Say(concept.title + _of(book, fact), f"the {concept.title_en}")


def _key(book: FactBook, fact: Fact) -> tuple[object, ...]:
    context = fact.context
    source = context.source or "total"
    place = fact.anchor.cell.column if fact.anchor.cell is not None and context.item in ("项目", "年度") else None
    later = fact.concept == "budget_total" and fact.anchor.cell is not None and not is_whole(fact) and _phase(fact) == "changed"
    return (fact.concept, source, context.item, *account(book, fact), place, later)


_PHASES = {
    "budget_total": regexp(r"(?P<first>年初|批复)|(?P<changed>调整|变更后|全年)"),
    "invest_total": regexp(r"(?P<estimate>估算|匡算)|(?P<design>概算)|(?P<final>决算|结算|审定)"),
}


def _phase(fact: Fact) -> str | None:
    """Which budget of the year, which figure of an investment the label names: a row's item says nothing of the column it stands in."""
    match = _PHASES[fact.concept].search(fact.label or "") if fact.concept in _PHASES else None
    return match.lastgroup if match is not None else None


def _of(book: FactBook, fact: Fact) -> str:
    named = [word for word in (source_title(book, fact.context.source), fact.context.lot, fact.context.item) if word and word != "total"]
    return f"（{'，'.join(named)}）" if named else ""


def partial_of(votes: Counter[Fraction], amounts: Amounts, facts: Sequence[Fact]) -> Callable[[Fact, Fact], Say | None]:
    """Why an odd mention may be of another fund."""

    def partial(odd: Fact, said: Fact) -> Say | None:
        a, b = value(odd), value(said)
        if _side_by_side(odd, said) or _phases_apart(odd, said):
            return _OTHER
        alone = votes[a] == votes[b] == 1 and len(amounts[b]) == 1  # of two mentions the one that nothing else bears out
        if not _like_a_slip(odd, said) or (len(amounts[a]) > 1 and not alone) or _of_two_wholes(odd, said, facts):
            return _OTHER
        if votes[a] > 1:
            return _BOTH
        if votes[b] < 2 and not _named_alike(odd, said) and not _summed_up(odd, said) and not _other_order(odd, said):
            return _BOTH
        return None

    return partial


def _phases_apart(odd: Fact, said: Fact) -> bool:
    """批复可研，估算总投资4286万元；批复初步设计，概算总投资4168.52万元: an estimate is another figure than what was designed, or told without
    a phase, but for digits in another order."""
    phases = {_phase(odd), _phase(said)}
    return len(phases) > 1 and (None not in phases or (_phase(odd) == "estimate" and not _other_order(odd, said)))


def _of_two_wholes(odd: Fact, said: Fact, facts: Sequence[Fact]) -> bool:
    """Whether two amounts by source stand in paragraphs that tell of two wholes, far apart: two funds, each with its own 省级."""
    wholes = [[fact for fact in facts if fact.concept == one.concept and fact.context.group == one.context.group and fact.context.item is None
               and fact.context.source in (None, "total")] for one in (odd, said)]
    parts = odd.context.source not in (None, "total") and odd.context.group != said.context.group
    return parts and all(wholes) and not any(_like_a_slip(a, b) or value(a) == value(b) for a in wholes[0] for b in wholes[1])


def _side_by_side(one: Fact, other: Fact) -> bool:
    """其中中央财政专项资金30万元，中央预算内投资48万元: two sums of one source in one paragraph are two items."""
    return one.anchor.cell is None and one.context.group == other.context.group and one.context.source not in (None, "total")


def _summed_up(one: Fact, other: Fact) -> bool:
    """A form's own total (实际支出) and the total row of the list that it itemises it by."""
    here, there = one.anchor.cell, other.anchor.cell
    if here is None or there is None or here.table != there.table or here.row == there.row:
        return False
    return {one.context.source, other.context.source} == {None, "total"} and one.context.item is None and other.context.item is None


def _named_alike(one: Fact, other: Fact) -> bool:
    """总投资 and 项目总投资 are one thing, so are 实际到位 and 到位资金."""
    names = {_ASIDE.sub("", fact.label or "") for fact in (one, other)}
    return len(names) == 1 and "" not in names


_ASIDE = regexp(r"^(?:项目|实际|累计)+|(?:资金|金额)$")


def _like_a_slip(one: Fact, other: Fact) -> bool:
    """Whether two amounts are so near, or so alike in their digits, that one may be the other mistyped."""
    a, b = value(one), value(other)
    return bool(a and b) and (abs(a - b) * 4 <= max(a, b) or _other_order(one, other) or dropped(*sorted(map(numeral, (one, other)), key=len)))


def _other_order(one: Fact, other: Fact) -> bool:
    """517 in the text and 571.00 in the table: one numeral is the other with its digits in another order, however many noughts follow the point."""
    return reordered(*(regexp(r"\.0+$").sub("", numeral(fact)) for fact in (one, other)))


RULE = Rule(
    CODE, "amount-same-everywhere", Say("同一资金前后不一致", "One amount differs between places"),
    Category.CROSS_REFERENCE, Scope.IN_TEXT, Severity.HIGH, check,
)
