"""Parts behind a whole that the words open with 中: 已完成的42公里管网中，主管18公里、支管24公里; 专项债券900万元分两批发行，第一批….
They are held to it where they come near, so that a list of examples is none."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, fits, in_brackets, reached, value
from parsers.worded.sums.addends import NAMED, NO_ADDEND, added, all_of_it, summed

_OPENS = regexp(r"^[\u4e00-\u9fff]{0,8}(?:中|里)[，,:：]?(?=[\u4e00-\u9fffA-Z\d])(?!央)")
_JOIN = regexp(r"^[^，,、；;]{0,14}[、，,；;]")
_NOT = regexp(r"实际|完成|合格|已|其中|共|达")
_UNDONE = regexp(r"未")


def within(scene: Scene) -> Iterator[Told]:
    """The whole and the run of parts behind 中, each with its name; what was not done is a class only behind others: 按期完工19个，逾期3个，尚未完工2个."""
    for at, result in enumerate(scene.terms):
        if not result.countable or not _OPENS.match(scene.text[result.end : scene.end]):
            continue
        parts: list[Term] = []
        for term in scene.terms[at + 1 :]:
            if not fits(term, result):
                if parts and term.measure == result.measure:
                    break
                continue
            joined = not parts or _JOIN.match(scene.between(parts[-1], term))
            if not joined or in_brackets(scene, result.end, term) or not NAMED.search(scene.text, (parts[-1] if parts else result).end, term.start) or NO_ADDEND.search(term.clause) or _NOT.search(term.clause) or (not parts and _UNDONE.search(term.clause)):
                break
            parts.append(term)
        made = next((size for size in range(2, len(parts)) if added(parts[:size]) == value(result)), len(parts))  # 未验收2个 may be some of the classes before
        parts = parts[:made]
        if len(parts) > 1 and reached(result, parts):
            yield summed(result, parts, "各项之和", kind="sum", firm=all_of_it(scene, parts, result.end) or "其他" in parts[-1].clause)


_SIDE = regexp(r"(?:^|(?<=[。；;，,\d元]))(?:其中[，,:：]?)?(?:本年|预算|年度)?(?P<side>收入|支出)(?:预算|决算|总额|总计)?(?:主要|具体)?(?:包括|由|构成为|来源为|分别为)[:：]?(?=[\u4e00-\u9fff])")
_OF_BOTH = regexp(r"收(?:入)?(?:[、和与及]|(?=支))支(?:出)?(?:决算|预算)*总(?:预算|决算|计|额|数|收支)+(?:均|各)?(?:为|是|共|:)*$")
_ENDS = regexp(r"[;；。]")


def both_sides(paragraph: Scene) -> Iterator[Told]:
    """收支总预算705万元。收入包括：拨款703万元、上年结转2万元；支出包括：教育支出580万元、…: each side is the whole, as the list has it up to its stop."""
    for opened in _SIDE.finditer(paragraph.text, paragraph.start, paragraph.end):
        before = [term for term in paragraph.terms if term.end <= opened.start() and term.countable and term.dimension == "money" and _OF_BOTH.search(term.clause)]
        end = _ENDS.search(paragraph.text, opened.end(), paragraph.end)
        until = end.start() if end else paragraph.end
        parts = [term for term in paragraph.terms if opened.end() <= term.start and term.end <= until and not in_brackets(paragraph, opened.end(), term)]
        if before and len(parts) > 1 and all(fits(term, before[-1]) and not NO_ADDEND.search(_CARRIED.sub("", term.clause)) for term in parts):
            yield summed(before[-1], parts, f"各项{opened['side']}之和", firm=all_of_it(paragraph, parts, opened.start()))


_CARRIED = regexp(r"(?:上年|年初|年末)?(?:结转|结余)")
_SPENT_ON = regexp(r"^(?:资金)?(?:全部|主要)?(?:用于|用来|用作|投入|投向)[^，,。;；:：\d]{2,30}(?=[，,;；、。]|$)")
_OF_THESE = regexp(r"^[\u4e00-\u9fff]{0,6}[，,。;；]其中[:：，,]?$")
_GOES_ON = regexp(r"^(?:用于|用来|用作|投入|投向|资金|全部|主要)[^，,。;；:：\d]{2,34}[，,;；、](?:另有?)?$")


def used_for(scene: Scene) -> Iterator[Told]:
    """预算96万元。其中：32万元用于清淤；34万元用于维护；30万元用于培训: each part before what it is for."""
    for at, whole in enumerate(scene.terms):
        after = scene.terms[at + 1 :]
        if not after or not whole.countable or whole.dimension != "money" or not _OF_THESE.match(scene.between(whole, after[0])):
            continue
        parts = [after[0]]
        for term in after[1:]:
            if not alike(term, whole) or not _GOES_ON.match(scene.between(parts[-1], term)):
                break
            parts.append(term)
        if len(parts) > 1 and len(parts) == len(after) and all(fits(term, whole) and _SPENT_ON.match(scene.text[term.end : scene.end]) for term in parts):
            over = added(parts) > value(whole)  # no near miss, and all the same too much
            yield summed(whole, parts, "其中各项之和", kind="sum" if over else "parts", firm=over or reached(whole, parts))
