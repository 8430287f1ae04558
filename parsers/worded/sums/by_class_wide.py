"""Classes of what was told before, each with more said of it than its number: 投资9个项目…。按阶段划分：种子期3个，投资0.52亿元；成长期4个，投资2.36亿元；
成熟期2个，…; 培训4,752人次。按工种划分：电工类1,386人次，家政类1,872人次，缝纫、茶艺等其他工种…; 改造312户。按等级分，C级198户，每户0.8万元；D级114户，…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.regexp import regexp
from model.slips import reordered
from parsers.worded.scene import Scene, Term, Told, alike, fits, in_brackets, joined, reached, value
from parsers.worded.sums.addends import NO_ADDEND, added, summed

_OPENS = regexp(r"(?:其中[，,:]?|(?P<of>[\u4e00-\u9fff]{4,14}?))?(?:从|按照?|依|分)[\u4e00-\u9fff]{2,10}?(?:划分|分类|分布|分|看|统计|类别|类型|对象|年龄段?|用途|级次|层级)[，,:]")
_AGAIN = regexp(r"[;；，,](?:从|按照?|依)[\u4e00-\u9fff]{2,10}?(?:划分|分类|分布|分|看|统计)[，,:]")
"""从学段看…；从性别看…: the whole is told apart twice."""
_NAMED = regexp(r"[\u4e00-\u9fffA-Z]{2}")
_REST = regexp(r"其他|其它|其余")
_AMONG, _ETC = regexp(r"其中|占|包括"), regexp(r"[\u4e00-\u9fff]{0,8}等(?=[，,。；;]|$)")
_NO_WHOLE = regexp(r"上年|去年|同期|每|平均|其中")
_DEED = regexp(r"支出|发放|拨付|投入|安排|下达|完成|建设|改造|培训|到位|执行|使用")
_FAR_BACK = 4
_FEWEST = 2


def by_class_wide(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """``earlier``: the sentences of the paragraphs just before.  A list whose items each end with a semicolon, or whose numbers are all alike."""
    for scene in (*joined(scenes), *scenes):
        opened = _OPENS.match(scene.text, scene.start)
        items = _items(scene, opened.end()) if opened is not None else []
        if len(items) < _FEWEST or _ETC.search(scene.text, items[-1][-1].end, scene.end):
            continue
        before = [term for other in (*earlier, *scenes) if other.text is not scene.text or other.end <= scene.start for term in other.terms]
        named = [term for term in before if opened is not None and opened["of"] and term.clause.endswith(opened["of"])]
        if named and value(named[-1]) == added([item[0] for item in items]):
            yield summed(named[-1], [item[0] for item in items], "各类之和", kind="sum")
            continue
        yield from _told(named or before, [item[0] for item in items], _other_side(before, items))


def _told(before: Sequence[Term], parts: Sequence[Term], sure: bool) -> Iterator[Told]:
    """The number just before that the classes make but for the order of its digits, else the nearest; ``sure``: what else the items tell adds up."""
    able = [term for term in before if fits(term, parts[0]) and term.unit == parts[0].unit and not _NO_WHOLE.search(term.clause)][-_FAR_BACK:]
    total = added(parts)
    nearest = next((term for term in reversed(before) if fits(term, parts[0])), None)
    if not able or (nearest is not None and value(nearest) == total):
        return
    last = able[-1]
    if reordered(last.plain, f"{total / last.factor:f}"):
        yield summed(last, parts, "各类之和", kind="sum")
        return
    deeds = set(_DEED.findall(parts[0].clause))
    able = [term for term in able if deeds & set(_DEED.findall(term.clause))] or able  # 预算192万元，支出189万元: of what was spent
    whole = min(able, key=lambda term: abs(value(term) - total))
    if reached(whole, parts) or (sure and abs(value(whole) - total) * 3 <= total):
        yield summed(whole, parts, "各类之和", kind="sum")


def _other_side(before: Sequence[Term], items: Sequence[Sequence[Term]]) -> bool:
    """投资0.52亿元, 2.36亿元, 1.46亿元 of 4.34亿元: whether the second numbers of the items make what was told before, so that no class is left out."""
    seconds = [item[1] for item in items if len(item) > 1]
    if len(seconds) != len(items) or not all(term.countable and alike(term, seconds[0]) for term in seconds):
        return False
    return any(alike(term, seconds[0]) and value(term) == added(seconds) for term in before if term.countable)


def _items(scene: Scene, start: int) -> list[list[Term]]:
    """The numbers of each class; none where the list is not plain."""
    terms = [term for term in scene.terms if term.start >= start and not in_brackets(scene, start, term)]
    if len(terms) < _FEWEST:
        return []
    ends = [";" in between or "；" in between for a, b in pairwise(terms) for between in (scene.between(a, b),)]
    if any(ends):
        items = [[terms[0]]]
        for term, opens in zip(terms[1:], ends, strict=True):
            if opens:
                items.append([term])
            else:
                items[-1].append(term)
    else:
        items = [[term] for term in terms]
    if any(_AGAIN.search(scene.between(a, b)) for a, b in pairwise(terms)):
        return []
    heads = [item[0] for item in items]
    plain = all(term.countable and fits(term, heads[0]) and term.unit == heads[0].unit and _NAMED.search(_REST.sub("其他项", term.clause)) for term in heads)
    return items if plain and not any(NO_ADDEND.search(term.clause) or _AMONG.search(term.clause) for term in heads) and not regexp(r"。.").search(scene.text[start : scene.end]) else []
