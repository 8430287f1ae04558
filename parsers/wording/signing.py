"""Who issues and signs: letterheads, sign-offs, blank signature fields, short names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from lexicon.load import Lexicon
from model.document import Document
from parsers.stretch import Stretch
from parsers.wording.found import Found

_BODY = r"[\u4e00-\u9fa5]{2,24}?(?:局|厅|委员会|委|办公室|中心|人民政府|政府|部)"
_ALONE = re.compile(rf"^{_BODY}$")
_OWN_NUMBER = re.compile(r"^[\u4e00-\u9fa5]{2,14}\s*[〔\[(（]\s*\d{4}\s*[〕\])）]\s*\d{1,4}\s*号$")
_DATE_LINE = re.compile(r"^[\d二〇零○一三四五六七八九十年月日\s.]{8,24}$")
_SHORT_NAME = re.compile(
    r"(?P<full>[\u4e00-\u9fa5]{4,24}(?:局|厅|委员会|委|办公室|中心|公司|政府|项目))\s*[（(]\s*以下(?:统一)?(?:简称|称)(?:为)?\s*[:：]?\s*[“\"](?P<short>[^”\"]{2,12})[”\"]"
)
_FULL_LEAD = re.compile(r"^.*(?:受|由|经|委托|根据|接受)(?=[\u4e00-\u9fa5]{4})")
_HEAD_LINES, _FOOT_LINES = 12, 8


def signing(document: Document, stretches: Sequence[Stretch], lexicon: Lexicon) -> Iterator[tuple[Stretch, Found]]:
    for stretch in stretches:
        for match in _SHORT_NAME.finditer(stretch.text) if "以下" in stretch.text else ():
            full = match["full"]
            lead = _FULL_LEAD.match(full)
            yield stretch, Found("short_name", match.start("short"), match.end("short"), item=full[lead.end() :] if lead else full)
    prose = [stretch for stretch in stretches if stretch.cell is None]
    for _, group in groupby(prose, lambda stretch: stretch.part):
        yield from _issuers(list(group))
    yield from _blank_fields(stretches, lexicon)


def _issuers(stretches: Sequence[Stretch]) -> Iterator[tuple[Stretch, Found]]:
    """Bodies alone on a line above the document's number; bodies alone on a line around the date at the end."""
    number = next((at for at, stretch in enumerate(stretches[:_HEAD_LINES]) if _OWN_NUMBER.match(stretch.text.strip())), None)
    if number is None:
        return
    for stretch in stretches[:number]:
        yield from _alone(stretch, "letterhead")
    dates = [at for at, stretch in enumerate(stretches) if at > number and _DATE_LINE.match(stretch.text.strip())]
    if dates:
        for stretch in stretches[max(number + 1, dates[-1] - _FOOT_LINES) : dates[-1] + 2]:
            yield from _alone(stretch, "signoff")


def _alone(stretch: Stretch, scope: str) -> Iterator[tuple[Stretch, Found]]:
    text = re.sub(r"\s", "", stretch.text).removesuffix("文件")
    if _ALONE.match(text) and len(text) > 3:
        start = len(stretch.text) - len(stretch.text.lstrip())
        yield stretch, Found("issuer", start, len(stretch.text.rstrip()), text, scope=scope)


def _blank_fields(stretches: Sequence[Stretch], lexicon: Lexicon) -> Iterator[tuple[Stretch, Found]]:
    """主评人（签字）： with nothing after it, in a line or in the last filled cell of a row."""
    fields = "|".join(sorted(lexicon.words["person_fields"], key=len, reverse=True))
    alone = re.compile(rf"^\s*(?P<label>(?:[\u4e00-\u9fa5]{{0,4}})(?:{fields}))\s*[（(]\s*(?:签字|签章|签名|盖章)\s*[)）]+\s*[:：]?\s*$")
    for at, stretch in enumerate(stretches):
        match = alone.match(stretch.text) if len(stretch.text) < 40 else None
        if match is None:
            continue
        after = stretches[at + 1] if at + 1 < len(stretches) else None
        if stretch.cell is not None:
            filled = after is not None and after.cell is not None and (after.cell.table, after.cell.row) == (stretch.cell.table, stretch.cell.row)
        else:
            filled = after is not None and after.cell is None and 1 < len(after.text.strip()) < 5
        if not filled:
            yield stretch, Found("person_role", match.start("label"), match.end(), "", item=re.sub(r"\s", "", match["label"]))
