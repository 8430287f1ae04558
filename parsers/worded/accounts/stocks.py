"""What there was, what came, what went, what there is: 年初…，新增…，退出…，年末…; 年初预算…，追加…，全年预算…; 收入…，成本…，净收益…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.changes.change import told_change
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, fits, working

_OPENING, _CLOSING = regexp(r"(?:年初|期初|上年结转[在续]建|上年末|上年年末|上年底|20\d\d年年?[末底]|原有|原)"), regexp(r"(?:年末|期末|年底|现有|现|结存)")
_IN = regexp(r"(?:新增|增加|新纳入|纳入|新建|新招|调入|转入|净增|购入|入库|新购|新接收|调增|新开工|新立项|新发展|新注册|新认定|引进|轮入|收购|补库)(?!值)")
_OUT = regexp(r"(?:退出|减少|注销|核减|核销|停发|清退|迁出|去世|报废|拆除|调出|转出|流失|死亡|退休|领用|出库|调减|出栏|完工|办结|销号|辞职|关停|取消|轮出|销售)")


def balances(scene: Scene) -> Iterator[Told]:
    """年初7,312人，新增486人，退出698人，年末7,100人: the stock at the end; and behind it 比年初净减212人、降幅2.90%."""
    terms = [term for term in scene.terms if term.countable]
    for at, first in enumerate(terms):
        if not _OPENING.search(first.lead):
            continue
        run, signs = _moves(first, terms[at + 1 : at + 2 + _MOST_MOVES])
        if len(run) <= len(signs) or not signs or scene.text[first.end : run[-1].start].count("。"):
            continue
        unit, closing = first.factor, run[-1]
        way = working([first], "+", unit) + "".join(sign + working([term], "+", unit) for sign, term in zip(signs, run, strict=False))
        yield Told("gap", "年末数", closing, (way,), len(signs) > 1, (first, *run))
        yield from _net_step(scene, first, closing)


def _moves(first: Term, after: Sequence[Term]) -> tuple[list[Term], list[str]]:
    """What came and went, with signs, and the stock at the end; without it there is one sign a number."""
    run: list[Term] = []
    signs: list[str] = []
    for term in after:
        sign = "+" if _IN.search(term.lead) else "-" if _OUT.search(term.lead) else ""
        if not alike(first, term) or not (sign or _CLOSING.search(term.lead)):
            break
        run.append(term)
        if not sign:
            break
        signs.append(sign)
    return run, signs


_MOST_MOVES = 5
_NET_STEP = regexp(r"^[，,](?:[比较]年初)(?:净)?(?P<way>增加?|减少?)(?:了)?$")
_NET_SHARE = regexp(r"^[，,、](?:增幅|增长|降幅|下降|增长率)(?:了|为|:)*$")


def _net_step(scene: Scene, first: Term, closing: Term) -> Iterator[Told]:
    """比年初净增212人，增幅3.2%: the step from the year's beginning, and its share."""
    after = [term for term in scene.terms if term.start >= closing.end][:2]
    match = _NET_STEP.match(after[0].lead) if after and fits(after[0], closing) else None
    if match is None:
        return
    step = after[0]
    old, new = (first, closing) if match["way"].startswith("增") else (closing, first)
    yield Told("gap", "净增减", step, (working([new, old], "-", step.factor),), True, (first, closing, step))
    if len(after) > 1 and after[1] in scene.percents and _NET_SHARE.match(after[1].lead):
        yield told_change(after[1], closing, first, match["way"].startswith("增"))


_EARNED, _COST = regexp(r"收入(?:为|:|约)*$"), regexp(r"(?:成本|支出|费用)(?:为|:|约)*$")
_NET = regexp(r"(?:净收益|净收入|净利润|收支结余|收支差额)(?:为|:|约)*$")


def net(scene: Scene) -> Iterator[Told]:
    """年收入968万元，运营成本410万元，年净收益558万元."""
    terms = [term for term in scene.terms if term.dimension == "money" and term.exact]
    for earned, cost, rest in zip(terms, terms[1:], terms[2:], strict=False):
        if _EARNED.search(earned.clause) and _COST.search(cost.clause) and _NET.search(rest.clause):
            yield Told("gap", "净收益", rest, (working([earned, cost], "-", rest.factor),), True, (earned, cost, rest))


