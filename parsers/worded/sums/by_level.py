"""What each level's money came to in its own clause: 到位820万元，支出793万元。省级资金到位300万元，支出285万元；市级资金到位520万元，支出508万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, fits, reached, value
from parsers.worded.sums.addends import summed

_LEVEL = regexp(r"(?:^|[。；;，,:：])(?:其中[:：，,]?)?(?P<level>中央|自治区级?|省级?|市级?|州级|县级?|区级?|镇级|上级|本级|地方|自筹)(?:财政)?(?:专项|补助|配套|衔接|奖补)?资金")
_DEEDS = ("到位", "支出", "支付", "使用", "拨付", "结余", "结转")
_TOLD = regexp(r"(?:资金|金额|总额|数|为|共|计|约|:)+$")
_SOME = regexp(r"其中|未|上年|去年|年初|第[一二三四五]批")
_FEWEST = 2


def by_level(paragraph: Scene) -> Iterator[Told]:
    """Each level once, a clause of its own to the next semicolon; of one deed, one number in each, and all of them what was told before of it."""
    if paragraph.text.count("资金") < _FEWEST:
        return
    opened = list(_LEVEL.finditer(paragraph.text))
    if len(opened) < _FEWEST or len({match["level"][0] for match in opened}) < len(opened):
        return
    ends = [min((at for at in (paragraph.text.find(stop, match.end()) for stop in "。；;") if at >= 0), default=len(paragraph.text)) for match in opened]
    if any(end != after.start() for end, after in zip(ends, opened[1:], strict=False)) or paragraph.text[ends[-1] : ends[-1] + 1] in (";", "；"):
        return  # 中央资金300万元，省级资金200万元: a plain list; or another's money stands between, or behind
    told = [[term for term in paragraph.terms if match.end() <= term.start < end and term.dimension == "money"] for match, end in zip(opened, ends, strict=True)]
    for deed in _DEEDS:
        parts = [[term for term in terms if _does(term, deed)] for terms in told]
        before = [term for term in paragraph.terms if term.end <= opened[0].start() + 1 and term.dimension == "money" and term.countable and _does(term, deed)]
        if not before or not all(len(one) == 1 and one[0].countable for one in parts):
            continue
        added = [one[0] for one in parts]
        if reached(before[-1], added):
            yield summed(before[-1], added, f"各级资金{deed}之和")


_TIER = regexp(r"^(?:其中[:：]?)?(?P<tier>中央|省本?级|市本?级|自治区本?级|州本?级|县本?级)(?P<what>[\u4e00-\u9fff]{4,16})$")
_REST = regexp(r"^(?P<tier>地方|市县|县级|各县[市区]?|县[市区])(?P<what>[\u4e00-\u9fff]{4,16})$")
_LEVELS = regexp(r"本级|^级|财政")


def both_tiers(paragraph: Scene, earlier: Sequence[Scene]) -> Iterator[Told]:
    """一般公共预算收入60亿元，…。⏎中央一般公共预算收入24亿元，…；地方一般公共预算本级收入36亿元: of one name, whose whole is told under it before."""
    for first, second in pairwise([term for term in paragraph.terms if term.dimension == "money" and term.countable]):
        high, low = _TIER.match(_TOLD.sub("", first.clause)), _REST.match(_TOLD.sub("", second.clause))
        name = _LEVELS.sub("", high["what"]) if high else ""
        if high is None or low is None or _LEVELS.sub("", low["what"]) != name:
            continue
        before = (*(term for scene in earlier for term in scene.terms), *(term for term in paragraph.terms if term.end <= first.start))
        wholes = [term for term in before if fits(term, first) and _LEVELS.sub("", regexp(r"^(?:全[国省市州县]|20\d\d年|累计|完成|实现)+").sub("", _TOLD.sub("", term.clause))) == name]
        if len({value(term) for term in wholes}) == 1:
            yield summed(wholes[0], [first, second], f"各级{name}之和")


def _does(term: Term, deed: str) -> bool:
    """支出5270万元, 实际支出资金5270万元: the words right before a number end with the deed."""
    return _TOLD.sub("", term.clause).endswith(deed) and not _SOME.search(term.clause)
