"""“新建站点数”指标，预期指标值为≥4个；实际完成指标值为4个，指标完成率为100%，偏差率0%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from lexicon.match import alternatives
from model.figure import Subject
from model.regexp import regexp
from parsers.firstlevel import first_level, unshared_level, without_tail
from parsers.sentences.clause import period_of
from parsers.sentences.opened import openings, weighed, weighed_subject
from parsers.sentences.passage import NUM, Claim, Passage, of_standard, words_claim
from parsers.sentences.quantities import stage_of

_CODE = r"[A-Z]\d{1,4}(?:[-.]\d+)*"


@cache
def _named(words: str) -> re.Pattern[str]:
    """A named indicator; a first-level one (决策指标权重15分) is the dimensions' reader's."""
    return re.compile(
        rf"对于[“\"](?P<code>{_CODE})?(?P<name>[^”\"]{{2,30}})[”\"]"
        rf"|[“\"](?P<code2>{_CODE})?(?P<name2>[^”\"，。;]{{2,30}})[”\"](?=(?:三级|该|这一|二级)?指标|，?(?:预期|年初|年度|全年)?(?:指标值|目标值))"
        rf"|指标[“\"](?P<code5>{_CODE})?(?P<name5>[^”\"，。;]{{2,30}})[”\"](?!(?:指标)?(?:[、“\"和及与]|等|的?表述|的?描述|无法|不可|不够|未|过于|难以|缺乏|没有|仅))"
        rf"|(?:^|(?<=[。;，]))(?![^，。;]{{0,4}}[该本此各每其](?:项(?!目)|指标|个|三级|二级|一级|大?类|部分|方面|维度))(?:[本该]项目)?(?!(?:项目)?(?:{words})(?:类|指标))(?P<name6>[\u4e00-\u9fff]{{3,16}}?)(?:指标)?(?=(?:权重|满分|分值)(?:为|:)?\d)"
        rf"|(?:^|(?<=[。;:]))(?:\(?\d{{1,2}}(?:\.\d+)*[)）.、]*)?(?P<code3>{_CODE})[:.、]?(?P<name3>[\u4e00-\u9fff()、/][\u4e00-\u9fffA-Za-z()、/]{{1,23}}?)(?=[:，。(]|指标(?![\u4e00-\u9fff]{{1,6}}[性率度]))"
        rf"|(?:^|(?<=[。;]))(?:\(?\d{{1,2}}(?:\.\d+)*[)）.、]+|[①-⑳])(?P<name4>[\u4e00-\u9fff/][\u4e00-\u9fffA-Za-z/]{{2,19}}(?:性|率|度|数|数量|(?<![数质])量|额|控制|保障|单价|情况|成本|及时|面积|户数|质量|时效|里程|长度|人次|场次|次数|产值|产能|增收))(?:指标)?(?=[:。]|[(](?:满分|分值|权重|\d|{_CODE}[)]))"
        rf"|(?:^|(?<=[。;]))(?:\(?\d{{1,2}}(?:\.\d+)*[)）.、]+)(?P<name9>[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z、/]{{2,19}})(?:指标)?[(](?P<code9>{_CODE})[)](?=[:。])"
        rf"|(?:^|(?<=[。;:]))(?P<name10>[\u4e00-\u9fff]{{4,14}}(?:性|率|度))方面(?=[，,])"
        rf"|(?:^|(?<=[。;]))[“\"](?P<code8>{_CODE})[.、:]?(?P<name8>[^”\"，。;]{{2,30}})[”\"](?:指标)?(?=:)"
        rf"|^(?P<name7>[\u4e00-\u9fff/]{{3,16}}(?:性|率|度|数量|质量|时效))(?=:|[(]{_CODE}[)]:)"
    )


_PLAIN = regexp(r"(?P<name>[\u4e00-\u9fff()、]{2,24}?)(?:指标)?[，:]?(?:年初|年度|预期|全年|计划|设定)*(?:指标值|目标值|任务数|计划数)(?=为|是|:|≥|≤|=|\d|不)")
_PLAIN_LEAD = regexp(r"^(?:评价(?:小)?组(?:现场)?(?:核查|核实|抽查)[后的]|经(?:现场)?(?:核查|核实|抽查)|其中|本年度?|该|项目|年度|的|全年|年初|预期|计划|绩效|设定)+")
_TARGET = regexp(r"(?:预期|年度|年初|计划|全年|设定|绩效)*(?P<label>指标值|目标值|任务数|计划数|标杆值)(?:设定|确定)?(?:(?:为|是|:)+|(?=[≥≤=<>]|\d|不低于|不少于|不超过))(?P<value>[^，。;,()]{1,40})")
_ACTUAL = regexp(r"(?P<label>(?:全年|年度)?实际(?:完成|达到)?(?:指标)?(?:完成)?值?|(?:全年)?完成值|业绩值)(?:(?:为|是|:|数为|数)+|(?=[≥≤=<>约]|\d))(?P<value>[^，。;,()]{1,40})")
_RATE = regexp(rf"(?P<all>指标总体|总体|整体)?(?:指标|目标)?(?P<label>完成率|偏差率|偏离度|偏差度)(?:为|达到|达|:|均为)*(?P<x>-?{NUM})%")


_OPENED = regexp(rf"[\u4e00-\u9fff]{{3,20}}{NUM}分。")
"""资金到位率4分。…: a paragraph of one indicator that opens with its name and weight, and no number of its own."""


def indicator_at(passage: Passage, position: int) -> Subject:
    """The indicator named last before a place: in the paragraph itself, else by the heading above."""
    found = None
    head = weighed(passage) if "①" in passage.text or _OPENED.match(passage.text) else None
    for match in _named(first_level(passage.lexicon)).finditer(passage.text, 0, min(len(passage.text), position + 30)):
        if match.start() > position:
            break
        if not "①" <= match.group()[0] <= "⑳" or (found is None and head is None):  # ①建立管理制度（2分）: a point of the indicator named before
            found = match
    opened = next((opening for opening in reversed(openings(passage)) if opening.start <= position), None)
    if opened is not None and (found is None or found.start() <= opened.start):
        return opened.subject if opened.first is None else Subject()
    if found is None and head is not None:
        return weighed_subject(head)
    if found is None:
        place = passage.place
        return Subject() if place.indicator and unshared_level(passage.lexicon, without_tail(place.indicator)) else Subject(indicator=place.indicator, code=place.code)
    groups = found.groupdict()
    name = next(groups[key] for key in ("name", "name2", "name3", "name4", "name5", "name6", "name7", "name8", "name9", "name10") if groups[key])
    return Subject(indicator=name.strip("、:"), code=groups["code"] or groups["code2"] or groups["code3"] or groups["code5"] or groups["code8"] or groups["code9"])


def read_indicators(passage: Passage) -> Iterator[Claim]:
    """Targets and results of named indicators; nothing where no indicator is named."""
    if not regexp(r"指标值|目标值|任务数|计划数|标杆值|完成值|实际完成|完成率|偏差|业绩值").search(passage.text):
        return
    aimed = False
    done = [match.span() for match in passage.matches(_ACTUAL)]
    told = [(match, pattern is _TARGET) for pattern in (_TARGET, _ACTUAL, _RATE) for match in passage.matches(pattern)]
    for match, target in sorted(told, key=lambda one: one[0].start()):
        label = match["label"]
        subject = _subject(passage, match)
        if "x" in match.groupdict():
            yield from _rate(passage, match, subject)
            continue
        if target and regexp(r"(?:[低高少多]于|[较比]|每[低少超]于?|达到|未达到?)(?:年度|预期)?$").search(passage.text[max(0, match.start() - 6) : match.start()]) and not regexp(r"[^，。;]{0,3}(?:为|≥|≤|:)").match(match["value"]):
            continue
        if target and any(start < match.start("label") < end for start, end in done):
            continue
        if subject is None or "百分点" in match["value"] or (match["value"][0] in "的与和、及" or (not target and not aimed)):
            continue
        if not target and label in ("实际", "年度实际", "全年实际", "实际完成", "全年实际完成") and not regexp(r"\d").search(match["value"]):
            continue
        aimed = aimed or target
        yield from _value(passage, match, "indicator_target" if target else "indicator_actual", subject)
        if not target:
            yield from attained(passage, match.start("value"), subject)
        if target and not done:
            yield from _rate_reached(passage, match.end(), subject)


@cache
def _claimed(words: tuple[str, ...]) -> re.Pattern[str]:
    """已完成, 达到预期目标 as a clause of its own."""
    said = alternatives(words)
    return re.compile(
        rf"[^，。;]{{1,14}}[，,](?:(?:完成率|达成率)[^，。;]{{1,10}}[，,])?(?:均|也|该指标|指标|，)*(?P<said>(?:{said})(?:了)?(?:既定|设定|预定|预期|年度|年初|全年|绩效|计划|目标|要求)*(?:目标值?|指标值?|任务|计划|要求)?)(?=[，。;]|$)")


def attained(passage: Passage, at: int, subject: Subject) -> Iterator[Claim]:
    """What the clause behind a result says of it: 实际完成值为93%，达到预期目标."""
    match = _claimed(passage.lexicon.words["attained_clauses"]).match(passage.text, at)
    if match is not None:
        yield words_claim("attainment", *match.span("said"), "达成", subject)


_BEFORE_RATE = regexp(r"(?:上年|去年|目标|标准|每|低于|高于|不足)[^，。;]{0,8}$")


def _rate_reached(passage: Passage, start: int, subject: Subject) -> Iterator[Claim]:
    """A合格率，权重8分，目标值≥92%。经检测，合格率为91.3%: the indicator's own rate by the end of its name, told behind its aim."""
    tail = (subject.indicator or "")[-3:]
    if len(tail) < 3 or not tail.endswith("率") or _NOT_RATE.search(tail):
        return
    for match in re.compile(rf"{tail}(?:仅)?(?:为|是|达到?|:)*(?P<x>{NUM})%").finditer(passage.text, start):
        number = passage.number_at(match.start("x"))
        if number is None or of_standard(passage.text, *match.span()) or _BEFORE_RATE.search(passage.text[max(start, match.start() - 16) : match.start()]):
            continue
        yield passage.claim(number, "indicator_actual", tail, subject)
        return


