"""Parts told apart from their whole: 支出11.34万元，比上年减少1.26万元，下降10%。其中：甲8.4万元，乙2.94万元; 基本支出中，人员经费…万元，公用经费…万元;
下达50万元…用于“甲”（30万元）和“乙”（20万元）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.people.respondents import VALID
from parsers.worded.scene import (
    ACCOUNT,
    REST,
    Scene,
    Term,
    Told,
    across,
    alike,
    as_printed_in,
    fits,
    in_brackets,
    joined,
    joined_and_alone,
    kin,
    reached,
    value,
)
from parsers.worded.sums.addends import (
    NO_ADDEND,
    SAVED,
    SHARED_OUT,
    added,
    all_of_it,
    keeps_more,
    made_or_near,
    of_other_kinds,
    so_far,
    summed,
    within_name,
    without_content,
)

OPENS = regexp(
    r"(?:^|(?<=[，,。;]))(?:其中|具体包括|具体为|具体是|主要包括|分别为|分(?:年度?|区域|地区|级次|来源|方式|类别|用途)(?:来)?看|(?:从|按|分)[\u4e00-\u9fff]{0,8}?(?:构成|结构|用途|类别|类型|类|来源|学段|级次|级别|年度|区域|片区|批次|科目)(?:上)?(?:来)?(?:看|分|划分|分类|统计))[:：，,]?"
    r"|(?:^|(?<=[，,。;]))(?:共?涉及|覆盖|分布在|分配[到给]|下达[到给]?|安排[到给])(?:\d+|[两三四五六七八九十]+)个[\u4e00-\u9fff]{1,6}[:：]"
)
"""收回118份，其中有效问卷115份: those who answered are these."""
_CHANGE = regexp(r"比|较|(?<!新)增|减|降|追加|压缩|节约|结余|结转下年|其中|每|平均|人均|标准")
_ABOVE = regexp(r"(?:^|(?<=[。;]))(?:在)?(?:以上|上述)[\u4e00-\u9fff]{0,6}中[:：，,]")
_SUMMED = regexp(r"合计|共计|总计|总额")
_WITHIN = regexp(r"(?:^|(?<=[。;]))(?:在|从)?(?P<name>[\u4e00-\u9fff]{2,8}?)(?:中|里|主要?包括|包括)[:：，,]?")


def apart(scenes: Sequence[Scene]) -> Iterator[Told]:
    """Lists of parts whose whole does not stand right before them."""
    for at, scene in enumerate(scenes):
        if len(scene.terms) < 2:
            continue
        for match in OPENS.finditer(scene.text, scene.start, scene.end):
            parts = _parts(scene, match.end())
            earlier = [term for near in scenes[_since(scenes, at) : at + 1] for term in near.terms if term.end <= match.start()]
            usable = [term for term in earlier if VALID.search(term.clause)] or [term for term in earlier if not _CHANGE.search(term.clause)]
            yield from (_without_others(scene, told) for told in _told([term for term in usable if not keeps_more(scene, term, parts)], parts))
        for match in _ABOVE.finditer(scene.text, scene.start, scene.end):
            sums = [term for near in scenes[: at + 1] for term in near.terms if term.end <= match.start() and _SUMMED.search(term.clause)]
            yield from _told(sums, _parts(scene, match.end()))
        for match in _WITHIN.finditer(scene.text, scene.start, scene.end):
            named = [term for near in scenes[: at + 1] for term in near.terms if term.end <= match.start() and _is_called(term, match["name"])]
            yield from _told(named[-1:], _parts(scene, match.end()))


_OTHERS = regexp(r"^含[\u4e00-\u9fff]{0,8}(?:配套|自筹|整合|省级|市级|县级|区级|上级|其他)[\u4e00-\u9fff]{0,8}$")


def _without_others(scene: Scene, told: Told) -> Told:
    """第二次120万元（含省级配套20万元）: what a part holds of another's money is none of a whole that is one giver's."""
    inside = [term for term in scene.terms if fits(term, told.result) and _OTHERS.match(term.clause) and scene.text[term.end : term.end + 1] == ")"
              and any(part.end < term.start and scene.between(part, term) == f"({term.clause}" for part in told.terms)]
    if not inside:
        return told
    less = "".join(f"-{as_printed_in(term, told.result.factor)}" for term in inside)
    return replace(told, ways=(*told.ways, *(way + less for way in told.ways)), terms=(*told.terms, *inside))


_NO_PART = regexp(rf"{NO_ADDEND.pattern}|剩余|降|完成预算|预算数|决算数")
_LOOSE = 2


_TOUCHED = regexp(r"(?:共|分别)?(?:涉及|惠及|覆盖|分布在?)")
"""路内泊位2,110个、路外泊位1,135个，涉及12个停车场: what they touch."""


def _parts(scene: Scene, start: int) -> list[Term]:
    """The named numbers of one kind from here on, up to the first that is something else."""
    found: list[Term] = []
    for term in without_content([term for term in scene.terms if term.start >= start]):
        if in_brackets(scene, start, term) or term.dimension == "percent" or (found and across(term, found[0])):
            continue
        named = regexp(r"[\u4e00-\u9fff]{2}|20\d\d年").search(term.clause) and not _NO_PART.search(term.clause) and term.lead.count("，") <= _LOOSE
        if not term.countable or not named or (found and (not alike(term, found[0]) or SHARED_OUT.match(term.lead) or so_far(found[0], term))):
            break
        if found and (_TOUCHED.fullmatch(term.clause) or _run_on(found[-1], term)):
            break
        if found and SAVED.search(term.clause) and not SAVED.search(found[0].clause):
            break
        if found and _UNDONE.match(term.clause) and not _ANY_DONE.search(found[0].clause):
            break
        found.append(term)
    return [] if of_other_kinds(scene, found) or (found and _ETC.match(scene.text, found[-1].end)) else found


_ETC = regexp(r"[\u4e00-\u9fff]{0,4}等(?=[，,。；;)]|$)")
"""社会团体186家、民办非企业单位205家等: there are others."""


def _run_on(last: Term, term: Term) -> bool:
    """16个单位32个场次: the second is what the first hold, no part beside it."""
    return last.unit == term.unit == "个" and not _PARTED.search(term.lead)


_PARTED = regexp(r"[、，,;；。:：()和及与]")
_UNDONE = regexp(r"(?:其余|尚有|尚|还有|仍有)*未(?:到位|落实|下达|拨付|支付|使用|支出|完成|兑付)")
_ANY_DONE = regexp(r"已|到位|落实|下达|拨付|支付|使用|支出|完成|兑付")
"""到位90万元，其中：中央60万元，县级30万元，未到位10万元: what did not come is no part of what did; of 已支付 and 未支付 each is one."""


def _since(scenes: Sequence[Scene], at: int) -> int:
    """The first sentence whose numbers may be the whole: the one before, past those that part it another way (分来源看…。分用途看…)."""
    at -= 1
    while at > 0 and OPENS.match(scenes[at].text, scenes[at].start):
        at -= 1
    return max(0, at)


_NOUN = 2
_NEAR = Decimal("0.1")
_FAR = 3
_OVER = Decimal("1.2")
"""Money cannot be parted into more than there is; into much more, and the parts are of something else."""


def _told(wholes: Sequence[Term], parts: Sequence[Term]) -> Iterator[Told]:
    """The whole that the parts make, or, where none is, the one that they come near to and to no other."""
    able = [term for term in wholes if parts and fits(term, parts[0])]
    if len(parts) < 2 or not able:
        return
    total = sum((Decimal(term.plain) * term.factor for term in parts), Decimal(0))
    if _LEFT_OVER.match(parts[-1].clause) and any(value(term) == total - value(parts[-1]) for term in able):
        return  # 支出980万元，其中基本820万元、项目160万元，结转20万元: beside what was spent
    noun = parts[0].clause.rstrip("为共约:")[-_NOUN:]
    if not any(value(term) == total for term in able) and all(term.clause.rstrip("为共约:").endswith(noun) for term in parts):
        able = [term for term in able if noun in term.clause] or able  # 支出决算数…。其中：基本支出…，项目支出…: not the 预算数 beside it
    if not any(value(term) == total for term in able) and _counts_near(able[-1], total):
        able = able[-1:]  # 编制312人，在职298人，其中…: the number right before the list, though another one is nearer to what it makes
    ranked = sorted(able, key=lambda term: abs(Decimal(term.plain) * term.factor - total))
    gaps = [abs(Decimal(term.plain) * term.factor - total) for term in ranked]
    whole = ranked[0]
    sure = gaps[0] <= max(total, value(whole)) * _NEAR and (len(gaps) < 2 or gaps[0] * _FAR < gaps[1])
    misprinted = [] if sure else [term for term in able if reached(term, parts)]
    if len({value(term) for term in misprinted}) == 1:
        sure, whole = True, misprinted[0]
    over = whole.dimension == "money" and len(able) == 1 and Decimal(whole.plain) * whole.factor < total <= Decimal(whole.plain) * whole.factor * _OVER
    if sure or over:
        yield summed(whole, parts, "其中各项之和")


_LEFT_OVER = regexp(r"(?:年末|资金|尚)?(?:结余|结转|节余)")


def _counts_near(whole: Term, total: Decimal) -> bool:
    return whole.dimension.startswith("count") and abs(value(whole) - total) <= total * _NEAR


_VERBS = ("支付", "支出", "到位", "拨付", "使用", "下达")


def _is_called(term: Term, name: str) -> bool:
    """累计支付90万元；…。支付资金中，…: the money by its verb."""
    verb = name.removesuffix("资金")
    paid = verb != name and verb in _VERBS and re.search(rf"(?:累计|已|实际|共|合计){verb}(?:资金|金额)?[为共计:]*$", term.clause)
    stem = _WHO.sub("", name)  # 年末在册5,831人。年末在册对象中，…
    return bool(paid or re.search(name + r"[为共计:]*$", term.clause) or (stem != name and len(stem) >= _STEM and re.search(stem + r"[为共计:]*$", term.clause)))


_WHO = regexp(r"(?:对象|人员|人口|人数|老人|学生|职工|总数)$")
_STEM = 3


_DONE = regexp(r"(?:实际|累计|目前|已|共|全年)*(?:支付|支出|到位|拨付|使用|完成|执行|下达)")
"""其中自筹到位800万元；实际支付3,742万元: another account, no further part."""


_LOOKED_AT = regexp(r"[;；，,]?(?:经|本次)?(?:现场|实地|随机|入户)*(?:抽[查样检取]|走访|核查|查看)")
"""其中已接通3,120户，接通率96%；现场抽查180户: whom the evaluators saw is no further part."""


def itemised(scenes: Sequence[Scene]) -> Iterator[Told]:
    """其中：公务接待费2.1万元，接待42批次；公务用车维护费7.5万元，保有3辆: the first number of each item, what else it tells aside."""
    for scene in joined_and_alone(scenes):
        yield from _one_of_each(scene)
    for scene in joined(scenes):
        for match in OPENS.finditer(scene.text, scene.start, scene.end):
            later = [term for term in scene.terms if term.start >= match.end()]
            heads = [term for at, term in enumerate(later) if not at or regexp(r"[;；]").search(scene.between(later[at - 1], term))]
            named = [term for term in heads if fits(term, heads[0]) and regexp(r"[\u4e00-\u9fff]{2}").search(term.clause) and not _NO_PART.search(term.clause)
                     and not _DONE.match(term.clause) and not _LOOKED_AT.match(term.clause)]
            earlier = [term for term in scene.terms if term.end <= match.start() and not _CHANGE.search(term.clause)]
            if len(heads) < len(later) and len(named) == len(heads) and "。" not in scene.between(later[0], later[-1]):
                every = [term for term in later if fits(term, heads[0])]  # 镇分平台180套，站点60套；村社170套: a comma parts the list, too
                yield from _told(earlier, every if any(fits(term, every[0]) and value(term) == added(every) for term in earlier) else heads)


_ITEMS = regexp(r"(?<=[，,。;；(（])(?:其中|具体包括|具体为|具体是|主要包括|包括|分别为|分别是)[:：，,]?")


def _one_of_each(scene: Scene) -> Iterator[Told]:
    """补助451万元，其中：维修9所、面积1,818平方米，补助201万元；新建6所、…，补助222万元；购置补助28万元: what each item between semicolons tells once of the
    whole's kind, wherever in it that stands."""
    for match in _ITEMS.finditer(scene.text, scene.start, scene.end):
        close = scene.text.find(")", match.end(), scene.end) if scene.text[match.start() - 1] == "(" else -1
        later = [term for term in scene.terms if term.start >= match.end() and (close < 0 or term.end <= close)]
        items: list[list[Term]] = []
        for at, term in enumerate(later):
            if not at or regexp(r"[;；]").search(scene.between(later[at - 1], term)):
                items.append([])
            items[-1].append(term)
        stop = regexp(r"[。;；]")
        before = [term for term in scene.terms if term.end <= match.start() and not _CHANGE.search(term.clause) and not _OTHER_WHOLE.search(ACCOUNT.sub("", term.clause))
                  and not stop.search(scene.text[term.end : match.start() - 1])]
        if len(items) < 2 or (len(later) == len(items) and close < 0) or "。" in scene.between(later[0], later[-1]):
            continue
        for whole in {term.measure: term for term in before if term.countable}.values():
            own = [[term for term in item if kin(term, whole) and not in_brackets(scene, match.end(), term) and not _in_name(scene, term)] for item in items]
            if any(len(item) != 1 for item in own):
                continue
            parts = [item[0] for item in own]
            able = made_or_near([term for term in before if term.countable and kin(term, whole)], parts)
            named = all(regexp(r"[\u4e00-\u9fff]{2}|\d岁").search(item[0].clause) for item in items)
            plain = not any(not term.countable or _NO_PART.search(term.clause) or _DONE.match(term.clause) or _LOOKED_AT.match(term.clause) for term in parts)
            if able and named and plain and all_of_it(scene, parts, whole.end) and not of_other_kinds(scene, parts):
                yield summed(able[-1], parts, "其中各项之和")


