"""Words in a value's place: 未验收, 已全部完工, 滞后近3个月."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from lexicon.load import Lexicon
from lexicon.match import alternatives
from model.document import Document
from model.figure import Figure, Subject
from model.regexp import regexp
from parsers.process.clause import opening
from parsers.process.durations import LATE
from parsers.process.lots import lots_before
from parsers.process.of_all import of_all_and_some
from parsers.stretch import Stretch

_SCHEDULE = regexp(
    r"(?:项目|工程)?(?:均|基本|全部)?未(?:能)?(?:按照?(?:实施方案|合同|要求|原|约定|规定)*(?:的)?(?:计划|时限|时|期|工期|时间|进度))[^，。；、]{0,6}?(?:开工|完工|竣工|完成|推进)(?!率|情况|程度)"
    r"|(?:项目|工程)?(?:均|基本|能够|已)?按(?:照)?(?:要求|合同|计划|约定|规定|实施方案|预期)*(?:的)?(?:时限|时间|工期|进度|计划|节点|期|时)(?:要求)?(?:顺利)?(?:完成|完工|竣工|开工|实施|推进)(?!率|情况|程度|性|的?[^，。；、“”]{0,8}(?:数|比例|占)|的(?:有|为|包括|[^，。；]{0,40}\d+[个所条座家处项])|\d+[个所条座家处项])"
    r"|(?:均|全部|都)(?:已)?在(?:合同|计划|规定|约定)(?:的)?(?:工期|期限|时限|时间)(?:之)?内(?:全部|顺利)?(?:完成|完工|竣工)"
    r"|(?:滞后|延后|延期|延误|推迟|逾期|超期|超出)了?(?:近|约|将近|超过)?\s*[\d一二三四五六七八九十两半]+\s*(?:个(?:多)?月|天|日|年|周)"
    r"|工期(?:延长|滞后|延误)"
)
_TIMED = ("未", "按", "工期", "期限内", "时限内", "时间内", *LATE)
"""Every claim about the schedule holds one of these."""
_SCHEDULE_NOT = regexp(r"(?:确保|保证|是否|督促|力争|若|如|应|要|及时|率|\d[条个处项座所家批户公里]{1,2}(?:工程|项目|标段)?|未|有)$")
_SOME_OF = regexp(r"(?<![共全部有])(?:[\d一二两三四五六七八九十]+)个(?:老旧)?(?:小区|片区|标段|合同包|子?项目|单体|村|乡镇|路段|安置点)(?:工程)?(?:已|尚|仍|实际)*$")
"""6个小区按期完工, 两个标段未按期完工: a claim about some, not about the whole."""
_SOME_SITES = regexp(r"(?<![共全部有\d])(?:\d+|[一二两三四五六七八九十]+)[个座处所家条](?:[点站场馆园]{1,2}位?|学校|医院|水厂|泵站|工地|工程)(?:已|尚|仍|实际|平均)*$")
"""2座泵站按期完工, 3个点位平均延期9天; not 3个站场均按期完工."""
_SO_MANY = regexp(r"(?<![\d.])(?P<count>\d+(?:所|座|条|个|家|处))[^，。；\d]{0,10}$")
_OFTEN = 3
_EVERY = "均全都"
_SURVEY_CLAIM = regexp(
    r"(?:所有|全部|全体)(?:受访|被调查|被访)?[^，。；“”]{1,10}?(?:均|都)?(?:表示|认为|选择|评价为)[“\"]?(?:非常|比较|很)?满意[^，。；]{0,14}"
)
_SCORED = regexp(r"[^。；;]{0,24}?(?:得|扣)\s*(?:\d|满分)")
_HYPOTHETICAL = regexp(r"(?:率|后|前|的(?!通知)|标准|时|情况|资料|报告|合格率|工作)")
_AHEAD = regexp(r"(?:计划|预计|可以|确保|争取|力争|将|应|(?<![目当])前|是否|待|要求)[^，。；]{0,4}$")


def claims(document: Document, stretch: Stretch, lexicon: Lexicon) -> Iterator[Figure]:
    """Words in a value's place: 未验收, 已全部完工, 滞后近3个月."""
    text = stretch.text
    if len(text) < 5:
        return
    taken: list[tuple[int, int]] = []
    for role, start, end, what in of_all_and_some(text):
        taken.append((start, end))
        subject = Subject(item=what, scope=None if what == "全部" else what)
        yield Figure(id="", role=role, raw=text[start:end], label="", anchor=stretch.anchor(document, start, end), part=stretch.part, subject=subject)
    for role, start, end in (*_worded(text, lexicon), *(said for said in _said(text) if not _of_a_few(document, text, said))):
        if role in ("acceptance_status", "completion_status") and any(low <= start and end <= high for low, high in taken):
            continue
        anchor = stretch.anchor(document, start, end)
        item = "全体" if role == "survey_claim" else _kind_of_indicators(text, start) if role == "deviation_status" else None
        for lot in _lots_of(role, text, start, lexicon) or (None,):
            yield Figure(id="", role=role, raw=text[start:end], label="", anchor=anchor, part=stretch.part, subject=Subject(item=item, lot=lot))


