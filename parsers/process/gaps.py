"""Days told to lie between two deeds: 自中标通知书发出至合同签订共17天; 完工后20天内通过竣工验收."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lexicon.load import Lexicon
from model.document import Document
from model.figure import Comparator, Figure, Subject
from model.regexp import regexp
from parsers.dates import dates_in
from parsers.process.clause import opening
from parsers.stretch import Stretch

_DEED = r"[^，,。；;、:：（）()\d至到自从后]"
_LENGTH = r"(?P<raw>(?P<number>\d+)\s*(?P<unit>日历天|天|日(?!前|内)))"
_DAYS = regexp(r"\d\s*[日天]")
"""No gap is told without so many days."""
_TELLS = (
    regexp(
        rf"(?:自|从|由)?(?P<first>{_DEED}{{2,16}})(?:之日|当日)?(?:起|开始)?[，,]?(?:至|到)(?P<second>{_DEED}{{2,14}}?)(?:之日|完毕|为止|止)*[，,]?"
        rf"(?:一?共计?|总共|合计|仅仅?|实际|用时|历时|间隔|相隔|耗时|为|用了?|经过|长达)+\s*{_LENGTH}"
    ),
    regexp(rf"(?:自|从|在)?(?P<first>{_DEED}{{2,16}})后的?第?{_LENGTH}(?P<within>之?内)?(?:即|便|就|方|才|完成|组织)*(?P<second>{_DEED}{{2,10}})"),
)
_OF_WORKS = (
    (regexp(rf"(?:工程|施工|项目)(?:建设|施工|实施)?(?:总|实际|累计|共)*(?:历时|用时|耗时)(?:共|约为|为)?{_LENGTH}"), "actual_start>actual_finish"),
    (regexp(rf"实际(?:施工)?工期(?:共|为|是|[:：])?{_LENGTH}"), "actual_start>actual_finish"),
    (regexp(rf"提[前早]了?{_LENGTH}(?:全面|全部|顺利)?(?:完工|竣工|建成|完成(?:建设|施工))"), "actual_finish>planned_finish"),
    (regexp(rf"(?:完工|竣工|建成)[^，。；;\d]{{0,8}}提[前早]了?{_LENGTH}"), "actual_finish>planned_finish"),
)
"""What the works took and by how much they came early: their own dates are told elsewhere."""
_DEMANDED = regexp(r"应|须|需|要求|规定|不得|必须|标准|办法|约定|否则|如果?|每|扣|力争|确保|计划|建议|承诺|原则|期限|可以")
_SENTENCE = regexp(r"[。；;\n]")


def gaps(document: Document, stretch: Stretch, lexicon: Lexicon) -> Iterator[Figure]:
    """``item``: the concepts of both deeds; a gap with an upper end only is told with a comparator."""
    text = stretch.text
    if not _DAYS.search(text):
        return
    for pattern in _TELLS:
        for match in pattern.finditer(text):
            first, second = (_concept(match[side], lexicon) for side in ("first", "second"))
            if first is None or second is None or first == second or _demanded(text, match):
                continue
            yield _gap(document, stretch, match, f"{first}>{second}")
    for pattern, deeds in _OF_WORKS if "时" in text or "期" in text or "提" in text else ():
        for match in pattern.finditer(text):
            if not _SOME.search(text, opening(text, match.start()), match.end()) and not dates_in(_sentence(text, match)):
                yield _gap(document, stretch, match, deeds)


_SOME = regexp(r"其中|个别|部分|每|平均|标段|应|须|需|力争|确保|可|预计|[\d两二三四五六七八九十][个座处所家条]")


def _sentence(text: str, match: re.Match[str]) -> str:
    stop = _SENTENCE.search(text, match.end())
    return text[opening(text, match.start()) : stop.start() if stop else len(text)]


def _gap(document: Document, stretch: Stretch, match: re.Match[str], deeds: str) -> Figure:
    return Figure(
        id="", role="event_gap", raw=match["raw"], label=match.group(), anchor=stretch.anchor(document, *match.span("raw")), part=stretch.part,
        number=match["number"], unit_text="天", comparator=Comparator.LE if match.groupdict().get("within") else None,
        subject=Subject(item=deeds), tokens=(stretch.span(*match.span("number")),),
    )


def _demanded(text: str, match: re.Match[str]) -> bool:
    """自收到中标通知书之日起30日内应签订合同: what is asked, not what was."""
    around = _sentence(text, match)
    if match.groupdict().get("within"):
        return bool(_DEMANDED.search(around))
    said = next((part for part in regexp(r"[，,]").split(around) if match["raw"] in part), around)
    return bool(_DEMANDED.search(said))


def _concept(words: str, lexicon: Lexicon) -> str | None:
    """The deed whose name is longest in the words; the date of a result, not of a plan."""
    names = {**lexicon.maps["event_labels"], **lexicon.maps["event_verbs"], **_BARE}
    found = max((name for name in names if name in words), key=len, default=None)
    role = names[found] if found else None
    return role if role in _DATED else None


_BARE = {"签约": "contract_date", "中标": "award_date", "合同订立": "contract_date", "验收": "acceptance_date"}
_DATED = ("award_date", "contract_date", "actual_start", "actual_finish", "acceptance_date", "tender_date", "bid_opening_date", "use_date", "activity_end")
