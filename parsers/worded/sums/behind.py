"""A whole behind its parts: 甲村20亩、乙村30亩，合计50亩; 6月付40万元，9月付20万元，共支付60万元; 年初收入50万元，加上补助20万元，收入总量70万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from model.regexp import regexp
from parsers.small_numbers import small
from parsers.worded.scene import Scene, Term, Told, alike, ends, fits, reached, value, working
from parsers.worded.sums.addends import MEAN, NO_ADDEND, NO_PAIR, added, all_of_it, is_addend, outside, summed, within_name

_ALL = regexp(r"^[，,](?:总|一)?(?:共(?:计|有)?|合计)(?P<deed>[\u4e00-\u9fff]{2,4})?$")
"""东站达标24次、西站20次，共达标44次: with the deed that the first part is told of, too."""
_SO_MANY = regexp(r"^[，,](?:以上|上述|这)?$")


def counted(scene: Scene) -> Iterator[Told]:
    """小学25所、初中12所、高中5所，共42所: a list without a comma, and how many it makes."""
    for result in scene.terms:
        before = scene.before(result)
        lead = result.lead
        if before and before[-1].unit in ("项", "处", "类") and _SO_MANY.match(before[-1].lead):  # 12公里、38公里、21公里，三项共71公里
            lead, before = before[-1].lead[:1] + lead, before[:-1]
        whole = _ALL.match(lead) if result.countable else None
        if whole is None:
            continue
        parts: list[Term] = []
        for term in reversed(before):
            listed = parts and _LISTED.match(parts[0].lead)
            if not term.countable or not alike(term, result) or not (is_addend(scene, term, first=True) or (listed and _MEANT.search(term.clause))):
                parts = [] if listed else parts  # the list begins before what can be told to be of it
                break
            parts.insert(0, term)
            if not _LISTED.match(term.lead):
                break
        if len(parts) >= 2 and (whole["deed"] is None or whole["deed"] in parts[0].clause):
            yield summed(result, parts, "共计", firm=all_of_it(scene, parts))


_LISTED = regexp(r"[、和及]")
_MEANT = regexp(r"(?:计划|实际|应)(?:完成|实施|建设|新建|改造|治理|发放|救助|补助|培训)[\u4e00-\u9fff]{2,10}$")
"""计划完成甲类20亩、乙类30亩，共计50亩: the deed is told of all of the list, with its first part."""
_BESIDE = regexp(r"^[\u4e00-\u9fff]{0,4}[、，]$")
_AGAIN_PAID = regexp(r"(?:(?<!公)共|累计)(?:已|实际)?(?:支付|拨付|兑付|支出|付)[\u4e00-\u9fff]{0,6}$|小计$")
"""共支付工程款196万元，另付监理费1.5万元…，共计200万元: the list begins again with a sum."""


_ONE_KIND = regexp(r"^[\u4e00-\u9fff“”]{1,10}[、和及]$")
_LAST_KIND = regexp(r"^[\u4e00-\u9fff“”]{1,10}?[，,]?(?:合计|共计|总计|共)$")
_COUNTERS = ("count:个", "count:处", "count:项", "count:座", "count:间", "count:台", "count:条", "count:家", "count:件", "count:类", "count:套")


def in_kinds(scene: Scene) -> Iterator[Told]:
    """3个冷库、2个加工车间、1个育苗大棚共6处闲置: so many of each kind before its name, and how many they are."""
    for at, result in enumerate(scene.terms):
        if result.dimension not in _COUNTERS or not result.countable or not _LAST_KIND.match(result.lead):
            continue
        before = scene.terms[:at]
        first = len(before) - 1
        while first > 0 and _ONE_KIND.match(before[first].lead):
            first -= 1
        parts = list(before[first:])
        if len(parts) > 1 and all(term.countable and term.dimension in _COUNTERS for term in parts) and not any(NO_ADDEND.search(term.clause) for term in parts):
            yield summed(result, parts, "各类之和", kind="sum", firm=reached(result, parts) or abs(value(result) - added(parts)) <= 2)


def totals(scene: Scene) -> Iterator[Told]:
    """Numbers of one kind, each with its name, and 合计 behind them."""
    for result in scene.terms:
        marked = result.dimension == "mark" and result.exact
        if not (result.countable or marked) or not ends(scene, "relation_sums", result.clause, r"(?:支出|支付|拨付|投入|金额|资金|接待|为|是|约|[\u4e00-\u9fff]{0,11})"):
            continue
        if not regexp(r"(?:合计|共计|总计|[类项个处家]\S{0,6}共)|^(?:一共|总共|共)$|^累计(?:支出|支付|使用|金额|费用)?(?:为|:)*$").search(result.clause):
            continue
        parts: list[Term] = []
        later = result
        aside = 0
        for term in reversed(outside(scene, result)):
            if parts and term.countable and not alike(term, result) and _COUNTED_FIRST.fullmatch(scene.between(term, parts[0])):
                aside += 1  # 新增甲类床位30张，补贴15万元；乙类床位40张，补贴32万元，合计47万元
                continue
            if within_name(scene, term) or (term.dimension == "percent" and _IN_NAME.fullmatch(scene.between(term, later))) or MEAN.search(term.clause) or (term.countable and not alike(term, result) and _BESIDE.match(later.lead)):
                continue  # 甲51个村、1,308户，乙35个村、1,027户，合计2,335户
            if not (term.countable or (marked and term.exact)) or not alike(term, result) or regexp(r"[=×*]").search(term.lead):
                break
            parts.insert(0, term)
            later = term
        if len(parts) < 2 or aside not in (0, len(parts)):
            parts = _same_made(scene, result)
        if len(parts) < 2 or (_WENT.search(result.clause) and any(_CAME.search(term.clause) for term in parts)):
            continue
        unit = result.factor
        if result.clause.startswith("累计") and not _unbroken(scene, parts, result):
            continue  # 支出12万元，累计支出80万元: what came before is in it, too
        if _unbroken(scene, parts, result):
            yield summed(result, parts, "合计", firm=all_of_it(scene, parts))
            continue
        parts = _called(parts, result) or _since_stop(scene, parts, result) or parts
        ways = [working(parts[-size:], "+", unit) for size in range(len(parts), 1, -1)]
        again = next((size for size in range(2, len(parts) + 1) if _AGAIN_PAID.search(parts[-size].clause)), len(parts))
        yield Told("parts", "合计", result, tuple(ways), again < 7, (*parts, result))


def _unbroken(scene: Scene, parts: Sequence[Term], result: Term) -> bool:
    """待支付费用：甲费5.5万元、乙费6.7万元、…，合计…: a long list from its colon on, parted by one mark alone, is all of it."""
    between = [scene.between(one, other) for one, other in pairwise(parts)]
    marks = {words[:1] for words in between}
    named = all(_ONE_NAME.fullmatch(words) or words == "" for words in between)
    return len(parts) >= (_FEW if result.clause.startswith("累计") else _MANY) and len(marks - {""}) == 1 and named and bool(_FROM_COLON.search(parts[0].lead)) and scene.between(parts[-1], result)[:1] in "，、；"


_FEW = 3
_ONE_NAME, _FROM_COLON = regexp(r"[、，；](?:[^、，,。；;:：\d]|\d+%){2,20}"), regexp(r"[:：][^、，,。；;:：\d]{2,20}$")


def _since_stop(scene: Scene, parts: list[Term], result: Term) -> list[Term]:
    """特困1,200人，其中集中300人、分散900人；孤儿260人、事实无人抚养410人，合计670人: those since the last semicolon, if they come near to the sum."""
    since = next((at for at in range(len(parts) - 1, 0, -1) if regexp(r"[;；]").search(scene.between(parts[at - 1], parts[at]))), 0)
    return parts[since:] if since and len(parts) - since > 1 and reached(result, parts[since:]) else []


_IN_NAME = regexp(r"[\u4e00-\u9fff]{2,6}款")
"""第三次进度80%工程款12.3万元: the rate is part of the name."""
_COUNTED_FIRST = regexp(r"[，,](?:补贴|补助|奖励|奖补|发放|支付|支出|拨付|投资|投入|金额|资金)[\u4e00-\u9fff]{0,6}")


_CAME, _WENT = regexp(r"收入|上年结[转余]"), regexp(r"支出")
"""收入合计386万元，上年结转21万元，支出合计390万元: what came is no part of what was spent."""
_MADE = regexp(r"(?:合计|共计|总计)(?P<verb>建成|完成|新建|改造|修建|种植|安排|购置|采购|维修|铺设|硬化)")


def _same_made(scene: Scene, result: Term) -> list[Term]:
    """一是…完成繁育田850亩；二是采购原种200万粒，建成基地400亩，共计建成1,250亩: all of its kind before it, if they come near to it."""
    parts = [term for term in outside(scene, result) if alike(term, result)] if _MADE.search(result.clause) else []
    able = len(parts) > 1 and all(term.countable and not NO_ADDEND.search(term.clause) for term in parts)
    return parts if able and reached(result, parts) else []


_CALLS = regexp(r"^(?P<names>[\u4e00-\u9fff“”\"]{1,12}(?:[和与及][\u4e00-\u9fff“”\"]{1,12})+?)(?:两项|二者|两者|三项|人数|占比)*(?:合计|共计|总计)")
_FIRST = regexp(r"^前(?P<n>[两三四五六])(?:项|类|个选项|种|者|档)")
"""满意118人、较满意60人、一般20人，前两项合计178人."""
_CLAUSE_LEAD = regexp(r"^(?:其中|表示|选择|回答|认为|持|为|:)+")


def _called(parts: list[Term], result: Term) -> list[Term]:
    """The parts that the sum calls by their names (满意和较满意合计182人) or their places (前两项); none where it calls none, or one that is not among them."""
    first = _FIRST.match(result.clause)
    if first is not None:
        listed = list(takewhile(lambda term: regexp("[、，]").match(term.lead), reversed(parts)))[::-1]
        return parts[max(0, len(parts) - len(listed) - 1) :][: small(first["n"])]
    head = _CALLS.match(result.clause)
    names = [regexp(r"^[“\"”]+|[“\"”]+$").sub("", name) for name in regexp(r"[和与及、]").split(head["names"])] if head else []
    called = [next((part for part in parts if _CLAUSE_LEAD.sub("", part.clause).strip("“”\"的") == name), None) for name in names]
    return [part for part in called if part is not None] if len(names) > 1 and None not in called else []


_SUM_OF = regexp(r"^(?P<head>[\u4e00-\u9fff]{2,6})总(?:额|价|金额|数)(?:为|:)*$")


def headed(scene: Scene) -> Iterator[Told]:
    """土建合同80万元，设备合同30万元，监理合同5万元，合同总额115万元: numbers whose names end in the noun that the sum is of."""
    for result in scene.terms:
        head = _SUM_OF.match(result.clause) if result.countable else None
        parts: list[Term] = []
        for term in reversed(outside(scene, result)) if head else ():
            if not term.countable or not alike(term, result) or not term.clause.endswith(head["head"] if head else ""):
                break
            parts.insert(0, term)
        if len(parts) >= 2:
            yield summed(result, parts, "总额")


_WHOLE_SIZE = regexp(r"^总(?:建筑|占地|绿化|改造|种植|治理|施工|用地|铺装|维修)?(?:面积|里程|长度)(?:为|达|约|共|计|:)*$")


def sized(scene: Scene) -> Iterator[Told]:
    """新建教学楼4,260平方米、食堂1,180平方米、连廊215平方米，总建筑面积5,655平方米: the sizes right before the whole's."""
    for at, result in enumerate(scene.terms):
        if not result.countable or not _WHOLE_SIZE.match(result.clause):
            continue
        parts: list[Term] = []
        for term in reversed(scene.terms[:at]):
            if not fits(term, result) or not is_addend(scene, term, first=True):
                break
            parts.insert(0, term)
        if len(parts) >= 2 and reached(result, parts):
            yield summed(result, parts, "总面积（里程）", firm=all_of_it(scene, parts))


