"""Numbers that go side by side with others, or that a paragraph shares a sum out into: 甲30万元（其中土建25万元），乙…，合计…（其中土建…）;
下达50万元…用于“甲”（30万元）和“乙”（20万元）; 共50万元，将30万元用于…，20万元用于…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.worded.scene import REST, Scene, Term, Told, alike, in_brackets, reached, working

_WITHIN = re.compile(r"\((?:其中|含)[:：]?(?P<name>[\u4e00-\u9fff]{2,10}?)(?:为|共|:)?")
_SUMMED = re.compile(r"合计|共计|总计")
_USED = re.compile(r"^(?:专项|补助)?(?:资金|经费)?(?:下拨|拨付|安排|分配|下达|调整)?(?:专项)?用于")
_ALL = re.compile(r"共(?:计)?(?:安排|下达|拨付|到位|投入|支出|使用)?$|(?:总额|合计|总计)(?:为)?$")


def paired(scene: Scene) -> Iterator[Told]:
    """What each of several sums holds of one thing, in brackets behind it, and what their sum holds of it."""
    pairs = [(outer, inner, match["name"]) for outer, inner in zip(scene.terms, scene.terms[1:], strict=False)
             if (match := _WITHIN.fullmatch(scene.between(outer, inner))) and outer.countable and inner.countable and alike(outer, inner)]
    for end, (outer, inner, name) in enumerate(pairs):
        parts = [other for _, other, called in pairs[:end] if called == name]
        if _SUMMED.search(outer.clause) and len(parts) >= 2 and not any(_SUMMED.search(each.clause) for each, _, _ in pairs[:end]):
            yield Told("parts", f"其中{name}合计", inner, (working(parts, "+", inner.factor),), True, (*parts, inner))


_AMONG = re.compile(r"^(?:，占[^，。；;\d]{0,20}[\d.]+%)?[，,;。(]?其中[:，]?")
_MONEY_NOUN = re.compile(r"(?P<noun>价值|金额|建设资金|投资额?|资金|补助|经费|投入|支出)(?:为|约|共|计|:)*$")
_WHOSE = re.compile(r"每|均|标准|自筹|到位|结余|剩余|未|合计|共计|较|比")


def by_item(scene: Scene) -> Iterator[Told]:
    """总投资500万元，其中：新建道路3公里，投资200万元；建桥2座，投资300万元: what each item costs, its quantity told before."""
    for result in scene.terms:
        opened = _AMONG.match(scene.text[result.end : scene.end]) if result.dimension == "money" and result.countable else None
        if opened is None:
            continue
        start = result.end + opened.end()
        money = [term for term in scene.terms if term.start >= start and term.dimension == "money" and not in_brackets(scene, start, term)]
        nouns = [match["noun"] if (match := _MONEY_NOUN.search(term.clause)) else "" for term in money]
        plain = all(term.countable and not _WHOSE.search(term.clause) for term in money)
        if len(money) >= 2 and plain and len(set(nouns)) == 1 and nouns[0] and reached(result, money) and "等" not in scene.text[money[-1].end : money[-1].end + 1]:
            yield Told("sum", "其中各项之和", result, (working(money, "+", result.factor),), True, (result, *money))


def shared_out(scenes: Sequence[Scene]) -> Iterator[Told]:
    """A sum and what the paragraph shares it out into, in brackets or by 用于; only where the pieces come near to it."""
    earlier: list[Term] = []
    for scene in scenes:
        money = [term for term in scene.terms if term.dimension == "money" and term.countable]
        inside = [term for term in money if scene.text[term.start - 1 : term.start] == "(" and scene.text[term.end : term.end + 1] == ")"]
        outside = [term for term in money if term not in inside]
        before = [term for term in (*earlier, *outside) if inside and term.start < inside[0].start]
        yield from _told(before[-1:], inside, scene)
        used = [term for term in outside if _USED.match(scene.text[term.end : term.end + 14])]
        if len(used) == len(outside):
            yield from _told([term for term in earlier if _ALL.search(term.clause)][-1:], used, scene)
        earlier += outside


def _told(wholes: Sequence[Term], parts: Sequence[Term], scene: Scene) -> Iterator[Told]:
    """Not where something is said to be left over."""
    if len(parts) < 2 or not wholes or REST.search(scene.text, parts[0].start):
        return
    whole = wholes[0]
    if reached(whole, parts):
        yield Told("sum", "所分各笔之和", whole, (working(list(parts), "+", whole.factor),), True, (whole, *parts))