_REACHED = regexp(rf"(?:(?<=[，,、;。:])|(?<=[保到成现]了)|^)(?P<name>[\u4e00-\u9fff]{{2,20}}率)(?:均?达到?|均?为|是|:)*(?P<x>{NUM})%")
_DONE = regexp(r"已完成|已全部|确保了|达到了|完成了|实现了|实际完成")
_NOT_RATE = regexp(r"(?:到位|执行|得分|回收|有效|偏差|满意|完成|使用|支出|拨付|结余|节约|增长|占有)率$")


def read_reached(passage: Passage) -> Iterator[Claim]:
    """验收合格率100% in a sentence that tells what was done is the indicator's result; a goal's rate is left to its table."""
    for match in passage.matches(_REACHED, "率"):
        sentence = passage.sentence_at(match.start("x"))
        number = passage.number_at(match.start("x"))
        if sentence is None or number is None or number.printed.comparator or _NOT_RATE.search(match["name"]):
            continue
        listed = passage.text[sentence.start : match.start("x")]
        if not of_standard(passage.text, *match.span()) and _DONE.search(listed) and not regexp(r"目标|指标值|计划|力争|应当|不低于").search(listed):
            yield passage.claim(number, "indicator_actual", match["name"], Subject(indicator=match["name"]))


