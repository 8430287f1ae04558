"""Lists kept side by side: 道路5条、8.6公里，其中主干道2条、3.8公里，支路3条、4.8公里; 甲30万元（其中土建25万元），乙…，合计…（其中土建…）;
96个，已完工90个，在建6个."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, fits, in_brackets, kin, reached
from parsers.worded.sums.addends import APIECE, NO_ADDEND, NO_PAIR, keeps_more, summed

_OPENED = regexp(r"其中[:，,]?")
_WHOLES = 3
"""So many numbers before 其中 may be the wholes."""


def in_pairs(scene: Scene) -> Iterator[Told]:
    """Parts that each tell two things, by name: both add up to what stands before 其中."""
    for opened in _OPENED.finditer(scene.text, scene.start, scene.end):
        after = [term for term in scene.terms if term.start >= opened.end()]
        before = [term for term in scene.terms if term.end <= opened.start()][-_WHOLES:]
        pairs = list(_pairs(scene, after))
        if len(pairs) < 2 or regexp(r"等").match(scene.text[pairs[-1][1].end :]):
            continue
        wholes = {side: able[0] for side in (0, 1) if len(able := [term for term in before if fits(term, pairs[0][side]) and not APIECE.search(term.clause)]) == 1}
        some = all(_falls_short([term for term in before if kin(term, pairs[0][side])], [pair[side] for pair in pairs]) for side in (0, 1))
        for side, whole in wholes.items():
            yield _all_listed(scene, whole, pairs, side, after, some)


def _falls_short(wholes: Sequence[Term], parts: Sequence[Term]) -> bool:
    """Whether the one number that may be the whole of such parts (人次 of 人) is not what they come to."""
    return len(wholes) == 1 and not reached(wholes[0], parts)


def _all_listed(scene: Scene, whole: Term, pairs: Sequence[tuple[Term, Term]], side: int, after: Sequence[Term], some: bool) -> Told:
    """All pairs, and what the list names behind them with one of the two only (基建15个、80万元；培训20万元): where these do not make the
    whole, nobody knows how many they are.  ``some``: neither of the two sides adds up, so that the list is of examples."""
    parts = [pair[side] for pair in pairs]
    more = [term for term in after if term.start > pairs[-1][1].start and any(alike(term, one) for one in pairs[0])
            and not in_brackets(scene, pairs[0][0].start, term) and not APIECE.search(term.clause)]
    own = [*parts, *(term for term in more if alike(term, parts[0]))]
    if more and reached(whole, own) and all(term.countable and not NO_PAIR.search(term.clause) for term in own):
        return summed(whole, own, "其中各项之和", firm=len(own) - len(parts) == len([term for term in more if term.dimension == "money"]))
    return summed(whole, parts, "其中各项之和", firm=not more and not some)


_NAMED = regexp(r"[\u4e00-\u9fff]{2}")
_BESIDE = regexp(r"^[、，]?[\u4e00-\u9fff]{0,4}$")


def _pairs(scene: Scene, terms: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """Two by two: a name with its first number, the second right behind it."""
    head = terms[:2]
    for one, two in zip(terms[::2], terms[1::2], strict=False):
        plain = one.countable and two.countable and not in_brackets(scene, head[0].start, one)
        same = alike(one, head[0]) and alike(two, head[1]) and not alike(one, two)
        if not (plain and same and _NAMED.search(one.clause) and _BESIDE.match(scene.between(one, two))) or NO_PAIR.search(one.clause + two.clause):
            return
        yield one, two


_GOING = regexp(r"(?:在建|正在(?:实施|建设|施工)|尚?未(?:开工|动工|实施|完工|竣工|完成|启动)|停工|停建|办理中)(?:项目)?$")
_DONE = regexp(r"(?<!未)(?:已|全部)?(?:完工|竣工|建成|完成|办结)(?:项目)?$")
_APART = regexp(r"其中|计划|目标|较|比|超")
_COMPARED = regexp(r"其中|较|比|超")


def by_stage(scene: Scene) -> Iterator[Told]:
    """实施项目96个，已完工90个，完工率93.75%，在建6个: what is done and what is under way are all of it."""
    counts = [term for term in scene.terms if term.countable and term.dimension.startswith("count:")]
    going = [term for term in counts if _GOING.search(term.clause)]
    done = [term for term in counts if _DONE.search(term.clause) and term not in going]
    if len(done) != 1 or not going or any(_APART.search(term.clause) or not kin(term, done[0]) for term in (*done, *going)):
        return
    planned = len(going) > 1  # 计划建设30个，已完工20个，在建8个，未开工2个: all that can have become of a plan
    wholes = [term for term in counts if term.end <= done[0].start and kin(term, done[0]) and not (_COMPARED if planned else _APART).search(term.clause)]
    if len(wholes) == 1 and going[0].start > done[0].start:
        yield summed(wholes[0], [*done, *going], "完工与在建之和")


_STATES = {
    "done": r"(?:已|全部)?(?:完工|竣工|建成|完成(?!\d))", "topped": r"主体(?:完工|封顶|竣工|已?完成)", "going": r"(?:正在|处于|还在|仍在)(?:施工|建设|实施)|在建",
    "bidding": r"(?:正在|处于|还在|仍在|在)?(?:招标|招投标)", "designing": r"(?:正在|处于|还在|仍在)?(?:前期|设计|办理[\u4e00-\u9fff]{0,4}手续)", "waiting": r"(?:尚|还)?未(?:开工|启动|实施|动工)|待开工",
}
_STATE = regexp(r"(?:项目|工程|小区|学校|标段|村|单体)?(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _STATES.items()) + r")(?:阶段)?(?=[，,。；;、(]|$)")
_RUN = 3


def by_state(scenes: Sequence[Scene]) -> Iterator[Told]:
    """新建项目15个，…。11个项目已完工，1个主体完工，1个正在施工，2个正在招标: each state once, and all of them the count told before."""
    earlier: list[Term] = []
    for scene in scenes:
        marked = [(term, match.lastgroup) for term in scene.terms if term.countable and (match := _STATE.match(scene.text, term.end))]
        parts = [term for term, _ in marked]
        wholes = [term for term in (*earlier, *scene.terms) if parts and term.end <= parts[0].start and term.countable and alike(term, parts[0])]
        once = len(parts) >= _RUN and len({state for _, state in marked}) == len(parts) and all(alike(term, parts[0]) for term in parts)
        if once and wholes and reached(wholes[-1], parts):
            yield summed(wholes[-1], parts, "各进度之和")
        earlier += scene.terms


_WITHIN = regexp(r"\((?:其中|含)[:：]?(?P<name>[\u4e00-\u9fff]{2,10}?)(?:为|共|:)?")
_SUMMED = regexp(r"合计|共计|总计")


def paired(scene: Scene) -> Iterator[Told]:
    """What each of several sums holds of one thing, in brackets behind it, and what their sum holds of it."""
    pairs = [(outer, inner, match["name"]) for outer, inner in zip(scene.terms, scene.terms[1:], strict=False)
             if (match := _WITHIN.fullmatch(scene.between(outer, inner))) and outer.countable and inner.countable and alike(outer, inner)]
    for end, (outer, inner, name) in enumerate(pairs):
        parts = [other for _, other, called in pairs[:end] if called == name]
        if _SUMMED.search(outer.clause) and len(parts) >= 2 and not any(_SUMMED.search(each.clause) for each, _, _ in pairs[:end]):
            yield summed(inner, parts, f"其中{name}合计")


_AMONG = regexp(r"^(?:，占[^，。；;\d]{0,20}[\d.]+%)?[，,;。(]?其中[:，]?")
_MONEY_NOUN = regexp(r"(?P<noun>价值|金额|建设资金|投资额?|资金|补助|经费|投入|支出)(?:为|约|共|计|:)*$")
_WHOSE = regexp(rf"{NO_ADDEND.pattern}|自筹|到位|剩余|未")


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
        if len(money) >= 2 and plain and not keeps_more(scene, result, money) and len(set(nouns)) == 1 and nouns[0] and reached(result, money) and "等" not in scene.text[money[-1].end : money[-1].end + 1]:
            yield summed(result, money, "其中各项之和", kind="sum")
