"""Durations, delays, days to sign, numbers of lots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from lexicon.load import Lexicon
from model.document import Document
from model.figure import Figure, Subject
from model.quantity import Approximate
from model.regexp import regexp
from parsers.process.clause import WHOLE
from parsers.process.lots import NUMBERED, lot_names, lots_before
from parsers.process.places import late_place
from parsers.stretch import Stretch

LATE = ("滞后", "延后", "延期", "延误", "推迟", "逾期", "超期", "超出", "晚", "迟于")
"""Every delay is told by one of these."""
_DELAY = regexp(
    r"(?:(?<!每)(?<!平均)(?:滞后|延后|延期|延误|推迟|逾期|超期|超出)|[比较](?=[^，。；\d]*(?:计划|合同|约定|工期|目标|要求))[^，。；\d]{2,14}[晚迟]|(?:晚|迟)于(?=[^，。；\d]*(?:计划|合同|约定|工期|目标|要求))[^，。；\d]{2,12})了?(?P<raw>(?P<about>近|约|将近)?\s*(?P<number>\d+(?:\.\d+)?|[一二三四五六七八九十两]+)\s*(?P<unit>个月|天|日))"
)
_SIGNING = regexp(r"中标通知书[^，。；]{0,10}?(?P<raw>(?P<number>\d+|[一二三四五六七八九十]+)\s*(?:个)?(?P<unit>日|天|工作日))内(?![^，。；]{0,12}(?:的)?(?:规定|要求))")
_SIGNED_IN = regexp(
    r"合同(?:的)?(?:签订|签署)(?:时间|日期)?[^，。；\d]{0,6}(?:距|与|较|在)[^，。；\d]{0,4}中标(?:通知书)?[^，。；\d]{0,10}?(?:相隔|间隔|为|仅|共|隔|后)?(?:第)?(?P<raw>(?P<number>\d+)\s*(?:个)?(?P<unit>日|天|工作日))(?!起|内|前)"
    r"|中标(?:通知书)?(?:发出|公示|公告)?(?:后|之日起)?(?:第|仅|用时|间隔)*(?P<raw2>(?P<number2>\d+)\s*(?:个)?(?P<unit2>日|天|工作日))(?:即|便|后|就)?(?:与[^，。；]{2,20})?签(?:订|署)"
)
"""合同签订时间距中标通知书发出8天; 中标后第5天即签订合同."""


@cache
def _duration(digest: str) -> re.Pattern[str]:
    labels = "|".join(sorted(Lexicon.load().words["duration_labels"], key=len, reverse=True))
    return re.compile(
        rf"(?<![于比较过出])(?<![于比较过出]合同)(?<![于比较过出]计划)(?<!实际)(?<!实际施工)(?P<label>(?:{labels}))(?:[^，。；;\d一二三四五六七八九十]{{0,8}}?(?:为|是|：|:|共|约|计)|(?=\s*\d))\s*(?P<raw>(?P<number>\d+|[一二三四五六七八九十]+)\s*(?P<unit>个日历天|日历天|工作日|个月|天|日|年))"
    )


_FROM_START = regexp(r"[^。；]{0,6}?(?:自|从|以)[^。；]{0,24}?(?:开工|进场)[^。；]{0,10}?(?:起|为准)")
"""工期150天，自开工之日起算: however long ago the contract was signed."""
_SUPPOSED = regexp(r"\s*(?:[（(]含[)）])?(?:[-~—－至到]\s*\d|以内|以上|以下|之内|内(?:的|扣|得)|(?:个?工作日)?(?:的|者)?(?:[，,]?每|不得分|扣|得))")
_RULE_HEAD = regexp(r"(?:评分|评价|计分|扣分|得分)(?:标准|细则|办法|规则|方法|依据)[^。]*$")


def _supposed(text: str, start: int, end: int) -> bool:
    """逾期15天以内扣1分: what a standard supposes, not what was."""
    return bool(_SUPPOSED.match(text, end) or _RULE_HEAD.search(text[max(0, start - 80) : start]))


_CLAUSE_END = regexp(r"[。；;！!\n]")
_BOUND = regexp(r"开工|动工|进场|完工|竣工|交付|建成")
_OF = {"开工": "开工", "动工": "开工", "进场": "开工"}


_NOT_WORKS = regexp(r"(?:资金|款|拨付|支付|到位|结算|审计|决算|报送|归档|移交|验收)[^，。；;]{0,6}$")
"""末次拨付比计划晚4个月: the money was late, not the works."""
_BENEFIT = regexp(r"(?:助学金|补助金?|补贴|津贴|奖补|奖励|救助金?|抚恤金?|养老金|保险金|资金|款项?|工资|报酬)(?!项目|工程)[^，,。；;]{0,20}$")
_HANDED_OUT = regexp(r"(?:后)?(?:才)?(?:发放|拨付|支付|兑付|到账|下达|上报|报送|提交|报销|归档|结算)")
"""助学金因银行卡信息有误推迟一个月发放: so was this."""


def _late(text: str, match: re.Match[str], lexicon: Lexicon) -> tuple[tuple[str, ...], str | None]:
    """Whose delay it is, where lots are named before it in its sentence, and of what (开工, 完工), by the word nearest before it."""
    start = match.start()
    begin = max((end.end() for end in _CLAUSE_END.finditer(text, 0, start)), default=0)
    bounds = _BOUND.findall(text[begin:match.end("raw")])
    return lots_before(text, begin, start, lexicon), _OF.get(bounds[-1], "完工") if bounds else None


_EACH_HIS = regexp(r"分别$")
_NEXT = regexp(r"[、和及，,]\s*(?P<raw>(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>个月|天|日))")


def _delays(document: Document, stretch: Stretch, lexicon: Lexicon) -> Iterator[Figure]:
    """Delays of the works: one for all the lots named before it, or one each (分别延期75天、117天)."""
    text = stretch.text
    for match in _DELAY.finditer(text) if any(word in text for word in LATE) else ():
        if _supposed(text, *match.span()) or _of_money(text, match):
            continue
        lots, of = _late(text, match, lexicon)
        told = [match]
        while _EACH_HIS.search(text, 0, match.start()) and len(told) < len(lots) and (after := _NEXT.match(text, told[-1].end())):
            told.append(after)
        pairs = list(zip(told, lots, strict=True)) if len(told) == len(lots) else [(match, lots[0] if len(lots) == 1 else None)]
        for one, lot in pairs if len(lots) < 2 or len(told) == len(lots) else [(match, lot) for lot in lots]:
            found = _counted(document, stretch, one, "delay", one["unit"].replace("日", "天"), lot)
            about = Approximate.ABOUT if one.groupdict().get("about") else None
            place = late_place(text, one.start()) if lot is None else None
            yield replace(found, subject=replace(found.subject, item=of, scope=place), approximate=about)


def _of_money(text: str, match: re.Match[str]) -> bool:
    """Whether money or papers were late, not works."""
    before = text[max(0, match.start() - 30) : match.start()]
    return bool(_NOT_WORKS.search(before[-14:]) or _HANDED_OUT.match(text, match.end()) or (_BENEFIT.search(before) and not _BOUND.search(before)))


_LOT_COUNT = regexp(r"(?:分为|划分为?|共|分)\s*(?P<raw>(?P<number>\d+|[一二三四五六七八九十两]+)\s*个)(?:施工)?标段")


def durations(document: Document, stretch: Stretch, lexicon: Lexicon) -> Iterator[Figure]:
    """planned_duration, delay (days or months), signing_days, lot_count of a stretch of text."""
    text = stretch.text
    for match in _duration(lexicon.digest).finditer(text) if "期" in text or "时长" in text else ():
        if match["unit"] == "年" and len(match["number"]) == 4:
            continue
        lots = list(lot_names(lexicon.digest).finditer(text[max(0, match.start() - 12) : match.start()]))
        lot = lots[-1].group() if lots else _lot_of_its_own(text, match.start(), lexicon)
        found = _counted(document, stretch, match, "planned_duration", match["unit"].replace("个日历天", "日历天"), lot)
        yield replace(found, subject=replace(found.subject, item="开工")) if _FROM_START.match(text, match.end()) else found
    yield from _delays(document, stretch, lexicon)
    for match in _SIGNING.finditer(text) if "中标" in text else ():
        yield _counted(document, stretch, match, "signing_days", match["unit"].replace("日", "天") if match["unit"] == "日" else match["unit"], None)
    for match in _SIGNED_IN.finditer(text) if "中标" in text and "签" in text else ():
        yield _signed_in(document, stretch, match)
    for match in _LOT_COUNT.finditer(text) if "标段" in text else ():
        yield _counted(document, stretch, match, "lot_count", "个", None)


def _signed_in(document: Document, stretch: Stretch, match: re.Match[str]) -> Figure:
    """How many days after the award a contract was signed, as told: a deed, no promise to check others by."""
    tail = "" if match["raw"] else "2"
    token = stretch.span(*match.span(f"number{tail}"))
    unit = match[f"unit{tail}"]
    return Figure(
        id="", role="signed_in_told", raw=match[f"raw{tail}"], label="签约天数", anchor=stretch.anchor(document, *match.span(f"raw{tail}")), part=stretch.part,
        number=match[f"number{tail}"], unit_text="天" if unit == "日" else unit, tokens=(token,),
    )


_HEADED = regexp(rf"\s*(?:{NUMBERED}\s*)?")


def _lot_of_its_own(text: str, at: int, lexicon: Lexicon) -> str | None:
    """二标段：5月8日中标，5月20日签订合同，工期210天: the lot that a paragraph opens with, where it names no other and speaks of no whole before."""
    names, opens = lot_names(lexicon.digest), _HEADED.match(text)
    first = names.match(text, opens.end() if opens else 0)
    if first is None or {name.group() for name in names.finditer(text)} != {first.group()} or WHOLE.search(text, first.end(), at):
        return None
    return first.group()


def _counted(document: Document, stretch: Stretch, match: re.Match[str], role: str, unit: str, lot: str | None) -> Figure:
    anchor = stretch.anchor(document, match.start("raw"), match.end("raw"))
    token = stretch.span(match.start("number"), match.end("number"))
    return Figure(
        id="",
        role=role,
        raw=match["raw"],
        label=match.groupdict().get("label") or "标段",
        anchor=anchor,
        part=stretch.part,
        number=match["number"],
        unit_text=unit,
        subject=Subject(lot=lot),
        tokens=(token,),
    )
