"""A whole ahead of its parts: 17所（小学11所、初中6所）; 共5.2万亩，其中甲1.5万亩、乙3.7万亩; 防治98亩，甲虫78亩；乙虫11亩；其他虫害9亩."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, across, alike, fits, gap_told, in_brackets, kin, reached, value, working
from parsers.worded.sums.addends import (
    AGAIN,
    NO_ADDEND,
    SAVED,
    SHARED,
    SHARED_OUT,
    STOPPED,
    added,
    all_of_it,
    is_addend,
    is_kept,
    keeps_more,
    named_behind,
    numbers_a_lot,
    of_other_kinds,
    only_named,
    so_far,
    summed,
    within_name,
    without_content,
)
from parsers.worded.sums.over_seasons import make_a_year

_NO_SIZE = ("percent", "count:批", "count:期", "count:次")
"""分两批下达: how often, beside how much."""


def enclosed(scene: Scene) -> Iterator[Told]:
    """A number whose parts stand in the brackets behind it, each with its name, or without (三年共430名（分别为120名、140名、170名）)."""
    for result in scene.terms:
        match = regexp(r"[\u4e00-\u9fff]{0,6}\((?P<some>含)?(?:(?P<opened>其中)|(?P<each>(?:分别|依次)[为是])|(?P<listed>包括))?:?").match(scene.text[result.end : result.end + 14])
        if match is None or not result.countable:
            continue
        start = result.end + match.end()
        close = scene.text.find(")", start)
        inside = [term for term in scene.terms if start <= term.start and term.end <= close and term.dimension not in _NO_SIZE and not within_name(scene, term)]
        alike_all = all(fits(term, result) for term in inside)
        parts = [term for term in inside if fits(term, result) or (term.countable and _of_kinds(scene, term, result))]
        if (match["opened"] or match["listed"]) and _counted_otherwise(scene, result, inside):
            parts = inside  # 下设28个机构（其中21个派出所、7个检查站）
        parts, inside = _as_paid(scene, parts), _as_paid(scene, inside)
        if len(parts) < 2 or any(_WORN.search(term.clause) for term in parts) or (not match["some"] and any(_SOME_OF_IT.match(term.lead) for term in parts)):
            continue
        if len(parts) != len(inside):
            continue
        if match["each"] and not any(term.clause for term in parts[1:]):
            if reached(result, parts) and not NO_ADDEND.search(result.clause):
                yield Told("sum", "各项之和", result, (working(parts, "+", result.factor),), all_of_it(scene, parts), (result, *parts))
            continue
        if not all(is_addend(scene, term, index == 0) or _of_kinds(scene, term, result) or named_behind(scene, term) for index, term in enumerate(parts)):
            continue
        yield Told("sum" if alike_all and not match["some"] else "parts", "各项之和", result, (working(parts, "+", result.factor),), all_of_it(scene, parts), (result, *parts))


def _counted_otherwise(scene: Scene, whole: Term, inside: list[Term]) -> bool:
    """Whether all in the brackets come to the whole, though their counters are others."""
    return len(inside) > 1 and all(term.countable and kin(term, whole) for term in inside) and reached(whole, inside)


_SOME_OF_IT = regexp(r"^[，,](?:另|其中)?有$")
"""（全年取得证书2,763人次，有3人次退回）: of those just told, no part beside them."""


def _as_paid(scene: Scene, terms: list[Term]) -> list[Term]:
    """监理费51.60万元支付80%即41.28万元: what was paid of it is the part."""
    again = [at for at, term in enumerate(terms) if at and regexp(r"(?:即|为|计)$").search(term.lead) and _PAID_SHARE.search(scene.text[terms[at - 1].end : term.start])]
    return [term for at, term in enumerate(terms) if at + 1 not in again]


_PAID_SHARE = regexp(r"^[，,]?[\u4e00-\u9fff]{0,6}[\d.]+%[，,]?(?:即|为|计)$")


def _of_kinds(scene: Scene, term: Term, whole: Term) -> bool:
    """18个乡镇（12个镇、6个乡）: each counted by 个, with a noun that is part of the whole's."""
    noun = scene.text[term.end : term.end + 2]
    return term.unit == "个" and whole.unit.startswith("个") and noun[:1] in (whole.unit + scene.text[whole.end : whole.end + 2])[1:] and noun[1:] in "、)和及"


