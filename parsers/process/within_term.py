"""Works said to be in time, with the term that they had and both their dates: 合同工期90天，6月5日开工，8月28日完工，未超期."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lexicon.load import Lexicon
from model.document import Document
from model.figure import Figure, Subject
from model.regexp import regexp
from parsers.dates import DateHit
from parsers.process.clause import opening
from parsers.process.sides import Told, date_figure, sides
from parsers.stretch import Stretch

_TERM = regexp(
    r"(?P<label>(?<![于比较过出])(?:合同|约定|计划|施工|建设|总|合同约定的?)?(?:工期|供货期|交货期|交付期限|建设周期|实施期限))(?:为|是|共|约定为|要求为|[:：])?\s*"
    r"(?P<raw>(?P<number>\d+)\s*个?(?P<unit>日历天|个月|月|天|日))(?![\d前内])"
)
_IN_TIME = regexp(
    r"(?:均|都|也|且|并)?(?:未|没有)(?:超|逾|延|误)(?:过|出)?(?:合同)?(?:工)?期|(?:均|都)?未(?:出现)?(?:延误|延期|超期|逾期|滞后)(?:情况|现象)?"
    r"|(?:按期|如期|按时)(?:完工|竣工|完成|交付|交货|供货)|(?:在|属于?|符合)?(?:合同|约定|规定)?(?:的)?(?:工期|期限)(?:之)?(?:以)?内(?:完工|竣工|完成)?|符合(?:合同)?(?:约定|规定)?(?:的)?工期要求"
)
_TO_THE_DAY = regexp(r"日|\d{4}[.\-/]\d{1,2}[.\-/]\d")
_NOT_SAID = regexp(r"(?:是否|确保|保证|力争|应|须|未能?|不能|若|如|要求)[^，。；;]{0,4}$")
_SUPPOSED = regexp(r"(?:的)?(?:[，,])?(?:得|不扣|给|计)\d|(?:的)?得满分|率")
_LONGER = regexp(r"顺延|延长|展期|停工|补充协议|变更工期|扣除|不计入")
"""经批准顺延20天，未超期: the term is another one."""
_BEGAN = regexp(r"^[^，,。；;|]{0,8}?(?:正式)?(?:开工|动工|进场施工|开始施工|起算|下达开工令|签发开工令)")
_SIGNED = regexp(r"^[^，,。；;|]{0,8}?签订(?:了)?(?:[\u4e00-\u9fff]{0,4}采购|供货)?合同")
"""供货期45天，4月10日签订采购合同: goods are due from then on; works only from their beginning."""
_ENDED = regexp(r"^[^，,。；;|]{0,10}?(?:全部|全面)?(?:完工|竣工|建成|完成施工|交付|交货|供货完毕|全部到货|安装完毕|完成)"
    r"(?![^，,。；;|]{0,6}?(?:验收|结算|决算|率|审|资料|档案|移交|备案|报告))")


def terms_kept(document: Document, stretch: Stretch, hits: Sequence[DateHit], lexicon: Lexicon) -> Iterator[Figure]:
    """within_term, within_from and within_to of each claim, bound by ``item``: where the paragraph tells one term and one beginning only."""
    text = stretch.text
    if "期" not in text or len(hits) < len(_BOTH):
        return
    terms = list(_TERM.finditer(text))
    if len(terms) != 1:
        return
    term = terms[0]
    for claim in _IN_TIME.finditer(text):
        opens = opening(text, claim.start())
        if _NOT_SAID.search(text, opens, claim.start()) or _SUPPOSED.match(text, claim.end()):
            continue
        told = [date for date in sides(stretch, hits, 0, claim.start(), lexicon) if _TO_THE_DAY.search(date.hit.raw)]
        goods = bool(_GOODS.search(term["label"]))
        begins = _SIGNED if goods else _BEGAN
        began = [date for date in told if date.hit.start > term.end() and not date.due and begins.match(_behind(date))]
        ended = [date for date in told if date.hit.start >= opens and not date.due and _ENDED.match(_behind(date))]
        if len(began) == 1 and ended and not _LONGER.search(text, 0, claim.start()) and ended[-1].hit.start > began[0].hit.start:
            item = str(stretch.span(*claim.span()).start)
            yield date_figure(document, "within_from", began[0], item, "签订合同" if goods else "开工")
            yield date_figure(document, "within_to", ended[-1], item, "交货" if goods else "完工")
            yield Figure(
                id="", role="within_term", raw=term["raw"], label=claim.group(), anchor=stretch.anchor(document, *term.span("raw")), part=stretch.part, number=term["number"],
                unit_text="个月" if "月" in term["unit"] else "天", subject=Subject(item=item), tokens=(stretch.span(*term.span("number")),),
            )
            return


_GOODS = regexp(r"供货|交货|交付")
_BOTH = ("within_from", "within_to")


def _behind(date: Told) -> str:
    return date.around.split("|")[1]