def _in_name(scene: Scene, term: Term) -> bool:
    """聘用3家公司保洁员115人; but 540户1,270人 are two numbers of one thing."""
    return within_name(scene, term) and not regexp(r"\d").match(scene.text, term.end)


_OTHER_WHOLE = regexp(r"预算|计划|目标|任务|应")
"""预算1,045万元，支出1,044万元，其中：…: the last is what the items make."""
_USED = regexp(r"^(?:专项|补助)?(?:资金|经费)?(?:下拨|拨付|安排|分配|下达|调整)?(?:专项)?用于")
_ALL = regexp(r"共(?:计)?(?:安排|下达|拨付|到位|投入|支出|使用)?$|(?:总额|合计|总计)(?:为)?$")


def shared_out(scenes: Sequence[Scene]) -> Iterator[Told]:
    """A sum and what the paragraph shares it out into, in brackets or by 用于; only where the pieces come near to it."""
    earlier: list[Term] = []
    for scene in scenes:
        money = [term for term in scene.terms if term.dimension == "money" and term.countable]
        inside = [term for term in money if scene.text[term.start - 1 : term.start] == "(" and scene.text[term.end : term.end + 1] == ")"]
        outside = [term for term in money if term not in inside]
        before = [term for term in (*earlier, *outside) if inside and term.start < inside[0].start]
        yield from _shared(before[-1:], inside, scene)
        used = [term for term in outside if _USED.match(scene.text[term.end : term.end + 14])]
        if len(used) == len(outside):
            yield from _shared([term for term in earlier if _ALL.search(term.clause)][-1:], used, scene)
        earlier += outside


def _shared(wholes: Sequence[Term], parts: Sequence[Term], scene: Scene) -> Iterator[Told]:
    """Not where something is said to be left over."""
    if len(parts) < 2 or not wholes or REST.search(scene.text, parts[0].start):
        return
    whole = wholes[0]
    if reached(whole, parts):
        yield summed(whole, parts, "所分各笔之和", kind="sum")
