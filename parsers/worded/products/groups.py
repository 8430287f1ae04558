"""So many in each group, the groups named by the noun behind their count: 全市5个县，每个县抽取3个乡镇，共抽取15个乡镇."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.products.averages import BESIDE
from parsers.worded.scene import Scene, Term, Told, alike

_OF_EACH = regexp(r"(?P<mean>平均|折合)?每(?:个|家|所|名|处|条|座)?(?P<noun>[\u4e00-\u9fff]+)$")
_STOP = regexp(r"[，,。;、:]")
_FEW = 2
"""Characters that make a noun known again."""


def _of_each(each: Term, words: str) -> re.Match[str] | None:
    """Whether a number's words say it of each group (每个乡镇发放), and of which."""
    return _OF_EACH.search(words) if each.countable and each.dimension.startswith("count:") else None


def per_group(paragraph: Scene) -> Iterator[Told]:
    """全市5个县，每个县抽取3个乡镇，共抽取15个乡镇; 12个收集点装摄像头48个，平均每个收集点4个: groups named by the noun behind their count."""
    for at, each in enumerate(paragraph.terms):
        clause = _STOP.split(regexp(r"\([^()]*\)").sub("", each.lead))[-1]
        match = _of_each(each, clause)
        groups = _named(paragraph, at, match["noun"]) if match else []
        if match is None or len({term.plain for term in groups}) != 1 or groups[-1].plain == "1":
            continue
        if match["mean"]:
            whole = paragraph.terms[at - 1]
            if at and whole not in groups and alike(whole, each) and whole.countable and BESIDE.fullmatch(paragraph.between(whole, each)):
                yield Told("average", "平均数", each, (f"{whole.plain}/{groups[-1].plain}",), True, (groups[-1], whole, each))
        elif at + 1 < len(paragraph.terms):
            whole = paragraph.terms[at + 1]
            if alike(whole, each) and whole.countable and _ALL_TOLD.match(paragraph.between(each, whole)):
                yield Told("product", "各组合计", whole, (f"{groups[-1].plain}*{each.plain}",), True, (groups[-1], each, whole))


def groups_behind(scene: Scene) -> Iterator[Told]:
    """每村抽查10户，共抽查27个村270户: the groups, and all that were taken, right behind what was taken of each."""
    for each, groups, whole in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        match = _of_each(each, each.clause)
        if match is None or match["mean"] or not (groups.countable and whole.countable and alike(whole, each)):
            continue
        before, behind = scene.between(each, groups), scene.between(groups, whole)
        named = groups.unit.removeprefix("个") + _IN_ALL.split(behind)[0]
        together = _ALL_TOLD.match(before) or (_ALL_PLACES.search(before) and _IN_ALL.search(behind))
        if together and named and match["noun"].startswith(named) and _HAN.fullmatch(behind):
            yield Told("product", "各组合计", whole, (f"{groups.plain}*{each.plain}",), True, (each, groups, whole))


_IN_ALL, _HAN = regexp(r"总共|共计|合计|累计|总计|共"), regexp(r"[\u4e00-\u9fff]{0,10}")
_ALL_PLACES = regexp(r"[，,](?:全[省市州县区旗镇乡村校局]|[本我]\w)$")


def groups_elsewhere(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """每个乡镇发放问卷40份，共发放360份: of as many groups as the report tells of, where it tells but one number of them."""
    for scene in scenes:
        for each, whole in pairwise(scene.terms):
            match = _of_each(each, each.clause)
            if match is None or match["mean"] or not (whole.countable and alike(whole, each)) or not _ALL_TOLD.match(scene.between(each, whole)):
                continue
            told = [term for other in everything for term in _named(other, len(other.terms), match["noun"]) if _ALL_OF.search(term.clause)]
            if told and len({term.plain for term in told}) == 1 and told[0].plain != "1" and not _counts_such(scene, each, match["noun"]):
                yield Told("product", "各组合计", whole, (f"{told[0].plain}*{each.plain}",), True, (each, whole, told[0]))


_ALL_OF = regexp(r"全[省市州县区旗镇乡]|[本我][省市县区]|涉及|覆盖|下?辖|分布在")
"""全县9个乡镇: all that there are, not those that were looked at."""


def _counts_such(scene: Scene, each: Term, noun: str) -> bool:
    """Whether the sentence itself counts such groups before: 120个行政村，每村1名; 每个乡镇选取3个村，每村走访10户."""
    return any(noun[:1] in scene.text[term.end : term.end + _NOUN] or noun[:1] in term.unit for term in scene.terms if term.end <= each.start)


_NOUN = 4
_ALL_TOLD = regexp(r"^(?:\([^()]*\)|[\u4e00-\u9fff])*[，,](?:总共|共计|合计|累计|总计|共)[\u4e00-\u9fff]{0,6}$")


def _named(paragraph: Scene, at: int, after: str) -> list[Term]:
    """The counts before a place whose noun begins what 每 is said of (5个县 … 每个县抽取), and that are none of each themselves (每个乡镇选取3个村)."""
    found = []
    for term in paragraph.terms[:at]:
        noun = regexp(r"[\u4e00-\u9fff]{1,8}").match(paragraph.text[term.end : term.end + 8])
        own = f"{term.unit.removeprefix('个')}{noun.group() if noun else ''}" if term.unit.startswith("个") else noun.group() if noun else ""
        shared = next((size for size, (a, b) in enumerate(zip(own, after, strict=False)) if a != b), min(len(own), len(after)))
        counted = len(term.unit) == 1 and term.unit not in "个人户" and after.startswith(term.unit)  # 培训班3期，每期40人
        if term.countable and not regexp(r"[每各]").search(term.clause) and (counted or shared >= _FEW or (shared == 1 and own[:1] in _SHORT_NOUNS)):
            found.append(term)
    return found


_SHORT_NOUNS = "县区镇乡村校"
