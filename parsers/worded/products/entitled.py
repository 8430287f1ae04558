"""What a standard comes to for all who are entitled: 补助133万元。…共190名，每人每年补助7000元; 扑杀牛45头、羊188只，按6000元/头、500元/只的标准，分别补助27万元和9.4万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.afar.pool import idle_words, shared
from parsers.worded.products.priced import LIMIT
from parsers.worded.scene import Scene, Term, Told, as_printed_in, counters, value

_PER = "money_per:"
_EACH = regexp(r"每(?P<unit>人次|人|户|名|头|只|羽|亩|个|家|台|套|床|张|件|份|例|批次|批|村|处|辆|公里|吨|公斤|场|期|班|次|具|副|把|组|盏|棵|株)(?P<month>每月|/月)?(?P<year>每年|/年)?(?:发放|给予|拨付)?(?:补助|补贴|奖励|奖补|经费|工资|标准)*(?:标准)?(?:为|按|:)*$")
_STROKE = regexp(r"/(?P<unit>人次|批次|[人户名头只羽亩个家台套床张件份例批村处辆吨])(?!/?[月天日])|(?:每年)?每(?P<each>[人户名头只亩个家台套])(?:每年)?(?![月天日均])")
_OPEN = regexp(r"上限|以内|左右|平均|[以不][上超低少]|调整|提高|增加|原|区间|分档|不等")
_NOT_PAID = regexp(r"预算|计划|概算|合同|每|标准|单价|均价|结余|剩余|其中|上年|去年|[占较比]|限额|追加|投资|产值|收入")
_MONTHS = range(1, 13)
_IN_TURN = regexp(r"分别(?:补助|补贴|发放|支付|拨付|支出|兑付|计|为|需|奖补|资金)*$|即[\u4e00-\u9fff]{0,6}$")
_LINK = regexp(r"[、和及与，,][\u4e00-\u9fff]{0,6}")


def entitled(paragraph: Scene) -> Iterator[Told]:
    """A paragraph's one sum, where it tells one standard, and one count of what the standard is for."""
    rates = [term for term in paragraph.terms if term.exact and _rate_unit(paragraph, term)]
    if len(rates) != 1 or not rates[0].dimension.startswith("money") or _bounded(paragraph, rates[0]):
        return
    rate = rates[0]
    sums = [term for term in paragraph.terms if term.dimension == "money" and term is not rate]
    counts = [term for term in paragraph.terms if _counted(paragraph, term, rate) and not regexp(r"每[^，。;]*$|其中").search(term.clause)]
    counts = counts[:1] if len(counts) > 1 and _of_which_behind(paragraph, counts[0]) else counts
    if len(sums) != 1 or not sums[0].countable or _NOT_PAID.search(sums[0].clause) or len({term.plain for term in counts}) != 1:
        return
    whole, count = sums[0], counts[-1]
    product = f"{as_printed_in(count, Decimal(1))}*{as_printed_in(rate, whole.factor)}"
    match = _EACH.search(rate.clause)
    monthly = match is not None and bool(match["month"])
    ways = tuple(f"{product}*{months}" for months in reversed(_MONTHS)) if monthly else (product,)
    yield Told("product", "按标准计算的金额", whole, ways, count.countable and not monthly, (whole, count, rate))


def _bounded(paragraph: Scene, rate: Term) -> bool:
    """最高每人1万元, 每人1万元以内: no standard that all get."""
    around = paragraph.text[max(0, rate.start - 12) : rate.end + 4]
    return bool(LIMIT.search(around) or _OPEN.search(around))


def _of_which_behind(paragraph: Scene, count: Term) -> bool:
    """放映1440场，其中一季度300场、二季度…: the others are its parts."""
    return bool(regexp(r"[，,;；。(]其中").match(paragraph.text, count.end))


def in_turn(scene: Scene) -> Iterator[Told]:
    """Each count with the one standard of its unit, and as many sums at the end, in the same order."""
    pairs = _pairs(scene)
    sums = [term for term in scene.terms if term.dimension == "money" and not _rate_unit(scene, term)]
    if len(pairs) < 2:
        return
    last = max(rate.end for _, rate in pairs)
    after = [term for term in sums if term.start > last]
    if len(after) != len(pairs) or not all(term.countable for term in after) or not _IN_TURN.search(after[0].clause):
        return
    if not all(_LINK.fullmatch(scene.between(a, b)) for a, b in pairwise(after)):
        return
    for (count, rate), whole in zip(pairs, after, strict=True):
        yield Told("product", "按标准计算的金额", whole, (f"{as_printed_in(count, Decimal(1))}*{as_printed_in(rate, whole.factor)}",), True, (count, rate, whole))


