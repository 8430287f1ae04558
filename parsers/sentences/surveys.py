"""Questionnaires in sentences: sent, returned, valid, satisfaction, and the shares of options."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from lexicon.match import alternatives
from model.figure import FIRST_TWO, Subject
from model.regexp import regexp
from parsers.sentences.answers import question_at, read_answers
from parsers.sentences.asked_in_turn import in_turn, read_kinds_in_turn
from parsers.sentences.passage import NUM, Claim, Passage, words_claim
from parsers.sentences.people import asked, people_counted

_PAPER = r"(?:份|张|人次|人|名|位|户)"
_COUNTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("survey_valid", regexp(rf"(?P<label>有效(?:调查)?(?:问卷|样本|填写|答卷|回收|调查表|表)?)(?:数量?|共计|人次|共|为|达到|达|:|是|合计|有)*(?P<x>\d[\d,]*){_PAPER}(?!中)|(?P<label2>(?:回收|收回)(?:的)?有效(?:调查)?(?:问卷|样本))(?:共计|共|为|:)*(?P<x2>\d[\d,]*)(?:份|张)")),
    ("survey_returned", regexp(r"(?P<label>(?:实际|共|共计|现场|累计)*(?:回收|收回))(?:了)?(?:调查)?(?:问卷|样本|答卷|调查表|表)?(?:数量?|共计|共|为|:|合计)*(?P<x>\d[\d,]*)(?:份|张)")),
    ("survey_valid", regexp(rf"(?P<label>成功(?:访问|访谈|调查|回访|接通|接听)|有效(?:访谈|样本量?|受访者|接听|接通|应答|回访)|(?:实际|电话|共|其中)?(?:接通|接听)(?:电话)?)(?:了)?(?:共计|共|为)*(?P<x>\d[\d,]*)(?:个|{_PAPER})(?!中)")),
    ("survey_sent", regexp(r"(?P<label>(?:电话)?(?:拨打|拨出)(?:电话)?|(?:电话|随机|入户|现场|抽样|问卷|实地)(?:抽取)?(?:调查|访谈|访问|回访|走访|拦访)(?:了)?(?:救助对象|对象|[\u4e00-\u9fff]{0,6}?)?)(?:共计|共|为)*(?P<x>\d[\d,]*)(?:人|名|户|位|份)")),
    ("survey_sent", regexp(r"(?P<label>(?:实际|共|共计|累计|计划|拟|本次)*(?:发放|下发|发出|发送|派发))(?:了)?(?:(?:满意度|纸质|网络|电子|居民|群众|社会)*(?:调查)*(?:问卷|样本|调查表)?|[\u4e00-\u9fff]{2,8}问卷)(?:数量?|共计|共|为|:|合计)*(?P<x>\d[\d,]*)(?:份|张)")),
    ("survey_sent", regexp(rf"(?P<label>(?:共|共计|成功|累计)*(?:调查|访问|问卷调查|抽样调查))(?:了|对象)?(?:共计|共|为)*(?P<x>\d[\d,]*){_PAPER}")),
)
_RATES = regexp(rf"(?P<label>(?:问卷)?(?:回收率|收回率|有效率|有效问卷率|有效(?:回收|收回)率))(?:为|达到|达|:|均为)*(?P<x>{NUM})%")
_SATISFIED = regexp(
    rf"(?P<label>(?:总体|综合|整体|平均|群众|居民|受益|社会公众|服务对象|职工|农户|学生|家长|患者|[\u4e00-\u9fff]{2,4}[员户者])*(?:满意度|满意率))(?:指标)?(?:(?:整体|总体|仍|相对)*(?:偏低|不高|较低|较高|不够高|不理想|有待提高)[，,])?(?:调查)?(?:结果|得分|评价|水平|指数)?(?:\([^()，。;]{{2,24}}\))?"
    rf"(?P<link>(?:为|仅|只有|应|须|需要?|要|是|达到|达|:|均|约|高达|在|大于等于|不低于|≥|>=|=|,|，)*)(?P<x>{NUM})%(?P<tail>以上)?"
)
_AIM = regexp(r"目标|指标值|预期|计划|要求|应|力争|年初|标准|设定|设置|得满分|满分|不得分|低于")
_FULL_FROM = regexp(r"(?:\(含\)|及?以上)?(?:的|者|时)?[，,]?(?:为|得|计|即为)满分")
"""满意度90%以上为满分: what would earn all marks."""
_ASKED = regexp(r"[应须需要]")
"""满意度需达到80%以上: what is asked for."""
_GOAL = regexp(r"(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]*)?[^。，:：]{0,8}目标[。:：]")
_WHO = r"(?:被访者|受访者|被调查者|受访群众|被调查群众|受访居民|居民|群众|村民|住户|业主|农户|学生|家长|职工|患者|人员|人|调查对象|服务对象|问卷)"
_SHARE_OF = regexp(rf"(?P<x>{NUM})%的(?:受访|被访|被调查)?{_WHO}(?P<tail>[^，。;]{{1,40}})")
_SHARE_FOR = regexp(rf"(?:选择|认为|表示|回答|对[^，。;]{{0,12}})?[“\"](?P<option>[^”\"]{{1,16}})[”\"](?:的)?(?:问卷|人数|人|居民|占|比例|共|有|\d[\d,]*人|，|份|调查|受访者|数目|总体)*?(?:占|为)(?:[^，。;\d%]{{0,16}})?(?P<x>{NUM})%(?!以上|为满分|得)")
_SHARE_OPEN = regexp(rf"(?:^|(?<=[:，。;]))(?P<head>[^，。;:%\d]{{0,20}}?)(?P<x>{NUM})%(?P<tail>认为|采用|表示|选择|觉得|在|对|非常|了解|支持|赞成|同意)(?P<rest>[^，。;]{{0,30}})")
_LISTED = regexp(r"(?:[，,(](?:其中|包括|包含)[:，]?|\((?=[^()，。;\d]{1,12}\d+[份人名位户张](?:[、，,和]|以及)))(?P<list>[^。;)]+)")
_NONE = regexp(r"(?P<option>[\u4e00-\u9fff]{2,14})的(?:被访者|居民|群众|人)?(?:占比)?为(?P<x>零)(?=[，。;]|$)")
_ALL = regexp(r"(?P<all>(?:所有|全部|全体)(?:受访|被访|被调查)?(?:住户|居民|群众|村民|人员|对象|者)+均(?:表示)?(?:“?非常满意”?|“?满意”?|或)+)")
_CONTEXT = regexp(r"问卷|调查|被访|受访|满意")


def read_surveys(passage: Passage) -> Iterator[Claim]:
    """What a survey of one kind of people (家长, 企业) found is told apart from another's: its item is whom it asked."""
    if not (passage.place.survey or _CONTEXT.search(passage.text)):
        return
    for claim in _surveyed(passage):
        at = claim.number_span[0] if claim.number_span and claim.subject.item is None else None
        who = (in_turn(passage, at) or asked(passage, at)) if at is not None else None
        yield replace(claim, subject=replace(claim.subject, item=who)) if who else claim