_PAID = r"(?:支付|拨付|支出|兑付|发放|付|拨入|到位|下达|收到)"
_ALL_PAID = regexp(rf"(?<!公)(?:总共|一共|共|累计)(?:已|实际)?(?P<verb>{_PAID})[\u4e00-\u9fff]{{0,8}}$")
_ONE = regexp(_PAID)
_MANY = 7
"""So many parts and the list may hold others that nobody can tell."""


def paid(scene: Scene) -> Iterator[Told]:
    """Payments by date or payee, each with its verb, and what was paid in all."""
    for result in scene.terms:
        match = _ALL_PAID.search(result.clause) if result.dimension == "money" and result.countable else None
        if match is None:
            continue
        parts: list[Term] = []
        for term in reversed(scene.before(result)):
            verb = _ONE.search(term.clause) if fits(term, result) else None
            if verb is None or verb.group()[-1] != match["verb"][-1] or _ALL_PAID.search(term.clause):
                break
            parts.insert(0, term)
        if len(parts) >= 2:
            ways = tuple(working(parts[-size:], "+", result.factor) for size in range(len(parts), 1, -1))
            yield Told("parts", "共" + match["verb"], result, ways, len(parts) < _MANY, (*parts, result))


_IN_ALL = regexp(r"(?<!公)(?:总共|一共|共)(?:已|实际)?(?P<verb>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{0,12}$")
_NO_DEED = regexp(r"计|有|同|享|建|需|应|分|为|计划|目标|涉及|覆盖|惠及|受益|安排|下达")