_WORN = regexp(r"折旧|摊销")
"""净值580万元（原值960万元，累计折旧380万元）: what is taken off, no part."""
_ASIDE = r"(?:，[与较比](?:\d{4}年|上年|去年)[^，。;\d]{0,12}|，(?:全部|均)(?:为|用于)[^，。;\d]{2,14}|[，(](?:[\u4e00-\u9fff]{0,8}率|占[^，。;\d]{0,12}|(?:同比|[较比][^，。;\d]{2,8})(?:增长|下降|上升|降低))(?:为|达到?|了|:)*[\d.]+%\)?)?"
"""，与2020年持平; ，全部为购买服务支出; ，完成率99.59%: a remark between a number and its parts."""
_REMARK = r"(?:\([^()\d]{1,16}\))?"
"""27项（不含预算执行率），即…."""
_MAINLY = r"主要(?:实施|支持|建设|安排|用于)?(?:的)?(?:项目|内容|用途|方向)(?:为|有|是|包括)"
"""2,380万元，主要实施项目为…: perhaps not all of it."""
_AMONG = regexp(rf"^{_REMARK}{_ASIDE}(?:[\u4e00-\u9fff“”]{{0,14}}?[，,(]*|[\u4e00-\u9fff“”]{{0,8}}[。;](?:[\u4e00-\u9fff]{{2,8}}(?=其中[:：]))?)(?:其中|(?<=[\u4e00-\u9fff])中(?=[，,])|包括|包含|含|分别为|分别是|具体为|具体是|具体包括|即|的?(?:资金)?来源(?:为|是|:)|{SHARED}|{_MAINLY})[:，,]?")
_MEASURES = regexp(rf"{_AMONG.pattern}|^，(?:主要|具体)?(?:建设|治理|实施|工程|防治)(?:内容|任务|措施)(?:主要)?(?:包括|有|为)[:，]?")
"""治理水土流失面积12平方公里，建设内容包括坡改梯40公顷、…: what is done on it is all of it."""
_TREATED = ("治理面积", "治理水土流失面积", "水土流失面积", "水土流失治理面积")
_LOOSE = 2
_BACK = regexp(r"回收|收回|有效|剔除")
"""发放130份，其中甲50份、乙80份，收回126份: another count of the same papers."""
_TOUCHED = regexp(r"(?:共|分别)?(?:涉及|惠及|覆盖|受益)|(?:\d{4}年|全年|当年)?实际")
"""其中甲类4个、乙类5个，涉及部门7个: what they touch, no part; nor what was done of them all, 实际完成8个."""
_GOAL = regexp(r"超过|高于|低于|超出|达到|完成|较")
"""其中…、…，超过2,000人的目标: no further part."""


_MEAN_OF = regexp(r"平均每|[人户亩]均")
"""平均每公里造价84.09万元，其中一标段83.55万元: the parts of a mean are no addends."""