def _surveyed(passage: Passage) -> Iterator[Claim]:
    """Counts first, then rates and satisfaction, then option shares where the paragraph speaks of a survey."""
    text = passage.text
    yield from read_kinds_in_turn(passage)
    yield from _counts(passage)
    yield from _base(passage)
    for match in passage.matches(_RATES):
        number = passage.number_at(match.start("x"))
        if number is not None:
            yield passage.claim(number, "survey_returned_rate" if "有效" not in match["label"] else "survey_valid_rate", match["label"], Subject())
    yield from _satisfaction(passage)
    if passage.place.survey or regexp(r"问卷|被访|受访|调查表明|调查显示|被调查").search(text):
        yield from _shares(passage)
    for match in passage.matches(_ALL):
        if "满意" in match["all"]:
            yield words_claim("satisfaction_reported", match.start(), match.end(), "满意度", Subject())
    yield from _satisfied(passage)


def _counts(passage: Passage) -> Iterator[Claim]:
    if not (passage.place.survey or regexp(r"问卷|样本|答卷|调查").search(passage.text)):
        return
    for role, pattern in _COUNTS:
        for match in passage.matches(pattern):
            group = "x" if match["x"] else "x2"
            number = passage.number_at(match.start(group))
            before = passage.text[max(0, match.start() - 12) : match.start()]
            clause = regexp("[，。;]").split(before)[-1]  # 每个村20份，回收154份: 每 is of what stands before
            if number is None or _asked_by_unit(passage, match.start()) or regexp(r"每|各$").search(clause) or re.search("不少于" + ("" if role == "survey_valid" else "|其中(?!面?向|针?对)"), before):
                continue
            yield passage.claim(number, role, match["label"] or match["label2"], Subject(stage="planned" if "计划" in match.group() else None))
            yield from _by_people(passage, number.end, role)


