"""Sums told of several things in turn, each behind its name: 甲子项安排120万元，支出98万元；乙子项安排80万元，支出80万元."""

from __future__ import annotations

from functools import cache

from lexicon.load import Lexicon
from model.regexp import regexp
from parsers.sentences.clause import Sum

_STAGE = r"(?:年初|全年|年度|本年|实际|计划|累计|共计?|已)*(?:预算安排|安排|预算|投入|下达|到位|支出|支付|使用)(?:预算|资金|金额|数)*(?:为|共|约|是|:)*"
_HEAD = r"(?:[^，。；;:：]{0,12}(?:划分|来看|看|统计)[，,])?(?:其中[，,:：]?)?(?:[①-⑳]|[（(]?\d[)）.、])?"
_OPENED = regexp(rf"(?:^|(?<=[。；;:：]))(?={_HEAD}(?P<name>[\u4e00-\u9fff]{{3,14}}?){_STAGE}\d[\d,.]*(?:万|亿)?元[，,]{_STAGE}\d[\d,.]*(?:万|亿)?元)")
"""The thing with two sums of it, what it was to have and what was done: such pairs in a row are of several things."""
_FEWEST = 2
_STOP = "。；;"


_BY_KIND = regexp(
    r"(?:^|(?<=[。；;，,、:：]))(?P<name>[\u4e00-\u9fffA-Za-z\d—－–~～-]{2,20}?)(?:共|实际|累计|已)*(?:支出|支付|发放|拨付|兑付)(?:资金|金额)?(?:为|是|:)*(?=\d[\d,.]*(?:万|亿)?元)"
)
_COLONED = regexp(
    r"(?:^|(?<=[。；;]))(?:[①-⑳]|[（(]?\d{1,2}[)）.、])?(?P<name>[\u4e00-\u9fff、，和及与（）()]{2,24}?)[:：](?:年初|全年|计划|实际|累计|共|已)*(?:预算)?(?:安排|支出|下达|拨付|投入|使用|到位)(?:预算|资金)?(?:共|为|约)*"
    r"(?=\d[\d,.]*(?:万|亿)?元)"
)
"""教育类支出：安排80万元，…；卫生、抚恤类支出：预算安排60万元，…: heads in turn, each with its money behind the colon."""
_NATURES = ("基本", "项目", "人员", "公用", "其他", "财政拨款")
"""基本支出, 项目支出: the name is the verb's."""
_CUED = regexp(r"(?:按|分)[\u4e00-\u9fff]{2,8}(?:[:：]|[，,])$")


def _one_of_kinds(told: Sum) -> str | None:
    """按人员类别：80—89周岁支出145万元，90—99周岁支出39万元: what was spent on each kind, the first of which the cue leads to."""
    turns = [match for match in told.passage.matches(_BY_KIND, "元") if not _is_whole(match["name"]) and match["name"] not in _NATURES]
    own = [match for match in turns if match.end() == told.number.printed.number_start]
    if not own or len({match["name"] for match in turns}) < _FEWEST:
        return None
    first = next((match for match in reversed(turns) if match.start() <= own[0].start() and _CUED.search(told.text, 0, match.start())), None)
    return own[0]["name"] if first is not None and "。" not in told.text[first.start() : own[0].start()] else None


def parallel_item(told: Sum) -> str | None:
    """The thing whose pair a sum belongs to, where the paragraph tells of two or more so."""
    if told.source is not None or "元" not in told.text:
        return None
    if kind := _one_of_kinds(told):
        return kind
    coloned = list(told.passage.matches(_COLONED, "元"))
    if len({match["name"] for match in coloned}) >= _FEWEST and (own := [match for match in coloned if match.end() == told.number.printed.number_start]):
        return own[0]["name"]
    opened = [match for match in told.passage.matches(_OPENED, "元") if not _is_whole(match["name"])]
    if len({match["name"] for match in opened}) < _FEWEST:
        return None
    last = max((match for match in opened if match.start() <= told.number.start), key=lambda match: match.start(), default=None)
    if last is None or any(stop in told.text[last.start() : told.number.start] for stop in _STOP):
        return None
    return last["name"]


@cache
def _sources(digest: str) -> frozenset[str]:
    return frozenset(Lexicon.load().maps["sources"])


def _is_whole(name: str) -> bool:
    """全年预算, 中央资金: no thing of its own."""
    return name in _sources(Lexicon.load().digest) or bool(_NO_THING.search(name))


_NO_THING = regexp(r"应$|资金$|合计|总计|总额|全年|年度|预算$|财政|中央|省级|市级|县级|区级|本级|上级|自筹|债券|[已将并未是的了在对]|每|标准|第[一二三四五六]批|截[至止]|实际|累计|部门|单位|我[局县]")