def among(scene: Scene) -> Iterator[Told]:
    """A number, 其中, and parts of its kind up to the sentence's end.  Held against it only where they come near (see the rule):
    what runs on behind the parts (…事业人员22人，退休人员18人) may be beside them."""
    for result in scene.terms:
        cut = False
        opened = _MEASURES if result.clause.endswith(_TREATED) else _AMONG
        match = opened.match(scene.text[result.end : scene.end]) if result.countable else None
        if match is None or _opens_bracket(match.group()) or gap_told(scene, result.clause) or _MEAN_OF.search(result.clause):
            continue
        start = result.end + match.end()
        parts: list[Term] = []
        after = without_content([term for term in scene.terms if start <= term.start < _next_point(scene, result.end)])
        for term in _own_level(scene, _of_its_noun(scene, result, after)):
            if term.dimension == "percent" or in_brackets(scene, start, term) or within_name(scene, term) or across(term, result) or numbers_a_lot(scene, term):
                continue
            addend = is_addend(scene, term, not parts) or is_kept(result, term) or (parts and _EACH_IS.search(parts[0].clause) and term.lead in _JOINTS)
            if not term.countable or not kin(term, result) or not addend or AGAIN.search(term.clause) or (parts and term.lead.count("，") > _LOOSE):
                if term.dimension != result.dimension and regexp(r"^[、\d户人]").match(scene.text[term.start - 1 : term.start]) and parts:
                    continue
                cut = alike(term, result) and term.lead.count("，") == 1 and not _TOUCHED.match(term.clause) and not AGAIN.search(term.clause) and not _BACK.search(term.clause) and not _GOAL.search(scene.text, term.start - 1, term.number.printed.number_start)
                break
            if parts and _like_whole(scene, result, parts[-1], term):
                break
            if _taken_up(result, parts, term):
                cut = True
                break
            if parts and term.clause.startswith("另"):
                cut = True  # 在编189人，其中高级62人、中级85人，另聘14人: beside the whole
                break
            if parts and (so_far(parts[0], term) or (SAVED.search(term.clause) and not SAVED.search(parts[0].clause)) or (len(parts) >= 2 and _closed(scene, parts, term))):
                break
            parts.append(term)
        parts, cut = _all_of(scene, result, after, (parts, cut))
        if _of_another(scene, result, parts) or (parts and not _ANSWER.match(parts[0].clause) and any(_ANSWER.match(part.clause) for part in parts)):
            continue
        if parts and keeps_more(scene, result, parts):
            continue
        if _by_level(parts):
            yield _levels(result, parts)
        elif len(parts) >= 2 and not of_other_kinds(scene, parts):
            ways = [working(parts[:size], "+", result.factor) for size in range(len(parts), 1, -1)][: 1 if _one_list(scene, parts) else None]
            ways += _run_on(result, parts, after)
            firm = all_of_it(scene, parts, result.end) and not cut and not _of_outer(scene, parts) and "主要" not in match.group()
            firm = firm and not _of_one_giver(parts)
            kind = "sum" if make_a_year(parts) else "parts"  # the four quarters are all there are
            yield Told(kind, "其中各项之和", result, tuple(ways), firm, (result, *parts))


_EACH_IS, _JOINTS = regexp(r"(?:分别|依次)(?:为|是|下达|安排|到位|支出|完成)$"), ("、", "，", "和", "及")
"""其中2021、2022年分别为20万元、30万元."""


def _run_on(whole: Term, parts: Sequence[Term], after: Sequence[Term]) -> list[str]:
    """县平台320套；镇分平台180套，站点60套；村社170套: where commas and semicolons both part the list, what stands behind a comma may be one
    more part as well as a share of the one before it."""
    every = [term for term in after if alike(term, whole) and term.countable]
    inside = [term for term in every if parts[0].start < term.start < parts[-1].start and term not in parts]
    return [working(sorted([*parts, *inside], key=lambda term: term.start), "+", whole.factor)] if inside else []


def _one_list(scene: Scene, parts: list[Term]) -> bool:
    """甲2所、乙7所、丙15所。: alike in counter and in what parts them, to the sentence's end: none of them stands beside the others."""
    alike = len({part.unit for part in parts}) == 1 and all(_ENUMERATED.match(part.lead) for part in parts[1:])
    return alike and len(parts) >= _MANY and not scene.text[parts[-1].end : scene.end].strip("。；;")


_ENUMERATED, _MANY = regexp(r"、[\u4e00-\u9fff]{2,12}$"), 4


def _like_whole(scene: Scene, whole: Term, last: Term, term: Term) -> bool:
    """管理高血压患者850人，其中规范管理700人；管理糖尿病患者320人: behind a semicolon, named as the whole is, so beside it."""
    here, there = term.clause.lstrip(";；"), whole.clause
    alike_ends = here != there and here[:_SHARED] == there[:_SHARED] and here[-_SHARED:] == there[-_SHARED:]
    return alike_ends and min(len(here), len(there)) > 2 * _SHARED and bool(_SEMICOLON.search(scene.between(last, term)))


_SHARED = 2
_SEMICOLON = regexp("[;；]")


def _taken_up(whole: Term, parts: Sequence[Term], term: Term) -> bool:
    """全年96次，其中东站达标24次、西站20次，共达标44次: the parts are those of this number."""
    return len(parts) > 1 and bool(_IN_ALL.match(term.clause)) and value(term) != value(whole)


