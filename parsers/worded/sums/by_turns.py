"""What came in turns, each told in a sentence of its own: 分两批下达：第一批12个项目，兑付180万元；第二批9个项目，其中7个项目兑付105万元。两批合计兑付285万元.

The count right behind each batch is of the count told before them; what the turns paid is told together behind them, by the same verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, reached, working
from parsers.worded.sums.addends import NO_ADDEND, summed

_ORDERS = (
    ("第一批|头一批|首批", "第二批|最后一批", "第三批|最后一批", "第四批|最后一批"), ("第一期", "第二期", "第三期", "第四期"), ("第一轮", "第二轮", "第三轮", "第四轮"), ("上半年", "下半年"),
    ("一季度", "二季度", "三季度", "四季度"), ("第一季度", "第二季度", "第三季度", "第四季度"), ("春季", "秋季"),
)
"""The turns in order; a bar parts what one may be called."""
_OF_PLACES = 4
"""Of these orders the first are of batches: what one holds the others do not."""
_OPENS = r"(?:^|[:：;；。，,])(?:其中[:：]?)?(?P<turn>{})"
_CLOSES = regexp(
    r"[。；;，,](?:(?P<again>(?:剔除|扣除|去除|扣减)[^，。；;]{0,16}?)[\d,]+[\u4e00-\u9fff]{1,3}[，,])?"
    r"(?P<all>[两二三四](?:批|期|轮|季|个?批次|个?季度|次)(?:资金|项目|补助)?(?:共计?|合计|累计|总计)|两个半年(?:共计?|合计|累计)|全年(?:实际)?|(?:合计|共计|累计|总计))"
)
_COUNT = {"两": 2, "二": 2, "三": 3, "四": 4}
_PLAIN = regexp(r"(?:资金|金额|补助|总额|经费|为|约|了|共|计|:)+$")
_TOO_FAR = 8
_NOUN = 2


@dataclass(frozen=True, slots=True)
class _Turns:
    """The stretches of the turns, each up to the next, and where the last ends."""

    ends: Sequence[tuple[int, int]]
    batches: bool

    def terms(self, paragraph: Scene) -> list[list[Term]]:
        return [[term for term in paragraph.terms if start <= term.start < end] for start, end in self.ends]


def by_turns(paragraph: Scene, earlier: Sequence[Scene]) -> Iterator[Told]:
    """The counts at the head of batches, of a count told before them (``earlier``: in the paragraphs before), and what all turns come to behind them."""
    for at, order in enumerate(_ORDERS):
        if not all(any(name in paragraph.text for name in turn.split("|")) for turn in order[:2]):
            continue
        turns, closing = _turns(paragraph, order, at < _OF_PLACES - 1)
        if turns is None:
            continue
        told = turns.terms(paragraph)
        if turns.batches:
            yield from _heads(paragraph, earlier, turns, told)
        if closing is not None and _COUNT.get(closing["all"][0], len(told)) == len(told):
            yield from _in_all(paragraph, turns, told, closing)


def _turns(paragraph: Scene, order: Sequence[str], batches: bool) -> tuple[_Turns | None, re.Match[str] | None]:
    """Each turn once, in order, parted by a semicolon or a full stop; and the words that open what they come to."""
    found = list(re.finditer(_OPENS.format("|".join(order)), paragraph.text))
    named = [match["turn"] in turn.split("|") for match, turn in zip(found, order, strict=False)]
    if len(found) < 2 or len(named) < len(found) or not all(named) or len({match["turn"] for match in found}) < len(found):
        return None, None
    starts = [match.end() for match in found]
    if any(not regexp(r"[;；。]").search(paragraph.text[a:b]) for a, b in pairwise(starts)):
        return None, None
    closing = _CLOSES.search(paragraph.text, starts[-1])
    stop = closing.start() if closing else min(at for at in (paragraph.text.find("。", starts[-1]), len(paragraph.text)) if at >= 0)
    return _Turns(list(zip(starts, [*starts[1:], stop], strict=True)), batches), closing


def _heads(paragraph: Scene, earlier: Sequence[Scene], turns: _Turns, told: Sequence[Sequence[Term]]) -> Iterator[Told]:
    """确定支持项目21个，…第一批12个…；第二批9个…: the last count of that kind before them."""
    heads = [terms[0] for (start, _), terms in zip(turns.ends, told, strict=True) if terms and terms[0].start - start <= _TOO_FAR]
    if len(heads) != len(told) or not all(term.countable and term.dimension.startswith("count") and alike(term, heads[0]) for term in heads):
        return
    own = [term for term in paragraph.terms if term.end <= turns.ends[0][0]]
    before = [term for term in (*(term for scene in earlier for term in scene.terms), *own) if term.countable and alike(term, heads[0])]
    if before and reached(before[-1], heads) and not NO_ADDEND.search(before[-1].clause):
        yield summed(before[-1], heads, "各批之和")


def _in_all(paragraph: Scene, turns: _Turns, told: Sequence[Sequence[Term]], closing: re.Match[str]) -> Iterator[Told]:
    """两批合计兑付285万元: what each turn paid by the same verb; of halves of a year, who is in both may be taken off."""
    stop = paragraph.text.find("。", closing.end())
    results = [term for term in paragraph.terms if closing.end() <= term.start and (stop < 0 or term.end <= stop)]
    again = [term for term in paragraph.terms if closing["again"] and closing.start("again") <= term.start < closing.end()]
    for result in results:
        if not result.countable or not _sums(result, turns, again, closing):
            continue
        noun = _PLAIN.sub("", result.clause.removeprefix(closing["all"]))[-_NOUN:]
        parts = [[term for term in terms if alike(term, result) and noun in term.clause and not NO_ADDEND.search(term.clause)] for terms in told]
        if not all(len(one) == 1 and one[0].countable for one in parts):
            continue
        way = working([one[0] for one in parts], "+", result.factor)
        off = [term for term in again if alike(term, result)]
        way += "-" + working(off, "-", result.factor) if off else ""
        yield Told("parts", "各次之和", result, (way,), True, (result, *off, *(one[0] for one in parts)))


def _sums(result: Term, turns: _Turns, again: Sequence[Term], closing: re.Match[str]) -> bool:
    """Money adds up over the year; who is counted twice only where it is told."""
    return result.dimension == "money" or (result.dimension.startswith("count") and (turns.batches or any(alike(term, result) for term in again)))
