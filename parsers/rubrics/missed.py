"""How many were missing, found wrong or late, in the unit of a standard's only penalty by count: 每缺1份扣0.5分 and 缺少2份; 每有1个标段逾期扣1分 and
三标段…，逾期107天."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.rubrics.site import Compact, Site

_FAULT = "发现|存在|出现|缺少?|缺失|少|漏|逾期|延期|延迟|滞后|超期|推迟|超过|超出"
_PIECES = "处项个次天日起例人件户份类张套台宗笔本"
_PER_PIECE = regexp(
    rf"每(?:再)?(?:出现|发现|有|存在|缺少?|缺失|少|漏|差|逾期|延期|延迟|滞后|超期|推迟|超过?|超出)(?:[1一]|\d{{1,2}}(?=个?[天日月]))?(?P<unit>[{_PIECES}])[^，。;]{{0,16}}[，,]?扣"
)
_PER_LATE = regexp(
    r"每有?(?:[1一])?个(?P<noun>标段|子?项目|工程|小区|片区|学校|乡镇|单体|合同|批次|站点?)"
    r"(?:未(?:能)?(?:按期|按时|如期)(?:完工|完成|开工|竣工|交付)?|逾期|延期|滞后|超期|延误)[^，。;]{0,6}[，,]?扣"
)
_LATE = "逾期|延期|滞后|超期|延误"
_NOT_IN_TIME = rf"(?:{_LATE}|未(?:能)?(?:按期|按时|如期))"
_ROLE = "criterion_shortfall"
Note = tuple[Site, Compact, Sequence[tuple[int, int]]]
"""A text with the ranges that tell what was found."""


def missed_in(standard: str, notes: Sequence[Note]) -> None:
    """One figure of what all notes tell alike; nothing where they differ, or the standard counts in several units."""
    units = {match["unit"] for match in _PER_PIECE.finditer(standard)}
    if len(units) != 1:
        return
    late = _PER_LATE.search(standard)
    if late is not None:
        _late(late["noun"], notes)
        return
    unit = units.pop()
    more = rf"(?![^。;]{{0,24}}[、和及，]\d+\D{{0,2}}(?:[{_PIECES}]|{unit}))"
    found = list(_found(rf"(?:{_FAULT})(?:了|共|约|为)?(?P<n>\d+){unit}{more}", notes)) or list(_found(rf"(?:{_FAULT})[^，。;\d每]{{2,24}}共(?P<n>\d+){unit}{more}", notes))
    _only(found, unit)


def _found(pattern: str, notes: Sequence[Note]) -> Iterator[tuple[Note, re.Match[str]]]:
    told = re.compile(pattern)
    return ((note, match) for note in notes for start, end in note[2] for match in told.finditer(note[1].text, start, end))


def _only(found: Sequence[tuple[Note, re.Match[str]]], unit: str) -> None:
    if len({match["n"] for _, match in found}) == 1:
        (site, text, _), match = found[-1]
        site.figure(_ROLE, text, match, "n", unit=unit)


def _late(noun: str, notes: Sequence[Note]) -> None:
    """How many were late: told as a number (2个标段逾期), else one by one with the days of each (三标段…，逾期107天)."""
    counted = list(_found(rf"(?<![\d余])(?P<n>\d+)个(?:{noun})?[^，。;\d每]{{0,6}}{_NOT_IN_TIME}", notes))
    if counted:
        _only(counted, "个")
        return
    named = list(_found(
        rf"(?:^|(?<=[，,。;、:]))(?P<name>(?:经核查|其中|但)?[，,]?[^，。;、:\d]{{0,10}}{noun})(?:[^。;每]{{0,70}}?)(?:{_LATE})(?:了)?\d+个?(?:日历)?天", notes))
    if named:
        (site, text, _), match = named[0]
        site.figure(_ROLE, text, match, "name", unit="个", number=str(len({other["name"] for _, other in named})))
