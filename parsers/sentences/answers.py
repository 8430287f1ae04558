"""Answers with their counts in sentences: 非常满意182人，占65%；…; “够吃”318人，占77.18%；…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.passage import NUM, Claim, Passage

_QUESTION = regexp(r"[“\"]?(?P<n>\d{1,2})[.、．][^”\"。;]{4,80}[?？][”\"]?|第(?P<n2>\d{1,2})[题问]")
_SCALE = regexp(
    r"(?:非常|很|十分|比较|较|基本|不太|不|较不|很不|较为|部分|大致|完全)?(?:满意|了解|知晓|清楚|支持|认可|赞成|同意)|一般|无所谓|说不清|不好说"
)
_PEOPLE = r"(?:受访者|被访者|受访群众|学生|家长|农户|居民|群众|村民|企业|学员|老人|老年人)?"
_ANSWERED = regexp(
    rf"(?:^|(?<=[，,。;、:?？]))(?:其中)?(?:[^，,。;、:“”\d]{{0,30}}(?:表示|评价为)|(?:有效)?(?:问卷|样本|答卷|受访者|被调查者)(?:之?中|里)(?=选|表示|认为|回答))?(?:选择|选|表示|认为|回答|评价为)*[“\"]?(?P<option>[^，,。;、:“”\"()\d%?？]{{1,16}}?)[”\"]?(?:的)?{_PEOPLE}(?:人数|问卷)?(?:有|为|:)*"
    rf"(?P<n>\d[\d,]*)(?:人|份|户|名|位|家)"
    rf"(?:[，,、(]?(?:占比?|比例|占(?:总数|总人数|有效问卷|调查人数|样本|受访者)的?)?(?:比例)?(?:为|:)*(?P<x>{NUM})%|(?=[，,。;、)]|$))"
)
_RANGED = regexp(
    rf"(?P<option>(?<![\d.])\d+(?:[-~—至]\d+)?(?:℃|岁|周岁|年|分钟|小时|次|天|元|平方米)(?:\(含\))?(?:及)?(?:以[上下内])?)(?:的)?{_PEOPLE}(?:人数|问卷)?(?:有|为|:)*"
    rf"(?P<n>\d[\d,]*)(?:人|份|户|名|位|家)[，,、(]?(?:占比?|比例|占(?:总数|总人数|有效问卷|调查人数|样本|受访者)的?)(?:比例)?(?:为|:)*(?P<x>{NUM})%"
)
"""18-35岁的45人，占15%; 20℃以上的60人，占16%."""
_TURNED = regexp(
    rf"(?:另有|还有|其余|剩余|仅有|有)(?P<n>\d[\d,]*)(?:人|份|户|名|位|家)(?:选择?|表示|认为|评价为)[“\"]?(?P<option>[\u4e00-\u9fff]{{1,8}}?)[”\"]?[，,、(](?:占比?|比例)(?:总数|总人数|有效问卷)?的?(?:为)?(?P<x>{NUM})%"
)
"""另有8人选“不满意”，占2.11%."""
_SHARED = regexp(r"\d[\d,]*(?:人|份|户|名|位|家)(?:[，,、(]?(?:占比?|比例)[^，。;\d]{0,12}|\()\d[\d.]*%")
_ON_SCALE = regexp(r"(?:满意|一般)[”\"]?(?:的)?(?:人数|问卷)?(?:有|为|:)*\d[\d,]*(?:人|份|户|名|位|家)")
_NO_ANSWER = regexp(r"问卷|发放|回收|收回|有效|样本|调查|访谈|走访|抽取|合计|共计|总计|其余|其中|[省市县区镇乡村]$")
_SURVEY = regexp(r"第\d{1,2}题|问卷|受访|被访|被调查|一题|[?？]")
_SUBSET = regexp(r"(?P<n>\d[\d,]*)(?:人|名|位|份|户|家)[^，。;:\d]{0,10}中[，,:]?")
_WHOLE = (Decimal(96), Decimal(104))


def question_at(passage: Passage, position: int) -> int | None:
    """The number of the question asked last before a place: in the paragraph, else by the heading above."""
    found = list(_QUESTION.finditer(passage.text, 0, position))
    return int(found[-1]["n"] or found[-1]["n2"]) if found else passage.place.question


def read_answers(passage: Passage) -> Iterator[Claim]:
    """One question's answers with their counts and shares; three or more of a scale may come without shares."""
    found: dict[int | None, list[re.Match[str]]] = {}
    shared: dict[int | None, int] = {}
    graded: dict[int | None, int] = {}
    spoken = passage.place.survey or bool(_SURVEY.search(passage.text))
    for match in passage.matches(_ANSWERED):
        if _SCALE.fullmatch(match["option"]) or (spoken and match["x"] and not _NO_ANSWER.search(match["option"])):
            found.setdefault(question_at(passage, match.start()), []).append(match)
    for match in passage.matches(_RANGED, "占", "比例") if spoken else ():
        found.setdefault(question_at(passage, match.start()), []).append(match)
    for match in passage.matches(_TURNED, "占", "比例"):
        if _SCALE.fullmatch(match["option"]):
            question = question_at(passage, match.start())
            found.setdefault(question, []).append(match)
            shared[question] = shared.get(question, 0) + 1
    for pattern, counter in ((_SHARED, shared), (_ON_SCALE, graded)):
        for match in passage.matches(pattern):
            question = question_at(passage, match.start())
            counter[question] = counter.get(question, 0) + 1
    for question, answers in found.items():
        told = sum(bool(match["x"]) for match in answers)
        scaled = all(_SCALE.fullmatch(match["option"]) for match in answers)
        # all answers of the question are read, or none; free words are answers only where their shares make a whole
        if len(answers) >= 2 and len(answers) == told == shared.get(question) and (scaled or _make_whole(answers)):
            yield from _base(passage, answers)
            yield from _choices(passage, answers)
        elif scaled and len(answers) >= max(3, graded.get(question, 0)) and not told and question not in shared:
            yield from _choices(passage, answers)


def _make_whole(answers: list[re.Match[str]]) -> bool:
    return _WHOLE[0] <= sum(Decimal(match["x"]) for match in answers) <= _WHOLE[1]


def _base(passage: Passage, answers: list[re.Match[str]]) -> Iterator[Claim]:
    """在领过补贴的174名受访者中，…: the question's own number of answers."""
    sentence = passage.sentence_at(answers[0].start())
    told = list(_SUBSET.finditer(passage.text, sentence.start if sentence else 0, answers[0].start()))
    number = passage.number_at(told[-1].start("n")) if told else None
    if number is not None:
        yield passage.claim(number, "survey_valid", "有效填写", Subject(question=question_at(passage, answers[0].start()) or 1))


def _choices(passage: Passage, found: list[re.Match[str]]) -> Iterator[Claim]:
    for match in found:
        count, share = passage.number_at(match.start("n")), passage.number_at(match.start("x")) if match["x"] else None
        if count is None or (match["x"] and share is None):
            continue
        subject = Subject(question=question_at(passage, match.start()) or 1, option=match["option"])
        yield passage.claim(count, "survey_option_count", "人数", subject)
        if share is not None:
            yield passage.claim(share, "survey_option_share", "占比", subject)