_DUE = regexp(r"合同(?:金额|价|价款|总额)|应(?:付|发|拨|支付|兑付)|服务费|结算(?:金额|价)?|审定")
_TAKEN = regexp(r"(?:扣减|核减|扣除|扣款|扣罚|抵扣|扣回)(?:了|资金|金额|服务费|款项?)?(?:共|合计)?$")
_PAID_OUT = regexp(r"^[，,](?:最终|全年|当年)?(?:(?:实际|应)(?:支付|拨付|发放|兑付|结算)|[实应][付发拨])(?:资金|金额|服务费)?(?:为|:)?$")


def paid_less(scene: Scene) -> Iterator[Told]:
    """合同金额512万元，因考核扣减6万元，实际支付506万元: what was due, less what was taken off."""
    for taken, paid in pairwise(scene.terms):
        due = [term for term in scene.before(taken) if fits(term, taken) and _DUE.search(term.clause)]
        if due and _TAKEN.search(taken.clause) and _PAID_OUT.match(paid.lead) and fits(paid, taken) and taken.countable and paid.countable:
            ways = tuple(dict.fromkeys(working([term, taken], "-", paid.factor) for term in reversed(due)))
            yield Told("gap", "扣减后的金额", paid, ways, True, (due[-1], taken, paid))


_FIRST = regexp(r"年初[\u4e00-\u9fff]{0,6}预算|年初(?:批复|安排|数)|^(?:\d{4}年)?(?:部门|批复)?预算(?:批复)?(?:数|安排|批复)?(?:为|:)*$")
_MORE = regexp(r"追加|调增|(?:上年|以前年度|年初)(?:结转|结余)")
_LESS = regexp(r"调减|核减|压减|收回|上缴")
_RESULT = regexp(r"(?:调整后?|全年|年度|最终|实际可用|可用|合计)(?:的)?(?:部门)?(?:预算|资金|指标)(?:总额|总数|总计|合计|数|规模|资金)?(?:为|是|共|:)*$")
_INCOME = regexp(r"(?:决算|全年|本年)?(?:总收入|收入(?:决算)?(?:总计|合计|总额))(?:为|是|共|:)*$")
"""决算总收入: perhaps with more in it than the budget and what was added."""
_STEP = regexp(r"^[、，,和及]*(?:年中|年内|执行中|当年|本年|20\d\d年)?[\u4e00-\u9fff]{0,8}$")


def year_budget(scene: Scene) -> Iterator[Told]:
    """年初预算2180万元，年中追加412万元，上年结转56万元，全年预算数2648万元: every step named, the sum behind."""
    for at, first in enumerate(scene.terms):
        if not first.countable or not _FIRST.search(first.clause):
            continue
        signs: list[str] = []
        run = [first]
        for term in _past_parts(scene, first, scene.terms[at + 1 :]):
            if not term.countable or not alike(first, term):
                break
            more, less = _MORE.search(term.clause), _LESS.search(term.clause)
            income = bool(signs and _INCOME.search(term.clause))
            if (income or (_RESULT.search(term.clause) and len(signs) > 1)) and not more and not less:
                way = "".join(sign + as_printed_in(each, term.factor) for sign, each in zip(["", *signs], run, strict=True))
                yield Told("gap", "全年预算", term, (way,), not income, (*run, term))
                break
            if bool(more) == bool(less) or not _STEP.match(term.lead):
                break
            signs.append("+" if more else "-")
            run.append(term)


def _past_parts(scene: Scene, first: Term, after: Sequence[Term]) -> list[Term]:
    """What follows a sum, without the parts that 其中 gives it: those up to the first that was added or cut."""
    if not regexp(r"[，,(]其中").match(scene.text[first.end : first.end + 3]):
        return list(after)
    start = next((at for at, term in enumerate(after) if _MORE.search(term.clause) or _LESS.search(term.clause)), 0)
    return list(after[start:])


