"""Scoring notes to the marks they say were given or taken, and to what the indicator reached."""

from __future__ import annotations

import re

from model.regexp import regexp
from parsers.mark_words import EACH, OF_OTHER, OFF_ANOTHER
from parsers.rubrics.site import CIRCLED, NUMERAL, PLANNED, Compact, Site, circled
from parsers.sentences.passage import lost_by_each, told_how

_AWARDED = regexp(rf"(?:故|因此|所以)?[(（]?(?P<mark>{CIRCLED}|第[一二三四五六七八九十]项)[)）]?(?:项)?(?:指标|要点)?(?:实际)?得分?为?(?P<marks>{NUMERAL})分")
_AWARDED_FOR = regexp(rf"(?P<mark>{CIRCLED})(?:项|点|条)?[\u4e00-\u9fff“”]{{4,40}}[，,](?:故|实际|本项|该项)*得(?P<marks>{NUMERAL})分(?=[。；;，]|$)")
"""②项部分指标不可衡量，得0.5分: why, and then what it got."""
_DEDUCTED = regexp(rf"(?<!每)(?:扣除?|扣减|扣分)(?:了)?(?P<n>{NUMERAL})分(?!值)")
_SHARED = regexp(rf"扣除?(?:权重分?的?|分值的?)?(?P<n>{NUMERAL}%)(?:的?(?:权重分?|分值))?")
_SCORED = regexp(rf"(?:该|本|此)(?:项|指标|项目|三级指标)?(?:指标|项)?(?:总分|最终|实际|评价|综合)?(?:得分为?|得|评分为?|评得|计)(?P<n>{NUMERAL})分(?!值)")
_BARE_SCORED = regexp(rf"(?:[，,。；;]|^)(?:故|因此|最终|综上)?[，,]?(?:得分为?|得)(?P<n>{NUMERAL})分[。；;]?$")
_PER = regexp(rf"{EACH}|的[，,]?$")


def notes_in(site: Site, text: Compact, score: bool = True) -> None:
    """The marks that a note says were awarded or taken: 故①项得1分, 扣除1分, 扣除10%权重分, 该指标得4.5分."""
    used: list[tuple[int, int]] = []
    named, told = list(_AWARDED.finditer(text.text)), list(_AWARDED_FOR.finditer(text.text))
    for match in (*named, *(told if len(named) + len(told) > 1 else ())):  # ④项未建台账，得3分 alone: what all of them got
        site.figure("awarded_subscore", text, match, "marks", circled(match["mark"]))
        used.append(match.span())
    for role, pattern, group in (("deduction", _DEDUCTED, "n"), ("deduction_share", _SHARED, "n")):
        for match in pattern.finditer(text.text, 0, lost_by_each(text.text)):
            if not _PER.search(text.text[:match.start()]) and not of_point(text.text, match) and not any(
                    words.search(text.text, 0, match.start()) for words in (OF_OTHER, OFF_ANOTHER)):
                site.figure(role, text, match, group, told_how(text.text[:match.start()]))
    if not score:
        return
    found = list(_SCORED.finditer(text.text)) or list(_BARE_SCORED.finditer(text.text))
    for match in found:
        if not any(start <= match.start() < end for start, end in used) and not (used and _LAST_POINT.search(text.text, used[-1][1], match.start())):
            site.figure("indicator_score", text, match, "n")


_LAST_POINT = regexp(rf"{CIRCLED}[^。；;①-⑳]*\Z")
"""①得2分；②未注明质保期，扣1分，得1分: beside points told one by one, what the clause of the last says is that point's."""
_THEN_GOT = regexp(rf"[，,](?:故|实际)?得{NUMERAL}分")
_TOLD_RATE = regexp(rf"(?:^|[，,；;。:：])(?:经[^，。]{{0,6}}|本?项目|实际|综合)?(?P<name>[\u4e00-\u9fff]{{0,10}}?(?:率|度|比例))(?:仅|约)?(?:为|达到?|是|:)?(?P<n>{NUMERAL}%)(?!以)")
_LIMIT = regexp(rf"(?:[低高少]于|未达到?|不足|超过|大于|小于|目标值?(?:为|是)?|要求(?:为)?|[≥≤><])的?{NUMERAL}%")
"""执行率93.69%，低于95%: what it is held against."""
_KIND = 3
_RATE_ALONE = regexp(rf"(?:实际|经测算|经计算|为|:)?(?:\(?[\d.,+万元处个户人]+\)?[/÷][\d.,万元处个户人]+(?:[*×]100%)?=)?(?P<n>{NUMERAL}%)[。；;]?")
_COMPLETED = "完成率"
_OF_RATE = regexp(r"(?:率|度|比例)$")


def result_in(site: Site, text: Compact) -> None:
    """满意度84.92%: the one rate in the note of an indicator of that name is what it reached."""
    alone = _RATE_ALONE.fullmatch(text.text)
    if alone is not None and _OF_RATE.search(site.subject.indicator or ""):
        site.figure("criterion_result", text, alone, "n")  # 36/38=94.74% and no more
        return
    found = list(_TOLD_RATE.finditer(text.text))
    indicator = site.subject.indicator or ""
    completed = found and found[0]["name"] == _COMPLETED and not _OF_RATE.search(indicator)  # 计划200亩，实际198亩，完成率99%
    if len(found) == 1 and _LIMIT.sub("", text.text).count("%") == 1 and (completed or indicator.endswith(found[0]["name"][-_KIND:])):
        site.figure("criterion_result", text, found[0], "n")


def of_point(text: str, lost: re.Match[str]) -> bool:
    """②变更未审批，扣1分，得1分: what one of several points lost is in the marks that it got."""
    return text.count("①") == 1 and bool(re.search(CIRCLED, text[: lost.start()])) and bool(_THEN_GOT.match(text, lost.end()))


_DONE_OF_PLAN = regexp(
    rf"^{PLANNED}(?:为|是|:)?(?P<n>{NUMERAL})(?P<unit>(?![万亿])[\u4e00-\u9fff]{{1,3}})[，,；;、]"
    rf"(?:实际|已)(?:数|完成|建成|建设|培训|办理|采购)*(?:为|是|:)?(?P<m>{NUMERAL})(?P=unit)(?:[，,；;。(]|$)"
)


def done_of_plan(site: Site, text: Compact) -> None:
    """计划24个，实际22个: both told in the note."""
    match = _DONE_OF_PLAN.match(text.text)
    if match is not None:
        site.figure("indicator_target", text, match, "n", unit=match["unit"])
        site.figure("indicator_actual", text, match, "m", unit=match["unit"])
