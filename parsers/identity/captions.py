"""Captions of tables and pictures, attachments announced, and where the text refers to them."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.found import Found
from parsers.stretch import Stretch

_CAPTION = regexp(r"^(?P<number>[表图]\s*\d{1,2}(?:\s*[-—–.]\s*\d{1,2})?)\s*(?:$|[:：]?\s*(?![-—–.\d])(?P<title>[^，。；]{2,50}|[^，。；]{2,40}[（(][^（）()。；]{2,40}[）)])$)")
"""Its title may stand on a line of its own below."""
_UNIT = regexp(r"[(（]?(?:金额|计量|货币)?单\s*位\s*[:：].*$")
_REFERENCE = regexp(r"(?P<number>[表图]\s*\d{1,2}(?:\s*[-—–]\s*\d{1,2})?)(?=\s*(?:所示|中|可知|可见|可以看出|看出|显示|[）)]|。|，|绩|项|个))")
_SEEN = regexp(r"(?:见|如|详见|下|附件[:：]|及|和|、|(?<!自)由|从|根据|(?<!根|依|证|数|单|收|票)据)\s*$")
_ATTACHED = regexp(r"^附件\s*\d*\s*[:：]\s*\d*\s*[.、]?\s*《(?P<title>[^《》]+)》")


def captions(stretch: Stretch) -> Iterator[Found]:
    text = stretch.text
    if stretch.cell is None and len(text) < 90:
        match = _CAPTION.match(text.strip())
        if match:
            at = text.index(match["number"])
            yield Found("table_caption", at, at + len(match.group()), "".join(match["number"].split()), "".join(_UNIT.sub("", match["title"] or "").split()) or None)
            return
        attached = _ATTACHED.match(text.strip())
        if attached:
            at = text.index(attached["title"])
            yield Found("attachment", at, at + len(attached["title"]), scope="announced")
    for match in _REFERENCE.finditer(text) if "表" in text or "图" in text else ():
        if _SEEN.search(text[: match.start()]) or text.startswith("所示", match.end()):
            yield Found("table_reference", match.start(), match.end(), "".join(match["number"].split()))