_IN_ALL = regexp(r"[，,]?(?:合计|总计|共计?|累计)")
_ANSWER = regexp(r"(?:其中)?(?:表示|选择|评价为)?(?:非常|很|比较|基本|不)?满意的?(?:有|共|人数)?$")
"""有效500份，其中家长300份，满意282份: how many of that part were satisfied."""


def _opens_bracket(text: str) -> bool:
    return text.count("(") > text.count(")")


def _of_another(scene: Scene, whole: Term, parts: Sequence[Term]) -> bool:
    """培训1,520人次，目标1,500人次。其中线上900人次、线下620人次: the parts make the number before, not the goal that stands behind it."""
    total = added(parts)
    return value(whole) != total and any(term.countable and alike(term, whole) and value(term) == total for term in scene.terms if term.start < whole.start)


_POINT = regexp(r"(?<=[;；。，,])(?:(?P<first>一是|\(?1[)、]|①)|[二三四五六七八九]是|\(?[2-9][)、]|[②-⑨])")


def _next_point(scene: Scene, start: int) -> int:
    """二是培训46万元，其中师资12万元；三是宣传30万元: where the next point begins of a list that the whole itself is a point of."""
    point = _POINT.search(scene.text, start, scene.end)
    return scene.end if point is None or point["first"] else point.start()


_LEVEL = regexp(r"(?:其中)?[:：]?(?P<level>[一二三123])级(?:绩效)?指标(?:共|为|有)*$")


def _by_level(parts: list[Term]) -> bool:
    """一级指标3个、二级指标8个、三级指标15个: the same indicators, ever finer."""
    levels = [match["level"] for part in parts if (match := _LEVEL.search(part.clause))]
    return len(levels) == len(parts) > 1 and len(set(levels)) == len(levels)


def _levels(result: Term, parts: list[Term]) -> Told:
    """What is counted is the finest level, or all of them."""
    ways = (f"1*{parts[-1].plain}", working(parts, "+", result.factor))
    return Told("levels", "最细一级指标数", result, ways, True, (result, *parts))


def _own_level(scene: Scene, terms: list[Term]) -> Iterator[Term]:
    """The numbers of a list without those that one part is shared out into, where another part follows behind a semicolon."""
    inner = several = False
    stops = [bool(at and STOPPED.search(scene.between(terms[at - 1], term))) for at, term in enumerate(terms)]
    for at, term in enumerate(terms):
        if at and not stops[at] and SHARED_OUT.match(term.lead) and (several or any(stops[at + 1 :])):
            inner = several = True
        elif stops[at]:
            inner = False
        if not inner:
            yield term


def _of_its_noun(scene: Scene, whole: Term, terms: list[Term]) -> list[Term]:
    """100个场次，其中甲类4个单位30个场次、乙类9个单位中符合条件的70个场次: those counted of what the whole counts, where a list counts two things."""
    noun = _COUNTED_NOUN.match(scene.text, whole.end)
    if noun is None:
        return terms
    nouns = [found.group() if alike(term, whole) and (found := _COUNTED_NOUN.match(scene.text, term.end)) else "" for term in terms]
    others = [name for name in nouns if name not in ("", noun.group())]
    if nouns.count(noun.group()) < 2 or len(set(others)) != 1:
        return terms
    return [term for term, name in zip(terms, nouns, strict=True) if name != others[0] and not _OF_WHICH.match(scene.text, term.end)]


_COUNTED_NOUN = regexp(r"[\u4e00-\u9fff]{2}")
_OF_WHICH = regexp(r"\d|[\u4e00-\u9fff]{2}中")
"""83个场次中，符合条件的…36个场次: what the part is taken from."""


def _closed(scene: Scene, parts: list[Term], term: Term) -> bool:
    """Whether a list without any semicolon has ended with one before a number: 甲268人、乙218人；来自…的97人."""
    ended = regexp(r"[;；。]").search(scene.between(parts[-1], term))
    return bool(ended) and not regexp(r"[;；。]").search(scene.text[parts[0].end : parts[-1].start])


