"""Indicators told one after another behind the name of their kind: 1.数量指标：新建渠道12公里、覆盖村庄8个；质量指标：验收合格率≥95%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lexicon.load import Lexicon
from lexicon.match import alternatives
from model.figure import Subject
from model.regexp import regexp
from parsers.language import Number, Sentence
from parsers.sentences.passage import Claim, Passage
from parsers.sentences.quantities import stage_of

_PARTED = regexp(r"[、，；;。]")
_REALLY = regexp(r"[，,]实际")
_LINK = regexp(r"(?:需|应|须|分别|全部|全年|预计|均|各)*(?:达到|达|为|是|:|控制在|≥|≤|=|约)*$")
_DID = regexp(r"^(?:(?:本|该)?(?:项目|年度|年)?(?:实际|已|计划|拟|预计|将)?(?:完成|开展|实施|组织|举办|建成|实现)?(?:了)?)")
_DONE = regexp(r"实际|已|完成了|建成|均达|达到了")
_NOT_NAME = regexp(r"[\d。；]|满意|得分|分值|权重|^(?:其中|共|合计|指标|该|本|因|由于|如|若)|[了是在将被把由]$|每年$|同比|上年|增长|下降")
_TAIL = regexp(r"^(?:/[年月日天人户亩次])?(?:以上|以下|以内|及以上|左右)?$")
_PASSED = ("mark", "year_count")


@cache
def _kinds(digest: str) -> re.Pattern[str]:
    """The name of a kind of indicators that opens a list, its number of items behind it."""
    names = alternatives(word for word in Lexicon.load().maps["second_levels"] if word.endswith("指标"))
    return re.compile(rf"(?:{names})(?:方面|完成情况|分析)?(?:\(?共?\d{{1,2}}[个项]\)?)?:")


def read_listed(passage: Passage) -> Iterator[Claim]:
    """Each item that ends in its one number, from the kind's colon to the next kind or the paragraph's end."""
    if passage.place.in_table or "指标" not in passage.text:
        return
    heads = list(passage.matches(_kinds(passage.lexicon.digest)))
    for at, head in enumerate(heads):
        stop = heads[at + 1].start() if at + 1 < len(heads) else len(passage.text)
        start = head.end()
        for match in [*_PARTED.finditer(passage.text, start, stop), None]:
            end = match.start() if match else stop
            yield from _item(passage, start, end, _REALLY.match(passage.text, end) is not None)
            start = match.end() if match else stop


def _item(passage: Passage, start: int, end: int, aimed: bool) -> Iterator[Claim]:
    """``aimed``: what was reached follows (租机数量8架，实际租机7架)."""
    sentence = passage.sentence_at(start)
    numbers = [number for number in passage.free(sentence) if start <= number.start < end and not number.printed.han] if sentence else []
    if len(numbers) != 1 or sentence is None or numbers[0].dimension in _PASSED or not _TAIL.match(passage.text[numbers[0].end : end]):
        return
    number = numbers[0]
    words = _LINK.sub("", _DID.sub("", passage.text[start : number.start]))
    if not regexp(r"[\u4e00-\u9fffA-Za-z()/“”]{3,26}").fullmatch(words) or _NOT_NAME.search(words):
        return
    role = "indicator_target" if aimed else _role(passage, sentence, number, start)
    if role:
        yield passage.claim(number, role, words, Subject(indicator=words))


def _role(passage: Passage, sentence: Sentence, number: Number, start: int) -> str:
    """Goal or result: by the comparator, else by the words of the item, else by the heading; "" where nothing tells."""
    if number.printed.comparator is not None:
        return "indicator_target"
    if _DONE.search(passage.text[start : number.start]):
        return "indicator_actual"
    stage = stage_of(passage, sentence, number)
    return "indicator_actual" if stage == "achieved" else "indicator_target" if stage else ""
