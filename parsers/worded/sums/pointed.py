"""A sum and its points: 涉及金额62万元：一是…30万元；二是…; 96万元用于：①…40万元，改造2个；②…; 共需90万元。…预算投入：1、…；2、…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.small_numbers import HAN
from parsers.worded.scene import REST, Scene, Term, Told, fits, in_brackets, reached, value
from parsers.worded.sums.addends import AGAIN, NO_ADDEND, added, all_of_it, summed, told_before

_MARKS = (
    regexp(rf"(?P<order>[{HAN[:9]}])是"), regexp(r"(?P<order>[①-⑨])"), regexp(rf"第(?P<order>[{HAN[:9]}])(?=[，,、])"),
    regexp(r"(?:(?<=[：:；;。，,])|^)\(?(?P<order>[1-9])(?:\)、?|[、．]|\.(?!\d))"), regexp(rf"\((?P<order>[{HAN[:9]}])\)"),
)
_ORDERS = (HAN[:9], "①②③④⑤⑥⑦⑧⑨", HAN[:9], "123456789", HAN[:9])
_OPENS = regexp(r"[，,。;；(]?(?:其中|(?:资金|具体|主要|分别|全部|共)*(?:用于|包括|为|如下|是|安排|分配)|构成|明细)*[：:，,。;；(]?")
_WITHIN = regexp(r"其中|^[，,]?(?:已|实际|累计)|每|均|标准|单价")
"""一是…40万元，其中甲10万元: the first is the point's."""
_BESIDES = regexp(r"配套|另外|另有|同时(?:安排|拨付)")
"""一是安排购置补贴322万元，配套安排市级资金161万元: beside the point's own."""
_STATED = regexp(r"(?:涉及|合计|共计|总计|共|总)(?:问题)?(?:资金|金额|总额)?(?:合计|共计|为|约|:)*$")
_NOTHING = regexp(r"[^①-⑨；;。\d]{2,30}(?:尚|暂|均)?未(?:支付|支出|拨付|到位|下达|安排|实施|使用)(?:，[^；;。]*?率[^；;。\d]*0%)?(?=[；;。]|$)")
"""④某补助未支付，执行率为0%: a point of which nothing was spent."""
_FEWEST, _SURE, _BACK = 2, 3, 4


def pointed(whole: Scene, earlier: Sequence[Scene]) -> Iterator[Told]:
    """``whole``: a paragraph; ``earlier``: the sentences of those before it, one of which may tell the sum."""
    for mark, orders in zip(_MARKS, _ORDERS, strict=True):
        for starts in _runs(whole, mark, orders):
            yield from _told(whole, earlier, starts)


def _runs(scene: Scene, mark: re.Pattern[str], orders: str) -> Iterator[list[tuple[int, int]]]:
    """Where the marks of a list stand, each list from its first on."""
    run: list[tuple[int, int]] = []
    for match in mark.finditer(scene.text, scene.start, scene.end):
        if match["order"] == orders[0]:
            if len(run) >= _FEWEST:
                yield run
            run = [match.span()]
        elif run and len(run) < len(orders) and match["order"] == orders[len(run)]:
            run.append(match.span())
    if len(run) >= _FEWEST:
        yield run


def _told(scene: Scene, earlier: Sequence[Scene], starts: Sequence[tuple[int, int]]) -> Iterator[Told]:
    before = [term for term in scene.terms if term.end <= starts[0][0] and term.countable]
    last = before[-1] if before and _OPENS.fullmatch(scene.text, before[-1].end, starts[0][0]) and not NO_ADDEND.search(_STATED.sub("", before[-1].clause)) else None
    parts, plain, end = _parts(scene, starts, last)
    if len(parts) < _FEWEST or REST.search(_NOTHING.sub("", scene.text[starts[0][1] : end])):
        return
    behind = [term for term in scene.terms if term.start >= end and fits(term, parts[0]) and AGAIN.search(term.clause)][:1]
    able = [term for term in before if fits(term, parts[0])]
    made = next((term for term in reversed(able) if value(term) == added(parts)), None)
    found = made or (last if last is not None and fits(last, parts[0]) else None) or next((term for term in behind if reached(term, parts)), None) or told_before(parts, starts[0][0], [scene] if able else [], earlier, _BACK)
    if found is None or (found is not last and len(parts) < _SURE):
        return
    firm = plain and all_of_it(scene, parts, starts[0][1]) and (reached(found, parts) or (found is last and bool(_STATED.search(found.clause))))
    yield summed(found, parts, "各点金额之和" if parts[0].dimension == "money" else "各点之和", firm=firm)


def _parts(scene: Scene, starts: Sequence[tuple[int, int]], whole: Term | None) -> tuple[list[Term], bool, int]:
    """The number of each point, nothing where one has none; whether none has several; and where the last ends."""
    stop = scene.text.find("。", starts[-1][1], scene.end)
    ends = [start for start, _ in starts[1:]] + [scene.end if stop < 0 else stop]
    found: list[Term] = []
    plain = True
    for (_, begin), end in zip(starts, ends, strict=True):
        own = [term for term in scene.terms if begin <= term.start < end and term.countable and not in_brackets(scene, begin, term)]
        like = whole if whole is not None else found[0] if found else None
        kind = [term for term in own if fits(term, like)] if like is not None else [term for term in own if term.dimension == "money"]
        if not own and _NOTHING.search(scene.text, begin, end):
            continue
        if not kind or _WITHIN.search(kind[0].clause):
            return [], False, ends[-1]
        plain = plain and all(_WITHIN.search(term.clause) or _BESIDES.search(term.clause) for term in kind[1:])
        found.append(kind[0])
    return found, plain, ends[-1]
