"""The same told of each batch, and behind them of all: 一批项目涉及12个村，建设道路5万平方米；二批项目涉及9个村，…。两批共涉及21个村，建设道路8万平方米;
the lots of an award told before them: 中标价90万元，…。分成两个包：第一包50万元、第二包40万元; batches and grants told in paragraphs behind their sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.small_numbers import small
from parsers.worded.scene import Scene, Term, Told, alike, in_brackets, reached
from parsers.worded.sums.addends import NO_ADDEND, made_or_near, summed

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


_OWN_BATCH = regexp(r"^(?:其中[:：]?)?第(?P<n>[一二三四五六])(?:批|期|笔|次)[\u4e00-\u9fff]{0,12}$")
_CAME = regexp(r"(?:实际|已|全部|共)[\u4e00-\u9fff]{0,6}(?:到账|到位|下达|拨付|收到|拨入)|(?:到账|到位)(?:资金)?(?:为|共|:)*$")


def batches_before(scenes: Sequence[Scene], further: Sequence[Scene]) -> Iterator[Told]:
    """实际到账144万元 … 第一批84万元于…下达，第二批60万元于…下达: the batches of a paragraph that tells no sum before them, of the one that came in."""
    money = [term for scene in scenes for term in scene.terms if term.dimension == "money" and term.countable and not in_brackets(scene, scene.start, term)]
    ranks = [small(match["n"]) if (match := _OWN_BATCH.match(term.clause)) else None for term in money]
    if len(money) < _FEWEST or ranks != list(range(1, len(money) + 1)):
        return
    able = [term for scene in further for term in scene.terms if term.countable and alike(term, money[0]) and _CAME.search(term.clause)]
    wholes = made_or_near(able, money)
    if len({term.plain for term in wholes}) == 1:
        yield summed(wholes[-1], money, "各批之和")


_ALL_OF = regexp(r"(?P<name>[\u4e00-\u9fff“”]{2,30}?)(?:共计?|合计|总计|总额)(?:为|达|:)*$")
_SAME_NAME = 6


def grants_behind(scenes: Sequence[Scene], later: Sequence[Scene]) -> Iterator[Told]:
    """下达土壤污染防治资金共173万元。⏎2022年12月，下达…土壤污染防治资金130万元。⏎2023年8月，下达…土壤污染防治资金43万元: by one name, each in a paragraph of its own."""
    for scene in scenes:
        for whole in scene.terms:
            match = _ALL_OF.search(whole.clause) if whole.dimension == "money" and whole.countable else None
            if match is None or len(match["name"]) < _SAME_NAME:
                continue
            name = match["name"][-_SAME_NAME:]
            called = [(other, term) for other in later for term in other.terms if term.dimension == "money" and term.clause.endswith(name)]
            texts = [other.text for other, _ in called]
            parts = [term for _, term in called]
            alone = len(set(map(id, texts))) == len(texts) >= _FEWEST and all(term.countable and not NO_ADDEND.search(term.clause) for term in parts)
            if alone and all("下达" in term.lead or "拨付" in term.lead or "安排" in term.lead for term in parts) and reached(whole, parts):
                yield summed(whole, parts, "各笔之和")
