"""A balance of loans: 年初贷款余额860万元，本年发放240万元，收回190万元，年末贷款余额910万元; what was given out may be told in the sentence
before; 转贷债券392万元，年初债务余额1,358万元，归还本金108万元，年末债务余额1,642万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in

_OPENED = regexp(r"(?:年初|期初|上年末|上年底)(?:在贷|贷款|担保|在保|政府|地方|法定|债务|债券)*余额(?:为|共|:)*$")
_CLOSED = regexp(r"(?:年末|期末|年底|月末)(?:在贷|贷款|担保|在保|政府|地方|法定|债务|债券)*余额(?:为|共|达|:)*$")
_BACK = regexp(r"(?:收回|回收|归还|偿还)(?:到期)?(?:贷款|政府|地方|债务|债券)*(?:本金)?(?:为|共|:)*$")
_GIVEN = regexp(r"(?:发放|转贷|新增|发行|举借)[\u4e00-\u9fff]{0,12}(?:\d[\d,]*[笔户人])?[，,]?(?:金额|共|合计|计|总额|为)*$")
_NO_GIVEN = regexp(r"其中|累计|历年|上年|贴息|补贴")
_BESIDES = regexp(r"代偿|核销|转[出入]|划转|展期")
"""What changes a balance besides."""
_REACH = 30


def loan_balance(scenes: Sequence[Scene]) -> Iterator[Told]:
    """The one sum given out in the sentence or in the one before it."""
    for at, scene in enumerate(scenes):
        money = [term for term in scene.terms if term.dimension == "money" and term.countable] if "余额" in scene.text else []
        opened, closed, back = (_one(money, pattern) for pattern in (_OPENED, _CLOSED, _BACK))
        if _BESIDES.search(scene.text, scene.start, scene.end):
            continue
        if opened is None or closed is None or back is None or not max(opened.start, back.start) < closed.start:
            continue
        given = _given(scene) or (_given(scenes[at - 1]) if at else [])
        if len(given) == 1:
            first, more, less = (as_printed_in(term, closed.factor) for term in (opened, given[0], back))
            yield Told("gap", "年末余额", closed, (f"{first}+{more}-{less}",), True, (opened, given[0], back, closed))


def _one(money: Sequence[Term], told: re.Pattern[str]) -> Term | None:
    found = [term for term in money if told.search(term.clause)]
    return found[0] if len(found) == 1 else None


def _given(scene: Scene) -> list[Term]:
    """The sum behind 发放, whatever it is then parted into."""
    found: list[Term] = []
    for term in scene.terms:
        before = scene.text[max(scene.start, term.start - _REACH) : term.start]
        match = _GIVEN.search(before) if term.dimension == "money" and term.countable else None
        if match is not None and not _NO_GIVEN.search(before[before.rfind("，", 0, match.start()) + 1 :]):
            found.append(term)
    return found
