"""What is taken off right behind the rule that it is taken off by, where what was missed is told before: 较期限推迟39天。…分值6分，按规定每迟延10天
（不足10天按10天计）扣1分，扣4分，得2分; 目标12座，实际建成9座，每少1座扣0.5分，扣1.5分."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told

_RULE = regexp(
    r"每(?P<deed>[^，。；;()\d]{0,10}?)(?P<n>\d+|[一1]|)(?P<unit>个?工作日|个?日历天|个?百分点|%|公里|[天日周处个项家户份座所名人例起次件批条台套篇期场亩]|[\u4e00-\u9fff]{1,2}?)"
    r"(?P<rule>\([^()]*\))?[^，。；;()\d]{0,6}[，,]?(?:则|即|就)?扣(?:除|减)?(?P<loss>\d+(?:\.\d+)?)分(?P<more>(?:[，,(][^，。；;\d]{0,6}(?:不足|不满|未满)[^，。；;()]{0,14}\)?|[，,(][^，。；;\d]{0,4}扣完为止\)?)*)"
)
_TAKEN = regexp(r"[，,。；;](?:[^，。；;\d每]{0,10}[，,])?(?:应|共计?|合计|累计|故|因此|实际|据此|本项|该项|评价组)*扣(?:分|除|减)?(?:了)?(?P<off>\d+(?:\.\d+)?)分")
_GOT = regexp(r"[，,。；;](?:故|因此|实际|据此|本项|该项|应|评价)*(?:得分|实得|得|计)(?P<got>\d+(?:\.\d+)?)分")
_WORTH = regexp(r"(?:分值|满分|权重|标准分)(?:为|共|是|:)*$|\($|指标$")
_MISSED = regexp(
    r"(?:推迟|滞后|延误|延期|延迟|迟延|逾期|超期|拖延|超时|晚|迟|低|少|缺失?|短缺|相差|超出?|高|多|发现|存在|差|缺少|不足|不达标|未[\u4e00-\u9fff]{1,6})"
    r"(?:于|了|约定|规定|合同|计划|目标值?|标准|工期|期限|时限|时间|共|有|达)*$"
)
_AIM = regexp(r"(?:目标|计划|任务|指标|应|要求|批复|下达|拟|需)(?:值|数|任务|指标)?(?:为|是|:|不低于|≥|完成|建设|新建|组织|开展)*(?:[\u4e00-\u9fff]{0,6})$")
_REACHED = regexp(r"(?:实际|完成|建成|达到|仅|只)[\u4e00-\u9fff]{0,6}$")
_NOT = regexp(r"上年|去年|(?<!合)同期|平均|其中|全[省市]")
_BEGUN = regexp(r"(?:不足|不满|不到|未满)[^，。；;]{0,8}(?:均?按|视为|计为)[^，。；;]{0,8}")
_WHOLE = regexp(r"(?:不足|不满|不到|未满)[^，。；;]{0,8}不(?:予)?(?:计|扣)")
_LATE = regexp(r"延|迟|逾|超|晚|滞|拖")
_FAMILIES = (frozenset(("天", "日", "日历天", "个日历天")), frozenset(("百分点", "个百分点", "%")))


def by_told_rule(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """``earlier``: the sentences of the paragraphs just before.  One rule, and the one number that it may be put to."""
    text = scenes[0].text if scenes else ""
    if "每" not in text or "扣" not in text:
        return
    at = {term.number.printed.number_start: term for scene in scenes for term in scene.terms}
    rules = list(_RULE.finditer(text))
    for rule in rules:
        loss, taken, got = (at.get(place) for place in (rule.start("loss"), _behind(_TAKEN, text, rule), _behind(_GOT, text, rule)))
        result = taken or got
        missed = _missed(rule, scenes, earlier, loss)
        if loss is None or result is None or not missed or not result.exact or len(rules) > 1:
            continue
        worth = _worth(scenes, result)
        ways = _ways(rule, missed, loss, worth)
        if taken is None:
            ways = tuple(f"{worth.plain}-{way}" for way in ways) if worth is not None else ()
        if ways:
            yield Told("penalty", "按规定应扣分值" if taken else "按规定扣分后得分", result, ways, True, (*missed, loss, result))


def _behind(pattern: re.Pattern[str], text: str, rule: re.Match[str]) -> int:
    match = pattern.match(text, rule.end())
    return match.start(match.lastgroup or 0) if match else -1


def _missed(rule: re.Match[str], scenes: Sequence[Scene], earlier: Sequence[Scene], loss: Term | None) -> list[Term]:
    """What was missed, in the unit of the rule: told so, or a target and what was reached of it; in the rule's paragraph, else in the nearest before."""
    own = [scene for scene in scenes if scene.start < rule.start()]
    nearer: list[list[Scene]] = [own]
    for scene in reversed(earlier):
        if nearer[-1] is own or nearer[-1][0].text is not scene.text:
            nearer.append([])
        nearer[-1].append(scene)
    for place, paragraph in enumerate(nearer):
        terms = [term for scene in sorted(paragraph, key=lambda one: one.start) for term in scene.terms
                 if term is not loss and (place or term.end <= rule.start()) and term.exact and _of_unit(term, rule["unit"]) and not _NOT.search(term.clause)]
        found = _told_or_between([term for term in terms if term.unit == rule["unit"]], rule) or _told_or_between(terms, rule)
        if found:
            return found
        if place and any(_RULE.search(scene.text) for scene in paragraph):
            return []  # an indicator of its own
    return []


