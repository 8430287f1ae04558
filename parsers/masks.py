"""Digits that are no quantity, each with its reason: 文号, 日期, 序号, 编号, 电话 ….

Works on cleaned text (see model.view): brackets, colons and operators are ASCII, 。，、 are wide.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import regex

from lexicon.load import Lexicon
from model.kept import kept
from model.quick import quick
from model.regexp import regexp


@quick
@dataclass(frozen=True, slots=True)
class Masked:
    """A stretch of the view whose digits are accounted for."""

    reason: str
    start: int
    end: int


_OPEN, _CLOSE = r"[〔\[(【〈﹝<{「]", r"[〕\])】〉﹞>}」]"
_YEAR = r"(?:19|20)\d{2}"
_MONTH, _DAY = r"(?:1[0-2]|0?[0-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_TO = r"\s*(?:[-~—–－至到]|--)\s*"
_DATE = rf"{_YEAR}\s*年\s*{_MONTH}\s*月(?:\s*份)?(?:\s*{_DAY}\s*[日号])?"

_NUMBERS: tuple[tuple[str, str, str], ...] = (
    ("文号", "号", rf"{_OPEN}\s*{_YEAR}\s*(?:年\s*)?{_CLOSE}?\s*(?:第\s*)?\d{{1,5}}\s*号"),
    ("文号", "〕])】〉﹞>}」", rf"{_OPEN}\s*{_YEAR}\s*{_CLOSE}\s*(?:第\s*)?\d{{0,5}}"),
    ("文号", "第", rf"(?:{_YEAR}\s*年\s*)?第\s*\d{{1,5}}\s*号(?:令|文|公告)?"),
    ("文号", "号", r"(?<=发|字|函|办|财|建|预|绩|监|综|执|评|政)\s*\d{4,7}\s*号"),
    ("日期", "月", rf"{_DATE}(?:{_TO}(?:{_DATE}|{_MONTH}\s*月(?:\s*{_DAY}\s*日)?|{_DAY}\s*日))?"),
    ("日期", "./-", rf"(?<![\d.]){_YEAR}\s*[./-]\s*{_MONTH}\s*[./-]\s*{_DAY}(?![\d%])"),
    ("日期", "月", rf"(?<![\d.]){_YEAR}\s*年\s*\d{{1,2}}{_TO}\d{{1,2}}\s*月"),
    ("日期", "月", rf"(?<![\d.-])\d{{4}}\s*年?\d{{2}}\s*月(?:{_DAY}\s*日)?"),
    ("年份", "-~—–－至到", rf"(?<![\d.]){_YEAR}\s*年?{_TO}{_YEAR}\s*(?:年(?:度)?)?(?![\d.万元亿%])"),
    ("年份", "年", rf"(?:(?<=^\s*\d{{1,2}}[.．])|(?<=[。;]\s*\d{{1,2}}[.．])){_YEAR}\s*年(?:度|初|底|末)?"),
    ("年份", "年", rf"(?<![\d.,]){_YEAR}\s*(?:[、/]\s*{_YEAR}\s*)*年(?:度|初|底|末)?"),
    ("日期", "月", rf"(?<![\d.])\d{{1,2}}(?:\s*月)?{_TO}\d{{1,2}}\s*月(?:\s*份)?(?:\s*{_DAY}\s*日)?"),
    ("日期", "月", rf"(?<![\d.])(?:1[0-2]|0?[0-9])\s*月(?:\s*份)?(?:\s*{_DAY}\s*[日号])?(?:{_TO}{_DAY}\s*日)?(?!\s*龄)"),
    ("日期", "日", rf"(?<![\d.])(?<=年|月|[-~—至](?=\d))\s*{_DAY}\s*日(?!历)"),
    ("时刻", ":", r"(?<!\d)(?:[01]?\d|2[0-4])\s*[:]\s*[0-5]\d(?::[0-5]\d)?(?![\d.%])"),
    ("时刻", "时点", r"(?:上午|下午|晚上?|凌晨)\s*\d{1,2}\s*[时点](?:\s*\d{1,2}\s*分)?"),
    ("代码", "-—", r"(?<![\d.])\d{2,}(?:[-—]\d{2,}){2,}(?![\d%])"),
    ("代码", "", r"(?<![\d.,])\d{10,}[A-Z]?(?![\d.,]|\s*[万元])"),
    ("电话", "0148", r"(?<!\d)(?:0\d{2,3}\s*[-—]\s*\d{7,8}|1[3-9]\d{9}|[48]00-?\d{3,4}-?\d{3,4})(?!\d)"),
    ("规格", "DdPHΦφф∅MmYASKCGX", r"(?:DN|De|de|dn|PE|PN|PVC|HDPE|Φ|φ|ф|∅|[Mm]pa|YJV|MU|HRB|AC|SBS|SN|K|C|G|S|X|Y|D|P|M)\s*\d+(?:[.+×x*]\d+)*(?:[-~](?:DN|De|dn|Φ)?\d+)?(?:mm)?"),
    ("规格", "×xX*", r"(?<![\d.])\d+(?:\.\d+)?\s*[×xX*]\s*\d+(?:\.\d+)?(?:\s*[×xX*]\s*\d+(?:\.\d+)?)?\s*(?:mm²?|cm|m²?|米|厘米|毫米|平方)"),
    ("代码", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", r"(?<![A-Za-z\d])[A-Z]{1,3}\d{1,4}(?:[-.]\d{1,3})*(?![\d%.])"),
    ("口号", "+", r"(?<![\d.])(?:\d|[Nn])(?:\s*\+\s*(?:\d|[NnXx])){1,}(?![\d.%]|\s*=)"),
    ("口号", "“", r"“\d{1,4}(?:[-·./]\d{1,3})*”"),
    ("届次", "届", r"(?<!\d)\d{1,2}\s*届"),
    ("年龄", "岁", rf"\d{{1,3}}\s*(?:周?岁)?{_TO}\d{{1,3}}\s*周?岁|\d{{1,3}}\s*周?岁(?:及?以[上下])?"),
    ("条款", "第", r"第\s*\d+(?:\.\d+)*\s*(?:[条款项章节批期次届名页个位部题类阶步季户年组级档]|标段|部分|方面|季度|阶段)(?:第\s*\d+\s*[款项])?"),
    ("比例尺", ":", r"(?<![\d.])1\s*:\s*\d{2,7}(?![\d.])"),
    ("页码", "页-—", r"第\s*\d+\s*页\s*(?:共\s*\d+\s*页)?|共\s*\d+\s*页|[-—]\s*\d{1,3}\s*[-—](?=\s*$)"),
    ("国道", "GSXYC", r"(?<![A-Za-z])[GSXYC]\d{2,4}(?!\d)"),
    ("序号", "(", r"(?<![\u4e00-\u9fffA-Za-z\d%])\(\s*\d{1,2}\s*\)"),
    ("序号", "、", r"(?:(?<=[。;:!?,，、.])|(?<=^))\s*\d{1,2}\s*[、](?=\s*\D)"),
    ("序号", ".．)", r"(?:(?<=[。;:!?，,”)])|(?<=^))\s*\d{1,2}\s*[.．)](?!\d)(?=\s*[^\d\s%])"),
    ("序号", ".、．", r"(?<=[\s》>])\d{1,2}[.、．]\s*(?=[《“]|(?<=\s)[\u4e00-\u9fff]{2})"),
    ("序号", ".．", r"(?<=[》>\u4e00-\u9fff] )\d{1,2}[.．]\s(?=[《“\u4e00-\u9fff])"),
    ("序号", ".、．", r"(?<=[“\"'])\s*\d{1,2}\s*[.、．](?!\d)"),
    ("序号", ".、", r"(?:(?<=[。;:!?])|(?<=^))\s*\d{1,2}\s+[.、]\s*(?=[\u4e00-\u9fff])"),
    ("序号", ".", r"^\s*\d{1,2}(?:\.\d{1,2}){1,3}\.?\s*(?=[\u4e00-\u9fff“《])(?!\s*(?:万|亿|元|%|分|个|户|人|平方|公里|亩|米|吨|倍|千|百分))"),
    ("序号", ")．.、", r"^\s*\(?\d{1,2}\s*[)．.、]\s*(?=\D|$)"),
)
"""Reason, characters of which every match holds one ("": unknown), pattern.  The first that begins at a place wins, earlier
ones before later ones."""

_TITLE = regex.compile(r"《[^》]{0,160}》")
_DIGITS = regex.compile(r"\d[\d,.]*")
_ORDINAL = "序号"
_LISTED = regexp(r"\d\s*[.．)、](?!\d)|^\s*\d{1,2}\.\d")
"""What every ordinal holds: a text with its decimal points alone is spared their many forms."""


class _Form(NamedTuple):
    """One way of printing digits that are no quantity.  ``needs``: every match holds one of these characters, if any are named."""

    reason: str
    needs: frozenset[str]
    pattern: regex.Pattern[str]


@cache
def forms(digest: str) -> tuple[_Form, ...]:
    """All forms for the lexicon of this digest, in the order of their claims."""
    words = Lexicon.load().words

    def either(name: str) -> str:
        return "|".join(regex.escape(word) for word in sorted(words[name], key=len, reverse=True))

    def heads(name: str) -> str:
        return "".join(word[0] for word in words[name])

    from_lexicon = (
        ("电话", heads("hotlines"), rf"(?<!\d)(?:{either('hotlines')})(?=\s*”?\s*(?:{either('hotline_words')}))"),
        ("电话", heads("telephone_words"), rf"(?:{either('telephone_words')})\s*(?:号码?)?\s*[:为]?\s*[\d\s—-]{{3,}}\d"),
        ("代码", heads("code_words"), rf"(?:{either('code_words')})\s*[:为]?\s*[A-Za-z]*[-—]?[\dA-Za-z]*\d[\dA-Za-z—-]*"),
        ("标准号", heads("standards"), rf"(?<![A-Za-z])(?:{either('standards')})(?:/T)?\s*\d{{2,6}}(?:\.\d+)?(?:\s*[-—]\s*{_YEAR})?"),
        ("编号", "表图附", r"(?:(?<![水电气热暖仪量代钟手])表|图|附件|附表)\s*\d{1,3}(?:\s*[-—.]\s*\d{1,3})*(?![\d.]|\s*(?:[份张]|[万亿]?元))"),
        ("编号", heads("ordinal_heads"),
         rf"(?:{either('ordinal_heads')})\s*\d{{1,3}}(?:\s*[-—.]\s*\d{{1,3}})*(?![\d.]|,\d|\s*(?:%|[分个户人份元项名家亩万米处座台套公千条场次件吨眼所间株]))"),
        ("编号", heads("place_tails"), rf"(?<![\d.万])\d{{1,4}}\s*(?:{either('place_tails')})(?![文])"),
    )
    ordered = (*from_lexicon[:4], *_NUMBERS, *from_lexicon[4:])
    return tuple(_Form(reason, frozenset(needs), regex.compile(pattern)) for reason, needs, pattern in ordered)


def masks_in(text: str, lexicon: Lexicon) -> list[Masked]:
    """The stretches of a view's digits that are no quantity, in order, none overlapping."""
    return list(_masks(text, lexicon.digest)) if _DIGITS.search(text) else []