def done_in_all(scene: Scene) -> Iterator[Told]:
    """节约甲费用12万元，节约乙费用3万元，共节约费用15万元: each part and the whole by one verb."""
    for result in scene.terms:
        match = _IN_ALL.search(result.clause) if result.countable else None
        if match is None or _NO_DEED.match(match["verb"]) or _ONE.match(match["verb"]):
            continue
        parts: list[Term] = []
        for term in reversed(scene.before(result)):
            if not fits(term, result) or match["verb"] not in term.clause or _IN_ALL.search(term.clause) or NO_ADDEND.search(term.clause):
                break
            parts.insert(0, term)
        if len(parts) >= 2:
            yield summed(result, parts, f"共{match['verb']}", firm=len(parts) < _MANY and reached(result, parts))


_TOTAL = regexp(r"(?P<head>[\u4e00-\u9fff]{2,12}?)(?:合计|共计|总计)(?:为|约|:)*$")


def by_name(paragraph: Scene) -> Iterator[Told]:
    """A sum whose name ends as those of its parts do, or that says how many they are: 三项采购合计83万元, of three by one label."""
    for at, result in enumerate(paragraph.terms):
        match = _TOTAL.search(result.clause) if result.countable else None
        if match is None:
            continue
        before = [term for term in paragraph.terms[:at] if fits(term, result) and not NO_PAIR.search(term.clause)]
        head = match["head"]
        parts = _ending(before, head) or _labelled(before, head) or _of_size(before, head, result)
        if len(parts) >= 2:
            yield summed(result, parts, f"{head}合计")


