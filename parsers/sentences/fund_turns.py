"""Sums that come in turn: each on its own day (2月到账35万元，5月到账48万元), each of a sum told by name behind a colon."""

from __future__ import annotations

from model.regexp import regexp
from parsers.sentences.clause import Sum

_MOVED = r"(?:到账|到位|下达|下拨|拨付|拨入|划拨|收到|支付|支出|发放|兑付)"
_WHEN = r"(?:20\d\d年)?\d{1,2}月(?:份|底|初|[上中下]旬|\d{1,2}日)?"
_DATED_SUMS = regexp(
    rf"(?:(?<=[^\d年月至—~-])|^)(?P<when>{_WHEN})(?P<by>[^，。；;\d]{{0,10}}?)(?P<what>{_MOVED})[^，。；;\d]{{0,16}}(?=\d[\d,.]*(?:万|亿)?元)"
)
_BOUND = regexp(r"(?:截[至止]|截止到?|至|到)$")
_FEWEST = 2
_SOME_PROJECTS = regexp(r"(?:涉及|实施|安排|评价|开展)[^，。；;\d]{0,6}(?:项目\d+个|\d+个[^，。；;\d]{0,6}项目)[，,](?:共|共计|合计)?(?:涉及|安排)[^，。；;\d]{0,10}$")
"""部门预算900万元，…，涉及项目12个，涉及预算金额600万元: what these projects have, of all that was told before."""


_TURN = regexp(r"(?:^|.*[，,；;：:。])?(?:其中)?(?P<batch>第[一二三四五六七八九十]批次?)[^，。；;、\d《》]{0,16}$")
_CLOSES = regexp(r"(?:^|.*[，,；;：:。])(?:20\d\d年度?)?(?:以上|上述)?[\u4e00-\u9fff]{0,16}?(?:资金|补助|预算|投资)?(?:合计|共计|总计)(?:为|是|:)*$")


_BATCHES = regexp(r"第[一二三四五六七八九十]批次?")


def turn_of(told: Sum) -> str | None:
    """第一批下达60万元；第二批30万元: which batch of a grant a sum is, where the paragraph tells of two or more."""
    match = _TURN.match(told.stretch)
    return match["batch"] if match and len(set(_BATCHES.findall(told.text))) >= _FEWEST else None


def closes(stretch: str) -> bool:
    """第一批60万元；第二批30万元；农业发展资金合计90万元: what adds up the batches before it."""
    return bool(_CLOSES.match(stretch))


_FIRST_OF_LIST = regexp(r"(?:下达|拨付|支付|支出|安排|到位|资金)(?:如下|情况|明细)?[:：](?:\(?\d[).、]|①)?(?P<name>[\u4e00-\u9fff“”]{2,20})$")
_NEXT_OF_LIST = regexp(r"[；;，,、](?:\(?\d[).、]|②)?[\u4e00-\u9fff“”、]{2,24}\d[\d,.]*[万亿]?元")
_NO_THING = regexp(r"^(?:预算|已|共|实际|计划)?(?:安排|下达|拨付|投入|使用|支付)$|合计|共计|总计|总额|全年|累计|实际|资金$|预算$|支出$|中央|省级|市级|县级")


def first_of_list(told: Sum) -> str | None:
    """市级下达：助老项目36万元；助残项目4万元；…: what stands behind the colon names one item of a list."""
    match = _FIRST_OF_LIST.search(told.stretch) if told.source is None else None
    return match["name"] if match and not _NO_THING.search(match["name"]) and _NEXT_OF_LIST.match(told.text, told.number.end) else None


def some_projects(told: Sum, code: str) -> str | None:
    """The projects of a department, where its own budget stands in the same paragraph before them."""
    found = _SOME_PROJECTS.search(told.before) if code == "budget_total" else None
    return "所涉项目" if found is not None and "预算" in told.text[: told.sentence.start + found.start()] else None


def instalment(told: Sum) -> str | None:
    """2022年12月下达57.5万元（…），2023年8月下达188.7万元: where a paragraph gives several dates with their sums, each is of its own."""
    passage, sentence, number, start = told.passage, told.sentence, told.number, told.strong
    dates = [mask for each in passage.sentences for mask in each.masks if mask.reason == "日期" and regexp(r"\d{4}年").match(passage.text[mask.start : mask.end])]
    own = [mask for mask in sentence.masks if mask in dates and start <= mask.start < number.start]
    if not own or len({passage.text[mask.start : mask.end] for mask in dates}) < _FEWEST or _BOUND.search(passage.text[: own[-1].start][-3:]):
        return _month_of(told)
    return passage.text[own[-1].start : own[-1].end]


def _month_of(told: Sum) -> str | None:
    """2月到账35万元，5月到账48万元: two sums or more that the same verb moves, each in a month of its own."""
    turns = [match for match in told.passage.matches(_DATED_SUMS, "月") if not _BOUND.search(told.text[: match.start()][-3:])]
    own = [match for match in turns if match.end() == told.number.printed.number_start]
    if not own:
        return None
    alike = {match["when"] for match in turns if match["what"] == own[0]["what"]}
    return own[0]["when"] if len(alike) >= _FEWEST else None
