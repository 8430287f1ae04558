"""Which part of the year a number of a paragraph is told of: 春季学期…；秋季学期…, 上半年…, 三季度…."""

from __future__ import annotations

from model.regexp import regexp
from parsers.sentences.passage import ORDER

_SEASON = regexp(rf"{ORDER}(?:20\d\d年)?(?P<season>[春秋]季(?:学期)?|[上下]半年|第[一二三四]季度)(?=[。:：，,、补资共受发完的])")
"""（一）春季学期。共资助2,135人次…: a paragraph of one part of the year counts what it counts in that part."""
_NEXT_SEASON = regexp(r"[。；;](?:20\d\d年)?(?:(?P<season>[春秋]季(?:学期)?|[上下]半年|第[一二三四]季度)|全年|两季|两个半年|四个季度|合计|共计|总计|剔除|扣除)")


def seasons_in(text: str) -> list[tuple[int, str | None]]:
    """Where each part of the year begins in a paragraph that opens with one, and where it is of the whole year again."""
    first = _SEASON.match(text)
    return [(0, first["season"]), *((match.end(), match["season"]) for match in _NEXT_SEASON.finditer(text))] if first is not None else []


_OWN_SEASON = regexp(r"(?:^|[，,。；;、:：])(?:20\d\d年)?(?P<season>[春秋]季(?:学期)?|[上下]半年|第?[一二三四]季度)(?![末初底])[^，,。；;、\d]{0,10}$")


def own_season(text: str, start: int) -> str | None:
    """春季应补助52万元，秋季应补助58万元: what is due or paid for one part of the year, as its clause begins."""
    match = _OWN_SEASON.search(text, max(0, start - _SEASONED), start) if "季" in text or "半年" in text else None
    return match["season"] if match is not None else None


_SEASONED = 24
