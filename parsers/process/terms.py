"""What a contract entitles to, and how far it has come: 竣工验收合格后付至合同价的85%; 预付款为合同价的10%; 各标段均未完成结算审计."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.document import Document
from model.figure import Figure, Subject
from model.regexp import regexp
from parsers.process.clause import opening
from parsers.stretch import Stretch

_N = r"(?P<n>\d+(?:\.\d+)?)"
_PRICE = r"(?:(?:签约|施工|中标|该)?合同(?:总|暂定)?(?:价款?|金额|额|款)|(?:审定|结算|审计)(?:审定|审计)?(?:价款?|金额|额|总价)|工程(?:结算)?(?:价款?|款|总价|造价))"
_UP_TO = regexp(rf"(?:累计)?(?:[支拨]?付[至到]|[支拨]?付(?:比例)?(?:不(?:得|应)?(?:超过|高于)))(?:{_PRICE})?(?:的|总额的)?{_N}%")
_ADVANCE = regexp(rf"预付款(?:比例|金额|额度)?(?:为|按|是|不(?:得|应)?(?:超过|高于))(?:{_PRICE})?的?{_N}%")
_PREPAID = regexp(r"(?:支付|拨付|付|预付)(?:了|工程|第一笔)?预付款(?:共|计|为)?(?P<n>\d[\d,]*(?:\.\d+)?)(?P<unit>万元|元)")
_WHENS = (("结算", regexp(r"结算|决算|审计|审定")), ("质保", regexp(r"质保|缺陷责任|保修")), ("验收", regexp(r"验收|完工|竣工|交工")),
          ("预付", regexp(r"预付|签订|生效")), ("进度", regexp(r"进度|每月|按月|形象|计量")))
"""What has to be reached; the latest condition of a clause speaks."""
_AGREED = regexp(r"合同|协议|条款|约定|规定|办法")
_UNSETTLED = regexp(
    r"(?:均|都|全部|项目|工程|标段)(?:尚|还|仍|目前|均|都)*(?:未|没有)(?:能|及时)?(?:完成|办理|进行|开展|出具|报送|通过)?(?:工程|竣工|项目)*(?:价款)?(?:结算(?:审[计核]|评审)?|决算)(?!资料|款|价)"
)
_AHEAD = regexp(r"如果?|若|凡|每|是否|建议|应当|扣\d")


def terms(document: Document, stretch: Stretch) -> Iterator[Figure]:
    """payment_cap (per cent, item: the stage it goes with), prepayment (money), settlement_status."""
    text = stretch.text
    if "付" in text and "%" in text and _AGREED.search(text):
        for match in _UP_TO.finditer(text):
            yield _number(document, stretch, match, "payment_cap", "%", _stage(text, match))
        for match in _ADVANCE.finditer(text):
            yield _number(document, stretch, match, "payment_cap", "%", "预付")
    for match in _PREPAID.finditer(text) if "预付款" in text else ():
        yield _number(document, stretch, match, "prepayment", match["unit"], None)
    for match in _UNSETTLED.finditer(text) if "算" in text else ():
        if not _AHEAD.search(text[max(0, match.start() - 12) : match.start()]):
            anchor = stretch.anchor(document, *match.span())
            yield Figure(id="", role="settlement_status", raw=match.group(), label="", anchor=anchor, part=stretch.part)


def _stage(text: str, match: re.Match[str]) -> str | None:
    opens = opening(text, match.start(), "。；;%")
    words = text[opens : match.end()]
    return next((stage for stage, pattern in _WHENS if pattern.search(words)), None)


def _number(document: Document, stretch: Stretch, match: re.Match[str], role: str, unit: str, item: str | None) -> Figure:
    anchor = stretch.anchor(document, match.start("n"), match.end())
    return Figure(
        id="", role=role, raw=stretch.text[match.start("n") : match.end()], label="", anchor=anchor, part=stretch.part, number=match["n"],
        unit_text=unit, subject=Subject(item=item), tokens=(stretch.span(match.start("n"), match.end("n")),),
    )
