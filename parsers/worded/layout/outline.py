"""Sums over numbered lines: a whole whose parts are items of a list below it (…总额84万元，其中：1.…36万元；2.…)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from model.document import BlockKind
from model.figure import Worded
from model.regexp import regexp
from parsers.small_numbers import small
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.numbered_lines import NumberedLine, Placed, numbered_lines, sum_of
from parsers.worded.scene import REST, Term, reached, value
from parsers.worded.sums.addends import NO_ADDEND

_LEADS = regexp(r"(?:其中|如下|包括|具体为|分别为|分别是|明细|构成)[^，。;]{0,6}[:：]?$|[:：]$")
_GLANCE = 30
_SOME = regexp(r"主要|部分|重点|例如|比如|以上|不少于|拟|等[:：]?$")
_WHOLE = regexp(r"(?:共需|总额|总投资|总预算|合计|共计|共安排|共下达|共支出|总支出|预算总|资金总)[\u4e00-\u9fff]{0,8}$|^共[\u4e00-\u9fff]{0,8}$")
_NO_PART = regexp(rf"{NO_ADDEND.pattern}|剩余|总(?!部|站)")
_BACK = 12


def outline_relations(laid: Laid) -> tuple[Worded, ...]:
    """The sums over numbered lines of a document, in text order."""
    lines = laid.once(numbered_lines)
    lists = list(_lists(lines))
    sums = sorted((*_itemised(lines, lists), *_dated(lines), *_in_turn(lines), *_run_of_lines(lines), *_allotted(lines)), key=lambda one: one[0][1].start)
    sure = [sum_of(laid.document, f"o{number}", label, whole, parts) for number, (whole, parts, label) in enumerate(sums, 1)]
    likely = [sum_of(laid.document, f"o{number}", label, whole, parts, firm=False) for number, (whole, parts, label) in enumerate(_told_below(lines, lists), len(sure) + 1)]
    return (*sure, *likely)


def _itemised(lines: Sequence[NumberedLine], lists: Sequence[_List]) -> Iterator[tuple[Placed, list[Placed], str]]:
    """Lists with the whole that is told above them."""
    for listed in lists:
        behind = lines[listed.end].scene.text[:_GLANCE] if listed.end < len(lines) else ""
        cut_short = _more_told(lines[listed.start - 1], listed.parts) or REST.search(listed.parts[-1][0].scene.text + behind)
        if listed.whole is not None and not cut_short and not _closed_by_another(lines, listed):
            yield listed.whole, listed.parts, "所列各项之和"


def _closed_by_another(lines: Sequence[NumberedLine], listed: _List) -> bool:
    """下达资金486万元，…其中：1.合同218万元；… 三类合计465万元，较预算节约20万元: the list says itself what it comes to."""
    total = sum((value(term) for _, term in listed.parts), Decimal(0))
    last, end = listed.parts[-1]
    behind = [term for line in lines[listed.end - 1 : listed.end + 1] for term in line.scene.terms if line is not last or term.start > end.end]
    return any(term.dimension == "money" and value(term) == total and _BELOW.search(term.clause) for term in behind)


@dataclass(frozen=True, slots=True)
class _List:
    """Numbered lines from 1 on, each with one sum of money, and the whole above them, if one is told."""

    start: int
    end: int
    parts: list[Placed]
    whole: Placed | None


def _lists(lines: Sequence[NumberedLine]) -> Iterator[_List]:
    for index, items in _numbered(lines):
        parts = [(line, term) for line in items if (term := _amount(line)) is not None]
        if len(parts) == len(items) > 1:
            yield _List(index, index + len(items), parts, _whole(lines[:index], parts))


def _numbered(lines: Sequence[NumberedLine]) -> Iterator[tuple[int, list[NumberedLine]]]:
    """Where each list begins, and its items from 1 on, up to the last that tells of money."""
    for index, first in enumerate(lines):
        if not first.depth or first.rank != 1 or not index:
            continue
        items = [first]
        for line in lines[index + 1 :]:
            follows = line.rank == items[-1].rank + 1 or (line.rank == items[-1].rank + 2 and items[-1].rank == len(items) > 1)
            if line.depth != first.depth or not follows:
                break
            items.append(line)  # of ①②③⑤ one was lost: once
        while len(items) > 2 and not any(term.dimension == "money" for term in items[-1].scene.terms):
            items.pop()  # 三、请加强资金管理…: what is asked, behind what is given
        yield index, items


_BELOW = regexp(r"(?:需|总额|总投资|总预算|合计|共计|总计|共需|共安排|总支出|资金总|项目[\u4e00-\u9fff]{0,10}(?:安排|投入))[\u4e00-\u9fff]{0,10}$")
_FAR = 12
_MANY = 3


def _told_below(lines: Sequence[NumberedLine], lists: Sequence[_List]) -> Iterator[tuple[Placed, list[Placed], str]]:
    """一是…277万元 ⏎ 二是…600万元 ⏎ …, and the sum only paragraphs later: of those told there as a whole the first that comes near.  Not
    sure to be meant, so that one digit must be all that keeps it from holding."""
    for listed in lists:
        if len(listed.parts) < _MANY or listed.whole is not None:
            continue
        told = [(line, term) for line in lines[listed.end : listed.end + _FAR] for term in line.scene.terms
                if term.dimension == "money" and term.countable and _BELOW.search(term.clause) and reached(term, [part for _, part in listed.parts])]
        if told:
            yield told[0], listed.parts, "所列各项之和"


_KINDS = regexp(r"(?P<n>\d{1,2}|[二三四五六七八九十])(?:个|大){0,2}(?:类|项|部分|方面|块)")


def _more_told(lead: NumberedLine, items: Sequence[Placed]) -> bool:
    """涉及4大类，其中：1.… 2.… 3.…: whether the line above tells of more than follow, so that the list is cut short."""
    told = regexp(r"[。;]").split(lead.scene.text.rstrip("。;"))[-1]
    return any(len(items) < (small(match["n"]) or 0) for match in _KINDS.finditer(told))


_DATED = regexp(r"20\d\d(?:年\d{1,2}月(?:\d{1,2}日)?|([./-])\d{1,2}\1\d{1,2})[，,]")


def _dated(lines: Sequence[NumberedLine]) -> Iterator[tuple[Placed, list[Placed], str]]:
    """下达资金共173万元，具体如下：⏎2022年3月5日，…下达130万元…⏎2022年8月1日，…下达43万元: what came when, a paragraph each."""
    for dated, run in groupby(range(1, len(lines)), key=lambda at: _DATED.match(lines[at].scene.text) is not None):
        places = list(run) if dated else []
        parts = [(lines[at], term) for at in places if (term := _amount(lines[at])) is not None]
        if len(places) >= 2 and len(parts) == len(places) and not lines[places[0] - 1].depth:
            whole = _whole(lines[: places[0]], parts)
            if whole is not None:
                yield whole, parts, "各次下达之和"


_TURN = regexp(r"(?:第?[一二三四]季度|第[一二三四五六](?:批|期|笔|次)|[上下]半年|[春秋]季(?:学期)?|1?\d月份?)[\u4e00-\u9fff]{0,10}\d")


def _in_turn(lines: Sequence[NumberedLine]) -> Iterator[tuple[Placed, list[Placed], str]]:
    """已支付服务费97万元，其中：⏎一季度支付25万元；⏎二季度支付24.2万元（考核扣款0.8万元）；…: what each part of the year was paid, a line each."""
    for told, run in groupby(range(1, len(lines)), key=lambda at: _TURN.match(lines[at].scene.text) is not None):
        places = list(run) if told else []
        parts = [(lines[at], term) for at in places if (term := _amount(lines[at])) is not None]
        if len(places) < 2 or len(parts) != len(places) or REST.search(parts[-1][0].scene.text):
            continue
        behind = lines[places[-1] + 1 : places[-1] + 2]  # 应发放1584.55万元，分两批发放：…。共发放1580.53万元: what they make is told behind them
        closed = any(value(term) == sum(value(part) for _, part in parts) for line in behind for term in line.scene.terms if term.dimension == "money")
        whole = _whole(lines[: places[0]], parts) if not closed else None
        if whole is not None:
            yield whole, parts, "各期之和"


def _run_of_lines(lines: Sequence[NumberedLine]) -> Iterator[tuple[Placed, list[Placed], str]]:
    """分三批下达，共计853万元：⏎第一批：…486万元；⏎第二批…312.6万元；⏎清算资金：…54.4万元。: lines without numbers, each but the last ended by a semicolon."""
    for index, lead in enumerate(lines):
        if not lead.scene.text.endswith(":"):
            continue
        run: list[NumberedLine] = []
        for line in lines[index + 1 : index + 1 + _FAR]:
            run.append(line)
            if not line.scene.text.endswith((";", "；")):
                break
        parts = [(line, term) for line in run if (term := _amount(line)) is not None]
        plain = not any(line.depth for line in run) and not all(_TURN.match(line.scene.text) for line in run)
        if len(parts) != len(run) or len(run) < _MANY - 1 or not plain or not run[-1].scene.text.endswith("。") or REST.search(run[-1].scene.text):
            continue
        whole = _whole(lines[: index + 1], parts)
        if whole is not None:
            yield whole, parts, "所列各项之和"


_ALLOTTED = regexp(r"(?<!主要)(?:资金|经费)(?:具体)?(?:安排|分配|使用|支出)(?:情况)?(?:是|为|如下)?:")
_GIVEN = regexp(r"(?:下达|安排|到位|批复|拨付|争取)[^，。;]{0,40}(?:资金|经费|预算)(?:共计?|合计|总额|总计|为|约)*$")
_FEWEST = 3


def _allotted(lines: Sequence[NumberedLine]) -> Iterator[tuple[Placed, list[Placed], str]]:
    """资金安排是：支持甲5万元，支持乙13万元，…: a sentence that shares out the sum that a paragraph before it gives."""
    for index, line in enumerate(lines):
        opened = _ALLOTTED.search(line.scene.text)
        if opened is None:
            continue
        stop = regexp(r"[。;]").search(line.scene.text[opened.end() :])
        end = opened.end() + stop.start() if stop else len(line.scene.text)
        parts = [(line, term) for term in line.scene.terms if opened.end() <= term.start < end and term.dimension == "money"]
        terms = [term for _, term in parts]
        if len(terms) < _FEWEST or not all(term.countable and not _NO_PART.search(term.clause) for term in terms):
            continue
        told = [(other, term) for other in lines[max(0, index - _BACK) : index] for term in other.scene.terms
                if term.dimension == "money" and term.countable and _GIVEN.search(term.lead) and reached(term, terms)]
        if len({value(term) for _, term in told}) == 1:
            yield told[-1], parts, "所分各项之和"


_PRICE = regexp(r"每|单价|标准|均价")
"""安装路灯120盏，每盏3,000元，投资36万元."""


def _amount(line: NumberedLine) -> Term | None:
    """The one sum of money of an item, brackets and what 其中 parts it into aside; None where there are more, or it is no part."""
    text = line.scene.text
    cut = regexp(r"其中").search(text[line.body :])
    end = line.body + cut.start() if cut else len(text)
    money = [term for term in line.scene.terms if term.dimension == "money" and term.start < end and text.count("(", 0, term.start) <= text.count(")", 0, term.start)]
    money = [term for term in money if not _PRICE.search(term.clause) or len(money) == 1]
    if len(money) > 1 and text[money[0].end : money[0].end + 1] == "。":
        money = money[:1]  # 二、建设补贴480万元。每个站点予以20万元…: what the item is of, and then how it was given
    if len(money) != 1 or _PRICE.search(money[0].clause) or not money[0].countable or _NO_PART.search(money[0].clause) or regexp(r"/|每").match(text[money[0].end :]):
        return None
    return money[0]


_DONE = regexp(r"(?:实际|累计|共|全年|已)*(?:发放|支出|支付|拨付|兑现|完成投资)[\u4e00-\u9fff]{0,4}$")
"""预算675万元，实际发放658.2万元，…。其中： and what was given out for each."""


def _whole(above: Sequence[NumberedLine], parts: Sequence[Placed]) -> Placed | None:
    """The whole that the line above leads in with; else, under a heading, the one that was called a whole before and that the parts come near to."""
    lead, terms = above[-1], [term for _, term in parts]
    text = lead.scene.text
    last = regexp(r"[。;]").split(text.rstrip("。;"))[-1]
    if _SOME.search(last):
        return None
    money = [(lead, term) for term in lead.scene.terms if term.dimension == "money" and term.countable]
    inside = [placed for placed in money if placed[1].start >= len(text.rstrip("。;")) - len(last)] or (money if _LEADS.search(text) else [])
    if inside:
        done = [placed for placed in inside if _DONE.search(placed[1].clause)]
        chosen = inside if len(inside) == 1 else done
        whole = chosen[-1] if len(chosen) == 1 and _LEADS.search(text) else None
        return whole if whole and (reached(whole[1], terms) or _slipped(whole[1], parts) or _lost(whole[1], parts)) else None
    if not lead.depth or lead.stretch.kind is not BlockKind.HEADING:
        return None
    told = [(line, term) for line in above[-_BACK:] if line.stretch.part == lead.stretch.part for term in line.scene.terms
            if term.dimension == "money" and term.countable and _WHOLE.search(term.clause) and reached(term, terms)]
    return told[-1] if len({value(term) for _, term in told}) == 1 else None


def _lost(whole: Term, parts: Sequence[Placed]) -> bool:
    """Whether the numbers of the items skip one, whose money is then missing: no more than half of the whole."""
    total = sum((value(term) for _, term in parts), Decimal(0))
    return parts[-1][0].rank == len(parts) + 1 and value(whole) / 2 <= total < value(whole)


def _slipped(whole: Term, parts: Sequence[Placed]) -> bool:
    """Whether the parts make the whole but for one that is printed in 元 among others in 万元."""
    units = [term.unit for _, term in parts]
    return units.count("元") == 1 and units.count("万元") == len(units) - 1 and sum(
        Decimal(term.plain) for _, term in parts) * 10000 == value(whole)