_RECKONED = regexp(r"(?:按|以)(?:有效问卷|有效样本)?(?P<x>\d[\d,]*)份(?:有效问卷|问卷)?(?:计(?!划)算?|统计|为基数|作为?基数)")


def _base(passage: Passage) -> Iterator[Claim]:
    """有效问卷297份。按278份计，…满意度94.24%: what it was reckoned by is what was valid, unless it is what was sent or came back."""
    for match in passage.matches(_RECKONED, "份"):
        number = passage.number_at(match.start("x"))
        again = [other for other in regexp(r"(?<!\d)\d[\d,]*(?=份)").finditer(passage.text) if other.group() == match["x"]]
        if number is not None and len(again) == 1:
            yield passage.claim(number, "survey_base", "计算基数", Subject())


OWN_SURVEY = "单位自评"
_OWN = regexp(r"(?:单位)?自评[\u4e00-\u9fff]{0,6}$")
_OWN_SURVEY = regexp(r"自评[^。;]*(?:与|和)本次(?:问卷|调查|评价)[^。;]{0,8}(?:不同|不一致|有别)")


_BESIDES = regexp(
    r"(?:同时|另外?|此外|并)[，,]?(?:还|又)?对(?:\d+[家名户位个人])?(?P<who>[^，。;、\d]{2,16}?)(?:进行|开展|做)(?:了)?(?:电话|上门|入户|现场|个别)*(?:访谈|回访|走访|座谈)"
)
"""问卷满意度86%。同时对12家经营主体进行电话访谈，…满意率91.67%: others, asked in another way."""


def _asked_by_unit(passage: Passage, at: int) -> bool:
    """单位自评满意度91%，系电话回访150人所得，与本次问卷样本不同: another survey."""
    sentence = passage.sentence_at(at)
    return sentence is not None and bool(_OWN_SURVEY.search(passage.text, sentence.start, sentence.end))


def _by_people(passage: Passage, start: int, role: str) -> Iterator[Claim]:
    """有效问卷250份，其中求职者120份、用人单位40份: each kind of people has its own number."""
    listed = _LISTED.match(passage.text, start)
    for match in people_counted(passage, *listed.span("list")) if listed else ():
        number = passage.number_at(match.start("n"))
        if number is not None:
            yield passage.claim(number, role, "其中", Subject(item=match["who"]))


_HEADED = regexp(r"^\(?\d{1,2}[)）.、]+(?P<name>[\u4e00-\u9fff]{4,20})[。:]")
_SCORED = regexp(r"得\d+(?:\.\d+)?分[。;]?$")


def _of_another_indicator(passage: Passage) -> str | None:
    """3.厂界异味控制。…满意率83.68%，…，得3分: what was asked for an indicator that is not of satisfaction is its own."""
    head = _HEADED.match(passage.text)
    return head["name"] if head is not None and "满意" not in head["name"] and _SCORED.search(passage.text) else None


