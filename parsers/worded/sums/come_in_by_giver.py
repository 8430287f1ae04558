"""What came in, giver by giver and batch by batch, and all of it at the end: 中央资金分两批下达，第一批90万元于3月到位，第二批30万元于8月到位；省级资金40万元已到位。
各级资金实际到位合计160万元."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, working

_ALL = regexp(r"(?:各级|以上|上述|全部|所有|项目|资金|累计|财政)[^，。；;\d]{0,8}(?:到位|下达|拨付)(?:的)?(?:资金|金额|数|总额)?(?:合计|共计|总计|累计|共)(?:为|是|:)*$|(?:合计|共计|总计|累计|总共)(?:实际|已)?(?:到位|下达|拨付)(?:资金|金额)?(?:为|共)*$")
_CAME = regexp(r"到位|下达|拨付|第[一二三四五六]批")
_CAME_BEHIND = regexp(r"[^，。；;\d]{0,4}(?:于?\d{4}年\d{1,2}月(?:\d{1,2}日)?)?[^，。；;\d]{0,8}(?:到位|下达|拨付)")
_MISSING = regexp(r"尚|还有|仍有|缺口|未|欠|差")
_MISSING_BEHIND = regexp(r"[^，。；;\d]{0,6}(?:未|尚未|没有)(?:落实|到位|下达|拨付)")
_MEANT = regexp(r"应|计划|预算|概算|总投资|批复|支出|支付|使用|结余|合同")
_AMONG = regexp(r"其中|包括|分别为")
_FEWEST = 3


def come_in_by_giver(paragraph: Scene) -> Iterator[Told]:
    """Only where every sum before the whole is one that came in or one that is missing."""
    for at, whole in enumerate(paragraph.terms):
        if whole.dimension != "money" or not whole.countable or not _ALL.search(whole.lead) or _AMONG.search(paragraph.text, 0, whole.start):
            continue
        before = [term for term in paragraph.terms[:at] if alike(term, whole)]
        parts = [term for term in before if not _is_missing(paragraph, term)]
        if len(parts) >= _FEWEST and all(term.countable and _came(paragraph, term) for term in parts):
            yield Told("parts", "各笔到位之和", whole, (working(parts, "+", whole.factor),), True, (*parts, whole))
        return


def _is_missing(scene: Scene, term: Term) -> bool:
    return bool(_MISSING.search(term.clause) or _MISSING_BEHIND.match(scene.text, term.end))


def _came(scene: Scene, term: Term) -> bool:
    told = _CAME.search(term.clause) or _CAME_BEHIND.match(scene.text, term.end)
    return bool(told) and not _MEANT.search(term.clause)