def _all_of(scene: Scene, result: Term, after: list[Term], found: tuple[list[Term], bool]) -> tuple[list[Term], bool]:
    """Where the list as found falls short of the whole: all of its kind to the end, past semicolons and what else is told of a
    part (住宅9万平方米，建设18栋；商业1万平方米), if these come near to it."""
    if not found[0] or reached(result, found[0]):
        return found
    beyond: list[Term] = []
    for term in _of_its_noun(scene, result, after):
        if not alike(term, result) or in_brackets(scene, result.end, term) or within_name(scene, term):
            continue
        if not term.countable or not is_addend(scene, term, not beyond) or AGAIN.search(term.clause) or (beyond and so_far(beyond[0], term)):
            break
        beyond.append(term)
    return (beyond, False) if len(beyond) > len(found[0]) and reached(result, beyond) else found


def _of_outer(scene: Scene, parts: list[Term]) -> bool:
    """乙14万亩，其中飞机防治6万亩；其他害虫10万亩: what follows the semicolon is another part of the whole that 乙 is of."""
    return bool(regexp(r"[;；]").search(scene.between(*parts[:2])) and regexp(r"[;；]?(?:其他|其它|其余)").match(parts[1].lead))


_GIVES = regexp(r"(?:中央|省|自治区|市|县|区)(?:级?财政|里)(?:厅|局)?(?:已|累计|共)*(?:下拨|下达|拨付|转拨)")
_GIVEN = regexp(r"下拨|下达|拨付|转拨|配套|安排|承担|自筹|落实")


def _of_one_giver(parts: list[Term]) -> bool:
    """各级已拨付46亿元。其中，省财政下拨中央资金17亿元、省级资金23亿元: what one tier handed on, of what all of them did."""
    return bool(_GIVES.search(parts[0].clause)) and not any(_GIVEN.search(part.clause) for part in parts[1:])


_NOUN = regexp(r"(?P<noun>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{0,6}[，,(:：]*其中[:：，,]?")


def by_noun(scene: Scene) -> Iterator[Told]:
    """126条道路，其中涉及80条道路新建管网33公里；46条道路改造管网52公里: the same noun behind the whole and behind each part."""
    for result in scene.terms:
        match = _NOUN.match(scene.text[result.end : scene.end]) if result.countable and result.dimension.startswith("count") else None
        if match is None:
            continue
        start = result.end + match.end()
        own = [term for term in scene.terms if term.start >= start and alike(term, result) and scene.text.startswith(match["noun"], term.end)]
        parts = [term for term in own if term.countable and not NO_ADDEND.search(term.clause) and not in_brackets(scene, start, term)]
        if len(parts) > 1 and len(parts) == len(own) and reached(result, parts):
            yield summed(result, parts, "其中各项之和", firm=all_of_it(scene, parts, result.end))


_KINDS = regexp(r"^[\u4e00-\u9fff“”]{0,16}?[，,(]?(?:其中[:，]?)?(?:包括|含|分别为|分别是|其中)[:：]?$")
_NEXT = regexp(r"^[\u4e00-\u9fff“”]{1,20}(?:、|和|及|以及)$")


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
        if len(parts) >= 2 and all(term.countable and term.unit == result.unit for term in parts) and regexp(r"[\u4e00-\u9fff“”]{1,16}(?:[，,。;)]|$)").match(kinds):
            firm = not regexp(r"[\u4e00-\u9fff]*等[，,。;)]").match(kinds) and reached(result, parts)
            yield summed(result, parts, "各类之和", kind="sum", firm=firm)


_CLASSED = regexp(r"(?:其中[，:]?)?(?:从|按|按照|依)[\u4e00-\u9fff]{2,10}?(?:划分|分类|分布|分|看|统计)[，:]")
_FAR_BACK = 4
_ONE_OF_THEM = regexp(r"[、，；;和及]?[\u4e00-\u9fff“”]{2,16}")