_COMES = regexp(r"^[，,](?:小计|共计|合计|共|计|需|即|补助|补贴|发放|兑付|兑现|支出|支付|奖补|金额|资金)+(?:资金|金额|补助|补贴|支出)*(?:为|:)*$")
_BESIDE = regexp(r"^[、，,(][^，,。；;]*$")


def each_comes_to(scene: Scene) -> Iterator[Told]:
    """甲48头、每头补助3000元，计14.40万元；乙344只，每只补助500元，计17.20万元: a count, its standard and what it comes to, side by side."""
    for at, (count, rate, whole) in enumerate(zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False)):
        each = _EACH.search(rate.clause)
        if whole.dimension != "money" or not (count.countable and rate.exact and whole.countable) or (each is not None and each["month"]):
            continue
        if not _rate_unit(scene, rate) or not _counted(scene, count, rate) or not _BESIDE.match(scene.between(count, rate)) or not _COMES.match(whole.lead):
            continue
        if not (LIMIT.search(rate.lead) or _OPEN.search(scene.text[rate.start - len(rate.lead) : rate.end + 4]) or _NOT_THOSE.search(count.clause)):
            pairs = [*_pairs_ahead(scene, at), (count, rate)]
            products = [f"{as_printed_in(one, Decimal(1))}*{as_printed_in(apiece, whole.factor)}" for one, apiece in pairs]
            ways = ("+".join(products), products[-1]) if len(pairs) > 1 else (products[-1],)
            yield Told("product", "按标准计算的金额", whole, ways, True, (*(term for pair in pairs for term in pair), whole))


def _pairs_ahead(scene: Scene, at: int) -> list[tuple[Term, Term]]:
    """小学生160人，每人400元，初中生90人，每人600元，共发放11.8万元: those with a standard, and no sum, of their own right before the last."""
    found: list[tuple[Term, Term]] = []
    while at >= len(_PAIR):
        count, rate = scene.terms[at - 2 : at]
        beside = count.countable and rate.exact and _rate_unit(scene, rate) and _counted(scene, count, rate)
        if not beside or not _BESIDE.match(scene.between(count, rate)) or "。" in scene.text[rate.end : scene.terms[at].start]:
            break
        found.insert(0, (count, rate))
        at -= 2
    return found


_PAIR = ("count", "rate")
_NOT_THOSE = regexp(r"计划|每|目标|拟")
_WHOLE_AND_PARTS = 3
_OPENS = regexp(r"(?:补助|补贴|奖励|奖补|经费|资金|津贴)(?:支出|发放|共|计|为|:)*$")


def opening_sum(paragraph: Scene) -> Iterator[Told]:
    """扑杀补助36.4万元。…，分别补助27万元和9.4万元。: what the paragraph opens with is what it shares out at its end."""
    money = [term for term in paragraph.terms if term.dimension == "money" and not _rate_unit(paragraph, term)]
    if len(money) < _WHOLE_AND_PARTS or not all(term.countable for term in money) or money[0] is not paragraph.terms[0]:
        return
    whole, first, *rest = money
    linked = all(_LINK.fullmatch(paragraph.between(a, b)) for a, b in pairwise((first, *rest)))
    if linked and _OPENS.search(whole.clause) and _IN_TURN.search(first.clause) and paragraph.text[whole.end : whole.end + 1] in "。，":
        way = "+".join(as_printed_in(term, whole.factor) for term in (first, *rest))
        yield Told("parts", "分别补助之和", whole, (way,), True, (whole, first, *rest))


def _pairs(scene: Scene) -> Sequence[tuple[Term, Term]]:
    """Counts with their standards, each unit once: 45头 … 6000元/头; nothing where one is left over."""
    rates = [term for term in scene.terms if term.exact and _rate_unit(scene, term)]
    found: list[tuple[Term, Term]] = []
    for rate in rates:
        own = [term for term in scene.terms if term.countable and _counted(scene, term, rate)]
        same = [term for term in own if term.unit.lstrip("万亿") == _rate_unit(scene, rate)]
        own = same or own
        if len(own) > 1:
            own = [term for term in own if scene.terms.index(rate) - scene.terms.index(term) == 1]
        if len(own) != 1:
            return []
        found.append((own[0], rate))
    return found if len({count.start for count, _ in found}) == len(found) else []