_KIND = regexp(r"(?P<kind>数量|质量|时效|成本|产出|效益|满意度|(?:社会|经济|生态)效益|可持续影响)(?:类|方面)?(?:绩效)?(?:指标|目标)?(?:均|都|已|也|完成情况|良好|[，,:：]){0,3}$")


def _kind_of_indicators(text: str, at: int) -> str | None:
    """数量指标全部完成: what kind of indicators a claim is made of."""
    match = _KIND.search(text, opening(text, at), at)
    return match["kind"] if match else None


def _of_a_few(document: Document, text: str, said: tuple[str, int, int]) -> bool:
    """7所学校均在合同工期内完工: of all, where the report counts 7所 again and again, and nothing else so often; else perhaps of some."""
    role, start, _ = said
    match = _SO_MANY.search(text, max(0, start - 16), start) if role == "schedule_claim" and text[start] in _EVERY else None
    if match is None:
        return False
    counted = Counter(re.findall(rf"(?<![\d.])\d+{match['count'][-1]}", document.text)).most_common(2)
    most = counted[0] if counted else ("", 0)
    return most[0] != match["count"] or most[1] < _OFTEN or (len(counted) > 1 and counted[1][1] == most[1])


_ALL = regexp(r"项目|工程|整体|全部|总体|各标|均")


def _lots(text: str, at: int, lexicon: Lexicon) -> tuple[str, ...]:
    """The lots that a claim is of, named last in its sentence: 第一、第二标段按期完工."""
    opens = opening(text, at)
    if "标" not in text[opens:at] or _ALL.search(text, text.rindex("标", opens, at), at):
        return ()
    return lots_before(text, opens, at, lexicon)


def _lots_of(role: str, text: str, at: int, lexicon: Lexicon) -> tuple[str, ...]:
    if role == "schedule_claim":
        return _lots(text, at, lexicon)
    return _subjects(text, at, lexicon) if role in _STATES else ()


_STATES = ("acceptance_status", "completion_status")
_NUMERAL = r"[一二三四五六七八九十\d]{1,3}"
_PACKAGE = regexp(rf"(?<![承面红打])包{_NUMERAL}(?![\d个项台套组家处])|第{_NUMERAL}(?:合同|采购|标)?包|{_NUMERAL}号(?:合同|采购|标)?包|(?<![A-Za-z])[A-Z]包")
_ANEW = regexp(r"[，,][^，,]*(?:项目|工程|整体|总体|全部|各标|各包)")
"""二标段9月进场，整个工程已完工: after a comma another is spoken of."""


def _subjects(text: str, at: int, lexicon: Lexicon) -> tuple[str, ...]:
    """The lots or packages whose state a sentence tells: 包2因缺件延误，至今尚未验收; 第二标段工程已完工."""
    opens = opening(text, at)
    packages = list(_PACKAGE.finditer(text, opens, at))
    lots = lots_before(text, opens, at, lexicon) or tuple(match.group() for match in packages)
    named = tuple(lot for lot in lots if not lot.startswith("监理"))
    last = max((text.rfind(word[-2:], opens, at) for word in named), default=opens)
    return () if _ANEW.search(text, last, at) else named