_SIZE = regexp(r"(?<=[\u4e00-\u9fff]{2})(?:里程|长度|面积|规模)$")
_SHORTEST = 3


def _of_size(before: Sequence[Term], head: str, whole: Term) -> list[Term]:
    """中修里程合计50公里, of 东片县道中修20公里 and 西片县道中修30公里: what the sum is a size of ends the name of each."""
    noun = _SIZE.sub("", head)
    found = [term for term in before if noun != head and _bare(term).endswith(noun)]
    return found if reached(whole, found) else []


def _ending(before: Sequence[Term], head: str) -> list[Term]:
    """Those whose words end in the longest tail of the sum's name that two or more share."""
    for size in range(len(head), _SHORTEST - 1, -1):
        found = [term for term in before if _bare(term).endswith(head[-size:])]
        if len(found) >= 2:
            return found
    return []


def _bare(term: Term) -> str:
    return regexp(r"[为是共约:]+$").sub("", term.clause)


_COUNTED = regexp(r"^(?:以上|上述|这)?(?P<n>[两三四五六])(?:[个项批类笔种家所座条]|标段)")


def _labelled(before: Sequence[Term], head: str) -> list[Term]:
    """As many as the sum says, all with one and the same label."""
    counted = _COUNTED.match(head)
    if counted is None or not before:
        return []
    found = [term for term in before if _bare(term) == _bare(before[-1])]
    if _OUTCOME.fullmatch(_bare(before[-1])) and _bare(before[-1]) not in head:
        found = [before[at - 1] for at, term in enumerate(before) if at and term in found]  # 水样420份，合格403份；…两类合计680份: not of the good ones
        return found if len(found) == small(counted["n"]) else []
    return found if _bare(before[-1]) and len(found) == small(counted["n"]) else []


