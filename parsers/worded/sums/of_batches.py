"""The same told of each batch, and behind them of all: 一批项目涉及12个村，建设道路5万平方米；二批项目涉及9个村，…。两批共涉及21个村，建设道路8万平方米;
the lots of an award told before them: 中标价90万元，…。分成两个包：第一包50万元、第二包40万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.small_numbers import small
from parsers.worded.scene import Scene, Term, Told, alike, in_brackets, reached
from parsers.worded.sums.addends import NO_ADDEND, summed

_HEAD = regexp(r"(?:^|(?<=[，,。;；、:：]))第?(?P<n>[一二三四五六])批次?(?=[\u4e00-\u9fff]{1,8}[^，。；;\d]{0,20}\d)")
_CLOSE = regexp(r"(?:(?P<n>[两二三四五六])批(?:项目|资金)?|(?<=[，,。;；)]))(?:共计?|合计|总计|累计)(?=[\u4e00-\u9fff]{1,10}\d)")
_LOT = regexp(r"^(?:[^，。；;]*[:：])?[、，,]?第(?P<n>[一二三四五六])[包标](?:段)?(?:为|:)*$")
_DECLARED = regexp(r"(?:分成|分为|划分为|共)(?P<n>[两二三四五六])个(?:包|标段)")
_AWARD = regexp(r"^(?:项目|总)?(?:中标价|中标金额|成交价|成交金额|合同总价|中标总价)(?:为|是|共|:)*$")
_FEWEST = 2


def of_batches(whole: Scene) -> Iterator[Told]:
    """What each batch tells once of a measure, against what is told of it behind all of them."""
    heads = [(small(match["n"]) or 0, match.end()) for match in _HEAD.finditer(whole.text)] if "批" in whole.text else []
    for close in _CLOSE.finditer(whole.text) if len(heads) >= _FEWEST else ():
        run = _run([head for head in heads if head[1] < close.start()])
        if len(run) < _FEWEST or (close["n"] and small(close["n"].replace("两", "二")) != len(run)):
            continue
        end = whole.text.find("。", close.end())
        ends = [*(start for _, start in run[1:]), close.start()]
        stretches = [[term for term in whole.terms if start <= term.start < stop and not in_brackets(whole, start, term)] for (_, start), stop in zip(run, ends, strict=True)]
        for result in whole.terms:
            if not close.end() <= result.start < (end if end >= 0 else len(whole.text)) or not result.countable or in_brackets(whole, close.end(), result):
                continue
            parts = [own[0] for stretch in stretches if len(own := [term for term in stretch if term.countable and alike(term, result) and not NO_ADDEND.search(term.clause)]) == 1]
            if len(parts) == len(run) and reached(result, parts):
                yield summed(result, parts, "各批合计", kind="sum")


def _run(heads: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The last heads in a row, counted up from the first."""
    found: list[tuple[int, int]] = []
    for head in heads:
        found = [head] if head[0] == 1 else [*found, head] if found and head[0] == found[-1][0] + 1 else []
    return found


def lots_of_award(whole: Scene) -> Iterator[Told]:
    """As many lots as the paragraph says there are, each by its number, against the one sum awarded."""
    declared = _DECLARED.search(whole.text) if "第一" in whole.text else None
    awards = [term for term in whole.terms if term.countable and term.dimension == "money" and _AWARD.search(term.clause)]
    if declared is None or len({term.plain for term in awards}) != 1:
        return
    lots: list[Term] = []
    for term in whole.terms:
        match = _LOT.match(term.lead) if term.dimension == "money" and term.countable and term.start > declared.end() else None
        if match is not None and small(match["n"]) == len(lots) + 1:
            lots.append(term)
    if len(lots) == small(declared["n"].replace("两", "二")) and reached(awards[0], lots):
        yield summed(awards[0], lots, "各包之和")