def by_class(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """在岗3,145人。按安置对象分：甲1,126人、乙1,237人、丙782人: classes of what the sentences before counted, every one its own."""
    for at, scene in enumerate(scenes):
        opened = _CLASSED.match(scene.text, scene.start)
        parts = [term for term in scene.terms if opened and term.start >= opened.end()]
        if opened is None or len(parts) < 2 or len(parts) != len(scene.terms) or not only_named(scene, opened.end(), parts, _ONE_OF_THEM, _ONE_OF_THEM):
            continue
        before = (*earlier, *scenes[:at])
        able = [term for other in before for term in other.terms if term.countable and term.unit == parts[0].unit and alike(term, parts[0])][-_FAR_BACK:]
        whole = min(able, key=lambda term: abs(value(term) - sum(map(value, parts))), default=None)  # of those sent, returned, valid
        if whole is not None and all(term.countable and term.unit == parts[0].unit for term in parts) and reached(whole, parts):
            yield summed(whole, parts, "各类之和", kind="sum")


def composed(scene: Scene) -> Iterator[Told]:
    """总投资1.86亿元，由债券1.2亿元、中央资金0.36亿元和自筹0.3亿元构成."""
    for result in scene.terms:
        if not result.countable or not regexp(r"[，,]?(?:资金)?由").match(scene.text[result.end : result.end + 4]):
            continue
        after = [term for term in scene.terms if term.start > result.end]
        last = next((at for at, term in enumerate(after) if regexp(r"(?:三|两|四|[二五六])?(?:部分)?(?:构成|组成)").match(scene.text[term.end : term.end + 6])), 0)
        parts = after[: last + 1]
        if last and all(fits(term, result) for term in parts):
            yield summed(result, parts, "各项之和", kind="sum")


_BATCH = regexp(r"^第(?P<n>[一二三四五六七八])(?:批|期|阶段|年度|季度|轮)")


def batched(scene: Scene) -> Iterator[Told]:
    """下达任务900户，第一批任务520户，第二批任务380户."""
    for at, result in enumerate(scene.terms):
        parts: list[Term] = []
        for term in scene.terms[at + 1 :]:
            if not parts and term.dimension in _NO_SIZE:
                continue  # 分两批发行
            match = _BATCH.match(term.clause)
            if not match and parts and not alike(term, result):
                continue  # 第一批500万元于2021年11月发行，期限15年: what else is said of it
            if not match or match["n"] != "一二三四五六七八"[len(parts)] or not fits(term, result) or (parts and STOPPED.search(term.lead)):
                break
            parts.append(term)
        if len(parts) >= 2 and result.countable and not _BATCH.match(result.clause) and not STOPPED.search(scene.between(result, parts[0])):
            yield summed(result, parts, "各批之和")


_REST = regexp(r"(?:^|[，,;；、])(?:其他|其它|其余|[剩余]下的)(?!.*(?:占|每|[较比](?:上|去|20)))[\u4e00-\u9fff]{0,8}")
_WITHIN_PART = regexp(r"其中|含")
_FIRST_ITEM = regexp(r"(?:划?分(?:为|别)?|其中|包括|如下|类型|类别|构成|来源)(?:是|为)?[:：][^:：，,。;]*$")
"""按类别划分：市容820件，街面380件，其他78件: what a list begins with is no whole."""


_LIST_OPENED = regexp(r"[:：][^:：，,。;]*$")


def rested(scene: Scene) -> Iterator[Told]:
    """A whole, its parts by name, and 其他… at the end: a list that is closed; what 其中 tells of a part is passed over."""
    for last in scene.terms:
        if not last.countable or not _REST.search(last.lead):
            continue
        told = [term for term in scene.terms if term.start <= last.start and alike(term, last)]
        if any(_WITHIN_PART.match(b.clause) and b.countable and value(a) == added(told[at + 1 :]) for at, (a, b) in enumerate(pairwise(told)) if a.countable):
            continue  # 到位4100万元；支付4018万元，其中工程款3760万元、…、其他60万元: the list that 其中 opens is closed by it
        own = [term for term in scene.terms if term.start <= last.start and alike(term, last) and not _WITHIN_PART.match(term.clause) and not in_brackets(scene, scene.start, term)]
        fewest = 2 if last.lead.endswith(("其他", "其它", "其余", "下的")) else 3
        for at in range(len(own) - fewest):
            parts = own[at + 1 :]
            inside = any(_LIST_OPENED.search(term.lead) for term in own[:at]) and value(own[at]) != added(parts)  # 明细为：演出98万元，推广76万元，…，其他14万元
            if all(term.countable for term in own[at:]) and reached(own[at], parts) and not inside and not _FIRST_ITEM.search(own[at].lead):
                yield summed(own[at], parts, "各项与其他之和")
                break


_COUNTED = ("count:项", "count:个", "count:笔", "count:类", "count:个项目", "count:家", "count:所")
_ITEMS = regexp(r"(?:共|合计|总计|包括|涉及|分为)[\u4e00-\u9fff]{0,6}$|(?:批复|安排|实施|下达|支持|立项)[\u4e00-\u9fff]{0,16}(?:项目|资金|任务)$")
_THEIRS = regexp(r"^(?:项目)?[，、](?:合计|总计|共计?|总|项目)?(?:金额|资金|投资|经费|补助)(?:合计|共计|总额|为|共)*$")


def listed_count(scene: Scene) -> Iterator[Told]:
    """So many items, so much money, and each with its own: where the money of those listed makes the whole, they are all of them."""
    for count, whole in zip(scene.terms, scene.terms[1:], strict=False):
        if count.dimension not in _COUNTED or not _ITEMS.search(count.clause) or not _THEIRS.match(whole.lead) or not whole.countable:
            continue
        parts = [term for term in scene.terms if term.start > whole.end and alike(term, whole)]
        opened = regexp(r"[，,(:：。]?(?:其中|包括|分别为|分别是|具体为)").match(scene.text[whole.end : whole.end + 6])
        if opened and len(parts) > 1 and all(term.countable for term in parts) and sum(map(value, parts)) == value(whole):
            yield Told("listed", "所列项数", count, (f"1*{len(parts)}",), True, (count, *parts))


_OPENED = regexp(r"^(?:项目|子项目|方面|事项|支出项目|任务)*(?:支出)?:[^，、。；;:\d]{2,24}$")
_NEXT_ITEM = regexp(r"^[、，；;](?!其中|包括|含|共|合计|总计|结余|剩余|净|最终|相抵|增减|两项|三项|(?:变更|调整|核减|审减|抵减|增减)[\u4e00-\u9fff]{0,4}后|[\u4e00-\u9fff]{0,4}(?:合计|共计|总计|净增|净减))[^，、。；;:\d和及]{2,24}$")
_FEWEST_LISTED, _OFF_BY = 3, 2


def listed_behind(scene: Scene) -> Iterator[Told]:
    """主要用于4个项目：甲96万元、乙41万元、丙23万元: a count, and the items behind a colon to the sentence's end, each with its money."""
    for at, count in enumerate(scene.terms):
        parts = scene.terms[at + 1 :]
        if count.dimension not in _COUNTED or not count.countable or len(parts) < _FEWEST_LISTED or not _OPENED.match(scene.between(count, parts[0])):
            continue
        alone = all(term.dimension == "money" and term.countable for term in parts) and all(_NEXT_ITEM.match(scene.between(a, b)) for a, b in pairwise(parts))
        if alone and scene.text[parts[-1].end : scene.end].strip("。；;，") == "" and abs(value(count) - len(parts)) <= _OFF_BY:
            yield Told("listed", "所列项数", count, (f"1*{len(parts)}",), True, (count, *parts))


_IN_ALL_TOLD, _AT_FIRST, _LATER = regexp(r"共(?!享|建|同)[\u4e00-\u9fff]{0,6}$"), regexp(r"年初"), regexp(r"(?:年中|年内|中途|后续)(?:又|再)?(?:增加|追加|新增|增补|调增)")


def begun(scene: Scene) -> Iterator[Told]:
    """全年实施项目14个，年初安排9个、600万元，年中增加5个: those of the year's start and those that came later."""
    counts = [term for term in scene.terms if term.dimension.startswith("count:个") and term.countable and not in_brackets(scene, scene.start, term)]
    for result, first, later in zip(counts, counts[1:], counts[2:], strict=False):
        if _IN_ALL_TOLD.search(result.clause) and _AT_FIRST.search(first.clause) and _LATER.search(later.clause):
            yield summed(result, [first, later], "年初与年中之和", kind="sum")
