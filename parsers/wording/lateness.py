"""How late, how soon signed, and that nothing deviated: durations and claims in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.quantity import Approximate
from parsers.stretch import Stretch
from parsers.wording.found import Found

_NUMERAL = r"(?P<number>\d+(?:\.\d+)?|[一二三四五六七八九十两]+)"
_DELAY = re.compile(rf"(?:滞后|延期|延误|推迟|逾期|超期|超出|延后|晚)了?\s*(?P<about>近|约|将近|超过|大约)?\s*{_NUMERAL}\s*(?P<unit>个月|天|日|年)")
_SIGNING = re.compile(
    rf"(?:签订|签署)[^，。；]{{0,20}}?中标(?:通知书)?[^，。；]{{0,8}}?{_NUMERAL}\s*个?(?P<unit>工作日|日|天)\s*之?内|中标(?:通知书)?[^，。；]{{0,10}}?(?P<n2>\d+|[一二三四五六七八九十]+)\s*个?(?P<u2>工作日|日|天)\s*之?内[^，。；]{{0,10}}?(?:签订|签署)"
)
_NONE = re.compile(r"(?:无|未|没有)(?:出现|发生|存在)?(?:任何)?(?:明显)?(?:偏离|偏差|差异)(?!原因|情况说明|度)(?:绩效)?(?:目标)?")


def lateness(stretch: Stretch) -> Iterator[Found]:
    text = stretch.text
    for match in _DELAY.finditer(text):
        about = Approximate.ABOUT if match["about"] else None
        yield Found("delay", match.start(), match.end(), number=match["number"], unit=match["unit"], approximate=about)
    for match in _SIGNING.finditer(text) if "中标" in text else ():
        number, unit = match["number"] or match["n2"], match["unit"] or match["u2"]
        yield Found("signing_days", match.start(), match.end(), number=number, unit="天" if unit == "日" else unit)
    if stretch.cell is None and "是否" not in text:
        for match in _NONE.finditer(text):
            yield Found("deviation_status", match.start(), match.end())