def _told_or_between(terms: Sequence[Term], rule: re.Match[str]) -> list[Term]:
    missed = [term for term in terms if _MISSED.search(term.clause) and (not _LATE.search(rule["deed"]) or _LATE.search(term.clause))]
    if len({term.plain for term in missed}) == 1:
        return missed[-1:]
    aims = [term for term in terms if _AIM.search(term.clause) and not _REACHED.search(term.clause)]
    reached = [term for term in terms if _REACHED.search(term.clause) and not _AIM.search(term.clause)]
    return [aims[0], reached[0]] if len(aims) == len(reached) == 1 and not missed else []


def _of_unit(term: Term, unit: str) -> bool:
    own = term.unit
    bare = unit.removeprefix("个") or unit
    same = own == unit or own.removeprefix("个") == bare or any(own in family and unit in family for family in _FAMILIES)
    return same or (unit == "个" and term.dimension.startswith("count:"))


def _ways(rule: re.Match[str], missed: Sequence[Term], loss: Term, worth: Term | None) -> tuple[str, ...]:
    """So many times the loss: each begun, each whole, or in proportion, as the rule says; any of them where it says nothing; never more than all."""
    each = Decimal(rule["n"]) if rule["n"].isdigit() else Decimal(1)
    so_far = Decimal(missed[0].plain) if len(missed) == 1 else abs(Decimal(missed[0].plain) - Decimal(missed[1].plain))
    told = missed[0].plain if len(missed) == 1 else f"({max(missed, key=lambda term: Decimal(term.plain)).plain}-{min(missed, key=lambda term: Decimal(term.plain)).plain})"
    whole = int(so_far // each)
    begun = whole + (1 if so_far % each else 0)
    words = f"{rule['rule'] or ''}{rule['more']}"
    if so_far == whole * each:
        ways: tuple[str, ...] = (f"{told}*{loss.plain}" if each == 1 else f"{whole}*{loss.plain}",)
    elif _BEGUN.search(words):
        ways = (f"{begun}*{loss.plain}",)
    elif _WHOLE.search(words):
        ways = (f"{whole}*{loss.plain}",)
    else:
        ways = (f"{begun}*{loss.plain}", f"{whole}*{loss.plain}", f"{told}/{rule['n'] or '1'}*{loss.plain}")
    most = begun * Decimal(loss.plain)
    return ways if worth is None or most <= Decimal(worth.plain) else (f"{worth.plain}*1", *ways)


def _worth(scenes: Sequence[Scene], result: Term) -> Term | None:
    found = [term for scene in scenes for term in scene.terms if term.dimension == "mark" and term.exact and term is not result and _WORTH.search(term.lead)]
    return found[0] if len({term.plain for term in found}) == 1 else None
