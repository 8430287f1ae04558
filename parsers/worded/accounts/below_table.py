"""What is left, or what share was used, told below a table of which only the totals make it: 剩余29.35万元 of 合计 1157 and 1127.65; 五项支出占预算的93.06%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.layout.restated_totals import Total
from parsers.worded.scene import Scene, Term, Told, value

_LEFT = regexp(r"^(?:项目|年末|全年|年度|合计|共|累计|资金|尚|仍|经费|预算)*(?:剩余|结余|节余|尚有|未支[付出]|未使用|未拨付|未执行|结转|节约|缺口|差额|少支[付出])(?:资金|经费|部分|金额|共计?|合计|了|为|约)*$")
_MEANT, _DONE = regexp(r"预算|下达|安排|计划|到位|合同|应|任务|投资|控制|中标|成交|核定"), regexp(r"支[付出]|使用|执行|实际|完成|决算|拨付|已|结算")
_OF_ALL = regexp(r"占(?:全年|年初|调整后?)?(?P<base>预算|计划|任务|下达|到位|合同)[\u4e00-\u9fff]{0,4}的(?:比例|比重)?(?:为)?$")
_PART = regexp(r"其中|该|其|此项|[一二三四五六]是|上年|去年")


def below_table(scenes: Sequence[Scene], totals: Sequence[Total], others: Sequence[Scene]) -> Iterator[Told]:
    """Only where the table has one total of what was meant and one of what was done, of one kind.  ``others``: all of the report, which may
    tell what else there was to spend."""
    yield from _undone(scenes, totals)
    yield from _between_named(scenes, totals)
    yield from _kinds_of_total(scenes, totals)
    meant = [total for total in totals if _MEANT.search(total.words[0]) and not _DONE.search(total.words[0])]
    done = [total for total in totals if _DONE.search(total.words[0]) and not _MEANT.search(total.words[0])]
    if len(meant) != 1 or len(done) != 1 or meant[0].dimension != done[0].dimension or meant[0].number < done[0].number:
        return
    whole, used = meant[0].number * meant[0].factor, done[0].number * done[0].factor
    for scene in scenes:
        for term in scene.terms:
            if _PART.search(scene.text[scene.start : term.start]) or any(name in scene.text[scene.start : term.start] for name in meant[0].rows) or sum(other.dimension == term.dimension for other in scene.terms) > 1:
                continue
            if term.countable and term.dimension == meant[0].dimension and _LEFT.search(term.clause) and not _left_of_other(term, used, others) and not _told_beside(term, scenes):
                yield _told("表中合计之差", term, f"{whole / term.factor:f}-{used / term.factor:f}")
            elif term in scene.percents and (match := _OF_ALL.search(term.clause)) and match["base"] in meant[0].words[0]:
                yield _told("占表中合计的比例", term, f"{used:f}/{whole:f}")


_BETWEEN = regexp(r"[较比与][\u4e00-\u9fff]{2,8}?(?:共|总计|累计|合计)?(?:节约|节省|减少|增加|超出|下降|核减|多|少|相差|结余)(?:资金|投资|了)?$")
_KIND = regexp(r"(?:总?[价额数]|金额|资金|总计|合计)+$")


def _between_named(scenes: Sequence[Scene], totals: Sequence[Total]) -> Iterator[Told]:
    """各标段审定价均未超过合同价，较合同总价节约22.22万元: between the two totals that the sentence names."""
    stems = [(total, _KIND.sub("", total.words[0])) for total in totals if total.dimension == "money"]
    for scene in scenes if len(stems) > 1 else ():
        for term in scene.terms:
            if not (term.countable and term.dimension == "money" and _BETWEEN.search(term.clause)):
                continue
            before = scene.text[scene.start : term.start]
            named = [total for total, stem in stems if len(stem) > 1 and stem in before]
            alone = not any(other.dimension == "money" for other in scene.before(term)) and not any(row in before for row in totals[0].rows if len(row) > 2)
            if len(named) == 2 and alone:
                more, less = sorted((total.number * total.factor / term.factor for total in named), reverse=True)
                yield _told("表中合计之差", term, f"{more:f}-{less:f}")


_OPENS = regexp(r"^其中[，,:：]?(?:[\u4e00-\u9fff]{1,3}[：:])?(?P<name>[\u4e00-\u9fff]{1,10})$")
_JOINED = regexp(r"[、，,；;](?P<name>[\u4e00-\u9fff]{1,10})$")


def _kinds_of_total(scenes: Sequence[Scene], totals: Sequence[Total]) -> Iterator[Told]:
    """其中女性1642人、男性1215人 right below 合计 2857: kinds that run across the rows make the one total of their unit, or come near to it."""
    scene = scenes[0] if scenes else None
    terms = scene.terms if scene is not None else ()
    if scene is None or not 1 < len(terms) <= _MOST_KINDS or not _OPENS.match(scene.text[scene.start : terms[0].start]) or scene.text[terms[-1].end : scene.end].strip("。"):
        return
    plain = all(term.countable and term.measure == terms[0].measure and term.dimension.startswith("count") for term in terms)
    joined = all(_JOINED.match(scene.between(a, b)) for a, b in pairwise(terms))
    own = [total for total in totals if total.dimension == terms[0].dimension and total.number]
    rows = any(row in term.clause for total in own for row in total.rows if len(row) > 1 for term in terms)
    if plain and joined and len(own) == 1 and not rows and abs(sum(map(value, terms)) - own[0].number) * _NEAR <= own[0].number:
        others = "-".join(term.plain for term in terms[:-1])
        yield Told("gap", "表中合计的其余", terms[-1], (f"{own[0].number:f}-{others}",), _both(terms), tuple(terms))


def _both(terms: Sequence[Term]) -> bool:
    """Whether everybody is of one of the two kinds told."""
    names = [_NAMED.sub("", term.clause) for term in terms]
    return len(names) == len(_BOTH[0]) and any(all(any(name.startswith(kind) for name in names) for kind in kinds) for kinds in _BOTH)


_NAMED = regexp(r"^其中[，,:：]?")
_BOTH = (("女", "男"), ("农村", "城"), ("分散", "集中"))


_MOST_KINDS, _NEAR = 4, 5
_ALL_OF = r"(?:目前|现|全[县市区镇乡部]|项目|合计|共|总计|片区|乡镇|标段|小区|村|县区|街道|社区)*"
_THERE_ARE = regexp(rf"{_ALL_OF}(?:尚有|还有|仍有|尚余|尚剩)")
_NOT = regexp(r"[\u4e00-\u9fff]{0,4}?(?:尚|还|仍)?未(?:能|全部)?(?P<deed>[\u4e00-\u9fff]{2})")
_DONE_NOT = regexp(rf"{_ALL_OF}已(?P<had>[\u4e00-\u9fff]{{2}})(?:但|而)?(?:尚|还)?未(?P<deed>[\u4e00-\u9fff]{{2}})(?:的)?")


def _undone(scenes: Sequence[Scene], totals: Sequence[Total]) -> Iterator[Told]:
    """尚有31户未签约, of 计划征收户数 and 已签约户数; 已签约未安置51户, of 已签约户数 and 已安置户数."""
    for scene in scenes if totals else ():
        for term in scene.terms:
            both = _DONE_NOT.fullmatch(term.clause) if term.countable else None
            behind = _NOT.match(scene.text, term.end) if term.countable and both is None and _there_are(scene, term) else None
            match = both or behind
            own = [total for total in totals if match is not None and total.dimension == term.dimension]
            done = [total for total in own if match is not None and match["deed"] in total.words[0]]
            whole = [total for total in own if (both["had"] in total.words[0] if both is not None else bool(_MEANT.search(total.words[0])))]
            whole = whole or ([total for total in own if total not in done] if len(own) == 2 and both is None else [])
            if len(whole) == len(done) == 1 and whole[0] is not done[0] and whole[0].number > done[0].number:
                yield _told("表中合计之差", term, f"{whole[0].number}-{done[0].number}")


_OF_SO_MANY = regexp(r"[\u4e00-\u9fff]{1,4}(?:尚有|还有|仍有|尚余|尚剩)")


def _there_are(scene: Scene, term: Term) -> bool:
    """目前尚有12户; 三个安置点尚有12户, of all of them."""
    counted = any(other.end == term.start - len(term.lead) and other.dimension.startswith("count") for other in scene.terms)
    return bool(_THERE_ARE.fullmatch(term.clause) or (counted and term.lead == term.clause and _OF_SO_MANY.fullmatch(term.clause)))


def _left_of_other(term: Term, used: Decimal, others: Sequence[Scene]) -> bool:
    """实际到位1610.80万元…年末结余29.58万元: of what came in, not of the budget."""
    had = used + value(term)
    return any(other.dimension == term.dimension and value(other) == had for scene in others for other in scene.terms)


def _told_beside(term: Term, scenes: Sequence[Scene]) -> bool:
    """采购预算1268万元，实际采购1213万元。节约资金55万元: the paragraph itself tells what was meant and what was done."""
    before = [other for scene in scenes for other in scene.terms if other.dimension == term.dimension and other.start < term.start]
    return any(_MEANT.search(other.clause) for other in before) and any(_DONE.search(other.clause) for other in before)


def _told(label: str, term: Term, way: str) -> Told:
    return Told("gap", label, term, (way,), True, (term,))