@kept
def _masks(text: str, digest: str) -> tuple[Masked, ...]:
    """Kept: the ledger asks again for what the readers of sentences asked."""
    titles = _TITLE.finditer(text) if "《" in text else ()
    found = [Masked("文件名", *title.span()) for title in titles if _DIGITS.search(title.group())]
    taken, chars = bytearray(len(text)), set(text)
    for mask in found:
        taken[mask.start : mask.end] = b"x" * (mask.end - mask.start)
    listed = _LISTED.search(text) is not None
    for reason, needs, pattern in forms(digest):
        if (needs and needs.isdisjoint(chars)) or (reason == _ORDINAL and not listed):
            continue
        for match in pattern.finditer(text):
            start, end = match.end() - len(match.group().lstrip()), match.end()
            if start < end and taken.find(b"x", start, end) < 0 and _DIGITS.search(text, start, end):
                found.append(Masked(reason, start, end))
                taken[start:end] = b"x" * (end - start)
    return tuple(sorted(found, key=lambda mask: mask.start))


class MaskedText:
    """Asks whether a stretch lies under a mask."""

    def __init__(self, masks: Iterable[Masked]) -> None:
        self._masks = sorted(masks, key=lambda mask: mask.start)
        self._starts = [mask.start for mask in self._masks]

    def __iter__(self) -> Iterator[Masked]:
        return iter(self._masks)

    def over(self, start: int, end: int) -> Masked | None:
        """The mask that overlaps a stretch."""
        at = bisect_right(self._starts, end - 1) - 1
        return self._masks[at] if at >= 0 and self._masks[at].end > start else None
