"""Projects gone through one by one in a self-report: 1.护林补助项目绩效自评综述：…得分为98分，全年预算数为60万元 …."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from model.figure import Subject
from model.regexp import regexp
from parsers.mark_words import OF_DIMENSION
from parsers.sentences.passage import NUM, Claim, Passage

_HEAD = regexp(
    r"^(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、．]+)?[“\"]?(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff\d()（）、-]{2,36}?)[”\"]?(?:支出)?(?:绩效自评|绩效评价)(?:综述|情况|结果|结论)[:：]"
)
_SCORE = regexp(rf"(?:自评得分|自评分数?|综合得分|得分)(?:为|:)*(?P<x>{NUM})分")
_MONEY = (
    ("budget_total", regexp(r"(?P<label>年初预算(?:数|资金|金额)?)(?:为|:)*(?P<x>\d[\d,]*(?:\.\d+)?)(?:亿|万)?元")),
    ("budget_total", regexp(r"(?P<label>(?:项目)?(?:全年|调整后)预算(?:数|资金|金额)?)(?:为|:)*(?P<x>\d[\d,]*(?:\.\d+)?)(?:亿|万)?元")),
    ("funds_spent", regexp(r"(?P<label>(?:全年|实际|累计)*(?:预算)?(?:执行数|支出数|实际支出|支出))(?:为|:)*(?P<x>\d[\d,]*(?:\.\d+)?)(?:亿|万)?元")),
)
_DONE = regexp(rf"(?P<label>完成(?:全年|年度|年初|调整后|全部|项目)*预算(?:数|额)?的?)(?:比例)?(?:为|达|到|:)*(?P<x>{NUM})%")


_LISTED = regexp(r"(?:分别为|分别是|包括|即|为|:)(?P<names>[\u4e00-\u9fff“”\"()（）\d]{4,40}(?:[、和及][\u4e00-\u9fff“”\"()（）\d]{4,40})+)[，。;]")
_EACH = regexp(rf"(?P<label>(?:自评|评价|综合|绩效)*得分)(?:依次|分别)(?:为|是|:)*(?P<marks>{NUM}分?(?:[、，和及]{{1,2}}{NUM}分?)+)(?=[，。;]|$)")


def read_respective(passage: Passage) -> Iterator[Claim]:
    """甲项目、乙项目和丙项目，…得分分别为96分、94.5分和92分: each project's, in the order of the names."""
    for match in passage.matches(_EACH, "得分"):
        named = [found for found in (*passage.matches(_LISTED), *passage.matches(_OWNERS, "得分")) if found.end("names") <= match.start()]
        names = [name.strip("“”\"") for name in regexp(r"[、和及](?=[\u4e00-\u9fff“])").split(named[-1]["names"])] if named else []
        marks = [match.start("marks") + mark.start() for mark in re.finditer(NUM, match["marks"])]
        if len(names) != len(marks) or len(set(names)) != len(names):
            continue
        for name, start in zip(names, marks, strict=True):
            number = passage.number_at(start)
            if number is not None:
                yield passage.claim(number, "self_score" if "自评" in match["label"] else "total_score", match["label"], Subject(scope=name))


_OWNERS = regexp(r"(?:^|(?<=[。；;，,:：]))(?P<names>[\u4e00-\u9fff（）()]{2,24}(?:[、和及与][\u4e00-\u9fff（）()]{2,24}?)+)(?:的)?(?=(?:自评|评价|综合|绩效)*得分(?:依次|分别))")
"""甲项目、乙项目自评得分分别为97.5分和96.2分."""
_ALL_OF = regexp(rf"(?P<label>(?:自评|评价|综合|绩效)*(?:得分|分数|评分))(?:依次|分别)(?:为|是|:)+(?P<list>(?:[，、；;和及]?[“\"]?[\u4e00-\u9fff（）()]{{2,24}}?[”\"]?(?:项目)?(?:得|为)?{NUM}分){{2,}})")
_ITS_MARK = regexp(rf"[，、；;和及]?[“\"]?(?P<name>[\u4e00-\u9fff（）()]{{2,24}}?)[”\"]?(?:得|为)?(?P<x>{NUM})分")


def read_told_apiece(passage: Passage) -> Iterator[Claim]:
    """三个项目自评得分分别为：甲98.8分、乙96.6分、丙97.7分: each behind its own name, whatever they are called."""
    for match in passage.matches(_ALL_OF, "分别", "依次"):
        found = [mark for mark in _ITS_MARK.finditer(passage.text, match.start("list"), match.end("list")) if Decimal(mark["x"]) > _LARGEST_LEVEL]
        own = "自评" in match["label"] or "自评" in passage.text[max(0, match.start() - _NEAR) : match.start()]
        for mark in found if len({mark["name"] for mark in found}) >= _SEVERAL else ():
            yield from passage.claims(mark, Subject(scope=mark["name"]), ("x", "self_score" if own else "total_score", match["label"]))


