"""Payments told one after the other, each with its day or its turn, where no reader of funds knew them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.passage import AMOUNT, Claim, Passage

_WHEN = r"(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|份|底|初|[上中下]旬)?|第?[一二三四]季度|第[一二三四五六七八九十]{1,2}(?:次|批次?|笔|期)|首[批次期笔]|[上下]半年"
_MOVED = r"(?:拨付|支付|发放|兑付|付款|划拨|兑现|支出|核拨|结算)"
_IN_TURN = regexp(rf"(?P<when>{_WHEN})(?P<by>[^，。；;、\d]{{0,16}}?)(?P<what>{_MOVED})[^，。；;、\d]{{0,12}}(?P<x>{AMOUNT})(?:万|亿)?元")
_SO_OFTEN = regexp(rf"(?:分[两二三四五六七八九十\d]{{1,2}}(?:次|批|期|笔|个?季度|个?月)|[按分](?:季度?|月|批|次|年))[^。；;\d]{{0,10}}{_MOVED}")
_THEN = regexp(rf"(?P<when>{_WHEN})(?:[^，。；;、\d]{{0,8}})(?P<x>{AMOUNT})(?:万|亿)?元")
_NOT_PAID = regexp(r"应|未|计划|拟|将|预计|到账|下达|到位|收到|安排|截[至止]|至$")
_FEWEST = 2


def read_payments_told(passage: Passage) -> Iterator[Claim]:
    """2024年3月12日拨付30万元，6月14日拨付25万元; 分两次发放：上半年46万元、下半年48万元: two payments or more, each in its turn."""
    found = [match for match in passage.matches(_IN_TURN, "元") if not _NOT_PAID.search(match["by"])]
    for cue in passage.matches(_SO_OFTEN, "分", "按"):
        end = passage.text.find("。", cue.end())
        found += list(_THEN.finditer(passage.text, cue.end(), end if end >= 0 else len(passage.text)))
    if len({match.start("x") for match in found}) < _FEWEST:
        return
    for match in found:
        number = passage.number_at(match.start("x"))
        if number is not None and not _NOT_PAID.search(passage.text[max(0, match.start() - 4) : match.start()]):
            yield passage.note(number, "payment_told", "支付", Subject(item=match["when"]))


_IN_ALL = regexp(rf"[，,；;](?:合计|共计|总计|两[批次笔]共|累计)(?:下达|拨付|到位|支付|发放)?(?:资金)?(?P<x>{AMOUNT})(?P<u>万|亿)?元")
_MOVED_BY = regexp(rf"(?P<what>下达|拨付|到位|拨入|支付|发放|兑付)[^，。；;\d]{{0,16}}?(?P<x>{AMOUNT})(?P<u>万|亿)?元")
_AS = {"下达": "received", "拨入": "received", "到位": "received", "拨付": "spent", "支付": "spent", "发放": "spent", "兑付": "spent"}


def read_moved_in_all(passage: Passage) -> Iterator[Claim]:
    """3月下达第一批资金300万元，6月下达第二批资金178万元，合计478万元: the whole that nobody else has, where its parts make it."""
    for match in passage.matches(_IN_ALL, "计", "共"):
        start = passage.text.rfind("。", 0, match.start()) + 1
        parts = [part for part in _MOVED_BY.finditer(passage.text, start, match.start()) if part["u"] == match["u"]]
        stages = {_AS[part["what"]] for part in parts}
        number = passage.number_at(match.start("x"))
        if number is not None and len(parts) >= _FEWEST and len(stages) == 1 and sum(map(_amount, (part["x"] for part in parts))) == _amount(match["x"]):
            yield passage.claim(number, "fund_told", "合计", Subject(source="合计", stage=stages.pop()))


def _amount(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ""))
