"""What each of those received spent: 接待游客186万人次，实现旅游收入9.3亿元；游客人均消费500元."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, value

_APIECE = regexp(r"(?:人均|每人次?平均|次均)(?:旅游)?(?:消费|花费|支出|门票)(?:额|金额|水平)?(?:约|为|达到?|:)*$")
_RECEIVED = regexp(r"(?:接待|游客|旅客|参观|入园|客流)[\u4e00-\u9fff]{0,8}$")
_EARNED = regexp(r"(?:旅游|门票|综合|营业|经营|消费)[\u4e00-\u9fff]{0,4}收入(?:共|约|为|达到?|:)*$")


def spent_apiece(paragraph: Scene) -> Iterator[Told]:
    """Of the first number of people received and the first income in the paragraph, this year's."""
    for result in paragraph.terms:
        if result.dimension != "money" or not result.exact or not _APIECE.search(result.clause):
            continue
        before = [term for term in paragraph.before(result) if term.countable]
        people = next((term for term in before if term.measure in ("count:人", "count:人次") and _RECEIVED.search(term.clause)), None)
        earned = next((term for term in before if term.dimension == "money" and _EARNED.search(term.clause)), None)
        if people is not None and earned is not None and value(people):
            way = f"{earned.plain}*{earned.factor:f}/({people.plain}*{people.factor:f})"
            yield Told("average", "人均消费", result, (way if result.factor == 1 else f"{way}/{result.factor:f}",), True, (people, earned, result))