def read_stated(passage: Passage) -> Iterator[Claim]:
    """Any other rate by its name (集中供养率达到52%), where no other reader wanted it."""
    for match in passage.matches(_REACHED, "率"):
        sentence, number = passage.sentence_at(match.start("x")), passage.number_at(match.start("x"))
        if sentence is None or number is None or (_NOT_RATE.search(match["name"]) and not _OF_ITEM.search(match["name"])) or _HOPED.search(match["name"]):
            continue
        if of_standard(passage.text, *match.span()):
            continue
        if number.printed.comparator and not passage.text.startswith("达到", number.printed.start):
            continue
        name = _LEAD.sub("", match["name"])
        done = _DONE_OF_TASK.search(passage.text, sentence.start, match.start())
        subject = Subject(item=name, stage="achieved" if done else stage_of(passage, sentence, number), period=period_of(passage.text, sentence, number))
        yield passage.claim(number, "stated_rate", name, subject)


_DONE_OF_TASK = regexp(r"(?:完成|达到|落实)[^，,。；;]{0,16}任务[，,]$|[与较比](?:计划|目标|任务)[^，,。；;]{0,20}(?:差距|差|相比)[，,]$")
"""完成200公里建设任务，完工率…; 与计划的48万亩有差距，覆盖率…: what was done, whatever the clause before is measured by."""


