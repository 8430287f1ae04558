"""What makes a number an addend, and several of them all of a whole: shared by all who find sums told in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import islice, pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, reached, said, value, working

NAMED = regexp(r"[\u4e00-\u9fffA-Za-z]")
SHARED = r"分别(?:支持|用于|安排|下达|拨付|分配|投入|补助|奖补|支付)(?:给|到|了)?"
SHARED_OUT = regexp(rf"^[，,](?:其中|包括|{SHARED})")
"""第一批60万元，分别支持甲20万元、乙40万元；第二批…: what a part is shared out into, up to the semicolon."""
AGAIN = regexp(r"(?:共计?|累计)(?:为|约|安排|支出|支付|投入|到位|下达)*$")
"""A whole again: no part."""
APIECE = regexp(r"每|均|标准|单价")
"""What each has, or costs."""
NO_WHOLE = regexp(rf"{APIECE.pattern}|率|[较比]|(?<!新)增(?!压|雨|雪|殖|收(?:项目|工程|行动))|减(?!排|灾)|(?<!上年)(?<!上年结转)(?<!上年结转和)(?<!年初)(?<!年初结转)(?<!年初结转和)结余|节余|(?:账面|专户|资金|银行)余额|缺口|差额|尚有|上年(?!结转|结余)")
"""A mean, a rate, what it is compared with, a step, what is left: nothing that is shared out, or adds up with its neighbours."""
NO_ADDEND = regexp(rf"{NO_WHOLE.pattern}|合计|共计|总计|^(?:其中)?(?:共|另)?(?:发现|查出|检出)$")
"""Nor does a sum add up with its neighbours; nor what was found among them (抽查120份，其中甲58份、乙62份，发现6份缺少复印件)."""
MEAN = regexp(r"[人户亩日月年]均|平均|每[\u4e00-\u9fff]{1,4}$")
"""人均1.2万元 among sums: no part of what they make."""
SAVED = regexp(r"(?:节约|节省|节支|核减|审减|超支)(?:资金|投资|费用|成本|财政资金)*(?:约|为|共|了)*$")
"""工程费362万元、监理费6万元，节约15万元: what was not spent is no part of what was, unless all of them are savings."""
_NOT_DONE = regexp(r"应(?![急用对届])|实际|目标|计划|以上|以下|不足|总(?!部|站|干|监|工|队|校|店|院)|抽|涉及|惠及|(?<!包)含|扣")
"""What was meant, limits, and what is counted of the parts."""
NO_PAIR = regexp(rf"{NO_ADDEND.pattern}|(?<!雨露)计划|剩余|未|应")
"""What lists by name hold besides: what was meant, and what is not done (雨露计划 is a grant's name)."""
_OWN_SUM = regexp(r"(?<=任务资金|补助资金|奖补资金|专项资金)(?:合计|共计)$")
"""约束性任务资金合计57万元、指导性任务资金合计9万元: parts that are sums themselves."""


_GRANT_PLAN = regexp(
    r"(?:提升|振兴|支持|扶持|培养|培育|培训|行动|攻坚|发展|推进|引领|雨露|三区|薄弱|特岗|国培|人才|奖励|资助|帮扶|建设|能力|工程|三年|专项|惠民|改善)计划"
    r"(?=(?:补助|专项|中央|省级|市级|县级|奖补|财政|项目)*(?:资金|补助|经费|专项))"
)
"""质量提升计划资金: the grant of a plan, by its name."""


_AGED = regexp(r"(?<=\d)周?岁(?:及|或)?以[上下]|[\d千百十万][\u4e00-\u9fffA-Za-z㎡²³]{1,4}以[上下内外]$")
"""100岁及以上44人, 500吨以上7处: an age, a size is no limit of the number behind it."""


def is_addend(scene: Scene, term: Term, first: bool) -> bool:
    clause = term.clause or _before_remark(scene, term)
    clause = clause if not first else regexp(r"^(?:其中|包含|含|惠及|涉及|覆盖|受益)(?=[\u4e00-\u9fff]{2})").sub("", regexp(r"[(:]").split(clause)[-1])
    clause = _AGED.sub("岁", _GRANT_PLAN.sub("", _OWN_SUM.sub("", clause)))
    clause = clause.removesuffix("涉及") if first else clause  # 126条道路，其中涉及80条道路…；46条道路…
    return bool(NAMED.search(clause)) and not NO_ADDEND.search(clause) and not _NOT_DONE.search(clause)


def named_behind(scene: Scene, term: Term) -> bool:
    """其中租用1架甲型、2架H-125: counted before the name."""
    return not term.clause and term.dimension.startswith("count") and bool(_NAME_BEHIND.match(scene.text, term.end))


_NAME_BEHIND = regexp(r"[\u4e00-\u9fffA-Z“][^、，,。;；:：()]{1,11}(?=[、，,。;；)]|$)")


def _before_remark(scene: Scene, term: Term) -> str:
    """甲桥（长32米）95万元: the words before a remark in brackets that holds a number of its own."""
    opened = scene.text.rfind("(", scene.start, term.start) if term.lead.endswith(")") else -1
    return _PARTING.split(scene.text[scene.start : opened])[-1] if opened >= 0 else ""


_SO_FAR = regexp(r"目前|截[至止]|现已|至今|(?:已经?|累计|实际)(?:全部|累计|实际)?(?:拨付|支付|支出|到位|使用|兑付|发放|拨款)")


def so_far(first: Term, term: Term) -> bool:
    """303万元，其中管理费3万元，目前已拨付270万元: how far the whole has come, no part beside the first."""
    return bool(_SO_FAR.search(term.clause)) and not _SO_FAR.search(first.clause)


_NO_KIND = regexp(r"子女|儿女|伤残")
"""独生子女伤残家庭: no kind of people that runs across the others."""


_OTHERS_TOO = regexp(r"[，,；;、](?:其他|其它|其余)[\u4e00-\u9fff]{0,4}(?:为|是|属于?|系)(?=[\u4e00-\u9fff])")
"""其中甲类46人次、乙类22人次，其他为丙类等: how many those are is not told."""


_BALANCE = regexp(r"[收支][入出]总计(?:为|:)*$")
_KEPT = regexp(r"^(?:年[末终])?(?:结转(?:和|与|及|、)?结余|结余分配)(?:资金|为|:)*$")
_KEPT_BEHIND = regexp(r"[^，,。;；]*[，,。;；](?:年[末终])?(?:结余|结转)")


def is_kept(whole: Term, term: Term) -> bool:
    """支出总计900万元，其中基本支出…，年末结转和结余30万元: what is kept is a part of a balance."""
    return bool(_BALANCE.search(whole.clause)) and bool(_KEPT.search(term.clause))


def keeps_more(scene: Scene, whole: Term, parts: Sequence[Term]) -> bool:
    """Whether what a balance keeps is told behind the list of its other parts."""
    return bool(parts) and bool(_BALANCE.search(whole.clause)) and bool(_KEPT_BEHIND.match(scene.text, parts[-1].end))


_BEFORE = 16
"""So many characters before a list, in its own sentence, belong to it."""


def all_of_it(scene: Scene, parts: list[Term], since: int = 0) -> bool:
    """Whether the parts claim to be all: no 等 (behind ``since``, where the whole ends), no kinds of people that overlap."""
    opens = max(since, parts[0].start - _BEFORE, *(scene.text.rfind(stop, 0, parts[0].start) for stop in "。;；"))
    stretch = scene.text[opens : parts[-1].end + 3]
    others = _OTHERS_TOO.match(scene.text, parts[-1].end) or _some_ranks(parts)
    return not others and not _AND_SO_ON.search(stretch) and not overlap(scene, parts)


_AND_SO_ON = regexp(r"等(?!额|级|线|其[他它余]|职业|专学校)(?<!高等(?=院校|教育|学校))")
"""甲、乙等; 中等职业学校 and 高等院校 are names."""


_RANKS, _LOWEST = regexp(r"(?:正|副)?高级|中级"), regexp(r"初级|其[他它余]|未[定评]|无职称|员级|助理|以下")


def _some_ranks(parts: Sequence[Term]) -> bool:
    """其中高级职称62人、中级职称85人: those of no such rank are not told."""
    ranked = [term for term in parts if _RANKS.search(term.clause)]
    return len(ranked) > 1 and not any(_LOWEST.search(term.clause) for term in parts)


def overlap(scene: Scene, parts: Sequence[Term]) -> bool:
    """Whether a part is a kind of people that runs across the others: 女性, 党员, 双师型."""
    return any(term.dimension != "money" and said(scene, "overlapping_kinds", _NO_KIND.sub("", term.clause)) for term in parts)


def of_other_kinds(scene: Scene, parts: Sequence[Term]) -> bool:
    """Whether the parts tell people apart in several ways at once: by title, by degree, by 双师; what each kind is paid adds up all the same."""
    people = [term for term in parts if term.dimension != "money"]
    return sum(any(re.search(kind, term.clause) for term in people) for kind in scene.lexicon.words["attributes"]) > 1


def summed(whole: Term, parts: Sequence[Term], label: str, *, kind: str = "parts", firm: bool = True) -> Told:
    """That a whole is the sum of its parts."""
    return Told(kind, label, whole, (working(parts, "+", whole.factor),), firm, (whole, *parts))


def added(parts: Sequence[Term]) -> Decimal:
    """What the parts make together, in the base unit."""
    return sum((value(term) for term in parts), Decimal(0))


def made_or_near(wholes: Sequence[Term], parts: Sequence[Term]) -> list[Term]:
    """Of what may be the whole: those that the parts make exactly, else those that they come near to."""
    return [term for term in wholes if value(term) == added(parts)] or [term for term in wholes if reached(term, parts)]


def told_before(parts: Sequence[Term], start: int, scenes: Sequence[Scene], earlier: Sequence[Scene], most: int) -> Term | None:
    """The whole of a list that opens at ``start``: among the ``most`` last numbers of its kind in its own paragraph, else in those before it."""
    own = [term for scene in scenes for term in scene.terms if term.end <= start and alike(term, parts[0])]
    before = own or [term for scene in earlier for term in scene.terms if alike(term, parts[0])]
    able = islice((term for term in reversed(before) if term.countable and not NO_WHOLE.search(term.clause)), most)
    return next(iter(made_or_near(list(able), parts)), None)


def only_named(scene: Scene, start: int, parts: Sequence[Term], first: re.Pattern[str], later: re.Pattern[str]) -> bool:
    """Whether a list from ``start`` to the sentence's end holds its numbers and nothing but the name of each (``later`` with what parts it)."""
    closed = not scene.text[parts[-1].end : scene.end].strip("。；;")
    return closed and bool(first.fullmatch(scene.text, start, parts[0].start)) and all(later.fullmatch(scene.between(a, b)) for a, b in pairwise(parts))


_PARTING = regexp(r"[，,。;、:：()]")


def within_name(scene: Scene, term: Term) -> bool:
    """聘用3家公司保洁员115人, 购置锅炉一台6.8万元: a count that stands in the name of the number behind it."""
    after = next((other for other in scene.terms if other.start >= term.end), None)
    return after is not None and (term.dimension.startswith("count") or term.number.printed.han) and term.dimension != after.dimension and not _PARTING.search(scene.between(term, after))


_LOT = regexp(r"(?:合同包|采购包|标包|标段|地块|(?<![承面红打])包)$")


def numbers_a_lot(scene: Scene, term: Term) -> bool:
    """包2质保金22万元: the bare number of a lot."""
    return not term.dimension and bool(_LOT.search(scene.text, scene.start, term.start))


def outside(scene: Scene, result: Term) -> list[Term]:
    """The numbers before one that stand in no brackets of their own."""
    return [term for term in scene.before(result)
            if scene.text.count("(", scene.start, term.start) - scene.text.count(")", scene.start, term.start)
            <= scene.text.count("(", scene.start, result.start) - scene.text.count(")", scene.start, result.start)]


STOPPED = regexp(r"[。;]")


_CONTENT = regexp(r"(?:其中)?(?:表示|评价为)?[“\"]?满意[”\"]?(?:的)?")


def without_content(terms: list[Term]) -> list[Term]:
    """其中家长642份，满意598份: the content among the parents are no second kind of people; 其中非常满意40份，满意20份 are answers."""
    return terms if not terms or "满意" in terms[0].clause else [term for term in terms if not _CONTENT.fullmatch(term.clause)]
