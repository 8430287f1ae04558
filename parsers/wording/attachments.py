"""Attachments: announced in a list, headed at their own beginning, referred to in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.stretch import Stretch
from parsers.wording.found import Found

_MARK = r"附[件表录]"
_HEAD = re.compile(rf"^(?P<word>{_MARK})\s*(?P<number>\d{{1,2}}(?:[-—–]\d{{1,2}})?|[一二三四五六七八九十]{{1,3}})\s*(?:[:：.、]\s*)?(?P<title>.*)$")
_LIST = re.compile(rf"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])?\s*(?:相关|有关)?(?:{_MARK})\s*[:：]?\s*$")
_INLINE = re.compile(rf"^{_MARK}\s*[:：]\s*(?P<rest>\S.*)$")
_ENTRY = re.compile(r"^(?P<number>\d{1,2})\s*[.、．]\s*(?P<title>\S.{1,78})$")
_ENTRIES = re.compile(r"(?:^|\s)(?P<number>\d{1,2})\s*[.、．]\s*(?P<title>[^\d\s].*?)(?=\s+\d{1,2}\s*[.、．]\s*[^\d\s]|$)")
_SEEN = re.compile(rf"(?:见|详见|参见|如)\s*(?P<name>{_MARK}\s*\d{{1,2}}(?:[-—–]\d{{1,2}})?)")
_SENTENCE = re.compile(r"[。；;]$|[，,].*[，,]")
_LONGEST = 80


def attachments(stretches: Sequence[Stretch]) -> Iterator[tuple[Stretch, Found]]:
    """``announced``: an entry of the list; ``heading``: the attachment's own head; ``reference``: 见附录3-1."""
    heads: list[tuple[int, re.Match[str]]] = []
    listing = False
    for at, stretch in enumerate(stretches):
        text = stretch.text.strip()
        for match in _SEEN.finditer(stretch.text):
            yield stretch, Found("attachment", match.start("name"), match.end("name"), _tidy(match["name"]), scope="reference")
        if stretch.cell is not None:
            listing = False
            continue
        head = _HEAD.match(text) if len(text) <= _LONGEST and not _SENTENCE.search(text) else None
        if head:
            heads.append((at, head))
            listing = False
            continue
        if _LIST.match(text):
            listing = True
            continue
        entry = _ENTRY.match(text) if listing else None
        if entry and not _SENTENCE.search(text):
            yield stretch, _announced(stretch, entry["title"], entry["number"])
            continue
        listing = listing and len(text) < 30 and not text.endswith("。") and not _is_end(text)
        yield from _inline(stretch, text)
    yield from _heads(stretches, heads)


def _is_end(text: str) -> bool:
    return bool(re.search(r"(?:局|公司|委员会|中心|办公室|日)$", text))


def _inline(stretch: Stretch, text: str) -> Iterator[tuple[Stretch, Found]]:
    """附件：《…表》; 附件：1.…表 2.…报告."""
    inline = _INLINE.match(text)
    if inline is None or len(text) > 6 * _LONGEST or text.endswith("。"):
        return
    rest = inline["rest"]
    entries = list(_ENTRIES.finditer(rest))
    if entries:
        for entry in entries:
            yield stretch, _announced(stretch, entry["title"], entry["number"])
    elif len(rest) <= _LONGEST:
        yield stretch, _announced(stretch, rest, None)


def _announced(stretch: Stretch, title: str, number: str | None) -> Found:
    start = stretch.text.rindex(title) if title in stretch.text else 0
    return Found("attachment", start, start + len(title), _tidy(title), item=number, scope="announced")


def _heads(stretches: Sequence[Stretch], heads: Sequence[tuple[int, re.Match[str]]]) -> Iterator[tuple[Stretch, Found]]:
    """附件2：… at the beginning of a line: the last of its number is the head, unless its neighbours are such lines too."""
    last = {_value(match["number"]): at for at, match in heads}
    places = {at for at, _ in heads}
    for at, match in heads:
        stretch = stretches[at]
        listed = last[_value(match["number"])] != at or at - 1 in places or at + 1 in places
        title = _tidy(match["title"]) or ("" if listed else _title_below(stretches, at))
        length = len(stretch.text.rstrip())
        lead = len(stretch.text) - len(stretch.text.lstrip())
        yield (
            stretch,
            Found(
                "attachment",
                lead,
                length,
                title or match["word"] + match["number"],
                item=match["number"],
                scope="announced" if listed else "heading",
                label=match["word"],
            ),
        )


def _title_below(stretches: Sequence[Stretch], at: int) -> str:
    """The title on the next lines, up to two of them."""
    lines = []
    for stretch in stretches[at + 1 : at + 3]:
        text = stretch.text.strip()
        if (
            stretch.cell is not None
            or len(text) > _LONGEST
            or _SENTENCE.search(text)
            or re.match(r"^[（(一二三四五六七八九十\d]+[、)）.]", text)
            or ":" in text
        ):
            break
        lines.append(text)
        if text.endswith(("表", "报告", "问卷", "记录", "方案", "批复", "通知")):
            break
    return _tidy("".join(lines))


def _tidy(title: str) -> str:
    return re.sub(r"\s+", "", title).strip("《》:：。；;.、")


def _value(number: str) -> str:
    """一 and 1 are one number."""
    digits = "〇一二三四五六七八九十"
    return str(digits.index(number)) if number in digits and number else re.sub(r"[—–]", "-", number)
