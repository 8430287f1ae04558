"""Titles cited without a number, document numbers that have lost a bracket, and the date a document is said to be issued."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.stretch import Stretch
from parsers.wording.found import Found

_TITLE = re.compile(r"《(?P<title>[^《》]{3,60})》(?!\s*的?(?:通知|批复|意见|函)?\s*[（(\[〔][^（(]{0,24}\d+\s*号)")
_ORGAN = r"(?P<organ>[\u4e00-\u9fa5]{2,10})"
_BROKEN = re.compile(_ORGAN + r"\s*[〔\[(（](?P<rest>(?:19|20)\d\d\d{1,4})\s*号")
_NAMED = re.compile(r"《(?P<title>(?:[^《》]|《[^《》]*》)+)》\s*(?:的?(?:通知|批复|意见|函))?\s*[（(]?\s*$")
_ISSUED = re.compile(
    r"(?P<date>(?:19|20)\d\d\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?)[，,]?[^。；，\d《]{2,24}?(?:印发|发布|出台|下发|颁布)了?(?=\s*《)"
)
_NUMBER = re.compile(
    r"《[^《》]{3,80}(?:〈[^〉]*〉[^《》]*)?》[^，。；（(《]{0,6}[（(]?\s*(?P<number>[\u4e00-\u9fa5]{1,10}\s*[〔\[(（]\s*(?:19|20)\d\d\s*[〕\])）]\s*\d{1,4}\s*号)\s*[)）]?\s*(?P<link>[、和及]|以及)?\s*"
)


def citations(stretch: Stretch) -> Iterator[Found]:
    text = stretch.text
    if "《" in text:
        for match in _TITLE.finditer(text):
            yield Found("document_title", match.start("title"), match.end("title"))
        yield from _issued(text)
    for match in _BROKEN.finditer(text) if "号" in text else ():
        named = _NAMED.search(text[: match.start()])
        raw = re.sub(r"\s", "", match.group())
        title = re.sub(r"\s", "", named["title"]) if named else None
        yield Found("document_number", match.start(), match.end(), raw, item=title, doubt="文号残缺，疑为识读错误")


def _issued(text: str) -> Iterator[Found]:
    """2020年7月，…印发了《…》（…号）、《…》（…号）: the date with each number of the chain."""
    for match in _ISSUED.finditer(text):
        at = match.end()
        while (number := _NUMBER.match(text, at)) is not None:
            raw = re.sub(r"\s", "", match["date"])
            yield Found("issue_date", number.start("number"), number.end("number"), raw, item=re.sub(r"\s", "", number["number"]))
            if not number["link"]:
                break
            at = number.end()
