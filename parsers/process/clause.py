"""A date with the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lexicon.load import Lexicon
from model.regexp import regexp
from parsers.dates import DateHit
from parsers.process.lots import DATED, NUMBERED, lot_names, lots_before, split_lots

_STOP = regexp(r"[。；;！!]")
_COMMA = regexp(r"[，,]")
_SUPERVISION = "监理"
STAGE = regexp(r"^\s*(?:，|,)?\s*(?:为|是|：|:)\s*(?P<stage>[^，。；;:：]{2,14}?阶段)")
WHOLE = regexp(r"项目|全部|整[个体]|总体|全线|各|均|两个|合计")
"""…，项目计划完工日期: no longer of the lot or the place named before."""
AGREED = regexp(r"[，,]?[^，。；\d]{0,24}?(?:同意|审议通过|研究通过|讨论通过|研究决定)")
"""经2023年6月20日县政府常务会议研究同意: what comes next was allowed by it."""
ISSUED = regexp(r"(?:印发|发布|出台|下发|颁布)了?(?P<title>《[^》]+》)")


_ORDER = regexp(rf"\s*{NUMBERED}\s*")
OF_ALL = regexp(r"[^，,。；;]*(?:(?:对|全部|所有|[\d两二三四五六七八九十]+[个座处所家条])[^，,。；;]{0,14}(?:统一|一并|一次性|均)|(?:统一|一并|一次性)(?:组织|进行|通过|完成))[^，,。；;]{0,8}验收")
"""对3个站场统一验收, 4个点位一并通过竣工验收: of all parts of the works at once."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A date with the words before it (to the sentence's start or the last date) and after it (to the next date or the end)."""

    text: str
    hit: DateHit
    before: str
    after: str
    sentence: str
    partner: DateHit | None
    opens: int = 0
    """Where the sentence starts, or its part after a semicolon."""

    def lots(self, lexicon: Lexicon, role: str) -> tuple[str, ...]:
        """The lots named nearest: after the date for 发出…中标通知书, else before it."""
        if role not in DATED:
            return ()
        pattern = lot_names(lexicon.digest)
        deed = _COMMA.split(self.after, maxsplit=1)[0]  # 于3月24日确定中标人，三标段于3月28日…: the next lot's own date follows
        after = pattern.search(deed[:40]) if role in ("award_date", "contract_date") else None
        match = after or next(reversed(list(pattern.finditer(self.before))), None) or pattern.search(deed[:16])
        if match is None and role in ("actual_start", "award_date"):
            match = next(iter(pattern.finditer(self.sentence)), None) if len(set(pattern.findall(self.sentence))) == 1 else None
        if match is None:  # 一标段3月1日开工，9月30日完工
            names = list(pattern.finditer(self.text, self.opens, self.hit.start))
            alone = len({name.group() for name in names}) == 1 and not WHOLE.search(self.text, names[-1].end(), self.hit.start)
            match = names[-1] if alone else self._opening_lot(pattern)
        if match and role.endswith(("start", "finish")) and match.group().startswith(_SUPERVISION):
            return ()  # 监理单位下达开工令: it is the works that begin
        if match is None:
            return ()
        joined = lots_before(self.text, self.opens, match.end(), lexicon)  # 第二包、第三包合同均于…
        return joined if joined and joined[-1] in split_lots(match.group()) else tuple(split_lots(match.group()))

    def _opening_lot(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """第一包合同于3月28日签订。设备于6月20日到货: the lot that a paragraph opens with, where it names no other."""
        first = _ORDER.match(self.text)
        opening = pattern.match(self.text, first.end() if first else 0)
        if opening is None or WHOLE.search(self.text, self.opens, self.hit.start):
            return None
        return opening if {name.group() for name in pattern.finditer(self.text)} == {opening.group()} else None

    def item(self, role: str) -> str | None:
        if role == "planned_stage":
            stage = STAGE.match(self.after)
            return "".join(stage["stage"].split()) if stage else None
        if role == "document_date":
            issued = ISSUED.search(self.after)
            return issued["title"].strip("《》") if issued else None
        if role == "deed_date":
            return "批准" if AGREED.match(self.after) else None
        if role == "acceptance_date":
            return "全部" if OF_ALL.search(self.before[-24:] + self.after[:40]) else None
        return None

    def stage(self, role: str) -> str | None:
        return "计划" if role.startswith("planned") else "实际" if role.startswith("actual") else None


def opening(text: str, at: int, stops: str = "。；;") -> int:
    """Where the sentence, or its part after a semicolon, opens that a place stands in."""
    return max(text.rfind(mark, 0, at) for mark in stops) + 1


def clause_at(text: str, hits: Sequence[DateHit], index: int) -> Clause:
    """The words around one of the dates of a text."""
    hit = hits[index]
    starts = [match.end() for match in _STOP.finditer(text, 0, hit.start)]
    start = starts[-1] if starts else 0
    stop = _STOP.search(text, hit.end)
    end = stop.start() if stop else len(text)
    before = max(start, hits[index - 1].end if index and not hit.range_end else start)
    after = min(end, hits[index + 1].start if index + 1 < len(hits) and not hit.range_start else end)
    partner = hits[index + 1] if hit.range_start else hits[index - 1] if hit.range_end else None
    return Clause(text, hit, text[before : hit.start], text[hit.end : after], text[start:end], partner, start)
