"""What stands on a line of its own: attachments and lists of them, captions of tables, who issued the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.figure import Part
from model.regexp import regexp
from parsers.dates import dates_in
from parsers.found import Found
from parsers.stretch import Stretch

_ORGAN = regexp(r"^[\u4e00-\u9fa5（）()]{4,30}?(?:局|厅|委员会|办公室|中心|公司|事务所|政府|学校|医院|管委会)$")
_OWN_NUMBER = regexp(r"^[\u4e00-\u9fa5]{2,14}\s*[〔\[(（]\s*20\d\d\s*[〕\])）]\s*\d+\s*号$")
ANNEX = regexp(r"^(?P<word>附[件表录])\s*(?P<number>[一二三四五六七八九十\d]+(?:\s*[-—]\s*\d+)?)\s*[:：、.]?\s*(?P<title>[^。；]*)$")
ANNEX_ALONE = regexp(r"^附[件表录]\s*[一二三四五六七八九十\d]+(?:\s*[-—]\s*\d+)?\s*[:：]?$")
_LIST_HEAD = regexp(r"^(?:第?[一二三四五六七八九十]+(?:、|部分|章)\s*)?(?:相关|有关)?附件\s*(?:清单|目录)?\s*[:：]?$")
_LISTED = regexp(r"^(?P<number>\d{1,2})\s*[.、．]\s*(?P<title>[^。]{2,60})$")
_INLINE = regexp(r"^附件\s*[:：]\s*(?P<rest>\d{1,2}\s*[.、．].+)$")
NUMBERED = regexp(r"(?:附|续)?表\s*[\d一二三四五六七八九十]{1,3}(?:\s*[-—–.．]\s*\d{1,3})*\s*[^，。；]{2,50}")
_ONE_LISTED = regexp(r"^附件\s*[:：]\s*(?P<rest>[^\d\s《][^。；;，,]{3,78})$")


def on_its_line(stretches: Sequence[Stretch], index: int, parts: Sequence[Part]) -> Iterator[Found]:
    stretch = stretches[index]
    text = stretch.text.strip()
    start = stretch.text.find(text)
    part = parts[stretch.part]
    if len(text) < 3 or len(text) > 90:
        return
    annex = ANNEX.match(text)
    begins = part.span.start <= stretch.view.offsets[0] < part.span.start + 12
    if annex and begins:
        title = "".join(annex["title"].split()) or part.title
        yield Found("attachment", start, start + len(text), text, "".join(annex["number"].split()), "heading", title=title)
    inline = _INLINE.match(text)
    if inline:
        yield from _announced(stretch, inline)
    listed = None if inline or (begins and part.span.start) else _ONE_LISTED.match(text)
    if listed:
        at = start + listed.start("rest")
        yield Found("attachment", at, at + len(listed["rest"]), _bare(listed["rest"]), scope="announced")
    elif _LIST_HEAD.match(text):
        return
    elif (listed := _LISTED.match(text)) and _under_list(stretches, index):
        yield Found("attachment", start + listed.start("title"), start + listed.end("title"), _bare(listed["title"]), listed["number"], "announced")
    if _ORGAN.match("".join(text.split())):
        scope = _issuer(stretches, index)
        if scope:
            yield Found("issuer", start, start + len(text), scope=scope)


def _announced(stretch: Stretch, inline: re.Match[str]) -> Iterator[Found]:
    base = stretch.text.index(inline["rest"])
    for match in regexp(r"(?P<number>\d{1,2})\s*[.、．]\s*(?P<title>.+?)(?=\s*\d{1,2}\s*[.、．]\s*[\u4e00-\u9fa5《]|$)").finditer(inline["rest"]):
        yield Found("attachment", base + match.start("title"), base + match.end("title"), _bare(match["title"]), match["number"], "announced")


def _bare(title: str) -> str:
    return "".join(title.split()).strip("《》：:")


def _under_list(stretches: Sequence[Stretch], index: int) -> bool:
    """Whether the list that this item stands in opens with 附件：."""
    for stretch in reversed(stretches[max(0, index - 14) : index]):
        text = stretch.text.strip()
        if stretch.cell is None and _LIST_HEAD.match(text):
            return True
        if stretch.cell is not None or (not _LISTED.match(text) and len(text) > 30):
            return False
    return False


def _issuer(stretches: Sequence[Stretch], index: int) -> str | None:
    """letterhead: among the first lines of a part that carries its own number; signoff: before a date alone on its line."""
    stretch = stretches[index]
    following = [other.text.strip() for other in stretches[index + 1 : index + 5] if other.part == stretch.part]
    if any(
        len(other) < 24 and regexp(r"\s*(?:印发)?").fullmatch(other[: hit.start] + other[hit.end :]) for other in following for hit in dates_in(other)
    ):
        return "signoff"
    first = next(at for at, other in enumerate(stretches) if other.part == stretch.part)
    head = ["".join(other.text.split()) for other in stretches[first : first + 8]]
    return "letterhead" if index - first < 6 and ("文件" in head or any(_OWN_NUMBER.match(line) for line in head)) else None