_OUTCOME = regexp(r"(?:已|其中)?(?:合格|达标|完成|通过|优秀|满意|办结|成功|整改)")


_EACH_IS = regexp(r"(?:分别|依次)(?:(?:为|是)[:：]?|(?P<deed>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{0,8})$")
_SUM_BEHIND = regexp(r"^[，,](?:以上|上述)?[\u4e00-\u9fff]{0,6}(?:合计|共计|总计|累计|总价|总额|总金额|总数|共)(?:为|是|:)*$")
_SUMS = regexp(r"累计|共计|合计|总计|总共")


def respectively(scene: Scene) -> Iterator[Told]:
    """三个标段合同价分别为80万元、60万元和40万元，合同总价180万元; 分别受理384件、421件和463件，办结…，三年累计受理1,268件."""
    for at, first in enumerate(scene.terms):
        match = _EACH_IS.search(first.clause) if first.countable else None
        if match is None:
            continue
        parts = [first]
        for term in scene.terms[at + 1 :]:
            if not term.countable or not alike(term, first):
                break
            if not regexp(r"[、，和及]").fullmatch(scene.between(parts[-1], term)):
                if len(parts) > 1 and _SUM_BEHIND.match(scene.between(parts[-1], term)):
                    yield summed(term, parts, "各项合计")
                break
            parts.append(term)
        deed = match["deed"]
        behind = [term for term in scene.terms if deed and term.start > parts[-1].end and fits(term, first) and _SUMS.search(term.clause) and deed in term.clause]
        if len(parts) > 1 and len(behind) == 1:
            yield summed(behind[0], parts, "各项合计")


_MADE_UP = regexp(r"^[\u4e00-\u9fff]{1,10}(?:组成|构成)的?(?:共)?$")


def made_of(scene: Scene) -> Iterator[Told]:
    """由1名主评人、4名组员组成的5人评价组."""
    for result in scene.terms:
        opened = scene.text.rfind("由", scene.start, result.start) if result.countable and _MADE_UP.match(result.lead) else -1
        parts = [term for term in scene.before(result) if opened >= 0 and term.start > opened]
        if len(parts) >= 2 and all(term.countable and alike(term, result) for term in parts):
            yield summed(result, parts, "组成")
