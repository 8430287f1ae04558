"""Deeds said to be within a term that is told as dates: 合同约定布展于7月31日前结束。…7月26日布展完成，在合同期限内完成."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lexicon.load import Lexicon
from model.document import Document
from model.figure import Figure
from model.regexp import regexp
from parsers.dates import DateHit
from parsers.process.clause import opening
from parsers.process.lapses import Dated
from parsers.process.sides import Told, date_figure, sides
from parsers.stretch import Stretch

_AGREED = r"(?:合同|协议|约定|规定|要求|方案|任务书|计划|既定|批复|下达|通知|文件)"
_TERM = r"(?:期限|时限|时间|工期|期内|周期|交货期|供货期|交付期|实施期|服务期|日期|节点)"
_IN_TIME = regexp(
    rf"(?:在|于|按照?|符合|满足|属于?){_AGREED}{{1,2}}(?:中)?(?:的|所)?(?:[\u4e00-\u9fff]{{0,4}}的)?{_TERM}(?:要求)?(?:之?内|范围内)?"
    rf"(?:全部|顺利|按期|均|已)?(?:完成|完工|竣工|交付|交货|供货|结束|建成|实施完毕)?"
    rf"|(?:均|都)?(?:未|没有)(?:超出?过?|逾|突破){_AGREED}{{0,2}}(?:的)?{_TERM}"
    r"|(?:均|都|全部)?(?:按期|如期|按时|按约|准时)(?:全部|顺利)?(?:完成|完工|竣工|交付|交货|供货|结束|建成|履约)"
)
_NOT_SAID = regexp(r"(?:是否|确保|保证|力争|应|须|需|未能?|没有?|不能|不|若|如|要求|督促)[^，。；;]{0,4}$")
_SUPPOSED = regexp(r"(?:的)?(?:[，,])?(?:得|不扣|给|计)\d|(?:的)?得满分|率|要求的")
_CHANGED = regexp(r"顺延|延长|展期|延期[至到]|推迟[至到]|补充协议|(?:工期|期限|时限|时间|计划)[^，。；;]{0,6}(?:变更|调整)|(?:变更|调整)[^，。；;]{0,6}(?:工期|期限|时限|时间)|停工")
_DEMANDS = regexp(r"合同|协议|约定|规定|要求|方案|任务书|计划")
_OTHER_DEED = regexp(r"支付|付款|拨付|兑付|缴|报送|上报|报名|申报|审计|结算|决算|质保|保修|投标|开标|签订|公示|整改")
_BEGINS = regexp(r"(?:日)?(?:起|开始|启动|开工|进场|动工|开班)|[^，。；;|]{0,4}(?:开工|启动|进场|开始)")
_ENDS = regexp(r"(?:之|以|底)?前|[^，,。；;]{0,12}(?:截止|完成|完工|竣工|结束|交付|交货|供货|交工|建成|实施|止)")
_BY = regexp(
    r"(?:不晚于|不迟于|最迟|至迟|最晚|截至|截止|不得?超过)(?:于|到|至|为)?$"
    r"|(?:竣工|完工|交工|交付|交货|供货|截止|结束|完成|终止)(?:日期|时间|日)(?:为|是|:|：)?$"
)
_DONE = regexp(
    r"^[^，,。；;|]{0,12}?(?:(?:交付|交货|到货|送达)(?=验收)|完工|竣工|交工|建成|交付|交货|供货|到货|送达|结业|结束|完成|完毕|上线|结题|收官|闭幕|投用)"
    r"(?![^，,。；;|]{0,6}?(?:率|审|资料|档案|备案|(?:竣工|验收|审计|评估|监理)报告|结算|决算|招标|采购|签订|公示|(?<!交付)(?<!交货)(?<!到货)(?<!送达)验收))"
)
_TO_THE_DAY, _OF_MONTH = regexp(r"[日号]|\d{4}[.\-/]\d{1,2}[.\-/]\d"), regexp(r"\d\s*月份?[底末]")
"""8月31日, 8月底: a month alone may mean any day of it."""
_ANOTHER = regexp(r"超期|逾期|滞后|延期|延误|拖延|\d|其余|其他|其它")
"""2023年5月28日完工，超期28天，4个标段中3个按期完工: others than the one told last."""
_PART = regexp(r"(?<!最后)第?[一二三四五六七八九十\dA-Z]+(?:期|批次?|阶段|标段|号?包|标)(?!限)")
_NEXT_YEAR = regexp(r"次年|明年|翌年|下一?年")


def terms_in_dates(document: Document, stretch: Stretch, hits: Sequence[DateHit], before: Sequence[Dated], lexicon: Lexicon) -> Iterator[Figure]:
    """kept_until and kept_done of each claim, bound by ``item``: where the sentence nearest before it that demands an end by a date demands one only."""
    text = stretch.text
    if not hits or not any(word in text for word in ("期", "时限", "时间", "节点", "时完成", "按约")):
        return
    for claim in _IN_TIME.finditer(text):
        opens = opening(text, claim.start())
        if _NOT_SAID.search(text, opens, claim.start()) or _SUPPOSED.match(text, claim.end()):
            continue
        own = sides(stretch, hits, opens, claim.start(), lexicon)
        done = [told for told in own if not told.due and _DONE.match(told.around.split("|")[1]) and _TO_THE_DAY.search(told.hit.raw)]
        meant = [told for told in own if told.due and done and told.hit.start < done[0].hit.start and _TO_THE_DAY.search(told.hit.raw)]
        meant = meant if done and not _ANOTHER.search(text, done[-1].hit.end, claim.start()) else []
        due = meant or _due(stretch, hits, opens, lexicon) or _due_above(before, lexicon) if done else []
        due = [told for told in due if _other_deeds(told) == _other_deeds(done[-1])]
        if len({told.hit.raw for told in due}) != 1 or _changed(due[0], stretch, claim.end()) or _of_parts(due[0], text[opens : claim.end()]):
            continue
        item = str(stretch.span(*claim.span()).start)
        yield date_figure(document, "kept_until", due[0], item, "".join(claim.group().split()))
        yield from (date_figure(document, "kept_done", told, item) for told in done)


def _due(stretch: Stretch, hits: Sequence[DateHit], end: int, lexicon: Lexicon) -> list[Told]:
    """The days by which something must end, of the last sentence before a place that demands any."""
    while end > 0:
        opens = opening(stretch.text, end - 1)
        if _DEMANDS.search(stretch.text, opens, end):
            found = [told for told in sides(stretch, hits, opens, end, lexicon) if (told.due or _BY.search(told.around.split("|")[0])) and (_TO_THE_DAY.search(told.hit.raw) or _OF_MONTH.search(told.hit.raw)) and _is_end(told)]
            if found:
                return found
        end = opens
    return []


def _due_above(before: Sequence[Dated], lexicon: Lexicon) -> list[Told]:
    """The same in the paragraphs before, the nearest first, back to where a term was changed."""
    for stretch, hits in reversed(before):
        found = _due(stretch, hits, len(stretch.text), lexicon)
        if found or _CHANGED.search(stretch.text):
            return found
    return []


def _of_parts(due: Told, said: str) -> bool:
    """一期应于6月30日前完成; 二期于9月5日完成: whether what was demanded is of a lot or a phase, and what was done is not of that alone."""
    parts = set(_PART.findall(due.stretch.text, opening(due.stretch.text, due.hit.start), due.hit.end))
    return bool(parts) and parts != set(_PART.findall(said))


def _other_deeds(told: Told) -> set[str]:
    """What is paid, handed in or signed by a day is no work done: 3月31日前支付预付款."""
    lead, behind = told.around.split("|")
    return {_SAME_DEED.get(word, word) for word in _OTHER_DEED.findall(lead[-12:] + behind)}


_SAME_DEED = {"付款": "支付", "拨付": "支付", "兑付": "支付", "上报": "报送", "申报": "报送", "决算": "结算"}


def _is_end(told: Told) -> bool:
    lead, behind = told.around.split("|")
    if _NEXT_YEAR.search(lead):
        return False
    ends = told.hit.raw.endswith("前") or told.hit.range_end or bool(_ENDS.match(behind)) or bool(_BY.search(lead))
    return ends and not told.hit.range_start and not _BEGINS.match(behind)


def _changed(due: Told, stretch: Stretch, end: int) -> bool:
    """经批准顺延至8月31日: whether what was demanded may have been changed since."""
    if due.stretch is stretch:
        return bool(_CHANGED.search(stretch.text, due.hit.end, end))
    return bool(_CHANGED.search(due.stretch.text, due.hit.end) or _CHANGED.search(stretch.text, 0, end))
