"""What a paragraph tells of a question's answers, table below: 2. 您对…是否满意：120份问卷中，65%的受访者非常满意，30%比较满意…"""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.passage import NUM, Claim, Passage

_ASKED = regexp(r"^(?P<n>\d{1,2})[.、．](?!\d)[^。;]{2,90}?[:?？]+(?=\d|在|本次|共)")
_OF = regexp(r"(?:^|(?<=[:?？。，]))(?:在|本次|共|回收的?|收回的?)*(?P<people>\d[\d,]*)份[^，。;\d]{0,12}问卷(?:之?中|里)[，,:]?")
_SHARE = regexp(rf"(?<![\d.])(?P<x>{NUM})%")
_CLAUSE = regexp(r"[^，。;、:]+")
_LEADS = regexp(r"^(?:其中|有|仅有?|仍有|另有|约|占|的|受访者?|被调查者|人员?|居民|群众|表示|认为|选择)+|(?:的?占比?|比例|参与|为|的)+$")


def read_told_answers(passage: Passage) -> Iterator[Claim]:
    """Every share of the paragraph with the words of its clause, and how many were asked."""
    of = next(passage.matches(_OF, "问卷"), None)
    if of is None:
        return
    asked = _ASKED.match(passage.text)
    question = int(asked["n"]) if asked and asked.end() <= of.start() + 1 else None
    if asked is None and of.start():
        return
    shares = [match for match in passage.matches(_SHARE, "%") if match.start() >= of.end()]
    if len(shares) < 2:
        return
    people = passage.number_at(of.start("people"))
    if people is not None:
        yield passage.claim(people, "survey_told_valid", "有效填写", Subject(question=question))
    for share in shares:
        number = passage.number_at(share.start("x"))
        if number is not None:
            yield passage.claim(number, "survey_told_share", "占比", Subject(question=question, option=_words(passage.text, share, of.end())))


_ANSWER = rf"[“\"](?P<option{{n}}>[^”\"，。]{{{{1,8}}}})[”\"](?:的|者)*(?:占比?|比例|占总数的?|占有效问卷的?)(?:为)?(?P<x{{n}}>{NUM})%"
_ONE = regexp(_ANSWER.format(n=""))
_SCALE = regexp(rf"{_ANSWER.format(n='0')}(?:[，、；;]{_ANSWER.format(n='')}){{2,5}}(?=[。；;]|$)".replace("(?P<option>", "(?:").replace("(?P<x>", "(?:"))
_ALL_OF = regexp(r"不|差|其他|未|没")


def read_scales(passage: Passage) -> Iterator[Claim]:
    """“非常满意”占53.63%，“满意”占33.75%，“一般”占10.41%，“不满意”占2.21%。: every answer that there was, to the worst."""
    for scale in passage.matches(_SCALE, "%"):
        answers = list(_ONE.finditer(passage.text, scale.start(), scale.end()))
        numbers = [passage.number_at(answer.start("x")) for answer in answers]
        if not _ALL_OF.search(answers[-1]["option"]):
            continue
        for answer, number in zip(answers, numbers, strict=True):
            if number is not None:
                yield passage.claim(number, "survey_scale_share", "占比", Subject(option=answer["option"], item=str(scale.start())))


def _words(text: str, share: re.Match[str], start: int) -> str | None:
    """The clause's own words; none where it tells two shares."""
    clause = next((found for found in _CLAUSE.finditer(text, start) if found.start() <= share.start() < found.end()), None)
    if clause is None or len(_SHARE.findall(clause.group())) > 1:
        return None
    words = _LEADS.sub("", clause.group().replace(share.group(), "")).strip("“”\"")
    return words or None