def _satisfaction(passage: Passage) -> Iterator[Claim]:
    for match in passage.matches(_SATISFIED):
        number = passage.number_at(match.start("x"))
        sentence = passage.sentence_at(match.start())
        if number is None or sentence is None:
            continue
        clause = regexp(r"[，。;]").split(passage.text[sentence.start : match.start()])[-1]
        if regexp(r"每|降低|扣|若|如果|权重").search(clause) or _FULL_FROM.match(passage.text, max(number.end, match.end())):
            continue
        if _OWN.search(clause) and _asked_by_unit(passage, match.start()):
            yield passage.claim(number, "satisfaction_reported", match["label"], Subject(scope=OWN_SURVEY))
            continue
        besides = _BESIDES.search(passage.text, sentence.start, match.start())
        if besides is not None:
            yield passage.claim(number, "satisfaction_reported", match["label"], Subject(scope=besides["who"]))
            continue
        goal = passage.place.stage in ("target", "planned") or _GOAL.match(passage.text)
        aim = (goal and match["tail"]) or "≥" in match["link"] or "不低于" in match["link"] or "大于" in match["link"] or _ASKED.search(match["link"]) or _AIM.search(clause) or _OF_AIM.match(passage.text[number.end : number.end + 12])
        if aim and regexp(r"满分|得分").search(passage.text[match.end() : match.end() + 10]):
            continue
        indicator = passage.place.indicator if passage.place.indicator and "满意" in passage.place.indicator and not passage.place.indicator.endswith("指标") else None
        indicator = indicator or (None if aim else _of_another_indicator(passage))
        merged = None if aim else _merged(passage.text[sentence.start : match.start("x")])
        yield passage.claim(number, "satisfaction_target" if aim else "satisfaction_reported", match["label"], Subject(indicator=indicator, option=merged))
        yield from _aimed_at(passage, number.end)
        yield from _year_before(passage, number.end)
        if not aim:
            yield from _others_in_turn(passage, number.end, sentence.end)


_OF_AIM = regexp(r"以上(?:为|得|的)|(?:以上)?得?满分|(?:以上)?的?(?:年度|年初|绩效|预期|既定|设定)*目标")
_YEAR_BEFORE = regexp(rf"[，,](?:[较比与]|同比)(?:(?P<year>20\d\d)年|上年|去年|上一?年)(?:度|同期)?的?(?P<x>{NUM})%")
"""满意度90.43%，较2022年度的87.62%提高…: what it was then, for the dataset."""


def _year_before(passage: Passage, at: int) -> Iterator[Claim]:
    match = _YEAR_BEFORE.match(passage.text, at)
    number = passage.number_at(match.start("x")) if match else None
    if match is not None and number is not None:
        yield passage.claim(number, "satisfaction_told", "满意度", Subject(period=f"{match['year']}年" if match["year"] else "上年"))


_AIMED_AT = regexp(rf"[，,](?:(?:仅|尚|仍)?(?:低于|高于|未达到?|未达|没有达到|达到|超过|高出)(?:了)?(?P<x>{NUM})%的?(?:年度|年初|绩效|预期|既定)*目标|(?:年度|年初|绩效)*目标值(?:为|:)?(?P<y>{NUM})%)")
"""满意度87.5%，低于90%的目标值; 满意度92%，目标值95%."""


def _aimed_at(passage: Passage, at: int) -> Iterator[Claim]:
    match = _AIMED_AT.match(passage.text, at)
    number = passage.number_at(match.start("x") if match["x"] else match.start("y")) if match else None
    if number is not None:
        yield passage.claim(number, "satisfaction_target", "目标值", Subject())