_RISEN = regexp(
    rf"(?:(?<=[，,、;。:])|(?<=[使令将让])|^)(?P<name>[\u4e00-\u9fff]{{2,20}}率)由(?:[^，。;%]{{0,10}}的)?{NUM}%(?:大幅|稳步|进一步|逐步)?(?:提高|提升|上升|增长|增加|下降|降低|降)(?:到|至|为)(?P<x>{NUM})%"
)


def read_risen(passage: Passage) -> Iterator[Claim]:
    """自来水普及率由93.2%提高到96.8%: what the rate came to."""
    for match in passage.matches(_RISEN, "率由"):
        sentence, number = passage.sentence_at(match.start("x")), passage.number_at(match.start("x"))
        if sentence is None or number is None or _NOT_RATE.search(match["name"]):
            continue
        name = _LEAD.sub("", match["name"])
        yield passage.claim(number, "stated_rate", name, Subject(item=name, stage=stage_of(passage, sentence, number), period=period_of(passage.text, sentence, number)))


_OF_ITEM = regexp(r"[\u4e00-\u9fff]{2,}(?:任务)?(?:完成|完工)率$")
_HOPED = regexp(r"^(?:力争|争取|确保|应|须|要求|若|如)")
_LEAD = regexp(r"^(?:[一二三四五六]是|其中|实现|使得?|项目|本项目|该项目|经检测|全年|全县|全区|全市)+")


def plain_before(passage: Passage, position: int) -> str | None:
    """The indicator that a sentence names right before its 指标值, where nothing quotes or heads it."""
    sentence = passage.sentence_at(position)
    plain = list(_PLAIN.finditer(passage.text, sentence.start, position)) if sentence else []
    name = _PLAIN_LEAD.sub("", plain[-1]["name"]) if plain else ""
    return name if len(name) >= 2 and name not in ("指标", "绩效") else None


def _subject(passage: Passage, match: re.Match[str]) -> Subject | None:
    """The indicator in force: quoted or headed, else the noun right before 指标值."""
    named = indicator_at(passage, match.start())
    if named.indicator and (named.indicator != passage.place.indicator or named.code):
        return named
    sentence = passage.sentence_at(match.start())
    start = sentence.start if sentence else 0
    plain = [m for m in _PLAIN.finditer(passage.text, start, match.end()) if m.start() <= match.start()]
    if plain:
        name = _PLAIN_LEAD.sub("", plain[-1]["name"])
        return Subject(indicator=name) if len(name) >= 2 and name not in ("指标", "绩效") else None
    return named if named.indicator else None


def _rate(passage: Passage, match: re.Match[str], subject: Subject | None) -> Iterator[Claim]:
    number = passage.number_at(match.start("x") + match["x"].startswith("-")) or passage.number_at(match.start("x"))
    role = "completion_rate" if match["label"] == "完成率" else "deviation_rate"
    sentence = passage.sentence_at(match.start())
    overall = match["all"] or "总体完成率" in passage.text[sentence.start if sentence else 0 : match.start()]
    if number is None or (subject is None and not overall):
        return
    about = Subject(scope="overall") if overall or subject is None else subject
    yield passage.claim(number, role, match["label"], about)


def _value(passage: Passage, match: re.Match[str], role: str, subject: Subject) -> Iterator[Claim]:
    start, end = match.span("value")
    number = passage.number_in(start, end)
    if number is not None and number.start <= start + 8 and not (number.dimension == "" and number.end < end - 4):
        yield replace(passage.claim(number, role, match["label"], subject))
        return
    words = match["value"].strip()
    if regexp(r"\d").search(words) and not regexp(r"[=≥≤<>]*(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|[初中底末前])*(?:之?前|以前|完成)?|[=≥≤]*\d{4}年[底末前]*").fullmatch(words):
        return
    if 1 < len(words) <= 24:
        yield words_claim(role, start, start + len(match["value"].rstrip()), match["label"], subject)