_VALUE, _WORN, _NET_WORTH = regexp(r"原值(?:为|:)*$"), regexp(r"(?:折旧|摊销)(?:为|:)*$"), regexp(r"净[值额](?:为|:)*$")


def net_worth(scene: Scene) -> Iterator[Told]:
    """固定资产原值864万元，累计折旧402万元，净值462万元."""
    for value, worn, net in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if _VALUE.search(value.clause) and _WORN.search(worn.clause) and _NET_WORTH.search(net.clause) and all(term.countable for term in (value, worn, net)):
            yield Told("gap", "净值", net, (working([value, worn], "-", net.factor),), True, (value, worn, net))


def worth_in_brackets(scene: Scene) -> Iterator[Told]:
    """固定资产净值580万元（原值960万元，累计折旧380万元）."""
    for net, value, worn in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        shaped = _NET_WORTH.search(net.clause) and _VALUE.search(value.clause) and _WORN.search(worn.clause)
        if shaped and regexp(r"\((?:其中|即)?[:：，]?").match(scene.between(net, value)) and all(term.countable for term in (net, value, worn)):
            yield Told("gap", "净值", net, (working([value, worn], "-", net.factor),), True, (net, value, worn))


_DROPPED = regexp(r"(?:减少|核减|剔除|取消|注销|退出|扣除)(?:了)?$")
_REPORTED, _REAL_COUNT = regexp(r"上报|申报|审核|原|计划|应|摸底|登记"), regexp(r"实际|最终|实[享补发]")


def dropped(whole: Scene) -> Iterator[Told]:
    """上报1,120户2,694人。因死亡等减少4户10人，实际享受1,116户2,684人: of each measure what is left, over the sentences of a paragraph."""
    counts = [term for term in whole.terms if term.countable and term.dimension.startswith("count:")]
    leads = [_beside(whole, counts, at) for at in range(len(counts))]
    for at, step in enumerate(counts):
        if not _DROPPED.search(leads[at]):
            continue
        before = [other for other in range(at) if alike(counts[other], step)]
        after = [other for other in range(at + 1, len(counts)) if alike(counts[other], step)]
        if before and after and _REPORTED.search(leads[before[-1]]) and _REAL_COUNT.search(leads[after[0]]):
            first, result = counts[before[-1]], counts[after[0]]
            yield Told("gap", "减少后", result, (working([first, step], "-", result.factor),), True, (first, step, result))


def _beside(whole: Scene, counts: Sequence[Term], at: int) -> str:
    """The words before a count; those before its neighbour where it stands right behind one (4户10人)."""
    joined = at > 0 and not whole.between(counts[at - 1], counts[at])
    return _beside(whole, counts, at - 1) if joined else counts[at].clause


_BEFORE = regexp(r"年初|原|批复|年度|预算(?:数|安排|批复|资金|总额)?(?:为|:)*$")
_GIVEN = regexp(r"(?:下达|安排|拨付|批复|预算)[^，。;\d]{0,8}$")
_REAL = regexp(r"(?:实际|最终|实)(?:下达|安排)(?:资金|指标|预算)?(?:为|共|:)*$")
"""下达186万元，…，调减24万元，全年实际下达162万元."""
_RAISED, _CUT = regexp(r"追加|调增|新增|增加"), regexp(r"调减|核减|压减|减少|收回")
_AFTER = regexp(r"(?:调整|变更|追加|调增|调减)后")


_WHOLE_YEAR = regexp(r"^[，,]?(?:全年|年度|最终)(?:部门|项目|支出)?预算(?:总额|总数|数|资金)?(?:为|达|共|:)*$")


