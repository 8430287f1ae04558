"""Shares of one whole told side by side: 满意205份，占82%；一般30份，占12%; …分别占71%、20%、9%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, bears, fits, meaning, percent_run, value

_SHARE = regexp(r"^(?:(?:[\u4e00-\u9fff]{0,16}|[\u4e00-\u9fff]{0,14}“[\u4e00-\u9fff]{1,4}”)[，,(]|、|的)?(?:占|比例|比重|占比)(?:20\d\d年度)?(?P<base>[\u4e00-\u9fff“”、]{0,14}?)(?:的)?(?:比例|比重)?(?:约|为|是|:)*$|^\($")
_EACH = regexp(r"(?:分别|各|依次)占(?:[\u4e00-\u9fff]{0,12}?)(?:的)?(?:比例)?(?:为)?:?$|占比(?:分别|依次)?为?:?$|(?:占比|比例)分别(?:为|是):?$|^[，,]占$")
_APART = regexp(r"节约|较|比|缺口|未|尚|结余|剩余|核减|调减")
_BESIDE = regexp(r"较|比|原因|因|由于")
"""比上年减少20万元，主要原因是上年有疫情防控经费30万元: told beside the whole, and no whole."""
_ANSWERED = ("count:人", "count:户", "count:人次")
_MOST = 6
_TWO = 2
_MEMBERS = 9
_HUNDRED = 100


def shares(scenes: Sequence[Scene], name: str, asked: Term | None) -> Iterator[Told]:
    """The shares of a paragraph in groups, each with every base that they may have in common; ``asked``: who answered, told elsewhere."""
    terms = [term for scene in scenes for term in scene.terms]
    for number, pairs in enumerate(_groups(scenes)):
        if not 2 <= len(pairs) <= _MEMBERS:
            continue
        members = [count for count, _ in pairs]
        bases = _likeliest_last([term for term in terms if term.end <= members[0].start and fits(term, members[0])][-_MOST:])
        for count, share in pairs:
            unit = count.factor
            ways = [f"{count.plain}/{as_printed_in(base, unit)}" for base in reversed(bases)]
            ways.append(f"{count.plain}/({'+'.join(as_printed_in(member, unit) for member in members)})")
            if asked is not None and alike(asked, count):
                ways.append(f"{count.plain}/{asked.plain}")
            yield Told("share", "占比", share, tuple(ways), True, (count, share), f"{name}.{number}")


def _likeliest_last(bases: Sequence[Term]) -> list[Term]:
    """In text order, but what is told beside the whole first."""
    return sorted(bases, key=lambda term: not _BESIDE.search(term.clause))


def wholes(scenes: Sequence[Scene]) -> Iterator[Told]:
    """选取7个项目…优良4个，占57%，中等3个，占43%: counts whose shares make them all of it are what was told before them.

    Papers and people are left out: who did not answer is in the whole and in no share."""
    terms = [term for scene in scenes for term in scene.terms]
    for pairs in _groups(scenes):
        counts = [count for count, _ in pairs]
        bases = _likeliest_last([term for term in terms if counts and term.end <= counts[0].start and term.countable and term.unit == counts[0].unit and not _BEFORE.search(term.clause)])
        if len(pairs) < 2 or not bases or counts[0].measure in _ANSWERED or not _all_of_it(pairs) or _APART.search(bases[-1].clause):
            continue
        yield Told("parts", "各项之和", bases[-1], ("+".join(count.plain for count in counts),), True, (bases[-1], *counts))


_BEFORE = regexp(r"上年|去年|同期|前一?年")


def _all_of_it(pairs: Sequence[tuple[Term, Term]]) -> bool:
    """Whether the shares are those of the counts in their sum."""
    whole = sum(Decimal(count.plain) for count, _ in pairs)
    return bool(whole) and all(abs(Decimal(count.plain) * 100 / whole - Decimal(share.plain)) < 1 for count, share in pairs)


def based(scenes: Sequence[Scene]) -> Iterator[Told]:
    """A share whose base is named (占到位资金的90%) and told once before in the paragraph."""
    for scene in scenes:
        for count, share in _pairs(scene):
            name = _base(scene, count, share)
            found = [term for term in _bases(scenes, count, name) if value(term) >= value(count) or Decimal(share.plain) > _HUNDRED]
            called = [term for term in found if regexp(r"[为是共:]+$").sub("", term.clause).endswith(name)]
            found = called if len({term.plain for term in called}) == 1 else _of_the_deed(found, name)
            if found:
                unit = count.factor
                ways = tuple(dict.fromkeys(f"{count.plain}/{as_printed_in(term, unit)}" for term in reversed(found)))
                yield Told("rate", "占比", share, ways, len(ways) == 1, (found[-1], count, share))


_DEED = regexp(r"收回|回收|发放|有效|到位|下达|支付|支出|拨付|完成|培训|参训|取证|报名|抽查|抽检|检查|中标|合同|结算|决算|概算|估算|预算|批复|审定|送审|应收|实收|受理|办结")
_ONE_DEED = {"回收": "收回"}


def _of_the_deed(found: list[Term], name: str) -> list[Term]:
    """占收回问卷的: of those told as returned, not of 发放问卷, where one number alone is told so."""
    deeds = _deeds(name)
    own = [term for term in found if deeds and deeds & _deeds(term.clause)]
    return own if len({term.plain for term in own}) == 1 else found


def _deeds(words: str) -> set[str]:
    return {_ONE_DEED.get(word, word) for word in _DEED.findall(words)}


def together(scenes: Sequence[Scene], name: str) -> Iterator[Told]:
    """基本支出512万元，占总支出的64%；项目支出288万元，占总支出的36%: shares of one base that is told nowhere near, by their sum."""
    for number, (base, pairs) in enumerate(_by_base(scenes).items()):
        counts = [count for count, _ in pairs]
        if len(pairs) == _TWO and sum(Decimal(share.plain) for _, share in pairs) == _HUNDRED and alike(*counts):
            (count, share), other = pairs[0], as_printed_in(counts[1], counts[0].factor)  # the one is all that the other is not
            yield Told("rate", "占比", share, (f"{count.plain}/({count.plain}+{other})",), True, (count, counts[1], share))
            continue
        for count, share in pairs if _of_one(pairs) else ():
            unit = count.factor
            yield Told("share", "占比", share, (f"{count.plain}/({'+'.join(as_printed_in(other, unit) for other in counts)})",), True, (count, share), f"{name}.{base}{number}")


_NO_BASE_SUM = regexp(r"其中|[较比]|上年|去年|同期|增加|减少|节约|结余|每|均|标准")
_NEAR_WHOLE = regexp(r"(?:总额|总量|总投资|资金|投资|经费|支出|收入|补助|贷款|产值|面积|任务|规模)(?:总额|总量|共计?|合计|达|为|约|:)*$")


def of_the_one_before(scenes: Sequence[Scene]) -> Iterator[Told]:
    """补助资金达2,003亿元，当年补助中西部达1,813亿元，占90.5%: a share that names no base, of the one sum that its sentence tells before; 甲2,970亿元，占77.8%；
    乙847亿元，占22.2%: of the two together."""
    pairs = [(scene, count, share) for scene in scenes for count, share in _pairs(scene) if not _base(scene, count, share)]
    for scene, count, share in pairs:
        before = [term for term in scene.terms if term.end <= count.start]
        whole = before[-1] if before else None
        if whole is None or len(before) != 1 or not fits(whole, count) or count.dimension != "money" or value(whole) <= value(count) or _NO_BASE_SUM.search(whole.clause + count.clause):
            continue
        if _NEAR_WHOLE.search(whole.clause) and scene.between(whole, count).count("，") == 1 and (bears(whole.clause[-_NAME:], count) or _TOTAL.search(whole.clause)):
            yield Told("away", "占比", share, (f"{count.plain}/{as_printed_in(whole, count.factor)}",), True, (whole, count, share))
    for (one, count, share), (other, rest, left) in pairwise(pairs):
        together = Decimal(share.plain) + Decimal(left.plain)
        told = [term for scene in scenes for term in scene.terms if term.end <= count.start and fits(term, count)]
        alone = one.text is other.text and "其中" not in one.text[: count.start] and all(value(term) < value(count) + value(rest) for term in told)
        alone = alone and not _SEVERAL.search(one.text[one.start : count.start]) and alike(count, rest) and sum(1 for scene, _, _ in pairs if scene.text is one.text) == _TWO
        if together == _HUNDRED and alone and count.countable and rest.countable and share.start < rest.start:
            yield Told("rate", "占比", share, (f"{count.plain}/({count.plain}+{as_printed_in(rest, count.factor)})",), True, (count, rest, share))


_NAME = 6
_TOTAL = regexp(r"总(?:投资|额|量|规模|造价|预算)(?:为|达|约|共|:)*$")
_SEVERAL = regexp(r"其余|其他")


def unbased(scenes: Sequence[Scene]) -> Iterator[tuple[Term, Term, str]]:
    """(count, share, name of the base) where the paragraph does not tell the base, nor all its shares."""
    return ((count, share, base) for base, pairs in _by_base(scenes).items() for count, share in pairs if not _of_one(pairs))


def of_all(scenes: Sequence[Scene]) -> Iterator[tuple[Term, Term, str]]:
    """(count, share, name of the base) of every share of all the money, whatever it is called (占资金总额的)."""
    return ((count, share, base) for scene in scenes for count, share in _pairs(scene) if (base := _base(scene, count, share)) and not meaning(base))


def named_bases(scenes: Sequence[Scene]) -> Iterator[tuple[Term, Term, str]]:
    """(count, share, name of the base) of every share that names one."""
    return ((count, share, base) for scene in scenes for count, share in _pairs(scene) if meaning(base := _base(scene, count, share)))


def _by_base(scenes: Sequence[Scene]) -> dict[str, list[tuple[Term, Term]]]:
    """Counts and shares by the name of a base that the paragraph does not tell."""
    groups: dict[str, list[tuple[Term, Term]]] = {}
    last: tuple[str, Term, Term] | None = None
    for scene in scenes:
        for count, share in _pairs(scene):
            base = _base(scene, count, share)
            if not meaning(base) and last is not None and alike(last[1], count) and _FOLLOWS.fullmatch(scene.text, last[2].end, count.start):
                base = last[0]  # 食堂供餐36所，占学校总数的94.74%；企业供餐2所，占比5.26%
            last = (base, count, share)
            if meaning(base) and not _bases(scenes, count, base):
                groups.setdefault(base, []).append((count, share))
    return groups


_FOLLOWS = regexp(r"[，,;；。][^，。;；\d]{0,16}")


def _of_one(pairs: Sequence[tuple[Term, Term]]) -> bool:
    """Whether several shares may be all of their base: those of one kind that come near to a hundred."""
    counts = [count for count, _ in pairs]
    near = abs(sum((Decimal(share.plain) for _, share in pairs), Decimal(0)) - 100) <= _SLACK
    return 2 <= len(pairs) <= _MEMBERS and near and all(alike(counts[0], count) for count in counts)


_SLACK = 20


def _bases(scenes: Sequence[Scene], count: Term, name: str) -> list[Term]:
    """What a base's name may mean: numbers of the kind told before, with its words, that are no shares of it themselves."""
    parts = [term for scene in scenes for term, share in _pairs(scene) if name and _base(scene, term, share) == name]
    return [term for scene in scenes for term in scene.terms if term.end <= count.start and fits(term, count)
            and bears(name, term) and term not in parts and not _APART.search(term.clause)]


