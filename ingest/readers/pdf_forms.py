"""PDF forms that draw forms that draw forms: PDFium unfolds them all, so a loop, or a few dozen levels of two each, would never end."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Mapping

MOST = 200_000
"""More drawings than this from one form are no page's content."""

_FORM = re.compile(rb"/Subtype\s*/Form\b")
_HEADER = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+obj\b")
_XOBJECTS = re.compile(rb"/XObject\s*(?:<<(?P<inline>.{0,65536}?)>>|(?P<number>\d{1,10})\s+\d{1,5}\s+R)", re.S)
_RESOURCES = re.compile(rb"/Resources\s+(\d{1,10})\s+\d{1,5}\s+R")
_NAMED = re.compile(rb"/([^\s/\[\]<>()]+)\s+(\d{1,10})\s+\d{1,5}\s+R")
_DO = re.compile(rb"/([^\s/\[\]<>()]+)\s+Do\b")
_STREAM = re.compile(rb"stream\r?\n?")
_FAR = 65_536
_LARGEST = 1 << 20


def unfolds_without_end(content: bytes) -> bool:
    """Whether some form draws more than any page could hold."""
    forms = {number: body for found in _FORM.finditer(content) for number, body in _object_around(content, found.start())}
    drawn = {number: found for number, body in forms.items() if (found := _drawn(content, body, forms))}
    known: dict[int, int] = {}
    return any(_weight(number, drawn, known, frozenset()) > MOST for number in drawn)


def _object_around(content: bytes, place: int) -> list[tuple[int, tuple[int, int]]]:
    """The number of the object that a place is in, and where its body starts and its stream does."""
    headers = list(_HEADER.finditer(content, max(0, place - _FAR), place))
    stream = content.find(b"stream", place, place + _FAR)
    return [(int(headers[-1][1]), (headers[-1].end(), stream))] if headers and stream >= 0 else []


def _drawn(content: bytes, body: tuple[int, int], forms: Mapping[int, tuple[int, int]]) -> Counter[int]:
    """The forms that a form draws, each as often as it does."""
    start, stream = body
    about = content[start:stream]
    inside = _XOBJECTS.search(about)
    if inside is None and (shared := _RESOURCES.search(about)):
        inside = _XOBJECTS.search(_plain_object(content, int(shared[1])))
    if inside is None:
        return Counter()
    listed = inside["inline"] if inside["number"] is None else _plain_object(content, int(inside["number"]))
    names = {name: int(number) for name, number in _NAMED.findall(listed) if int(number) in forms}
    if not names:
        return Counter()
    said = Counter(_DO.findall(_data(content, about, stream)))
    return Counter({names[name]: count for name, count in said.items() if name in names})


def _plain_object(content: bytes, number: int) -> bytes:
    """An object's body where it stands uncompressed, else nothing."""
    found = re.search(rb"(?<!\d)%d\s+\d{1,5}\s+obj\b" % number, content)
    if found is None:
        return b""
    end = content.find(b"endobj", found.end(), found.end() + _FAR)
    return content[found.end() : end if end >= 0 else found.end() + _FAR]


def _data(content: bytes, about: bytes, stream: int) -> bytes:
    opening = _STREAM.match(content, stream)
    start = opening.end() if opening else stream
    end = content.find(b"endstream", start)
    raw = content[start : min(end if end >= 0 else len(content), start + _LARGEST)]
    if b"FlateDecode" not in about:
        return raw
    try:
        return zlib.decompressobj().decompress(raw, _LARGEST)
    except zlib.error:
        return b""


def _weight(number: int, drawn: Mapping[int, Counter[int]], known: dict[int, int], above: frozenset[int]) -> int:
    """How many drawings a form unfolds to; a loop through more than one way back has no end, one way PDFium breaks off itself."""
    if number in known:
        return known[number]
    if len(above) > 200:
        return MOST + 1
    total = 1
    for child, count in drawn.get(number, Counter()).items():
        if child in above or child == number:
            total += MOST if count > 1 or sum(drawn[number].values()) > 1 else 0
        else:
            total += count * _weight(child, drawn, known, above | {number})
        if total > MOST:
            break
    known[number] = total
    return total