def adjusted_across(scenes: Sequence[Scene]) -> Iterator[Told]:
    """年初预算850万元，其中…。年中追加70万元，收回12万元，调整后预算908万元: what there was first stands in the sentence before."""
    for earlier, scene in pairwise(scenes):
        firsts = [term for term in earlier.terms if term.countable and "年初" in term.clause and "预算" in term.clause]
        sums = [term for term in scene.terms if term.dimension != "percent" and not _in_brackets(scene, term)]
        at = next((at for at, term in enumerate(sums) if at and _AFTER.search(term.clause) and "预算" in term.clause), 0)
        if len(firsts) != 1 or not at or regexp(r"\d").search(scene.text[scene.start : sums[0].start]):
            continue
        first, steps, result = firsts[0], sums[:at], sums[at]
        signs = [_sign(step) for step in steps]
        if 0 in signs or not result.countable or not all(alike(term, result) and term.countable for term in (first, *steps)):
            continue
        more, less = ([step for step, sign in zip(steps, signs, strict=True) if sign == way] for way in (1, -1))
        way = "+".join(as_printed_in(term, result.factor) for term in (first, *more)) + "".join(f"-{as_printed_in(term, result.factor)}" for term in less)
        yield Told("gap", "调整后", result, (way,), True, (first, *steps, result))


def _in_brackets(scene: Scene, term: Term) -> bool:
    return scene.text.rfind("(", scene.start, term.start) > scene.text.rfind(")", scene.start, term.start)


def _sign(step: Term) -> int:
    """1 where a step adds, -1 where it takes off, 0 where it is none."""
    more, less = _RAISED.search(step.clause), _CUT.search(step.clause)
    return 0 if bool(more) == bool(less) or regexp(r"[到至]$|[较比]|净").search(step.clause) else 1 if more else -1


def adjusted(scene: Scene) -> Iterator[Told]:
    """年初预算850万元（其中…），年中追加70万元，调整后预算920万元."""
    sums = [term for term in scene.terms if term.dimension != "percent"]  # 调减20万元（调减4%），调整后480万元
    for step, result in pairwise(sums[1:]):
        before = [term for term in sums if term.end <= step.start and fits(term, result)]
        first = next((term for term in reversed(before) if _BEFORE.search(term.clause)), before[-1] if before else step)
        if not all(fits(term, result) for term in (first, step)) or not result.countable:
            continue
        givens = [term for term in before if _GIVEN.search(term.lead)] if _REAL.search(result.clause) else []
        given = givens[0] if len(givens) == 1 else None
        told = regexp(r"[，,;(:]").split(step.lead)[-1]  # 年中追加专项、人员经费等70万元
        more, less = _RAISED.search(told), _CUT.search(told)
        yearly = "年初" in first.clause and _WHOLE_YEAR.search(result.clause) and scene.between(step, result).count("，") <= 1
        if given is None and (_RAISED.search(first.clause) or _CUT.search(first.clause)) and "年初" not in first.clause:
            continue  # 追加68万元，收回25万元，调整后…: what there was first stands in the sentence before
        if given is None and not ((_AFTER.search(result.clause) and _BEFORE.search(first.clause)) or yearly):
            continue
        first = given or first
        if bool(more) == bool(less) or not alike(first, result) or regexp(r"[到至]$").search(step.clause):
            continue
        way = working([first, step], "+" if more else "-", result.factor)
        others = [term for term in before if term.start > first.end and (_RAISED.search(term.clause) or _CUT.search(term.clause))] if given is None else []
        for term in others:  # 核减绩效工资42万元，追加防控经费118万元，调整后…
            way += ("-" if _CUT.search(term.clause) else "+") + as_printed_in(term, result.factor)
        yield Told("gap", "调整后", result, (way,), True, (first, *others, step, result))
        yield from _adjusted_rate(scene, first, step, result)


_ADJUSTED_RATE = regexp(r"(?:预算)?(?:调整|追加|调增|调减|变动|变更)(?:率|比例|幅度)(?:为|达到?|:)*$")


def _adjusted_rate(scene: Scene, first: Term, step: Term, result: Term) -> Iterator[Told]:
    """…，调整后2,052万元，预算调整率25.14%: the step as a share of what there was first."""
    for share in scene.percents:
        if share.start > step.start and _ADJUSTED_RATE.search(share.clause):
            unit = step.factor
            ways = (f"{step.plain}/{as_printed_in(first, unit)}", f"{step.plain}/{as_printed_in(result, unit)}")
            yield Told("rate", "预算调整率", share, ways, True, (first, step, share))