@cache
def _in_turn(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[，,、；;](?:而)?(?P<who>{alternatives(words)})(?:的)?(?:满意[度率])?(?:为|达到?|是|仅)+(?P<x>{NUM})%")


def _others_in_turn(passage: Passage, start: int, end: int) -> Iterator[Claim]:
    """商户满意度为96.2%，顾客为93.5%，居民为91.8%: the others of the sentence, each of its own people."""
    at = start
    while (match := _in_turn(passage.lexicon.words["respondents"]).match(passage.text, at, end)) is not None:
        number = passage.number_at(match.start("x"))
        if number is None:
            return
        yield passage.claim(number, "satisfaction_reported", "满意度", Subject(item=match["who"]))
        at = number.end


_ANSWER = r"[“\"]?(?:非常|很|十分|比较|较|基本)?满意[”\"]?"
_MERGED = regexp(rf"(?P<answers>{_ANSWER}(?:(?:和|与|及|、|\+|加){_ANSWER})+)(?:的)?(?:两项|二者|三项|选项|人数|比例|占比)*(?:之和|合并|合计|相加|计为满意|视为满意|计算|\))")
_FIRST_TWO = regexp(r"(?:将|把|以|按)前(?:两|二|2)(?:项|个选项|档|类)(?:选项|答案|回答)?(?:之和|合计|合并)?(?:均|都)?(?:视为|计为|作为|算作|认定为|计入)“?满意")


_ONE_QUESTION = regexp(r"第[\d一二三四五六七八九十]+题")


def _merged(before: str) -> str | None:
    """将“非常满意”和“满意”合并计算，住户满意度为…: the answers that were taken together, as 非常满意、满意; 将前两项视为满意: as 前2项."""
    if _ONE_QUESTION.search(before):
        return None  # 以第2题“非常满意”和“满意”合计计算: of one table among several
    if _FIRST_TWO.search(before):
        return FIRST_TWO
    match = _MERGED.search(before)
    return "、".join(regexp(r"(?:非常|很|十分|比较|较|基本)?满意").findall(match["answers"])) if match else None


_SAID = regexp(r"(?:其中|表示|评价为|选择|认为)*[:，“\"]*(?<!不)(?<!不太)(?P<option>(?:非常|很|十分|比较|较|基本)?满意)[”\"]?(?:的)?(?:人数|问卷)?(?:有|为|:)*(?P<n>\d+)(?:人|份|户|名|位|家)")


def _satisfied(passage: Passage) -> Iterator[Claim]:
    """收回有效问卷118份，其中满意116份，满意度98.31%: those satisfied, of no question in particular."""
    for match in passage.matches(_SAID) if _SATISFIED.search(passage.text) else ():
        number = passage.number_at(match.start("n"))
        if number is not None:
            yield passage.claim(number, "survey_option_count", "人数", Subject(option=match["option"]))


def _shares(passage: Passage) -> Iterator[Claim]:
    yield from read_answers(passage)
    for pattern in (_SHARE_FOR, _SHARE_OF, _SHARE_OPEN):
        for match in passage.matches(pattern):
            number = passage.number_at(match.start("x"))
            if number is None or number.printed.comparator is not None:
                continue
            groups = match.groupdict()
            option = groups.get("option") or _option(groups.get("tail") or "", groups.get("rest") or "")
            if pattern is _SHARE_OPEN and not (passage.place.survey and regexp(r"调查|问卷|被访|受访").search(passage.text)):
                continue
            yield passage.claim(number, "survey_option_share", "占比", Subject(question=question_at(passage, match.start()), option=option))
    if passage.place.survey or "调查" in passage.text:
        for match in passage.matches(_NONE):
            claim = words_claim("survey_option_share", match.start("x"), match.end("x"), "占比", Subject(question=question_at(passage, match.start()), option=match["option"]))
            yield replace(claim, number=match["x"], unit="%")


def _option(tail: str, rest: str) -> str | None:
    quoted = regexp(r"[“\"]([^”\"]+)[”\"]").search(tail + rest)
    if quoted:
        return quoted.group(1)
    words = regexp(r"^(?:表示|认为|选择|觉得|对)").sub("", tail + rest).strip()
    return words[:20] or None
