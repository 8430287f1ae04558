"""What a year opened with, took in, spent and closed with: 收入3,864万元，上年结转214万元，支出3,902万元，年末结转176万元."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, value

_FILL = r"(?:资金|金额|数|额|合计|总计|总额|共计|共|为|是|:)*$"
_OPENED = regexp(rf"(?:上年|年初|期初|以前年度|历年)(?:末)?(?:结转|结余)(?:和|及)?(?:结转|结余)?{_FILL}")
_CAME = regexp(rf"(?:收入|拨款|补助|到位)(?:决算)?{_FILL}")
_WENT = regexp(rf"(?:支出|支付|使用)(?:决算)?{_FILL}")
_CLOSED = regexp(rf"(?:年末|期末|年终|年底|累计|滚存)(?:滚存)?(?:结转|结余)(?:和|及)?(?:结转|结余)?{_FILL}|结转下年(?:使用)?{_FILL}")
_AT_HAND = regexp(rf"(?:可用|可支配|可供使用|可供安排|资金总量|收入总计){_FILL}")
"""年初结转31.6万元，当年收入572.4万元，可用604万元: the two together, told besides."""
_OF_YEAR, _TOGETHER = regexp(rf"(?:本年|当年)收入{_FILL}"), regexp(rf"收入(?:合计|总额){_FILL}")
"""上年结转118.6万元，本年收入1462.75万元，收入合计1581.35万元: what came in beside what there was together."""
_SIDES = (_OPENED, _CLOSED, _CAME, _WENT)


def year_closing(scene: Scene) -> Iterator[Told]:
    """The four of one sentence, whose income may hold what the year opened with (收入总计)."""
    money = [term for term in scene.terms if term.dimension == "money" and not _AT_HAND.search(term.clause)]
    if any(_OF_YEAR.search(term.clause) for term in money):
        money = [term for term in money if not _TOGETHER.search(term.clause)]
    told = [_side(term) for term in money]
    if len(money) != len(_SIDES) or sorted(told) != list(range(len(_SIDES))) or not all(term.countable and alike(term, money[0]) for term in money):
        return
    opened, closed, came, went = (money[told.index(side)] for side in range(len(_SIDES)))
    unit = closed.factor
    first, second, third = (as_printed_in(term, unit) for term in (opened, came, went))
    yield Told("gap", "年末结转结余", closed, (f"{first}+{second}-{third}", f"{second}-{third}"), True, (opened, came, went, closed))


_GIVEN = regexp(rf"(?:拨入|下达|下拨|拨付|补助|拨款|收入|到位|匹配|配套|来源|收到|经费|专项){_FILL}")
_SPENT = regexp(rf"(?:支出|使用|执行|列支|开支|发放)(?:决算)?{_FILL}")
_LEFT = regexp(rf"(?:年末|期末|年底|资金)?(?:滚存)?(?:结转|结余|剩余|节余)(?:和|及|、)?(?:结转|结余)?{_FILL}")
_ASIDE = regexp(r"上年|去年|同期|[较比]|每|均|预算|计划|应|未|尚|其中|合计|共计|总计|调[增减]|追加|收回|上缴")
_NEAR = 5


def closing_of_receipts(paragraph: Scene) -> Iterator[Told]:
    """州级拨入20万元；上级补助48万元。支出65万元，年末结余3万元: each giver's sum, what was spent and what is left, and no other sum of the paragraph."""
    money = [term for term in paragraph.terms if term.dimension == "money"]
    if len(money) < len(_SIDES) or any(_ASIDE.search(term.lead) for term in money) or not all(term.countable and alike(term, money[0]) for term in money):
        return
    *given, went, left = money
    sides = _SPENT.search(went.clause) and _LEFT.search(left.clause) and all(_GIVEN.search(term.clause) and not _SPENT.search(term.clause) for term in given)
    over = abs(sum(map(value, given)) - value(went) - value(left)) * _NEAR
    if sides and over <= value(went):
        way = "+".join(as_printed_in(term, left.factor) for term in given) + "-" + as_printed_in(went, left.factor)
        yield Told("gap", "各笔收入与支出之差", left, (way,), True, (*given, went, left))


def _side(term: Term) -> int:
    return next((side for side, pattern in enumerate(_SIDES) if pattern.search(term.clause)), -1)
