"""Rates whose very name tells what they are of: 预算调整率 of the year's first budget, 结转结余率 of the budget, 节约率 of the limit, 利用率 of all that there is.

Both numbers stand anywhere before in the paragraph, the base else anywhere in the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, value

_LINK = r"(?:约|仅|为|达到?|是|:)*$"


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a rate is called, and the numbers that it is of; ``stepped``: the numerator may be the step from the base to another number, ``afar``: whether the base may
    stand in another paragraph."""

    label: str
    rate: re.Pattern[str]
    top: re.Pattern[str]
    base: re.Pattern[str]
    stepped: re.Pattern[str] | None = None
    afar: bool = True


_END = r"(?:资金|金额|总额|数额?|合计|共计|批复|安排|价|了|为|共|是|:)*$"
_FIRST = regexp(rf"年初[\u4e00-\u9fff]{{0,4}}预算{_END}|预算[\u4e00-\u9fff]{{0,2}}年初{_END}")
_KINDS = (
    _Kind("预算调整率", regexp(rf"预算(?:追加)?调整(?:率|幅度){_LINK}"), regexp(r"净(?:增加?|减少?|追加|调[增减]整?)(?:额|预算|资金|了)*(?:为|:)*$"), _FIRST, regexp(rf"调整后[\u4e00-\u9fff]{{0,4}}预算{_END}")),
    _Kind("结转结余率", regexp(rf"(?:结转结余|结余结转|结转|结余)(?:资金)?率{_LINK}"), regexp(rf"(?:结转结余|结余结转|结转|结余){_END}"),
          regexp(rf"(?:调整后?|全年|年度|总)(?:部门|项目)?预算{_END}|^(?!.*年初).*(?:到位|下达|可用|预算){_END}|总?收入{_END}")),
    _Kind("节约率", regexp(rf"(?:资金|采购|投资)?节[约支](?:资金)?率{_LINK}"), regexp(rf"节[约支]{_END}"), regexp(rf"(?:最高限价|控制价|拦标价|招标限价|采购预算|概算|预算|估算){_END}"), afar=False),
    _Kind("利用率", regexp(rf"资产(?:利用|使用)率{_LINK}"), regexp(rf"在用[\u4e00-\u9fff]{{0,6}}(?:原值|资产|净值){_END}"), regexp(rf"(?<!在用)(?:固定资产|资产)(?:原值|总额|原价){_END}|(?:年末|期末|年底)原值{_END}")),
)
_NO_BASE = regexp(r"其中|上年|去年|[较比]|在用|结转|结余|追加|基本支出|项目支出")
_MOST = 4


def by_its_name(scenes: Sequence[Scene], others: Sequence[Scene]) -> Iterator[Told]:
    """``others``: all of the report.  Where several numbers may be the base, any that makes the rate will do."""
    terms = [term for scene in scenes for term in scene.terms]
    for scene in scenes:
        for share in scene.percents:
            kind = next((kind for kind in _KINDS if kind.rate.search(share.clause)), None)
            before = [term for term in terms if term.end <= share.start and term.countable]
            if kind is not None:
                yield from _worked(kind, share, before, others)


def _worked(kind: _Kind, share: Term, before: Sequence[Term], others: Sequence[Scene]) -> Iterator[Told]:
    tops = [term for term in before if kind.top.search(term.clause)]
    ends = [term for term in before if kind.stepped is not None and kind.stepped.search(term.clause)]
    end = (tops or ends)[-1:]
    if not end:
        return
    top = end[0]
    near = _bases(kind, top, before)
    bases = near if near or not kind.afar else _bases(kind, top, [term for scene in others for term in scene.terms if term.countable])
    bases = [base for base in bases if tops or base is not top][:_MOST]
    if not bases:
        return
    own = [as_printed_in(base, top.factor) for base in bases]
    ways = tuple(f"{top.plain}/{base}" if tops else f"({top.plain}-{base})/{base}" for base in own)
    if not tops:
        ways += tuple(f"({base}-{top.plain})/{base}" for base in own)
    yield Told("rate" if near or len(bases) == 1 else "away", kind.label, share, ways, len(bases) == 1, (top, share, bases[0]))


def _bases(kind: _Kind, top: Term, able: Sequence[Term]) -> list[Term]:
    found = {value(term): term for term in able if alike(term, top) and term is not top and kind.base.search(term.clause) and not _NO_BASE.search(term.clause)}
    larger = [term for term in found.values() if value(term) > value(top) or kind.stepped is not None]
    return sorted(larger, key=lambda term: term.start, reverse=True)
