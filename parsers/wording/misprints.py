"""Doubled characters and points, 第 without a numeral, brackets that do not pair; quoted phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.stretch import Stretch
from parsers.wording.found import Found

_DOUBLED_POINT = re.compile(r"([，、；：！？])\1|。。(?!。)|[，、][，、。；](?![^，。]{0,2}等)|[、，]的(?=[\u4e00-\u9fa5])")
_DOUBLED_CHAR = re.compile(r"(?<![\u4e00-\u9fa5])[\u4e00-\u9fa5]{0,6}?(?P<a>[变须需应已并均由对于])(?P=a)|(?P<b>[\u4e00-\u9fa5])(?P=b)(?P=b)")
_NO_NUMERAL = re.compile(r"(?<![\u4e00-\u9fa5])第(?:条|款|季度|批次|期)(?![\u4e00-\u9fa5]*第)")
_CUT = re.compile(r"[于对由和与][（(]以下(?:简称|称)|[（(]不舍[)）]")
_LIST_MARK = re.compile(r"^\s*[（(]\d{1,2}(?=[《\u4e00-\u9fa5“])")
_TITLE_MARKS = re.compile(r"[《》]")
_QUOTED = re.compile(r"[“\"](?P<term>[\u4e00-\u9fa5]{4,12})[”\"]")
_AROUND = 3


def misprints(stretch: Stretch) -> Iterator[Found]:
    text = stretch.text
    for kind, pattern in (("叠标点", _DOUBLED_POINT), ("叠字", _DOUBLED_CHAR), ("缺数字", _NO_NUMERAL), ("叠字", _CUT)):
        for match in pattern.finditer(text):
            start, end = max(match.start(), match.end() - 2), match.end()
            yield Found("garbled", max(0, start - _AROUND), min(len(text), end + _AROUND), item=kind)
    mark = _LIST_MARK.match(text) if stretch.cell is None else None
    if mark:
        yield Found("garbled", mark.start(), min(len(text), mark.end() + _AROUND), item="括号")
    yield from _titles(text)
    for match in _QUOTED.finditer(text) if "“" in text or '"' in text else ():
        yield Found("quoted_term", match.start("term"), match.end("term"))


def _titles(text: str) -> Iterator[Found]:
    """A 》 that no 《 opened."""
    depth = 0
    for match in _TITLE_MARKS.finditer(text):
        depth += 1 if match.group() == "《" else -1
        if depth < 0:
            depth = 0
            start = max(0, match.start() - 6)
            yield Found("garbled", start, min(len(text), match.end() + _AROUND), item="括号")
