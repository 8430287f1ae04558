"""So many in each group, the groups named by the noun behind their count: 全市5个县，每个县抽取3个乡镇，共抽取15个乡镇."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.products.averages import BESIDE
from parsers.worded.scene import Scene, Term, Told, alike

_OF_EACH = regexp(r"(?P<mean>平均|折合)?每(?:个|家|所|名|处|条|座)?(?P<noun>[\u4e00-\u9fff]+)$")
_STOP = regexp(r"[，,。;、:]")
_FEW = 2
"""Characters that make a noun known again."""


def per_group(paragraph: Scene) -> Iterator[Told]:
    """全市5个县，每个县抽取3个乡镇，共抽取15个乡镇; 12个收集点装摄像头48个，平均每个收集点4个: groups named by the noun behind their count."""
    for at, each in enumerate(paragraph.terms):
        clause = _STOP.split(regexp(r"\([^()]*\)").sub("", each.lead))[-1]
        match = _OF_EACH.search(clause) if each.countable and each.dimension.startswith("count:") else None
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


_ALL_TOLD = regexp(r"^(?:\([^()]*\)|[\u4e00-\u9fff])*[，,](?:总共|共计|合计|累计|总计|共)[\u4e00-\u9fff]{0,6}$")


def _named(paragraph: Scene, at: int, after: str) -> list[Term]:
    """The counts before a place whose noun begins what 每 is said of (5个县 … 每个县抽取), and that are none of each themselves (每个乡镇选取3个村)."""
    found = []
    for term in paragraph.terms[:at]:
        noun = regexp(r"[\u4e00-\u9fff]{1,8}").match(paragraph.text[term.end : term.end + 8])
        own = f"{term.unit.removeprefix('个')}{noun.group() if noun else ''}" if term.unit.startswith("个") else noun.group() if noun else ""
        shared = next((size for size, (a, b) in enumerate(zip(own, after, strict=False)) if a != b), min(len(own), len(after)))
        if term.countable and not regexp(r"[每各]").search(term.clause) and (shared >= _FEW or (shared == 1 and own[:1] in _SHORT_NOUNS)):
            found.append(term)
    return found


_SHORT_NOUNS = "县区镇乡村校"