def _rate_unit(scene: Scene, term: Term) -> str:
    """What a standard is for: 每头2元, 2元/头."""
    if term.dimension.startswith(_PER):
        return term.unit.rpartition("/")[2]
    match = _EACH.search(term.clause) or _STROKE.match(scene.text, term.end) if term.dimension == "money" else None
    return (match["unit"] or match.groupdict().get("each") or "") if match else ""


def _counted(scene: Scene, term: Term, rate: Term) -> bool:
    return term is not rate and term.exact and term.unit.lstrip("万亿") in counters(scene, _rate_unit(scene, rate))


_FEE = regexp(r"费|款|金|经费|购|支出|补贴|补助")
_ASIDE = regexp(r"每|标准|单价|均价|结余|剩余|上年|去年|[占较比]|限额|未|尚")
_MOST_FIXED, _NEAR, _CLOSE = 3, 5, 8


def rated_and_fixed(scene: Scene) -> Iterator[Told]:
    """安排45万元用于14名监管员，其中工资每人每年3万元，保险费共3万元: what all get at one standard, and sums beside it, make the largest of the sentence."""
    rates = [term for term in scene.terms if term.exact and _rate_unit(scene, term)]
    if len(rates) != 1 or not rates[0].dimension.startswith("money") or _bounded(scene, rates[0]):
        return
    rate, match = rates[0], _EACH.search(rates[0].clause)
    sums = [term for term in scene.terms if term.dimension == "money" and term is not rate]
    counts = [term for term in scene.terms if _counted(scene, term, rate) and not regexp(r"每[^，。;]*$").search(term.clause)]
    if len(counts) != 1 or not counts[0].countable or not 1 < len(sums) <= _MOST_FIXED + 1 or not all(term.countable for term in sums) or (match and match["month"]):
        return
    whole, count = max(sums, key=value), counts[0]
    fixed = [term for term in sums if term is not whole]
    if whole not in (sums[0], sums[-1]) or any(_ASIDE.search(term.clause) or not _FEE.search(term.clause) for term in fixed) or _ASIDE.search(whole.clause):
        return
    made = value(count) * value(rate) + sum(map(value, fixed))
    if abs(made - value(whole)) * _NEAR <= value(whole) and all(value(term) < value(count) * value(rate) for term in fixed):
        way = "+".join((f"{as_printed_in(count, Decimal(1))}*{as_printed_in(rate, whole.factor)}", *(as_printed_in(term, whole.factor) for term in fixed)))
        yield Told("parts", "按标准计算的金额与其他各项之和", whole, (way,), True, (whole, count, rate, *fixed))


def entitled_elsewhere(whole: Scene, others: Sequence[Scene]) -> Iterator[Told]:
    """慰问对象120人，慰问标准300元/人。⏎慰问经费3.6万元: a count and its one standard in a paragraph without a sum, and the one sum near it in another, told in
    a word of theirs."""
    rates = [term for term in whole.terms if term.exact and _rate_unit(whole, term)]
    if len(rates) != 1 or any(term.dimension == "money" and term is not rates[0] for term in whole.terms) or not rates[0].dimension.startswith("money"):
        return
    rate, match = rates[0], _EACH.search(rates[0].clause)
    counts = [term for term in whole.terms if _counted(whole, term, rate) and not regexp(r"每[^，。;]*$|其中").search(term.clause)]
    if len(counts) != 1 or not counts[0].countable or _MEANT.search(counts[0].lead) or _bounded(whole, rate) or (match and match["month"]):
        return
    made, idle = value(counts[0]) * value(rate), idle_words(whole.lexicon)
    able = [term for other in others if other.text is not whole.text for term in other.terms if term.dimension == "money" and term.countable
            and not _NOT_PAID.search(_BUDGET_OF.sub("", term.clause)) and abs(value(term) - made) * _CLOSE <= made]
    called = counts[0].clause + rate.clause
    if able and len({value(term) for term in able}) == 1 and all(shared(called, term.lead, idle) for term in able):
        way = f"{as_printed_in(counts[0], Decimal(1))}*{as_printed_in(rate, able[0].factor)}"
        yield Told("product", "按标准计算的金额", able[0], (way,), True, (able[0], counts[0], rate))


_MEANT = regexp(r"计划|目标|拟|预计")
_BUDGET_OF = regexp(r"预算(?:安排|资金|数)?")
