"""Whose money a sum is, told in a sentence behind it: 批复预算1780万元，其中…。资金来源为县级财政1480万元、处理费收入300万元; and what is left of what assets cost:
固定资产净值4319万元。固定资产原值6125万元，累计折旧1807万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, value

_OPENS = regexp(r"^(?:项目|预算|所需|全部|其)?(?:资金)?来源(?:渠道)?(?:分别)?(?:为|是|于|包括|由)?[:：，,]?[^，。；;、\d]{2,20}$|^资金(?:由|来源于)[^，。；;、\d]{2,20}$")
_NEXT = regexp(r"^[、，,；;和及与][^，。；;、\d]{2,24}$")
_WHOLE = regexp(r"(?:预算|总?投资|资金|安排|下达|批复|概算)(?:资金|总额|合计|共计?|数|为|:)*$")
_FEWEST = 2


def sourced(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """All that the sentence lists to its end, of the first sum of the sentences before that is so called."""
    before = [term for scene in earlier[-_FEWEST:] for term in scene.terms]
    for scene in scenes:
        money = [term for term in scene.terms if term.dimension == "money"]
        listed = len(money) == len(scene.terms) >= _FEWEST and all(term.countable for term in money) and _OPENS.match(scene.text[scene.start : money[0].start])
        if listed and all(_NEXT.match(term.lead) for term in money[1:]) and scene.text[money[-1].end : scene.end].strip("。；;") == "":
            wholes = [term for term in before if term.countable and alike(term, money[0]) and _WHOLE.search(term.clause) and 2 * value(term) >= max(map(value, money))]
            made = sum(map(value, money))
            if wholes and not any(term.countable and term.dimension == "money" and value(term) == made for term in before):  # 实际拨付506万元: of that
                whole = wholes[0] if len({value(term) for term in wholes}) > 1 and any("其中" in term.lead for term in wholes[1:]) else wholes[-1]
                yield Told("parts", "各来源之和", whole, ("+".join(as_printed_in(term, whole.factor) for term in money),), True, (whole, *money))
        before += scene.terms


_NET = regexp(r"(?:固定)?资产(?:账面)?净值(?:为|:)*$")
_GROSS = regexp(r"^(?!.*在用)[\u4e00-\u9fff]{0,6}?(?:固定)?资产(?:账面)?原值(?:为|:)*$")
_WORN = regexp(r"累计折旧(?:额)?(?:为|:)*$")
_IN_USE = regexp(r"在用(?:固定)?资产(?:账面)?(?:原值|价值)?(?:为|:)*$")
_IDLE_BEHIND = regexp(r"^(?:的)?(?:固定)?资产(?:处于)?(?:闲置|未使用|待处置)")
_IDLE = regexp(r"(?:闲置|未使用)(?:固定)?资产(?:原值|价值)?(?:为|:)*$")


def assets(scenes: Sequence[Scene], others: Sequence[Scene]) -> Iterator[Told]:
    """Net value is what was paid less what is worn off; what is idle is all less what is in use.  Each told once in the report."""
    terms = [(scene, term) for scene in scenes for term in scene.terms if term.countable and term.dimension == "money"]
    asked = [(term, _GROSS, _WORN, "净值") for _, term in terms if _NET.search(term.clause)]
    asked += [(term, _GROSS, _IN_USE, "闲置资产") for scene, term in terms if _IDLE.search(term.clause) or _IDLE_BEHIND.match(scene.text[term.end : term.end + 14])]
    asked += [(term, _ALL_OWNED, _ALL_OWED, "净资产") for _, term in terms if _OWN.search(term.clause)]
    for result, whole, less, label in asked:
        found = [[term for scene in others for term in scene.terms if term.countable and term is not result and pattern.search(term.clause) and alike(term, result)] for pattern in (whole, less)]
        if all(len({value(term) for term in one}) == 1 for one in found) and value(found[0][0]) > value(found[1][0]):
            yield _gap(label, result, found[0][0], found[1][0])


_ALL_OWNED = regexp(r"(?:^|[^净])资产(?:总额|总计|合计|总量)(?:为|是|:)*$")
_ALL_OWED = regexp(r"负债(?:总额|总计|合计)?(?:为|是|:)*$")
_OWN = regexp(r"净资产(?:总额|总计|合计)?(?:为|是|:)*$")
_DEBT_RATIO = regexp(r"资产负债率(?:为|是|达|:)*$")


def debt_ratio(scenes: Sequence[Scene], others: Sequence[Scene]) -> Iterator[Told]:
    """资产总额2864.58万元…，负债总额412.36万元，…，资产负债率14.40%: each sum told once in the report."""
    for scene in scenes:
        for share in scene.percents:
            if not _DEBT_RATIO.search(share.clause):
                continue
            owned, owed = ([term for other in others for term in other.terms if term.countable and pattern.search(term.clause)] for pattern in (_ALL_OWNED, _ALL_OWED))
            if all(len({value(term) for term in one}) == 1 for one in (owned, owed)):
                yield Told("rate", "资产负债率", share, (f"{as_printed_in(owed[0], owned[0].factor)}/{owned[0].plain}",), True, (owned[0], owed[0], share))


def _gap(label: str, result: Term, whole: Term, less: Term) -> Told:
    return Told("gap", label, result, (f"{as_printed_in(whole, result.factor)}-{as_printed_in(less, result.factor)}",), True, (whole, less, result))
