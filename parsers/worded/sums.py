"""Sums in words: 17所（小学11所、初中6所）; 共5.2万亩，其中甲1.5万亩、乙3.7万亩; A…、B…，合计…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.worded.scene import Scene, Term, Told, across, alike, ends, gap_told, in_brackets, kin, reached, said, working

_NAMED = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_ASIDE = r"(?:，[与较比](?:\d{4}年|上年|去年)[^，。;\d]{0,12})?"
"""，与2020年持平: a remark between a number and its parts."""
_SHARED = r"分别(?:支持|用于|安排|下达|拨付|分配|投入|补助|奖补|支付)(?:给|到|了)?"
_AMONG = re.compile(rf"^{_ASIDE}(?:[\u4e00-\u9fff“”]{{0,14}}?[，,(]*|[\u4e00-\u9fff“”]{{0,8}}[。;](?:[\u4e00-\u9fff]{{2,8}}(?=其中[:：]))?)(?:其中|包括|包含|含|分别为|分别是|具体为|即|{_SHARED})[:，,]?")
SHARED_OUT = re.compile(rf"^[，,](?:其中|包括|{_SHARED})")
"""第一批60万元，分别支持甲20万元、乙40万元；第二批…: what a part is shared out into, up to the semicolon."""
_TREATED = ("治理面积", "治理水土流失面积", "水土流失面积", "水土流失治理面积")
_MEASURES = re.compile(rf"{_AMONG.pattern}|^，(?:主要|具体)?(?:建设|治理|实施|工程|防治)(?:内容|任务|措施)(?:主要)?(?:包括|有|为)[:，]?")
"""治理水土流失面积12平方公里，建设内容包括坡改梯40公顷、…: what is done on it is all of it."""
_AGAIN = re.compile(r"(?:共计?|累计)(?:为|约|安排|支出|支付|投入|到位|下达)*$")
"""A whole again: no part."""
_NO_SIZE = ("percent", "count:批", "count:期", "count:次")
"""分两批下达: how often, beside how much."""
_BACK = re.compile(r"回收|收回|有效|剔除")
"""发放130份，其中甲50份、乙80份，收回126份: another count of the same papers."""
_LOOSE = 2
_OTHER = re.compile(r"(?<!上年)(?<!上年结转)结余|节余|缺口|差额|尚有|应|实际|目标|计划|完成率|较|比|每|均|率|以上|以下|上年(?!结转|结余)|不足|减|增(?!压)|合计|总(?!部|站|干)|抽|涉及|惠及|含|扣|单价|标准")


def enclosed(scene: Scene) -> Iterator[Told]:
    """A number whose parts stand in the brackets behind it, each with its name."""
    for result in scene.terms:
        match = re.match(r"[\u4e00-\u9fff]{0,6}\((?P<some>含)?(?:其中|分别为|包括)?:?", scene.text[result.end : result.end + 14])
        if match is None or not result.countable:
            continue
        start = result.end + match.end()
        close = scene.text.find(")", start)
        inside = [term for term in scene.terms if start <= term.start and term.end <= close and term.dimension not in _NO_SIZE and not within_name(scene, term)]
        parts = [term for term in inside if term.countable and alike(term, result)]
        if len(parts) < 2 or len(parts) != len(inside) or not all(_part(scene, term, index == 0) for index, term in enumerate(parts)):
            continue
        yield Told("parts" if match["some"] else "sum", "各项之和", result, (working(parts, "+", result.factor),), _whole(scene, parts), (result, *parts))


_OWN_SUM = re.compile(r"(?<=任务资金|补助资金|奖补资金|专项资金)(?:合计|共计)$")
"""约束性任务资金合计57万元、指导性任务资金合计9万元: parts that are sums themselves."""


def _part(scene: Scene, term: Term, first: bool) -> bool:
    clause = term.clause if not first else re.sub(r"^(?:其中|包含|含)", "", re.split(r"[(:]", term.clause)[-1])
    clause = _OWN_SUM.sub("", clause)
    return bool(_NAMED.search(clause)) and not _OTHER.search(clause)


def _whole(scene: Scene, parts: list[Term], since: int = 0) -> bool:
    """Whether the parts claim to be all: no 等 (behind ``since``, where the whole ends), no kinds of people that overlap."""
    stretch = scene.text[max(since, parts[0].start - 16) : parts[-1].end + 3]
    return not re.search(r"等(?!额|级|线)", stretch) and not any(term.dimension != "money" and said(scene, "overlapping_kinds", _NO_KIND.sub("", term.clause)) for term in parts)


_NO_KIND = re.compile(r"子女|儿女|伤残")
"""独生子女伤残家庭: no kind of people that runs across the others."""


def among(scene: Scene) -> Iterator[Told]:
    """A number, 其中, and parts of its kind up to the sentence's end.  Held against it only where they come near (see the rule):
    what runs on behind the parts (…事业人员22人，退休人员18人) may be beside them."""
    for result in scene.terms:
        cut = False
        opened = _MEASURES if result.clause.endswith(_TREATED) else _AMONG
        match = opened.match(scene.text[result.end : scene.end]) if result.countable else None
        if match is None or scene.text[result.end : result.end + match.end()].count("(") or gap_told(scene, result.clause):
            continue
        start = result.end + match.end()
        parts: list[Term] = []
        for term in _own_level(scene, [term for term in scene.terms if term.start >= start]):
            if term.dimension == "percent" or in_brackets(scene, start, term) or within_name(scene, term) or across(term, result):
                continue
            if not term.countable or not kin(term, result) or not _part(scene, term, not parts) or _AGAIN.search(term.clause) or (parts and term.lead.count("，") > _LOOSE):
                if term.dimension != result.dimension and re.match(r"^[、\d户人]", scene.text[term.start - 1 : term.start]) and parts:
                    continue
                cut = alike(term, result) and term.lead.count("，") == 1 and not _AGAIN.search(term.clause) and not _BACK.search(term.clause) and not _GOAL.search(scene.text, term.start - 1, term.number.printed.number_start)
                break
            if len(parts) >= 2 and _closed(scene, parts, term):
                break
            parts.append(term)
        parts, cut = _all_of(scene, result, start, (parts, cut))
        if len(parts) >= 2:
            ways = [working(parts[:size], "+", result.factor) for size in range(len(parts), 1, -1)]
            firm = _whole(scene, parts, result.end) and not cut and not _of_outer(scene, parts)
            yield Told("parts", "其中各项之和", result, tuple(ways), firm, (result, *parts))


def _of_outer(scene: Scene, parts: list[Term]) -> bool:
    """乙14万亩，其中飞机防治6万亩；其他害虫10万亩: what follows the semicolon is another part of the whole that 乙 is of."""
    return bool(re.search(r"[;；]", scene.between(*parts[:2])) and re.match(r"[;；]?(?:其他|其它|其余)", parts[1].lead))


def _all_of(scene: Scene, result: Term, start: int, found: tuple[list[Term], bool]) -> tuple[list[Term], bool]:
    """Where the list as found falls short of the whole: all of its kind to the end, past semicolons and what else is told of a
    part (住宅9万平方米，建设18栋；商业1万平方米), if these come near to it."""
    if not found[0] or reached(result, found[0]):
        return found
    beyond: list[Term] = []
    for term in scene.terms:
        if term.start < start or not alike(term, result) or in_brackets(scene, start, term) or within_name(scene, term):
            continue
        if not term.countable or not _part(scene, term, not beyond) or _AGAIN.search(term.clause):
            break
        beyond.append(term)
    return (beyond, False) if len(beyond) > len(found[0]) and reached(result, beyond) else found


def _own_level(scene: Scene, terms: list[Term]) -> Iterator[Term]:
    """The numbers of a list without those that one part is shared out into, where another part follows behind a semicolon."""
    inner = several = False
    stops = [bool(at and _STOPPED.search(scene.between(terms[at - 1], term))) for at, term in enumerate(terms)]
    for at, term in enumerate(terms):
        if at and not stops[at] and SHARED_OUT.match(term.lead) and (several or any(stops[at + 1 :])):
            inner = several = True
        elif stops[at]:
            inner = False
        if not inner:
            yield term


_GOAL = re.compile(r"超过|高于|低于|超出|达到|完成|较")
"""其中…、…，超过2,000人的目标: no further part."""
_KINDS = re.compile(r"^[\u4e00-\u9fff“”]{0,16}?[，,(]?(?:其中[:，]?)?(?:包括|含|分别为|分别是|其中)[:：]?$")
_NEXT = re.compile(r"^[\u4e00-\u9fff“”]{1,20}(?:、|和|及|以及)$")


def by_kind(scene: Scene) -> Iterator[Told]:
    """30个三级指标，包括21个数量指标、3个质量指标和6个效益指标: the number before the name of its kind."""
    for at, result in enumerate(scene.terms):
        after = scene.terms[at + 1 :]
        if not (after and result.countable and result.dimension.startswith("count") and _KINDS.match(after[0].lead)):
            continue
        parts = [after[0]]
        for term in after[1:]:
            if not _NEXT.match(term.lead):
                break
            parts.append(term)
        kinds = scene.text[parts[-1].end : parts[-1].end + 20]
        if len(parts) >= 2 and all(term.countable and term.unit == result.unit for term in parts) and re.match(r"[\u4e00-\u9fff“”]{1,16}(?:[，,。;)]|$)", kinds):
            firm = not re.match(r"[\u4e00-\u9fff]*等[，,。;)]", kinds) and reached(result, parts)
            yield Told("sum", "各类之和", result, (working(parts, "+", result.factor),), firm, (result, *parts))


_ALL = re.compile(r"^[，,](?:总|一)?共(?:计|有)?$")


def counted(scene: Scene) -> Iterator[Told]:
    """小学25所、初中12所、高中5所，共42所: a list without a comma, and how many it makes."""
    for result in scene.terms:
        if not result.countable or not _ALL.match(result.lead):
            continue
        parts: list[Term] = []
        for term in reversed(scene.before(result)):
            if not term.countable or not alike(term, result) or not _part(scene, term, first=True):
                break
            parts.insert(0, term)
            if not re.match(r"[、和及]", term.lead):
                break
        if len(parts) >= 2:
            yield Told("parts", "共计", result, (working(parts, "+", result.factor),), _whole(scene, parts), (*parts, result))


def composed(scene: Scene) -> Iterator[Told]:
    """总投资1.86亿元，由债券1.2亿元、中央资金0.36亿元和自筹0.3亿元构成."""
    for result in scene.terms:
        if not result.countable or not re.match(r"[，,]?(?:资金)?由", scene.text[result.end : result.end + 4]):
            continue
        after = [term for term in scene.terms if term.start > result.end]
        last = next((at for at, term in enumerate(after) if re.match(r"(?:三|两|四|[二五六])?(?:部分)?(?:构成|组成)", scene.text[term.end : term.end + 6])), 0)
        parts = after[: last + 1]
        if last and all(term.countable and alike(term, result) for term in parts):
            yield Told("sum", "各项之和", result, (working(parts, "+", result.factor),), True, (result, *parts))


def within_name(scene: Scene, term: Term) -> bool:
    """聘用3家公司保洁员115人, 购置锅炉一台6.8万元: a count that stands in the name of the number behind it."""
    after = next((other for other in scene.terms if other.start >= term.end), None)
    return after is not None and term.dimension.startswith("count") and term.dimension != after.dimension and not _PARTING.search(scene.between(term, after))


_PARTING = re.compile(r"[，,。;、:：()]")


def _closed(scene: Scene, parts: list[Term], term: Term) -> bool:
    """Whether a list without any semicolon has ended with one before a number: 甲268人、乙218人；来自…的97人."""
    ended = re.search(r"[;；。]", scene.between(parts[-1], term))
    return bool(ended) and not re.search(r"[;；。]", scene.text[parts[0].end : parts[-1].start])


def _outside(scene: Scene, result: Term) -> list[Term]:
    """The numbers before one that stand in no brackets of their own."""
    return [term for term in scene.before(result)
            if scene.text.count("(", scene.start, term.start) - scene.text.count(")", scene.start, term.start)
            <= scene.text.count("(", scene.start, result.start) - scene.text.count(")", scene.start, result.start)]


def totals(scene: Scene) -> Iterator[Told]:
    """Numbers of one kind, each with its name, and 合计 behind them."""
    for result in scene.terms:
        marked = result.dimension == "mark" and result.exact
        if not (result.countable or marked) or not ends(scene, "relation_sums", result.clause, r"(?:支出|支付|拨付|投入|金额|资金|接待|为|是|约|[\u4e00-\u9fff]{0,11})"):
            continue
        if not re.search(r"(?:合计|共计|总计|[类项个处家]\S{0,6}共)", result.clause):
            continue
        parts: list[Term] = []
        later = result
        for term in reversed(_outside(scene, result)):
            if within_name(scene, term) or (term.countable and not alike(term, result) and _BESIDE.match(later.lead)):
                continue  # 甲51个村、1,308户，乙35个村、1,027户，合计2,335户
            if not (term.countable or (marked and term.exact)) or not alike(term, result) or re.search(r"[=×*]", term.lead):
                break
            parts.insert(0, term)
            later = term
        if len(parts) < 2:
            parts = _same_made(scene, result)
        if len(parts) < 2:
            continue
        unit = result.factor
        parts = _called(parts, result) or parts
        ways = [working(parts[-size:], "+", unit) for size in range(len(parts), 1, -1)]
        again = next((size for size in range(2, len(parts) + 1) if _AGAIN_PAID.search(parts[-size].clause)), len(parts))
        yield Told("parts", "合计", result, tuple(ways), again < 7, (*parts, result))


_MADE = re.compile(r"(?:合计|共计|总计)(?P<verb>建成|完成|新建|改造|修建|种植|安排|购置|采购|维修|铺设|硬化)")


def _same_made(scene: Scene, result: Term) -> list[Term]:
    """一是…完成繁育田850亩；二是采购原种200万粒，建成基地400亩，共计建成1,250亩: all of its kind before it, if they come near to it."""
    parts = [term for term in _outside(scene, result) if alike(term, result)] if _MADE.search(result.clause) else []
    able = len(parts) > 1 and all(term.countable and not _OTHER.search(term.clause) for term in parts)
    return parts if able and reached(result, parts) else []


_AGAIN_PAID = re.compile(r"(?:(?<!公)共|累计)(?:已|实际)?(?:支付|拨付|兑付|支出|付)[\u4e00-\u9fff]{0,6}$|小计$")
"""共支付工程款196万元，另付监理费1.5万元…，共计200万元: the list begins again with a sum."""
_BESIDE = re.compile(r"^[\u4e00-\u9fff]{0,4}[、，]$")
_BATCH = re.compile(r"^第(?P<n>[一二三四五六七八])(?:批|期|阶段|年度|季度|轮)")


def batched(scene: Scene) -> Iterator[Told]:
    """下达任务900户，第一批任务520户，第二批任务380户."""
    for at, result in enumerate(scene.terms):
        parts: list[Term] = []
        for term in scene.terms[at + 1 :]:
            match = _BATCH.match(term.clause)
            if not match or match["n"] != "一二三四五六七八"[len(parts)] or not (term.countable and alike(term, result)) or (parts and _STOPPED.search(term.lead)):
                break
            parts.append(term)
        if len(parts) >= 2 and result.countable and not _BATCH.match(result.clause) and not _STOPPED.search(scene.between(result, parts[0])):
            yield Told("parts", "各批之和", result, (working(parts, "+", result.factor),), True, (result, *parts))


_STOPPED = re.compile(r"[。;]")
_FIRST = re.compile(r"年初|原|批复|年度|预算(?:数|安排|批复|资金|总额)?(?:为|:)*$")
_MORE, _LESS = re.compile(r"追加|调增|新增|增加"), re.compile(r"调减|核减|压减|减少|收回")
_AFTER = re.compile(r"(?:调整|变更|追加|调增|调减)后")


_GIVEN = re.compile(r"(?:下达|安排|拨付|批复|预算)[^，。;\d]{0,8}$")
_REAL = re.compile(r"(?:实际|最终|实)(?:下达|安排)(?:资金|指标|预算)?(?:为|共|:)*$")
"""下达186万元，…，调减24万元，全年实际下达162万元."""


def adjusted(scene: Scene) -> Iterator[Told]:
    """年初预算850万元（其中…），年中追加70万元，调整后预算920万元."""
    for step, result in zip(scene.terms[1:], scene.terms[2:], strict=False):
        before = [term for term in scene.terms if term.end <= step.start and term.countable and alike(term, result)]
        first = next((term for term in reversed(before) if _FIRST.search(term.clause)), before[-1] if before else step)
        if not all(term.countable and alike(term, result) for term in (first, step)) or not result.countable:
            continue
        givens = [term for term in before if _GIVEN.search(term.lead)] if _REAL.search(result.clause) else []
        given = givens[0] if len(givens) == 1 else None
        more, less = _MORE.search(step.clause), _LESS.search(step.clause)
        if given is None and not (_AFTER.search(result.clause) and _FIRST.search(first.clause)):
            continue
        first = given or first
        if bool(more) == bool(less) or not alike(first, result) or re.search(r"[到至]$", step.clause):
            continue
        yield Told("gap", "调整后", result, (working([first, step], "+" if more else "-", result.factor),), True, (first, step, result))


_SUM_OF = re.compile(r"^(?P<head>[\u4e00-\u9fff]{2,6})总(?:额|价|金额|数)(?:为|:)*$")


def headed(scene: Scene) -> Iterator[Told]:
    """土建合同80万元，设备合同30万元，监理合同5万元，合同总额115万元: numbers whose names end in the noun that the sum is of."""
    for result in scene.terms:
        head = _SUM_OF.match(result.clause) if result.countable else None
        parts: list[Term] = []
        for term in reversed(_outside(scene, result)) if head else ():
            if not term.countable or not alike(term, result) or not term.clause.endswith(head["head"] if head else ""):
                break
            parts.insert(0, term)
        if len(parts) >= 2:
            yield Told("parts", "总额", result, (working(parts, "+", result.factor),), True, (*parts, result))


def _called(parts: list[Term], result: Term) -> list[Term]:
    """The parts that the sum calls by their names (满意和较满意合计182人); none where it calls none, or one that is not among them."""
    head = _CALLS.match(result.clause)
    names = [re.sub(r"^[“\"”]+|[“\"”]+$", "", name) for name in re.split(r"[和与及、]", head["names"])] if head else []
    called = [next((part for part in parts if _CLAUSE_LEAD.sub("", part.clause).strip("“”\"的") == name), None) for name in names]
    return [part for part in called if part is not None] if len(names) > 1 and None not in called else []


_CALLS = re.compile(r"^(?P<names>[\u4e00-\u9fff“”\"]{1,12}(?:[和与及][\u4e00-\u9fff“”\"]{1,12})+?)(?:两项|二者|两者|三项|人数|占比)*(?:合计|共计|总计)")
_CLAUSE_LEAD = re.compile(r"^(?:其中|表示|选择|回答|认为|持|为|:)+")
