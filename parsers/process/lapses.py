"""A claimed number of days, months or years, with the two dates that it lies between: 比计划的4月10日推迟42天; 历时163天; 共12天.

The claim is found by its word, the dates by what the word needs: late and early need a day that was due and a day on which it was done,
lasting needs a beginning and an end.  Where the pair is uncertain nothing is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from lexicon.load import Lexicon
from lexicon.match import alternatives
from model.document import Document
from model.figure import Figure, Subject
from model.quantity import Approximate
from model.regexp import regexp
from parsers.dates import DateHit
from parsers.process.clause import opening
from parsers.process.lots import lot_names
from parsers.process.sides import Told, date_figure, sides
from parsers.stretch import Stretch

_NUMBER = r"(?P<raw>(?P<number>\d+|[一二两三四五六七八九十]{1,3})\s*(?P<unit>个日历天|日历天|个工作日|工作日|个月|天|日(?![前内])|年(?!\d)))"
_ABOUT = r"(?P<about>约|近|将近|大约|超过|不到|整整)?"
_SUPPOSED = regexp(r"\s*(?:[（(]含[)）])?(?:以内|以上|以下|之内|内|及以|的?[，,]?(?:每|不得分|扣|得\d)|左右|余|多)")
_BY_DAY, _TAKES_OFF = regexp(r"\d[日号]$"), regexp(r"[，,]扣(?:了|减|除)?\d")
"""较计划的8月31日推迟15天，扣1分: held against a day, it is what was, no rule of scoring."""
_OF_SOME = regexp(r"其中|个别|部分|有的|最[长短多少]|平均|分别|每|人均|期间|停工|如果?|若|应|须|需|不得|可|预计|计划用|将")
_COUNTED = regexp(r"\d+(?:次|期|批|轮|场|班|天|日|趟|人次)")
_ENDS = regexp(r"\s*(?:[，,。；;、)）(（]|$|(?:才|方|全部)?(?:完成|完工|竣工|建成|交货|交付|到货|供货|开工|进场|投用)|的(?!\d))")
_FROM = regexp(r"(?:自|从|由|于)?\s*$")
_TO = regexp(r"[^。；;\d]{0,24}(?:至|到|止于|直至|直到)")
_STOP = regexp(r"[。；;]")
_PAUSE = regexp(r"[，,（(]")
_MOST = 4
"""Dates: among more it is not known which two are meant."""


@dataclass(frozen=True, slots=True)
class Claim:
    """``kind``: late, early, lasting, in_all, worked; ``opens``: where its sentence starts; ``clause``: the words that lead to it."""

    kind: str
    match: re.Match[str]
    opens: int
    closes: int
    clause: str


_WORDS = {"late": "lapse_behind", "early": "lapse_ahead", "lasting": "lapse_lasting", "in_all": "lapse_in_all", "worked": "lapse_worked"}


@cache
def _patterns(digest: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    lexicon = Lexicon.load()
    found = []
    for kind, words in _WORDS.items():
        names = alternatives(lexicon.words[words])
        between = r"[^，。；;、\d一二两三四五六七八九十]{0,6}?" if kind in ("late", "early", "lasting") else r"(?:了|为|约|[:：])?"
        found.append((kind, re.compile(rf"(?P<word>{names}){between}{_ABOUT}\s*{_NUMBER}")))
    return tuple(found)


Dated = tuple[Stretch, Sequence[DateHit]]
"""A paragraph with its dates."""


def lapses(document: Document, stretch: Stretch, hits: Sequence[DateHit], before: Sequence[Dated], lexicon: Lexicon) -> Iterator[Figure]:
    """Each claim as lapse, its two dates as lapse_from and lapse_to, other dates that it might mean as lapse_beside; ``item`` binds them."""
    for claim in claims_of_days(stretch.text, lexicon):
        pair = _pair(stretch, hits, before, claim, lexicon)
        if pair is not None:
            first, last, beside = pair
            yield length_of(document, stretch, claim)
            item = str(stretch.span(*claim.match.span("raw")).start)
            done = _deed_of(stretch.text, claim)
            yield date_figure(document, "lapse_from", first, item, done)
            yield date_figure(document, "lapse_to", last, item, done)
            yield from (date_figure(document, "lapse_beside", told, item) for told in beside)


_FINISHED, _OTHERS = regexp(r"完工|竣工|建成|(?:全部|实际)?[^，。；;]{0,6}完成"), regexp(r"开工|进场|支付|付款|拨付|发放|申请|下达|到位|签订|验收|审核|审计|结算|交货|到货|供货|报送|提交|招标|批复")


def _deed_of(text: str, claim: Claim) -> str:
    """抚育计划于10月31日前完成，实际于11月9日完成，逾期9天: ``完工`` where the claim is late or early with nothing but the finish, for the dataset."""
    told = text[claim.opens : claim.match.end()]
    return "完工" if claim.kind in ("late", "early") and _FINISHED.search(told) and not _OTHERS.search(told) else ""


def claims_of_days(text: str, lexicon: Lexicon) -> Iterator[Claim]:
    """Each claim of a text once, by the first sort of words that leads to it."""
    taken: set[int] = set()
    for kind, pattern in _patterns(lexicon.digest) if any(unit in text for unit in "天日月年") else ():
        for match in pattern.finditer(text):
            opens = opening(text, match.start())
            stop = _STOP.search(text, match.end())
            clause = _PAUSE.split(text[opens : match.start()])[-1]
            supposed = _SUPPOSED.match(text, match.end()) and not (_BY_DAY.search(clause) and _TAKES_OFF.match(text, match.end()))
            told = match.start("raw") not in taken and not (supposed or _OF_SOME.search(clause[-14:] + match["word"]))
            if told and _ENDS.match(text, match.end()):
                taken.add(match.start("raw"))
                yield Claim(kind, match, opens, stop.start() if stop else len(text), clause)


Pair = tuple[Told, Told, list[Told]]


def _pair(stretch: Stretch, hits: Sequence[DateHit], before: Sequence[Dated], claim: Claim, lexicon: Lexicon) -> Pair | None:
    own = _fit_for(claim, sides(stretch, hits, claim.opens, claim.closes, lexicon))
    if claim.kind in ("in_all", "worked"):
        unbroken = claim.kind == "worked" or claim.match["word"] in _GOING_ON or _has(stretch.text[claim.opens : claim.match.start()], lexicon.words["lapse_unbroken"])
        return _whole_range(stretch.text, claim, own) if unbroken else None
    if claim.kind == "lasting":
        return _whole_range(stretch.text, claim, own) or _lasting(stretch, hits, claim, own, lexicon)
    if len(own) > 1 and (pair := _two_right_before(stretch.text, own, claim, lexicon)) and (len(own) > _MOST or _than_due(stretch.text, pair)):
        return pair
    if len(own) > _MOST or len(set(lot_names(lexicon.digest).findall(stretch.text, claim.opens, claim.closes))) > 1 or not _of_one_deed(stretch.text[claim.opens : claim.match.start()], claim, lexicon):
        return None
    return _due_and_done(own, claim, lexicon) or _due_and_done_before(stretch, hits, before, claim, own, lexicon)


def _two_right_before(text: str, own: list[Told], claim: Claim, lexicon: Lexicon) -> Pair | None:
    """…，计划完工时间1月1日，实际完工时间12月20日，提前12天: among many dates the two right before the claim, the one due, the other done, of one deed."""
    before = [told for told in own if told.hit.end <= claim.match.start()][-2:]
    if len(before) < len((True, False)) or before[0].due is before[1].due or not _RIGHT_BEHIND.fullmatch(text, before[1].hit.end, claim.match.start()):
        return None
    between = text[before[0].hit.start : claim.match.start()]
    due, done = sorted(before, key=lambda told: not told.due)
    same = any(word in before[0].around and word in before[1].around for word in lexicon.words["lapse_deeds"])
    return (due, done, []) if (same or _than_due(text, (due, done, []))) and not _STOP.search(between) else None


_DUE_BEHIND = regexp(r"[^，,。；;\d]{2,16}[，,](?:较|比)[^，,。；;\d]{0,6}(?:计划|合同|要求|规定|约定|目标|应)[^，,。；;\d]{0,8}")


def _than_due(text: str, pair: Pair) -> bool:
    """9月15日通过验收，较计划的8月31日推迟15天: what was due stands right behind what was done, whatever else the sentence tells."""
    due, done, _ = pair
    return done.hit.end < due.hit.start and bool(_DUE_BEHIND.fullmatch(text, done.hit.end, due.hit.start))


_RIGHT_BEHIND = regexp(r"[^，,。；;\d]{0,10}[，,]?[^，,。；;\d]{0,8}")
_GOING_ON = ("为期", "持续", "历时", "用时", "时长")


def _fit_for(claim: Claim, told: list[Told]) -> list[Told]:
    """Days for days; for months and years also months, without their edges."""
    days = claim.match["unit"] not in ("个月", "年")
    return [date for date in told if ("日" in date.hit.raw or "号" in date.hit.raw or date.hit.form == "dots")
            or (not days and date.hit.form in ("full", "edged", "edge") and not regexp(r"(?<![底末])前").search(date.hit.raw))]


def _whole_range(text: str, claim: Claim, own: list[Told]) -> Pair | None:
    """2023年3月6日至3月17日，…，共12天; nothing counted in between."""
    for first, last in pairwise(own):
        ends = last.hit.end <= claim.match.start()
        between = text[last.hit.end : claim.match.start()] if ends else text[claim.match.end() : first.hit.start]
        near = (ends or len(between) <= _CLOSE) and len(between) <= _REACH and not _COUNTED.search(between)
        ranged = first.hit.range_start or (_TO.fullmatch(text, first.hit.end, last.hit.start) and _FROM.search(text, 0, first.hit.start))
        if near and ranged and not any(ends and last.hit.end <= other.hit.start < claim.match.start() for other in own):
            return first, last, []
    return None


_REACH, _CLOSE = 60, 3
"""Characters between a range and its length, before it and behind it."""


def _lasting(stretch: Stretch, hits: Sequence[DateHit], claim: Claim, own: list[Told], lexicon: Lexicon) -> Pair | None:
    """3月15日签订合同，8月25日交付，历时163天: the last two dates before it; of an earlier sentence, the only one at which a thing began."""
    done = [told for told in own if not told.due and told.hit.end <= claim.match.start()]
    if done and (_COUNTED.search(stretch.text, done[-1].hit.end, claim.match.start()) or _PIECES.search(claim.clause)):
        return None
    if not _of_one_deed(stretch.text[claim.opens : claim.match.start()], claim, lexicon) or len(own) > _MOST:
        return None
    if len(done) > 1:
        return done[-2], done[-1], [told for told in own if told not in done[-2:]]
    earlier = _fit_for(claim, sides(stretch, hits, 0, claim.opens, lexicon))[-_MOST:]
    began = [told for told in earlier if not told.due and _has(told.around.split("|")[1], lexicon.words["lapse_opens"])]
    ended = [told for told in done if _has(told.around.split("|")[1], lexicon.words["lapse_closes"])]
    return (began[0], ended[0], [told for told in earlier if told not in began]) if len(began) == len(ended) == 1 else None


_PIECES = regexp(r"累计|共计|合计|总计")
"""累计用时96天: in pieces, with time between them."""


def _due_and_done(told: list[Told], claim: Claim, lexicon: Lexicon) -> Pair | None:
    """The nearest day that was due and the nearest on which it was done; a claim may mean any of the others too.  What was due in an earlier
    clause, behind what was done, is something else, but where both are of one deed."""
    due, done = ([date for date in told if date.due is wanted] for wanted in (True, False))
    if not due or not done:
        return None
    first, last = (min(side, key=lambda date: abs(date.hit.end - claim.match.start())) for side in (due, done))
    inside = claim.match.start() - len(claim.clause) <= first.hit.start or first.stretch is not last.stretch
    apart = last.hit.end <= first.hit.start and first.hit.end <= claim.match.start() and not inside
    if apart and not any(word in first.around and word in last.around for word in lexicon.words["lapse_deeds"]):
        return None
    return first, last, [date for date in told if date not in (first, last)]


def _due_and_done_before(
    stretch: Stretch, hits: Sequence[DateHit], before: Sequence[Dated], claim: Claim, own: list[Told], lexicon: Lexicon
) -> Pair | None:
    """What the sentence does not tell, the one before it does, or else the next, or the paragraph before: where that tells one of each only."""
    start = claim.opens
    while start:
        start = opening(stretch.text, start - 1)
        earlier = _fit_for(claim, sides(stretch, hits, start, claim.opens, lexicon))
        if earlier and (pair := _only_one_each([*earlier, *own], claim, lexicon)):
            return pair
    if any(hit.end <= claim.opens for hit in hits):
        return _due_of_the_deed(stretch, claim, _fit_for(claim, sides(stretch, hits, 0, claim.opens, lexicon)), own, lexicon)
    later = [] if own else _fit_for(claim, sides(stretch, hits, claim.closes, len(stretch.text), lexicon))
    above = _told_above(before[-1:], claim, lexicon) if not later else []
    near = _only_one_each([*later, *above, *own], claim, lexicon) or _due_of_the_deed(stretch, claim, above, own, lexicon)
    if near or not own:
        return near
    due = [told for told in _told_above(before, claim, lexicon) if told.due]
    return _due_of_the_deed(stretch, claim, due, own, lexicon)


def _told_above(paragraphs: Sequence[Dated], claim: Claim, lexicon: Lexicon) -> list[Told]:
    return [told for stretch, hits in paragraphs for told in _fit_for(claim, sides(stretch, hits, 0, len(stretch.text), lexicon))]


def _only_one_each(told: list[Told], claim: Claim, lexicon: Lexicon) -> Pair | None:
    return _due_and_done(told, claim, lexicon) if sum(date.due for date in told) == 1 and len(told) == len((True, False)) else None


def _due_of_the_deed(stretch: Stretch, claim: Claim, earlier: list[Told], own: list[Told], lexicon: Lexicon) -> Pair | None:
    """计划完工日期应为10月6日。…工程实际于10月29日完工，较计划延期23天: the clause right before tells when it was done, and of all that was due
    before only one day is of that deed."""
    done = next((told for told in reversed(own) if told.hit.end <= claim.match.start()), None)
    if done is None or done.due or any(told.due for told in own) or _PAUSE.search(claim.clause) or not _RIGHT_BEFORE.fullmatch(stretch.text, done.hit.end, claim.match.start()):
        return None
    behind = done.around.split("|")[1]
    deeds = [word for word in lexicon.words["lapse_deeds"] if word in behind]
    due = [told for told in earlier if told.due and any(word in told.around for word in deeds)]
    if not due and (_AGREED.search(claim.clause + claim.match.group()) or claim.match["word"] in _BEYOND):
        kin = {word for family in lexicon.words["lapse_deed_families"] for word in family.split() if any(one in behind for one in family.split())}
        due = [told for told in earlier if told.due and any(word in told.around for word in kin)]
    return (due[0], done, [told for told in (*earlier, *own) if told not in (due[0], done)]) if len(due) == 1 else None


_AGREED = regexp(r"合同|协议|约定|规定|期限|时限|工期|交货期|供货期|计划")
_BEYOND = ("逾期", "超期", "超时")
"""最迟4月22日交付。…5月14日才送达，比约定时间晚22天: against what was agreed, a deed of the same kind by another name is the same."""
_RIGHT_BEFORE = regexp(r"[^，,。；;\d]{1,16}[，,][^，,。；;\d]{0,12}")


def _of_one_deed(before: str, claim: Claim, lexicon: Lexicon) -> bool:
    """6月28日完工，…，验收推迟15天 is of a deed that the dates do not tell."""
    lead = before[: len(before) - len(claim.clause)]
    named = [word for word in lexicon.words["lapse_deeds"] if word in _ASKED.sub("", claim.clause)]
    dated = "日" in claim.clause or "月" in claim.clause
    return dated or not named or any(word in lead for word in named)


_ASKED = regexp(r"(?:批复|下达|立项|招标|公告)(?=文件|的|要求|规定|期限|时限|时间|工期|计划|任务)")
"""比批复要求晚43天: who asked for it, no deed."""


def _has(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)


_SCOPES = {"in_all": "合计", "worked": "其间"}
"""共10天: perhaps of working days; 调研10天: perhaps not all the days between."""


def length_of(document: Document, stretch: Stretch, claim: Claim) -> Figure:
    """The claimed length; ``item`` binds it to its dates."""
    match = claim.match
    anchor = stretch.anchor(document, *match.span("raw"))
    item = str(anchor.span.start)
    unit = match["unit"].removeprefix("个") if match["unit"] != "个月" else "个月"
    figure = Figure(
        id="", role="lapse", raw=match["raw"], label=match["word"], anchor=anchor, part=stretch.part, number=match["number"], unit_text=unit,
        subject=Subject(item=item, scope=_SCOPES.get(claim.kind)), tokens=(stretch.span(*match.span("number")),),
    )
    return replace(figure, approximate=Approximate.ABOUT) if match["about"] and match["about"] != "整整" else figure