_WORDS = (
    ("deviation_status", "deviation_none"),
    ("acceptance_status", "acceptance_words"),
    ("completion_status", "completion_words"),
    ("payment_status", "payment_words"),
)


@cache
def _claim_pattern(digest: str, words: str) -> re.Pattern[str]:
    return re.compile(alternatives(Lexicon.load().words[words]))


def _worded(text: str, lexicon: Lexicon) -> Iterator[tuple[str, int, int]]:
    for role, words in _WORDS:
        for match in _claim_pattern(lexicon.digest, words).finditer(text):
            if (
                _HYPOTHETICAL.match(text, match.end())
                or _SCORED.match(text, match.end())
                or _AHEAD.search(text[max(0, match.start() - 10) : match.start()])
                or (role == "deviation_status" and _OF_LISTED.search(text[max(0, match.start() - _LISTED) : match.start()]))
                or (role == "deviation_status" and _DENIED.search(text[max(0, match.start() - 4) : match.start()]))
                or (role in ("completion_status", "acceptance_status") and _of_some(text, *match.span()))
                or (role in ("deviation_status", *_STATES) and _OF_REST.search(text[max(0, match.start() - 16) : match.start()]))
            ):
                continue
            yield role, match.start(), match.end()


_DENIED = regexp(r"(?:未|没有|没能|并非|不是)(?:能|按期|按时|如期)?$")
"""绿化任务未全部完成: the contrary of the claim."""
_OF_LISTED, _LISTED = regexp(r"计划[^。；;]*\d[^。；;]*[，,](?:实际|均|都|已|现)+$"), 80
"""计划改造小区6个、住宅楼39栋，实际全部完成: what was just listed, not every indicator."""
_OF_REST = regexp(r"(?:其余|其[他它]|另外|剩余|除)[^。；;]*$")
"""及时率未达目标，扣1分；其余4项指标全部完成: not said of all."""
_BUT_FOR = regexp(r"(?:其余|其[他它]|另外|剩余)[^，,。；;]*$|中(?:的|有)?[\d一二两三四五六七八九十]+[个座处所家条]$")
"""除东桥逾期39天外，其余5座均按期完工; 12个子项目中11个按期完工: said of some."""
_ONE_OUT = regexp(r"[以之]?外[，,](?:其余|其[他它]|另外|剩余)")
_SOME_BEFORE = regexp(r"\d[条个处项座所家批户套栋幢件台间眼盏]{1,2}(?:工程|项目|标段|任务)?(?:已|尚|均|仍)?$")
_SOME_BEHIND = regexp(r"的|(?:设备|货物|物资|项目|工程|标段|小区|路段|部分)|[^，。；、\d]{0,2}\d[\d,.]*(?:[条个处项座所家批户套栋幢件台间眼盏]|公里|亩|米)")


def _of_some(text: str, start: int, end: int) -> bool:
    """288套尚未完工, 已完工432套, 已完工的6栋, 已验收设备均合格: a state of some, not of the project."""
    return bool(_SOME_BEFORE.search(text[max(0, start - 10) : start]) or _SOME_BEHIND.match(text, end))


def _said(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _SCHEDULE.finditer(text) if any(word in text for word in _TIMED) else ():
        before = text[max(0, match.start() - 16) : match.start()]
        if not (_SCHEDULE_NOT.search(before[-4:]) or _SCORED.match(text, match.end()) or _SOME_OF.search(before) or (text[match.start()] not in _EVERY and _SOME_SITES.search(before)) or _BUT_FOR.search(before) or _ONE_OUT.match(text, match.end())):
            yield "schedule_claim", match.start(), match.end()
    for match in _SURVEY_CLAIM.finditer(text) if "满意" in text else ():
        yield "survey_claim", match.start(), match.end()
        yield "satisfaction_reported", match.start(), match.end()