def _base(scene: Scene, count: Term, share: Term) -> str:
    match = _SHARE.match(_CHAIN.sub("", _ASIDE.sub("", scene.between(count, share))))
    return (match["base"] or "") if match else ""


def _groups(scenes: Sequence[Scene]) -> Iterator[list[tuple[Term, Term]]]:
    found: list[tuple[Term, Term]] = []
    for scene in scenes:
        yield from _listed(scene)
        for count, share in _pairs(scene):
            if meaning(_base(scene, count, share)):
                continue
            if found and (not alike(found[-1][0], count) or (len(found) > 1 and _own_base(scene, count))):
                yield found
                found = []
            found.append((count, share))
    yield found


def _own_base(scene: Scene, count: Term) -> bool:
    """Whether the sentence tells a whole of its own before a count: 补助资金达2003亿元，…中西部1813亿元，占90.5%."""
    first = next((other for other in scene.terms if fits(other, count)), count)
    return first is not count and scene.text[scene.start - 1 : scene.start] == "。"


def _pairs(scene: Scene) -> Iterator[tuple[Term, Term]]:
    for share in scene.percents:
        before = [term for term in scene.terms[: scene.terms.index(share)] if not _aside(scene, term, share)]
        while len(before) > 1 and before[-1].dimension == "percent" and _CHAIN.fullmatch(scene.text[before[-2].end : before[-1].end]):
            before.pop()
        count = before[-1] if before else None
        if count is None or not count.countable:
            continue
        between = _CHAIN.sub("", _ASIDE.sub("", scene.between(count, share)))
        enclosed = not between.startswith("(") or scene.text[share.end : share.end + 1] == ")"
        if _SHARE.match(between) and enclosed:
            yield count, share


_CHAIN = regexp(r"^(?:[，,、]占[^，。；;\d]{1,14}[\d.]+%)+")
"""支付500万元，占产值的80%，占合同价的72%: two shares of one sum."""
_ASIDE = regexp(r"^\([^()]*\)(?=[，,])")
"""中央资金80万元（第一批50万元，第二批30万元），占80%: what stands between in brackets."""


def _aside(scene: Scene, term: Term, share: Term) -> bool:
    """Whether a number stands in brackets that close before the share."""
    left = scene.text[term.end : share.start]
    return ")" in left and "(" not in left.split(")")[0] and "(" in scene.text[scene.start : term.start]


def _listed(scene: Scene) -> Iterator[list[tuple[Term, Term]]]:
    for share in scene.percents:
        if not _EACH.search(share.lead):
            continue
        at = scene.terms.index(share)
        run = percent_run(scene, share)
        counts = [term for term in scene.terms[:at] if term.countable][-len(run) :]
        if len(run) > 1 and len(counts) == len(run) and all(alike(counts[0], term) for term in counts):
            yield list(zip(counts, run, strict=True))