_NEAR = 12
_GOT = regexp(
    rf"(?:^|(?<=[，,。;:、])|(?<=其中))(?:\(?\d{{1,2}}[).、]|[①-⑳])?[“\"]?(?P<name>[\u4e00-\u9fff\d]{{2,24}}?(?:项目|资金|经费|专项|工程|补助|补贴))[”\"]?"
    rf"(?P<label>(?:自评|评价|复核|综合|绩效)*(?:得分|得))(?:为|是|:)*(?P<x>{NUM})分(?=[，,。;、(]|$)"
)


def read_apiece(passage: Passage) -> Iterator[Claim]:
    """甲项目得96分，等级为优；乙项目得88.5分: at least two, each project's own."""
    found = [match for match in passage.matches(_GOT, "得") if Decimal(match["x"]) > _LARGEST_LEVEL]
    if len({match["name"] for match in found}) < _SEVERAL:
        return
    for match in found:
        role = "eval_score" if "复核" in match["label"] else "self_score" if "自评" in match["label"] or "自评" in passage.text[: match.start()] else "total_score"
        yield from passage.claims(match, Subject(scope=match["name"]), ("x", role, match["label"]))


_MEAN = regexp(rf"(?P<who>自评|复核|复评|核定|评价|综合)?(?:得分)?(?P<label>平均(?:得)?分(?:数)?)(?:为|是|:)*(?P<x>{NUM})分(?=[，,。;、(]|$)")
_SO_MANY = regexp(r"(?P<n>\d{1,3}|[两三四五六七八九十])个(?:[\u4e00-\u9fff]{0,4})项目")
_NUMERALS = {"两": "2", **{word: str(number) for number, word in enumerate("三四五六七八九十", 3)}}
_BY_ANOTHER = ("复核", "复评", "核定")


def read_project_means(passage: Passage) -> Iterator[Claim]:
    """12个项目自评平均分96.2分，复核平均分83.7分: the mean of the marks of so many projects."""
    for match in passage.matches(_MEAN, "平均"):
        sentence = passage.sentence_at(match.start())
        told = list(_SO_MANY.finditer(passage.text, sentence.start, match.start())) if sentence is not None else []
        if not told and match["who"] == "自评":
            yield from passage.claims(match, Subject(item="平均"), ("x", "self_score", match["label"]))  # of how many, another paragraph tells
        if not told:
            continue
        count = _NUMERALS.get(told[-1]["n"], told[-1]["n"])
        role = "self_score" if match["who"] == "自评" else "eval_score" if match["who"] in _BY_ANOTHER else "total_score"
        yield from passage.claims(match, Subject(item=f"{count}个项目平均"), ("x", role, match["label"]))


_SEVERAL = 2
_LARGEST_LEVEL = 50
"""What is not more may be the mark of a first level."""
_REVIEWED = regexp(
    rf"(?P<own>自评(?:得)?分?)(?:为|是|:)*(?P<a>{NUM})分[，,、;]?(?:财政|抽查|评价)?(?P<label>复核|复评|核定|抽查)(?:后)?(?:得分|得|分)?(?:仅|为|是|:|只有)*(?P<b>{NUM})分"
)


def read_reviewed(passage: Passage) -> Iterator[Claim]:
    """某项目自评95分，复核82分: two totals side by side, the unit's own and the review's."""
    for match in passage.matches(_REVIEWED, "复核", "复评", "核定", "抽查"):
        if OF_DIMENSION.search(passage.text, 0, match.start()):
            continue
        yield from passage.claims(match, Subject(), ("a", "self_score", match["own"]), ("b", "eval_score", match["label"]))


def read_projects(passage: Passage) -> Iterator[Claim]:
    """1.护林补助项目绩效自评综述：…得分为98分，全年预算数为60万元，执行数为57万元，完成预算的95%: all of that project."""
    head = _HEAD.match(passage.text) if "绩效" in passage.text else None
    name = head["name"] if head is not None else None
    if name is not None:
        for match in passage.matches(_SCORE):
            number = passage.number_at(match.start("x"))
            if number is not None:
                yield passage.claim(number, "self_score", "自评得分", Subject(lot=name))
                break
        for role, pattern in _MONEY:
            amount = next(passage.matches(pattern), None)
            number = passage.number_at(amount.start("x")) if amount is not None else None
            if number is not None and amount is not None:
                yield passage.claim(number, role, amount["label"], Subject(item=name))
    for match in passage.matches(_DONE, "完成"):
        number = passage.number_at(match.start("x"))
        if number is not None:
            yield passage.claim(number, "execution_rate", match["label"], Subject(item=name))
